/* load_people.h - the people of a team by name; private to the loader. */
#ifndef MU_SCENARIO_LOAD_PEOPLE_H
#define MU_SCENARIO_LOAD_PEOPLE_H

#include "scenario/load_parts.h"

typedef struct {
    const char *name;
    int32_t     person;
} mu_known;

/* Those of a team who have names, in alphabetical order. */
typedef struct {
    int32_t   n;
    mu_known *one;
} mu_known_people;

mu_known_people mu_load_known_people(mu_load *l, int32_t team);
/* The one of that name, counted from 0 in the team, or -1. */
int32_t mu_known_person(const mu_known_people *known, const char *name);
/* The first, in their order, whose name is not before the first `length` bytes of a text. */
int32_t mu_known_from(const mu_known_people *known, const char *text, size_t length);
/* A number from 1 to `people`, counted from 0, or -1. */
int32_t mu_person_number(const char *text, int32_t people);

#endif

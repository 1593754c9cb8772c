#include "behaviour/mentoring.h"

const mu_mentoring_params mu_mentoring_default = { .peers = 0.56, .mentored = 1.5, .mentor = 0.15 };

double mu_mentoring_practice(const mu_mentoring_params *p, double experienced_share, bool mentored)
{
    return (1 + p->peers * experienced_share) * (mentored ? p->mentored : 1);
}

double mu_mentoring_handle(const mu_mentoring_params *p, double in_care)
{
    return 1 + p->mentor * in_care;
}

double mu_switching_handle(const mu_mentoring_params *p, bool other_kind)
{
    return other_kind ? 1 + p->switching : 1;
}

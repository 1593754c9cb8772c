#include "behaviour/loyalty.h"

#include "behaviour/compose.h"
#include "behaviour/relax.h"

const mu_loyalty_params mu_loyalty_default = { .back             = 0.8,
                                               .complains        = 0.02,
                                               .discontent       = 0.15,
                                               .failed           = 0.3,
                                               .leaving_solved   = 0.03,
                                               .leaving_unsolved = 0.34,
                                               .leaves           = 0.3 };
const mu_attack_params  mu_attack_default  = {
      .found = 0.3, .found_noted = 0.6, .longer = 1.5, .false_alarms = 0.005
};
const mu_survey_params mu_survey_default = { .answered = 0.15, .bias = 0, .checked = 0.02 };

double mu_loyalty_contacts(const mu_loyalty_params *p, double solved)
{
    return 1 / (1 - p->back * (1 - solved));
}

double mu_loyalty_complains(const mu_loyalty_params *p, bool content, bool failed)
{
    return mu_clipped(p->complains + (content ? 0 : p->discontent) + (failed ? p->failed : 0), 0, 1);
}

double mu_loyalty_thinks_of_leaving(const mu_loyalty_params *p, bool solved)
{
    return solved ? p->leaving_solved : p->leaving_unsolved;
}

double mu_loyalty_leaves(const mu_loyalty_params *p, bool solved, double loyalty, double stays)
{
    return mu_shifted(mu_loyalty_thinks_of_leaving(p, solved), -stays) * p->leaves * (1 - loyalty);
}

double mu_attack_contacts(const mu_attack_params *p, bool noted)
{
    return 1 / (noted ? p->found_noted : p->found);
}

double mu_attack_handle(const mu_attack_params *p)
{
    return p->longer;
}

double mu_survey_answers(const mu_survey_params *p, bool content)
{
    return content ? p->answered : mu_shifted(p->answered, p->bias);
}

double mu_survey_measured(const mu_survey_params *p, double content)
{
    const double yes = mu_survey_answers(p, true), no = mu_survey_answers(p, false);

    return content / (content + (1 - content) * (no / yes));
}

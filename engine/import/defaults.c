#include "import/import.h"

mu_import_options mu_import_defaults(void)
{
    return (mu_import_options){
        .interval     = mu_seconds(30 * 60),
        .max_handle   = mu_seconds(4 * 3600),
        .longest_idle = mu_seconds(10 * 60),
        .within       = mu_seconds(20),
        .target       = 0.8,
        .small_type   = 0.02,
    };
}

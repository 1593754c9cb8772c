/* Files: three tables in a folder, each complete or absent. */
#include "report_fixture.h"

#include <dirent.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report/output.h"
#include "report/report.h"

static char folder[64]; /* of the running test */

static int make_folder(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/muster-report-XXXXXX");
    return mkdtemp(folder) == NULL;
}

static int remove_folder(void **state)
{
    char command[128];
    (void)state;

    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static const char *in_folder(const char *name)
{
    static char path[256];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static char *content(const char *path)
{
    FILE *f    = fopen(path, "rb");
    char *text = calloc(1, 1 << 20);

    assert_non_null(f);
    assert_non_null(text);
    text[fread(text, 1, (1 << 20) - 1, f)] = '\0';
    fclose(f);
    return text;
}

static int files_in_folder(void)
{
    DIR *d = opendir(folder);
    int  n = 0;

    assert_non_null(d);
    for (const struct dirent *e; (e = readdir(d)) != NULL;) n += e->d_name[0] != '.';
    closedir(d);
    return n;
}

static mu_model *two_types(void)
{
    mu_model *m = new_model("A, \"B\" and C", 1, "08:00-09:00");

    add_type(m, "calls", 240, 300, 240);
    add_type(m, "订单", 60, 300, 0);
    add_team(m, "desk", 23, 24);
    serves(m, 0, 0);
    serves(m, 0, 1);
    on_duty(m, 0, 23, 8, 9);
    return m;
}

static mu_results *results_of_two(const mu_model *m)
{
    mu_results *r = new_results(m);

    put(r, "offered", 0, 240.25, 239, 241.5, 220, 261);
    put(r, "service_level", 0, 0.827, 0.824, 0.830, 0.783, 0.869);
    put(r, "occupancy", 0, 0.839, 0.838, 0.840, NAN, NAN);
    r->target[0] = (mu_target_met){ share(0.80, 0.04), share(0.625, 0.02) };
    for (int32_t k = 0; k < r->n_cells; k++) {
        mu_pairs *p =
            &r->cell_contact[(int64_t)k * mu_rows(m->n_types) * mu_cell_measure_count(MU_SCOPE_CONTACT) +
                             mu_cell_measure_find(mu_measure_find("offered"))];
        mu_pairs_add(p, 120 + k, 1);
        mu_pairs_add(p, 122 + k, 1);
    }
    return r;
}

static void three_tables_are_written_into_a_folder_that_is_made(void **state)
{
    mu_model   *m    = two_types();
    mu_results *r    = results_of_two(m);
    mu_diag    *diag = mu_diag_new();
    (void)state;

    const char *out = in_folder("new/er");
    assert_int_equal(mu_report_csv(r, out, diag), MU_OK);
    assert_int_equal(mu_diag_count(diag), 0);
    char *measures = content(in_folder("new/er/measures.csv"));
    cut_lines(measures, ",,,,,400");
    assert_golden(measures, "measures.csv");
    assert_golden(content(in_folder("new/er/intervals.csv")), "intervals.csv");
    assert_golden(content(in_folder("new/er/provenance.csv")), "provenance.csv");
    mu_diag_free(diag);
    free_all(r, m);
}

static void an_older_file_is_replaced_whole(void **state)
{
    mu_diag *diag = mu_diag_new();
    (void)state;

    assert_int_equal(mu_report_write(in_folder("a.json"), "{\"old\": true, \"long\": true}\n", diag), MU_OK);
    assert_int_equal(chmod(in_folder("a.json"), 0600), 0);
    assert_int_equal(mu_report_write(in_folder("a.json"), "{}\n", diag), MU_OK);

    char *text = content(in_folder("a.json"));
    assert_string_equal(text, "{}\n");
    free(text);
    struct stat now;
    assert_int_equal(stat(in_folder("a.json"), &now), 0);
    assert_int_equal(now.st_mode & 0777, 0600);
    assert_int_equal(files_in_folder(), 1);
    mu_diag_free(diag);
}

static void a_full_disk_leaves_the_older_file_and_no_other(void **state)
{
    mu_diag      *diag = mu_diag_new();
    char         *long_text;
    struct rlimit before, small;
    (void)state;

    assert_int_equal(mu_report_write(in_folder("a.json"), "old\n", diag), MU_OK);
    long_text = malloc(100001);
    assert_non_null(long_text);
    memset(long_text, 'x', 100000);
    long_text[100000] = '\0';

    /* A limit on the size of files stops a write in the middle, as a full disk does. */
    getrlimit(RLIMIT_FSIZE, &before);
    small          = before;
    small.rlim_cur = 50000;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    const mu_status status = mu_report_write(in_folder("a.json"), long_text, diag);
    setrlimit(RLIMIT_FSIZE, &before);

    assert_int_equal(status, MU_ERR_IO);
    assert_string_equal(mu_diag_get(diag, 0)->message, "cannot be written: File too large");
    assert_non_null(strstr(mu_diag_get(diag, 0)->hint, "free some space"));
    char *text = content(in_folder("a.json"));
    assert_string_equal(text, "old\n");
    assert_int_equal(files_in_folder(), 1);
    free(text);
    free(long_text);
    mu_diag_free(diag);
}

/* A folder with the name of the last table, so that only this one cannot take its place. */
static void tables_belong_together_all_or_none(void **state)
{
    mu_model   *m    = two_types();
    mu_results *r    = results_of_two(m);
    mu_diag    *diag = mu_diag_new();
    (void)state;

    assert_int_equal(mkdir(in_folder("provenance.csv"), 0700), 0);
    assert_int_equal(mu_report_csv(r, folder, diag), MU_ERR_IO);
    assert_int_equal(files_in_folder(), 1);
    assert_int_equal(rmdir(in_folder("provenance.csv")), 0);
    mu_diag_free(diag);
    free_all(r, m);
}

static void an_older_comparison_does_not_stay_beside_tables_without_one(void **state)
{
    mu_model   *m    = two_types();
    mu_results *r    = results_of_two(m);
    mu_diag    *diag = mu_diag_new();
    (void)state;

    assert_int_equal(mu_report_write(in_folder("backtest.csv"), "old\n", diag), MU_OK);
    assert_int_equal(mu_report_csv(r, folder, diag), MU_OK);
    assert_int_equal(files_in_folder(), 3);
    mu_diag_free(diag);
    free_all(r, m);
}

static void a_new_file_takes_nobodys_place(void **state)
{
    mu_diag   *diag   = mu_diag_new();
    mu_output *out[2] = { NULL };
    (void)state;

    assert_int_equal(mu_output_open_new(in_folder("a"), diag, &out[0]), MU_OK);
    assert_int_equal(mu_output_open_new(in_folder("b"), diag, &out[1]), MU_OK);
    mu_output_add(out[0], "a\n");
    mu_output_add(out[1], "b\n");
    FILE *meanwhile = fopen(in_folder("b"), "w");
    assert_non_null(meanwhile);
    fputs("somebody else's\n", meanwhile);
    fclose(meanwhile);
    assert_int_equal(mu_output_close_all(out, 2, diag), MU_ERR_IO);
    assert_int_equal(files_in_folder(), 1); /* no a without b */
    char *text = content(in_folder("b"));
    assert_string_equal(text, "somebody else's\n");
    free(text);
    assert_int_equal(mu_output_open_new(in_folder("b"), diag, &out[0]), MU_ERR_IO);
    assert_null(out[0]);
    mu_diag_free(diag);
}

static void a_device_is_written_directly_and_its_failure_told(void **state)
{
    mu_diag *diag = mu_diag_new();
    (void)state;

    assert_int_equal(mu_report_write("/dev/null", "{}\n", diag), MU_OK);
    assert_int_equal(mu_report_write("/dev/full", "{}\n", diag), MU_ERR_IO);
    assert_string_equal(mu_diag_get(diag, 0)->at.file, "/dev/full");
    assert_string_equal(mu_diag_get(diag, 0)->message, "cannot be written: No space left on device");
    struct stat now;
    assert_int_equal(stat("/dev/full", &now), 0);
    assert_true(S_ISCHR(now.st_mode));
    mu_diag_free(diag);
}

static void a_symbolic_link_keeps_pointing_at_the_file(void **state)
{
    mu_diag *diag = mu_diag_new();
    char     real[256];
    (void)state;

    snprintf(real, sizeof real, "%s", in_folder("real.json"));
    assert_int_equal(mu_report_write(real, "old\n", diag), MU_OK);
    assert_int_equal(symlink("real.json", in_folder("link.json")), 0);
    assert_int_equal(mu_report_write(in_folder("link.json"), "new\n", diag), MU_OK);

    struct stat now;
    assert_int_equal(lstat(in_folder("link.json"), &now), 0);
    assert_true(S_ISLNK(now.st_mode));
    char *text = content(real);
    assert_string_equal(text, "new\n");
    free(text);
    mu_diag_free(diag);
}

static void a_place_that_cannot_be_written_is_named_with_a_hint(void **state)
{
    mu_diag *diag = mu_diag_new();
    (void)state;

    assert_int_equal(mu_report_write(in_folder("no/such/a.json"), "{}", diag), MU_ERR_IO);
    assert_string_equal(mu_diag_get(diag, 0)->message, "cannot be written: No such file or directory");
    assert_string_equal(mu_diag_get(diag, 0)->hint, "make the folder first, or choose one that exists");
    assert_int_equal(mu_report_write(folder, "{}", diag), MU_ERR_IO);
    assert_string_equal(mu_diag_get(diag, 1)->hint, "this is a folder; give the name of a file");

    assert_int_equal(mu_report_write(in_folder("file"), "", diag), MU_OK);
    assert_int_equal(mu_output_folder(in_folder("file/sub"), diag), MU_ERR_IO);
    assert_string_equal(mu_diag_get(diag, 2)->message, "the folder cannot be made: Not a directory");
    assert_int_equal(mu_output_folder("", diag), MU_ERR_IO);
    assert_int_equal(mu_output_folder("/", diag), MU_OK);
    assert_int_equal(mu_output_folder(folder, diag), MU_OK);
    mu_diag_free(diag);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(three_tables_are_written_into_a_folder_that_is_made, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(an_older_file_is_replaced_whole, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(a_full_disk_leaves_the_older_file_and_no_other, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(tables_belong_together_all_or_none, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(an_older_comparison_does_not_stay_beside_tables_without_one,
                                        make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(a_new_file_takes_nobodys_place, make_folder, remove_folder),
        cmocka_unit_test(a_device_is_written_directly_and_its_failure_told),
        cmocka_unit_test_setup_teardown(a_symbolic_link_keeps_pointing_at_the_file, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_place_that_cannot_be_written_is_named_with_a_hint, make_folder,
                                        remove_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

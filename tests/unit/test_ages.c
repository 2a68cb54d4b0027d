// SPDX-License-Identifier: MIT
// og_ages_read and og_roll_read: the ways in which reports print for which ages a provider is, and how many it has.
#include "analyse/ages.h"
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

typedef struct ages_case {
    const char *text;
    const char *wanted; // "": none
} ages_case;

static void test_ages(void **state)
{
    static const ages_case cases[] = {
        {"3-11", "3-11"},
        {"3\xE2\x80\x93"
         "11",
         "3-11"},
        {"2 - 18 years", "2-18"},
        {"2\xC2\xA0\xE2\x80\x93\xC2\xA0"
         "18",
         "2-18"},
        {"11 to 16", "11-16"},
        {"0 to 4", "0-4"},
        {"4 to 11 (with a nursery from 3)", "4-11"},
        {"Between 4 and 7 years of age", "4-7"},
        {"of pupils Mixed 5-16", "5-16"},
        {"0 to under 5", "0-5"},
        {"Birth to 5 years", "0-5"},
        {"birth - 8", "0-8"},
        {"3 months to 5 years", "0-5"},
        {"18 months - 11 years", "1-11"},
        {"6 to 36 months", "0-3"},
        {"16+", "16-"},
        {"16 plus", "16-"},
        {"16 years and over", "16-"},
        {"Over 16", "16-"},
        {"up to 8", "-8"},
        {"Under 5", "-5"},
        {"Under 18 months", "-1"},
        {"up to 36 months", "-3"},
        {"up to 8 years", "-8"},
        {"under 5 March 2014", ""},
        {"311", "3-11"},
        {"1118", "11-18"},
        {"216", "2-16"},
        {"47", "4-7"},
        {"16", ""},
        {"11-3", ""},
        {"3-11 March 2015", ""},
        {"3 to 110", ""},
        {"2013", ""},
        {"12345", ""},
        {"mixed", ""},
        {"", ""},
        {"3-", ""},
        {"to 5", ""},
        {"Year7 to 9", ""},
        {"under", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char got[16] = "", from[4] = "", to[4] = "";
        og_age_range ages = {0};
        if (og_ages_read(og_str_from(cases[i].text), &ages)) {
            if (ages.from.known)
                snprintf(from, sizeof from, "%d", ages.from.years % 100);
            if (ages.to.known)
                snprintf(to, sizeof to, "%d", ages.to.years % 100);
            snprintf(got, sizeof got, "%s-%s", from, to);
        }
        if (!og_str_equal(og_str_from(got), og_str_from(cases[i].wanted)))
            fail_msg("\"%s\": \"%s\", not \"%s\"", cases[i].text, got, cases[i].wanted);
    }
}

static void test_rolls(void **state)
{
    static const struct {
        const char *text;
        size_t wanted; // 0: none
    } cases[] = {
        {"305", 305},
        {" 305 (of which 41 part-time)", 305},
        {"1,204", 1204},
        {"305, mixed", 305},
        {"305 pupils", 305},
        {"96.", 96},
        {"12,50", 12},
        {"1, 204", 1204},
        {"305, 12 of them part-time", 305},
        {"96, 102 of them part-time", 96},
        {"305 to date", 305},
        {"85 per cent", 0},
        {"85 percent", 0},
        {"12 out of 40", 0},
        {"3 to 11", 0},
        {"12 March 2014", 0},
        {"305 Marchers", 305},
        {"0", 0},
        {"85%", 0},
        {"85 %", 0},
        {"3-11", 0},
        {"3 \xE2\x80\x93 11", 0},
        {"12/03/2014", 0},
        {"12th", 0},
        {"", 0},
        {"none", 0},
        {"123456", 0},
        {"99999999999999999999999", 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t got = 0;
        bool read = og_roll_read(og_str_from(cases[i].text), &got);
        if (read != (cases[i].wanted > 0) || (read && got != cases[i].wanted))
            fail_msg("\"%s\": %zu, not %zu", cases[i].text, got, cases[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ages),
        cmocka_unit_test(test_rolls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

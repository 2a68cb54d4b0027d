// SPDX-License-Identifier: MIT
// og_persons_split: the names in the lists of inspectors, in all the forms in which they are printed.
#include "unit/analysed.h"

static og_arena *arena;

static int open_arena(void **state)
{
    (void)state;
    arena = og_arena_new();
    return !arena;
}

static int close_arena(void **state)
{
    (void)state;
    og_arena_free(arena);
    return 0;
}

// Adds the names of `text`, "Name*" for a lead, one a line.
static void write_names(og_inspection *inspection, og_buf *out)
{
    for (size_t i = 0; i < inspection->inspectors.count; i++)
        og_buf_printf(out, "%.*s%s\n", OG_STR_ARG(inspection->inspectors.items[i].name),
                      inspection->inspectors.items[i].lead ? "*" : "");
}

static const og_persons_most ALL = {.bytes = SIZE_MAX, .persons = SIZE_MAX};

typedef struct list_case {
    const char *text;
    const char *names;
} list_case;

static void check_lists(const list_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        og_inspection inspection = {0};
        og_buf out = {0};
        og_persons_seen seen;
        assert_int_equal(og_persons_split(arena, og_str_from(cases[i].text), ALL, false, &inspection, &seen), OG_OK);
        assert_false(seen.more);
        write_names(&inspection, &out);
        check_buf(&out, cases[i].names);
    }
}

#define CHECK_LISTS(cases) check_lists(cases, sizeof(cases) / sizeof *(cases))
#define RSQUO "\xE2\x80\x99"

static void reads_one_person_with_an_office(void **state)
{
    static const list_case cases[] = {
        {"Sarah Urding HMI", "Sarah Urding\n"},
        {"Sarah Urding, HMI", "Sarah Urding\n"},
        {"Sarah Urding (HMI)", "Sarah Urding\n"},
        {"Cornelius Hallam, His Majesty" RSQUO "s Inspector", "Cornelius Hallam\n"},
        {"Cornelius Hallam, Her Majesty's Inspector", "Cornelius Hallam\n"},
        {"Cornelius Hallam Her Majesty" RSQUO "s Inspector (lead)", "Cornelius Hallam\n"},
        {"Jo Petch, Ofsted HMI Lead inspector", "Jo Petch\n"},
        {"Jo Petch, Ofsted Inspector", "Jo Petch\n"},
        {"Jo Petch, Senior His Majesty" RSQUO "s Inspector", "Jo Petch\n"},
        {"Jo Petch, Social Care Regulatory Inspector", "Jo Petch\n"},
        {"Jo Petch, Quality Assurance Manager", "Jo Petch\n"},
        {"Mrs Jo Petch HMI", "Jo Petch\n"},
        {"Dr. Jo Petch", "Jo Petch\n"},
        {"HMI Jo Petch", "Jo Petch\n"},
        {"Jo Petch", "Jo Petch\n"},
        {"Jo Petch AI", "Jo Petch\n"},
        {"Jo Petch Lay Inspector", "Jo Petch\n"},
        {"Jo Petch, Lay member", "Jo Petch\n"},
        {"Jo Petch, lay", "Jo Petch\n"},
    };
    (void)state;
    CHECK_LISTS(cases);
}

static void reads_several_persons(void **state)
{
    static const list_case cases[] = {
        {"Ann Alder, HMI, and Bo Birch, Her Majesty" RSQUO "s Inspector", "Ann Alder\nBo Birch\n"},
        {"Ann Alder and Bo Birch", "Ann Alder\nBo Birch\n"},
        {"Ann Alder, Bo Birch, Cy Cedar and Di Doust", "Ann Alder\nBo Birch\nCy Cedar\nDi Doust\n"},
        {"Ann Alder HMI, Bo Birch HMI", "Ann Alder\nBo Birch\n"},
        {"Ann Alder HMI Bo Birch HMI", "Ann Alder\nBo Birch\n"},
        {"Ann Alder (HMI) & Bo Birch (Ofsted Inspector)", "Ann Alder\nBo Birch\n"},
        {"Ann Alder; Bo Birch / Cy Cedar", "Ann Alder\nBo Birch\nCy Cedar\n"},
        {"Ann Alder, Lead inspector, Bo Birch, Additional inspector", "Ann Alder\nBo Birch\n"},
        {"Ann Alder, His Majesty" RSQUO "s Inspector Bo Birch, Ofsted Inspector", "Ann Alder\nBo Birch\n"},
        {"Her Majesty" RSQUO "s Inspectors Ann Alder and Bo Birch", "Ann Alder\nBo Birch\n"},
        {"Ann Alder, HMI, ann alder HMI, Ann Alder", "Ann Alder\n"},
    };
    (void)state;
    CHECK_LISTS(cases);
}

static void reads_names_of_all_shapes(void **state)
{
    static const list_case cases[] = {
        {"M\xC3\xA1ire Atherton", "M\xC3\xA1ire Atherton\n"},
        {"\xC3\x89"
         "dith Q\xC3\xBC"
         "er, HMI",
         "\xC3\x89"
         "dith Q\xC3\xBC"
         "er\n"},
        {"\xC5\x81ukasz \xC5\xBB"
         "elazny HMI",
         "\xC5\x81ukasz \xC5\xBB"
         "elazny\n"},
        {"Jenny -Ellen Scotland", "Jenny-Ellen Scotland\n"},
        {"Jenny- Ellen Scotland", "Jenny-Ellen Scotland\n"},
        {"Jenny-Ellen Scotland-Smith HMI", "Jenny-Ellen Scotland-Smith\n"},
        {"Pat O'Dowd and Kit D" RSQUO "Arcy", "Pat O'Dowd\nKit D" RSQUO "Arcy\n"},
        {"Jan van der Berg, HMI", "Jan van der Berg\n"},
        {"Luc de la Tour", "Luc de la Tour\n"},
        {"A. B. Alder HMI", "A. B. Alder\n"},
        {"Ann B Alder", "Ann B Alder\n"},
        {"Rhys ap Gwent", "Rhys ap Gwent\n"},
        {"Mary McAdam", "Mary McAdam\n"},
        {"Ai Ling Wong and Ray Lay", "Ai Ling Wong\nRay Lay\n"},
        {"Ray Lay, HMI", "Ray Lay\n"},
    };
    (void)state;
    CHECK_LISTS(cases);
}

static void reads_nobody_where_nobody_is_named(void **state)
{
    static const list_case cases[] = {
        {"", ""},
        {"   ", ""},
        {"His Majesty" RSQUO "s Inspector", ""},
        {"HMI, HMI and HMI", ""},
        {"Madonna", ""},
        {",;()&/", ""},
        {"and and and", ""},
        {"two of Her Majesty" RSQUO "s Inspectors", ""},
        {"van der", ""},
        {"the lead inspector was joined by others", ""},
        {"\xC3", ""},
        {"- -", ""},
    };
    (void)state;
    CHECK_LISTS(cases);
}

static void stops_where_the_sentence_does(void **state)
{
    static const list_case cases[] = {
        {"Ann Alder and Bo Birch. Cy Cedar wrote to the council.", "Ann Alder\nBo Birch\n"},
        {"Ann Alder, HMI. The visit took place in May.", "Ann Alder\n"},
    };
    (void)state;
    CHECK_LISTS(cases);
}

static void marks_leads_and_keeps_the_first_of_equal_names(void **state)
{
    og_inspection inspection = {0};
    og_buf out = {0};
    og_persons_seen seen;
    (void)state;
    assert_int_equal(og_persons_split(arena, OG_STR("Ann Alder HMI and Bo Birch HMI"), ALL, true, &inspection, &seen),
                     OG_OK);
    assert_int_equal(og_persons_split(arena, OG_STR("Bo Birch HMI, Cy Cedar"), ALL, false, &inspection, &seen), OG_OK);
    write_names(&inspection, &out);
    check_buf(&out, "Ann Alder*\nBo Birch*\nCy Cedar\n");
}

// Whole names are taken, and others are told of: not those that are known or stand behind a sentence.
static void takes_no_more_than_is_asked_for(void **state)
{
    static const struct {
        const char *text;
        og_persons_most most;
        const char *names;
        bool more;
    } cases[] = {
        {"Ann Alder, Bo Birch, Cy Cedar", {9, 9}, "Ann Alder\n", true},
        {"Ann Alder, Bo Birch, Cy Cedar", {11, 9}, "Ann Alder\n", true},
        {"Ann Alder, Bo Birch, Cy Cedar", {12, 9}, "Ann Alder\nBo Birch\n", true},
        {"Ann Alder, Bo Birch, Cy Cedar", {22, 9}, "Ann Alder\nBo Birch\nCy Cedar\n", false},
        {"Ann Alder and Bo Birch and Cy Cedar", {16, 9}, "Ann Alder\nBo Birch\n", true},
        {"Ann Alder HMI Bo Birch HMI Cy Cedar", {16, 9}, "Ann Alder\nBo Birch\n", true},
        {"Ann Alder Mr Bo Birch Mrs Cy Cedar", {16, 9}, "Ann Alder\nBo Birch\n", true},
        {"Ann Alder, Regulatory Inspection Manager of Ponds, Bo Birch", {12, 9}, "Ann Alder\n", true},
        {"Ann Alder, Regulatory Inspection Manager of Ponds", {12, 9}, "Ann Alder\n", false},
        {"Ann Alder, Bo Birch, Ann Alder", {12, 9}, "Ann Alder\nBo Birch\n", false},
        {"Ann Alder, Bo Birch. Cy Cedar", {12, 9}, "Ann Alder\nBo Birch\n", false},
        {"nobody at all, Ann Alder", {9, 9}, "", false},
        {"Ann B C D E F Bo H I J K L Cy", {9, 9}, "Ann B C D E F\n", true}, // nothing divides these
        {"Ann Alder, Bo Birch, Cy Cedar", {99, 2}, "Ann Alder\nBo Birch\n", true},
        {"Ann Alder, Bo Birch, Ann Alder", {99, 2}, "Ann Alder\nBo Birch\n", false},
        {"Ann Alder", {0, 9}, "", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        og_inspection inspection = {0};
        og_buf out = {0};
        og_persons_seen seen;
        assert_int_equal(og_persons_split(arena, og_str_from(cases[i].text), cases[i].most, false, &inspection, &seen),
                         OG_OK);
        write_names(&inspection, &out);
        check_buf(&out, cases[i].names);
        assert_int_equal(seen.more, cases[i].more);
        assert_int_equal(seen.named, inspection.inspectors.count > 0);
    }
}

// Whatever bytes come, nothing breaks and all that is read has two words.
static void takes_any_bytes(void **state)
{
    unsigned seed = 1;
    (void)state;
    for (size_t run = 0; run < 2000; run++) {
        char text[64];
        og_inspection inspection = {0};
        for (size_t i = 0; i < sizeof text; i++) {
            static const char likely[] = "AB ab-.,' \xC3\xA1&/()HMI\n";
            seed = seed * 1103515245U + 12345U;
            unsigned pick = seed >> 16;
            text[i] = pick % 8 ? likely[pick / 8 % (sizeof likely - 1)] : (char)(pick / 8 % 256);
        }
        og_persons_seen seen;
        assert_int_equal(og_persons_split(arena, (og_str){text, sizeof text},
                                          (og_persons_most){.bytes = run % sizeof text, .persons = run % 3 + 1}, false,
                                          &inspection, &seen),
                         OG_OK);
        assert_in_range(inspection.inspectors.count, 0, run % 3 + 1);
        for (size_t i = 0; i < inspection.inspectors.count; i++)
            assert_true(inspection.inspectors.items[i].name.len >= 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_one_person_with_an_office),
        cmocka_unit_test(reads_several_persons),
        cmocka_unit_test(reads_names_of_all_shapes),
        cmocka_unit_test(reads_nobody_where_nobody_is_named),
        cmocka_unit_test(stops_where_the_sentence_does),
        cmocka_unit_test(marks_leads_and_keeps_the_first_of_equal_names),
        cmocka_unit_test(takes_no_more_than_is_asked_for),
        cmocka_unit_test(takes_any_bytes),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}

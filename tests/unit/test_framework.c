// SPDX-License-Identifier: MIT
// The frameworks of data/: the schema holds for each, every pattern compiles, the forms they are made for match, and
// the guide's examples load.
#include "rules/embedded.h"
#include "rules/framework.h"
#include "rules/scanner.h"
#include "unit/data.h"
#include "unit/texts.h"

static og_catalogue *catalogue;
static og_scanner *scanner;

static int open_catalogue(void **state)
{
    (void)state;
    return og_catalogue_new(NULL, NULL, &catalogue) != OG_OK || og_scanner_new(catalogue, NULL, &scanner) != OG_OK;
}

static int close_catalogue(void **state)
{
    (void)state;
    og_scanner_free(scanner);
    og_catalogue_free(catalogue);
    return 0;
}

// Loads texts as a user's folder, which checks them against the schema and compiles their patterns.
static void load_as_user(const og_str *texts, size_t count)
{
    data_folder made;
    open_folder(&made);
    for (size_t i = 0; i < count; i++)
        put_next(&made, texts[i]);
    og_catalogue_free(load_folder(&made));
}

static void test_built_in_files_fit_the_schema(void **state)
{
    og_str texts[64];
    size_t count = 0;
    (void)state;
    for (size_t i = 0; i < og_embedded_file_count && count < 64; i++)
        if (og_str_starts(og_embedded_files[i].name, OG_STR("frameworks/")))
            texts[count++] = og_embedded_files[i].bytes;
    assert_true(count > 10);
    load_as_user(texts, count);
}

static void test_every_pattern_compiles(void **state)
{
    (void)state;
    for (size_t i = 0; i < catalogue->patterns.count; i++) {
        og_str message, expanded;
        size_t offset;
        const og_pattern *pattern = &catalogue->patterns.items[i];
        assert_int_equal(og_pattern_expand(catalogue->arena, pattern->written, pattern->scale, &expanded), OG_OK);
        if (!og_pattern_check(catalogue->arena, expanded, &message, &offset))
            fail_msg("%.*s at %zu of %.*s", OG_STR_ARG(message), offset, OG_STR_ARG(expanded));
    }
}

// Of the blocks ```xml ... ``` of the guide all load together.
static void test_the_examples_of_the_guide_load(void **state)
{
    og_buf page = read_file(OG_SOURCE_DIR "/docs/frameworks.md");
    og_str text = og_buf_str(&page);
    og_str texts[8];
    size_t count = 0, at = 0;
    (void)state;
    while (count < 8 && (at = og_str_find(text, OG_STR("```xml\n"), at)) != SIZE_MAX) {
        size_t end = og_str_find(text, OG_STR("\n```"), at);
        texts[count++] = og_str_slice(text, at + 7, end);
        at = end;
    }
    assert_int_equal(count, 2);
    load_as_user(texts, count);
    og_buf_free(&page);
}

// The value that the first pattern of a field for `place` that matches gives.
static og_str field_value(const og_framework *framework, const char *field, og_place place, og_str subject)
{
    const og_matchers *matchers = og_framework_field(framework, og_str_from(field));
    for (size_t i = 0; matchers && i < matchers->count; i++) {
        const og_matcher *matcher = &matchers->items[i];
        og_match match;
        if (matcher->kind != OG_MATCH_PATTERN || matcher->place != place)
            continue;
        if (og_scanner_find(scanner, matcher->pattern, subject, 0, &match))
            return matcher->value.len ? matcher->value : og_str_slice(subject, match.value.start, match.value.end);
    }
    return OG_STR("(none)");
}

typedef struct field_case {
    const char *framework;
    const char *field;
    og_place place;
    const char *subject;
    const char *value;
} field_case;

static const field_case FIELDS[] = {
    {"ilacs", "provider", OG_IN_TITLE, "Inspection of Eastmarsh local authority children\xE2\x80\x99s services",
     "Eastmarsh"},
    {"ilacs", "provider", OG_IN_TITLE, "Inspection of the Isle of Brae children's services", "Isle of Brae"},
    {"ilacs", "provider", OG_IN_TITLE, "Inspection of Elm, Oak and Ash Council local authority children's services",
     "Elm, Oak and Ash Council"},
    {"ilacs", "provider", OG_IN_TITLE, "Inspection of Royal Borough of St. Wend local authority children's services",
     "Royal Borough of St. Wend"},
    {"ilacs", "provider", OG_IN_TITLE,
     "City of Norham Metropolitan Borough Council Inspection of children's social care services",
     "City of Norham Metropolitan Borough Council"},
    {"ilacs", "provider", OG_IN_TITLE, "Inspection of Norham Children and Families Trust",
     "Norham Children and Families Trust"},
    {"ilacs", "provider", OG_IN_TITLE, "Inspection of services for children in need of help and protection", "(none)"},
    {"sif", "provider", OG_IN_TITLE,
     "Brae upon Wend Borough Council Inspection of services for children in need of help and protection, children "
     "looked "
     "after and care leavers",
     "Brae upon Wend Borough Council"},
    {"sif", "provider", OG_IN_TITLE,
     "Norham Council Re-inspection of services for children in need of help and protection", "Norham Council"},
    {"sif", "type", OG_IN_TITLE, "Norham Council Re-inspection of services for children", "re-inspection"},
    {"focused-visit", "provider", OG_IN_TITLE,
     "Dear Ms Reed Focused visit to the Isle of Brae local authority children's services", "Isle of Brae"},
    {"focused-visit", "provider", OG_IN_TITLE, "Focused visit to Oak & Ash children\xE2\x80\x99s services",
     "Oak & Ash"},
    {"focused-visit", "dates", OG_IN_OPENING,
     "This letter summarises the findings of the focused visit to Norham children's services on 30 and 31 January. The "
     "inspectors were",
     "30 and 31 January"},
    {"focused-visit", "dates", OG_IN_OPENING,
     "This letter summarises the findings of a focused visit to Norham children's services between 3 and 5 May 2031.",
     "3 and 5 May 2031"},
    {"focused-visit", "published", OG_IN_OPENING,
     "Store Street 22 June 2031 Ann Reed Town Hall Norham NH1 1NH Dear Ms Reed", "22 June 2031"},
    {"focused-visit", "inspectors", OG_IN_OPENING,
     "The inspectors were Ann Elm, HMI, and Bob Oak, HMI. Inspectors looked", "Ann Elm, HMI, and Bob Oak, HMI"},
    {"focused-visit", "inspectors", OG_IN_OPENING, "His Majesty's Inspectors for this visit were Ann Elm and Bob Oak.",
     "Ann Elm and Bob Oak"},
    {"monitoring-visit", "provider", OG_IN_TITLE, "Monitoring visit of Norham City Council children's services",
     "Norham City Council"},
    {"area-send", "provider", OG_IN_TITLE, "Area SEND inspection of Brae-on-Wend Local Area Partnership",
     "Brae-on-Wend"},
    {"area-send", "lead-inspector", OG_IN_TEXT,
     "Ofsted\tCare Quality Commission\nAnn Elm, Ofsted HMI lead inspector\tBob Oak, CQC", "Ann Elm"},
    {"area-send", "lead-inspector", OG_IN_TEXT, "Mr Bob Oak, HMI, Lead inspector\tX", "Bob Oak"},
    {"area-send", "lead-inspector", OG_IN_TEXT, "Ann Elm, CQC lead inspector", "Ann Elm"},
    {"looked-after", "provider", OG_IN_TITLE, "Inspection of looked after children services Norham Council",
     "Norham Council"},
    {"child-protection", "provider", OG_IN_OPENING,
     "Norham County Council \xE2\x80\x93 Inspection of child protection 13-22 May 2031", "Norham County Council"},
    {"child-protection", "dates", OG_IN_OPENING,
     "Norham County Council \xE2\x80\x93 Inspection of child protection 13-22 May 2031 Summary", "13-22 May 2031"},
    {"ilacs", "provider", OG_IN_TEXT, "Skip to content\n\nNorham\n\nInspection of children's social care services",
     "Norham"},
    {"sif", "provider", OG_IN_TEXT,
     "Home > Reports\n\nNorham Council\nRe-inspection of services for children in need of help and protection",
     "Norham Council"},
    {"monitoring-visit", "provider", OG_IN_TEXT,
     "Dear Ms Reed\nMonitoring visit of St. Wend local authority\xE2\x80\x99s children\xE2\x80\x99s services\nThis "
     "letter",
     "St. Wend"},
    {"focused-visit", "provider", OG_IN_TEXT, "Focused visit to Norham Children's Services Trust\nThis letter",
     "Norham Children's Services Trust"},
    {"assurance-visit", "provider", OG_IN_OPENING,
     "Focused assurance visit to Norham This letter summarises the findings of a focused assurance visit to Norham on "
     "1 "
     "May 2020.",
     "Norham"},
    {"jtai", "provider", OG_IN_TEXT,
     "Joint targeted area inspection of the multi-agency response to neglect in the Isle of Brae\nBetween",
     "Isle of Brae"},
    {"jtai", "provider", OG_IN_TEXT, "Joint targeted area inspection of Brae and Norham\nThis", "Brae and Norham"},
    {"jtai", "provider", OG_IN_OPENING,
     "undertook a joint inspection of the multi-agency response to abuse in St. Wend. This inspection", "St. Wend"},
    {"jtai", "dates", OG_IN_OPENING, "Between 8 and 12 February 2026, Ofsted, the Care", "8 and 12 February 2026"},
    {"area-send-2016", "provider", OG_IN_TEXT, "Joint local area SEND inspection in Brae-on-Wend\nBetween",
     "Brae-on-Wend"},
    {"area-send-2016", "provider", OG_IN_OPENING,
     "conducted a joint inspection of the local area of the Isle of Brae to judge the effectiveness", "Isle of Brae"},
    {"area-send-2016", "dates", OG_IN_OPENING, "Between 12 May 2016 and 16 May 2016, Ofsted and the",
     "12 May 2016 and 16 May 2016"},
    {"area-send-2016", "type", OG_IN_TITLE, "Joint area SEND revisit in Brae", "re-inspection"},
    {"area-send-2016", "lead-inspector", OG_IN_TEXT,
     "Ann Reed\tBob Ash\nRegional Director\tDeputy\nCy Elm\tDi Oak\nHMI Lead Inspector\tCQC Lead Inspector", "Cy Elm"},
    {"section-8", "dates", OG_IN_OPENING,
     "Following my visit with Bob Oak, Ofsted Inspector, to your school on 7 and 8 March 2026, I write",
     "7 and 8 March 2026"},
    {"section-8", "provider", OG_IN_TEXT, "Dear Mrs Reed\nShort inspection of Elm Primary School\nFollowing",
     "Elm Primary School"},
    {"eif-2019", "provider", OG_IN_TEXT, "Inspection of a good school: Elm Church of England Primary School\nElm Road",
     "Elm Church of England Primary School"},
    {"early-years", "provider", OG_IN_TEXT, "Inspection of Little Elms\nThe Hall", "Little Elms"},
    {"fe-skills", "provider", OG_IN_TEXT, "Inspection of Elm Training Ltd\nInspection dates", "Elm Training Ltd"},
    {"sccif", "urn", OG_IN_TITLE, "SC999901 Registered provider: Elm Care", "SC999901"},
    {"eif-2019", "local-authority", OG_IN_TEXT, "Local authority\tHarrowdale\nType", "Harrowdale"},
    {"eif-2019", "local-authority", OG_IN_TEXT, "Local authority: Stoke-on-Elm Inspection number 1", "Stoke-on-Elm"},
    {"eif-2019", "local-authority", OG_IN_TEXT, "LEA area: Elm and North East Wend\nUnique", "Elm and North East Wend"},
    {"eif-2019", "local-authority", OG_IN_TEXT, "Local authority\nRoyal Borough of Elm upon Wend\n1",
     "Royal Borough of Elm upon Wend"},
    {"eif-2019", "local-authority", OG_IN_TEXT, "Local authority\nInspection number\nHarrowdale", "(none)"},
    {"eif-2019", "local-authority", OG_IN_TEXT, "Local authority officers visit the school.\n", "(none)"},
    {"eif-2019", "local-authority", OG_IN_TEXT, "Local Authority\nThe local authority helps.\n", "(none)"},
    {"eif-2019", "age-range", OG_IN_TEXT, "Age range of pupils\t3 to 11\nGender", "3 to 11"},
    {"eif-2019", "age-range", OG_IN_TEXT, "Age range of children at time of inspection\n0 to 4\nx", "0 to 4"},
    {"eif-2019", "age-range", OG_IN_TEXT,
     "Pupils' age range: 2\xE2\x80\x93"
     "18",
     "2\xE2\x80\x93"
     "18"},
    {"eif-2019", "number-on-roll", OG_IN_TEXT, "Number of pupils on the school roll\t461\n", "461"},
    {"eif-2019", "number-on-roll", OG_IN_TEXT, "Number on roll (school): 1,204\n", "1,204"},
    {"eif-2019", "number-on-roll", OG_IN_TEXT, "Number on roll in the sixth form: 120\n", "(none)"},
    {"eif-2019", "number-on-roll", OG_IN_TEXT, "Number of children on roll\n41\n", "41"},
    {"eif-2019", "number-on-roll", OG_IN_TEXT, "Total number of places 40\n", "(none)"},
    {"sccif-visit", "type", OG_IN_TITLE, "SC999901 Assurance inspection", "assurance-visit"},
};

static void test_fields(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++) {
        const field_case *given = &FIELDS[i];
        const og_framework *framework = og_catalogue_find(catalogue, og_str_from(given->framework));
        assert_non_null(framework);
        og_str got = field_value(framework, given->field, given->place, og_str_from(given->subject));
        if (!og_str_equal(got, og_str_from(given->value)))
            fail_msg("%s %s of \"%s\": \"%.*s\"", given->framework, given->field, given->subject, OG_STR_ARG(got));
    }
}

typedef struct statement_case {
    const char *framework;
    const char *sentence;
    const char *area; // NULL: states no grade
    const char *grade;
} statement_case;

static const statement_case STATEMENTS[] = {
    {"sif", "Children\xE2\x80\x99s services in Norham require improvement to be good", "overall",
     "requires improvement"},
    {"sif", "Children's services in St. Wend are inadequate.2", "overall", "inadequate"},
    {"sif", "Children's services in Norham are not yet good.", NULL, NULL},
    {"sif", "Children's services in Norham were inadequate in 2030.", NULL, NULL},
    {"sif", "The overall judgement is that children's services are\ninadequate", "overall", "inadequate"},
    {"sif", "The overall judgement is requires improvement", "overall", "requires improvement"},
    {"sif", "The overall effectiveness was judged to be inadequate in 2030", NULL, NULL},
    {"sif", "This local authority requires improvement and is not yet good because", "overall", "requires improvement"},
    {"sif", "The effectiveness of the Local Safeguarding Children Board (LSCB) is good", "lscb", "good"},
    {"sif", "The Local Safeguarding Children Board requires improvement", "lscb", "requires improvement"},
    {"sif", "An LSCB that is good coordinates the work of its partners.", NULL, NULL},
    {"sif", "An LSCB requires improvement if it does not yet do so.", NULL, NULL},
    {"sif", "The graded judgment for adoption performance is that it is outstanding", "adoption", "outstanding"},
    {"sif", "The graded judgement about the experience and progress of care leavers is that it requires improvement",
     "care-leavers", "requires improvement"},
    {"child-protection", "Overall we rated Norham County Council as inadequate for how well it protects.", "overall",
     "inadequate"},
    {"child-protection", "The things we found that were generally adequate or good", NULL, NULL},
    {"looked-after", "The judgement for overall effectiveness is adequate.", "overall", "adequate"},
    {"ilacs", "Children's services in Norham are good.", NULL, NULL},
    {"sif", "Children's services in Norham are good at listening.", NULL, NULL},
    {"child-protection", "2. The overall effectiveness of the arrangements in Norham is judged to be adequate.",
     "overall", "adequate"},
    {"section-5-2015", "Elm School continues to be a good school.", "overall", "good"},
    {"section-5-2015", "The school was judged to be good in 2019.", NULL, NULL},
    {"section-5-2012",
     "Her Majesty's Chief Inspector is of the opinion that this school requires special measures "
     "because it is not improving.",
     "overall", "inadequate"},
    {"section-5-2005", "I am of the opinion that special measures are required.", "overall", "inadequate"},
    {"section-5-2012", "This school has serious weaknesses.", "overall", "inadequate"},
    {"section-5-2012", "The school's teaching has serious weaknesses.", NULL, NULL},
    {"section-5-2012", "The school has serious weaknesses in teaching.", NULL, NULL},
    {"section-5-2012", "This school no longer requires special measures.", NULL, NULL},
    {"section-5-2012", "It was placed in special measures in 2031.", NULL, NULL},
    {"section-5-2012", "A school that requires special measures is one that fails.", NULL, NULL},
};

static const og_statement *stated(const og_framework *framework, og_str sentence, og_str *grade)
{
    for (size_t i = 0; i < framework->statements.count; i++) {
        const og_statement *statement = &framework->statements.items[i];
        og_match match;
        size_t length;
        if (!og_scanner_find(scanner, statement->matcher.pattern, sentence, 0, &match))
            continue;
        *grade = statement->matcher.value;
        if (grade->len)
            return statement;
        const og_grade *found =
            og_scale_match(framework->scale, og_str_slice(sentence, match.grade.start, sentence.len), &length);
        assert_non_null(found); // what a pattern calls a grade is one
        *grade = found->id;
        return statement;
    }
    return NULL;
}

static void test_statements(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof STATEMENTS / sizeof *STATEMENTS; i++) {
        const statement_case *given = &STATEMENTS[i];
        og_str grade = {0};
        const og_statement *got =
            stated(og_catalogue_find(catalogue, og_str_from(given->framework)), og_str_from(given->sentence), &grade);
        if ((got != NULL) != (given->area != NULL))
            fail_msg("%s: \"%s\" %s", given->framework, given->sentence, got ? "states a grade" : "states none");
        if (got &&
            (!og_str_equal(got->area, og_str_from(given->area)) || !og_str_equal(grade, og_str_from(given->grade))))
            fail_msg("%s: \"%s\" gives %.*s %.*s", given->framework, given->sentence, OG_STR_ARG(got->area),
                     OG_STR_ARG(grade));
    }
}

typedef struct words_case {
    const char *scale;
    const char *text;
    const char *grade; // NULL: none
    size_t length;
} words_case;

static void test_words_of_scales(void **state)
{
    static const words_case cases[] = {
        {"ilacs", "Requires improvement to be good\n", "requires improvement", 31},
        {"ilacs", "Requires\nimprovement", "requires improvement", 20},
        {"ilacs", "good2", "good", 4},
        {"ilacs", "goodness", NULL, 0},
        {"ilacs", "Good\xC2\xA0", "good", 4},
        {"ilacs", "Not Judged", "not judged", 10},
        {"ilacs", "adequate", NULL, 0},
        {"looked-after", "Grade 4 (Inadequate)", "inadequate", 20},
        {"looked-after", "Inadequate Grade 4", "inadequate", 18},
        {"looked-after", "Adequate Grade 3", "adequate", 16},
        {"looked-after", "Grade 31", NULL, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t length;
        const og_grade *got = og_scale_match(og_catalogue_find(catalogue, og_str_from(cases[i].scale))->scale,
                                             og_str_from(cases[i].text), &length);
        if ((got != NULL) != (cases[i].grade != NULL) || length != cases[i].length)
            fail_msg("\"%s\": length %zu", cases[i].text, length);
        if (got)
            assert_true(og_str_equal(got->id, og_str_from(cases[i].grade)));
    }
}

static void test_lists_are_ordered(void **state)
{
    (void)state;
    for (size_t i = 0; i < catalogue->frameworks.count; i++) {
        const og_framework *framework = catalogue->frameworks.items[i];
        for (size_t j = 0; j < framework->areas.count; j++)
            for (size_t k = 1; k < framework->areas.items[j].labels.count; k++)
                assert_true(framework->areas.items[j].labels.items[k - 1].len >=
                            framework->areas.items[j].labels.items[k].len);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_built_in_files_fit_the_schema),
        cmocka_unit_test(test_every_pattern_compiles),
        cmocka_unit_test(test_the_examples_of_the_guide_load),
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_statements),
        cmocka_unit_test(test_words_of_scales),
        cmocka_unit_test(test_lists_are_ordered),
    };
    return cmocka_run_group_tests(tests, open_catalogue, close_catalogue);
}

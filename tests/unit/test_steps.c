// SPDX-License-Identifier: MIT
// og_recommend: the order, priority and merging of what a document asks for, and the program's own steps for themes
// that are weak. Findings and actions are put into the record by hand, so that no rule for prose has a part in it.
#include "unit/analysed.h"

#include "analyse/facts.h"

static og_test_bench bench;

static int load(void **state)
{
    return bench_set_up(state, &bench, NULL, 0);
}

static void open_text(const char *framework, const char *blocks)
{
    og_analysis *analysis = bench_open(&bench, framework, blocks);
    analysis->secret = 1234567;
}

static void open_as(const char *framework)
{
    open_text(framework, "P A short text.\n");
}

static og_str new_id(char letter, size_t number)
{
    og_str id = {0};
    char text[32];
    snprintf(text, sizeof text, "%c%zu", letter, number);
    assert_int_equal(og_arena_copy(bench.analysis.arena, og_str_from(text), &id), OG_OK);
    return id;
}

static void add_finding(const char *theme, const char *polarity, const char *severity, const char *extent)
{
    og_record *record = bench.analysis.record;
    og_finding finding = {.id = new_id('f', record->findings.count + 1),
                          .polarity = og_str_from(polarity),
                          .severity = og_str_from(severity),
                          .extent = og_str_from(extent),
                          .source = OG_STR("inspectors")};
    assert_int_equal(og_vec_push(bench.analysis.arena, &finding.themes, og_str_from(theme)), OG_OK);
    assert_int_equal(og_vec_push(bench.analysis.arena, &record->findings, finding), OG_OK);
}

static void add_findings(size_t count, const char *theme, const char *polarity)
{
    for (size_t i = 0; i < count; i++)
        add_finding(theme, polarity, "standard", "");
}

static void add_action(const char *kind, const char *deadline, const char *severity, const char *theme, og_str text)
{
    og_record *record = bench.analysis.record;
    og_action action = {.id = new_id('a', record->actions.count + 1),
                        .text = text,
                        .kind = og_str_from(kind),
                        .deadline = og_str_from(deadline),
                        .severity = og_str_from(severity)};
    if (*theme)
        assert_int_equal(og_vec_push(bench.analysis.arena, &action.themes, og_str_from(theme)), OG_OK);
    assert_int_equal(og_vec_push(bench.analysis.arena, &record->actions, action), OG_OK);
}

static void ask(const char *kind, const char *deadline, const char *severity, const char *text)
{
    add_action(kind, deadline, severity, "", og_str_from(text));
}

static const og_recommendation *recommend(const og_words_list *apart, size_t *count)
{
    static const og_words_list none = {0};
    og_facts facts;
    assert_int_equal(og_facts_make(&bench.analysis, apart ? apart : &none, &facts), OG_OK);
    assert_int_equal(og_recommend(&bench.analysis, &facts), OG_OK);
    const og_record *record = bench.analysis.record;
    *count = record->recommendations.count;
    for (size_t i = 0; i < *count; i++)
        assert_int_equal(record->recommendations.items[i].rank, i + 1);
    return record->recommendations.items;
}

// "priority basis: what | evidence" a line each; what is the text where stated, the theme where derived.
static void check_apart(const og_words_list *apart, const char *expected)
{
    og_buf out = {0};
    size_t count;
    const og_recommendation *found = recommend(apart, &count);
    for (size_t i = 0; i < count; i++) {
        const og_recommendation *item = &found[i];
        og_str what = og_str_equal(item->basis, OG_STR("stated")) ? item->text : item->themes.items[0];
        og_buf_printf(&out, "%.*s %.*s: %.*s |", OG_STR_ARG(item->priority), OG_STR_ARG(item->basis), OG_STR_ARG(what));
        for (size_t k = 0; k < item->evidence.count; k++)
            og_buf_printf(&out, " %.*s", OG_STR_ARG(item->evidence.items[k]));
        og_buf_printf(&out, "\n");
    }
    check_buf(&out, expected);
}

static void check(const char *expected)
{
    check_apart(NULL, expected);
}

// --- what the document asks for

static void urgency_follows_kind_deadline_and_severity(void **state)
{
    (void)state;
    open_as("ilacs");
    ask("recommended", "", "standard", "Improve plans");
    ask("recommended", "6-months", "standard", "Improve reviews");
    ask("recommended", "next-inspection", "standard", "Improve visits");
    ask("recommended", "3-months", "standard", "Improve records");
    ask("required", "", "standard", "Improve audits");
    ask("recommended", "", "serious", "Improve enquiries");
    ask("recommended", "immediate", "standard", "Improve checks");
    ask("priority", "6-months", "standard", "Improve oversight");
    ask("planned", "immediate", "serious", "Managers plan this");
    ask("done", "immediate", "serious", "Managers did this");
    check(
        "immediate stated: Improve checks | a7\nimmediate stated: Improve oversight | a8\n"
        "high stated: Improve records | a4\nhigh stated: Improve audits | a5\nhigh stated: Improve enquiries | a6\n"
        "medium stated: Improve plans | a1\nmedium stated: Improve reviews | a2\nmedium stated: Improve visits | a3\n");
}

static void the_same_words_are_one_recommendation(void **state)
{
    (void)state;
    open_as("ilacs");
    ask("recommended", "", "standard", "Make the child’s plan up-to-date.");
    ask("recommended", "", "standard", "Make the child's visits up-to-date.");
    ask("required", "", "standard", "make the child's plan up–to–date;");
    ask("priority", "", "standard", "Make the “child’s” plan up-to-date, and soon");
    check("immediate stated: Make the “child’s” plan up-to-date, and soon | a4\n"
          "high stated: Make the child’s plan up-to-date. | a1 a3\n"
          "medium stated: Make the child's visits up-to-date. | a2\n");
}

static void the_same_beginning_is_not_the_same(void **state)
{
    (void)state;
    open_as("area-send");
    ask("recommended", "", "standard", "Leaders across the partnership should work at pace on plans.");
    ask("recommended", "", "standard", "Leaders across the partnership should work at pace on waiting times.");
    ask("recommended", "", "standard", "Leaders across the partnership should work at pace.");
    check("medium stated: Leaders across the partnership should work at pace on plans. | a1\n"
          "medium stated: Leaders across the partnership should work at pace on waiting times. | a2\n"
          "medium stated: Leaders across the partnership should work at pace. | a3\n");
}

// The next sentence of the open document that begins so.
static void ask_next(const char *kind, const char *theme, const char *beginning)
{
    const og_document *document = bench.analysis.document;
    og_record *record = bench.analysis.record;
    size_t last = record->actions.count;
    size_t from = last ? record->actions.items[last - 1].evidence.end : 0;
    size_t start = og_str_find(document->text, og_str_from(beginning), from);
    assert_true(start != SIZE_MAX);
    og_range range = {start, og_str_find(document->text, OG_STR("."), start) + 1};
    add_action(kind, "", "standard", theme, og_document_slice(document, range));
    record->actions.items[last].evidence = og_span_of(document, range);
}

static void a_sentence_that_refers_back_stays_with_what_it_refers_to(void **state)
{
    (void)state;
    open_text("area-send",
              "P Leaders should agree a plan. This should name people. They must keep to it. Staff should help.\n"
              "P These should be few. Leaders should agree a plan. This should name people.\n");
    ask_next("recommended", "planning", "Leaders");
    ask_next("required", "workforce", "This");
    ask_next("recommended", "planning", "They");
    ask_next("recommended", "", "Staff");
    ask_next("recommended", "", "These");
    ask_next("recommended", "", "Leaders");
    ask_next("recommended", "", "This");
    check("high stated: Leaders should agree a plan. This should name people. They must keep to it. | a1 a2 a3 a6 a7\n"
          "medium stated: Staff should help. | a4\n"
          "medium stated: These should be few. | a5\n");
    const og_strs *themes = &bench.analysis.record->recommendations.items[0].themes;
    assert_int_equal(themes->count, 2);
    assert_true(og_str_equal(themes->items[1], OG_STR("workforce")));
}

static void what_lies_between_keeps_sentences_apart(void **state)
{
    (void)state;
    open_text("area-send", "P Leaders should agree a plan. They have met. They should meet more.\n");
    ask_next("recommended", "", "Leaders");
    ask_next("recommended", "", "They should");
    check("medium stated: Leaders should agree a plan. | a1\nmedium stated: They should meet more. | a2\n");
}

static void what_follows_a_repetition_is_not_joined_over_what_lies_between(void **state)
{
    (void)state;
    open_text("area-send", "P Leaders should agree a plan.\nP Staff should help.\n"
                           "P Leaders should agree a plan. They should share it.\n");
    ask_next("recommended", "", "Leaders");
    ask_next("recommended", "", "Staff");
    ask_next("recommended", "", "Leaders");
    ask_next("recommended", "", "They");
    check("medium stated: Leaders should agree a plan. | a1 a3\nmedium stated: Staff should help. | a2\n"
          "medium stated: They should share it. | a4\n");
}

static void nothing_is_asked_for_without_words(void **state)
{
    (void)state;
    open_as("ilacs");
    ask("recommended", "", "standard", "");
    ask("recommended", "", "standard", "... – ‘ ’");
    ask("recommended", "", "standard", "Größe");
    check("medium stated: Größe | a3\n");
}

enum { MANY = 100000 };

static void a_hundred_thousand_actions(void **state)
{
    (void)state;
    char text[64];
    open_as("ilacs");
    for (size_t i = 0; i < MANY; i++) {
        og_str copy = {0};
        snprintf(text, sizeof text, "Improve thing number %zu.", i % 2 ? i : 0);
        assert_int_equal(og_arena_copy(bench.analysis.arena, og_str_from(text), &copy), OG_OK);
        add_action(i % 3 ? "recommended" : "priority", "", "standard", "recording", copy);
    }
    add_findings(MANY, "recording", "weakness");
    size_t count;
    const og_recommendation *found = recommend(NULL, &count);
    assert_int_equal(count, MANY / 2 + 1);
    assert_int_equal(found[0].evidence.count, MANY / 2);
    assert_true(og_str_equal(found[0].priority, OG_STR("immediate")));
    assert_true(og_str_equal(found[count - 1].priority, OG_STR("medium")));
}

// --- steps

static void a_weak_theme_gets_a_step(void **state)
{
    (void)state;
    open_as("ilacs");
    add_findings(2, "recording", "weakness");
    add_finding("recording", "weakness", "standard", "few");
    check("");
    open_as("ilacs");
    add_findings(2, "recording", "weakness");
    add_findings(8, "recording", "strength");
    add_findings(1, "recording", "weakness");
    add_findings(1, "recording", "mixed");
    add_findings(1, "health", "weakness");
    check("medium derived: recording | f1 f2 f11 f12\n");
    open_as("ilacs");
    add_findings(3, "recording", "weakness");
    add_findings(9, "recording", "strength");
    check("");
}

static void a_stated_action_covers_its_theme(void **state)
{
    (void)state;
    open_as("ilacs");
    add_findings(5, "recording", "weakness");
    add_action("recommended", "", "standard", "recording", OG_STR("Improve records"));
    check("medium stated: Improve records | a1\n");
    open_as("ilacs");
    add_findings(5, "recording", "weakness");
    add_action("planned", "", "standard", "recording", OG_STR("Managers improve records"));
    add_action("recommended", "", "standard", "health", OG_STR("Improve health"));
    check("medium stated: Improve health | a2\nmedium derived: recording | f1 f2 f3 f4 f5\n");
}

static void findings_that_stand_apart_are_no_evidence(void **state)
{
    (void)state;
    og_str lscb = OG_STR("lscb");
    og_words_list apart = {.items = &lscb, .count = 1};
    open_as("sif");
    add_findings(5, "partnership", "weakness");
    bench.analysis.record->findings.items[1].area = lscb;
    bench.analysis.record->findings.items[3].source = OG_STR("provider");
    check_apart(&apart, "medium derived: partnership | f1 f3 f5\n");
}

static void the_gravest_steps_come_first(void **state)
{
    (void)state;
    open_as("ilacs");
    add_findings(3, "recording", "weakness");
    add_findings(4, "education", "weakness");
    add_findings(2, "health", "weakness");
    add_finding("health", "weakness", "standard", "most");
    add_findings(3, "planning", "weakness");
    add_finding("safety", "weakness", "serious", "");
    add_findings(1, "safety", "weakness");
    add_action("recommended", "", "standard", "equality", OG_STR("Improve equality"));
    check("medium stated: Improve equality | a1\nimmediate derived: safety | f14 f15\n"
          "high derived: planning | f11 f12 f13\nmedium derived: health | f8 f9 f10\n"
          "medium derived: education | f4 f5 f6 f7\nmedium derived: recording | f1 f2 f3\n");
}

static void area_send_has_steps_of_its_own(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        open_as(i ? "area-send-2016" : "area-send");
        add_findings(3, "disabled-children", "weakness");
        size_t count;
        const og_recommendation *found = recommend(NULL, &count);
        assert_int_equal(count, 1);
        assert_true(og_str_find(found[0].text, OG_STR("education, health and care plan"), 0) != SIZE_MAX);
    }
}

static void boarding_has_steps_of_its_own(void **state)
{
    (void)state;
    open_as("sccif-school");
    add_findings(3, "safety", "weakness");
    size_t count;
    const og_recommendation *found = recommend(NULL, &count);
    assert_int_equal(count, 1);
    assert_true(og_str_find(found[0].text, OG_STR("boarder"), 0) != SIZE_MAX);
}

static void set(xmlNode *node, const char *name, size_t count)
{
    char text[24];
    snprintf(text, sizeof text, "%zu", count);
    assert_non_null(xmlSetProp(node, (const xmlChar *)name, (const xmlChar *)text));
}

static void try_steps(xmlNode *node, og_str framework, bool isolated)
{
    const og_grading_plan *plan = &bench.catalogue->grading;
    const og_step *applied[64];
    size_t count = 0;
    for (size_t i = 0; i < plan->steps.count; i++) {
        const og_step *step = &plan->steps.items[i];
        bool applies = false;
        if (og_step_is_for(step, framework))
            assert_int_equal(og_step_applies(bench.grader, step, node, &applies), OG_OK);
        if (!applies)
            continue;
        assert_false(isolated);
        for (size_t k = 0; k < count; k++)
            assert_false(og_str_equal(applied[k]->theme, step->theme));
        assert_true(count < sizeof applied / sizeof *applied);
        applied[count++] = step;
    }
}

static void a_theme_never_gets_two_steps(void **state)
{
    (void)state;
    xmlNode *node = xmlNewNode(NULL, (const xmlChar *)"theme");
    assert_non_null(node);
    for (size_t code = 0; code < (size_t)12 * 5 * 5 * 3 * 2; code++) {
        size_t strengths = code % 12, weaknesses = code / 12 % 5, serious = code / 60 % 5, confined = code / 300 % 3;
        size_t actions = code / 900;
        if (serious > weaknesses || confined > weaknesses)
            continue;
        set(node, "strengths", strengths);
        set(node, "weaknesses", weaknesses);
        set(node, "serious", serious);
        set(node, "confined", confined);
        set(node, "actions", actions);
        bool isolated = actions || weaknesses - confined < 2 || (weaknesses < 3 && !serious);
        try_steps(node, OG_STR("ilacs"), isolated);
        try_steps(node, OG_STR("area-send"), isolated);
        try_steps(node, OG_STR("eif-2019"), actions || !weaknesses || (weaknesses - confined < 2 && !serious));
        try_steps(node, OG_STR("early-years"), actions || !weaknesses || (weaknesses - confined < 2 && !serious));
        try_steps(node, OG_STR("fe-skills"), actions || !weaknesses || (weaknesses - confined < 2 && !serious));
        try_steps(node, OG_STR("sccif-agency"), actions || !weaknesses || (weaknesses - confined < 2 && !serious));
        try_steps(node, OG_STR("sccif"), actions || !weaknesses || (weaknesses - confined < 2 && !serious));
    }
    xmlFreeNode(node);
}

// A kind of provider, one of its frameworks, and the themes of its reports in which it is not for it to do better.
typedef struct advised {
    const char *kind, *framework, *strange[2];
} advised;

static bool is_strange(const advised *to, og_str theme)
{
    for (size_t i = 0; i < sizeof to->strange / sizeof *to->strange; i++)
        if (to->strange[i] && og_str_equal(theme, og_str_from(to->strange[i])))
            return true;
    return false;
}

static bool is_found(size_t theme, const char *kind)
{
    const og_rule_place place = {.provider = og_str_from(kind)};
    for (size_t i = 0; i < bench.catalogue->rules.rules.count; i++) {
        const og_rule *rule = &bench.catalogue->rules.rules.items[i];
        if (rule->theme == theme + 1 && rule->phrases.count && og_rule_fits(rule, &place))
            return true;
    }
    return false;
}

static bool has_step(og_str theme, const char *framework)
{
    const og_grading_plan *plan = &bench.catalogue->grading;
    for (size_t i = 0; i < plan->steps.count; i++)
        if (og_step_is_for(&plan->steps.items[i], og_str_from(framework)) &&
            og_str_equal(plan->steps.items[i].theme, theme))
            return true;
    return false;
}

static void every_theme_that_is_found_has_a_step(void **state)
{
    static const advised to[] = {{"local-authority", "ilacs", {NULL}},
                                 {"school", "eif-2019", {"apprenticeships"}},
                                 {"early-years", "early-years", {"sixth-form", "apprenticeships"}},
                                 {"college", "fe-skills", {"early-years"}}};
    (void)state;
    for (size_t i = 0; i < sizeof to / sizeof *to; i++)
        for (size_t k = 0; k < bench.catalogue->rules.themes.count; k++) {
            og_str theme = bench.catalogue->rules.themes.items[k].id;
            assert_true(!is_found(k, to[i].kind) || has_step(theme, to[i].framework) != is_strange(&to[i], theme));
        }
}

static void steps_are_in_words_of_ours(void **state)
{
    (void)state;
    const og_grading_plan *plan = &bench.catalogue->grading;
    for (size_t i = 0; i < plan->steps.count; i++) {
        og_str text = plan->steps.items[i].text;
        assert_true(text.len > 80 && text.len < 400 && text.ptr[text.len - 1] == '.');
        assert_true(og_str_find(text, OG_STR("Ofsted"), 0) == SIZE_MAX);
        assert_true(og_str_find(text, OG_STR("nspect"), 0) == SIZE_MAX);
        assert_true(og_str_find(text, OG_STR("  "), 0) == SIZE_MAX && og_str_find(text, OG_STR("\n"), 0) == SIZE_MAX);
        for (size_t k = 0; k < i; k++)
            assert_false(og_str_equal(text, plan->steps.items[k].text));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(urgency_follows_kind_deadline_and_severity),
        cmocka_unit_test(the_same_words_are_one_recommendation),
        cmocka_unit_test(the_same_beginning_is_not_the_same),
        cmocka_unit_test(a_sentence_that_refers_back_stays_with_what_it_refers_to),
        cmocka_unit_test(what_lies_between_keeps_sentences_apart),
        cmocka_unit_test(what_follows_a_repetition_is_not_joined_over_what_lies_between),
        cmocka_unit_test(nothing_is_asked_for_without_words),
        cmocka_unit_test(a_hundred_thousand_actions),
        cmocka_unit_test(a_weak_theme_gets_a_step),
        cmocka_unit_test(a_stated_action_covers_its_theme),
        cmocka_unit_test(findings_that_stand_apart_are_no_evidence),
        cmocka_unit_test(the_gravest_steps_come_first),
        cmocka_unit_test(area_send_has_steps_of_its_own),
        cmocka_unit_test(boarding_has_steps_of_its_own),
        cmocka_unit_test(a_theme_never_gets_two_steps),
        cmocka_unit_test(every_theme_that_is_found_has_a_step),
        cmocka_unit_test(steps_are_in_words_of_ours),
    };
    return cmocka_run_group_tests(tests, load, bench_tear_down);
}

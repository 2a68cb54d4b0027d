// SPDX-License-Identifier: MIT
// The summary of an article: which inspection it is about, what it says was graded, found and asked for, and what the
// provider is said to do.
#include "analyse/emphasis.h"
#include "analyse/summary.h"
#include "base/str.h"

static bool is(og_str word, const char *value)
{
    return og_str_equal(word, og_str_from(value));
}

// The themes that findings of one polarity put first, the most frequent first.
typedef struct main_themes {
    og_str ids[OG_MOST_CRITICISED];
    size_t count;
} main_themes;

static size_t findings_about(const og_record *record, const char *polarity, og_str theme)
{
    size_t count = 0;
    for (size_t i = 0; i < record->findings.count; i++) {
        const og_finding *finding = &record->findings.items[i];
        count +=
            is(finding->polarity, polarity) && finding->themes.count && og_str_equal(finding->themes.items[0], theme);
    }
    return count;
}

static bool is_listed(const main_themes *themes, og_str id)
{
    for (size_t i = 0; i < themes->count; i++)
        if (og_str_equal(themes->ids[i], id))
            return true;
    return false;
}

// By counting for each place anew: the catalogue has few themes.
static main_themes themes_of(const og_summary *of, const char *polarity)
{
    const og_rule_plan *plan = &of->catalogue->rules;
    main_themes found = {.count = 0};
    for (size_t place = 0; place < OG_MOST_CRITICISED; place++) {
        size_t most = 0;
        og_str next = {0};
        for (size_t i = 0; i < plan->themes.count; i++) {
            og_str id = plan->themes.items[i].id;
            size_t count = is_listed(&found, id) ? 0 : findings_about(of->record, polarity, id);
            next = count > most ? id : next;
            most = count > most ? count : most;
        }
        if (most)
            found.ids[found.count++] = next;
    }
    return found;
}

static void add_themes(og_summary *of, const main_themes *themes)
{
    og_str listed[OG_MOST_CRITICISED];
    for (size_t i = 0; i < themes->count; i++)
        listed[i] = og_summary_theme(of, themes->ids[i]);
    og_summary_add_list(of, listed, themes->count);
}

// Only what inspectors are said to have found stands among the findings.
static void say_found(og_summary *of)
{
    main_themes weak = themes_of(of, "weakness"), strong = themes_of(of, "strength");
    if (!weak.count && !strong.count)
        return;
    og_summary_add(of, OG_STR(" Inspectors are said to have found "));
    if (weak.count) {
        og_summary_add(of, OG_STR("weaknesses in "));
        add_themes(of, &weak);
    }
    if (strong.count) {
        og_summary_add(of, weak.count ? OG_STR("; strengths in ") : OG_STR("strengths in "));
        add_themes(of, &strong);
    }
    og_buf_add_byte(&of->out, '.');
}

static size_t actions_of_kind(const og_record *record, const char *kind)
{
    size_t count = 0;
    for (size_t i = 0; i < record->actions.count; i++)
        count += is(record->actions.items[i].kind, kind);
    return count;
}

static void add_steps(og_summary *of, size_t count)
{
    og_summary_add_number(of, count);
    og_summary_add(of, count == 1 ? OG_STR(" step") : OG_STR(" steps"));
}

// "The provider is said to have taken six steps and to plan two."
static void say_deeds(og_summary *of)
{
    size_t done = actions_of_kind(of->record, "done"), planned = actions_of_kind(of->record, "planned");
    if (!done && !planned)
        return;
    og_summary_add(of, OG_STR(" The provider is said "));
    if (done) {
        og_summary_add(of, OG_STR("to have taken "));
        add_steps(of, done);
    }
    if (planned) {
        og_summary_add(of, done ? OG_STR(" and to plan ") : OG_STR("to plan "));
        if (done)
            og_summary_add_number(of, planned);
        else
            add_steps(of, planned);
    }
    og_buf_add_byte(&of->out, '.');
}

static void say_article_grade(og_summary *of)
{
    const og_assessment *assessment = of->record->assessment;
    if (assessment && assessment->stated.len) {
        og_summary_add(of, OG_STR(" It says that the overall grade is "));
        og_summary_add(of, assessment->stated);
        og_summary_add_change(of, og_summary_inspection(of)->previous, assessment->stated_level);
    } else {
        og_summary_add(of, OG_STR(" It does not say which overall grade was given"));
    }
    og_buf_add_byte(&of->out, '.');
}

void og_summary_say_article(og_summary *of)
{
    const og_inspection *inspection = og_summary_inspection(of);
    og_summary_add(of, OG_STR("This news article"));
    if (og_date_is_set(inspection->published)) {
        og_buf_printf(&of->out, " of %d ", inspection->published.day);
        og_summary_add_month(of, inspection->published, true);
    }
    og_summary_add(of, OG_STR(" is about an inspection of "));
    og_summary_add_subject(of);
    og_buf_add_byte(&of->out, '.');
    say_article_grade(of);
    say_found(of);
    og_summary_say_actions(of);
    say_deeds(of);
}

// SPDX-License-Identifier: MIT
// What an article covers of a report, leaves out and adds; who is quoted.
#include "base/str.h"
#include "render/comparison.h"
#include "render/say.h"

enum { LARGE_THEMES = 8 };

static size_t count_serious(const og_statements *statements, const char *standing)
{
    size_t count = 0;
    for (size_t i = 0; i < statements->count; i++)
        count += og_say_equal(statements->items[i].standing, standing) &&
                 og_say_equal(statements->items[i].severity, "serious");
    return count;
}

// Of all points the summary tells; where none is serious there is nothing more to say.
static void add_coverage(og_comparison_view *view)
{
    const og_statements *report = &view->comparison->second.statements;
    size_t serious = count_serious(report, "covered"), perhaps = count_serious(report, "perhaps-covered");
    size_t all = serious + perhaps + count_serious(report, "left-out");
    if (!all)
        return;
    og_comparison_add(view, OG_PART_PARAGRAPH,
                      og_flow_print(view->flow,
                                    perhaps ? "Of the report's %zu serious point%s it covers %zu, and perhaps %zu more."
                                            : "Of the report's %zu serious point%s it covers %zu.",
                                    all, all == 1 ? "" : "s", serious, perhaps));
}

// "Planning: 4 of 31 statements covered", the themes with the most weaknesses first.
static void add_themes(og_comparison_view *view)
{
    og_comparison_add(view, OG_PART_HEADING, OG_STR("Coverage by theme"));
    size_t shown = 0;
    for (size_t i = 0; i < view->comparison->themes.count; i++) {
        const og_theme_row *row = &view->comparison->themes.items[i];
        size_t all = row->second.paired + row->second.unpaired;
        if (!all || (!view->options->all && shown >= LARGE_THEMES))
            continue;
        shown++;
        og_str name = og_say_capitalised(view->flow, og_say_theme(view->flow, view->options->catalogue, row->theme));
        og_view_add(view->flow, &view->parts,
                    (og_part){.kind = OG_PART_FACT,
                              .label = name,
                              .text = og_flow_print(view->flow, "%zu of %zu points of the report are covered",
                                                    row->second.paired, all)});
    }
}

static og_str balance_of(og_comparison_view *view, const og_balance *balance)
{
    size_t sided = balance->strengths + balance->weaknesses;
    og_str share =
        sided ? og_flow_print(view->flow, " (%zu %% strengths)", (balance->strengths * 100 + sided / 2) / sided)
              : (og_str){0};
    return og_flow_print(view->flow, "%zu strength%s and %zu weakness%s%.*s, %zu mixed, %zu thing%s asked for",
                         balance->strengths, balance->strengths == 1 ? "" : "s", balance->weaknesses,
                         balance->weaknesses == 1 ? "" : "es", OG_STR_ARG(share), balance->mixed, balance->asked,
                         balance->asked == 1 ? "" : "s");
}

void og_comparison_add_balance(og_comparison_view *view)
{
    const og_balance *balances[] = {&view->comparison->first.balance, &view->comparison->second.balance};
    og_comparison_add(view, OG_PART_HEADING, OG_STR("Balance of what inspectors are said to have found"));
    for (size_t side = 0; side < 2; side++)
        og_view_add(view->flow, &view->parts,
                    (og_part){.kind = OG_PART_FACT,
                              .label = og_str_from(view->labels[side]),
                              .text = balance_of(view, balances[side])});
}

static og_str stances_of(og_comparison_view *view, const og_speaker *speaker)
{
    og_buf text = {0};
    for (size_t i = 0; i < speaker->stances.count; i++)
        og_buf_printf(&text, "%s%.*s", i ? ", " : "", OG_STR_ARG(speaker->stances.items[i]));
    og_str said = og_flow_clean(view->flow, og_buf_str(&text));
    if (text.status != OG_OK)
        view->flow->out.status = text.status;
    og_buf_free(&text);
    return said;
}

static void add_speaker(og_comparison_view *view, const og_speaker *speaker)
{
    og_flow *flow = view->flow;
    og_str name = og_flow_clean(flow, speaker->speaker), role = og_flow_clean(flow, speaker->role);
    og_str organisation = og_flow_clean(flow, speaker->organisation), stances = stances_of(view, speaker);
    og_str place = og_say_place(flow, &speaker->evidence);
    og_str *parts[] = {&name, &role, &organisation}; // who is not named is called by what is known first
    for (size_t i = 1; i < sizeof parts / sizeof *parts && !name.len; i++) {
        name = og_say_capitalised(flow, *parts[i]);
        *parts[i] = (og_str){0};
    }
    if (!name.len)
        name = OG_STR("Somebody who is not named");
    og_str about = og_flow_print(flow, "%.*s%s%.*s", OG_STR_ARG(role), role.len && organisation.len ? ", " : "",
                                 OG_STR_ARG(organisation));
    og_view_add(
        flow, &view->parts,
        (og_part){.kind = OG_PART_FACT,
                  .label = name,
                  .text = og_flow_print(flow, "%.*s%s%zu quotation%s (%.*s), first %s %.*s", OG_STR_ARG(about),
                                        about.len ? "; " : "", speaker->quotations, speaker->quotations == 1 ? "" : "s",
                                        OG_STR_ARG(stances), place.len ? "at" : "", OG_STR_ARG(place))});
}

static void add_speakers(og_comparison_view *view)
{
    if (!view->comparison->speakers.count)
        return;
    og_comparison_add(view, OG_PART_HEADING, OG_STR("Who is quoted"));
    for (size_t i = 0; i < view->comparison->speakers.count; i++)
        add_speaker(view, &view->comparison->speakers.items[i]);
}

// Every claim that is put in inspectors' mouths, once.
static void add_claims(og_comparison_view *view)
{
    og_comparison_add_statements(view, OG_STR("Where the article says the opposite"),
                                 "The report speaks of the same matter and says the opposite. Read both.", 0, "differs",
                                 OG_ANY_LEANING, true);
    og_comparison_add_statements(
        view, OG_STR("Claims for which no support was found in the report"),
        "No statement like these was found in the report. That does not make them false: likeness is told by words and "
        "themes alone, and the article may rest on other sources.",
        0, "no-support-found", OG_ANY_LEANING, false);
    og_comparison_add_statements(view, OG_STR("Claims that are perhaps supported"),
                                 "The report has something that is a little like these, or says it in other words. "
                                 "Read both.",
                                 0, "perhaps-supported", OG_ANY_LEANING, true);
    og_comparison_add_statements(view, OG_STR("Claims that are supported"),
                                 "The report speaks of the matter too. That does not show that it says quite the same: "
                                 "much is said of many providers.",
                                 0, "supported", OG_ANY_LEANING, true);
}

static void add_coverage_lists(og_comparison_view *view)
{
    og_comparison_add_statements(view, OG_STR("Weaknesses that it leaves out, and what inspectors asked for"),
                                 "No statement like these was found in the article.", 1, "left-out", -1, false);
    og_comparison_add_statements(view, OG_STR("Strengths that it leaves out"), "", 1, "left-out", 1, false);
    og_comparison_add_statements(view, OG_STR("What the article covers"), "", 1, "covered", OG_ANY_LEANING, true);
    og_comparison_add_statements(view, OG_STR("What it perhaps covers"),
                                 "The article has something that is a little like these. Read both.", 1,
                                 "perhaps-covered", OG_ANY_LEANING, true);
}

void og_comparison_view_article(og_comparison_view *view)
{
    add_claims(view);
    add_coverage_lists(view);
    add_coverage(view);
    og_comparison_add_balance(view);
    add_speakers(view);
    og_comparison_add_statements(view, OG_STR("What others say about the same matters"), "", 0, "related",
                                 OG_ANY_LEANING, true);
    add_themes(view);
}

void og_comparison_view_articles(og_comparison_view *view)
{
    og_comparison_add_statements(view, OG_STR("What both articles say"), "", 0, "shared", OG_ANY_LEANING, true);
    og_comparison_add_statements(view, OG_STR("Only in the first"), "", 0, "only-here", OG_ANY_LEANING, false);
    og_comparison_add_statements(view, OG_STR("Only in the second"), "", 1, "only-here", OG_ANY_LEANING, false);
    og_comparison_add_balance(view);
    add_speakers(view);
}

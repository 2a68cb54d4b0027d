// SPDX-License-Identifier: MIT
// A comparison for people: og_comparison_to_text, og_comparison_to_markdown. First what it is about and whether it is
// one inspection, then the grades, then what became of the statements.
#include "render/comparison.h"

#include "base/str.h"
#include "render/note.h"
#include "render/say.h"

enum { SHOWN = 8 };

void og_comparison_add(og_comparison_view *view, og_part_kind kind, og_str text)
{
    og_view_add(view->flow, &view->parts, (og_part){.kind = kind, .text = text});
}

static void add_fact(og_comparison_view *view, og_part_kind kind, og_str label, og_str text)
{
    og_view_add(view->flow, &view->parts, (og_part){.kind = kind, .label = label, .text = text});
}

static bool has(const og_statement *statement, const char *standing, int leaning)
{
    return og_say_equal(statement->standing, standing) && (leaning == OG_ANY_LEANING || statement->leaning == leaning);
}

static const og_statements *statements_of(const og_comparison_view *view, size_t side)
{
    return side ? &view->comparison->second.statements : &view->comparison->first.statements;
}

size_t og_comparison_count(const og_comparison_view *view, size_t side, const char *standing, int leaning)
{
    size_t count = 0;
    const og_statements *all = statements_of(view, side);
    for (size_t i = 0; i < all->count; i++)
        count += has(&all->items[i], standing, leaning);
    return count;
}

static bool is_serious(const og_statement *statement)
{
    return og_say_equal(statement->severity, "serious");
}

// "Serious weakness", "Strength", "Required", "Julia Morrison".
static og_str label_of(og_flow *flow, const og_statement *statement)
{
    if (og_say_equal(statement->kind, "quotation"))
        return statement->speaker.len ? og_flow_clean(flow, statement->speaker) : OG_STR("Quoted");
    og_str kind = og_say_capitalised(flow, og_say_id(flow, statement->kind));
    if (!is_serious(statement))
        return kind;
    return og_flow_print(flow, "Serious %.*s", OG_STR_ARG(og_say_uncapitalised(flow, kind)));
}

static og_str note_of(const og_comparison_view *view, const og_statement *statement)
{
    og_buf note = {0};
    if (view->options->explain)
        og_note_add(&note, "", og_flow_clean(view->flow, statement->id));
    og_note_add(&note, "", og_say_place(view->flow, &statement->evidence));
    og_note_add_themes(view->flow, view->options->catalogue, &note, &statement->themes);
    return og_note_finish(view->flow, &note);
}

static void add_statement(og_comparison_view *view, const og_statement *statement)
{
    og_view_add(view->flow, &view->parts,
                (og_part){.kind = OG_PART_STATEMENT,
                          .label = label_of(view->flow, statement),
                          .text = og_flow_clean(view->flow, statement->text),
                          .note = note_of(view, statement)});
}

static void add_more(og_comparison_view *view, size_t hidden)
{
    if (hidden)
        og_comparison_add(view, OG_PART_MORE,
                          og_flow_print(view->flow, "%zu more %s not shown here; --all shows everything.", hidden,
                                        hidden == 1 ? "is" : "are"));
}

void og_comparison_add_statements(og_comparison_view *view, og_str heading, const char *introduction, size_t side,
                                  const char *standing, int leaning, bool paired)
{
    const og_statements *all = statements_of(view, side);
    size_t count = og_comparison_count(view, side, standing, leaning), shown = 0;
    if (!count)
        return;
    og_comparison_add(view, OG_PART_HEADING, heading);
    if (*introduction)
        og_comparison_add(view, OG_PART_PARAGRAPH, og_str_from(introduction));
    for (int serious = 1; serious >= 0; serious--)
        for (size_t i = 0; i < all->count && (view->options->all || shown < SHOWN); i++) {
            const og_statement *statement = &all->items[i];
            if (!has(statement, standing, leaning) || is_serious(statement) != serious)
                continue;
            shown++;
            add_statement(view, statement);
            if (paired)
                og_comparison_add_partners(view, side, statement);
        }
    add_more(view, count - shown);
}

// What may be two providers, or is: nothing between them is progress.
static bool are_strangers(const og_comparison *comparison)
{
    return og_comparison_has_warning(comparison, "different-provider") ||
           og_comparison_has_warning(comparison, "provider-unknown");
}

static og_str days_of(og_flow *flow, const og_compared *document)
{
    if (og_date_is_set(document->start) || og_date_is_set(document->end))
        return og_flow_print(flow, ", %.*s", OG_STR_ARG(og_say_days(flow, document->start, document->end)));
    if (og_date_is_set(document->published))
        return og_flow_print(flow, ", published %.*s", OG_STR_ARG(og_say_date(flow, document->published)));
    return (og_str){0};
}

static void add_document(og_comparison_view *view, size_t side, const og_compared *document)
{
    og_str what = og_flow_clean(view->flow, document->framework);
    if (!what.len)
        what = og_flow_clean(view->flow, document->title);
    og_str days = days_of(view->flow, document), path = og_flow_visible(view->flow, document->path);
    add_fact(view, OG_PART_FACT, og_str_from(view->labels[side]),
             og_flow_print(view->flow, "%.*s%.*s (%.*s)", OG_STR_ARG(what), OG_STR_ARG(days), OG_STR_ARG(path)));
}

static bool is_of_verdict(const og_comparison_warning *warning)
{
    return og_say_equal(warning->code, "grade-differs") || og_say_equal(warning->code, "inspection-unlikely") ||
           og_say_equal(warning->code, "inspection-uncertain") || og_say_equal(warning->code, "different-inspection");
}

// Those that explain the verdict, or the others.
static void add_warnings(og_comparison_view *view, bool of_verdict)
{
    for (size_t i = 0; i < view->comparison->warnings.count; i++) {
        const og_comparison_warning *warning = &view->comparison->warnings.items[i];
        if (is_of_verdict(warning) == of_verdict)
            add_fact(view, OG_PART_WARNING, OG_STR("Please note"), og_flow_clean(view->flow, warning->message));
    }
}

static const char *answer_of(const og_comparison *comparison)
{
    og_str verdict = comparison->same.verdict;
    return og_say_equal(verdict, "yes")        ? "Yes: both documents are about one inspection."
           : og_say_equal(verdict, "likely")   ? og_comparison_has_warning(comparison, "grade-differs")
                                                     ? "Likely, though the grades differ."
                                                     : "Likely: nothing speaks against it."
           : og_say_equal(verdict, "unlikely") ? "Unlikely: the documents are probably about different inspections."
           : og_say_equal(verdict, "no")       ? "No: the documents are about different inspections."
                                               : "It cannot be told from the documents.";
}

// "the article: not stated".
static og_str side_of(og_comparison_view *view, size_t side, og_str value)
{
    og_str text = og_flow_clean(view->flow, value);
    return og_flow_print(view->flow, "%s: %.*s", view->names[side], OG_STR_ARG(text.len ? text : OG_STR("not stated")));
}

// The days are said for people; the comparison's own have the form of its JSON.
static og_str value_of(og_comparison_view *view, const og_same_reason *reason, size_t side)
{
    const og_compared *document = side ? &view->comparison->second : &view->comparison->first;
    og_str value = side ? reason->second : reason->first;
    if (!og_say_equal(reason->fact, "dates") || !value.len)
        return value;
    og_str days = days_of(view->flow, document);
    return og_str_slice(days, 2, days.len);
}

// That two inspections of one provider are two is no news: the summary says how far they are apart.
static bool are_plainly_two(const og_comparison *comparison)
{
    return og_comparison_is(comparison, "inspections") && og_say_equal(comparison->same.verdict, "no") &&
           !are_strangers(comparison);
}

static void add_same(og_comparison_view *view)
{
    if (are_plainly_two(view->comparison))
        return;
    const og_same *same = &view->comparison->same;
    og_comparison_add(view, OG_PART_HEADING, OG_STR("One inspection?"));
    og_comparison_add(view, OG_PART_PARAGRAPH, og_str_from(answer_of(view->comparison)));
    add_warnings(view, true);
    for (size_t i = 0; i < same->reasons.count; i++) {
        const og_same_reason *reason = &same->reasons.items[i];
        if (og_say_equal(reason->fact, "link") && !reason->first.len && !reason->second.len)
            continue;
        og_str first = side_of(view, 0, value_of(view, reason, 0)),
               second = side_of(view, 1, value_of(view, reason, 1));
        og_str verdict = og_say_equal(reason->verdict, "unknown")   ? OG_STR("not decided")
                         : og_say_equal(reason->verdict, "against") ? OG_STR("speaks against it")
                                                                    : reason->verdict;
        add_fact(
            view, OG_PART_FACT, og_say_capitalised(view->flow, og_say_id(view->flow, reason->fact)),
            og_flow_print(view->flow, "%.*s (%.*s; %.*s)", OG_STR_ARG(verdict), OG_STR_ARG(first), OG_STR_ARG(second)));
    }
}

// "inadequate in the article (line 1)", "inadequate then (page 2, line 8; the area was another: leaders)".
static og_str grade_of(og_comparison_view *view, const og_grade_row *row, size_t side)
{
    const char *in = og_comparison_is(view->comparison, "inspections") ? "" : "in ";
    const og_compared_grade *grade = side ? row->second : row->first;
    og_buf note = {0};
    if (!grade)
        return og_flow_print(view->flow, "not graded %s%s", in, view->names[side]);
    og_note_add(&note, "", og_say_place(view->flow, &grade->evidence));
    if (!og_str_equal(grade->area, row->area))
        og_note_add(&note, "for ", og_say_area(view->flow, grade->area));
    og_str words = og_say_uncapitalised(view->flow, og_say_grade(view->flow, grade->grade));
    og_str noted = og_note_finish(view->flow, &note);
    return og_flow_print(view->flow, "%.*s %s%s%s%.*s%s", OG_STR_ARG(words), in, view->names[side],
                         noted.len ? " (" : "", OG_STR_ARG(noted), noted.len ? ")" : "");
}

static og_str direction_of(const og_comparison_view *view, const og_grade_row *row)
{
    bool time = og_comparison_is(view->comparison, "inspections");
    if (!row->direction.len)
        return row->first && row->second && og_comparison_has_warning(view->comparison, OG_OTHER_SCALE)
                   ? OG_STR(": not compared")
                   : (og_str){0};
    bool strangers = are_strangers(view->comparison);
    if (og_say_equal(row->direction, "same"))
        return time && !strangers ? OG_STR(": as before") : OG_STR(": they agree");
    if (time && strangers)
        return og_say_equal(row->direction, "better") ? OG_STR(": higher") : OG_STR(": lower");
    return !time                                    ? OG_STR(": they differ")
           : og_say_equal(row->direction, "better") ? OG_STR(": better")
                                                    : OG_STR(": worse");
}

static void add_grade(og_comparison_view *view, const og_grade_row *row)
{
    og_str first = grade_of(view, row, 0), second = grade_of(view, row, 1);
    add_fact(view, OG_PART_FACT, og_say_area(view->flow, row->area),
             og_flow_print(view->flow, "%.*s, %.*s%.*s", OG_STR_ARG(first), OG_STR_ARG(second),
                           OG_STR_ARG(direction_of(view, row))));
}

// The whole before its areas.
static void add_grades(og_comparison_view *view)
{
    const og_comparison *comparison = view->comparison;
    og_comparison_add(view, OG_PART_HEADING, OG_STR("Grades"));
    if (!comparison->grades.count)
        og_comparison_add(view, OG_PART_PARAGRAPH, OG_STR("Neither document states a grade."));
    bool of_both = !view->options->all && !og_comparison_is(comparison, "inspections");
    size_t hidden = 0;
    for (int whole = 1; whole >= 0; whole--)
        for (size_t i = 0; i < comparison->grades.count; i++) {
            const og_grade_row *row = &comparison->grades.items[i];
            if (og_say_equal(row->area, "overall") != whole || (of_both && !row->first && ++hidden))
                continue;
            add_grade(view, row);
        }
    if (hidden)
        og_comparison_add(view, OG_PART_PARAGRAPH,
                          og_flow_print(view->flow, "%zu more grade%s in %s alone.", hidden,
                                        hidden == 1 ? " stands" : "s stand", view->names[1]));
}

// The answer, before anything else.
static void add_summary(og_comparison_view *view)
{
    for (size_t i = 0; i < view->comparison->summary.count; i++)
        og_comparison_add(view, OG_PART_PARAGRAPH, og_flow_clean(view->flow, view->comparison->summary.items[i]));
}

static void name_documents(og_comparison_view *view)
{
    bool article = og_comparison_is(view->comparison, "article-and-report");
    bool time = og_comparison_is(view->comparison, "inspections");
    view->names[0] = article ? "the article" : time ? "then" : "the first";
    view->names[1] = article ? "the report" : time ? "now" : "the second";
    view->labels[0] = article ? "Article" : time ? "Then" : "First article";
    view->labels[1] = article ? "Report" : time ? "Now" : "Second article";
}

static void make(og_comparison_view *view)
{
    const og_comparison *comparison = view->comparison;
    bool article = og_comparison_is(comparison, "article-and-report");
    bool time = og_comparison_is(comparison, "inspections");
    name_documents(view);
    og_comparison_index_pairs(view);
    og_comparison_add(view, OG_PART_TITLE, og_flow_clean(view->flow, comparison->title));
    add_summary(view);
    og_comparison_add(view, OG_PART_HEADING, OG_STR("The documents"));
    add_document(view, 0, &comparison->first);
    add_document(view, 1, &comparison->second);
    add_warnings(view, false);
    add_same(view);
    add_grades(view);
    if (article)
        og_comparison_view_article(view);
    else if (time)
        og_comparison_view_inspections(view);
    else
        og_comparison_view_articles(view);
    if (view->hides_partners)
        og_comparison_add(view, OG_PART_PARAGRAPH,
                          OG_STR("Beside a statement stand two at most that are like it; --all shows all."));
    add_fact(
        view, OG_PART_SOURCE, OG_STR("How this was made"),
        OG_STR("statements were put side by side by their words and themes; what follows from that is this "
               "program's reading, no judgement of inspectors. The words of both are shown so that you can judge."));
}

static og_status draw(const og_comparison *comparison, const og_text_options *options, bool markdown, og_str *out)
{
    og_text_options usual = {0};
    options = options ? options : &usual;
    og_flow flow = {.arena = og_arena_new()};
    og_comparison_view view = {.flow = &flow, .comparison = comparison, .options = options};
    if (!flow.arena)
        return OG_NO_MEMORY;
    if (!markdown)
        og_view_set_text(&flow, options);
    make(&view);
    if (markdown)
        og_view_write_markdown(&flow, &view.parts);
    else
        og_view_write_text(&flow, &view.parts);
    return og_flow_finish(&flow, out);
}

og_status og_comparison_to_text(const og_comparison *comparison, const og_text_options *options, og_str *out)
{
    return draw(comparison, options, false, out);
}

og_status og_comparison_to_markdown(const og_comparison *comparison, const og_text_options *options, og_str *out)
{
    return draw(comparison, options, true, out);
}

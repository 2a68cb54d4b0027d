// SPDX-License-Identifier: MIT
// The pairs of statements of two documents, and from them what becomes of each statement.
#include "relate/compare.h"

#include "base/str.h"
#include "relate/opposites.h"

#include <math.h>

// What a statement is paired with.
typedef struct partners {
    bool any;
    bool alike;   // with what does not lean the other way, close or not
    bool unclear; // close to what leans the other way, but not in opposite words
    // Of those that are close:
    bool agrees, differs; // with what leans the same way or neither, with what leans the other way
    bool asked;           // with something that is asked for
} partners;

static bool is(og_str text, const char *word)
{
    return og_str_equal(text, og_str_from(word));
}

// What has changed may well lean the other way; of an article and a report only plain words make it the opposite.
static og_status relation_of(const og_comparison *comparison, const og_opposites *opposites, const og_match *match,
                             const og_statement *a, const og_statement *b, og_str *out)
{
    bool opposite = !og_comparison_is(comparison, "article-and-report");
    *out = OG_STR("agrees");
    if (a->leaning * b->leaning >= 0 || match->same_words)
        return OG_OK;
    if (!opposite && match->close)
        OG_TRY(og_opposites_are(opposites, a->text, b->text, &opposite));
    *out = opposite ? OG_STR("differs") : OG_STR("worded-differently");
    return OG_OK;
}

static void add_partner(partners *with, const og_match *match, og_str relation, const og_statement *partner)
{
    bool close = match->close && !partner->answers; // what answers a finding does not tell it
    bool agrees = is(relation, "agrees"), differs = is(relation, "differs");
    with->any = true;
    with->alike |= agrees;
    with->agrees |= close && agrees;
    with->differs |= close && differs;
    with->unclear |= close && !agrees && !differs;
    with->asked |= close && partner->asked;
}

static og_status add_pair(og_comparison *comparison, const og_opposites *opposites, const og_match *match,
                          partners *first, partners *second)
{
    const og_statement *a = &comparison->first.statements.items[match->first];
    const og_statement *b = &comparison->second.statements.items[match->second];
    og_str relation;
    OG_TRY(relation_of(comparison, opposites, match, a, b, &relation));
    og_pair pair = {.first = a->id,
                    .second = b->id,
                    .relation = relation,
                    .likeness = round(match->likeness * 100) / 100,
                    .close = match->close,
                    .themes = match->themes,
                    .words = match->words,
                    .first_statement = a,
                    .second_statement = b};
    add_partner(&first[match->first], match, relation, b);
    add_partner(&second[match->second], match, relation, a);
    return og_vec_push(comparison->arena, &comparison->pairs, pair);
}

// A short finding around the words of a judgement only says which grade was given.
static bool states_grade(const og_record *record, const og_statement *statement)
{
    enum { MOST_JUDGEMENTS = 200, MOST_BYTES = 130 };
    for (size_t i = 0; i < record->judgements.count && i < MOST_JUDGEMENTS; i++) {
        const og_span *grade = &record->judgements.items[i].evidence, *around = &statement->evidence;
        if (statement->judged && statement->text.len <= MOST_BYTES && grade->end > grade->start &&
            around->start <= grade->start && around->end >= grade->end)
            return true;
    }
    return false;
}

static void set_aside_grades(const og_record *record, og_statements *statements)
{
    for (size_t i = 0; i < statements->count; i++)
        if (states_grade(record, &statements->items[i]))
            statements->items[i].standing = OG_STR("states-grade");
}

static og_str standing_in_report(const partners *with)
{
    if (with->agrees || with->differs || with->unclear)
        return OG_STR("covered");
    return with->any ? OG_STR("perhaps-covered") : OG_STR("left-out");
}

static og_str standing_in_article(const og_statement *statement, const partners *with)
{
    bool paired = with->agrees || with->differs || with->unclear;
    if (!statement->judged)
        return paired ? OG_STR("related") : OG_STR("own");
    if (with->agrees || with->differs)
        return with->agrees ? OG_STR("supported") : OG_STR("differs");
    return with->alike || with->unclear ? OG_STR("perhaps-supported") : OG_STR("no-support-found");
}

// That both agree weighs more than that some other sentence does not: what is called resolved shall be so.
static og_str standing_in_time(const og_statement *statement, const partners *with, bool now)
{
    bool praised = statement->leaning > 0;
    if (with->agrees)
        return praised ? OG_STR("kept") : statement->asked && with->asked ? OG_STR("repeated") : OG_STR("persistent");
    if (with->differs && now)
        return praised ? OG_STR("gained") : OG_STR("slipped");
    if (with->differs)
        return praised ? OG_STR("slipped") : OG_STR("resolved");
    return now ? OG_STR("new") : OG_STR("not-repeated");
}

static og_str standing_of(const og_comparison *comparison, size_t number, const og_statement *statement,
                          const partners *with)
{
    bool paired = with->agrees || with->differs;
    if (statement->standing.len)
        return statement->standing;
    if (og_comparison_is(comparison, "inspections"))
        return standing_in_time(statement, with, number == 1);
    if (og_comparison_is(comparison, "articles"))
        return paired ? OG_STR("shared") : OG_STR("only-here");
    return number ? standing_in_report(with) : standing_in_article(statement, with);
}

static void set_standings(og_comparison *comparison, size_t number, og_statements *statements, const partners *with)
{
    for (size_t i = 0; i < statements->count; i++)
        statements->items[i].standing = standing_of(comparison, number, &statements->items[i], &with[i]);
}

static og_status warn_of_statements(og_comparison *comparison, const og_matching *matching)
{
    if (matching->cut)
        OG_TRY(og_comparison_warn(comparison, OG_STR("search-cut-short"),
                                  "the documents state so much that not everything could be held against everything: "
                                  "statements that are alike may have been missed"));
    bool judged = false;
    for (size_t i = 0; i < comparison->first.statements.count; i++)
        judged |= comparison->first.statements.items[i].judged;
    if (judged || !is(comparison->kind, "article-and-report"))
        return OG_OK;
    return og_comparison_warn(comparison, OG_STR("no-claims"),
                              "nothing was found in the article that it says inspectors found or asked for");
}

og_status og_compare_statements(og_comparison *comparison)
{
    og_statements *first = &comparison->first.statements, *second = &comparison->second.statements;
    og_term_table table;
    og_opposites opposites;
    og_strs names = {0};
    og_matching matching = {.table = &table, .names = &names};
    partners *with_first = og_arena_alloc_array(comparison->arena, first->count + 1, sizeof *with_first);
    partners *with_second = og_arena_alloc_array(comparison->arena, second->count + 1, sizeof *with_second);
    if (!with_first || !with_second)
        return OG_NO_MEMORY;
    OG_TRY(og_term_table_built_in(comparison->arena, &table));
    OG_TRY(og_opposites_load(comparison->arena, &opposites));
    OG_TRY(og_vec_push(comparison->arena, &names, comparison->first.provider));
    OG_TRY(og_vec_push(comparison->arena, &names, comparison->second.provider));
    set_aside_grades(comparison->records[0], first);
    set_aside_grades(comparison->records[1], second);
    matching.close_only = !og_comparison_is(comparison, "article-and-report");
    matching.over_time = og_comparison_is(comparison, "inspections");
    OG_TRY(og_match_statements(comparison->arena, first, second, &matching));
    for (size_t i = 0; i < matching.matches.count; i++)
        OG_TRY(add_pair(comparison, &opposites, &matching.matches.items[i], with_first, with_second));
    set_standings(comparison, 0, first, with_first);
    set_standings(comparison, 1, second, with_second);
    return warn_of_statements(comparison, &matching);
}

// SPDX-License-Identifier: MIT
// What is counted over the statements of two documents: praise and criticism, themes, who is quoted.
#include "relate/compare.h"

#include "base/str.h"

#include <stdlib.h>

// A theme needs so many findings in each document before its direction is told, and so much of a shift.
enum { LEAST_FINDINGS = 3 };
static const double least_shift = 0.25;

// A theme of a statement.
typedef struct mention {
    og_str theme;
    const og_statement *statement;
    size_t number; // 0: of the first document, 1: of the second
} mention;

typedef OG_VEC(mention) mentions;

static int by_theme(const void *left, const void *right)
{
    const mention *a = left, *b = right;
    return og_str_compare(a->theme, b->theme);
}

static int by_weaknesses(const void *left, const void *right)
{
    const og_theme_row *a = left, *b = right;
    size_t x = a->second.weaknesses + a->first.weaknesses, y = b->second.weaknesses + b->first.weaknesses;
    return x != y ? (x < y ? 1 : -1) : og_str_compare(a->theme, b->theme);
}

static bool is_finding(const og_statement *statement)
{
    return statement->judged && !statement->asked;
}

static void count_balance(og_compared *document)
{
    og_balance *balance = &document->balance;
    for (size_t i = 0; i < document->statements.count; i++) {
        const og_statement *statement = &document->statements.items[i];
        if (statement->asked)
            balance->asked++;
        else if (is_finding(statement) && !og_str_equal(statement->standing, OG_STR("states-grade")))
            ++*(statement->leaning > 0   ? &balance->strengths
                : statement->leaning < 0 ? &balance->weaknesses
                                         : &balance->mixed);
    }
}

static bool is_paired(og_str standing)
{
    static const og_str alone[] = {{"states-grade", 12}, {"left-out", 8},         {"no-support-found", 16},
                                   {"own", 3},           {"not-repeated", 12},    {"new", 3},
                                   {"only-here", 9},     {"perhaps-covered", 15}, {"perhaps-supported", 17}};
    for (size_t i = 0; i < sizeof alone / sizeof *alone; i++)
        if (og_str_equal(standing, alone[i]))
            return false;
    return true;
}

static void count_mention(const og_statement *statement, og_theme_side *side)
{
    side->strengths += is_finding(statement) && statement->leaning > 0;
    side->weaknesses += is_finding(statement) && statement->leaning < 0;
    ++*(is_paired(statement->standing) ? &side->paired : &side->unpaired);
}

// By the share of weaknesses in what is found on the theme.
static og_str direction_of(const og_theme_row *row)
{
    size_t first = row->first.strengths + row->first.weaknesses,
           second = row->second.strengths + row->second.weaknesses;
    if (first < LEAST_FINDINGS || second < LEAST_FINDINGS)
        return (og_str){0};
    double shift = (double)row->second.weaknesses / (double)second - (double)row->first.weaknesses / (double)first;
    return shift <= -least_shift ? OG_STR("better") : shift >= least_shift ? OG_STR("worse") : OG_STR("same");
}

static og_status gather_mentions(og_comparison *comparison, size_t number, const og_compared *document, mentions *out)
{
    for (size_t i = 0; i < document->statements.count; i++) {
        const og_statement *statement = &document->statements.items[i];
        for (size_t t = 0; statement->judged && t < statement->themes.count; t++)
            OG_TRY(og_vec_push(comparison->arena, out, (mention){statement->themes.items[t], statement, number}));
    }
    return OG_OK;
}

static og_status count_themes(og_comparison *comparison)
{
    mentions all = {0};
    OG_TRY(gather_mentions(comparison, 0, &comparison->first, &all));
    OG_TRY(gather_mentions(comparison, 1, &comparison->second, &all));
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, by_theme);
    for (size_t i = 0, end; i < all.count; i = end) {
        og_theme_row row = {.theme = all.items[i].theme};
        for (end = i; end < all.count && og_str_equal(all.items[end].theme, row.theme); end++)
            count_mention(all.items[end].statement, all.items[end].number ? &row.second : &row.first);
        if (og_comparison_is(comparison, "inspections"))
            row.direction = direction_of(&row);
        OG_TRY(og_vec_push(comparison->arena, &comparison->themes, row));
    }
    if (comparison->themes.count)
        qsort(comparison->themes.items, comparison->themes.count, sizeof *comparison->themes.items, by_weaknesses);
    return OG_OK;
}

static bool is_listed(const og_strs *list, og_str text)
{
    for (size_t i = 0; i < list->count; i++)
        if (og_str_equal(list->items[i], text))
            return true;
    return false;
}

// Those who are not named are one where they are called alike.
static bool is_of(const og_quotation *quotation, const og_speaker *speaker)
{
    return og_str_equal(quotation->speaker, speaker->speaker) &&
           (speaker->speaker.len || (og_str_equal(quotation->role, speaker->role) &&
                                     og_str_equal(quotation->organisation, speaker->organisation)));
}

// Quotations of one speaker mostly stand together and never many speakers in one article; the nearest are looked at.
static og_speaker *find_speaker(og_comparison *comparison, og_str document, const og_quotation *quotation)
{
    enum { NEAREST = 50 };
    size_t count = comparison->speakers.count;
    for (size_t i = count; i > 0 && count - i < NEAREST; i--) {
        og_speaker *known = &comparison->speakers.items[i - 1];
        if (og_str_equal(known->document, document) && is_of(quotation, known))
            return known;
    }
    return NULL;
}

static og_status add_quotation(og_comparison *comparison, og_str document, const og_quotation *quotation)
{
    og_speaker *known = find_speaker(comparison, document, quotation);
    if (!known) {
        og_speaker speaker = {.document = document,
                              .speaker = quotation->speaker,
                              .role = quotation->role,
                              .organisation = quotation->organisation,
                              .evidence = quotation->evidence};
        OG_TRY(og_vec_push(comparison->arena, &comparison->speakers, speaker));
        known = &comparison->speakers.items[comparison->speakers.count - 1];
    }
    known->quotations++;
    return is_listed(&known->stances, quotation->stance)
               ? OG_OK
               : og_vec_push(comparison->arena, &known->stances, quotation->stance);
}

og_status og_compare_count(og_comparison *comparison)
{
    count_balance(&comparison->first);
    count_balance(&comparison->second);
    OG_TRY(count_themes(comparison));
    for (size_t number = 0; number < 2; number++) {
        const og_record *record = comparison->records[number];
        og_str document = number ? OG_STR("second") : OG_STR("first");
        for (size_t i = 0; i < record->quotations.count; i++)
            OG_TRY(add_quotation(comparison, document, &record->quotations.items[i]));
    }
    return OG_OK;
}

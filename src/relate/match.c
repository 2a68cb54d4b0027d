// SPDX-License-Identifier: MIT
// Pairs of statements. Each is divided into pieces; an index from terms to the pieces of one side is walked with the
// terms of each piece of the other, the rarest first, for no more than a fixed number of steps, which adds up what the
// two share. A piece keeps the best of its pairs.
#include "relate/match.h"

#include "base/str.h"
#include "relate/match_index.h"
#include "relate/pieces.h"

#include <math.h>
#include <stdlib.h>
// Found on the pairs of tests/accuracy/pairs that are marked "tuned"; least_close by holding articles against reports
// on other councils (docs/compare.md).
static const double least_likeness = 0.2; // of a pair
static const double least_close = 0.45;   // of one from which something is concluded, or in which one praises what
                                          // the other blames though both are of one inspection
static const double least_said = 1.2;     // of the weights of the words in common: themes alone make no pair
static const double least_answered = 6; // the same of what the provider has done or promises, without a theme in common
static const double least_alone = 4;    // of the weight of a single word in common, without a theme in common
static const double least_alone_alike = 1; // the same where both praise or both blame
static const double least_apart = 6.5;     // of the weights of the words of a close pair without a theme in common
static const double telling = 0.5;         // the least weight of a word that counts as one in common
static const double near_best = 0.3;       // of the likeness of the best pair of a piece: another pair of it
static const double theme_weight = 1.0;    // of a theme, against a word as rare
static const double opposite = 0.6;        // factor where one praises and the other blames
static const double turned = 0.75;         // the same of two inspections, between which things change
static const double alike = 1.1;           // where both do the same
static const double same_extent = 1.05, same_trend = 1.1, both_serious = 1.15, same_theme = 1.15, other_theme = 0.85;
static const double alone = 0.5; // at most, as a share of that, from a single term however rare
static const double enough = 5;  // of the weights of what two pieces share: more do not make them more alike

static const double most_factor = 2; // no product of factors is more

enum { MOST_STEPS = 16384, MOST_PAIRS = 3 };

typedef struct candidate {
    size_t piece, owner; // its statement
    double likeness;
    bool close;
} candidate;

typedef struct best_candidates {
    candidate items[MOST_PAIRS];
    size_t count;
} best_candidates;

// What a statement shares with one of the other side.
typedef struct meeting {
    size_t terms, words; // the terms that are no themes
    double said;         // the sum of the weights of these words
    double weights, squares;
} meeting;

typedef struct term_places {
    size_t places;
    uint32_t term;
    bool theme;
    bool opens; // may make a pair by itself
} term_places;

typedef struct matcher {
    og_arena *arena;
    og_matching *matching;
    const og_statements *statements[2];
    og_pieces pieces[2];
    og_match_index index;
    meeting *meetings;        // with each piece of the other side
    uint32_t *met;            // those with which there are any
    best_candidates *best[2]; // of each piece of either side
    OG_VEC(term_places) looked_up;
} matcher;

static int by_places(const void *left, const void *right)
{
    const term_places *a = left, *b = right;
    if (a->opens != b->opens)
        return a->opens ? -1 : 1;
    if (a->places != b->places)
        return a->places < b->places ? -1 : 1;
    return (a->term > b->term) - (a->term < b->term);
}

static int by_order(double a_likeness, double b_likeness, size_t a, size_t b)
{
    if (a_likeness < b_likeness || a_likeness > b_likeness)
        return a_likeness > b_likeness ? -1 : 1;
    return (a > b) - (a < b);
}

static int by_pair(const void *left, const void *right)
{
    const og_match *a = left, *b = right;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    if (a->second != b->second)
        return a->second < b->second ? -1 : 1;
    return by_order(a->likeness, b->likeness, a->pieces[0], b->pieces[0]);
}

static int by_first(const void *left, const void *right)
{
    const og_match *a = left, *b = right;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return by_order(a->likeness, b->likeness, a->second, b->second);
}

static bool is_serious(const og_statement *statement)
{
    return og_str_equal(statement->severity, OG_STR("serious"));
}

// Whether it speaks of many, 1, or of few, 2; 0 where it does not say.
static int extent_of(const og_statement *statement)
{
    if (!statement->extent.len)
        return 0;
    bool many = og_str_equal(statement->extent, OG_STR("all")) || og_str_equal(statement->extent, OG_STR("most")) ||
                og_str_equal(statement->extent, OG_STR("many"));
    return many ? 1 : 2;
}

static bool share_theme(const og_strs *a, const og_strs *b)
{
    enum { MOST = 16 }; // that are looked at
    for (size_t i = 0; i < a->count && i < MOST; i++)
        for (size_t j = 0; j < b->count && j < MOST; j++)
            if (og_str_equal(a->items[i], b->items[j]))
                return true;
    return false;
}

static double factor(const og_statement *a, const og_statement *b, bool differ, bool theme, bool over_time)
{
    double by = !differ ? (a->leaning * b->leaning > 0 ? alike : 1) : over_time ? turned : opposite;
    if (extent_of(a) && extent_of(a) == extent_of(b))
        by *= same_extent;
    if (a->trend.len && og_str_equal(a->trend, b->trend))
        by *= same_trend;
    if (is_serious(a) && is_serious(b))
        by *= both_serious;
    if (theme && (over_time || !differ))
        by *= same_theme;
    if (!theme && a->themes.count && b->themes.count)
        by *= other_theme;
    return by;
}

// Whether the words that two pieces share are enough where their statements have no theme in common.
static bool say_enough(const og_statement *a, const og_statement *b, const meeting *met)
{
    double least = a->leaning * b->leaning > 0 ? least_alone_alike : least_alone;
    if ((a->answers || b->answers) && met->said < least_answered)
        return false;
    return met->words > 1 || met->said >= least;
}

static const og_statement *statement_of(const matcher *with, size_t side, size_t piece)
{
    return &with->statements[side]->items[with->pieces[side].owners.items[piece]];
}

// How alike two statements are whose pieces are `plain` alike by their terms.
static double weigh_statements(const matcher *with, const og_statement *a, const og_statement *b, const meeting *met,
                               double plain)
{
    bool differ = a->leaning * b->leaning < 0, over_time = with->matching->over_time;
    bool theme = share_theme(&a->themes, &b->themes);
    if (!theme && !say_enough(a, b, met))
        return 0;
    double result = plain * factor(a, b, differ, theme, over_time);
    if (differ && !over_time && result < least_close)
        return 0;
    return result < 1 ? result : 1;
}

// Whether what two pieces share is enough to conclude something from it: two words, and a theme or else telling ones.
static bool is_close(const matcher *with, size_t a, size_t b, const meeting *met)
{
    return met->words > 1 && (met->said >= least_apart ||
                              share_theme(&statement_of(with, 0, a)->themes, &statement_of(with, 1, b)->themes));
}

// How alike two pieces are: the mean of their cosine and, since a short one may say a part of what a long one does, of
// the share of the shorter that is in the longer; less where what they share is little to go by.
static double likeness(const matcher *with, size_t a, size_t b, const meeting *met)
{
    double x = with->index.sides[0].squares[a], y = with->index.sides[1].squares[b];
    if (met->said < least_said || x <= 0 || y <= 0)
        return 0;
    double whole = met->squares / sqrt(x * y), part = met->squares / (x < y ? x : y);
    double told = met->weights < enough ? met->weights / enough : 1;
    told = met->terms < 2 && told > alone ? alone : told;
    double plain = (2 * whole + part) / 3 * told;
    if (plain * most_factor < least_likeness)
        return 0;
    return weigh_statements(with, statement_of(with, 0, a), statement_of(with, 1, b), met, plain);
}

static og_status look_up(matcher *with, const og_indexed_side *from, const og_indexed_side *to, size_t at)
{
    with->looked_up.count = 0;
    for (size_t i = 0; i < from->counts[at]; i++) {
        uint32_t term = from->terms[at][i].term;
        bool theme = og_str_starts(with->index.texts[term].text, OG_STR("#"));
        term_places one = {.places = to->starts[term + 1] - to->starts[term],
                           .term = term,
                           .theme = theme,
                           .opens = !theme && with->index.weights[term] >= least_said};
        if (one.places)
            OG_TRY(og_vec_push(with->arena, &with->looked_up, one));
    }
    if (with->looked_up.count)
        qsort(with->looked_up.items, with->looked_up.count, sizeof *with->looked_up.items, by_places);
    return OG_OK;
}

static void meet_at(matcher *with, uint32_t statement, const term_places *term, size_t *count)
{
    meeting *met = &with->meetings[statement];
    double weight = with->index.weights[term->term];
    if (!met->terms && !term->opens)
        return;
    if (!met->terms)
        with->met[(*count)++] = statement;
    met->terms++;
    met->words += !term->theme && weight >= telling;
    met->said += term->theme ? 0 : weight;
    met->weights += weight;
    met->squares += weight * weight;
}

// Finds the pieces of the second side that share a term with piece `at` of the first, and sums up the squares of the
// weights of what they share: first what may make a pair by itself, the rarest first, until the steps are used up.
static og_status meet(matcher *with, size_t at, size_t *count)
{
    const og_indexed_side *to = &with->index.sides[1];
    size_t steps = 0;
    *count = 0;
    OG_TRY(look_up(with, &with->index.sides[0], to, at));
    for (size_t i = 0; i < with->looked_up.count; i++) {
        const term_places *term = &with->looked_up.items[i];
        if (term->places > MOST_STEPS - steps) {
            with->matching->cut = true;
            break;
        }
        steps += term->places;
        for (size_t p = to->starts[term->term]; p < to->starts[term->term + 1]; p++)
            meet_at(with, to->places[p], term, count);
    }
    with->matching->steps += steps;
    return OG_OK;
}

// Keeps a candidate among the best of a piece, the most alike first; of those as much alike the earlier one, and of the
// pieces of one statement the best.
static void keep_candidate(best_candidates *best, candidate one)
{
    size_t at = 0;
    while (at < best->count && best->items[at].owner != one.owner)
        at++;
    if (at < best->count && best->items[at].likeness >= one.likeness)
        return;
    if (at == best->count)
        at = best->count < MOST_PAIRS ? best->count++ : MOST_PAIRS;
    for (; at > 0 && best->items[at - 1].likeness < one.likeness; at--)
        if (at < MOST_PAIRS)
            best->items[at] = best->items[at - 1];
    if (at < MOST_PAIRS)
        best->items[at] = one;
}

// Weighs a piece of the first side with all that it meets.
static og_status weigh(matcher *with, size_t first)
{
    size_t met;
    OG_TRY(meet(with, first, &met));
    for (size_t i = 0; i < met; i++) {
        size_t second = with->met[i];
        meeting *here = &with->meetings[second];
        double like = likeness(with, first, second, here);
        bool close = like >= least_close && is_close(with, first, second, here);
        *here = (meeting){0};
        if (!close && (like < least_likeness || with->matching->close_only))
            continue;
        size_t owners[2] = {with->pieces[0].owners.items[first], with->pieces[1].owners.items[second]};
        keep_candidate(&with->best[0][first], (candidate){second, owners[1], like, close});
        keep_candidate(&with->best[1][second], (candidate){first, owners[0], like, close});
    }
    return OG_OK;
}

// Whether a statement is among the best of a piece, and nearly as much alike as the best of all.
static bool is_near_best(const best_candidates *best, size_t owner, double like)
{
    for (size_t i = 0; i < best->count; i++)
        if (best->items[i].owner == owner)
            return like >= near_best * best->items[0].likeness;
    return false;
}

// Adds the pairs of a piece of the first side in which each is among the best of the other.
static og_status add_best(matcher *with, size_t first)
{
    const best_candidates *best = &with->best[0][first];
    for (size_t i = 0; i < best->count; i++) {
        const candidate *one = &best->items[i];
        size_t owner = with->pieces[0].owners.items[first];
        if (!is_near_best(best, one->owner, one->likeness) ||
            !is_near_best(&with->best[1][one->piece], owner, one->likeness))
            continue;
        og_match match = {.first = owner,
                          .second = one->owner,
                          .likeness = one->likeness,
                          .close = one->close,
                          .pieces = {first, one->piece}};
        OG_TRY(og_vec_push(with->arena, &with->matching->matches, match));
    }
    return OG_OK;
}

// Of each pair of statements the pieces that are most alike.
static void keep_each_once(og_matches *matches)
{
    size_t kept = 0;
    if (matches->count)
        qsort(matches->items, matches->count, sizeof *matches->items, by_pair);
    for (size_t i = 0; i < matches->count; i++) {
        const og_match *last = kept ? &matches->items[kept - 1] : NULL;
        if (last && last->first == matches->items[i].first && last->second == matches->items[i].second)
            matches->items[kept - 1].close |= matches->items[i].close;
        else
            matches->items[kept++] = matches->items[i];
    }
    matches->count = kept;
}

// A term that both have, as a theme or as a word of the first.
static og_status add_shared(matcher *with, og_match *match, const og_indexed_term *shared)
{
    og_str text = with->index.texts[shared->term].text;
    if (og_str_starts(text, OG_STR("#")))
        return og_vec_push(with->arena, &match->themes, og_str_slice(text, 1, text.len));
    og_str words = with->index.sides[0].statements->items[match->pieces[0]].text;
    return og_vec_push(with->arena, &match->words, og_str_slice(words, shared->at.start, shared->at.end));
}

static og_status explain(matcher *with, og_match *match)
{
    const og_indexed_side *sides = with->index.sides;
    const og_indexed_term *x = sides[0].terms[match->pieces[0]], *y = sides[1].terms[match->pieces[1]];
    const og_indexed_term *x_end = x + sides[0].counts[match->pieces[0]],
                          *y_end = y + sides[1].counts[match->pieces[1]];
    while (x < x_end && y < y_end) {
        if (x->term == y->term)
            OG_TRY(add_shared(with, match, x));
        uint32_t least = x->term < y->term ? x->term : y->term;
        x += x->term == least;
        y += y->term == least;
    }
    return OG_OK;
}

static og_status make_room(matcher *with)
{
    size_t first = with->pieces[0].items.count + 1, second = with->pieces[1].items.count + 1;
    with->met = og_arena_alloc_array(with->arena, second, sizeof *with->met);
    with->meetings = og_arena_alloc_array(with->arena, second, sizeof *with->meetings);
    with->best[0] = og_arena_alloc_array(with->arena, first, sizeof **with->best);
    with->best[1] = og_arena_alloc_array(with->arena, second, sizeof **with->best);
    return with->met && with->meetings && with->best[0] && with->best[1] ? OG_OK : OG_NO_MEMORY;
}

og_status og_match_statements(og_arena *arena, const og_statements *first, const og_statements *second,
                              og_matching *matching)
{
    matcher with = {.arena = arena, .matching = matching, .statements = {first, second}};
    matching->matches.count = matching->steps = 0;
    OG_TRY(og_pieces_of(arena, matching->table, first, &with.pieces[0]));
    OG_TRY(og_pieces_of(arena, matching->table, second, &with.pieces[1]));
    OG_TRY(og_match_index_make(arena, matching->table, matching->names, theme_weight, &with.pieces[0].items,
                               &with.pieces[1].items, &with.index));
    OG_TRY(make_room(&with));
    for (size_t at = 0; at < with.pieces[0].items.count; at++)
        OG_TRY(weigh(&with, at));
    for (size_t at = 0; at < with.pieces[0].items.count; at++)
        OG_TRY(add_best(&with, at));
    keep_each_once(&matching->matches);
    if (matching->matches.count)
        qsort(matching->matches.items, matching->matches.count, sizeof *matching->matches.items, by_first);
    for (size_t i = 0; i < matching->matches.count; i++)
        OG_TRY(explain(&with, &matching->matches.items[i]));
    return OG_OK;
}

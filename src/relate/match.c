// SPDX-License-Identifier: MIT
// Pairs of statements. Each is divided into pieces. For each piece of one side the index says which pieces of the other
// have a telling word of it; what these share is added up where it may be enough, and a piece keeps the best of its
// pairs. All that is looked at is counted in steps, of which a comparison has so many.
#include "relate/match.h"

#include "base/checked.h"
#include "base/str.h"
#include "relate/likeness.h"
#include "relate/match_index.h"
#include "relate/same_words.h"

#include <math.h>
#include <stdlib.h>

static const double near_best = 0.3; // of the likeness of the best pair of a piece: another pair of it

enum { MOST_PAIRS = 3 };

typedef struct candidate {
    size_t piece, owner; // its statement
    double likeness;
    bool close;
} candidate;

typedef struct best_candidates {
    candidate items[MOST_PAIRS];
    size_t count;
} best_candidates;

typedef struct term_places {
    size_t places;
    uint32_t term;
    bool opens; // a word that may make a pair
} term_places;

typedef struct matcher {
    og_arena *arena;
    og_matching *matching;
    const og_statements *statements[2];
    og_pieces pieces[2];
    og_match_index index;
    double *own;              // of each term its weight where the piece at hand has it, else 0
    double *sums;             // of each piece of the other side what it is known to share with that one; else 0
    uint32_t *met;            // those with which there is anything
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

// The telling terms of piece `at` that stand in the other side, the words before the themes and the rarest first; in
// *rest the squares of the weights of the other terms that do.
static og_status look_up(matcher *with, size_t at, double *rest)
{
    const og_indexed_side *from = &with->index.sides[0], *to = &with->index.sides[1];
    with->looked_up.count = 0;
    *rest = 0;
    for (size_t i = 0; i < from->counts[at]; i++) {
        uint32_t term = from->terms[at][i].term;
        double weight = with->index.weights[term];
        term_places one = {
            .places = to->starts[term + 1] - to->starts[term], .term = term, .opens = !with->index.themes[term]};
        if (one.places && og_likeness_opens(weight))
            OG_TRY(og_vec_push(with->arena, &with->looked_up, one));
        else if (one.places)
            *rest += weight * weight;
    }
    if (with->looked_up.count)
        qsort(with->looked_up.items, with->looked_up.count, sizeof *with->looked_up.items, by_places);
    return OG_OK;
}

// Adds a term to what the pieces that have it share with the one at hand; only a word meets new ones.
static size_t meet_at(matcher *with, const term_places *term, size_t count)
{
    const og_indexed_side *to = &with->index.sides[1];
    const uint32_t *place = to->places + to->starts[term->term], *end = to->places + to->starts[term->term + 1];
    double weight = with->index.weights[term->term], square = weight * weight;
    for (; place < end; place++) {
        bool known = with->sums[*place] > 0;
        with->met[count] = *place;
        count += !known && term->opens;
        with->sums[*place] += known || term->opens ? square : 0;
    }
    return count;
}

// Finds the pieces of the second side that have a telling word of piece `at` of the first, within *steps. What they may
// share beside what was looked up is added to *rest.
static og_status meet(matcher *with, size_t at, size_t *steps, size_t *count, double *rest)
{
    *count = 0;
    OG_TRY(look_up(with, at, rest));
    for (size_t i = 0; i < with->looked_up.count; i++) {
        const term_places *term = &with->looked_up.items[i];
        if (term->places <= *steps) {
            *steps -= term->places;
            *count = meet_at(with, term, *count);
            continue;
        }
        *rest += with->index.weights[term->term] * with->index.weights[term->term];
        with->matching->cut |= term->opens;
    }
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

static og_shared shared_with(const matcher *with, size_t second)
{
    const og_indexed_side *of = &with->index.sides[1];
    og_shared shared = {0};
    for (size_t i = 0; i < of->counts[second]; i++) {
        uint32_t term = of->terms[second][i].term;
        if (with->own[term] > 0)
            og_shared_add(&shared, with->own[term], with->index.themes[term]);
    }
    return shared;
}

static void weigh_pair(matcher *with, size_t first, size_t second)
{
    const og_piece *one = &with->pieces[0].items[first], *other = &with->pieces[1].items[second];
    og_piece_pair pair = {
        .statements = {&with->statements[0]->items[one->owner], &with->statements[1]->items[other->owner]},
        .roots = {with->index.sides[0].roots[first], with->index.sides[1].roots[second]},
        .whole = one->whole && other->whole,
        .over_time = with->matching->over_time};
    og_shared shared = shared_with(with, second);
    og_likeness like = og_likeness_of(&pair, &shared);
    if (!(like.value > 0) || (with->matching->close_only && !like.close))
        return;
    keep_candidate(&with->best[0][first], (candidate){second, other->owner, like.value, like.close});
    keep_candidate(&with->best[1][second], (candidate){first, one->owner, like.value, like.close});
}

// Takes the steps of weighing two pieces, where there are so many: through the terms of the second, and through the
// themes of each statement for those of the other.
static bool afford(matcher *with, size_t first, size_t second, size_t *steps)
{
    const og_statement *one = &with->statements[0]->items[with->pieces[0].items[first].owner];
    const og_statement *other = &with->statements[1]->items[with->pieces[1].items[second].owner];
    size_t cost;
    bool fits = og_mul(one->themes.count, other->themes.count, &cost) &&
                og_add(cost, with->index.sides[1].counts[second], &cost) && cost <= *steps;
    if (fits)
        *steps -= cost;
    with->matching->cut |= !fits;
    return fits;
}

// Weighs a piece of the first side with all that it meets and that it may be a pair with, within so many steps.
static og_status weigh(matcher *with, size_t first, size_t *steps)
{
    const og_indexed_side *sides = with->index.sides;
    double bound = og_likeness_bound(with->matching->close_only), rest;
    size_t met;
    OG_TRY(meet(with, first, steps, &met, &rest));
    for (size_t i = 0; i < met; i++) {
        size_t second = with->met[i];
        double most = with->sums[second] + rest;
        with->sums[second] = 0;
        if (og_likeness_may_be(most, sides[0].roots[first], sides[1].roots[second], bound) &&
            afford(with, first, second, steps))
            weigh_pair(with, first, second);
    }
    return OG_OK;
}

static void set_own(matcher *with, size_t first, bool known)
{
    const og_indexed_side *of = &with->index.sides[0];
    for (size_t i = 0; i < of->counts[first]; i++) {
        uint32_t term = of->terms[first][i].term;
        with->own[term] = known ? with->index.weights[term] : 0;
    }
}

// Each piece may take its share of the steps that are left, so that none is passed over for what stands before it.
static og_status weigh_all(matcher *with)
{
    size_t left = OG_MATCH_MOST_STEPS;
    for (size_t at = 0, count = with->pieces[0].count; at < count; at++) {
        size_t share = left / (count - at), steps = share;
        set_own(with, at, true);
        OG_TRY(weigh(with, at, &steps));
        set_own(with, at, false);
        left -= share - steps;
    }
    with->matching->steps = OG_MATCH_MOST_STEPS - left;
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
        size_t owner = with->pieces[0].items[first].owner;
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

// What is found in the same words has its pieces from what is found by likeness.
static void join(og_match *to, const og_match *other)
{
    to->likeness = fmax(to->likeness, other->likeness);
    to->close |= other->close;
    to->same_words |= other->same_words;
    for (size_t i = 0; i < 2; i++)
        to->pieces[i] = to->pieces[i] == SIZE_MAX ? other->pieces[i] : to->pieces[i];
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
            join(&matches->items[kept - 1], &matches->items[i]);
        else
            matches->items[kept++] = matches->items[i];
    }
    matches->count = kept;
}

// A term that both have, as a theme or as a word of the first.
static og_status add_shared(matcher *with, og_match *match, const og_indexed_term *shared)
{
    og_str text = with->index.texts[shared->term].text;
    if (with->index.themes[shared->term])
        return og_vec_push(with->arena, &match->themes, og_str_slice(text, 1, text.len));
    og_str words = with->statements[0]->items[match->first].text;
    return og_vec_push(with->arena, &match->words, og_str_slice(words, shared->at.start, shared->at.end));
}

// The piece that is a whole statement; SIZE_MAX where its words say nothing of what it is about.
static size_t whole_piece(const og_pieces *pieces, size_t statement)
{
    size_t low = 0, high = pieces->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (pieces->items[middle].owner < statement)
            low = middle + 1;
        else
            high = middle;
    }
    return low < pieces->count && pieces->items[low].owner == statement ? low : SIZE_MAX;
}

static og_status explain(matcher *with, og_match *match)
{
    const og_indexed_side *sides = with->index.sides;
    const size_t owners[] = {match->first, match->second};
    for (size_t i = 0; i < 2; i++)
        if (match->pieces[i] == SIZE_MAX)
            match->pieces[i] = whole_piece(&with->pieces[i], owners[i]);
    if (match->pieces[0] == SIZE_MAX || match->pieces[1] == SIZE_MAX)
        return OG_OK;
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
    size_t first = with->pieces[0].count + 1, second = with->pieces[1].count + 1;
    with->own = og_arena_alloc_array(with->arena, with->index.count + 1, sizeof *with->own);
    with->met = og_arena_alloc_array(with->arena, second, sizeof *with->met);
    with->sums = og_arena_alloc_array(with->arena, second, sizeof *with->sums);
    with->best[0] = og_arena_alloc_array(with->arena, first, sizeof **with->best);
    with->best[1] = og_arena_alloc_array(with->arena, second, sizeof **with->best);
    return with->own && with->met && with->sums && with->best[0] && with->best[1] ? OG_OK : OG_NO_MEMORY;
}

static og_status add_pieces(matcher *with, size_t side)
{
    OG_TRY(og_pieces_of(with->arena, with->matching->table, with->statements[side], &with->pieces[side]));
    with->index.sides[side] = (og_indexed_side){.statements = with->statements[side], .pieces = &with->pieces[side]};
    return OG_OK;
}

og_status og_match_statements(og_arena *arena, const og_statements *first, const og_statements *second,
                              og_matching *matching)
{
    matcher with = {.arena = arena, .matching = matching, .statements = {first, second}};
    matching->matches.count = matching->steps = 0;
    matching->cut = false;
    for (size_t side = 0; side < 2; side++)
        OG_TRY(add_pieces(&with, side));
    OG_TRY(og_match_index_make(arena, matching->table, matching->names, &with.index));
    OG_TRY(make_room(&with));
    OG_TRY(weigh_all(&with));
    for (size_t at = 0; at < with.pieces[0].count; at++)
        OG_TRY(add_best(&with, at));
    if (matching->over_time)
        OG_TRY(og_same_words_add(arena, first, second, &matching->matches));
    keep_each_once(&matching->matches);
    if (matching->matches.count)
        qsort(matching->matches.items, matching->matches.count, sizeof *matching->matches.items, by_first);
    for (size_t i = 0; i < matching->matches.count; i++)
        OG_TRY(explain(&with, &matching->matches.items[i]));
    return OG_OK;
}

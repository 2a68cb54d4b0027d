// SPDX-License-Identifier: MIT
#include "relate/likeness.h"

#include "base/str.h"

#include <math.h>

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
static const double least_lasting = 8;     // the same of two inspections, whatever their themes: 30 pairs of reports
static const double most_of_all = 0.5;     // as a cosine: of whole statements of two inspections with fewer such words
static const double telling = 0.5;         // the least weight of a word that counts as one in common
static const double opposite = 0.6;        // factor where one praises and the other blames
static const double turned = 0.75;         // the same of two inspections, between which things change
static const double alike = 1.1;           // where both do the same
static const double same_extent = 1.05, same_trend = 1.1, both_serious = 1.15, same_theme = 1.15, other_theme = 0.85;
static const double alone = 0.5; // at most, as a share of that, from a single term however rare
static const double enough = 5;  // of the weights of what two pieces share: more do not make them more alike

static const double most_factor = 1.7; // no product of these is more, with some room for what calculating rounds off

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
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++)
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
static bool say_enough(const og_statement *a, const og_statement *b, const og_shared *shared)
{
    double least = a->leaning * b->leaning > 0 ? least_alone_alike : least_alone;
    if ((a->answers || b->answers) && shared->said < least_answered)
        return false;
    return shared->words > 1 || shared->said >= least;
}

bool og_likeness_opens(double weight)
{
    return weight >= least_said;
}

void og_shared_add(og_shared *shared, double weight, bool theme)
{
    shared->terms++;
    shared->words += !theme && weight >= telling;
    shared->said += theme ? 0 : weight;
    shared->weights += weight;
    shared->squares += weight * weight;
}

// `mean` solved for the squares, as if all that is shared told as much as it can.
double og_likeness_bound(bool close)
{
    return 3 * (close ? least_close : least_likeness) / most_factor;
}

static double cosine(const og_piece_pair *pieces, const og_shared *shared)
{
    return shared->squares / (pieces->roots[0] * pieces->roots[1]);
}

// The mean of the cosine and, since a short piece may say a part of what a long one does, of the share of the shorter
// that is in the longer; less where what they share is little to go by.
static double mean(const og_piece_pair *pieces, const og_shared *shared)
{
    double less = pieces->roots[0] < pieces->roots[1] ? pieces->roots[0] : pieces->roots[1];
    double part = shared->squares / (less * less);
    double told = shared->weights < enough ? shared->weights / enough : 1;
    told = shared->terms < 2 && told > alone ? alone : told;
    return (2 * cosine(pieces, shared) + part) / 3 * told;
}

// Whether what two pieces share is enough to conclude something from it: two words, and a theme or else telling ones.
// Of a service much is said in the same words year after year: that a matter is the same is told by telling words, or
// by most of all that two statements on one theme say.
static bool is_close(const og_piece_pair *pieces, const og_shared *shared, bool theme)
{
    if (shared->words < 2)
        return false;
    if (!pieces->over_time)
        return theme || shared->said >= least_apart;
    return shared->said >= least_lasting || (theme && pieces->whole && cosine(pieces, shared) >= most_of_all);
}

og_likeness og_likeness_of(const og_piece_pair *pieces, const og_shared *shared)
{
    static const og_likeness none = {0, false};
    const og_statement *a = pieces->statements[0], *b = pieces->statements[1];
    if (shared->said < least_said || !(pieces->roots[0] > 0) || !(pieces->roots[1] > 0))
        return none;
    double plain = mean(pieces, shared);
    if (plain * most_factor < least_likeness)
        return none;
    bool differ = a->leaning * b->leaning < 0, theme = share_theme(&a->themes, &b->themes);
    if (!theme && !say_enough(a, b, shared))
        return none;
    double value = plain * factor(a, b, differ, theme, pieces->over_time);
    if (value < least_likeness || (differ && !pieces->over_time && value < least_close))
        return none;
    value = value < 1 ? value : 1;
    return (og_likeness){value, value >= least_close && is_close(pieces, shared, theme)};
}

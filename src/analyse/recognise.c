// SPDX-License-Identifier: MIT
// Which framework a document belongs to: the signs of each are weighed, the heaviest wins if it reaches its least.
#include "analyse/analysis.h"

#include "base/str.h"

#include <math.h>
#include <string.h>

// Sums of fractions are not exact.
static const double TOLERANCE = 1e-9;

// What is known of a sign's pattern in its place. Forms share most of their signs, and each is looked for once.
typedef enum sighting { UNTRIED, POSSIBLE, SEEN, UNSEEN } sighting;

static bool is_seen(const og_analysis *analysis, const og_matcher *matcher)
{
    og_hit hit;
    if (matcher->kind != OG_MATCH_PATTERN)
        return og_matcher_find(analysis, matcher, 0, &hit);
    uint8_t *known = &analysis->sightings[matcher->pattern * OG_PLACES + matcher->place];
    if (*known < SEEN)
        *known = og_matcher_find(analysis, matcher, 0, &hit) ? SEEN : UNSEEN;
    return *known == SEEN;
}

static og_status forget_sightings(og_analysis *analysis)
{
    size_t count = analysis->catalogue->patterns.count * OG_PLACES; // which were counted when they were loaded
    if (analysis->sightings && count)
        memset(analysis->sightings, UNTRIED, count);
    else
        analysis->sightings = og_arena_alloc(analysis->document->arena, count);
    return analysis->sightings ? OG_OK : OG_NO_MEMORY;
}

// False where the words of the sign do not stand in the document, which costs little to know.
static bool may_be_seen(const og_analysis *analysis, const og_matcher *matcher)
{
    if (matcher->kind != OG_MATCH_PATTERN)
        return og_matcher_may_find(analysis, matcher);
    uint8_t *known = &analysis->sightings[matcher->pattern * OG_PLACES + matcher->place];
    if (*known == UNTRIED)
        *known = og_matcher_may_find(analysis, matcher) ? POSSIBLE : UNSEEN;
    return *known != UNSEEN;
}

// All that may speak for a framework.
static double most_weight(const og_analysis *analysis, const og_framework *framework)
{
    double most = 0;
    for (size_t i = 0; i < framework->signs.count; i++)
        if (framework->signs.items[i].weight > 0 && may_be_seen(analysis, &framework->signs.items[i].matcher))
            most += framework->signs.items[i].weight;
    return most;
}

// The sum of a framework's signs, or of those that speak for it alone; 0 as soon as those that are left cannot bring it
// to what it needs, or above `beaten`.
static double weigh(const og_analysis *analysis, const og_framework *framework, bool all, double beaten)
{
    double weight = 0, left = most_weight(analysis, framework);
    for (size_t i = 0; i < framework->signs.count; i++) {
        const og_sign *sign = &framework->signs.items[i];
        if (weight + left < framework->least - TOLERANCE || weight + left <= beaten)
            return 0;
        if (sign->weight > 0 ? !may_be_seen(analysis, &sign->matcher) : !all)
            continue;
        left -= fmax(sign->weight, 0);
        if (is_seen(analysis, &sign->matcher))
            weight += sign->weight;
    }
    return weight;
}

void og_recognise_rivals(og_analysis *analysis)
{
    const og_framework *own = analysis->framework;
    analysis->rival_count = 0;
    for (size_t i = 0; i < analysis->catalogue->frameworks.count && analysis->rival_count < OG_MOST_RIVALS; i++) {
        const og_framework *framework = analysis->catalogue->frameworks.items[i];
        if (og_str_equal(framework->id, own->id) || !og_str_equal(framework->kind, own->kind))
            continue;
        double weight = weigh(analysis, framework, false, 0);
        if (weight > 0 && weight >= framework->least - TOLERANCE)
            analysis->rivals[analysis->rival_count++] = framework;
    }
}

// The weights of the framework that leads and of the next of another id.
typedef struct contest {
    double best, second;
} contest;

// Forms of one framework have much in common and are no rivals. Nor is another kind of document: an article wins over a
// report or counts for nothing, so that it costs little to see that a report is none.
static void weigh_against(og_analysis *analysis, const og_framework *framework, contest *between)
{
    const og_framework *leader = analysis->framework;
    bool rivals = leader && leader->is_inspection == framework->is_inspection;
    double weight = weigh(analysis, framework, true, rivals ? between->second : between->best);
    if (weight < framework->least - TOLERANCE || weight <= 0)
        return;
    rivals = rivals && !og_str_equal(leader->id, framework->id);
    if (weight > between->best) {
        between->second = rivals ? between->best : between->second;
        between->best = weight;
        analysis->framework = framework;
    } else if (weight > between->second && rivals) {
        between->second = weight;
    }
}

og_status og_recognise(og_analysis *analysis)
{
    const og_catalogue *catalogue = analysis->catalogue;
    contest between = {0, 0};
    analysis->framework = NULL;
    OG_TRY(forget_sightings(analysis));
    for (int other = 0; other < 2; other++) // inspections first: they are most, and cost least
        for (size_t i = 0; i < catalogue->frameworks.count; i++)
            if (catalogue->frameworks.items[i]->is_inspection == !other)
                weigh_against(analysis, catalogue->frameworks.items[i], &between);
    // how far the winner is ahead: 1 without a rival, 0.5 with an equal one; in hundredths
    analysis->confidence = between.best > 0 ? floor(100 * between.best / (between.best + between.second)) / 100 : 0;
    return OG_OK;
}

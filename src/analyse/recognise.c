// SPDX-License-Identifier: MIT
// Which framework a document belongs to: the signs of each are weighed, the heaviest wins if it reaches its least.
#include "analyse/analysis.h"

#include "base/str.h"

#include <math.h>
#include <string.h>

// Sums of fractions are not exact.
static const double TOLERANCE = 1e-9;

bool og_weighs_enough(double weight, const og_framework *framework)
{
    return weight >= framework->least - TOLERANCE;
}

// What is known of a sign. Forms share most of theirs, and each is looked for once: no framework's labels are known
// meanwhile, so that a sign is seen or not whatever asks for it.
typedef enum sighting { UNTRIED, POSSIBLE, SEEN, UNSEEN } sighting;

static og_status forget_sightings(og_analysis *analysis)
{
    size_t count = analysis->catalogue->sign_count;
    if (analysis->sightings && count)
        memset(analysis->sightings, UNTRIED, count);
    else
        analysis->sightings = og_arena_alloc(analysis->document->arena, count);
    return analysis->sightings ? OG_OK : OG_NO_MEMORY;
}

// False where the words of the sign do not stand in the document, which costs little to know.
static bool may_be_seen(const og_analysis *analysis, const og_sign *sign)
{
    uint8_t *known = &analysis->sightings[sign->number];
    if (*known == UNTRIED)
        *known = og_matcher_may_find(analysis, &sign->matcher) ? POSSIBLE : UNSEEN;
    return *known != UNSEEN;
}

static bool is_seen(const og_analysis *analysis, const og_sign *sign)
{
    uint8_t *known = &analysis->sightings[sign->number];
    og_hit hit;
    if (*known == UNTRIED || *known == POSSIBLE)
        *known = og_matcher_find(analysis, &sign->matcher, 0, &hit) ? SEEN : UNSEEN;
    return *known == SEEN;
}

static double all_weight(const og_framework *framework)
{
    double all = 0;
    for (size_t i = 0; i < framework->signs.count; i++)
        all += fmax(framework->signs.items[i].weight, 0);
    return all;
}

// All that may speak for a framework; 0 as soon as it cannot be what that needs or not above `beaten`.
static double most_weight(const og_analysis *analysis, const og_framework *framework, double beaten)
{
    double most = all_weight(framework);
    for (size_t i = 0; i < framework->signs.count; i++) {
        const og_sign *sign = &framework->signs.items[i];
        if (sign->weight <= 0 || may_be_seen(analysis, sign))
            continue;
        most -= sign->weight;
        if (!og_weighs_enough(most, framework) || most <= beaten)
            return 0;
    }
    return most;
}

// The sum of a framework's signs, or of those that speak for it alone; 0 as soon as those that are left cannot bring it
// to what it needs, or above `beaten`.
static double weigh(const og_analysis *analysis, const og_framework *framework, bool all, double beaten)
{
    double weight = 0, left = most_weight(analysis, framework, beaten);
    for (size_t i = 0; i < framework->signs.count; i++) {
        const og_sign *sign = &framework->signs.items[i];
        if (!og_weighs_enough(weight + left, framework) || weight + left <= beaten)
            return 0;
        if (sign->weight > 0 ? !may_be_seen(analysis, sign) : !all)
            continue;
        left -= fmax(sign->weight, 0);
        if (is_seen(analysis, sign))
            weight += sign->weight;
    }
    return weight;
}

og_status og_recognise_rivals(og_analysis *analysis, og_rivals *rivals)
{
    const og_framework *own = analysis->framework;
    og_status status = OG_OK;
    analysis->framework = NULL;
    for (size_t i = 0; i < analysis->catalogue->frameworks.count && status == OG_OK; i++) {
        const og_framework *framework = analysis->catalogue->frameworks.items[i];
        if (og_str_equal(framework->id, own->id) || !og_str_equal(framework->kind, own->kind))
            continue;
        double weight = weigh(analysis, framework, false, 0);
        if (weight > 0 && og_weighs_enough(weight, framework))
            status = og_vec_push(analysis->document->arena, rivals, framework);
    }
    analysis->framework = own;
    return status;
}

// The framework that leads, its weight and that of the next of another id.
typedef struct contest {
    const og_framework *leader;
    double best, second;
} contest;

// Forms of one framework have much in common and are no rivals. Nor is another kind of document: an article wins over a
// report or counts for nothing, so that it costs little to see that a report is none.
static void weigh_against(const og_analysis *analysis, const og_framework *framework, contest *between)
{
    const og_framework *leader = between->leader;
    bool rivals = leader && leader->is_inspection == framework->is_inspection;
    double weight = weigh(analysis, framework, true, rivals ? between->second : between->best);
    if (!og_weighs_enough(weight, framework) || weight <= 0)
        return;
    rivals = rivals && !og_str_equal(leader->id, framework->id);
    if (weight > between->best) {
        between->second = rivals ? between->best : between->second;
        between->best = weight;
        between->leader = framework;
    } else if (weight > between->second && rivals) {
        between->second = weight;
    }
}

og_status og_recognise(og_analysis *analysis)
{
    const og_catalogue *catalogue = analysis->catalogue;
    contest between = {NULL, 0, 0};
    analysis->framework = NULL;
    OG_TRY(forget_sightings(analysis));
    for (int other = 0; other < 2; other++) // inspections first: they are most, and cost least
        for (size_t i = 0; i < catalogue->frameworks.count; i++)
            if (catalogue->frameworks.items[i]->is_inspection == !other)
                weigh_against(analysis, catalogue->frameworks.items[i], &between);
    analysis->framework = between.leader;
    // how far the winner is ahead: 1 without a rival, 0.5 with an equal one; in hundredths
    analysis->confidence = between.best > 0 ? floor(100 * between.best / (between.best + between.second)) / 100 : 0;
    return OG_OK;
}

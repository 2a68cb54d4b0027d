// SPDX-License-Identifier: MIT
// Which framework a document belongs to: the signs of each are weighed, the heaviest wins if it reaches its least.
#include "analyse/analysis.h"

#include "base/str.h"

#include <math.h>

// Sums of fractions are not exact.
static const double TOLERANCE = 1e-9;

bool og_weighs_enough(double weight, const og_framework *framework)
{
    return weight >= framework->least - TOLERANCE;
}

// The sum of a framework's signs, or of those that speak for it alone; 0 as soon as those that are left cannot bring it
// to what it needs. No framework's labels are known meanwhile, so that none is seen by what was weighed before it.
static double weigh(const og_analysis *analysis, const og_framework *framework, bool all)
{
    double weight = 0, left = 0;
    og_hit hit;
    for (size_t i = 0; i < framework->signs.count; i++)
        left += fmax(framework->signs.items[i].weight, 0);
    for (size_t i = 0; i < framework->signs.count; i++) {
        const og_sign *sign = &framework->signs.items[i];
        if (!og_weighs_enough(weight + left, framework))
            return 0;
        left -= fmax(sign->weight, 0);
        if ((all || sign->weight > 0) && og_matcher_find(analysis, &sign->matcher, 0, &hit))
            weight += sign->weight;
    }
    return weight;
}

og_status og_recognise_rivals(og_analysis *analysis)
{
    const og_framework *own = analysis->framework;
    og_status status = OG_OK;
    analysis->rivals.count = 0;
    analysis->framework = NULL;
    for (size_t i = 0; i < analysis->catalogue->frameworks.count && status == OG_OK; i++) {
        const og_framework *framework = analysis->catalogue->frameworks.items[i];
        if (og_str_equal(framework->id, own->id) || !og_str_equal(framework->kind, own->kind))
            continue;
        double weight = weigh(analysis, framework, false);
        if (weight > 0 && og_weighs_enough(weight, framework))
            status = og_vec_push(analysis->document->arena, &analysis->rivals, framework);
    }
    analysis->framework = own;
    return status;
}

og_status og_recognise(og_analysis *analysis)
{
    const og_framework *leader = NULL;
    double best = 0, second = 0;
    analysis->framework = NULL;
    for (size_t i = 0; i < analysis->catalogue->frameworks.count; i++) {
        const og_framework *framework = analysis->catalogue->frameworks.items[i];
        double weight = weigh(analysis, framework, true);
        if (!og_weighs_enough(weight, framework) || weight <= 0)
            continue;
        // forms of one framework have much in common and are no rivals
        bool same = leader && og_str_equal(leader->id, framework->id);
        if (weight > best) {
            second = same ? second : best;
            best = weight;
            leader = framework;
        } else if (weight > second && !same) {
            second = weight;
        }
    }
    analysis->framework = leader;
    // how far the winner is ahead: 1 without a rival, 0.5 with an equal one; in hundredths
    analysis->confidence = best > 0 ? floor(100 * best / (best + second)) / 100 : 0;
    return OG_OK;
}

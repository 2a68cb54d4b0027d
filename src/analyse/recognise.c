// SPDX-License-Identifier: MIT
// Which framework a document belongs to: the signs of each are weighed, the heaviest wins if it reaches its least.
#include "analyse/analysis.h"

#include <math.h>

// Sums of fractions are not exact.
static const double TOLERANCE = 1e-9;

// The sum of a framework's signs, and in *speaking_for of those that speak for it; both 0 as soon as those that are
// left cannot bring that to what it needs.
static double weigh(const og_analysis *analysis, const og_framework *framework, double *speaking_for)
{
    double weight = 0, left = 0;
    og_hit hit;
    *speaking_for = 0;
    for (size_t i = 0; i < framework->signs.count; i++)
        left += fmax(framework->signs.items[i].weight, 0);
    for (size_t i = 0; i < framework->signs.count; i++) {
        const og_sign *sign = &framework->signs.items[i];
        if (*speaking_for + left < framework->least - TOLERANCE) {
            *speaking_for = 0;
            return 0;
        }
        left -= fmax(sign->weight, 0);
        if (!og_matcher_find(analysis, &sign->matcher, 0, &hit))
            continue;
        weight += sign->weight;
        *speaking_for += fmax(sign->weight, 0);
    }
    return weight;
}

og_status og_recognise(og_analysis *analysis)
{
    double best = 0, second = 0;
    analysis->framework = NULL;
    analysis->rival_count = 0;
    for (size_t i = 0; i < analysis->catalogue->frameworks.count; i++) {
        const og_framework *framework = analysis->catalogue->frameworks.items[i];
        double speaking_for, weight = weigh(analysis, framework, &speaking_for);
        if (speaking_for > 0 && speaking_for >= framework->least - TOLERANCE && analysis->rival_count < OG_MOST_RIVALS)
            analysis->rivals[analysis->rival_count++] = framework;
        if (weight < framework->least - TOLERANCE || weight <= 0)
            continue;
        // forms of one framework have much in common and are no rivals
        bool same = analysis->framework && og_str_equal(analysis->framework->id, framework->id);
        if (weight > best) {
            second = same ? second : best;
            best = weight;
            analysis->framework = framework;
        } else if (weight > second && !same) {
            second = weight;
        }
    }
    // how far the winner is ahead: 1 without a rival, 0.5 with an equal one; in hundredths
    analysis->confidence = best > 0 ? floor(100 * best / (best + second)) / 100 : 0;
    return OG_OK;
}

// SPDX-License-Identifier: MIT
// Questions about a single rule, and the names of what rules can say.
#include "rules/rule.h"

#include "base/str.h"

#define OG_ASPECT(id, type, attribute, layer, meaning) static const og_str id##_NAMES[] = {{"", 0},
#define OG_ASPECT_VALUE(id, name, meaning) {name, sizeof(name) - 1},
#define OG_ASPECT_END(type)                                                                                            \
    }                                                                                                                  \
    ;
#include "rules/aspects.def"
#undef OG_ASPECT
#undef OG_ASPECT_VALUE
#undef OG_ASPECT_END

const og_aspect_info og_aspects[OG_ASPECT_COUNT] = {
#define OG_ASPECT(id, type, attribute, layer, meaning)                                                                 \
    {{attribute, sizeof(attribute) - 1}, layer, id##_NAMES, sizeof id##_NAMES / sizeof *id##_NAMES},
#define OG_ASPECT_VALUE(id, name, meaning)
#define OG_ASPECT_END(type)
#include "rules/aspects.def"
#undef OG_ASPECT
#undef OG_ASPECT_VALUE
#undef OG_ASPECT_END
};

unsigned og_rule_layers(const og_rule *rule)
{
    bool of_grade = rule->value[OG_ASPECT_READING] != 0; // the area is then that of a grade, not of a finding
    unsigned layers =
        (rule->theme ? 1U << OG_LAYER_THEME : 0) | (rule->about.len && !of_grade ? 1U << OG_LAYER_AREA : 0);
    for (size_t i = 0; i < OG_ASPECT_COUNT; i++)
        layers |= rule->value[i] ? 1U << og_aspects[i].layer : 0;
    return layers;
}

const og_str og_condition_subjects[OG_CONDITION_SUBJECTS] = {[OG_ON_ROLE] = {"role", 4},
                                                             [OG_ON_FRAMEWORK] = {"framework", 9},
                                                             [OG_ON_AREA] = {"area", 4},
                                                             [OG_ON_KIND] = {"kind", 4},
                                                             [OG_ON_PROVIDER] = {"provider", 8}};

static og_str subject_of(const og_rule_place *place, og_condition_subject subject)
{
    switch (subject) {
    case OG_ON_ROLE:
        return place->role;
    case OG_ON_FRAMEWORK:
        return place->framework;
    case OG_ON_AREA:
        return place->area;
    case OG_ON_KIND:
        return place->kind;
    case OG_ON_PROVIDER:
        return place->provider;
    case OG_CONDITION_SUBJECTS:
        break;
    }
    return OG_STR("");
}

bool og_rule_minds_place(const og_rule *rule)
{
    for (size_t i = 0; i < rule->conditions.count; i++)
        if (rule->conditions.items[i].subject != OG_ON_FRAMEWORK && rule->conditions.items[i].subject != OG_ON_PROVIDER)
            return true;
    return false;
}

bool og_rule_fits(const og_rule *rule, const og_rule_place *place)
{
    for (size_t i = 0; i < rule->conditions.count; i++) {
        const og_condition *condition = &rule->conditions.items[i];
        og_str subject = subject_of(place, condition->subject);
        bool among = false;
        for (size_t k = 0; k < condition->values.count && !among; k++) {
            og_str value = condition->values.items[k];
            among = og_str_equal(value, subject) || (!subject.len && og_str_equal(value, OG_STR("-")));
        }
        if (among == condition->none)
            return false;
    }
    return true;
}

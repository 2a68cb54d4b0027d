// SPDX-License-Identifier: MIT
// What a section is for, as roles.def has it.
#include "analyse/sections.h"

#include "base/str.h"

typedef struct role {
    og_str name;
    bool states_judgements;
    bool holds_findings;
    bool lists_actions;
    bool ends_at_grades;
    bool is_of_earlier;
} role;

static const role roles[] = {
#define OG_ROLE(name, judgements, findings, actions, grades, earlier, meaning)                                         \
    {{name, sizeof(name) - 1}, judgements, findings, actions, grades, earlier},
#include "rules/roles.def"
#undef OG_ROLE
};

// NULL: no role, against which nothing speaks.
static const role *find_role(og_str name)
{
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (og_str_equal(roles[i].name, name))
            return &roles[i];
    return NULL;
}

bool og_role_states_judgements(og_str name)
{
    const role *found = find_role(name);
    return !found || found->states_judgements;
}

bool og_role_holds_findings(og_str name)
{
    const role *found = find_role(name);
    return !found || found->holds_findings;
}

bool og_role_lists_judgements(og_str name)
{
    const role *found = find_role(name);
    return found && found->states_judgements && !found->holds_findings;
}

bool og_role_lists_actions(og_str name)
{
    const role *found = find_role(name);
    return found && found->lists_actions;
}

bool og_role_is_of_earlier(og_str name)
{
    const role *found = find_role(name);
    return found && found->is_of_earlier;
}

bool og_role_ends_at_grades(og_str name)
{
    const role *found = find_role(name);
    return found && found->ends_at_grades;
}

bool og_role_is_boilerplate(og_str role_name)
{
    return og_str_equal(role_name, OG_STR("boilerplate"));
}

bool og_role_is_key(og_str name)
{
    const role *found = find_role(name);
    return found && !found->states_judgements && !found->holds_findings && found->ends_at_grades;
}

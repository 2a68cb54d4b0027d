// SPDX-License-Identifier: MIT
// Who does what a part of an article's sentence tells of: the head of the subject before the verb, or in the passive
// those by whom it is done, as far as the words of rules with `actor` name them.
#ifndef OG_ANALYSE_ACTOR_H
#define OG_ANALYSE_ACTOR_H

#include "analyse/told.h"

typedef enum og_doer { OG_DOER_UNKNOWN, OG_DOER_PROVIDER, OG_DOER_STRANGER } og_doer;

typedef struct og_actor_found {
    og_doer doer;
    bool plural;
    bool beside; // the verb follows at once
} og_actor_found;

// Who is named at the beginning of what was scanned: whom the pronouns of the next sentence, and verbs without a
// subject later in this one, mean.
og_actor_found og_actor_first(const og_told *told);
// Who does what the words of `deed` tell of. `before`: who was named before.
og_actor_found og_actor_of(const og_told *told, const og_rule_hit *deed, og_actor_found before);

#endif

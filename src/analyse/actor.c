// SPDX-License-Identifier: MIT
#include "analyse/actor.h"

#include "base/str.h"

enum {
    LONGEST_SUBJECT = 48, // words that are read; what stands further from the verb is no subject of it
    LONGEST_GOVERNED = 4  // words from a preposition to the noun that it governs: "of many angry local parents"
};

// A part of the sentence and, for each of its tokens, what the longest words that begin there are.
typedef struct stretch {
    size_t first, end;
    og_actor actor[LONGEST_SUBJECT];
    size_t until[LONGEST_SUBJECT]; // where these words end
} stretch;

static og_actor actor_of_rule(const og_told *told, const og_rule_hit *hit)
{
    return (og_actor)told->plan->rules.items[hit->rule].value[OG_ASPECT_ACTOR];
}

// Reads tokens first .. end - 1; of too many the last.
static void read_stretch(const og_told *told, size_t first, size_t end, stretch *out)
{
    *out = (stretch){.first = end - first > LONGEST_SUBJECT ? end - LONGEST_SUBJECT : first, .end = end};
    for (size_t i = 0; i < told->hits.count; i++) {
        const og_rule_hit *hit = &told->hits.items[i];
        og_actor actor = actor_of_rule(told, hit);
        if (!actor || actor == OG_ACTOR_UNDERGOES || hit->first < out->first || hit->end > end)
            continue;
        size_t at = hit->first - out->first;
        if (hit->end > out->until[at]) {
            out->actor[at] = actor;
            out->until[at] = hit->end;
        }
    }
}

static bool names(og_actor actor)
{
    return actor && actor < OG_ACTOR_WHO;
}

// Councils run services and schools.
static bool is_strange_to_councils(const og_told *told)
{
    static const char *const kinds[] = {"early-years", "college", "agency", "childrens-home"};
    const og_inspection *inspection = told->analysis->record->inspection;
    bool strange = false;
    for (size_t i = 0; inspection && i < sizeof kinds / sizeof *kinds; i++)
        strange |= og_str_equal(inspection->provider.kind, og_str_from(kinds[i]));
    return strange;
}

static bool is_plural(const og_told *told, size_t end)
{
    return og_str_ends(told->hits.tokens[end - 1].text, OG_STR("s"));
}

// Whom the words at `at` name; a pronoun names those of `before` whom it can mean, else the provider.
static og_actor_found name(const og_told *told, const stretch *s, size_t at, og_actor_found before)
{
    og_actor actor = s->actor[at];
    bool again = actor == OG_ACTOR_THEY || (actor == OG_ACTOR_IT && !before.plural);
    bool stranger = actor == OG_ACTOR_STRANGER || (actor == OG_ACTOR_COUNCIL && is_strange_to_councils(told));
    og_doer doer = stranger ? OG_DOER_STRANGER : again && before.doer ? before.doer : OG_DOER_PROVIDER;
    return (og_actor_found){.doer = doer, .plural = actor != OG_ACTOR_IT && is_plural(told, s->until[at])};
}

// The head of the words from `first` on: the last that names somebody and is governed by no preposition, else the first
// that is ("a group of parents").
static og_actor_found head_of(const og_told *told, const stretch *s, size_t first, size_t end, og_actor_found before)
{
    og_actor_found head = {0}, governed = {0};
    size_t reach = 0, last = SIZE_MAX;
    for (size_t i = first; i < end; i++) {
        og_actor actor = s->actor[i - s->first];
        if (actor == OG_ACTOR_OF || actor == OG_ACTOR_BY) {
            reach = LONGEST_GOVERNED + 1;
        } else if (names(actor)) {
            og_actor_found named = name(told, s, i - s->first, head.doer ? head : before);
            if (!reach)
                head = named;
            else if (!governed.doer)
                governed = named;
            last = s->until[i - s->first];
            i = last - 1;
            reach = 0;
            continue;
        }
        reach -= reach > 0;
    }
    head = head.doer || end < s->end ? head : governed; // of what commas enclose: "funded by parents"
    head.beside = last == end;
    return head;
}

static bool divides(const og_told *told, size_t token)
{
    return told->hits.tokens[token].kind == OG_TOKEN_COMMA || told->hits.tokens[token].kind == OG_TOKEN_BREAK;
}

// Whether the words begin with a verb of the subject before them: "and has bought".
static bool goes_on(const og_told *told, size_t verb)
{
    for (size_t i = 0; i < told->hits.count; i++) {
        const og_rule_hit *hit = &told->hits.items[i];
        unsigned division = told->plan->rules.items[hit->rule].value[OG_ASPECT_DIVISION];
        if (division == OG_DIVISION_STATEMENT && !hit->first && hit->end > verb)
            return true;
    }
    return false;
}

// The subject stands right before the verb; where a comma does, it stands before what the commas enclose.
static og_actor_found subject_of(const og_told *told, const stretch *s, og_actor_found before)
{
    size_t end = s->end;
    bool enclosed = end > s->first && divides(told, end - 1);
    og_actor_found found = {0};
    if (goes_on(told, end))
        return (og_actor_found){.doer = before.doer, .plural = before.plural, .beside = true};
    do {
        size_t first = end;
        while (first > s->first && !divides(told, first - 1))
            first--;
        bool more = first < end && s->actor[first - s->first] == OG_ACTOR_WHO; // of what is before
        if (!more || end == s->end)
            found = head_of(told, s, first, end, before);
        end = first > s->first ? first - 1 : first;
        enclosed |= more;
    } while (enclosed && !found.doer && end > s->first);
    return found;
}

static bool is_passive(const og_told *told, const og_rule_hit *deed)
{
    for (size_t i = 0; i < told->hits.count; i++) {
        const og_rule_hit *hit = &told->hits.items[i];
        if (actor_of_rule(told, hit) == OG_ACTOR_UNDERGOES && hit->first < deed->end && hit->end > deed->first)
            return true;
    }
    return false;
}

// By whom it is done.
static og_actor_found agent_of(const og_told *told, const og_rule_hit *deed)
{
    size_t end = deed->end, count = told->hits.token_count;
    stretch s;
    read_stretch(told, end, count - end > LONGEST_SUBJECT ? end + LONGEST_SUBJECT : count, &s);
    while (end < s.end && !divides(told, end) && s.actor[end - s.first] != OG_ACTOR_BY)
        end++;
    size_t last = end + 1 + LONGEST_GOVERNED;
    if (end == s.end || divides(told, end))
        return (og_actor_found){0};
    return head_of(told, &s, end + 1, last < s.end ? last : s.end, (og_actor_found){0});
}

// Where the verb begins: the words of the deed may begin with its subject.
static size_t verb_of(const og_told *told, const og_rule_hit *deed)
{
    stretch s;
    read_stretch(told, deed->first, deed->end, &s);
    for (size_t i = 0; i < 2 && i < s.end - s.first; i++) // "the council", "we"
        if (names(s.actor[i]))
            return s.until[i];
    return deed->first;
}

og_actor_found og_actor_of(const og_told *told, const og_rule_hit *deed, og_actor_found before)
{
    stretch s;
    if (is_passive(told, deed))
        return agent_of(told, deed);
    read_stretch(told, 0, verb_of(told, deed), &s);
    return subject_of(told, &s, before);
}

og_actor_found og_actor_first(const og_told *told)
{
    stretch s;
    size_t count = told->hits.token_count;
    read_stretch(told, 0, count < LONGEST_SUBJECT ? count : LONGEST_SUBJECT, &s);
    for (size_t i = 0; i < s.end; i++)
        if (names(s.actor[i]) && s.actor[i] != OG_ACTOR_IT && s.actor[i] != OG_ACTOR_THEY)
            return name(told, &s, i, (og_actor_found){0});
    return (og_actor_found){0};
}

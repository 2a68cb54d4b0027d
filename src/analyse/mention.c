// SPDX-License-Identifier: MIT
// The parts between commas are read one by one (called.h); here it is told which of them is who speaks, and which say
// more of the same.
#include "analyse/mention.h"

#include "analyse/called.h"

enum { MOST_PARTS = 12 };

// "who sits on the education committee": a role where no other is said.
static bool is_relative(const og_speech_part *p)
{
    return p->first < p->end && og_word_is_relative(p->items[p->first].word);
}

static void take_organisation(og_mention *mention, const og_called *r)
{
    if (r->organisation == r->organisation_end)
        return;
    mention->organisation = og_part_span(&r->p, r->organisation, r->organisation_end);
    mention->noun = r->noun;
    mention->owner = r->noun == OG_WORD_OWNER;
}

static void take(og_mention *mention, const og_called *r)
{
    const og_speech_part *p = &r->p;
    // After a name, of what stands between commas: "head of schools", "of Unison", not "a week after inspectors came".
    bool more = !og_range_is_empty(mention->name);
    bool theirs = !more || r->role_hit != SIZE_MAX || og_part_is_placed(p, p->first + 1);
    if (og_range_is_empty(mention->name) && r->name != r->name_end) {
        mention->name = og_part_span(p, r->name, r->name_end);
        mention->single = og_part_words(p, r->name, r->name_end) == 1;
        mention->title = r->title;
        if (r->title == OG_WORD_MR || r->title == OG_WORD_MS)
            mention->pronoun = r->title == OG_WORD_MR ? OG_PRONOUN_HE : OG_PRONOUN_SHE;
    }
    if (og_range_is_empty(mention->role) && r->role_hit != SIZE_MAX) {
        mention->role = og_part_span(p, r->role, r->role_end);
        mention->about = r->about;
        mention->close = r->close;
        mention->its = r->its;
        mention->our = r->our;
    }
    if (theirs && og_range_is_empty(mention->organisation))
        take_organisation(mention, r);
    mention->inspectors |= r->inspectors && theirs;
}

typedef struct parts {
    og_speech_part items[MOST_PARTS];
    size_t count;
} parts;

// What commas and dashes divide; of more parts than fit the last, with `forward` the first.
static parts split(const og_speech_items *items, size_t first, size_t end, bool forward)
{
    parts out = {0};
    for (size_t at = first, start = first; at <= end; at++) {
        bool divider = at == end || items->items[at].kind == OG_ITEM_COMMA || items->items[at].kind == OG_ITEM_BREAK;
        if (!divider)
            continue;
        if (at > start) {
            if (out.count == MOST_PARTS && forward)
                break;
            if (out.count == MOST_PARTS) {
                for (size_t i = 1; i < MOST_PARTS; i++)
                    out.items[i - 1] = out.items[i];
                out.count--;
            }
            out.items[out.count++] = (og_speech_part){items->items, items->count, start, at};
        }
        start = at + 1;
    }
    return out;
}

// Whether a part goes on with a list in the role before it: "for children, families and skills".
static bool goes_on(const og_called *before, const og_called *r)
{
    enum { FURTHEST = 3 };
    const og_speech_part *p = &r->p;
    bool role = before->role_hit != SIZE_MAX && before->role_end == before->p.end &&
                before->role_end > before->p.items[before->role_hit].hit_end;
    if (!role || og_item_is_function(&p->items[p->first]) || og_item_is_title(&p->items[p->first]))
        return false;
    for (size_t i = p->first + 1; i < p->end && i <= p->first + FURTHEST; i++)
        if (og_item_joins(&p->items[i]))
            return i + 1 < p->end;
    return false;
}

// Adds the part to the role before it.
static void append(og_called *before, og_called *r)
{
    bool named = r->name != r->name_end || r->organisation != r->organisation_end;
    size_t end = r->p.end;
    if (named)
        end = r->name != r->name_end ? r->name : r->organisation;
    while (end > r->p.first && (og_item_is_function(&r->p.items[end - 1]) || og_item_is_title(&r->p.items[end - 1])))
        end--;
    before->role_end = end;
    r->role_hit = SIZE_MAX;
    r->appended = true;
}

typedef struct phrase {
    parts all;
    og_called called[MOST_PARTS]; // of each part
    size_t subject;               // the part that says who it is; SIZE_MAX: none does
    bool named;                   // by a name
    bool forward;
} phrase;

static bool has_name(const og_called *r)
{
    return r->name != r->name_end;
}

static bool has_role(const og_called *r)
{
    return r->role_hit != SIZE_MAX;
}

static bool has_organisation(const og_called *r)
{
    return r->organisation != r->organisation_end;
}

// "Jo Example, who came in May, after Ann Other left": what follows goes on with the clause that tells of the first.
static bool goes_on_with_clause(const og_called *r, size_t named, size_t relative)
{
    og_speech_word opening = r->p.items[r->p.first].word;
    bool adds = opening == OG_WORD_DIVIDES || opening == OG_WORD_AT || opening == OG_WORD_JOINS;
    return named != SIZE_MAX && relative != SIZE_MAX && relative > named && adds;
}

// Chooses the part with a name, where none has one that with anything else.
static void find_subject(phrase *p)
{
    size_t named = SIZE_MAX, other = SIZE_MAX, relative = SIZE_MAX;
    for (size_t i = 0; i < p->all.count; i++) {
        const og_called *r = &p->called[i];
        if (is_relative(&r->p))
            relative = i;
        if (is_relative(&r->p) || goes_on_with_clause(r, named, relative))
            continue;
        bool apposition = i && other == i - 1 && has_role(&p->called[other]); // "the head, Jo Example"
        if (p->forward && (named != SIZE_MAX || (other != SIZE_MAX && !apposition)))
            continue;
        const og_speech_item *opening = &r->p.items[r->p.first];
        // "Jo Example, ..., and ...", "Jo Example (Lab, Wexcombe Brook)"
        bool second = named != SIZE_MAX && (opening->word == OG_WORD_AND || opening->enclosed);
        bool full = has_name(r) && (og_part_words(&r->p, r->name, r->name_end) > 1 || r->titled);
        if (!second && (full || (has_name(r) && named == SIZE_MAX)))
            named = i;
        if (has_role(r) || has_organisation(r) || r->inspectors || r->pronoun)
            other = i;
    }
    p->subject = named != SIZE_MAX ? named : other;
    p->named = named != SIZE_MAX;
}

// Whether the part names somebody beside the subject: "Jo Example, the head, and Ann Other, the chair".
static bool is_another(const phrase *p, size_t number)
{
    const og_called *r = &p->called[number];
    return p->named && number > p->subject && r->p.items[r->p.first].word == OG_WORD_AND && has_name(r) &&
           (r->titled || og_part_words(&r->p, r->name, r->name_end) > 1);
}

// Who speaks along: "joint heads Jo Example and Ann Other".
static void take_second(const phrase *p, const og_speech_items *items, og_mention *mention)
{
    const og_called *subject = &p->called[p->subject];
    size_t after = subject->name_end;
    if (p->named && after + 1 < subject->p.end && subject->p.items[after].word == OG_WORD_AND) {
        og_called other = og_called_read(items, after + 1, subject->p.end);
        bool follows = has_name(&other) && (other.name == after + 1 || other.role == after + 1 || other.titled);
        if (follows && (other.titled || og_part_words(&other.p, other.name, other.name_end) > 1)) {
            mention->second = after + 1;
            mention->second_end = subject->p.end;
            mention->shared = !has_role(&other);
        }
    }
    for (size_t i = p->subject + 1; i < p->all.count && mention->second == mention->second_end; i++)
        if (is_another(p, i)) {
            mention->second = p->all.items[i].first + 1;
            mention->second_end = p->all.items[p->all.count - 1].end;
        }
}

// The part before the subject, with those that go on with it; the subject itself where there is none.
static const og_called *part_before(const phrase *p)
{
    size_t at = p->subject ? p->subject - 1 : p->subject;
    while (at && p->called[at].appended)
        at--;
    return &p->called[at];
}

// "The trust, Example Hope": the part between commas behind a noun for a body, which is its name. SIZE_MAX: none.
static size_t body_name(const phrase *p)
{
    size_t noun = p->named && p->subject ? p->subject - 1 : p->subject;
    if (noun + 1 >= p->all.count)
        return SIZE_MAX;
    const og_called *body = &p->called[noun], *r = body + 1;
    size_t first = body->p.first; // "the trust", not "for the trust"
    bool placed = og_part_is_placed(&body->p, first + 1) && body->organisation != first + 1;
    bool plain = body->noun && !has_name(body) && !has_role(body) && !placed;
    bool whole = has_name(r) && !r->titled && r->name == r->p.first && r->name_end == r->p.end;
    return plain && whole ? noun + 1 : SIZE_MAX;
}

// "Jo Example, the head, and Wexcombe Council": a body that is named beside the subject.
static bool goes_along(const phrase *p, size_t number)
{
    const og_called *r = &p->called[number];
    return p->named && r->p.items[r->p.first].word == OG_WORD_AND && !r->appended && has_organisation(r) &&
           !has_role(r);
}

// What the other parts say: those behind a name before those in front of it, unless the phrase is read forward.
static void take_others(phrase *p, og_mention *mention)
{
    const og_called *before = part_before(p);
    bool apart = before != &p->called[p->subject] && !has_name(before);
    bool role = apart && og_range_is_empty(mention->role) && has_role(before);
    if (role && p->forward)
        take(mention, before);
    for (size_t i = p->subject + 1; i < p->all.count && !(role && p->forward) && !is_another(p, i) && !goes_along(p, i);
         i++)
        if (!is_relative(&p->all.items[i]))
            take(mention, &p->called[i]);
    if (role && og_range_is_empty(mention->role))
        take(mention, before);
    if (apart && mention->its && og_range_is_empty(mention->organisation)) // "For the board, its chair Jo Example"
        take_organisation(mention, before);
    bool of = apart && og_part_is_placed(&before->p, before->p.first + 1); // "For the union, Jo Example said"
    bool whose = has_organisation(before) && before->p.items[before->organisation_end - 1].possessive;
    if (of && og_range_is_empty(mention->organisation) && has_organisation(before) && !before->noun &&
        !whose) // not "At a meeting of Example Council's panel, Jo Example said"
        mention->organisation = og_part_span(&before->p, before->organisation, before->organisation_end);
}

// "who sits on the committee", where no role is said.
static void take_relative(const phrase *p, og_mention *mention)
{
    for (size_t i = p->subject + 1; i < p->all.count && og_range_is_empty(mention->role); i++) {
        const og_called *r = &p->called[i];
        size_t end = r->p.end;
        if (!is_relative(&r->p) || r->p.items[r->p.first].word != OG_WORD_WHO)
            continue;
        while (end > r->p.first && r->p.items[end - 1].kind == OG_ITEM_STOP)
            end--;
        mention->role = og_part_span(&r->p, r->p.first, end);
        mention->told = true;
        mention->about = r->about;
        if (og_range_is_empty(mention->organisation) && r->noun != OG_WORD_BODY)
            take_organisation(mention, r);
    }
}

og_mention og_mention_read(const og_speech_items *items, size_t first, size_t end, bool forward)
{
    og_mention mention = {0};
    phrase p = {.all = split(items, first, end, forward), .forward = forward};
    for (size_t i = 0; i < p.all.count; i++) {
        p.called[i] = og_called_read(items, p.all.items[i].first, p.all.items[i].end);
        if (i && !is_relative(&p.all.items[i]) && goes_on(&p.called[i - 1], &p.called[i]))
            append(&p.called[i - 1], &p.called[i]);
    }
    find_subject(&p);
    if (p.subject == SIZE_MAX)
        return mention;
    const og_called *before = part_before(&p);
    if (p.called[p.subject].plain && !has_name(before) && has_role(before)) // "its chair, retired admiral Jo Example"
        p.called[p.subject].role_hit = SIZE_MAX;
    size_t named = body_name(&p);
    if (named != SIZE_MAX) {
        mention.organisation = og_part_span(&p.called[named].p, p.called[named].name, p.called[named].name_end);
        mention.owner = p.called[named - 1].noun == OG_WORD_OWNER;
        return mention;
    }
    take(&mention, &p.called[p.subject]);
    if (!p.named)
        mention.pronoun = p.called[p.subject].pronoun;
    take_others(&p, &mention);
    bool another = mention.pronoun == OG_PRONOUN_ONE;
    if (!another && (!mention.inspectors || p.named)) // "Inspectors, who came in April, said"
        take_relative(&p, &mention);
    const og_called *subject = &p.called[p.subject];
    if (og_range_is_empty(mention.role) && subject->title == OG_WORD_TITLE)
        mention.role = items->items[subject->title_at].range;
    take_second(&p, items, &mention);
    return mention;
}

// SPDX-License-Identifier: MIT
// Names are runs of capitalised words. A run with a word such as "Council" in it is an organisation; two words of no
// such kind, or one after a title, are a person.
#include "analyse/called.h"

// In bytes: a longer one is no name, and who is named later is compared with each.
enum { LONGEST_NAME = 120 };

// An initial's full stop.
static bool is_initial_stop(const og_speech_part *p, size_t at)
{
    return at > p->first && p->items[at].kind == OG_ITEM_STOP &&
           p->items[at - 1].range.end - p->items[at - 1].range.start == 1 && at + 1 < p->end &&
           og_item_is_proper(&p->items[at + 1]);
}

// "van der" before a name.
static bool is_particle(const og_speech_part *p, size_t at)
{
    enum { MOST_PARTICLES = 3 };
    for (size_t i = at; i < p->end && i <= at + MOST_PARTICLES; i++)
        if (p->items[i].word != OG_WORD_PARTICLE)
            return i > at && og_item_is_proper(&p->items[i]);
    return false;
}

// The end of the capitalised words from `at` on; a possessive is the last.
static size_t run_end(const og_speech_part *p, size_t at)
{
    while (at < p->end) {
        const og_speech_item *item = &p->items[at];
        bool phrase = og_item_is_body(item) && item->hit_end - item->hit > 1; // "of" in it too
        bool inside = is_initial_stop(p, at) || is_particle(p, at) || phrase;
        if (!og_item_is_proper(item) && !inside)
            break;
        at++;
        if (item->possessive)
            break;
    }
    return at;
}

static size_t last_body(const og_speech_part *p, size_t first, size_t end)
{
    for (size_t i = end; i-- > first;)
        if (og_item_is_body(&p->items[i]))
            return i;
    return SIZE_MAX;
}

// The organisation whose name begins at `first`, to *end; false where none begins there. One or two form words may
// stand within it: "Department for Education", "Kensington and Chelsea Council".
static bool read_organisation(const og_speech_part *p, size_t first, size_t *end)
{
    size_t to = run_end(p, first), body = last_body(p, first, to);
    for (size_t round = 0; round < 3; round++) {
        size_t next = to;
        while (next < p->end && next < to + 2 && og_item_joins(&p->items[next]))
            next++;
        if (next == to || next >= p->end || !og_item_is_proper(&p->items[next]) || p->items[to - 1].possessive)
            break;
        size_t further = run_end(p, next), other = last_body(p, next, further);
        bool headed = body != SIZE_MAX && body + 1 == to; // "Department" for ...
        while (headed && further < p->end && p->items[further].capital && og_item_is_role(&p->items[further]))
            further++; // "Association of School Teachers"
        bool alone = to - first <= 2 || round > 0;
        if (!headed && (other == SIZE_MAX || !alone))
            break;
        body = headed ? further - 1 : other;
        to = further;
    }
    if (body == SIZE_MAX)
        return false;
    *end = body + 1;
    return true;
}

og_range og_part_span(const og_speech_part *p, size_t first, size_t end)
{
    if (first >= end)
        return (og_range){0};
    return (og_range){p->items[first].range.start, p->items[end - 1].range.end};
}

// Where the person's name in the run first .. end - 1 begins; `end` where it holds none. Words that are no names
// divide, but for one that is a part of a name with a hyphen, or its last: "Jo Green". *loose: so it is.
static size_t person_in(const og_speech_part *p, size_t first, size_t end, bool *loose)
{
    size_t start = end;
    *loose = false;
    for (size_t i = first; i < end; i++) {
        const og_speech_item *item = &p->items[i];
        bool last = i + 1 == end && start != end && item->word == OG_WORD_TERM;
        bool hyphen = (item->joined && start != end) || (i + 1 < end && p->items[i + 1].joined);
        if (!og_item_is_name_word(item) && !is_initial_stop(p, i) && item->word != OG_WORD_PARTICLE && !last && !hyphen)
            start = end;
        else if (start == end && item->word != OG_WORD_PARTICLE)
            start = i;
        *loose = *loose || (last && !item->joined);
    }
    return start;
}

size_t og_part_words(const og_speech_part *p, size_t first, size_t end)
{
    size_t words = 0;
    for (size_t i = first; i < end; i++)
        words += p->items[i].kind == OG_ITEM_WORD && (i == first || !p->items[i].joined);
    return words;
}

// "Baroness Example of Wexcombe": peers are named with their place.
static size_t peer_end(const og_speech_part *p, size_t end, bool titled)
{
    bool of = titled && end + 1 < p->end && og_item_joins(&p->items[end]) && og_item_is_proper(&p->items[end + 1]);
    return of ? run_end(p, end + 1) : end;
}

static bool is_too_long(const og_speech_part *p, size_t first, size_t end)
{
    og_range span = og_part_span(p, first, end);
    return span.end - span.start > LONGEST_NAME;
}

// Whether a number of years follows: "Care leaver Kay, 19, said".
static bool has_age(const og_speech_part *p)
{
    enum { COMMA = 1, AGE };
    if (p->end + AGE > p->count || p->items[p->end].kind != OG_ITEM_COMMA)
        return false;
    const og_speech_item *age = &p->items[p->end + COMMA];
    return age->number && age->range.end - age->range.start <= 2;
}

// "Mayor of Port Example Jo Sample": of more than two words after "of" the last two are the name.
static size_t name_behind_place(const og_speech_part *p, size_t start, size_t end)
{
    bool role =
        start > p->first + 1 && p->items[start - 1].word == OG_WORD_JOINS && og_item_is_role(&p->items[start - 2]);
    size_t words = og_part_words(p, start, end), at = end;
    if (!role || words <= 2)
        return start;
    for (size_t left = 2; left > 0 && at > start; left -= !p->items[at].joined)
        at--;
    return at;
}

void og_called_take_organisation(og_called *r, size_t first, size_t end, og_speech_word noun)
{
    if ((r->organisation != r->organisation_end && !r->noun) || is_too_long(&r->p, first, end))
        return;
    r->organisation = first;
    r->organisation_end = end;
    r->noun = noun;
}

static void take_person(og_called *r, size_t first, size_t end)
{
    const og_speech_part *p = &r->p;
    bool loose;
    size_t start = person_in(p, first, end, &loose), behind = name_behind_place(p, start, end);
    bool placed = behind == start;
    start = behind;
    bool titled = start > p->first && start < end && og_item_is_title(&p->items[start - 1]);
    bool after_role = start > p->first && start < end && og_item_is_role(&p->items[start - 1]);
    if (start == end || is_too_long(p, start, end))
        return;
    if (start + 1 == end && p->items[start].letters && !(start > p->first && og_item_is_title(&p->items[start - 1]))) {
        og_called_take_organisation(r, start, end, OG_ASPECT_SPEECH_NONE); // "NACS said"
        return;
    }
    bool known = titled || !placed || (after_role && og_part_words(p, start, end) > 1);
    bool ends = end == p->end || p->items[end].kind == OG_ITEM_STOP;
    bool whole = first == p->first && ends; // nothing else between the commas
    if (after_role && p->items[start - 1].word == OG_WORD_OUTSIDER)
        known = true;
    if (!known && !whole && !(ends && has_age(p)) && (loose || og_part_words(p, start, end) < 2))
        return;
    if (!known && start == first && og_part_is_placed(p, start))
        return;
    if (r->name != r->name_end && (r->known || !known))
        return;
    r->known = known;
    r->name = start;
    r->name_end = peer_end(p, end, titled && p->items[start - 1].word == OG_WORD_PEER);
    r->titled = titled;
    r->title = titled ? p->items[start - 1].word : OG_ASPECT_SPEECH_NONE;
    r->title_at = titled ? start - 1 : start;
}

// "of the charity Example Hope"; "Example Hope" is no person after the noun.
static bool is_named_body(const og_called *r, size_t at)
{
    return at > r->p.first && og_item_is_body(&r->p.items[at - 1]) && !r->p.items[at - 1].capital &&
           r->organisation_end == at && r->noun &&
           (r->name != r->name_end || og_word_is_relative(r->p.items[r->p.first].word));
}

static size_t read_run(og_called *r, size_t at)
{
    size_t end;
    if (is_named_body(r, at)) {
        end = run_end(&r->p, at);
        og_called_take_organisation(r, at, end, OG_ASPECT_SPEECH_NONE);
        return end;
    }
    if (read_organisation(&r->p, at, &end)) {
        bool noun = end - at == 1 && r->p.items[at].word != OG_WORD_BODY;
        og_called_take_organisation(r, at, end, noun ? r->p.items[at].word : OG_ASPECT_SPEECH_NONE);
        return end;
    }
    end = run_end(&r->p, at);
    bool spokesman = end < r->p.end && r->p.items[end].word == OG_WORD_SPOKESMAN; // "an Example Hope spokesman"
    bool letters = end == at + 1 && end < r->p.end && r->p.items[at].letters && og_item_is_role(&r->p.items[end]);
    if (spokesman || letters) // "NACS regional officer Jo Example"
        og_called_take_organisation(r, at, end, OG_ASPECT_SPEECH_NONE);
    else
        take_person(r, at, end);
    return end;
}

static void take_pronoun(og_called *r, size_t at)
{
    static const og_pronoun pronouns[] = {OG_PRONOUN_HE, OG_PRONOUN_SHE, OG_PRONOUN_THEY, OG_PRONOUN_IT,
                                          OG_PRONOUN_ONE};
    bool counts = r->p.items[at].word == OG_WORD_ONE && at + 1 < r->p.end && // "one in five", "another school"
                  r->p.items[at + 1].kind == OG_ITEM_WORD;
    if (!r->pronoun && !counts)
        r->pronoun = pronouns[r->p.items[at].word - OG_WORD_HE];
}

static void take_role(og_called *r, size_t at)
{
    og_speech_word word = r->p.items[at].word;
    if (r->role_hit == SIZE_MAX) {
        r->role_hit = at;
        r->about = word == OG_WORD_MR || word == OG_WORD_MS ? OG_WORD_OUTSIDER : word;
    } else if (r->about == OG_WORD_OUTSIDER || word == OG_WORD_POLITICIAN) {
        r->about = word;
    }
}

// Where the words begin that tell which union or board is meant: "the integrated care board".
static size_t noun_start(const og_speech_part *p, size_t noun)
{
    size_t at = noun;
    while (at > p->first && noun - at < OG_MOST_NOUNS) {
        const og_speech_item *item = &p->items[at - 1];
        bool plain = item->word == OG_ASPECT_SPEECH_NONE || item->word == OG_WORD_TERM || item->possessive;
        if (item->kind != OG_ITEM_WORD || item->capital || item->number || !plain)
            break;
        at--;
    }
    bool begins = at > p->first && og_word_joins(p->items[at - 1].word) && !p->items[at].joined;
    return begins ? at : noun;
}

static void read_part(og_called *r)
{
    const og_speech_part *p = &r->p;
    bool away = false; // "Jo Example in a message to families"
    for (size_t at = p->first; at < p->end;) {
        const og_speech_item *item = &p->items[at];
        size_t next = at + 1;
        if (item->kind != OG_ITEM_WORD) {
            at = next;
            continue;
        }
        away |= item->word == OG_WORD_AT && r->name != r->name_end;
        if (item->word == OG_WORD_DIVIDES && r->name != r->name_end && r->role_hit != SIZE_MAX)
            break; // "Jo Example became head after the school joined the Example Trust"
        if (og_item_is_role(item)) {
            if (!away)
                take_role(r, at);
            next = item->hit_end;
        } else if (og_item_is_pronoun(item)) {
            take_pronoun(r, at);
        } else if (item->word == OG_WORD_ITS) {
            r->its = true;
        } else if (item->word == OG_WORD_OUR) {
            r->our = true;
        } else if (item->word == OG_WORD_INSPECTORS) {
            r->inspectors = true;
            next = item->hit_end;
        } else if (og_item_is_proper(item)) {
            next = read_run(r, at);
        } else if (og_item_is_body(item)) {
            og_called_take_organisation(r, item->word == OG_WORD_BODY ? noun_start(p, at) : at, item->hit_end,
                                        item->word);
            next = item->hit_end;
        }
        at = next > at ? next : at + 1;
    }
}

og_called og_called_read(const og_speech_items *items, size_t first, size_t end)
{
    og_called r = {.p = {items->items, items->count, first, end}, .role_hit = SIZE_MAX};
    read_part(&r);
    og_called_read_role(&r);
    return r;
}

// SPDX-License-Identifier: MIT
// The words of a role: from its noun, which rules know, to the left and to the right; or plain words right before a
// name.
#include "analyse/called.h"

enum { LONGEST_ROLE = 24 }; // words

// The words of the role to the left of its noun: "deputy", "Brackenshire North", "the council's" aside.
static size_t role_start(const og_called *r)
{
    const og_speech_part *p = &r->p;
    size_t at = r->role_hit;
    while (at > p->first) {
        const og_speech_item *item = &p->items[at - 1];
        bool named = at - 1 >= r->name && at - 1 < r->name_end;
        bool body = at - 1 >= r->organisation && at - 1 < r->organisation_end && !r->noun;
        bool joined = og_item_joins(item) && at - 1 > p->first && at < r->role_hit && p->items[at].capital &&
                      og_item_is_name_word(&p->items[at - 2]); // "Barrow and Furness MP"
        if (joined) {
            at--;
            continue;
        }
        bool noun = og_item_is_body(item) && r->about == OG_WORD_SPOKESMAN; // "a council spokesman"
        if (item->kind != OG_ITEM_WORD || og_item_is_function(item) || og_item_is_title(item) ||
            og_item_is_pronoun(item) || (item->possessive && item->word != OG_WORD_TERM) || noun ||
            item->word == OG_WORD_INSPECTORS || named || body)
            break;
        at--;
    }
    return at;
}

// Where the words of the role end: at a name, or at the organisation with the preposition before it.
static size_t role_end(const og_called *r)
{
    const og_speech_part *p = &r->p;
    size_t most = r->role_hit + LONGEST_ROLE < p->end ? r->role_hit + LONGEST_ROLE : p->end;
    size_t at = p->items[r->role_hit].hit_end;
    while (at < most) {
        const og_speech_item *item = &p->items[at];
        bool names = r->name != r->name_end && at == r->name;
        bool body = at == r->organisation && r->organisation != r->organisation_end;
        bool ends = item->kind != OG_ITEM_WORD || og_item_is_title(item) || item->word == OG_WORD_SAYS ||
                    item->word == OG_WORD_FINDS || item->word == OG_WORD_DIVIDES || item->word == OG_WORD_BETWEEN ||
                    item->word == OG_WORD_SOURCE || og_word_is_relative(item->word);
        if (names || ends || (body && !p->items[r->organisation_end - 1].possessive) ||
            item->word == OG_WORD_INSPECTORS)
            break;
        at++;
    }
    while (at > p->items[r->role_hit].hit_end && og_item_is_function(&p->items[at - 1]))
        at--;
    return at;
}

// Whether only words of a role follow its noun: "director of children's services", not "head of year who met".
static bool is_close(const og_called *r)
{
    for (size_t i = r->p.items[r->role_hit].hit_end; i < r->role_end; i++) {
        const og_speech_item *item = &r->p.items[i];
        if (!item->capital && !item->joined && item->word == OG_ASPECT_SPEECH_NONE)
            return false;
    }
    return true;
}

static void read_nearest(og_called *r)
{
    if (r->role_hit >= r->organisation && r->role_hit < r->organisation_end && r->noun == OG_WORD_BODY)
        r->role_hit = SIZE_MAX; // "the teachers' union"
    if (r->role_hit == SIZE_MAX)
        return;
    r->role = role_start(r);
    r->role_end = role_end(r);
    r->close = is_close(r);
    // "Halcyon's director", "South Harbourne's lead member"
    size_t before = r->role;
    bool owner = before > r->p.first && r->p.items[before - 1].possessive && og_item_is_proper(&r->p.items[before - 1]);
    if (owner && r->organisation == r->organisation_end) {
        size_t first = before - 1;
        while (first > r->p.first && og_item_is_proper(&r->p.items[first - 1]) && !r->p.items[first - 1].possessive)
            first--;
        og_called_take_organisation(r, first, before, OG_ASPECT_SPEECH_NONE);
    }
}

// "Retired postman Jo Example", "admiral Jo Example": plain words that begin a part and end at the name are a role.
static void take_noun(og_called *r)
{
    const og_speech_part *p = &r->p;
    size_t first = p->first, end = r->titled ? r->title_at : r->name;
    if (r->role_hit != SIZE_MAX || r->name == r->name_end || r->title == OG_WORD_TITLE)
        return;
    if (first < end && p->items[first].word == OG_WORD_FUNCTION)
        first++;
    if (first >= end || p->items[end - 1].capital || end - first > OG_MOST_NOUNS)
        return;
    for (size_t i = first; i < end; i++)
        if (p->items[i].kind != OG_ITEM_WORD || p->items[i].word != OG_ASPECT_SPEECH_NONE || p->items[i].number)
            return;
    r->role_hit = r->role = first;
    r->role_end = end;
    r->about = OG_WORD_OUTSIDER;
    r->close = r->plain = true;
}

void og_called_read_role(og_called *r)
{
    read_nearest(r);
    take_noun(r);
}

// SPDX-License-Identifier: MIT
#include "relate/provider.h"

#include "base/buf.h"
#include "base/str.h"
#include "relate/provider_words.h"

#include <stdlib.h>

// No real name is longer. Longer ones are only folded, so that no text is gone through once for every phrase.
enum { LONGEST_NAME = 400 };

// Whether the words stand at `at`, where a word begins, up to the end of a word.
static bool stands_at(og_str text, size_t at, og_str words)
{
    size_t end = at + words.len;
    return end <= text.len && (end == text.len || text.ptr[end] == ' ') &&
           og_str_equal(og_str_slice(text, at, end), words);
}

static const og_provider_phrase *phrase_at(const og_provider_phrases *phrases, og_str text, size_t at)
{
    for (size_t i = 0; i < phrases->count; i++)
        if (stands_at(text, at, phrases->items[i].words))
            return &phrases->items[i];
    return NULL;
}

static size_t word_after(og_str text, size_t at)
{
    size_t space = og_str_find_byte(text, ' ', at);
    return space == SIZE_MAX ? text.len : space + 1;
}

// Writes what is written in several ways in one. *comma moves along.
static og_status unite(og_arena *arena, const og_providers *names, og_str text, og_str *out, size_t *comma)
{
    og_buf made = {0};
    size_t divide = SIZE_MAX;
    for (size_t at = 0, next; at < text.len; at = next) {
        const og_provider_phrase *same = phrase_at(&names->same, text, at);
        size_t end = same ? at + same->words.len : word_after(text, at);
        next = same && end < text.len ? end + 1 : end;
        if (made.len && at >= *comma && divide == SIZE_MAX)
            divide = made.len;
        if (made.len)
            og_buf_add_byte(&made, ' ');
        og_buf_add(&made, same ? same->as : og_str_trim(og_str_slice(text, at, end)));
    }
    *comma = divide;
    return og_arena_take(arena, &made, out);
}

static bool is_establishment(const og_providers *names, og_str text)
{
    for (size_t at = 0; at < text.len; at = word_after(text, at))
        if (phrase_at(&names->establishments, text, at))
            return true;
    return false;
}

// Takes the longest phrase from the beginning or the end, never the whole.
static bool take_off(const og_provider_phrases *phrases, bool from_end, og_str *text, og_str *status)
{
    for (size_t i = 0; i < phrases->count; i++) {
        const og_provider_phrase *phrase = &phrases->items[i];
        if (phrase->words.len >= text->len)
            continue;
        size_t at = from_end ? text->len - phrase->words.len : 0;
        bool begins = !at || text->ptr[at - 1] == ' ';
        if (!begins || !stands_at(*text, at, phrase->words))
            continue;
        *text = from_end ? og_str_slice(*text, 0, at - 1) : og_str_slice(*text, phrase->words.len + 1, text->len);
        if (!status->len)
            *status = phrase->as;
        return true;
    }
    return false;
}

static void normalise_council(const og_providers *names, og_str text, og_provider_key *key)
{
    og_str *status = &key->marks[OG_PROVIDER_STATUS];
    while (take_off(&names->after, true, &text, status) || take_off(&names->before, false, &text, status))
        continue;
    key->base = text;
}

static void normalise_establishment(og_str text, size_t comma, og_provider_key *key)
{
    if (comma != SIZE_MAX)
        key->marks[OG_PROVIDER_PLACE] = og_str_trim(og_str_slice(text, comma, text.len));
    text = og_str_slice(text, 0, comma);
    key->base = og_str_starts(text, OG_STR("the ")) ? og_str_slice(text, 4, text.len) : text;
}

og_str og_provider_family(const og_providers *names, og_str kind)
{
    for (size_t i = 0; i < names->kinds.count; i++)
        if (og_str_equal(names->kinds.items[i].words, kind))
            return names->kinds.items[i].as;
    return og_str_equal(kind, OG_STR("other")) ? (og_str){0} : kind;
}

static int by_printed(const void *left, const void *right)
{
    const og_provider_alias *a = left, *b = right;
    return og_str_compare(a->printed, b->printed);
}

static const og_provider_alias *find_alias(const og_providers *names, og_str folded)
{
    og_provider_alias wanted = {.printed = folded};
    size_t count = names->aliases.count;
    return count ? bsearch(&wanted, names->aliases.items, count, sizeof wanted, by_printed) : NULL;
}

// Of a provider that is not named its number is all that is known.
static og_status make_of_number(og_arena *arena, const og_provider *provider, og_provider_key *out)
{
    og_str *urn = &out->marks[OG_PROVIDER_URN];
    OG_TRY(og_provider_fold(arena, provider->urn, urn, NULL));
    out->is_number = urn->len > 0;
    if (!out->is_number)
        return OG_OK;
    OG_TRY(og_arena_printf(arena, &out->name, "URN %.*s", OG_STR_ARG(provider->urn)));
    return og_arena_printf(arena, &out->base, "urn %.*s", OG_STR_ARG(*urn));
}

og_status og_provider_key_make(og_arena *arena, const og_providers *names, const og_provider *provider,
                               og_provider_key *out)
{
    og_str text;
    size_t comma;
    *out = (og_provider_key){.name = provider->name};
    OG_TRY(og_provider_fold(arena, provider->name, &text, &comma));
    if (!text.len && provider->urn.len)
        return make_of_number(arena, provider, out);
    const og_provider_alias *alias = find_alias(names, text);
    out->is_aliased = alias != NULL;
    if (alias) {
        out->name = alias->one;
        OG_TRY(og_provider_fold(arena, alias->one, &text, &comma));
    }
    out->base = text;
    if (!alias) { // who writes an alias has decided
        // numbers of homes and nurseries begin with letters, which some print small
        OG_TRY(og_provider_fold(arena, provider->urn, &out->marks[OG_PROVIDER_URN], NULL));
        out->marks[OG_PROVIDER_FAMILY] = og_provider_family(names, provider->kind);
    }
    if (text.len > LONGEST_NAME)
        return OG_OK;
    OG_TRY(unite(arena, names, text, &text, &comma));
    if (is_establishment(names, og_str_slice(text, 0, comma))) {
        normalise_establishment(text, comma, out);
        out->marks[OG_PROVIDER_FAMILY] = OG_STR(""); // the name says it
    } else {
        normalise_council(names, text, out);
    }
    return OG_OK;
}

bool og_provider_same(const og_provider_key *a, const og_provider_key *b)
{
    if (a->is_number || b->is_number)
        return a->marks[OG_PROVIDER_URN].len && og_str_equal(a->marks[OG_PROVIDER_URN], b->marks[OG_PROVIDER_URN]);
    if (!a->base.len || !og_str_equal(a->base, b->base))
        return false;
    for (size_t i = 0; i < OG_PROVIDER_MARK_COUNT; i++)
        if (a->marks[i].len && b->marks[i].len && !og_str_equal(a->marks[i], b->marks[i]))
            return false;
    return true;
}

// One of many: the group found so far, and the string by which groups are divided next.
typedef struct member {
    size_t index;
    size_t group;
    og_str mark;
} member;

static int by_group_and_mark(const void *left, const void *right)
{
    const member *a = left, *b = right;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    int order = og_str_compare(a->mark, b->mark);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

// Divides every group whose members say different things; `missing_fits` lets what says nothing stay with what all
// others say. Gives the number of groups.
static size_t divide(member *members, size_t count, bool missing_fits)
{
    size_t groups = 0;
    qsort(members, count, sizeof *members, by_group_and_mark);
    for (size_t first = 0, end; first < count; first = end) {
        size_t marks = 0; // that differ
        for (end = first; end < count && members[end].group == members[first].group; end++)
            if (members[end].mark.len && (end == first || !og_str_equal(members[end].mark, members[end - 1].mark)))
                marks++;
        bool whole = missing_fits && marks < 2;
        og_str mark = members[first].mark;
        for (size_t i = first; i < end; i++) {
            if (!whole && !og_str_equal(members[i].mark, mark))
                groups++;
            mark = members[i].mark;
            members[i].group = groups;
        }
        groups++;
    }
    return groups;
}

// By number, names before what has none, these in order, and those alike by what else they say: which comes first must
// not depend on the order of the records.
static int by_urn(const void *left, const void *right)
{
    const og_provider_key *a = *(og_provider_key *const *)left, *b = *(og_provider_key *const *)right;
    int order = og_str_compare(a->marks[OG_PROVIDER_URN], b->marks[OG_PROVIDER_URN]);
    if (order || a->is_number != b->is_number)
        return order ? order : a->is_number ? 1 : -1;
    order = og_str_compare(a->base, b->base);
    for (size_t i = 0; !order && i < OG_PROVIDER_MARK_COUNT; i++)
        order = og_str_compare(a->marks[i], b->marks[i]);
    return order ? order : og_str_compare(a->name, b->name);
}

// A copy of the keys in which those that are but a number have the key of a name that goes with it.
static og_status name_numbers(og_arena *arena, const og_provider_key *keys, size_t count, const og_provider_key **out)
{
    og_provider_key *copy = og_arena_alloc_array(arena, count ? count : 1, sizeof *copy), **order;
    order = og_arena_alloc_array(arena, count ? count : 1, sizeof *order);
    if (!copy || !order)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < count; i++) {
        copy[i] = keys[i];
        order[i] = &copy[i];
    }
    if (count)
        qsort(order, count, sizeof *order, by_urn);
    const og_provider_key *named = NULL;
    for (size_t i = 0; i < count; i++) {
        bool same = named && og_str_equal(order[i]->marks[OG_PROVIDER_URN], named->marks[OG_PROVIDER_URN]);
        if (order[i]->is_number && same)
            *order[i] = *named;
        else if (!order[i]->is_number && !same)
            named = order[i];
    }
    *out = copy;
    return OG_OK;
}

og_status og_provider_group(og_arena *arena, const og_provider_key *keys, size_t count, size_t *groups,
                            size_t *group_count)
{
    member *members = og_arena_alloc_array(arena, count ? count : 1, sizeof *members);
    if (!members)
        return OG_NO_MEMORY;
    OG_TRY(name_numbers(arena, keys, count, &keys));
    for (size_t i = 0; i < count; i++)
        members[i] = (member){.index = i, .mark = keys[i].base};
    *group_count = divide(members, count, false);
    for (size_t mark = 0; mark < OG_PROVIDER_MARK_COUNT; mark++) {
        for (size_t i = 0; i < count; i++)
            members[i].mark = keys[members[i].index].marks[mark];
        *group_count = divide(members, count, true);
    }
    for (size_t i = 0; i < count; i++)
        groups[members[i].index] = members[i].group;
    return OG_OK;
}

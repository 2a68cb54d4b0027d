// SPDX-License-Identifier: MIT
// The names in an article of those who may have been inspected, as the framework's patterns find them, and where
// councils are called by their place alone.
#include "analyse/grade_mentions.h"

#include "base/str.h"

#include <stdlib.h>

static int by_start(const void *a, const void *b)
{
    const og_named *left = a, *right = b;
    if (left->words.start != right->words.start)
        return left->words.start < right->words.start ? -1 : 1;
    return left->words.end > right->words.end ? -1 : left->words.end < right->words.end;
}

// "Eastmere Council’s" beside "Eastmere Council", which a pattern has found to be of some kind.
static bool is_possessive_of(const og_analysis *analysis, const og_named *name, const og_named *longer)
{
    if (!name->kind.len || name->words.start != longer->words.start || name->words.end >= longer->words.end)
        return false;
    og_str rest = og_document_slice(analysis->document, (og_range){name->words.end, longer->words.end});
    return og_str_equal(rest, OG_STR("'s")) || og_str_equal(rest, OG_STR("’s"));
}

// In the order of the text, and no more than are allowed, less those inside a longer one.
static void keep_longest(const og_analysis *analysis, og_grade_mentions *out)
{
    size_t kept = 0;
    if (out->names.count)
        qsort(out->names.items, out->names.count, sizeof *out->names.items, by_start);
    if (out->names.count > OG_MOST_NAMES)
        out->names.count = OG_MOST_NAMES;
    for (size_t i = 0; i < out->names.count; i++) {
        const og_named *name = &out->names.items[i];
        if (!kept || name->words.end > out->names.items[kept - 1].words.end)
            out->names.items[kept++] = *name;
        else if (is_possessive_of(analysis, name, &out->names.items[kept - 1]))
            out->names.items[kept - 1] = *name;
    }
    out->names.count = kept;
}

// What the matchers of the provider find first, less what lies inside a longer name. Each may find as many as are kept,
// so that those of one do not take the room of those that stand before them.
static og_status find_names(og_analysis *analysis, og_grade_mentions *out)
{
    const og_matchers *matchers = og_framework_field(analysis->framework, OG_STR("provider"));
    for (size_t i = 0; matchers && i < matchers->count; i++) {
        size_t from = 0, most = out->names.count + OG_MOST_NAMES;
        og_hit hit;
        while (out->names.count < most && og_matcher_find(analysis, &matchers->items[i], from, &hit)) {
            from = hit.whole.end > from ? hit.whole.end : from + 1;
            OG_TRY(og_vec_push(analysis->document->arena, &out->names,
                               (og_named){.words = hit.value, .block = hit.block, .kind = matchers->items[i].value}));
        }
    }
    out->more_names = out->names.count >= OG_MOST_NAMES;
    keep_longest(analysis, out);
    return OG_OK;
}

bool og_is_in_name(const og_grade_mentions *mentions, size_t from, size_t end, og_range place)
{
    for (size_t i = from; i < end && mentions->names.items[i].words.start <= place.start; i++)
        if (place.end <= mentions->names.items[i].words.end)
            return true;
    return false;
}

// Whether names of other kinds begin so too: then the words alone are nobody's.
static bool is_ambiguous(const og_analysis *analysis, const og_grade_mentions *out, size_t names, og_str form,
                         og_str kind)
{
    for (size_t i = 0; i < names; i++) {
        og_str name = og_document_slice(analysis->document, out->names.items[i].words);
        if (og_str_starts(name, form) && !og_str_equal(out->names.items[i].kind, kind))
            return true;
    }
    return false;
}

// Whether the words are a part of a longer name: "Great Calder", "Eastmere Road".
static bool is_part_of_name(og_str text, og_range place)
{
    size_t after = place.end + 1, before = place.start > 1 ? place.start - 1 : 0;
    if (after < text.len && text.ptr[place.end] == ' ' && og_is_upper(text.ptr[after]))
        return true;
    while (before > 0 && text.ptr[place.start - 1] == ' ' && og_is_word(text.ptr[before - 1]))
        before--;
    bool word = before + 1 < place.start && og_is_upper(text.ptr[before]);
    return word && before > 1 && text.ptr[before - 1] == ' ' && og_is_word(text.ptr[before - 2]);
}

// Adds the places where the words stand by themselves.
static og_status add_form(og_analysis *analysis, og_grade_mentions *out, size_t names, og_str form, og_str kind)
{
    og_range all = {0, analysis->document->text.len};
    size_t length;
    for (size_t at = 0; out->names.count < OG_MOST_NAMES; at += length) {
        at = og_words_find_phrase(&analysis->words, all, form, at, &length);
        if (at == SIZE_MAX)
            break;
        og_range place = {at, at + length};
        if (og_is_upper(analysis->document->text.ptr[at]) && !og_is_in_name(out, 0, names, place) &&
            !is_part_of_name(analysis->document->text, place))
            OG_TRY(og_vec_push(
                analysis->document->arena, &out->names,
                (og_named){.words = place, .block = og_block_at(analysis, at), .kind = kind, .brief = true}));
    }
    return OG_OK;
}

// A name without its last words, the most of them that stand by themselves somewhere: "Eastmere" for a council.
static og_status add_short_form(og_analysis *analysis, og_grade_mentions *out, size_t names, size_t number)
{
    enum { SHORTEST = 4 };
    og_named name = out->names.items[number];
    og_str form = og_document_slice(analysis->document, name.words);
    size_t before = out->names.count;
    while (out->names.count == before) {
        while (form.len && !og_is_space(form.ptr[form.len - 1]))
            form.len--;
        form = og_str_trim(form);
        if (form.len < SHORTEST)
            break;
        if (!is_ambiguous(analysis, out, names, form, name.kind))
            OG_TRY(add_form(analysis, out, names, form, name.kind));
    }
    return OG_OK;
}

static bool is_repeated(const og_analysis *analysis, const og_grade_mentions *out, size_t number)
{
    og_str name = og_document_slice(analysis->document, out->names.items[number].words);
    for (size_t i = 0; i < number; i++)
        if (og_str_equal(og_document_slice(analysis->document, out->names.items[i].words), name))
            return true;
    return false;
}

// Of councils alone: of other providers such words are the place where they are.
static og_status add_short_forms(og_analysis *analysis, og_grade_mentions *out)
{
    enum { MOST_SHORTENED = 100 };
    size_t names = out->names.count, shortened = 0;
    for (size_t i = 0; i < names; i++) {
        if (!og_str_equal(out->names.items[i].kind, OG_STR("local-authority")) || is_repeated(analysis, out, i))
            continue;
        if (shortened++ == MOST_SHORTENED)
            break;
        OG_TRY(add_short_form(analysis, out, names, i));
    }
    out->more_names |= shortened > MOST_SHORTENED || out->names.count >= OG_MOST_NAMES;
    keep_longest(analysis, out);
    return OG_OK;
}

og_status og_provider_names_find(og_analysis *analysis, og_grade_mentions *out)
{
    enum { LONGEST_ARTICLE = 131072 }; // bytes; the patterns of names are costly, and long reads have some 20000
    out->nameless = analysis->document->text.len > LONGEST_ARTICLE;
    if (out->nameless)
        return og_warn(analysis, OG_STR("article-too-long"), NULL,
                       "the article was not read for who was inspected, nor for grades, as it may give those of "
                       "several: it has more than %d bytes",
                       LONGEST_ARTICLE);
    OG_TRY(find_names(analysis, out));
    OG_TRY(add_short_forms(analysis, out));
    return out->more_names ? og_warn(analysis, OG_STR("too-many-names"), NULL,
                                     "the article was read for the first %d names of providers", OG_MOST_NAMES)
                           : OG_OK;
}

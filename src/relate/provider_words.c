// SPDX-License-Identifier: MIT
// Reads the words of data/providers.xml, and makes and frees og_providers.
#include "relate/provider_words.h"

#include "base/file.h"
#include "base/str.h"
#include "base/utf8.h"
#include "rules/data.h"

#include <stdlib.h>

static bool is_letter_or_digit(uint32_t code)
{
    bool ascii = (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9');
    return ascii || (code >= 0x80 && !og_code_is_space(code) && !og_code_is_dash(code) && !og_code_is_bullet(code) &&
                     code != OG_REPLACEMENT);
}

static bool joins_words(uint32_t code)
{
    return code == '\'' || code == '.' || og_code_is_invisible(code);
}

og_status og_provider_fold(og_arena *arena, og_str name, og_str *out, size_t *comma)
{
    og_buf text = {0};
    bool gap = false;
    size_t length, divide = SIZE_MAX;
    for (size_t at = 0; at < name.len; at += length) {
        uint32_t code = og_fold_at(name, at, &length);
        if (code == ',' && divide == SIZE_MAX && text.len)
            divide = text.len;
        if (code == '&')
            og_buf_add(&text, text.len ? OG_STR(" and") : OG_STR("and"));
        else if (is_letter_or_digit(code)) {
            if (gap && text.len)
                og_buf_add_byte(&text, ' ');
            og_utf8_add(&text, code);
        }
        gap = is_letter_or_digit(code) ? false : gap || !joins_words(code);
    }
    if (comma)
        *comma = divide < text.len ? divide : SIZE_MAX;
    return og_arena_take(arena, &text, out);
}

static int longest_first(const void *left, const void *right)
{
    const og_provider_phrase *a = left, *b = right;
    if (a->words.len != b->words.len)
        return a->words.len > b->words.len ? -1 : 1;
    return og_str_compare(a->words, b->words);
}

// The phrases of one element, whose `attribute` (may be NULL) says what they are taken as.
static og_status add_phrases(og_loader *loader, const xmlNode *element, const char *attribute, og_provider_phrases *to)
{
    og_str as = {0};
    if (attribute)
        OG_TRY(og_load_attribute(loader, element, attribute, &as));
    for (const xmlNode *node = og_load_first(element); node; node = og_load_next(node)) {
        og_provider_phrase phrase = {.as = as};
        OG_TRY(og_load_text(loader, node, &phrase.words));
        OG_TRY(og_provider_fold(loader->arena, phrase.words, &phrase.words, NULL));
        OG_TRY(og_vec_push(loader->arena, to, phrase));
    }
    qsort(to->items, to->count, sizeof *to->items, longest_first);
    return OG_OK;
}

// Kinds are compared as records write them. The first of a family names it.
static og_status add_family(og_loader *loader, const xmlNode *element, og_provider_phrases *to)
{
    og_str first = {0};
    for (const xmlNode *node = og_load_first(element); node; node = og_load_next(node)) {
        og_provider_phrase kind;
        OG_TRY(og_load_text(loader, node, &kind.words));
        first = first.len ? first : kind.words;
        kind.as = first;
        OG_TRY(og_vec_push(loader->arena, to, kind));
    }
    return OG_OK;
}

static og_status take(og_loader *loader, const xmlNode *element, void *into)
{
    og_providers *to = into;
    og_str name = og_load_name(element);
    if (og_str_equal(name, OG_STR("same")))
        return add_phrases(loader, element, "as", &to->same);
    if (og_str_equal(name, OG_STR("before")))
        return add_phrases(loader, element, "status", &to->before);
    if (og_str_equal(name, OG_STR("after")))
        return add_phrases(loader, element, "status", &to->after);
    if (og_str_equal(name, OG_STR("establishment")))
        return add_phrases(loader, element, NULL, &to->establishments);
    if (og_str_equal(name, OG_STR("family")))
        return add_family(loader, element, &to->kinds);
    return OG_OK; // examples
}

og_status og_provider_words_load(og_providers *to)
{
    return og_data_read(to->arena, OG_STR("providers.xml"), take, to);
}

static og_status load_aliases(og_providers *to, const char *path, og_diagnostics *diagnostics)
{
    // A line has some 60 bytes, and there are some 40,000 providers.
    enum { LARGEST_FILE = 8 << 20 };
    og_buf bytes = {0};
    size_t size;
    og_status status = og_file_read(path, OG_FILE_ANY, LARGEST_FILE, diagnostics, &bytes, &size);
    if (status == OG_OK)
        status = og_provider_aliases_load(to, og_str_from(path), og_buf_str(&bytes), diagnostics);
    og_buf_free(&bytes);
    return status;
}

og_status og_providers_new(const char *aliases, og_diagnostics *diagnostics, og_providers **out)
{
    og_arena *arena = og_arena_new();
    og_providers *made = arena ? og_arena_alloc(arena, sizeof *made) : NULL;
    *out = NULL;
    if (!made) {
        og_arena_free(arena);
        return OG_NO_MEMORY;
    }
    made->arena = arena;
    og_status status = og_provider_words_load(made);
    if (status == OG_OK && aliases)
        status = load_aliases(made, aliases, diagnostics);
    if (status == OG_OK)
        *out = made;
    else
        og_providers_free(made);
    return status;
}

void og_providers_free(og_providers *providers)
{
    if (providers)
        og_arena_free(providers->arena); // which holds the structure itself
}

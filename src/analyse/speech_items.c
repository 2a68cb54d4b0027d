// SPDX-License-Identifier: MIT
// Words between marks are blanked before the rules see a block, so that no phrase reaches into them.
#include "analyse/speech_items.h"

#include "base/str.h"
#include "base/utf8.h"

#include <string.h>

// The bytes of "'s" at `at` behind a word, 0 where it does not stand there.
static size_t possessive_at(og_str text, size_t at)
{
    size_t length = 0;
    if (at >= text.len || !og_code_is_apostrophe(og_utf8_decode(text, at, &length)))
        return 0;
    size_t end = at + length + 1;
    bool ends = end >= text.len || !og_is_word(text.ptr[end]) || (unsigned char)text.ptr[end] >= 0xE2;
    return end <= text.len && og_lower(text.ptr[end - 1]) == 's' && ends ? length + 1 : 0;
}

// The block's text as rules see it: a semicolon and spaces in place of what is quoted, "council" for "council's", a
// semicolon for a hyphen that is meant as a dash.
static og_status blank(og_analysis *analysis, og_range block, const og_quoted_list *quoted, size_t first, size_t end,
                       og_str *out)
{
    og_str text = og_document_slice(analysis->document, block);
    char *copy = og_arena_alloc_raw(analysis->document->arena, text.len + 1);
    if (!copy)
        return OG_NO_MEMORY;
    memcpy(copy, text.ptr, text.len);
    for (size_t at = 1; at < text.len; at++) {
        size_t length = og_is_alpha(text.ptr[at - 1]) ? possessive_at(text, at) : 0;
        memset(copy + at, ' ', length);
        bool dash = text.ptr[at] == '-' && text.ptr[at - 1] == ' ' && at + 1 < text.len && text.ptr[at + 1] == ' ';
        copy[at] = dash ? ';' : copy[at];
    }
    for (size_t i = first; i < end; i++) {
        og_range whole = quoted->items[i].whole;
        memset(copy + (whole.start - block.start), ' ', whole.end - whole.start);
        copy[whole.start - block.start] = ';';
    }
    *out = (og_str){copy, text.len};
    return OG_OK;
}

static og_item_kind kind_of(const og_token *token, og_str text)
{
    switch (token->kind) {
    case OG_TOKEN_COMMA:
        return OG_ITEM_COMMA;
    case OG_TOKEN_BREAK:
        return text.ptr[token->start] == ':' ? OG_ITEM_COLON : OG_ITEM_BREAK;
    case OG_TOKEN_POINT:
        return OG_ITEM_STOP;
    default:
        return OG_ITEM_WORD;
    }
}

static bool is_capital(og_str text)
{
    enum { FIRST_CAPITAL = 0xC0, LAST_CAPITAL = 0xDE };
    size_t length;
    uint32_t code = text.len ? og_utf8_decode(text, 0, &length) : 0;
    return code < 0x80 ? og_is_upper((char)code) : code >= FIRST_CAPITAL && code <= LAST_CAPITAL;
}

static bool is_letters(og_str text)
{
    enum { MOST = 6 };
    size_t capitals = 0;
    while (capitals < text.len && og_is_upper(text.ptr[capitals]))
        capitals++;
    return capitals > 1 && capitals <= MOST && capitals == text.len;
}

// The token in `text`, the block as it is printed, which begins at `offset`.
static og_speech_item item_of(const og_token *token, og_str text, size_t offset, size_t number)
{
    size_t length;
    bool apostrophe = token->end < text.len && og_code_is_apostrophe(og_utf8_decode(text, token->end, &length));
    og_str printed = og_str_slice(text, token->start, token->end);
    bool plural = apostrophe && og_str_ends(token->text, OG_STR("s"));
    og_speech_item item = {.kind = kind_of(token, text),
                           .range = {offset + token->start, offset + token->end},
                           .hit = number,
                           .hit_end = number + 1,
                           .capital = is_capital(printed),
                           .letters = is_letters(printed),
                           .number = token->kind == OG_TOKEN_NUMBER,
                           .joined = token->start && text.ptr[token->start - 1] == '-'};
    item.possessive = item.kind == OG_ITEM_WORD && (plural || possessive_at(text, token->end));
    return item;
}

// What rules say of the words; of two hits the longer one counts.
static void take_words(const og_analysis *analysis, const og_rule_hits *hits, og_speech_items *out)
{
    const og_rule *rules = analysis->catalogue->rules.rules.items;
    for (size_t i = 0; i < hits->count; i++) {
        const og_rule_hit *hit = &hits->items[i];
        og_speech_word word = (og_speech_word)rules[hit->rule].value[OG_ASPECT_SPEECH];
        bool longest = word != OG_ASPECT_SPEECH_NONE && hit->end > hit->first;
        for (size_t k = hit->first; k < hit->end && longest; k++) {
            const og_speech_item *item = &out->items[k];
            bool owner =
                item->possessive && k == hit->first && k + 1 < hit->end; // "council's leader" is no "council leader"
            longest =
                !owner && (item->word == OG_ASPECT_SPEECH_NONE || item->hit_end - item->hit < hit->end - hit->first);
        }
        for (size_t k = hit->first; k < hit->end && longest; k++) {
            og_speech_item *item = &out->items[k];
            for (size_t old = item->hit; old < item->hit_end && item->word != OG_ASPECT_SPEECH_NONE; old++)
                if (old < hit->first || old >= hit->end) {
                    og_speech_item *left = &out->items[old];
                    left->word = OG_ASPECT_SPEECH_NONE;
                    left->hit = old;
                    left->hit_end = old + 1;
                }
            item->word = word;
            item->hit = hit->first;
            item->hit_end = hit->end;
        }
    }
}

og_status og_speech_items_of(og_analysis *analysis, og_range block, const og_quoted_list *quoted, size_t *next,
                             og_speech_items *out)
{
    og_str text, printed = og_document_slice(analysis->document, block);
    og_rule_hits hits;
    og_rule_place place = {.framework = analysis->framework->record_id};
    while (*next < quoted->count && quoted->items[*next].whole.start < block.start) // of blocks that are not read
        ++*next;
    size_t first = *next;
    while (*next < quoted->count && quoted->items[*next].whole.start < block.end)
        ++*next;
    OG_TRY(blank(analysis, block, quoted, first, *next, &text));
    OG_TRY(og_rule_scanner_find(analysis->rules, text, &place, &hits));
    out->count = 0;
    bool enclosed = false;
    for (size_t i = 0, at = first; i < hits.token_count; i++) {
        og_speech_item item = item_of(&hits.tokens[i], printed, block.start, i);
        if (at < *next && item.range.start == quoted->items[at].whole.start) {
            item.kind = OG_ITEM_QUOTED;
            item.range = quoted->items[at].whole;
            item.quoted = at++;
        }
        char mark = item.kind == OG_ITEM_BREAK ? printed.ptr[hits.tokens[i].start] : 'x';
        enclosed = mark == '(' || (enclosed && mark != ')');
        item.enclosed = enclosed;
        OG_TRY(og_vec_push(analysis->document->arena, out, item));
    }
    take_words(analysis, &hits, out);
    return OG_OK;
}

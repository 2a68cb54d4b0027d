// SPDX-License-Identifier: MIT
// Text into words, numbers and marks.
#include "rules/tokens.h"

#include "base/checked.h"
#include "base/octets.h"
#include "base/str.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
    FIRST_LETTER = 0xC0,
    LAST_LETTER = 0x24F,
    TIMES = 0xD7,
    DIVIDED = 0xF7,
    EN_DASH = 0x2013,
    HORIZONTAL_BAR = 0x2015
};

void og_tokens_free(og_tokens *tokens)
{
    free(tokens->items);
    free(tokens->letters);
    *tokens = (og_tokens){0};
}

static og_status make_room(og_tokens *tokens, size_t bytes)
{
    size_t size;
    tokens->count = 0;
    if (!tokens->letters || bytes > tokens->room) {
        if (!og_add(bytes, OG_TOKEN_SLACK, &size))
            return OG_NO_MEMORY;
        char *letters = realloc(tokens->letters, size);
        if (!letters)
            return OG_NO_MEMORY;
        memset(letters + bytes, 0, OG_TOKEN_SLACK);
        tokens->letters = letters;
        tokens->room = bytes;
    }
    if (bytes <= tokens->capacity) // a token takes a byte at least
        return OG_OK;
    if (!og_mul(bytes, sizeof *tokens->items, &size))
        return OG_NO_MEMORY;
    og_token *items = realloc(tokens->items, size);
    if (!items)
        return OG_NO_MEMORY;
    tokens->items = items;
    tokens->capacity = bytes;
    return OG_OK;
}

// What a token is made of, as it is read.
typedef struct reading {
    og_str text;
    size_t at;
    char *out; // where the next letter goes
} reading;

// The length of the letter at `at`, 0 where none stands.
static size_t letter_at(og_str text, size_t at)
{
    if (at >= text.len)
        return 0;
    if ((unsigned char)text.ptr[at] < 0x80)
        return og_is_alpha(text.ptr[at]);
    size_t length;
    uint32_t code = og_utf8_decode(text, at, &length);
    bool sign = code == TIMES || code == DIVIDED;
    return code >= FIRST_LETTER && code <= LAST_LETTER && !sign ? length : 0;
}

static size_t apostrophe_at(og_str text, size_t at)
{
    if (at >= text.len)
        return 0;
    if ((unsigned char)text.ptr[at] < 0x80)
        return og_code_is_apostrophe((unsigned char)text.ptr[at]);
    size_t length;
    return og_code_is_apostrophe(og_utf8_decode(text, at, &length)) ? length : 0;
}

static void take(reading *r, char c)
{
    *r->out++ = c;
    r->at++;
}

// The letters and digits that need no second look, in lower case. Ends at any other byte.
static void read_plain(reading *r)
{
    for (size_t count = OG_OCTETS; count == OG_OCTETS && r->at < r->text.len; r->at += count, r->out += count) {
        const uint64_t octets = og_octets_of(r->text, r->at), others = ~og_octets_letters(octets) & OG_OCTETS_ALL(0x80);
        og_octets_put(r->out, octets | OG_OCTETS_ALL('a' - 'A')); // of a digit the same
        count = others ? (size_t)__builtin_ctzll(others) / OG_OCTETS : OG_OCTETS;
    }
}

static void read_word(reading *r)
{
    for (;;) {
        read_plain(r);
        if (r->at >= r->text.len || og_is_space(r->text.ptr[r->at]))
            return;
        size_t length = letter_at(r->text, r->at), apostrophe = length ? 0 : apostrophe_at(r->text, r->at);
        if (apostrophe && letter_at(r->text, r->at + apostrophe)) {
            take(r, '\'');
            r->at += apostrophe - 1;
        } else if (length) {
            for (size_t end = r->at + length; r->at < end;)
                take(r, r->text.ptr[r->at]);
        } else {
            return;
        }
    }
}

static void read_number(reading *r)
{
    for (;;) {
        char c = r->at < r->text.len ? r->text.ptr[r->at] : 0;
        bool between = (c == '.' || c == ',') && r->at + 1 < r->text.len && og_is_digit(r->text.ptr[r->at + 1]);
        if (!og_is_digit(c) && !between)
            break;
        take(r, c);
    }
    if (r->at < r->text.len && r->text.ptr[r->at] == '%')
        take(r, '%');
}

// A mark, or nothing (false) that counts as a token.
static bool read_mark(reading *r, og_token *token)
{
    char c = r->text.ptr[r->at];
    size_t length = 1;
    uint32_t code = (unsigned char)c < 0x80 ? (unsigned char)c : og_utf8_decode(r->text, r->at, &length);
    token->text = og_str_slice(r->text, r->at, r->at + length);
    r->at += length;
    token->end = r->at;
    bool is_break =
        code == ';' || code == ':' || code == '(' || code == ')' || (code >= EN_DASH && code <= HORIZONTAL_BAR);
    token->kind = code == ',' ? OG_TOKEN_COMMA : is_break ? OG_TOKEN_BREAK : OG_TOKEN_POINT;
    return code == ',' || is_break || code == '.' || code == '?' || code == '!';
}

// A word, a number or a mark; false where what stands there is none.
static bool read_token(reading *r, og_token *token)
{
    char *from = r->out;
    token->start = r->at;
    token->kind = og_is_digit(r->text.ptr[r->at]) ? OG_TOKEN_NUMBER : OG_TOKEN_WORD;
    if (token->kind == OG_TOKEN_NUMBER)
        read_number(r);
    else if (letter_at(r->text, r->at))
        read_word(r);
    else
        return read_mark(r, token);
    token->text = (og_str){from, (size_t)(r->out - from)};
    token->end = r->at;
    return true;
}

og_status og_tokens_divide(og_tokens *tokens, og_str text)
{
    OG_TRY(make_room(tokens, text.len));
    reading r = {.text = text, .out = tokens->letters};
    while (r.at < text.len) {
        if (text.ptr[r.at] == ' ')
            r.at++;
        else
            tokens->count += read_token(&r, &tokens->items[tokens->count]);
    }
    return OG_OK;
}

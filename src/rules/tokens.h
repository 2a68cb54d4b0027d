// SPDX-License-Identifier: MIT
// A text divided into words, numbers and marks, as rules see it.
#ifndef OG_RULES_TOKENS_H
#define OG_RULES_TOKENS_H

#include "ofgrade/base.h"

typedef enum og_token_kind {
    OG_TOKEN_WORD,   // letters, with apostrophes inside
    OG_TOKEN_NUMBER, // digits, with points and commas inside, and a per cent sign
    OG_TOKEN_COMMA,
    OG_TOKEN_BREAK, // ; : ( ) and dashes between words
    OG_TOKEN_POINT  // . ? !
} og_token_kind;

enum { OG_TOKEN_SLACK = 16 };

// Hyphens divide words and are no tokens; nor are quotation marks and other signs.
typedef struct og_token {
    og_token_kind kind;
    og_str text;  // in lower case (ASCII), any apostrophe as '; of a word or number OG_TOKEN_SLACK bytes can be read
    size_t start; // offset in the text that was divided
    size_t end;
} og_token;

// All zero is the empty list; it may be filled again and again.
typedef struct og_tokens {
    og_token *items;
    size_t count;
    size_t capacity;
    char *letters; // of the tokens' texts
    size_t room;
} og_tokens;

// Divides `text`. Strings of the tokens are valid until the next call. Owns: the caller frees with og_tokens_free.
og_status og_tokens_divide(og_tokens *tokens, og_str text) OG_MUST_USE;
void og_tokens_free(og_tokens *tokens);

#endif

// SPDX-License-Identifier: MIT
#include "read/asides.h"

#include "base/utf8.h"

enum { LONGEST = 300 }; // bytes of such a line

typedef enum aside_sign { BUTTON, WHOLE, OPENS, LABEL, LINKED, CALL } aside_sign;

typedef struct aside {
    aside_sign sign;
    og_str words;
} aside;

static const aside asides[] = {
#define OG_ASIDE(sign, words) {sign, OG_STR(words)},
#define OG_CALLED(words)
#include "read/asides.def"
#undef OG_ASIDE
#undef OG_CALLED
};

static const og_str called[] = {
#define OG_ASIDE(sign, words)
#define OG_CALLED(words) OG_STR(words),
#include "read/asides.def"
#undef OG_ASIDE
#undef OG_CALLED
};

// Behind the signs, white space and numbers at the start of a line: "> Read more", "12 comments".
static size_t after_signs(og_str words)
{
    size_t at = 0;
    while (at < words.len && !og_is_alpha(words.ptr[at]) && (unsigned char)words.ptr[at] < 0x80)
        at++;
    return at;
}

static bool has_more_words(og_str words, size_t at)
{
    while (at < words.len && !og_is_word(words.ptr[at]))
        at++;
    return at < words.len;
}

static bool is_label_sign(og_str words, size_t at)
{
    while (at < words.len && og_is_space(words.ptr[at]))
        at++;
    return at == words.len || og_str_find_byte(OG_STR(":|>"), words.ptr[at], 0) != SIZE_MAX ||
           (og_is_space(words.ptr[at - 1]) && og_code_is_dash(og_utf8_decode(words, at, &(size_t){0})));
}

static bool calls(og_str words, size_t at)
{
    for (size_t i = 0; i < sizeof called / sizeof *called; i++)
        if (og_phrase_find(words, called[i], at, NULL) != SIZE_MAX)
            return true;
    return false;
}

static bool is_aside(og_str words, const aside *such, size_t start)
{
    if (start == words.len || og_lower(words.ptr[start]) != such->words.ptr[0])
        return false;
    size_t length = og_phrase_at(words, start, such->words), end = start + length;
    if (!length)
        return false;
    switch (such->sign) {
    case BUTTON:
    case WHOLE:
        return !has_more_words(words, end);
    case OPENS:
    case LINKED:
        return true;
    case LABEL:
        return is_label_sign(words, end);
    case CALL:
        return calls(words, end);
    }
    return false;
}

static bool is_one_of(og_str words, const bool signs[CALL + 1])
{
    if (words.len > LONGEST)
        return false;
    size_t start = after_signs(words);
    for (size_t i = 0; i < sizeof asides / sizeof *asides; i++)
        if (signs[asides[i].sign] && is_aside(words, &asides[i], start))
            return true;
    return false;
}

bool og_aside_is(og_str words, bool in_article)
{
    return is_one_of(
        words, (bool[CALL + 1]){[BUTTON] = true, [WHOLE] = in_article, [OPENS] = true, [LABEL] = true, [CALL] = true});
}

bool og_aside_is_linked(og_str words)
{
    return is_one_of(words, (bool[CALL + 1]){[LINKED] = true});
}

bool og_aside_takes_next(og_str words)
{
    size_t start = after_signs(words);
    for (size_t i = 0; words.len <= LONGEST && i < sizeof asides / sizeof *asides; i++)
        if (asides[i].sign == OPENS && is_aside(words, &asides[i], start))
            return !has_more_words(words, start + asides[i].words.len);
    return false;
}

// SPDX-License-Identifier: MIT
// Porter's stemmer. The steps have the names that the paper gives them.
#include "relate/stem.h"

#include "base/str.h"

#include <string.h>

typedef struct suffix {
    og_str ending;
    og_str instead;
} suffix;

#define ENDING(ending, instead)                                                                                        \
    {                                                                                                                  \
        {(ending), sizeof(ending) - 1},                                                                                \
        {                                                                                                              \
            (instead), sizeof(instead) - 1                                                                             \
        }                                                                                                              \
    }

static bool is_one_of(char letter, og_str letters)
{
    return og_str_find_byte(letters, letter, 0) != SIZE_MAX;
}

// Y is a consonant at the start of a word and after a vowel.
static bool is_consonant_after(char letter, bool first, bool after_consonant)
{
    bool vowel = is_one_of(letter, OG_STR("aeiou")) || (letter == 'y' && !first && after_consonant);
    return !vowel;
}

static bool is_consonant(const char *word, size_t at)
{
    bool consonant = false;
    for (size_t i = 0; i <= at; i++)
        consonant = is_consonant_after(word[i], !i, consonant);
    return consonant;
}

// The paper's m: how often a vowel is followed by a consonant in the first `length` letters.
static size_t measure(const char *word, size_t length)
{
    size_t count = 0;
    bool consonant = false;
    for (size_t i = 0; i < length; i++) {
        bool after_vowel = i && !consonant;
        consonant = is_consonant_after(word[i], !i, consonant);
        count += consonant && after_vowel;
    }
    return count;
}

static bool has_vowel(const char *word, size_t length)
{
    bool consonant = true;
    for (size_t i = 0; i < length && consonant; i++)
        consonant = is_consonant_after(word[i], !i, i && consonant);
    return !consonant;
}

static bool ends_double(const char *word, size_t length)
{
    return length > 1 && word[length - 1] == word[length - 2] && is_consonant(word, length - 1);
}

// The paper's *o: consonant, vowel, consonant at the end, the last none of w, x and y.
static bool ends_short(const char *word, size_t length)
{
    return length > 2 && is_consonant(word, length - 3) && !is_consonant(word, length - 2) &&
           is_consonant(word, length - 1) && !is_one_of(word[length - 1], OG_STR("wxy"));
}

static bool ends(const char *word, size_t length, og_str ending)
{
    return length >= ending.len && !memcmp(word + length - ending.len, ending.ptr, ending.len);
}

// Replaces the first of the endings that the word has, if what stands before it has a measure above `above`.
static size_t replace(char *word, size_t length, const suffix *suffixes, size_t count, size_t above)
{
    for (size_t i = 0; i < count; i++) {
        og_str ending = suffixes[i].ending, instead = suffixes[i].instead;
        if (!ends(word, length, ending))
            continue;
        size_t rest = length - ending.len;
        if (measure(word, rest) <= above)
            return length;
        memcpy(word + rest, instead.ptr, instead.len);
        return rest + instead.len;
    }
    return length;
}

static size_t step_1a(const char *word, size_t length)
{
    if (ends(word, length, OG_STR("sses")) || ends(word, length, OG_STR("ies")))
        return length - 2;
    return ends(word, length, OG_STR("s")) && !ends(word, length, OG_STR("ss")) ? length - 1 : length;
}

static size_t after_1b(char *word, size_t length)
{
    if (ends(word, length, OG_STR("at")) || ends(word, length, OG_STR("bl")) || ends(word, length, OG_STR("iz"))) {
        word[length] = 'e';
        return length + 1;
    }
    if (ends_double(word, length) && !is_one_of(word[length - 1], OG_STR("lsz")))
        return length - 1;
    if (measure(word, length) == 1 && ends_short(word, length)) {
        word[length] = 'e';
        return length + 1;
    }
    return length;
}

static size_t step_1b(char *word, size_t length)
{
    if (ends(word, length, OG_STR("eed")))
        return measure(word, length - 3) ? length - 1 : length;
    size_t rest = ends(word, length, OG_STR("ed")) ? length - 2 : ends(word, length, OG_STR("ing")) ? length - 3 : 0;
    return rest && has_vowel(word, rest) ? after_1b(word, rest) : length;
}

static size_t step_2(char *word, size_t length)
{
    static const suffix suffixes[] = {
        ENDING("ational", "ate"), ENDING("tional", "tion"), ENDING("enci", "ence"),   ENDING("anci", "ance"),
        ENDING("izer", "ize"),    ENDING("abli", "able"),   ENDING("alli", "al"),     ENDING("entli", "ent"),
        ENDING("eli", "e"),       ENDING("ousli", "ous"),   ENDING("ization", "ize"), ENDING("ation", "ate"),
        ENDING("ator", "ate"),    ENDING("alism", "al"),    ENDING("iveness", "ive"), ENDING("fulness", "ful"),
        ENDING("ousness", "ous"), ENDING("aliti", "al"),    ENDING("iviti", "ive"),   ENDING("biliti", "ble"),
    };
    return replace(word, length, suffixes, sizeof suffixes / sizeof *suffixes, 0);
}

static size_t step_3(char *word, size_t length)
{
    static const suffix suffixes[] = {ENDING("icate", "ic"), ENDING("ative", ""),  ENDING("alize", "al"),
                                      ENDING("iciti", "ic"), ENDING("ical", "ic"), ENDING("ful", ""),
                                      ENDING("ness", "")};
    return replace(word, length, suffixes, sizeof suffixes / sizeof *suffixes, 0);
}

static size_t step_4(char *word, size_t length)
{
    static const suffix suffixes[] = {
        ENDING("al", ""),   ENDING("ance", ""), ENDING("ence", ""), ENDING("er", ""),    ENDING("ic", ""),
        ENDING("able", ""), ENDING("ible", ""), ENDING("ant", ""),  ENDING("ement", ""), ENDING("ment", ""),
        ENDING("ent", ""),  ENDING("ou", ""),   ENDING("ism", ""),  ENDING("ate", ""),   ENDING("iti", ""),
        ENDING("ous", ""),  ENDING("ive", ""),  ENDING("ize", ""),
    };
    if (!ends(word, length, OG_STR("ion")))
        return replace(word, length, suffixes, sizeof suffixes / sizeof *suffixes, 1);
    size_t rest = length - 3;
    return rest && (word[rest - 1] == 's' || word[rest - 1] == 't') && measure(word, rest) > 1 ? rest : length;
}

static size_t step_5(const char *word, size_t length)
{
    if (ends(word, length, OG_STR("e"))) {
        size_t m = measure(word, length - 1);
        if (m > 1 || (m == 1 && !ends_short(word, length - 1)))
            length--;
    }
    return ends_double(word, length) && word[length - 1] == 'l' && measure(word, length) > 1 ? length - 1 : length;
}

size_t og_stem(char *word, size_t length)
{
    if (length < 3 || length > OG_LONGEST_STEMMED)
        return length;
    for (size_t i = 0; i < length; i++)
        if (!og_is_lower(word[i]))
            return length;
    length = step_1b(word, step_1a(word, length));
    if (ends(word, length, OG_STR("y")) && has_vowel(word, length - 1))
        word[length - 1] = 'i';
    length = step_2(word, length);
    length = step_3(word, length);
    length = step_4(word, length);
    return step_5(word, length);
}

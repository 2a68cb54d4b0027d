// SPDX-License-Identifier: MIT
#include "document/words.h"

#include "base/checked.h"
#include "base/str.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_TABLE = 2048 };

// Letters in lower case and digits as they are; 0 for what divides words.
static const unsigned char letter[256] = {
    ['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6', ['7'] = '7', ['8'] = '8',
    ['9'] = '9', ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f', ['g'] = 'g', ['h'] = 'h',
    ['i'] = 'i', ['j'] = 'j', ['k'] = 'k', ['l'] = 'l', ['m'] = 'm', ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q',
    ['r'] = 'r', ['s'] = 's', ['t'] = 't', ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z',
    ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd', ['E'] = 'e', ['F'] = 'f', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i',
    ['J'] = 'j', ['K'] = 'k', ['L'] = 'l', ['M'] = 'm', ['N'] = 'n', ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r',
    ['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y', ['Z'] = 'z'};

static unsigned char letter_at(og_str s, size_t at)
{
    return letter[(unsigned char)s.ptr[at]];
}

// The next word at or after *at: its start; *at moves to its end. SIZE_MAX: none.
static size_t next_word(og_str s, size_t *at, uint32_t *hash)
{
    size_t end = *at;
    while (end < s.len && !letter_at(s, end))
        end++;
    size_t start = end;
    uint32_t sum = 2166136261U;
    for (unsigned char c; end < s.len && (c = letter_at(s, end)) != 0; end++)
        sum = (sum ^ c) * 16777619U;
    *at = end;
    *hash = sum ^ sum >> 15;
    return start < s.len ? start : SIZE_MAX;
}

static bool same_letters(const char *a, const char *b, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (letter[(unsigned char)a[i]] != letter[(unsigned char)b[i]])
            return false;
    return true;
}

static og_str spelling(const og_words *words, const og_word *word)
{
    return (og_str){words->text.ptr + word->start, word->length};
}

// The place in the table of a word or, where it is not known, of a free one.
static uint32_t *slot_of(const og_words *words, og_str word, uint32_t hash)
{
    size_t at = hash & words->mask;
    for (; words->table[at]; at = (at + 1) & words->mask) {
        const og_word *known = &words->known.items[words->table[at] - 1];
        if (known->hash == hash && known->length == word.len &&
            (memcmp(words->text.ptr + known->start, word.ptr, word.len) == 0 ||
             same_letters(words->text.ptr + known->start, word.ptr, word.len)))
            break;
    }
    return &words->table[at];
}

static og_status grow_table(og_arena *arena, og_words *words)
{
    size_t size = words->table ? (words->mask + 1) * 4 : FIRST_TABLE;
    words->table = og_arena_alloc_array(arena, size, sizeof *words->table);
    if (!words->table)
        return OG_NO_MEMORY;
    words->mask = size - 1;
    for (size_t i = 0; i < words->known.count; i++) {
        size_t at = words->known.items[i].hash & words->mask;
        while (words->table[at])
            at = (at + 1) & words->mask;
        words->table[at] = (uint32_t)i + 1;
    }
    return OG_OK;
}

static og_status add_known(og_arena *arena, og_words *words, size_t start, size_t end, uint32_t hash)
{
    enum { TABLE_SHARE = 2 }; // of it at most that part is taken
    if (words->known.count * TABLE_SHARE >= words->mask)
        OG_TRY(grow_table(arena, words));
    *slot_of(words, og_str_slice(words->text, start, end), hash) = (uint32_t)words->known.count + 1;
    return og_vec_push(arena, &words->known,
                       (og_word){.start = (uint32_t)start, .length = (uint32_t)(end - start), .hash = hash});
}

// A word of the text in the order of the text, while the index is made.
typedef struct standing {
    uint32_t start;
    uint32_t word;
} standing;

static og_status read_words(og_arena *arena, og_words *words, standing *all, size_t *count)
{
    uint32_t hash;
    size_t start, end = 0;
    *count = 0;
    while ((start = next_word(words->text, &end, &hash)) != SIZE_MAX) {
        uint32_t known = *slot_of(words, og_str_slice(words->text, start, end), hash);
        if (!known) {
            OG_TRY(add_known(arena, words, start, end, hash));
            known = (uint32_t)words->known.count;
        }
        words->known.items[known - 1].count++;
        all[(*count)++] = (standing){(uint32_t)start, known - 1};
    }
    return OG_OK;
}

static og_status sort_places(og_arena *arena, og_words *words, const standing *all, size_t count)
{
    uint32_t first = 0;
    words->places = og_arena_alloc_array(arena, count, sizeof *words->places);
    if (!words->places)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < words->known.count; i++) {
        words->known.items[i].first = first;
        first += words->known.items[i].count;
        words->known.items[i].count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        og_word *word = &words->known.items[all[i].word];
        words->places[word->first + word->count++] = all[i].start;
    }
    return OG_OK;
}

enum { LETTERS = 36, PAIR_BITS = LETTERS * LETTERS, SIZE_BITS = 8 * sizeof(size_t) };

// The number of a letter or digit.
static size_t letter_number(og_str word, size_t at)
{
    unsigned char c = letter_at(word, at);
    return og_is_digit((char)c) ? c - (size_t)'0' : c - (size_t)'a' + 10;
}

static size_t pair_at(og_str word, size_t at)
{
    return letter_number(word, at) * LETTERS + letter_number(word, at + 1);
}

static uint32_t letters_of(og_str word)
{
    uint32_t letters = 0;
    for (size_t i = 0; i < word.len; i++)
        letters |= (uint32_t)1 << (letter_at(word, i) & 31);
    return letters;
}

static og_status note_letters(og_arena *arena, og_words *words)
{
    words->letters = og_arena_alloc_array(arena, PAIR_BITS / SIZE_BITS + 1, sizeof *words->letters);
    if (!words->letters)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < words->known.count; i++) {
        og_str word = spelling(words, &words->known.items[i]);
        uint32_t *opened = &words->opened[letter_number(word, 0)];
        words->known.items[i].letters = letters_of(word);
        words->known.items[i].alike = *opened;
        *opened = (uint32_t)i + 1;
        for (size_t k = 0; k + 1 < word.len; k++) {
            size_t pair = pair_at(word, k);
            words->letters[pair / SIZE_BITS] |= (size_t)1 << pair % SIZE_BITS;
        }
    }
    return OG_OK;
}

og_status og_words_index(og_arena *arena, og_str text, og_words *out)
{
    size_t count = 0, bytes;
    *out = (og_words){.text = text};
    if (text.len >= UINT32_MAX)
        return OG_TEXT_TOO_LONG;
    OG_TRY(grow_table(arena, out));
    if (!og_mul(text.len / 2 + 1, sizeof(standing), &bytes)) // words are at least a byte apart
        return OG_NO_MEMORY;
    standing *all = bytes ? malloc(bytes) : NULL;
    og_status status = all ? read_words(arena, out, all, &count) : OG_NO_MEMORY;
    if (status == OG_OK)
        status = sort_places(arena, out, all, count);
    free(all);
    return status == OG_OK ? note_letters(arena, out) : status;
}

static void add_word(const og_words *words, size_t number, og_word_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->items[i] == number)
            return;
    if (set->count == OG_MOST_WORDS) {
        set->uncounted = true;
        return;
    }
    set->items[set->count++] = (uint32_t)number;
    set->places += words->known.items[number].count;
}

// Whether all pairs of letters stand somewhere in some word.
static bool may_stand(const og_words *words, og_str letters)
{
    for (size_t i = 0; i + 1 < letters.len; i++) {
        size_t pair = pair_at(letters, i);
        if (!(words->letters[pair / SIZE_BITS] >> pair % SIZE_BITS & 1))
            return false;
    }
    return true;
}

static bool begins(og_str word, og_str letters)
{
    return word.len >= letters.len && same_letters(word.ptr, letters.ptr, letters.len);
}

static bool holds(og_str word, og_str letters)
{
    for (; word.len >= letters.len; word = (og_str){word.ptr + 1, word.len - 1})
        if (begins(word, letters))
            return true;
    return false;
}

void og_words_add(const og_words *words, og_str letters, og_word_form form, og_word_set *set)
{
    if (form == OG_WORD_WHOLE) {
        uint32_t hash;
        size_t end = 0;
        next_word(letters, &end, &hash);
        uint32_t known = *slot_of(words, letters, hash);
        if (known)
            add_word(words, known - 1, set);
        return;
    }
    if (!may_stand(words, letters))
        return;
    if (form == OG_WORD_BEGINS) {
        for (size_t i = words->opened[letter_number(letters, 0)]; i; i = words->known.items[i - 1].alike)
            if (begins(spelling(words, &words->known.items[i - 1]), letters))
                add_word(words, i - 1, set);
        return;
    }
    uint32_t wanted = letters_of(letters);
    for (size_t i = 0; i < words->known.count; i++)
        if ((words->known.items[i].letters & wanted) == wanted &&
            holds(spelling(words, &words->known.items[i]), letters))
            add_word(words, i, set);
}

// The first place of a word at or after `from`.
static size_t next_place(const og_words *words, const og_word *word, size_t from)
{
    const uint32_t *places = words->places + word->first;
    size_t low = 0, high = word->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (places[middle] < from)
            low = middle + 1;
        else
            high = middle;
    }
    return low < word->count ? places[low] : SIZE_MAX;
}

size_t og_words_next(const og_words *words, const og_word_set *set, size_t from)
{
    size_t next = SIZE_MAX;
    for (size_t i = 0; i < set->count; i++) {
        size_t place = next_place(words, &words->known.items[set->items[i]], from);
        next = place < next ? place : next;
    }
    return next;
}

// The word of a phrase that is the rarest in the text, and how many stand before it. NULL: some word of it is nowhere.
static const og_word *rarest_of(const og_words *words, og_str phrase, size_t *before)
{
    const og_word *rarest = NULL;
    uint32_t hash;
    size_t start, end = 0;
    for (size_t i = 0; (start = next_word(phrase, &end, &hash)) != SIZE_MAX; i++) {
        uint32_t known = *slot_of(words, og_str_slice(phrase, start, end), hash);
        if (!known)
            return NULL;
        if (rarest && rarest->count <= words->known.items[known - 1].count)
            continue;
        rarest = &words->known.items[known - 1];
        *before = i;
    }
    return rarest;
}

// The start of the word that stands `count` words before the one at `at`; SIZE_MAX when it lies before `least`.
static size_t step_back(og_str text, size_t at, size_t count, size_t least)
{
    for (size_t i = 0; i < count; i++) {
        while (at > least && !letter_at(text, at - 1))
            at--;
        if (at == least)
            return SIZE_MAX;
        while (at > least && letter_at(text, at - 1))
            at--;
    }
    return at;
}

size_t og_words_find_phrase(const og_words *words, og_range range, og_str phrase, size_t from, size_t *length)
{
    og_str text = og_str_slice(words->text, range.start, range.end);
    size_t before = 0, start = from > range.start ? from - range.start : 0;
    if (!phrase.len || !letter_at(phrase, 0)) {
        size_t at = og_phrase_find(text, phrase, start, length);
        return at == SIZE_MAX ? at : range.start + at;
    }
    const og_word *rarest = rarest_of(words, phrase, &before);
    if (!rarest)
        return SIZE_MAX;
    size_t place = next_place(words, rarest, range.start + start);
    for (; place < range.end; place = next_place(words, rarest, place + 1)) {
        size_t at = step_back(text, place - range.start, before, start);
        *length = at == SIZE_MAX ? 0 : og_phrase_at(text, at, phrase);
        if (*length)
            return range.start + at;
    }
    return SIZE_MAX;
}

bool og_words_may_begin(const og_words *words, og_range range, og_str phrase)
{
    uint32_t hash;
    size_t start, end = 0;
    while ((start = next_word(phrase, &end, &hash)) != SIZE_MAX) {
        bool last = end == phrase.len;
        if (last && start > 0)
            break; // the words before it tell enough
        og_word_set set = {.count = 0};
        og_words_add(words, og_str_slice(phrase, start, end), last ? OG_WORD_BEGINS : OG_WORD_WHOLE, &set);
        if (!set.uncounted && og_words_next(words, &set, range.start) >= range.end)
            return false;
    }
    return true;
}

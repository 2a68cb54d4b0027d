// SPDX-License-Identifier: MIT
#include "document/words.h"

#include "base/checked.h"
#include "base/octets.h"
#include "base/str.h"
#include "base/utf8.h"

#include <stdlib.h>

enum { FIRST_TABLE = 2048, LETTERS = 36 };

// 1 to 36 for digits and letters, without regard to case; 0 for what divides words.
static const unsigned char letter[256] = {
    ['0'] = 1,  ['1'] = 2,  ['2'] = 3,  ['3'] = 4,  ['4'] = 5,  ['5'] = 6,  ['6'] = 7,  ['7'] = 8,  ['8'] = 9,
    ['9'] = 10, ['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16, ['g'] = 17, ['h'] = 18,
    ['i'] = 19, ['j'] = 20, ['k'] = 21, ['l'] = 22, ['m'] = 23, ['n'] = 24, ['o'] = 25, ['p'] = 26, ['q'] = 27,
    ['r'] = 28, ['s'] = 29, ['t'] = 30, ['u'] = 31, ['v'] = 32, ['w'] = 33, ['x'] = 34, ['y'] = 35, ['z'] = 36,
    ['A'] = 11, ['B'] = 12, ['C'] = 13, ['D'] = 14, ['E'] = 15, ['F'] = 16, ['G'] = 17, ['H'] = 18, ['I'] = 19,
    ['J'] = 20, ['K'] = 21, ['L'] = 22, ['M'] = 23, ['N'] = 24, ['O'] = 25, ['P'] = 26, ['Q'] = 27, ['R'] = 28,
    ['S'] = 29, ['T'] = 30, ['U'] = 31, ['V'] = 32, ['W'] = 33, ['X'] = 34, ['Y'] = 35, ['Z'] = 36};

static unsigned char letter_at(og_str s, size_t at)
{
    return letter[(unsigned char)s.ptr[at]];
}

// The next word at or after *at: its start; *at moves to its end. SIZE_MAX: none.
static size_t next_word(og_str s, size_t *at)
{
    size_t end = *at;
    while (end < s.len && !letter_at(s, end))
        end++;
    size_t start = end;
    while (end < s.len && letter_at(s, end))
        end++;
    *at = end;
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

// The bits of up to eight letters.
static uint64_t head_mask(size_t length)
{
    return length < OG_OCTETS ? ((uint64_t)1 << 8 * length) - 1 : UINT64_MAX;
}

// Up to eight letters of s[at .. end), which is one word, in lower case: digits have the bit of small letters as well.
static uint64_t letters_from(og_str s, size_t at, size_t end)
{
    return (og_octets_of(s, at) | OG_OCTETS_ALL(' ')) & head_mask(end - at);
}

// The halves of eight letters, the key in each, are multiplied: without the key no two words can be told to meet.
static inline uint64_t mix(uint64_t letters, uint64_t key)
{
    uint64_t keyed = letters ^ key;
    return (keyed >> 32) * (keyed & UINT32_MAX);
}

// A word of `s` to be looked up.
typedef struct lookup {
    og_str s;
    size_t start, end;
    uint64_t head; // its first eight letters
    uint32_t hash;
} lookup;

static inline lookup look_for(const og_words *words, og_str s, size_t start, size_t end)
{
    uint64_t head = letters_from(s, start, end), sum = mix(head, words->key);
    for (size_t at = start + OG_OCTETS; at < end; at += OG_OCTETS)
        sum = mix(sum ^ letters_from(s, at, end), words->key);
    sum = (sum ^ sum >> 32) * (words->key | 1);
    return (lookup){s, start, end, head, (uint32_t)(sum >> 32)};
}

static inline bool is_known(const og_words *words, const og_word *known, const lookup *wanted)
{
    size_t length = wanted->end - wanted->start;
    return known->head == wanted->head && known->length == length &&
           (length <= OG_OCTETS || same_letters(words->text.ptr + known->start + OG_OCTETS,
                                                wanted->s.ptr + wanted->start + OG_OCTETS, length - OG_OCTETS));
}

// The place in the table of a word or, where it is not known, of a free one.
static inline uint32_t *slot_of(const og_words *words, const lookup *wanted)
{
    size_t at = wanted->hash & words->mask;
    while (words->table[at] && !is_known(words, &words->known.items[words->table[at] - 1], wanted))
        at = (at + 1) & words->mask;
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

static og_status add_known(og_arena *arena, og_words *words, const lookup *found)
{
    enum { TABLE_SHARE = 2 }; // of it at most that part is taken
    if (words->known.count * TABLE_SHARE >= words->mask)
        OG_TRY(grow_table(arena, words));
    *slot_of(words, found) = (uint32_t)words->known.count + 1;
    return og_vec_push(arena, &words->known,
                       (og_word){.head = found->head,
                                 .start = (uint32_t)found->start,
                                 .length = (uint32_t)(found->end - found->start),
                                 .hash = found->hash});
}

// A word of the text in the order of the text, while the index is made.
typedef struct standing {
    uint32_t start;
    uint32_t word;
} standing;

static inline og_status take_word(og_arena *arena, og_words *words, size_t start, size_t end, standing *out)
{
    lookup wanted = look_for(words, words->text, start, end);
    uint32_t known = *slot_of(words, &wanted);
    if (!known) {
        OG_TRY(add_known(arena, words, &wanted));
        known = (uint32_t)words->known.count;
    }
    words->known.items[known - 1].count++;
    *out = (standing){(uint32_t)start, known - 1};
    return OG_OK;
}

enum { BYTES_AT_ONCE = 64 };

// A bit for each of the bytes from `at` on: whether it is a letter or digit.
static uint64_t letters_among(og_str s, size_t at)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < BYTES_AT_ONCE / OG_OCTETS && at < s.len; i++, at += OG_OCTETS) {
        bits |= og_octets_bits(og_octets_letters(og_octets_of(s, at))) << i * OG_OCTETS;
    }
    return bits;
}

static og_status read_words(og_arena *arena, og_words *words, standing *all, size_t *count)
{
    og_str text = words->text;
    uint64_t before = 0; // whether a word goes on from the bytes before
    size_t start = 0;
    *count = 0;
    for (size_t from = 0; from < text.len; from += BYTES_AT_ONCE) {
        uint64_t letters = letters_among(text, from);
        uint64_t edges = letters ^ (letters << 1 | before); // where words start, and, by turns, end
        for (; edges; edges &= edges - 1) {
            size_t at = from + (size_t)__builtin_ctzll(edges);
            if (before)
                OG_TRY(take_word(arena, words, start, at, &all[(*count)++]));
            start = at;
            before = !before;
        }
    }
    return before ? take_word(arena, words, start, text.len, &all[(*count)++]) : OG_OK;
}

static og_status sort_places(og_arena *arena, og_words *words, const standing *all, size_t count)
{
    uint32_t first = 0;
    words->places = og_arena_alloc_raw(arena, count * sizeof *words->places); // less than read_words has room for
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

enum { PAIR_BITS = LETTERS * LETTERS, SIZE_BITS = 8 * sizeof(size_t) };

static size_t pair_at(og_str word, size_t at)
{
    return (letter_at(word, at) - 1U) * (size_t)LETTERS + letter_at(word, at + 1) - 1;
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
        uint32_t *opened = &words->opened[letter_at(word, 0) - 1];
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

og_status og_words_index(og_arena *arena, og_str text, uint64_t key, og_words *out)
{
    size_t count = 0, bytes;
    *out = (og_words){.text = text, .key = key};
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
        lookup wanted = look_for(words, letters, 0, letters.len);
        uint32_t known = *slot_of(words, &wanted);
        if (known)
            add_word(words, known - 1, set);
        return;
    }
    if (!may_stand(words, letters))
        return;
    if (form == OG_WORD_BEGINS) {
        const uint64_t head = letters_from(letters, 0, letters.len), bits = head_mask(letters.len);
        for (size_t i = words->opened[letter_at(letters, 0) - 1]; i; i = words->known.items[i - 1].alike) {
            const og_word *word = &words->known.items[i - 1];
            if (!((word->head ^ head) & bits) && begins(spelling(words, word), letters))
                add_word(words, i - 1, set);
        }
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
    size_t start, end = 0;
    for (size_t i = 0; (start = next_word(phrase, &end)) != SIZE_MAX; i++) {
        lookup wanted = look_for(words, phrase, start, end);
        uint32_t known = *slot_of(words, &wanted);
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

void og_words_guide(const og_words *words, og_str phrase, og_word_set *out)
{
    size_t start, end = 0;
    *out = (og_word_set){.uncounted = true, .places = SIZE_MAX};
    while ((start = next_word(phrase, &end)) != SIZE_MAX) {
        bool last = end == phrase.len;
        if (last && start > 0)
            break; // the words before it tell enough
        og_word_set set = {.count = 0};
        og_words_add(words, og_str_slice(phrase, start, end), last ? OG_WORD_BEGINS : OG_WORD_WHOLE, &set);
        if (!set.uncounted && set.places < out->places)
            *out = set;
    }
}

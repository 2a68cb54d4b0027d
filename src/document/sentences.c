// SPDX-License-Identifier: MIT
// Sentence ends are decided stop by stop, from the word before the stop and the first letter or figure after it.
#include "document/sentences.h"

#include "base/octets.h"
#include "base/str.h"

enum { LONGEST_WORD = 24, LONGEST_ABBREVIATION = 6, LONGEST_FOOTNOTE = 3, SHORTEST_PLAIN_WORD = 5 };

typedef enum abbreviation_use {
    ABBREVIATION_NONE,
    ABBREVIATION_TITLE,
    ABBREVIATION_NUMBER,
    ABBREVIATION_CLOSING,
    ABBREVIATION_INITIALS, // "J", "U.K": single letters
} abbreviation_use;

typedef struct abbreviation {
    og_str text;
    abbreviation_use use;
} abbreviation;

static const abbreviation abbreviations[] = {
#define OG_ABBREVIATION(text, use) {{text, sizeof(text) - 1}, use},
#include "document/abbreviations.def"
#undef OG_ABBREVIATION
};

// What a stop is followed by, white space and opening marks aside.
typedef enum follower { FOLLOWER_NOTHING, FOLLOWER_LOWER, FOLLOWER_UPPER, FOLLOWER_FIGURE, FOLLOWER_STOP } follower;

// A run of stops with what belongs to it.
typedef struct stop {
    size_t start;  // the first stop sign
    size_t end;    // after the quotes, brackets and footnote figures that belong to it
    bool strong;   // holds ? or !
    bool long_run; // an ellipsis
    bool closed;   // a quote or bracket closes at it
} stop;

static bool any_starts(const og_str *list, size_t count, og_str text, size_t *length)
{
    for (size_t i = 0; i < count; i++) {
        if (og_str_starts(text, list[i])) {
            *length = list[i].len;
            return true;
        }
    }
    return false;
}

// The length of a closing quote or bracket at `at`, 0 when there is none.
static size_t closer_at(og_str text, size_t at)
{
    static const og_str wide[] = {{"\xE2\x80\x9D", 3}, {"\xE2\x80\x99", 3}, {"\xC2\xBB", 2}};
    size_t length = 0;
    switch (at < text.len ? text.ptr[at] : 'x') {
    case ')':
    case ']':
    case '}':
    case '"':
    case '\'':
        return 1;
    case '\xE2':
    case '\xC2':
        any_starts(wide, sizeof wide / sizeof *wide, og_str_slice(text, at, text.len), &length);
        return length;
    default:
        return 0;
    }
}

// The length of an opening quote, bracket, dash or bullet at `at`, 0 when there is none.
static size_t opener_at(og_str text, size_t at)
{
    static const og_str wide[] = {{"\xE2\x80\x9C", 3}, {"\xE2\x80\x98", 3}, {"\xE2\x80\x99", 3},
                                  {"\xE2\x80\x9E", 3}, {"\xE2\x80\x93", 3}, {"\xE2\x80\x94", 3},
                                  {"\xE2\x80\xA2", 3}, {"\xC2\xAB", 2},     {"\xC2\xA3", 2}};
    size_t length = 0;
    switch (text.ptr[at]) {
    case '(':
    case '[':
    case '{':
    case '"':
    case '\'':
    case '-':
    case '*':
        return 1;
    case '\xE2':
    case '\xC2':
        any_starts(wide, sizeof wide / sizeof *wide, og_str_slice(text, at, text.len), &length);
        return length;
    default:
        return 0;
    }
}

static size_t after_space(og_str text, size_t at)
{
    while (at < text.len && og_is_space(text.ptr[at]))
        at++;
    return at;
}

// Where the first letter or figure after `at` stands, white space and opening marks aside, or what stops the search.
static size_t follower_start(og_str text, size_t at)
{
    while ((at = after_space(text, at)) < text.len) {
        size_t length = opener_at(text, at);
        if (!length)
            break;
        at += length;
    }
    return at;
}

static follower follower_at(og_str text, size_t at)
{
    if (at >= text.len)
        return FOLLOWER_NOTHING;
    char c = text.ptr[at];
    if (og_is_lower(c))
        return FOLLOWER_LOWER;
    if (og_is_digit(c))
        return FOLLOWER_FIGURE;
    if (c == '.' || og_str_starts(og_str_slice(text, at, text.len), OG_STR("\u2026")))
        return FOLLOWER_STOP;
    bool accented = c == '\xC3' && at + 1 < text.len && (unsigned char)text.ptr[at + 1] >= 0xA0; // à to ÿ
    return accented ? FOLLOWER_LOWER : FOLLOWER_UPPER;
}

// The word that ends at `end` (a stop), from `start` of the sentence on; empty when it is longer than words are.
static og_str word_before(og_str text, size_t start, size_t end)
{
    size_t at = end;
    while (at > start && end - at <= LONGEST_WORD && (og_is_word(text.ptr[at - 1]) || text.ptr[at - 1] == '.')) {
        if ((unsigned char)text.ptr[at - 1] >= 0x80 && at >= 3 &&
            og_str_starts(og_str_slice(text, at - 3, at), OG_STR("\xE2\x80")))
            break; // a typographic quote or dash
        at--;
    }
    return end - at > LONGEST_WORD ? og_str_slice(text, end, end) : og_str_slice(text, at, end);
}

static abbreviation_use use_of(og_str word)
{
    if (word.len == 1 && og_is_upper(word.ptr[0]))
        return ABBREVIATION_INITIALS;
    for (size_t i = 0; i < sizeof abbreviations / sizeof *abbreviations && word.len <= LONGEST_ABBREVIATION; i++)
        if (word.len == abbreviations[i].text.len && og_str_equal_fold(word, abbreviations[i].text))
            return abbreviations[i].use;
    if (og_str_equal_fold(word, OG_STR("ph.d")))
        return ABBREVIATION_INITIALS;
    for (size_t i = 0; i < word.len; i++)
        if (i % 2 ? word.ptr[i] != '.' : !og_is_alpha(word.ptr[i]))
            return ABBREVIATION_NONE;
    return word.len % 2 ? ABBREVIATION_INITIALS : ABBREVIATION_NONE;
}

// True for words that open sentences and are no names: after "U.K." or "Part B." they tell that a sentence ended.
static bool opens_sentence(og_str text, size_t at)
{
    static const og_str words[] = {
        {"The", 3},   {"This", 4},     {"These", 5},       {"That", 4},    {"Those", 5},    {"They", 4},   {"There", 5},
        {"Their", 5}, {"It", 2},       {"Its", 3},         {"He", 2},      {"She", 3},      {"We", 2},     {"You", 3},
        {"I", 1},     {"A", 1},        {"An", 2},          {"In", 2},      {"On", 2},       {"At", 2},     {"As", 2},
        {"For", 3},   {"From", 4},     {"But", 3},         {"And", 3},     {"However", 7},  {"When", 4},   {"While", 5},
        {"Where", 5}, {"Although", 8}, {"Inspectors", 10}, {"Leaders", 7}, {"Children", 8}, {"Staff", 5},  {"Since", 5},
        {"Some", 4},  {"Most", 4},     {"Many", 4},        {"All", 3},     {"Too", 3},      {"Social", 6}, {"No", 2},
        {"Not", 3},   {"Ofsted", 6},   {"What", 4}};
    size_t end = at;
    while (end < text.len && og_is_word(text.ptr[end]))
        end++;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (og_str_equal(og_str_slice(text, at, end), words[i]))
            return end >= text.len || text.ptr[end] != '.'; // "A. Smith" is a name again
    return false;
}

static bool is_roman(og_str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (og_str_find_byte(OG_STR("ivxIVX"), word.ptr[i], 0) == SIZE_MAX)
            return false;
    return word.len > 0 && word.len <= 5;
}

// True for what numbers a paragraph: "12", "2.1", "iv".
static bool is_number_of_paragraph(og_str word)
{
    bool figures = word.len > 0 && word.len <= 5;
    for (size_t i = 0; i < word.len && figures; i++)
        figures = og_is_digit(word.ptr[i]) || word.ptr[i] == '.';
    return figures || is_roman(word);
}

static bool is_plain_word(og_str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!og_is_lower(word.ptr[i]))
            return false;
    return word.len >= SHORTEST_PLAIN_WORD;
}

// Whether a single full stop after `word` ends the sentence that began at `start`.
static bool full_stop_ends(og_str text, size_t start, const stop *at, size_t next)
{
    og_str word = word_before(text, start, at->start);
    follower after = follower_at(text, next);
    if (word.len && (size_t)(word.ptr - text.ptr) == start && is_number_of_paragraph(word))
        return false;
    abbreviation_use use = use_of(word);
    switch (use) {
    case ABBREVIATION_TITLE:
        return false;
    case ABBREVIATION_NUMBER:
        return after == FOLLOWER_UPPER;
    case ABBREVIATION_CLOSING:
        return after != FOLLOWER_LOWER;
    case ABBREVIATION_INITIALS:
        return after == FOLLOWER_UPPER && opens_sentence(text, next);
    default:
        // print has sentences that open in lower case by mistake, but then a whole word stands before the stop
        return after != FOLLOWER_LOWER || (!at->closed && is_plain_word(word));
    }
}

static bool stop_ends(og_str text, size_t start, const stop *at)
{
    size_t next = follower_start(text, at->end);
    follower after = follower_at(text, next);
    if (after == FOLLOWER_NOTHING)
        return true;
    if (after == FOLLOWER_STOP)
        return false;
    if (at->strong)
        return after != FOLLOWER_LOWER || !at->closed;
    if (at->long_run)
        return after == FOLLOWER_UPPER; // the dots before a page number in a table of contents end nothing
    return full_stop_ends(text, start, at, next);
}

static size_t stop_sign_at(og_str text, size_t at, stop *run)
{
    char c = at < text.len ? text.ptr[at] : 'x';
    if (c == '?' || c == '!') {
        run->strong = true;
        return 1;
    }
    if (c == '.')
        return 1;
    bool ellipsis = c == '\xE2' && og_str_starts(og_str_slice(text, at, text.len), OG_STR("\u2026"));
    run->long_run |= ellipsis;
    return ellipsis ? 3 : 0;
}

// The end of a footnote mark glued to a stop at `at`: "2", "12", "[3]" or superscript figures; `at` when there is none.
static size_t footnote_end(og_str text, size_t start, size_t stop_start, size_t at)
{
    static const og_str superscripts[] = {{"\xC2\xB9", 2}, {"\xC2\xB2", 2}, {"\xC2\xB3", 2}, {"\xE2\x81", 2}};
    size_t end = at, length;
    while (end - at < (size_t)3 * LONGEST_FOOTNOTE &&
           any_starts(superscripts, sizeof superscripts / sizeof *superscripts, og_str_slice(text, end, text.len),
                      &length))
        end += text.ptr[end] == '\xE2' ? 3 : length;
    if (end > at)
        return end < text.len ? end : text.len;
    bool bracket = at < text.len && text.ptr[at] == '[';
    size_t first = at + bracket;
    for (end = first; end < text.len && og_is_digit(text.ptr[end]); end++)
        ;
    if (end == first || end - first > LONGEST_FOOTNOTE)
        return at;
    if (bracket)
        return end < text.len && text.ptr[end] == ']' ? end + 1 : at;
    og_str word = word_before(text, start, stop_start);
    bool after_number = stop_start > start && og_is_digit(text.ptr[stop_start - 1]);
    return after_number || (word.len && use_of(word) != ABBREVIATION_NONE) ? at : end; // 3.5, No.5
}

// Reads the run of stops at `at` with what belongs to it.
static stop read_stop(og_str text, size_t start, size_t at)
{
    stop run = {.start = at};
    size_t length, signs = 0;
    for (; (length = stop_sign_at(text, at, &run)) != 0; signs++)
        at += length;
    run.long_run |= signs > 1;
    for (; (length = closer_at(text, at)) != 0; run.closed = true)
        at += length;
    run.end = footnote_end(text, start, run.start, at);
    return run;
}

// Which of eight bytes may begin a stop.
static uint64_t may_stop(uint64_t octets)
{
    return og_octets_equal(octets, '.') | og_octets_equal(octets, '?') | og_octets_equal(octets, '!') |
           og_octets_equal(octets, '\xE2');
}

// Where the next stop may begin, or text.len.
static size_t find_stop(og_str text, size_t at)
{
    while (at < text.len) {
        uint64_t found = may_stop(og_octets_of(text, at));
        if (!found) {
            at += OG_OCTETS;
            continue;
        }
        at += (size_t)__builtin_ctzll(found) / OG_OCTETS;
        if (text.ptr[at] != '\xE2' || og_str_starts(og_str_slice(text, at, text.len), OG_STR("\u2026")))
            return at;
        at++;
    }
    return text.len;
}

bool og_sentence_next(og_str text, size_t end, size_t *at, og_range *out)
{
    text = og_str_slice(text, 0, end);
    size_t start = after_space(text, *at);
    if (start >= text.len) {
        *at = text.len;
        return false;
    }
    for (size_t place = start; (place = find_stop(text, place)) < text.len;) {
        stop found = read_stop(text, start, place);
        place = found.end;
        if (place < text.len && !og_is_space(text.ptr[place])) // inside a number or an address
            continue;
        if (!stop_ends(text, start, &found))
            continue;
        *out = (og_range){start, place};
        *at = place;
        return true;
    }
    og_str rest = og_str_trim(og_str_slice(text, start, text.len));
    *out = (og_range){start, start + rest.len};
    *at = text.len;
    return true;
}

// Where the sentence begins behind "However," or "As a result,".
static size_t after_connective(og_str sentence)
{
    enum { MOST_SPACES = 2, MOST_BYTES = 32 };
    size_t spaces = 0;
    for (size_t i = 0; i < sentence.len && i < MOST_BYTES && spaces <= MOST_SPACES; i++) {
        if (sentence.ptr[i] == ',')
            return i + 1 < sentence.len && sentence.ptr[i + 1] == ' ' ? i + 2 : 0;
        spaces += sentence.ptr[i] == ' ';
    }
    return 0;
}

bool og_sentence_refers_back(og_str sentence)
{
    static const char *const words[] = {"This ", "These ", "They ", "It ", "Such "};
    og_str said = og_str_slice(sentence, after_connective(sentence), sentence.len);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (og_str_starts_fold(said, og_str_from(words[i])))
            return true;
    return false;
}

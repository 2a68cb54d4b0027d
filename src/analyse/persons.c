// SPDX-License-Identifier: MIT
// Names of inspectors from the lists in which they are printed.
#include "analyse/analysis.h"

#include "base/str.h"
#include "base/utf8.h"

// The next word: up to white space or one of ",;()&/"; a stop that ends a word of over two letters is left out.
static og_str next_word(og_str text, size_t *at)
{
    while (*at < text.len && og_is_space(text.ptr[*at]))
        ++*at;
    size_t start = *at;
    while (*at < text.len && !og_is_space(text.ptr[*at]) &&
           og_str_find_byte(OG_STR(",;()&/"), text.ptr[*at], 0) == SIZE_MAX)
        ++*at;
    if (*at == start && *at < text.len)
        ++*at; // the divider by itself
    return og_str_slice(text, start, *at);
}

// Words that belong to an office, not to a name. A part of a list that begins with one holds no name; in a part that
// begins with a name they end it.
static bool is_office_word(og_str word)
{
    static const char *const words[] = {
        "hmi",        "ofsted",     "cqc",      "her",        "his",       "majesty's",  "majesty",    "inspector",
        "inspectors", "lead",       "senior",   "regulatory", "reporting", "quality",    "assurance",  "manager",
        "director",   "inspection", "team",     "additional", "care",      "commission", "children's", "social",
        "associate",  "contracted", "serving",  "shadow",     "deputy",    "for",        "all",        "both",
        "who",        "with",       "the",      "of",         "was",       "were",       "this",       "two",
        "is",         "a",          "an",       "from",       "education", "research",   "principal",  "officer",
        "health",     "nhs",        "hmip",     "hmicfrs",    "assistant", "regional",   "adviser",    "seconded",
        "data",       "analyst",    "national", "hmi's",      "hmis",      "specialist", "registered", "on",
        "rgi",        "chair"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        og_str office = og_str_from(words[i]);
        if (word.len >= office.len && og_phrase_match(word, 0, office) == word.len)
            return true;
    }
    return false;
}

// Offices whose words are names too: of "Ai Ling Wong" and "Ann Alder, AI" the case tells, of "Ray Lay" and "Bo Birch,
// Lay inspector" what follows.
static bool is_office_here(og_str word, og_str behind)
{
    size_t at = 0;
    if (og_str_equal(word, OG_STR("AI")))
        return true;
    if (!og_str_equal_fold(word, OG_STR("lay")))
        return is_office_word(word);
    og_str next = next_word(behind, &at);
    return og_is_lower(word.ptr[0]) || og_str_starts_fold(next, OG_STR("inspector")) ||
           og_str_starts_fold(next, OG_STR("member"));
}

static bool is_title(og_str word)
{
    static const og_str words[] = {OG_STR("mr"), OG_STR("mrs"),  OG_STR("ms"),  OG_STR("miss"),
                                   OG_STR("dr"), OG_STR("prof"), OG_STR("sir"), OG_STR("dame")};
    return OG_STR_IS_IN_FOLD(og_str_ends(word, OG_STR(".")) ? og_str_slice(word, 0, word.len - 1) : word, words);
}

// Particles of names in lower case ("van", "de").
static bool is_particle(og_str word)
{
    static const og_str words[] = {OG_STR("van"), OG_STR("von"), OG_STR("de"), OG_STR("der"),
                                   OG_STR("den"), OG_STR("la"),  OG_STR("le"), OG_STR("du"),
                                   OG_STR("bin"), OG_STR("al"),  OG_STR("ap")};
    return OG_STR_IS_IN(word, words);
}

// Words of an office after which a name may follow at once ("Her Majesty's Inspectors Ann Example and Bo Sample").
static bool may_precede_name(og_str word)
{
    static const og_str words[] = {OG_STR("hmi"), OG_STR("hmis"), OG_STR("inspector"), OG_STR("inspectors")};
    return OG_STR_IS_IN_FOLD(word, words);
}

typedef struct name_reader {
    og_arena *arena;
    og_inspection *to;
    bool lead;   // those read are leads
    size_t most; // persons of the inspection
    bool found;  // a name, known or not
    bool more;   // one that is not taken
    og_str words[6];
    size_t count;
} name_reader;

static bool is_known(const og_inspection *to, og_str name)
{
    for (size_t i = 0; i < to->inspectors.count; i++)
        if (og_str_equal_fold(to->inspectors.items[i].name, name))
            return true;
    return false;
}

static og_status end_name(name_reader *reader)
{
    size_t count = reader->count;
    reader->count = 0;
    while (count && is_particle(reader->words[count - 1]))
        count--;
    if (count < 2)
        return OG_OK;
    og_inspector person = {.lead = reader->lead};
    og_str joined = reader->words[0];
    OG_TRY(og_arena_copy(reader->arena, joined, &joined));
    for (size_t i = 1; i < count; i++) {
        bool hyphen = reader->words[i].ptr[0] == '-' || og_str_ends(joined, OG_STR("-")); // "Jenny -Ellen"
        OG_TRY(og_arena_printf(reader->arena, &joined, "%.*s%s%.*s", OG_STR_ARG(joined), hyphen ? "" : " ",
                               OG_STR_ARG(reader->words[i])));
    }
    person.name = joined;
    reader->found = true;
    if (is_known(reader->to, person.name))
        return OG_OK;
    reader->more = reader->more || reader->to->inspectors.count >= reader->most;
    return reader->more ? OG_OK : og_vec_push(reader->arena, &reader->to->inspectors, person);
}

static bool is_name_word(og_str word)
{
    char first = word.ptr[0];
    bool mark = (unsigned char)first == 0xE2; // dashes and quotation marks are encoded so
    return og_is_upper(first) || ((unsigned char)first >= 0xC3 && !mark) ||
           (first == '-' && word.len > 1 && og_is_upper(word.ptr[1]));
}

static bool is_divider(og_str word)
{
    return word.len == 1 && og_str_find_byte(OG_STR(",;()&/"), word.ptr[0], 0) != SIZE_MAX;
}

// A stop after more than an initial or a title ends a sentence.
static bool ends_sentence(og_str word)
{
    return word.len > 3 && og_str_ends(word, OG_STR("."));
}

static bool is_of_inspector(og_str word)
{
    return may_precede_name(word) || og_str_equal_fold(word, OG_STR("manager"));
}

og_person_line og_person_line_of(og_str line)
{
    enum { FEWEST = 2, MOST = 4 };
    size_t names = 0;
    bool office = false, comma = false;
    for (size_t at = 0; at < line.len;) {
        og_str word = next_word(line, &at);
        bool name = !comma && word.len && is_name_word(word);
        comma = comma || og_str_equal(word, OG_STR(","));
        if (!comma && !name && !is_title(word) && !(names && is_particle(word)))
            return OG_PERSON_NONE;
        for (size_t i = 0; name && i < word.len; i++)
            if (og_is_digit(word.ptr[i]))
                return OG_PERSON_NONE;
        names += name && !is_title(word);
        office = office || (comma && is_of_inspector(word));
    }
    if (names < FEWEST || names > MOST || comma != office)
        return OG_PERSON_NONE;
    return office ? OG_PERSON_WITH_OFFICE : OG_PERSON_ALONE;
}

// Takes the next word; `behind` is what follows it. *office: the words belong to an office until the next divider.
static og_status take_word(name_reader *reader, og_str word, og_str behind, bool *office)
{
    bool divides = is_divider(word) || og_str_equal_fold(word, OG_STR("and"));
    bool begins_office = !divides && is_office_here(word, behind);
    bool names = !*office && (is_name_word(word) || (reader->count && is_particle(word)));
    if (divides || begins_office || is_title(word)) {
        *office = begins_office && !may_precede_name(word);
        return end_name(reader);
    }
    if (!names)
        return end_name(reader);
    reader->words[reader->count++] = word;
    return OG_OK;
}

// Behind so many bytes, between names, none is taken, and it only matters whether there are others. Where no name stood
// before, it is no list of names that goes on; one that goes on for long is not looked through for a name that is new.
og_status og_persons_split(og_arena *arena, og_str text, og_persons_most most, bool lead, og_inspection *to,
                           og_persons_seen *seen)
{
    enum { LONG = 20000 };
    name_reader reader = {.arena = arena, .to = to, .lead = lead, .most = most.persons};
    bool office = false, stop = false;
    for (size_t at = 0; at < text.len && !stop && !reader.more;) {
        og_str word = next_word(text, &at);
        bool behind = at - word.len >= most.bytes;
        if (reader.count == sizeof reader.words / sizeof *reader.words)
            OG_TRY(end_name(&reader));
        if (behind && !reader.count)
            reader.most = 0;
        if (!word.len || (!reader.most && !reader.found))
            break;
        reader.more = reader.more || (behind && at - most.bytes > LONG);
        stop = ends_sentence(word);
        word.len -= stop;
        OG_TRY(take_word(&reader, word, og_str_slice(text, at, text.len), &office));
    }
    if (!reader.more)
        OG_TRY(end_name(&reader));
    *seen = (og_persons_seen){.named = reader.found, .more = reader.more};
    return OG_OK;
}

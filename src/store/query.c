// SPDX-License-Identifier: MIT
#include "store/query.h"

#include "base/buf.h"
#include "base/checked.h"
#include "base/diagnostics.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ofgrade/rules.h"
#include "record/describe.h"
#include "store/due_days.h"

const og_filter_text og_filters[FILTER_COUNT] = {
#define OG_FILTER(id, name, condition, values, meaning) [id] = {LITERAL(name), LITERAL(condition), LITERAL(values)},
#include "store/filters.def"
#undef OG_FILTER
};

typedef struct parser {
    const og_database *database;
    og_arena *arena;
    og_str rest;
    og_query *query;
    og_catalogue *catalogue; // for the names of themes; made when one is asked for
} parser;

__attribute__((format(printf, 2, 3))) static og_status refuse(const parser *from, const char *format, ...)
{
    og_str message = {0};
    va_list args;
    va_start(args, format);
    og_status status = og_arena_vprintf(from->arena, &message, format, args);
    va_end(args);
    if (status != OG_OK)
        return status;
    og_diagnostics_report(from->database->diagnostics, OG_ERROR, OG_USAGE, OG_STR(""), "%.*s", OG_STR_ARG(message));
    return OG_USAGE;
}

// Keeps of two candidates the one that is nearer to what was typed.
static void consider(og_str word, og_str candidate, size_t *nearest, og_str *near)
{
    size_t changes = og_str_distance(word, candidate);
    if (changes < *nearest) {
        *nearest = changes;
        *near = candidate;
    }
}

// One more than the changes that are forgiven.
static size_t forgiven(og_str word)
{
    return word.len > 3 ? 3 : word.len > 1 ? 2 : 1;
}

static og_status refuse_filter(const parser *from, og_str name)
{
    size_t nearest = forgiven(name);
    og_str near = {0};
    for (size_t i = 0; i < FILTER_COUNT; i++)
        consider(name, og_filters[i].name, &nearest, &near);
    if (near.len)
        return refuse(from, "no filter is called '%.*s:' (did you mean '%.*s:'?)", OG_STR_ARG(name), OG_STR_ARG(near));
    return refuse(from, "no filter is called '%.*s:'; put what has a colon in it in quotation marks", OG_STR_ARG(name));
}

// Adds to names with commas between them.
static og_status add_name(og_arena *arena, og_str *names, og_str name)
{
    return og_arena_printf(arena, names, "%.*s%s%.*s", OG_STR_ARG(*names), names->len ? ", " : "", OG_STR_ARG(name));
}

typedef struct choice {
    og_filter filter;
    og_list_id list;
} choice;

enum { CHOICES_MOST = 64 }; // more than the lists of one filter hold together

// The closed lists that the values of a filter are from.
static const choice CHOICES[] = {
    {FILTER_POLARITY, OG_LIST_POLARITY},  {FILTER_SEVERITY, OG_LIST_SEVERITY},  {FILTER_KIND, OG_LIST_ACTION_KIND},
    {FILTER_KIND, OG_LIST_DOCUMENT_KIND}, {FILTER_KIND, OG_LIST_PROVIDER_KIND}, {FILTER_DUE, OG_LIST_DEADLINE},
};

// The values that a filter takes, in `room`; gives how many.
static size_t choices_of(og_filter filter, og_str room[CHOICES_MOST])
{
    static const og_str STATEMENTS[] = {LITERAL("finding"), LITERAL("action")};
    size_t count = 0;
    for (size_t i = 0; filter == FILTER_KIND && i < sizeof STATEMENTS / sizeof *STATEMENTS; i++)
        room[count++] = STATEMENTS[i];
    for (size_t i = 0; i < sizeof CHOICES / sizeof *CHOICES; i++) {
        const og_list *list = &og_lists[CHOICES[i].list];
        for (size_t j = 0; CHOICES[i].filter == filter && j < list->count && count < CHOICES_MOST; j++)
            room[count++] = list->values[j].value;
    }
    return count;
}

static og_status check_choice(const parser *from, og_filter filter, og_str value)
{
    og_str choices[CHOICES_MOST], near = {0}, all = {0}, name = og_filters[filter].name;
    size_t nearest = forgiven(value), count = choices_of(filter, choices);
    for (size_t i = 0; i < count; i++) {
        consider(value, choices[i], &nearest, &near);
        OG_TRY(add_name(from->arena, &all, choices[i]));
    }
    if (near.ptr && !nearest)
        return OG_OK;
    if (near.len)
        return refuse(from, "'%.*s' is no value of '%.*s:' (did you mean '%.*s'?)", OG_STR_ARG(value), OG_STR_ARG(name),
                      OG_STR_ARG(near));
    return refuse(from, "'%.*s' is no value of '%.*s:', which takes %.*s", OG_STR_ARG(value), OG_STR_ARG(name),
                  OG_STR_ARG(all));
}

static og_status check_year(const parser *from, og_str value)
{
    size_t first, last;
    bool range = value.len == 9 && value.ptr[4] == '-';
    bool sound = (value.len == 4 || range) && og_str_to_size(og_str_slice(value, 0, 4), 9999, &first) &&
                 og_str_to_size(og_str_slice(value, range ? 5 : 0, value.len), 9999, &last);
    if (sound && first <= last)
        return OG_OK;
    return refuse(from, "'%.*s' is no value of 'year:', which takes a year, or years as 2018-2021", OG_STR_ARG(value));
}

// Days become the first and the last that are asked for; the others are words of the record.
static og_status check_due(const parser *from, og_str *value)
{
    og_str days;
    OG_TRY(og_due_days(from->arena, *value, &days));
    if (days.len) {
        *value = days;
        return OG_OK;
    }
    og_str choices[CHOICES_MOST], all = {0}, near = {0};
    size_t nearest = forgiven(*value), count = choices_of(FILTER_DUE, choices);
    for (size_t i = 0; i < count; i++) {
        consider(*value, choices[i], &nearest, &near);
        OG_TRY(add_name(from->arena, &all, choices[i]));
    }
    if (near.len)
        return nearest ? check_choice(from, FILTER_DUE, *value) : OG_OK;
    return refuse(from,
                  "'%.*s' is no value of 'due:', which takes a year, month or day as 2026-03-14, two of these with a - "
                  "between them, all before or after one as <2026-03 or >=2026, or one of: %.*s",
                  OG_STR_ARG(*value), OG_STR_ARG(all));
}

// What the database has in place of a value that it does not have.
typedef struct stored_values {
    og_str all, near;
    size_t all_count, near_count;
    bool has_it;
} stored_values;

// Whether what was typed may be meant for what there is: a part of it, or all but a few letters.
static bool is_near(og_str value, og_str candidate)
{
    enum { TELLING = 3 }; // bytes, of which a part says something
    og_str part = value.len < candidate.len ? value : candidate, whole = part.ptr == value.ptr ? candidate : value;
    return og_str_distance(value, candidate) < forgiven(value) ||
           (part.len >= TELLING && og_str_find(whole, part, 0) != SIZE_MAX);
}

// Grades are never called near: "adequate" and "inadequate" are two letters apart.
static og_status note_value(const parser *from, og_filter filter, og_str value, og_str candidate, stored_values *values)
{
    enum { SHOWN = 12, LONGEST = 63 }; // of values, and of one in bytes: the database may hold anything
    values->has_it = og_str_equal_fold(candidate, value);
    if (values->has_it || candidate.len > LONGEST)
        return OG_OK;
    bool near = filter != FILTER_GRADE && values->near_count < SHOWN && is_near(value, candidate);
    if (near)
        OG_TRY(add_name(from->arena, &values->near, candidate));
    values->near_count += near;
    if (values->all_count > SHOWN)
        return OG_OK;
    return add_name(from->arena, &values->all, values->all_count++ == SHOWN ? OG_STR("...") : candidate);
}

static og_status read_values(const parser *from, og_filter filter, og_str value, stored_values *out)
{
    sqlite3_stmt *statement = NULL;
    OG_TRY(og_database_prepare(from->database, og_filters[filter].values, &statement));
    og_status status = OG_OK;
    int code = SQLITE_DONE;
    while (status == OG_OK && !out->has_it && (code = sqlite3_step(statement)) == SQLITE_ROW)
        status = note_value(from, filter, value, og_column_text(statement, 0), out);
    if (status == OG_OK)
        status = og_database_status(from->database, code);
    sqlite3_finalize(statement);
    return status;
}

// In lower case, and where values are ids ("care-leavers") with '-' for spaces: people write them as words.
static og_status normalise(og_arena *arena, og_filter filter, og_str text, og_str *out)
{
    char *copy = og_arena_alloc(arena, text.len + 1);
    if (!copy)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < text.len; i++)
        copy[i] = text.ptr[i] == ' ' && filter != FILTER_PROVIDER ? '-' : og_lower(text.ptr[i]);
    *out = (og_str){copy, text.len};
    return OG_OK;
}

// Puts the id of a theme in the place of the name that reports show of it ("Plans and reviews" is "planning").
static og_status name_theme(parser *from, og_str *value)
{
    if (!from->catalogue)
        OG_TRY(og_catalogue_new(NULL, NULL, &from->catalogue));
    for (size_t i = 0; i < og_catalogue_theme_count(from->catalogue); i++) {
        og_str id, name;
        og_catalogue_theme(from->catalogue, i, &id, &name);
        OG_TRY(normalise(from->arena, FILTER_THEME, name, &name));
        if (og_str_equal(name, *value))
            return og_arena_copy(from->arena, id, value);
    }
    return OG_OK;
}

// A value that the database does not have is found nowhere, which is no mistake; it may be one, so it is told of.
static og_status warn_of(const parser *from, og_filter filter, og_str value, const stored_values *values)
{
    og_str message = {0};
    og_str there = values->near.len ? values->near : values->all;
    OG_TRY(og_arena_printf(from->arena, &message, "nothing in the database has '%.*s:%.*s'%s%.*s",
                           OG_STR_ARG(og_filters[filter].name), OG_STR_ARG(value),
                           values->near.len  ? "; near it is: "
                           : values->all.len ? "; it has: "
                                             : "",
                           OG_STR_ARG(there)));
    og_diagnostic warning = {.severity = OG_WARNING, .code = og_status_code(OG_USAGE), .message = message};
    og_diagnostics_add(from->database->diagnostics, warning);
    return OG_OK;
}

static og_status check_stored(parser *from, og_filter filter, og_str *value)
{
    stored_values values = {0};
    OG_TRY(read_values(from, filter, *value, &values));
    if (!values.has_it && filter == FILTER_THEME) {
        OG_TRY(name_theme(from, value));
        values = (stored_values){0};
        OG_TRY(read_values(from, filter, *value, &values));
    }
    return values.has_it ? OG_OK : warn_of(from, filter, *value, &values);
}

static og_status check_grade(parser *from, og_str *value)
{
    bool level = value->len == 1 && value->ptr[0] >= '1' && value->ptr[0] <= '4';
    if (level || !og_is_digit(value->ptr[0]))
        return level ? OG_OK : check_stored(from, FILTER_GRADE, value);
    return refuse(from, "'%.*s' is no value of 'grade:', which takes a grade in words, or its level from 1 (best) to 4",
                  OG_STR_ARG(*value));
}

// The value as the database has it.
static og_status check_value(parser *from, og_filter filter, og_str *value)
{
    if (filter == FILTER_GRADE)
        return check_grade(from, value);
    if (og_filters[filter].values.len)
        return check_stored(from, filter, value);
    if (filter == FILTER_YEAR)
        return check_year(from, *value);
    if (filter == FILTER_DUE)
        return check_due(from, value);
    return filter == FILTER_PROVIDER ? OG_OK : check_choice(from, filter, *value);
}

// Signs that the full text has no words of, so that what holds nothing else would never be found: Latin-1's, general
// punctuation up to arrows and symbols, those of CJK and their wide and small forms, what only changes the look of a
// sign, pictures, and what is not UTF-8.
static bool is_sign(uint32_t code)
{
    static const uint32_t SIGNS[][2] = {
        {0x0000, 0x00BF}, {0x00D7, 0x00D7}, {0x00F7, 0x00F7}, {0x2000, 0x2BFF}, {0x3000, 0x303F},   {0xFE00, 0xFE6F},
        {0xFF00, 0xFF0F}, {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}, {0x1F000, 0x1FAFF}, {0xE0000, 0xE01EF},
    };
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
        if (code >= SIGNS[i][0] && code <= SIGNS[i][1])
            return true;
    return code == OG_REPLACEMENT;
}

static bool has_word(og_str text)
{
    for (size_t at = 0, length; at < text.len; at += length) {
        uint32_t code = og_utf8_decode(text, at, &length);
        if (code < 0x80 ? og_is_word((char)code) : !is_sign(code))
            return true;
    }
    return false;
}

static og_status add(parser *from, og_term term)
{
    if (from->query->terms.count == OG_QUERY_TERMS)
        return refuse(from, "a query has at most %d words and filters", (int)OG_QUERY_TERMS);
    return og_vec_push(from->arena, &from->query->terms, term);
}

// Takes a value: up to the next quotation mark where it begins with one (or to the end, where that is missing), else up
// to the next space.
static og_str take_value(parser *from, bool *quoted)
{
    og_str rest = from->rest;
    size_t end = 0;
    *quoted = rest.len && rest.ptr[0] == '"';
    if (*quoted) {
        end = og_str_find_byte(rest, '"', 1);
        from->rest = og_str_slice(rest, end == SIZE_MAX ? rest.len : end + 1, rest.len);
        return og_str_slice(rest, 1, end);
    }
    while (end < rest.len && !og_is_space(rest.ptr[end]) && rest.ptr[end] != '"')
        end++;
    from->rest = og_str_slice(rest, end, rest.len);
    return og_str_slice(rest, 0, end);
}

static og_status take_filter(parser *from, og_str name, bool negated)
{
    bool quoted;
    og_str value;
    size_t i = 0;
    from->rest = og_str_slice(from->rest, name.len + 1, from->rest.len);
    while (i < FILTER_COUNT && !og_str_equal_fold(og_filters[i].name, name))
        i++;
    if (i == FILTER_COUNT)
        return refuse_filter(from, name);
    OG_TRY(normalise(from->arena, (og_filter)i, og_str_trim(take_value(from, &quoted)), &value));
    if (!value.len)
        return refuse(from, "'%.*s:' needs a value", OG_STR_ARG(og_filters[i].name));
    OG_TRY(check_value(from, (og_filter)i, &value));
    return add(from, (og_term){.filter = (og_filter)i, .negated = negated, .value = value});
}

static og_status take_words(parser *from, bool negated)
{
    bool quoted;
    og_str words = take_value(from, &quoted);
    bool begins = !quoted && words.len && words.ptr[words.len - 1] == '*';
    if (!has_word(words))
        return OG_OK;
    return add(from, (og_term){.filter = FILTER_WORDS, .negated = negated, .begins = begins, .value = words});
}

// The letters before a colon with which the text begins; empty where there is none.
static og_str filter_name(og_str text)
{
    size_t end = 0;
    while (end < text.len && og_is_alpha(text.ptr[end]))
        end++;
    return end < text.len && text.ptr[end] == ':' ? og_str_slice(text, 0, end) : (og_str){0};
}

static og_status take_all(parser *from)
{
    for (;;) {
        size_t at = 0;
        while (at < from->rest.len && og_is_space(from->rest.ptr[at]))
            at++;
        bool negated = at + 1 < from->rest.len && from->rest.ptr[at] == '-' && !og_is_space(from->rest.ptr[at + 1]);
        from->rest = og_str_slice(from->rest, at + negated, from->rest.len);
        if (!from->rest.len)
            return OG_OK;
        og_str name = filter_name(from->rest);
        OG_TRY(name.len ? take_filter(from, name, negated) : take_words(from, negated));
    }
}

og_status og_query_parse(const og_database *database, og_arena *arena, og_str text, og_query *out)
{
    parser from = {.database = database, .arena = arena, .rest = text, .query = out};
    *out = (og_query){0};
    if (text.len > OG_QUERY_BYTES)
        return refuse(&from, "a query has at most %d bytes", (int)OG_QUERY_BYTES);
    og_status status = take_all(&from);
    og_catalogue_free(from.catalogue);
    if (status == OG_OK && !out->terms.count)
        return refuse(&from, "there is no word and no filter to search for");
    return status;
}

// A string of FTS5: whatever stands in it are words. A NUL would end it, and bytes that are not UTF-8 would take the
// mark at its end for their own.
static void add_words(og_buf *to, og_str words)
{
    og_buf_add_byte(to, '"');
    for (size_t at = 0, length; at < words.len; at += length) {
        uint32_t code = og_utf8_decode(words, at, &length);
        if (!code || code == OG_REPLACEMENT)
            og_buf_add_byte(to, ' ');
        else
            og_buf_add(to, og_str_slice(words, at, at + length));
        if (code == '"')
            og_buf_add_byte(to, '"');
    }
    og_buf_add_byte(to, '"');
}

og_status og_query_match(og_arena *arena, const og_query *query, bool negated, og_str *out)
{
    og_buf match = {0};
    for (size_t i = 0; i < query->terms.count; i++) {
        const og_term *term = &query->terms.items[i];
        if (term->filter != FILTER_WORDS || term->negated != negated)
            continue;
        if (match.len)
            og_buf_add(&match, negated ? OG_STR(" OR ") : OG_STR(" AND "));
        add_words(&match, term->value);
        if (term->begins)
            og_buf_add(&match, OG_STR(" *"));
    }
    return og_arena_take(arena, &match, out);
}

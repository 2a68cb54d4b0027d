// SPDX-License-Identifier: MIT
// A user's file of aliases: comma-separated values (RFC 4180, but for line ends within quotes), on each line a name as
// printed and the one name that it counts as. Blank lines, lines that begin with "#" and the headings
// "printed name,one name" are passed over.
#include "base/buf.h"
#include "base/diagnostics.h"
#include "base/str.h"
#include "base/utf8.h"
#include "relate/provider_words.h"

#include <stdlib.h>

// A wrong file has thousands of faults of one sort; the first of them say enough.
enum { MOST_PROBLEMS = 20 };

typedef struct read_alias {
    og_provider_alias alias;
    size_t line;
    og_str text; // of the line
} read_alias;

typedef struct alias_reader {
    og_providers *to;
    og_arena *arena; // freed when all is read
    OG_VEC(read_alias) aliases;
    og_diagnostics *diagnostics;
    og_str file;
    og_str line; // the one that is read, without its end
    size_t number;
    size_t problems;
} alias_reader;

// `at` is an offset in the line.
static void problem(alias_reader *from, size_t at, const char *message)
{
    if (from->problems++ >= MOST_PROBLEMS)
        return;
    og_diagnostics_add(from->diagnostics, (og_diagnostic){.severity = OG_ERROR,
                                                          .code = og_status_code(OG_BAD_ALIASES),
                                                          .file = from->file,
                                                          .line = from->number,
                                                          .column = at + 1,
                                                          .message = og_str_from(message),
                                                          .excerpt = from->line,
                                                          .excerpt_at = at});
}

// Reads the field at *at of the line and moves *at to what divides it from the next, or the end. False: reported.
static bool read_quoted(alias_reader *from, size_t *at, og_buf *field)
{
    size_t opened = *at, i = opened + 1;
    for (;; i++) {
        if (i >= from->line.len) {
            problem(from, opened, "this quotation mark is not closed on its line");
            return false;
        }
        bool quote = from->line.ptr[i] == '"';
        if (quote && (i + 1 == from->line.len || from->line.ptr[i + 1] != '"'))
            break;
        i += quote;
        og_buf_add_byte(field, from->line.ptr[i]);
    }
    for (i++; i < from->line.len && og_is_space(from->line.ptr[i]); i++)
        continue;
    if (i < from->line.len && from->line.ptr[i] != ',') {
        problem(from, i, "a comma or the end of the line is wanted here (within quotes, \" is written twice)");
        return false;
    }
    *at = i;
    return true;
}

static bool read_field(alias_reader *from, size_t *at, og_buf *field)
{
    size_t begun = *at;
    field->len = 0;
    while (*at < from->line.len && og_is_space(from->line.ptr[*at]))
        ++*at;
    if (*at < from->line.len && from->line.ptr[*at] == '"') {
        if (!read_quoted(from, at, field))
            return false;
    } else {
        size_t comma = og_str_find_byte(from->line, ',', *at);
        size_t end = comma == SIZE_MAX ? from->line.len : comma;
        og_buf_add(field, og_str_trim(og_str_slice(from->line, *at, end)));
        *at = end;
    }
    if (og_str_trim(og_buf_str(field)).len)
        return true;
    problem(from, begun, "a name is missing here");
    return false;
}

static og_status keep(alias_reader *from, og_str printed, og_str one)
{
    read_alias read = {.line = from->number, .text = from->line};
    OG_TRY(og_provider_fold(from->to->arena, printed, &read.alias.printed, NULL));
    OG_TRY(og_arena_copy(from->to->arena, og_str_trim(one), &read.alias.one));
    bool headings = og_str_equal(read.alias.printed, OG_STR("printed name")) &&
                    og_str_equal_fold(read.alias.one, OG_STR("one name"));
    if (headings && !from->aliases.count)
        return OG_OK;
    if (read.alias.printed.len)
        return og_vec_push(from->arena, &from->aliases, read);
    problem(from, 0, "the printed name holds no letter or digit");
    return OG_OK;
}

static og_status read_line(alias_reader *from)
{
    og_buf printed = {0}, one = {0};
    size_t at = 0, valid = og_utf8_valid_length(from->line);
    og_status status = OG_OK;
    if (valid < from->line.len) {
        problem(from, valid, "this byte is not UTF-8: save the file as UTF-8");
    } else if (read_field(from, &at, &printed)) {
        bool second = at < from->line.len;
        at += second;
        if (!second)
            problem(from, at,
                    "a comma and the one name are missing here: each line is a printed name, a comma, one name");
        else if (read_field(from, &at, &one) && at < from->line.len)
            problem(from, at, "a third column: put a name that holds a comma in double quotes");
        else if (one.len)
            status = keep(from, og_buf_str(&printed), og_buf_str(&one));
    }
    if (status == OG_OK && (printed.status != OG_OK || one.status != OG_OK))
        status = OG_NO_MEMORY;
    og_buf_free(&printed);
    og_buf_free(&one);
    return status;
}

static int by_printed_and_line(const void *left, const void *right)
{
    const read_alias *a = left, *b = right;
    int order = og_str_compare(a->alias.printed, b->alias.printed);
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

static int by_printed(const void *left, const void *right)
{
    const read_alias *a = left, *b = right;
    return og_str_compare(a->alias.printed, b->alias.printed);
}

static void report_whole(alias_reader *from, const read_alias *about, const char *message)
{
    from->number = about->line;
    from->line = about->text;
    problem(from, 0, message);
}

// Sorted, so that names that are given twice stand together; the same twice does no harm.
static void unite_repeated(alias_reader *from)
{
    read_alias *all = from->aliases.items;
    size_t kept = 0;
    if (from->aliases.count)
        qsort(all, from->aliases.count, sizeof *all, by_printed_and_line);
    for (size_t i = 0; i < from->aliases.count; i++) {
        if (!kept || !og_str_equal(all[kept - 1].alias.printed, all[i].alias.printed))
            all[kept++] = all[i];
        else if (!og_str_equal(all[kept - 1].alias.one, all[i].alias.one))
            report_whole(from, &all[i], "another line gives this printed name another one name");
    }
    from->aliases.count = kept;
}

// An alias is followed once, so its one name must not be the printed name of another.
static og_status refuse_chains(alias_reader *from)
{
    const read_alias *all = from->aliases.items;
    for (size_t i = 0; i < from->aliases.count; i++) {
        read_alias wanted = {0};
        OG_TRY(og_provider_fold(from->to->arena, all[i].alias.one, &wanted.alias.printed, NULL));
        const read_alias *next = bsearch(&wanted, all, from->aliases.count, sizeof *all, by_printed);
        if (next && next != &all[i])
            report_whole(from, &all[i],
                         "its one name is itself the printed name of another line: give that line's one name");
    }
    return OG_OK;
}

og_status og_provider_aliases_load(og_providers *to, og_str name, og_str bytes, og_diagnostics *diagnostics)
{
    og_arena *arena = og_arena_new(); // for what is needed only while reading
    alias_reader from = {.to = to, .arena = arena, .diagnostics = diagnostics, .file = name};
    og_str rest = og_str_starts(bytes, OG_STR("\xEF\xBB\xBF")) ? og_str_slice(bytes, 3, bytes.len) : bytes;
    og_status status = arena ? OG_OK : OG_NO_MEMORY;
    while (status == OG_OK && og_str_next_split(&rest, '\n', &from.line)) {
        from.number++;
        if (og_str_ends(from.line, OG_STR("\r")))
            from.line.len--;
        og_str text = og_str_trim(from.line);
        if (text.len && text.ptr[0] != '#')
            status = read_line(&from);
    }
    if (status == OG_OK) {
        unite_repeated(&from);
        status = refuse_chains(&from);
    }
    for (size_t i = 0; i < from.aliases.count && status == OG_OK; i++)
        status = og_vec_push(to->arena, &to->aliases, from.aliases.items[i].alias);
    og_arena_free(arena);
    return status == OG_OK && from.problems ? OG_BAD_ALIASES : status;
}

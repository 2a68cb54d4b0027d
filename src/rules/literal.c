// SPDX-License-Identifier: MIT
// The words that every match of a pattern must hold, so that most patterns need not be run at all.
#include "base/str.h"
#include "rules/pattern.h"

enum { SHORTEST = 3, DEEPEST = 12 };

// A group that is open. What stands in it counts only once it has ended: it may be optional or one of several.
typedef struct open_group {
    og_str best;  // what was best before it
    bool certain; // false for what is not part of every match: alternatives, looks behind, conditions
} open_group;

typedef struct literal_reader {
    og_str written;
    size_t at;
    open_group groups[DEEPEST];
    size_t depth; // of open groups
    og_str run;   // the run of letters that ends before `at`
    og_str best;
} literal_reader;

static void end_run(literal_reader *reader)
{
    if (reader->run.len > reader->best.len)
        reader->best = reader->run;
    reader->run.len = 0;
}

// The character before a quantifier that allows none of it is not certain.
static void drop_last(literal_reader *reader)
{
    if (reader->run.len)
        reader->run.len--;
    end_run(reader);
}

// False for an escape whose end is not known here (\Q quotes, for one).
static bool skip_escape(literal_reader *reader)
{
    og_str s = reader->written;
    char kind = reader->at + 1 < s.len ? s.ptr[reader->at + 1] : 0;
    end_run(reader);
    reader->at += 2;
    if (kind == 'Q' || kind == 'c' || kind == 'o' || kind == 'g' || kind == 'k' || og_is_digit(kind) || !kind)
        return false;
    if ((kind == 'x' || kind == 'p' || kind == 'P' || kind == 'N') && reader->at < s.len) {
        size_t close = s.ptr[reader->at] == '{' ? og_str_find_byte(s, '}', reader->at) : SIZE_MAX;
        if (kind == 'x' && close == SIZE_MAX)
            return false;
        reader->at = close != SIZE_MAX ? close + 1 : reader->at + (kind == 'p' || kind == 'P');
    }
    return true;
}

// The offset behind "?name>", "?:", "?=" or "?i-s:", where what a group holds begins; SIZE_MAX for any other kind of
// group, and for options that change how the rest is written.
static size_t group_start(og_str s, size_t at)
{
    char kind = at + 1 < s.len ? s.ptr[at + 1] : 0;
    char next = at + 2 < s.len ? s.ptr[at + 2] : 0;
    if (kind == ':' || kind == '=')
        return at + 2;
    if (kind == '<' && og_is_alpha(next)) {
        size_t close = og_str_find_byte(s, '>', at);
        return close == SIZE_MAX ? close : close + 1;
    }
    at++;
    while (at < s.len && (s.ptr[at] == '-' || s.ptr[at] == 'i' || s.ptr[at] == 's'))
        at++;
    return at < s.len && s.ptr[at] == ':' ? at + 1 : SIZE_MAX;
}

// What stands in a group that looks behind or holds alternatives may not be there, or may stand before the place where
// the look for the words begins. False for what is no group: verbs, options, comments, references.
static bool enter_group(literal_reader *reader)
{
    og_str s = reader->written;
    end_run(reader);
    if (reader->depth == DEEPEST)
        return false;
    open_group *group = &reader->groups[reader->depth++];
    *group = (open_group){.best = reader->best, .certain = true};
    reader->at++;
    char kind = reader->at + 1 < s.len ? s.ptr[reader->at + 1] : 0;
    if (reader->at == s.len || s.ptr[reader->at] != '?')
        return reader->at < s.len && s.ptr[reader->at] != '*';
    size_t start = group_start(s, reader->at);
    group->certain = start != SIZE_MAX;
    reader->at = group->certain ? start : reader->at + 2;
    return group->certain || kind == '!' || kind == '<' || kind == '>' || kind == '|';
}

static void leave_group(literal_reader *reader)
{
    og_str s = reader->written;
    end_run(reader);
    reader->at++;
    if (!reader->depth)
        return;
    const open_group *group = &reader->groups[--reader->depth];
    char next = reader->at < s.len ? s.ptr[reader->at] : 0;
    if (!group->certain || next == '?' || next == '*' || next == '{')
        reader->best = group->best;
}

// Reads one element; false when nothing is certain of the whole pattern.
static bool read_element(literal_reader *reader)
{
    og_str s = reader->written;
    char c = s.ptr[reader->at];
    if (c == '\\')
        return skip_escape(reader);
    if (c == '[') {
        end_run(reader);
        reader->at = og_pattern_after_class(s, reader->at);
        return true;
    }
    if (c == '(')
        return enter_group(reader);
    if (c == '|' && !reader->depth)
        return false;
    if (c == '|')
        reader->groups[reader->depth - 1].certain = false;
    if (c == ')') {
        leave_group(reader);
        return true;
    }
    if (c == '?' || c == '*' || c == '{') {
        drop_last(reader);
        size_t close = c == '{' ? og_str_find_byte(s, '}', reader->at) : reader->at;
        reader->at = close == SIZE_MAX ? s.len : close + 1;
        return true;
    }
    if (og_is_alpha(c) || og_is_digit(c)) {
        if (!reader->run.len)
            reader->run.ptr = s.ptr + reader->at;
        reader->run.len++;
    } else {
        end_run(reader);
    }
    reader->at++;
    return true;
}

og_str og_pattern_literal(og_arena *arena, og_str written)
{
    literal_reader reader = {.written = written};
    while (reader.at < written.len)
        if (!read_element(&reader))
            return OG_STR("");
    end_run(&reader);
    if (reader.depth)
        return OG_STR(""); // a group without an end
    char *lower = reader.best.len >= SHORTEST ? og_arena_alloc(arena, reader.best.len) : NULL;
    for (size_t i = 0; lower && i < reader.best.len; i++)
        lower[i] = og_lower(reader.best.ptr[i]);
    return lower ? (og_str){lower, reader.best.len} : OG_STR("");
}

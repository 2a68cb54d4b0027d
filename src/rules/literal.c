// SPDX-License-Identifier: MIT
// The words that every match of a pattern must hold, so that most patterns need not be run at all, and the others only
// near such words. Reads a pattern as written; what it does not understand makes it say that nothing is certain.
#include "base/str.h"
#include "rules/pattern.h"
#include "rules/scanner.h"

enum { SHORTEST = 3, DEEPEST = 12, MOST_GAPS = 200, MOST_NEEDS = OG_MOST_PATTERN_NEEDS, MOST_WORDS = 1024 };

typedef struct need_list {
    og_need items[MOST_NEEDS];
    size_t count;
} need_list;

// One of several alternatives, or a whole pattern, as far as it is read.
typedef struct branch {
    need_list needs;
    size_t gaps;   // runs of white space that may lie between its start and here
    bool boundary; // no letter or digit is before what comes next
} branch;

typedef enum group_kind { GROUP_PLAIN, GROUP_AHEAD, GROUP_NONE } group_kind;

// A group that is open; the first is the whole pattern.
typedef struct open_group {
    group_kind kind;
    bool boundary;  // before it
    bool is_choice; // it has more than one branch
    bool certain;   // each branch that has ended needs something
    bool divides;   // each branch that has ended has no letter or digit at its end
    og_need either; // what the branches that have ended need between them
    size_t gaps;    // of the longest of them
    branch now;
} open_group;

// What has been read and may be followed by a quantifier.
typedef struct element {
    const need_list *needs; // NULL: none
    size_t gaps;
    bool is_run;   // any number of them is one run of white space
    bool is_width; // it is no assertion
    bool divides;  // it begins and ends with something else than letters and digits
} element;

typedef struct needs_reader {
    og_str written;
    const og_scale *scale;
    size_t at;
    open_group groups[DEEPEST];
    size_t depth;
    size_t run; // letters and digits that end before `at`
    bool run_bounded;
    size_t least;                   // how often the last element must stand there
    og_need_word words[MOST_WORDS]; // of all needs
    size_t word_count;
    bool full; // more words were wanted: nothing is certain
} needs_reader;

static branch *current(needs_reader *reader)
{
    return &reader->groups[reader->depth].now;
}

// Room for words of a need; NULL where there is none, which makes all uncertain.
static og_need_word *take_words(needs_reader *reader, size_t count)
{
    if (count > MOST_WORDS - reader->word_count) {
        reader->full = true;
        return NULL;
    }
    reader->word_count += count;
    return &reader->words[reader->word_count - count];
}

static size_t add_gaps(size_t a, size_t b)
{
    return a + b > MOST_GAPS || a > MOST_GAPS || b > MOST_GAPS ? SIZE_MAX / 2 : a + b;
}

static size_t shortest_of(const og_need *need)
{
    size_t shortest = SIZE_MAX;
    for (size_t i = 0; i < need->count; i++)
        shortest = need->words[i].letters.len < shortest ? need->words[i].letters.len : shortest;
    return shortest;
}

static void add_need(branch *to, const og_need *need, size_t gaps_before)
{
    if (to->needs.count == MOST_NEEDS)
        return;
    og_need *added = &to->needs.items[to->needs.count++];
    *added = *need;
    added->gaps = add_gaps(need->gaps, gaps_before);
}

// The run of letters has ended; `bounded`: nothing that would make the word longer can follow.
static void end_run(needs_reader *reader, bool bounded)
{
    og_word_form form = !reader->run_bounded ? OG_WORD_HOLDS : bounded ? OG_WORD_WHOLE : OG_WORD_BEGINS;
    og_need_word *word = reader->run >= SHORTEST ? take_words(reader, 1) : NULL;
    if (reader->run)
        current(reader)->boundary = false;
    if (word) {
        *word = (og_need_word){og_str_slice(reader->written, reader->at - reader->run, reader->at), form};
        add_need(current(reader), &(og_need){.words = word, .count = 1}, current(reader)->gaps);
    }
    reader->run = 0;
}

// Reads the quantifier at `at`, if there is one.
static void read_quantifier(needs_reader *reader, size_t *least, size_t *most)
{
    og_str s = reader->written;
    char c = reader->at < s.len ? s.ptr[reader->at] : 0;
    *least = *most = 1;
    if (c == '?' || c == '*' || c == '+') {
        *least = c == '+';
        *most = c == '?' ? 1 : SIZE_MAX;
        reader->at++;
    } else if (c == '{' && reader->at + 1 < s.len && og_is_digit(s.ptr[reader->at + 1])) {
        size_t close = og_str_find_byte(s, '}', reader->at), comma = og_str_find_byte(s, ',', reader->at);
        og_str low = og_str_slice(s, reader->at + 1, comma < close ? comma : close);
        og_str high = comma < close ? og_str_slice(s, comma + 1, close) : low;
        if (!og_str_to_size(low, UINT16_MAX, least))
            *least = 0;
        if (!og_str_to_size(high, UINT16_MAX, most))
            *most = SIZE_MAX;
        reader->at = close == SIZE_MAX ? s.len : close + 1;
    } else {
        return;
    }
    if (reader->at < s.len && (s.ptr[reader->at] == '?' || s.ptr[reader->at] == '+'))
        reader->at++;
}

// Ends the run before the element, which ends at `after`, and takes it with its quantifier.
static void take_element(needs_reader *reader, const element *what, size_t after)
{
    size_t least = 1, most = 1, before = reader->at;
    branch *now = current(reader);
    if (what->is_width) {
        reader->at = after;
        read_quantifier(reader, &least, &most);
        after = reader->at;
        reader->at = before;
    }
    end_run(reader, what->divides && least);
    for (size_t i = 0; what->needs && least && i < what->needs->count; i++)
        add_need(now, &what->needs->items[i], now->gaps);
    size_t times = what->is_run || most < MOST_GAPS ? (what->is_run && most ? 1 : most) : MOST_GAPS + 1;
    if (what->gaps)
        now->gaps =
            add_gaps(now->gaps, what->gaps > MOST_GAPS || times > MOST_GAPS ? MOST_GAPS + 1 : what->gaps * times);
    now->boundary = what->divides && least;
    reader->least = least;
    reader->at = after;
}

static bool may_be_space(og_str members)
{
    for (size_t i = 0; i < members.len; i++) {
        char c = members.ptr[i], next = i + 1 < members.len ? members.ptr[i + 1] : 0;
        bool ranges = next == '-' && i + 2 < members.len && c <= ' ';
        if (og_is_space(c) || ranges || (c == '[' && next == ':'))
            return true;
        if (c != '\\')
            continue;
        bool letters = next == 'w' || next == 'd';
        bool property = (next == 'p') && i + 3 < members.len && members.ptr[i + 2] == '{' &&
                        (members.ptr[i + 3] == 'L' || members.ptr[i + 3] == 'N');
        if (!letters && !property && (og_is_word(next) || !next))
            return true;
        i++;
    }
    return false;
}

// Signs and spaces alone, each standing for itself.
static bool are_dividers(og_str members)
{
    for (size_t i = 0; i < members.len; i++)
        if (members.ptr[i] == '\\' || members.ptr[i] == '^' || members.ptr[i] == '-' || members.ptr[i] == '[' ||
            og_is_alpha(members.ptr[i]) || og_is_digit(members.ptr[i]))
            return false;
    return members.len > 0;
}

static void take_class(needs_reader *reader)
{
    size_t end = og_pattern_after_class(reader->written, reader->at);
    og_str members = og_str_slice(reader->written, reader->at + 1, end ? end - 1 : 0);
    bool negated = members.len && members.ptr[0] == '^';
    element what = {.gaps = negated || may_be_space(members), .is_width = true, .divides = are_dividers(members)};
    take_element(reader, &what, end);
}

// The offset after "{...}" or one byte; SIZE_MAX: neither.
static size_t after_braces(og_str s, size_t at)
{
    if (at >= s.len)
        return SIZE_MAX;
    if (s.ptr[at] != '{')
        return at + 1;
    size_t close = og_str_find_byte(s, '}', at);
    return close == SIZE_MAX ? close : close + 1;
}

// False for an escape whose end or meaning is not known here (\Q quotes, for one).
static bool take_escape(needs_reader *reader)
{
    og_str s = reader->written;
    char kind = reader->at + 1 < s.len ? s.ptr[reader->at + 1] : 0;
    size_t end = reader->at + 2;
    if (kind == 'b' || kind == 'A' || kind == 'z' || kind == 'Z') {
        take_element(reader, &(element){.divides = true}, end);
        return true;
    }
    if (kind == 'x' || kind == 'p' || kind == 'P') {
        bool letters = kind == 'p' && end + 1 < s.len && s.ptr[end] == '{' && (s.ptr[end + 1] == 'L');
        end = kind == 'x' && end < s.len && s.ptr[end] != '{' ? SIZE_MAX : after_braces(s, end);
        if (end == SIZE_MAX)
            return false;
        take_element(reader, &(element){.gaps = !letters, .is_width = true}, end);
        return true;
    }
    bool space = kind == 's' || kind == 't' || kind == 'n' || kind == 'r' || kind == 'h';
    if (space || kind == 'W' || kind == 'D' || kind == 'w' || kind == 'd' || kind == 'S') {
        bool gaps = space || kind == 'W' || kind == 'D';
        take_element(reader,
                     &(element){.gaps = gaps, .is_run = space, .is_width = true, .divides = space || kind == 'W'}, end);
        return true;
    }
    if (!kind || og_is_alpha(kind) || og_is_digit(kind) || (unsigned char)kind >= 0x80)
        return false;
    take_element(reader, &(element){.is_width = true, .divides = true}, end);
    return true;
}

// The offset behind "?name>", "?:", "?=" or "?i-s:", where what a group holds begins; SIZE_MAX for any other kind of
// group, and for options that change how the rest is written.
static size_t group_start(og_str s, size_t at, group_kind *kind)
{
    char sign = at + 1 < s.len ? s.ptr[at + 1] : 0;
    char next = at + 2 < s.len ? s.ptr[at + 2] : 0;
    *kind = sign == '=' ? GROUP_AHEAD : GROUP_PLAIN;
    if (sign == ':' || sign == '=')
        return at + 2;
    if (sign == '!' || (sign == '<' && (next == '!' || next == '='))) {
        *kind = GROUP_NONE;
        return at + 2 + (sign == '<');
    }
    if (sign == '<' && og_is_alpha(next)) {
        size_t close = og_str_find_byte(s, '>', at);
        return close == SIZE_MAX ? close : close + 1;
    }
    at++;
    while (at < s.len && (s.ptr[at] == '-' || s.ptr[at] == 'i' || s.ptr[at] == 's'))
        at++;
    return at < s.len && s.ptr[at] == ':' ? at + 1 : SIZE_MAX;
}

// False for what is no group: verbs, comments, references, and for those that are too deep.
static bool enter_group(needs_reader *reader)
{
    og_str s = reader->written;
    if (og_str_starts(og_str_slice(s, reader->at, s.len), OG_STR("(?m)"))) {
        end_run(reader, false);
        reader->at += 4;
        return true;
    }
    group_kind kind = GROUP_PLAIN;
    size_t start = reader->at + 1;
    if (start < s.len && s.ptr[start] == '?')
        start = group_start(s, start, &kind);
    if (start >= s.len || s.ptr[start] == '*' || reader->depth + 1 == DEEPEST)
        return false;
    end_run(reader, false);
    bool boundary = current(reader)->boundary;
    reader->groups[++reader->depth] =
        (open_group){.kind = kind, .boundary = boundary, .certain = true, .divides = true};
    current(reader)->boundary = boundary;
    reader->at = start;
    return true;
}

// Of what a branch needs, the need with the longest words, of equals that nearest to its start.
static const og_need *best_need(const need_list *needs)
{
    const og_need *best = NULL;
    for (size_t i = 0; i < needs->count; i++)
        if (!best || shortest_of(&needs->items[i]) > shortest_of(best))
            best = &needs->items[i];
    return best;
}

static void end_branch(needs_reader *reader, open_group *group)
{
    const og_need *best = best_need(&group->now.needs);
    size_t count = best ? best->count : 0;
    group->gaps = group->now.gaps > group->gaps ? group->now.gaps : group->gaps;
    group->divides = group->divides && group->now.boundary;
    group->certain = group->certain && best && group->either.count + count <= OG_MOST_ALTERNATIVES;
    og_need_word *words = group->certain ? take_words(reader, group->either.count + count) : NULL;
    if (!words)
        return;
    for (size_t i = 0; i < group->either.count; i++)
        words[i] = group->either.words[i];
    for (size_t i = 0; i < count; i++)
        words[group->either.count + i] = best->words[i];
    group->either.words = words;
    group->either.count += count;
    group->either.gaps = best->gaps > group->either.gaps ? best->gaps : group->either.gaps;
}

static void next_branch(needs_reader *reader)
{
    open_group *group = &reader->groups[reader->depth];
    end_run(reader, false);
    end_branch(reader, group);
    group->is_choice = true;
    group->now = (branch){.boundary = group->boundary};
    reader->at++;
}

// What a group as a whole needs.
static need_list group_needs(const open_group *group)
{
    need_list needs = {.count = group->certain};
    if (!group->is_choice)
        return group->now.needs;
    needs.items[0] = group->either;
    return needs;
}

static void leave_group(needs_reader *reader)
{
    open_group *group = &reader->groups[reader->depth];
    end_run(reader, false);
    end_branch(reader, group);
    need_list needs = group_needs(group);
    reader->depth--;
    branch *now = current(reader);
    element what = {.needs = group->kind == GROUP_NONE ? NULL : &needs,
                    .gaps = group->kind == GROUP_PLAIN ? group->gaps : 0,
                    .is_width = group->kind == GROUP_PLAIN};
    bool boundary = now->boundary;
    take_element(reader, &what, reader->at + 1);
    now->boundary = what.is_width ? group->divides && (boundary || reader->least) : boundary;
}

static void take_grade(needs_reader *reader, size_t end)
{
    size_t gaps = 0;
    need_list needs = {.count = 1};
    og_need *need = &needs.items[0];
    og_need_word *words = take_words(reader, OG_MOST_ALTERNATIVES);
    need->words = words;
    const og_scale *scale = reader->scale;
    for (size_t i = 0; scale && i < scale->grades.count; i++) {
        for (size_t k = 0; k < scale->grades.items[i].words.count; k++) {
            og_str word = scale->grades.items[i].words.items[k];
            size_t length = 0, spaces = 0;
            for (size_t n = 0; n < word.len; n++)
                spaces += og_is_space(word.ptr[n]);
            gaps = spaces > gaps ? spaces : gaps;
            while (length < word.len && (og_is_alpha(word.ptr[length]) || og_is_digit(word.ptr[length])))
                length++;
            if (!length || !words || need->count == OG_MOST_ALTERNATIVES)
                needs.count = 0;
            else
                words[need->count++] = (og_need_word){og_str_slice(word, 0, length), OG_WORD_BEGINS};
        }
    }
    take_element(reader, &(element){.needs = need->count ? &needs : NULL, .gaps = gaps, .is_width = true}, end);
}

// Reads a sign that is no letter; false when nothing is certain of the whole pattern.
static bool read_sign(needs_reader *reader)
{
    og_str s = reader->written, rest = og_str_slice(s, reader->at, s.len);
    size_t end = reader->at + 1;
    switch (s.ptr[reader->at]) {
    case '\\':
        return take_escape(reader);
    case '[':
        take_class(reader);
        return true;
    case '(':
        return enter_group(reader);
    case '|':
        next_branch(reader);
        return true;
    case ')':
        if (reader->depth)
            leave_group(reader);
        return reader->at >= end;
    case '^':
    case '$':
        take_element(reader, &(element){.divides = true}, end);
        return true;
    case '.':
        take_element(reader, &(element){.gaps = 1, .is_width = true}, end);
        return true;
    case '{':
        if (og_str_starts(rest, OG_STR("{grade}")))
            take_grade(reader, reader->at + 7);
        return reader->at >= end;
    case '?':
    case '*':
    case '+':
        return false; // of an assertion
    default:
        break;
    }
    while (end < s.len && og_is_space(s.ptr[end - 1]) && og_is_space(s.ptr[end]))
        end++;
    while (end < s.len && ((unsigned char)s.ptr[end] & 0xC0) == 0x80)
        end++;
    bool space = og_is_space(s.ptr[reader->at]);
    take_element(reader, &(element){.gaps = space, .is_run = space, .is_width = true, .divides = true}, end);
    return true;
}

// A letter or digit that is quantified belongs to the word only as often as it must stand there.
static void read_letter(needs_reader *reader)
{
    size_t least, most;
    if (!reader->run)
        reader->run_bounded = current(reader)->boundary;
    size_t end = ++reader->at;
    reader->run++;
    read_quantifier(reader, &least, &most);
    size_t after = reader->at;
    reader->at = end;
    if (after == end)
        return;
    if (!least) {
        reader->at--;
        reader->run--;
    }
    end_run(reader, false);
    current(reader)->boundary = false;
    reader->at = after;
}

// False when nothing is certain of the pattern.
static bool read_pattern(needs_reader *reader)
{
    while (reader->at < reader->written.len) {
        char c = reader->written.ptr[reader->at];
        if (og_is_alpha(c) || og_is_digit(c))
            read_letter(reader);
        else if (!read_sign(reader))
            return false;
    }
    end_run(reader, false);
    end_branch(reader, &reader->groups[0]);
    return reader->depth == 0 && !reader->full; // else a group has no end, or the words are too many
}

// The needs with words of their own in the arena.
static og_status keep(og_arena *arena, const need_list *needs, og_needs *out)
{
    og_need *items = og_arena_alloc_array(arena, needs->count, sizeof *items);
    if (!items)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < needs->count; i++) {
        const og_need *need = &needs->items[i];
        og_need_word *words = og_arena_alloc_array(arena, need->count, sizeof *words);
        if (!words)
            return OG_NO_MEMORY;
        for (size_t k = 0; k < need->count; k++)
            words[k] = need->words[k];
        items[i] = (og_need){.words = words, .count = need->count, .gaps = need->gaps};
    }
    *out = (og_needs){items, needs->count};
    return OG_OK;
}

og_status og_pattern_needs(og_arena *arena, og_str written, const og_scale *scale, og_needs *out)
{
    needs_reader reader; // large: its groups are set when they open, its words when they are taken
    reader.written = written;
    reader.scale = scale;
    reader.at = reader.depth = reader.run = reader.least = reader.word_count = 0;
    reader.run_bounded = reader.full = false;
    reader.groups[0] = (open_group){.certain = true};
    *out = (og_needs){.count = 0};
    if (!read_pattern(&reader))
        return OG_OK;
    need_list needs = group_needs(&reader.groups[0]);
    return keep(arena, &needs, out);
}

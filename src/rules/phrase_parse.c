// SPDX-License-Identifier: MIT
// The parser of phrases: from words, brackets, names and gaps to steps, and to the atoms by which a phrase can be
// found.
#include "base/str.h"
#include "rules/phrase_book.h"
#include "rules/phrase_steps.h"

#include <string.h>

enum { DEEPEST = 12, SHORT_GAP = 3, LONG_GAP = 6 };

enum { MOST_MEMBERS = 1 << 22 }; // of all classes of a book: the program's own rules need a hundredth of it

static og_status add_step(og_phrase_parser *p, og_step next)
{
    if (p->steps.count >= OG_MOST_STEPS) {
        og_phrase_fail(p, "the phrase is too long", 0);
        return OG_OK;
    }
    p->steps.items[p->steps.count++] = next;
    return OG_OK;
}

static bool is_word_byte(char c)
{
    return og_is_word(c) || c == '\'' || c == '%';
}

// Points and commas between digits belong to the number, as they do in texts.
static size_t word_end(og_str text, size_t at)
{
    for (size_t from = at; at < text.len; at++) {
        char c = text.ptr[at];
        bool between = (c == '.' || c == ',') && at > from && og_is_digit(text.ptr[at - 1]) && at + 1 < text.len &&
                       og_is_digit(text.ptr[at + 1]);
        if (!is_word_byte(c) && !between)
            break;
    }
    return at;
}

static og_str without_final_apostrophe(og_str word)
{
    return og_str_ends(word, OG_STR("'")) ? og_str_slice(word, 0, word.len - 1) : word;
}

// --- pieces

static const og_piece NOTHING = {.cost = OG_NEVER_FOUND};

// Puts `next` after `*out`. The better of the two sets of anchors is kept.
static og_status join(og_phrase_parser *p, og_piece *out, const og_piece *next)
{
    if (next->cost < out->cost) {
        out->anchors.count = 0;
        for (size_t i = 0; i < next->anchors.count; i++)
            OG_TRY(og_vec_push(p->arena, &out->anchors, next->anchors.items[i]));
        out->cost = next->cost;
    }
    for (size_t i = 0; i < next->need_count && out->need_count < OG_MOST_NEEDS; i++)
        out->needs[out->need_count++] = next->needs[i];
    out->least += next->least;
    out->most += next->most;
    return OG_OK;
}

// Makes `next` one more alternative of `*out`, of which `first` says that it has none yet.
static og_status alternative(og_phrase_parser *p, og_piece *out, const og_piece *next, bool first)
{
    if (first) {
        *out = *next;
        return OG_OK;
    }
    for (size_t i = 0; i < next->anchors.count; i++)
        OG_TRY(og_vec_push(p->arena, &out->anchors, next->anchors.items[i]));
    out->cost = out->cost > OG_NEVER_FOUND - next->cost ? OG_NEVER_FOUND : out->cost + next->cost;
    out->least = next->least < out->least ? next->least : out->least;
    out->most = next->most > out->most ? next->most : out->most;
    out->need_count = 0;
    return OG_OK;
}

// Makes the steps from `from` on, which are `part`, optional.
static og_status make_optional(og_phrase_parser *p, size_t from, og_piece *part)
{
    OG_TRY(add_step(p, (og_step){.kind = OG_STEP_SPLIT}));
    if (og_phrase_failed(p))
        return OG_OK;
    size_t moved = p->steps.count - 1 - from;
    memmove(&p->steps.items[from + 1], &p->steps.items[from], moved * sizeof(og_step));
    p->steps.items[from] = (og_step){.kind = OG_STEP_SPLIT, .target = 1, .other = (int)moved + 1};
    *part = (og_piece){.most = part->most, .cost = OG_NEVER_FOUND};
    return OG_OK;
}

static og_status atom_piece(og_phrase_parser *p, uint32_t atom, og_piece *out)
{
    *out = (og_piece){.least = 1, .most = 1, .cost = p->book->atoms.items[atom].cost, .needs = {atom}, .need_count = 1};
    OG_TRY(add_step(p, (og_step){.atom = atom}));
    return og_vec_push(p->arena, &out->anchors, atom);
}

static og_status parse_sequence(og_phrase_parser *p, og_str text, size_t base, unsigned depth, og_piece *out);

// --- alternatives

// A single word as texts certainly have it, with or without a star: alternatives of this kind become a class.
static bool is_single_word(og_str text)
{
    size_t end = 0;
    for (; end < text.len; end++) {
        char c = text.ptr[end];
        bool inside = end && (og_is_digit(c) || (c == '\'' && end + 1 < text.len && og_is_alpha(text.ptr[end + 1])));
        if (!og_is_alpha(c) && !inside)
            break;
    }
    return end && (end == text.len || (end + 1 == text.len && (text.ptr[end] == '*' || text.ptr[end] == '\'')));
}

// The next alternative of a group from *at on, at its own level of brackets. False: there is none.
static bool next_alternative(og_str text, size_t *at, og_str *part)
{
    size_t depth = 0, from = *at, end = from;
    if (from > text.len)
        return false;
    for (; end < text.len && (depth || text.ptr[end] != '|'); end++) {
        depth += text.ptr[end] == '(';
        depth -= text.ptr[end] == ')' && depth;
    }
    *part = og_str_trim(og_str_slice(text, from, end));
    *at = end + 1;
    return true;
}

typedef OG_VEC(uint32_t) atom_list;

// The atom of a word, or of the words that begin so.
static og_status word_atom(og_phrase_parser *p, og_str word, bool begins, size_t at, uint32_t *atom)
{
    if (begins && word.len < OG_STEM)
        og_phrase_fail(p, "a word with a star has at least three letters", at);
    if (og_phrase_failed(p))
        return OG_OK;
    return og_book_symbol(p->arena, p->book, begins ? OG_SYMBOL_BEGINS : OG_SYMBOL_WORD, word, atom);
}

// The atom of a single word among alternatives.
static og_status take_member(og_phrase_parser *p, og_str part, size_t at, atom_list *members)
{
    bool begins = part.ptr[part.len - 1] == '*';
    og_str word = without_final_apostrophe(begins ? og_str_slice(part, 0, part.len - 1) : part);
    uint32_t atom = OG_NO_ATOM;
    OG_TRY(word_atom(p, word, begins, at, &atom));
    if (og_phrase_failed(p))
        return OG_OK;
    if (++p->book->member_count > MOST_MEMBERS)
        og_phrase_fail(p, "the alternatives of all phrases together are too many", 0);
    return og_vec_push(p->arena, members, atom);
}

// Divides a group into the class of its single words and its other alternatives.
static og_status divide_group(og_phrase_parser *p, og_str text, size_t at, og_named_words *out)
{
    atom_list members = {0};
    og_str part;
    out->words = OG_NO_ATOM;
    for (size_t next = 0; next_alternative(text, &next, &part) && !og_phrase_failed(p);)
        if (is_single_word(part))
            OG_TRY(take_member(p, part, at + (size_t)(part.ptr - text.ptr), &members));
        else
            OG_TRY(og_vec_push(p->arena, &out->others, part));
    if (og_phrase_failed(p))
        return OG_OK;
    out->divided = true;
    if (!members.count)
        return OG_OK;
    members.count = og_atoms_sort(members.items, members.count);
    return og_book_class(p->arena, p->book, members.items, members.count, &out->words);
}

// One alternative behind a split, with a jump from its end that is still to be aimed.
static og_status parse_alternative(og_phrase_parser *p, const og_str *text, size_t at, uint32_t words, unsigned depth,
                                   og_piece *out)
{
    OG_TRY(add_step(p, (og_step){.kind = OG_STEP_SPLIT, .target = 1}));
    if (text)
        OG_TRY(parse_sequence(p, *text, at, depth, out));
    else
        OG_TRY(atom_piece(p, words, out));
    return add_step(p, (og_step){.kind = OG_STEP_JUMP});
}

// Aims the split of each alternative at the next one, and the jump at its end at the end of all.
static void aim(og_phrase_parser *p, size_t start)
{
    size_t last = start;
    for (size_t split = start; split < p->steps.count; split += (size_t)p->steps.items[split].other) {
        size_t jump = split + (size_t)p->steps.items[split].other - 1;
        p->steps.items[jump].target = (int)(p->steps.count - jump);
        last = split;
    }
    p->steps.items[last].other = OG_NOWHERE;
}

static og_status parse_group(og_phrase_parser *p, const og_named_words *group, size_t base, const char *origin,
                             unsigned depth, og_piece *out)
{
    size_t start = p->steps.count, count = group->others.count + (group->words != OG_NO_ATOM);
    if (depth > DEEPEST)
        og_phrase_fail(p, "brackets and names are nested too deep", base);
    if (group->words != OG_NO_ATOM && count == 1 && !og_phrase_failed(p))
        return atom_piece(p, group->words, out);
    for (size_t i = 0; i < count && !og_phrase_failed(p); i++) {
        og_piece one = NOTHING;
        size_t split = p->steps.count;
        const og_str *text = i < group->others.count ? &group->others.items[i] : NULL;
        size_t at = base + (origin && text ? (size_t)(text->ptr - origin) : 0);
        OG_TRY(parse_alternative(p, text, at, group->words, depth, &one));
        if (og_phrase_failed(p))
            return OG_OK;
        p->steps.items[split].other = (int)(p->steps.count - split);
        OG_TRY(alternative(p, out, &one, i == 0));
    }
    if (!og_phrase_failed(p))
        aim(p, start);
    return OG_OK;
}

// --- elements

// What a text divides, so does a phrase: "3rd" is the words 3 and rd.
static og_status add_word(og_phrase_parser *p, og_str word, bool begins, size_t at, og_piece *out)
{
    size_t covered = 0;
    OG_TRY(og_tokens_divide(&p->tokens, word));
    for (size_t i = 0; i < p->tokens.count; i++)
        if (p->tokens.items[i].kind <= OG_TOKEN_NUMBER)
            covered += p->tokens.items[i].end - p->tokens.items[i].start;
    if (covered < word.len)
        og_phrase_fail(p, "no text has this as a word", at);
    for (size_t i = 0; i < p->tokens.count && !og_phrase_failed(p); i++) {
        og_str part = og_str_slice(word, p->tokens.items[i].start, p->tokens.items[i].end);
        uint32_t atom = OG_NO_ATOM;
        og_piece one;
        OG_TRY(word_atom(p, part, begins && i + 1 == p->tokens.count, at, &atom));
        if (og_phrase_failed(p))
            return OG_OK;
        OG_TRY(atom_piece(p, atom, &one));
        OG_TRY(join(p, out, &one));
    }
    return OG_OK;
}

// Words joined by hyphens stand for words that follow each other.
static og_status parse_word(og_phrase_parser *p, og_str text, size_t *at, og_piece *out)
{
    for (;;) {
        size_t end = word_end(text, *at);
        og_str word = without_final_apostrophe(og_str_slice(text, *at, end));
        bool begins = end < text.len && text.ptr[end] == '*';
        if (!word.len)
            og_phrase_fail(p, end > *at ? "no text has this as a word" : "a hyphen stands between words", *at);
        OG_TRY(add_word(p, word, begins, *at, out));
        if (og_phrase_failed(p))
            return OG_OK;
        *at = end + begins;
        if (begins || *at >= text.len || text.ptr[*at] != '-')
            return OG_OK;
        ++*at;
    }
}

static og_status parse_gap(og_phrase_parser *p, og_str text, size_t *at, og_piece *out)
{
    size_t end = *at;
    while (end < text.len && text.ptr[end] == '.')
        end++;
    size_t words = end - *at == 2 ? SHORT_GAP : LONG_GAP;
    if (end - *at != 2 && end - *at != 3)
        og_phrase_fail(p, "a gap is written .. (up to 3 words) or ... (up to 6 words)", *at);
    for (size_t i = 0; i < words; i++) {
        OG_TRY(add_step(p, (og_step){.kind = OG_STEP_SPLIT, .target = 1, .other = (int)(2 * (words - i))}));
        OG_TRY(add_step(p, (og_step){.atom = OG_ATOM_GAP}));
    }
    out->most = words;
    *at = end;
    return OG_OK;
}

static og_named_words *find_name(const og_phrase_book *book, og_str id)
{
    for (size_t i = 0; i < book->names.count; i++)
        if (og_str_equal(book->names.items[i].id, id))
            return &book->names.items[i];
    return NULL;
}

static og_str nearest_name(const og_phrase_book *book, og_str id)
{
    og_str near = {0};
    size_t least = id.len / 3 + 2;
    for (size_t i = 0; i < book->names.count; i++) {
        size_t distance = og_str_distance(id, book->names.items[i].id);
        if (distance < least) {
            least = distance;
            near = book->names.items[i].id;
        }
    }
    return near;
}

static og_status parse_name(og_phrase_parser *p, og_str text, size_t *at, unsigned depth, og_piece *out)
{
    size_t close = og_str_find_byte(text, '}', *at), open = *at;
    og_str id = og_str_slice(text, open + 1, close == SIZE_MAX ? open + 1 : close);
    og_named_words *named = find_name(p->book, id);
    if (close == SIZE_MAX || !named) {
        og_phrase_fail(p, close == SIZE_MAX ? "{ has no }" : "no <words> have this name", open);
        if (close != SIZE_MAX)
            p->problem->near = nearest_name(p->book, id);
        return OG_OK;
    }
    if (!named->divided)
        OG_TRY(divide_group(p, named->text, open, named));
    if (!og_phrase_failed(p))
        OG_TRY(parse_group(p, named, open, NULL, depth + 1, out));
    if (og_phrase_failed(p))
        p->problem->at = open; // what is wrong with the words is said where they stand
    *at = close + 1;
    return OG_OK;
}

static og_status parse_brackets(og_phrase_parser *p, og_str text, size_t *at, unsigned depth, og_piece *out)
{
    size_t open = 1, end = *at + 1;
    for (; end < text.len && open; end++) {
        open += text.ptr[end] == '(';
        open -= text.ptr[end] == ')';
    }
    if (open) {
        og_phrase_fail(p, "( has no )", *at);
        return OG_OK;
    }
    og_str inside = og_str_slice(text, *at + 1, end - 1);
    og_named_words group = {0};
    OG_TRY(divide_group(p, inside, *at + 1, &group));
    if (!og_phrase_failed(p))
        OG_TRY(parse_group(p, &group, *at + 1, inside.ptr, depth + 1, out));
    *at = end;
    return OG_OK;
}

static og_status parse_sign(og_phrase_parser *p, og_str text, size_t *at, og_piece *out)
{
    static const struct {
        char sign;
        og_step step;
        size_t tokens;
    } signs[] = {{'_', {.atom = OG_ATOM_ANY}, 1},
                 {',', {.atom = OG_ATOM_COMMA}, 1},
                 {'^', {.kind = OG_STEP_FIRST}, 0},
                 {'$', {.kind = OG_STEP_LAST}, 0}};
    uint32_t atom;
    if (text.ptr[*at] == '#') {
        ++*at;
        OG_TRY(og_book_symbol(p->arena, p->book, OG_SYMBOL_NUMBER, OG_STR(""), &atom));
        return atom_piece(p, atom, out);
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].sign == text.ptr[*at]) {
            ++*at;
            out->least = out->most = signs[i].tokens;
            return add_step(p, signs[i].step);
        }
    og_phrase_fail(p, "this sign means nothing in a phrase", *at);
    return OG_OK;
}

static og_status parse_element(og_phrase_parser *p, og_str text, size_t *at, unsigned depth, og_piece *out)
{
    char c = text.ptr[*at];
    if (c == '(')
        return parse_brackets(p, text, at, depth, out);
    if (c == '{')
        return parse_name(p, text, at, depth, out);
    if (c == '.')
        return parse_gap(p, text, at, out);
    return is_word_byte(c) ? parse_word(p, text, at, out) : parse_sign(p, text, at, out);
}

// `base` is where the text stands in the phrase, for messages.
static og_status parse_sequence(og_phrase_parser *p, og_str text, size_t base, unsigned depth, og_piece *out)
{
    for (size_t at = 0; at < text.len;) {
        if (og_is_space(text.ptr[at])) {
            at++;
            continue;
        }
        og_piece one = NOTHING;
        size_t from = p->steps.count;
        OG_TRY(parse_element(p, text, &at, depth, &one));
        if (!og_phrase_failed(p) && at < text.len && text.ptr[at] == '?') {
            at++;
            OG_TRY(make_optional(p, from, &one));
        }
        if (og_phrase_failed(p)) {
            p->problem->at += base;
            return OG_OK;
        }
        OG_TRY(join(p, out, &one));
    }
    return OG_OK;
}

og_status og_phrase_parse(og_phrase_parser *p, og_str text, og_piece *whole)
{
    *whole = NOTHING;
    OG_TRY(parse_sequence(p, text, 0, 0, whole));
    return og_phrase_failed(p) ? OG_OK : add_step(p, (og_step){.kind = OG_STEP_MATCH});
}

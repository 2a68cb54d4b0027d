// SPDX-License-Identifier: MIT
// Phrases as written into steps, and the index under which they are found.
#include "rules/phrase.h"

#include "base/str.h"
#include "base/utf8.h"
#include "rules/phrase_book.h"

#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 12, MOST_STEPS = 2048, MOST_TOKENS = 1000, SHORT_GAP = 3, LONG_GAP = 6 };

// Of a book: the program's own rules need a hundredth of it.
enum { MOST_MEMBERS = 1 << 22, MOST_FINDERS = 1 << 20, MOST_MASKS = 1 << 24 };

// A step of a phrase while it is parsed. Targets are relative to the step itself.
typedef enum step_kind {
    STEP_TAKE,
    STEP_SPLIT, // go on at `target` and at `other`
    STEP_JUMP,
    STEP_FIRST, // the sentence begins here
    STEP_LAST,  // the sentence ends here, full stop aside
    STEP_MATCH
} step_kind;

enum { NOWHERE = 0 }; // as a relative target

typedef struct step {
    step_kind kind;
    uint32_t atom; // that it takes
    int target, other;
} step;

enum { MOST_NEEDS = 6 };

// What a piece of a phrase spans, and the atoms by which it can be found.
typedef struct piece {
    size_t least, most;
    uint64_t cost;              // of all anchors together, NEVER where there are none
    OG_VEC(uint32_t) anchors;   // every match has one of these
    uint32_t needs[MOST_NEEDS]; // every match has all of these
    size_t need_count;
} piece;

#define NEVER UINT64_MAX

typedef struct parser {
    og_arena *arena;
    og_phrase_book *book;
    struct {
        step items[MOST_STEPS];
        size_t count;
    } steps;
    og_phrase_problem *problem;
    og_tokens tokens; // of one word at a time
} parser;

og_status og_phrase_fold(og_arena *arena, og_str text, og_str *out)
{
    char *folded = og_arena_alloc(arena, text.len + 1);
    size_t used = 0, length = 0;
    if (!folded)
        return OG_NO_MEMORY;
    for (size_t at = 0; at < text.len; at += length) {
        length = 1;
        bool ascii = (unsigned char)text.ptr[at] < 0x80;
        uint32_t code = ascii ? (unsigned char)text.ptr[at] : og_utf8_decode(text, at, &length);
        if (og_code_is_apostrophe(code))
            folded[used++] = '\'';
        else
            for (size_t i = 0; i < length; i++)
                folded[used++] = og_lower(text.ptr[at + i]);
    }
    *out = (og_str){folded, used};
    return OG_OK;
}

static bool failed(const parser *p)
{
    return p->problem->what != NULL;
}

static void fail(parser *p, const char *what, size_t at)
{
    if (!p->problem->what)
        *p->problem = (og_phrase_problem){.what = what, .at = at};
}

static og_status add_step(parser *p, step next)
{
    if (p->steps.count >= MOST_STEPS) {
        fail(p, "the phrase is too long", 0);
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

static const piece NOTHING = {.cost = NEVER};

// Puts `next` after `*out`. The better of the two sets of anchors is kept.
static og_status join(parser *p, piece *out, const piece *next)
{
    if (next->cost < out->cost) {
        out->anchors.count = 0;
        for (size_t i = 0; i < next->anchors.count; i++)
            OG_TRY(og_vec_push(p->arena, &out->anchors, next->anchors.items[i]));
        out->cost = next->cost;
    }
    for (size_t i = 0; i < next->need_count && out->need_count < MOST_NEEDS; i++)
        out->needs[out->need_count++] = next->needs[i];
    out->least += next->least;
    out->most += next->most;
    return OG_OK;
}

// Makes `next` one more alternative of `*out`, of which `first` says that it has none yet.
static og_status alternative(parser *p, piece *out, const piece *next, bool first)
{
    if (first) {
        *out = *next;
        return OG_OK;
    }
    for (size_t i = 0; i < next->anchors.count; i++)
        OG_TRY(og_vec_push(p->arena, &out->anchors, next->anchors.items[i]));
    out->cost = out->cost > NEVER - next->cost ? NEVER : out->cost + next->cost;
    out->least = next->least < out->least ? next->least : out->least;
    out->most = next->most > out->most ? next->most : out->most;
    out->need_count = 0;
    return OG_OK;
}

// Makes the steps from `from` on, which are `part`, optional.
static og_status make_optional(parser *p, size_t from, piece *part)
{
    OG_TRY(add_step(p, (step){.kind = STEP_SPLIT}));
    if (failed(p))
        return OG_OK;
    size_t moved = p->steps.count - 1 - from;
    memmove(&p->steps.items[from + 1], &p->steps.items[from], moved * sizeof(step));
    p->steps.items[from] = (step){.kind = STEP_SPLIT, .target = 1, .other = (int)moved + 1};
    *part = (piece){.most = part->most, .cost = NEVER};
    return OG_OK;
}

static og_status atom_piece(parser *p, uint32_t atom, piece *out)
{
    *out = (piece){.least = 1, .most = 1, .cost = p->book->atoms.items[atom].cost, .needs = {atom}, .need_count = 1};
    OG_TRY(add_step(p, (step){.atom = atom}));
    return og_vec_push(p->arena, &out->anchors, atom);
}

static og_status parse_sequence(parser *p, og_str text, size_t base, unsigned depth, piece *out);

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

static int by_number(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return left < right ? -1 : left > right;
}

typedef OG_VEC(uint32_t) atom_list;

// The atom of a single word among alternatives.
static og_status take_member(parser *p, og_str part, size_t at, atom_list *members)
{
    bool begins = part.ptr[part.len - 1] == '*';
    og_str word = without_final_apostrophe(begins ? og_str_slice(part, 0, part.len - 1) : part);
    uint32_t atom;
    if (begins && word.len < OG_STEM)
        fail(p, "a word with a star has at least three letters", at);
    if (failed(p))
        return OG_OK;
    OG_TRY(og_book_symbol(p->arena, p->book, begins ? OG_SYMBOL_BEGINS : OG_SYMBOL_WORD, word, &atom));
    if (++p->book->member_count > MOST_MEMBERS)
        fail(p, "the alternatives of all phrases together are too many", 0);
    return og_vec_push(p->arena, members, atom);
}

// Divides a group into the class of its single words and its other alternatives.
static og_status divide_group(parser *p, og_str text, size_t at, og_named_words *out)
{
    atom_list members = {0};
    og_str part;
    out->words = OG_NO_ATOM;
    for (size_t next = 0; next_alternative(text, &next, &part) && !failed(p);)
        if (is_single_word(part))
            OG_TRY(take_member(p, part, at + (size_t)(part.ptr - text.ptr), &members));
        else
            OG_TRY(og_vec_push(p->arena, &out->others, part));
    if (failed(p))
        return OG_OK;
    out->divided = true;
    if (!members.count)
        return OG_OK;
    qsort(members.items, members.count, sizeof *members.items, by_number);
    size_t kept = 1;
    for (size_t i = 1; i < members.count; i++)
        if (members.items[i] != members.items[kept - 1])
            members.items[kept++] = members.items[i];
    return og_book_class(p->arena, p->book, members.items, kept, &out->words);
}

// One alternative behind a split, with a jump from its end that is still to be aimed.
static og_status parse_alternative(parser *p, const og_str *text, size_t at, uint32_t words, unsigned depth, piece *out)
{
    OG_TRY(add_step(p, (step){.kind = STEP_SPLIT, .target = 1}));
    if (text)
        OG_TRY(parse_sequence(p, *text, at, depth, out));
    else
        OG_TRY(atom_piece(p, words, out));
    return add_step(p, (step){.kind = STEP_JUMP});
}

// Aims the split of each alternative at the next one, and the jump at its end at the end of all.
static void aim(parser *p, size_t start)
{
    size_t last = start;
    for (size_t split = start; split < p->steps.count; split += (size_t)p->steps.items[split].other) {
        size_t jump = split + (size_t)p->steps.items[split].other - 1;
        p->steps.items[jump].target = (int)(p->steps.count - jump);
        last = split;
    }
    p->steps.items[last].other = NOWHERE;
}

static og_status parse_group(parser *p, const og_named_words *group, size_t base, const char *origin, unsigned depth,
                             piece *out)
{
    size_t start = p->steps.count, count = group->others.count + (group->words != OG_NO_ATOM);
    if (depth > DEEPEST)
        fail(p, "brackets and names are nested too deep", base);
    if (group->words != OG_NO_ATOM && count == 1 && !failed(p))
        return atom_piece(p, group->words, out);
    for (size_t i = 0; i < count && !failed(p); i++) {
        piece one = NOTHING;
        size_t split = p->steps.count;
        const og_str *text = i < group->others.count ? &group->others.items[i] : NULL;
        size_t at = base + (origin && text ? (size_t)(text->ptr - origin) : 0);
        OG_TRY(parse_alternative(p, text, at, group->words, depth, &one));
        if (failed(p))
            return OG_OK;
        p->steps.items[split].other = (int)(p->steps.count - split);
        OG_TRY(alternative(p, out, &one, i == 0));
    }
    if (!failed(p))
        aim(p, start);
    return OG_OK;
}

// --- elements

// What a text divides, so does a phrase: "3rd" is the words 3 and rd.
static og_status add_word(parser *p, og_str word, bool begins, size_t at, piece *out)
{
    size_t covered = 0;
    OG_TRY(og_tokens_divide(&p->tokens, word));
    for (size_t i = 0; i < p->tokens.count; i++)
        if (p->tokens.items[i].kind <= OG_TOKEN_NUMBER)
            covered += p->tokens.items[i].end - p->tokens.items[i].start;
    if (covered < word.len)
        fail(p, "no text has this as a word", at);
    for (size_t i = 0; i < p->tokens.count && !failed(p); i++) {
        og_str part = og_str_slice(word, p->tokens.items[i].start, p->tokens.items[i].end);
        bool star = begins && i + 1 == p->tokens.count;
        uint32_t atom;
        piece one;
        if (star && part.len < OG_STEM)
            fail(p, "a word with a star has at least three letters", at);
        if (failed(p))
            return OG_OK;
        OG_TRY(og_book_symbol(p->arena, p->book, star ? OG_SYMBOL_BEGINS : OG_SYMBOL_WORD, part, &atom));
        OG_TRY(atom_piece(p, atom, &one));
        OG_TRY(join(p, out, &one));
    }
    return OG_OK;
}

// Words joined by hyphens stand for words that follow each other.
static og_status parse_word(parser *p, og_str text, size_t *at, piece *out)
{
    for (;;) {
        size_t end = word_end(text, *at);
        og_str word = without_final_apostrophe(og_str_slice(text, *at, end));
        bool begins = end < text.len && text.ptr[end] == '*';
        if (!word.len)
            fail(p, end > *at ? "no text has this as a word" : "a hyphen stands between words", *at);
        OG_TRY(add_word(p, word, begins, *at, out));
        if (failed(p))
            return OG_OK;
        *at = end + begins;
        if (begins || *at >= text.len || text.ptr[*at] != '-')
            return OG_OK;
        ++*at;
    }
}

static og_status parse_gap(parser *p, og_str text, size_t *at, piece *out)
{
    size_t end = *at;
    while (end < text.len && text.ptr[end] == '.')
        end++;
    size_t words = end - *at == 2 ? SHORT_GAP : LONG_GAP;
    if (end - *at != 2 && end - *at != 3)
        fail(p, "a gap is written .. (up to 3 words) or ... (up to 6 words)", *at);
    for (size_t i = 0; i < words; i++) {
        OG_TRY(add_step(p, (step){.kind = STEP_SPLIT, .target = 1, .other = (int)(2 * (words - i))}));
        OG_TRY(add_step(p, (step){.atom = OG_ATOM_GAP}));
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

static og_status parse_name(parser *p, og_str text, size_t *at, unsigned depth, piece *out)
{
    size_t close = og_str_find_byte(text, '}', *at), open = *at;
    og_str id = og_str_slice(text, open + 1, close == SIZE_MAX ? open + 1 : close);
    og_named_words *named = find_name(p->book, id);
    if (close == SIZE_MAX || !named) {
        fail(p, close == SIZE_MAX ? "{ has no }" : "no <words> have this name", open);
        if (close != SIZE_MAX)
            p->problem->near = nearest_name(p->book, id);
        return OG_OK;
    }
    if (!named->divided)
        OG_TRY(divide_group(p, named->text, open, named));
    if (!failed(p))
        OG_TRY(parse_group(p, named, open, NULL, depth + 1, out));
    if (failed(p))
        p->problem->at = open; // what is wrong with the words is said where they stand
    *at = close + 1;
    return OG_OK;
}

static og_status parse_brackets(parser *p, og_str text, size_t *at, unsigned depth, piece *out)
{
    size_t open = 1, end = *at + 1;
    for (; end < text.len && open; end++) {
        open += text.ptr[end] == '(';
        open -= text.ptr[end] == ')';
    }
    if (open) {
        fail(p, "( has no )", *at);
        return OG_OK;
    }
    og_str inside = og_str_slice(text, *at + 1, end - 1);
    og_named_words group = {0};
    OG_TRY(divide_group(p, inside, *at + 1, &group));
    if (!failed(p))
        OG_TRY(parse_group(p, &group, *at + 1, inside.ptr, depth + 1, out));
    *at = end;
    return OG_OK;
}

static og_status parse_sign(parser *p, og_str text, size_t *at, piece *out)
{
    static const struct {
        char sign;
        step step;
        size_t tokens;
    } signs[] = {{'_', {.atom = OG_ATOM_ANY}, 1},
                 {',', {.atom = OG_ATOM_COMMA}, 1},
                 {'^', {.kind = STEP_FIRST}, 0},
                 {'$', {.kind = STEP_LAST}, 0}};
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
    fail(p, "this sign means nothing in a phrase", *at);
    return OG_OK;
}

static og_status parse_element(parser *p, og_str text, size_t *at, unsigned depth, piece *out)
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
static og_status parse_sequence(parser *p, og_str text, size_t base, unsigned depth, piece *out)
{
    for (size_t at = 0; at < text.len;) {
        if (og_is_space(text.ptr[at])) {
            at++;
            continue;
        }
        piece one = NOTHING;
        size_t from = p->steps.count;
        OG_TRY(parse_element(p, text, &at, depth, &one));
        if (!failed(p) && at < text.len && text.ptr[at] == '?') {
            at++;
            OG_TRY(make_optional(p, from, &one));
        }
        if (failed(p)) {
            p->problem->at += base;
            return OG_OK;
        }
        OG_TRY(join(p, out, &one));
    }
    return OG_OK;
}

// --- phrases

// What must be so where a step is reached without taking a token: nothing, the sentence begins there, or it ends there,
// or both.
enum { PLAIN = 0, AT_START = 1, AT_END = 2, WAYS = 4 };

// Follows steps from a list that only grows: each is on it once for each way.
typedef struct follower {
    const parser *p;
    const uint16_t *position_of;
    struct {
        uint16_t round; // in which it was reached last
        uint16_t ways;  // a bit for each on which it was
    } seen[MOST_STEPS];
    uint16_t round; // up to OG_MOST_POSITIONS + 1
    struct {
        uint16_t step;
        unsigned char way;
    } list[WAYS * MOST_STEPS];
    size_t count;
} follower;

static void visit(follower *f, size_t number, int target, unsigned char way)
{
    size_t to = (size_t)((long)number + target);
    if (f->seen[to].round != f->round) {
        f->seen[to].round = f->round;
        f->seen[to].ways = 0;
    }
    if (f->seen[to].ways >> way & 1)
        return;
    f->seen[to].ways |= (uint16_t)(1U << way);
    f->list[f->count].step = (uint16_t)to;
    f->list[f->count++].way = way;
}

// What is reached from a step: positions as masks, and the end of the phrase, a bit for each way.
static unsigned follow(follower *f, size_t from, uint64_t *plain, uint64_t *at_start)
{
    unsigned ended = 0;
    f->count = 0;
    f->round++;
    visit(f, from, 0, PLAIN);
    for (size_t i = 0; i < f->count; i++) {
        size_t number = f->list[i].step,
               position = f->position_of[number]; // NOLINT(clang-analyzer-core.uninitialized.Assign): visit wrote it
        unsigned char way = f->list[i].way;
        const step *s = &f->p->steps.items[number];
        if (s->kind == STEP_MATCH)
            ended |= 1U << way;
        else if (s->kind == STEP_FIRST || s->kind == STEP_LAST)
            visit(f, number, 1, way | (s->kind == STEP_FIRST ? AT_START : AT_END));
        else if (s->kind != STEP_TAKE)
            visit(f, number, s->target, way);
        else if (way == PLAIN)
            plain[position / 64] |= (uint64_t)1 << position % 64;
        else if (way == AT_START && at_start)
            at_start[position / 64] |= (uint64_t)1 << position % 64;
        if (s->kind == STEP_SPLIT && s->other != NOWHERE)
            visit(f, number, s->other, way);
    }
    return ended;
}

// Numbers the steps that take a token; false, with the problem told, where they are too many.
static bool number_positions(parser *p, uint16_t *position_of, og_phrase *phrase)
{
    size_t count = 0;
    for (size_t i = 0; i < p->steps.count; i++)
        position_of[i] = (uint16_t)(p->steps.items[i].kind == STEP_TAKE ? count++ : count);
    if (count > OG_MOST_POSITIONS)
        fail(p, "the phrase has more than 512 words, all alternatives counted: make two of it", 0);
    phrase->position_count = (uint16_t)count;
    phrase->mask_width = (uint16_t)(count / 64 + 1);
    if (phrase->mask_width > OG_MOST_MASK)
        phrase->mask_width = OG_MOST_MASK;
    return !failed(p);
}

// The masks of a phrase, all empty, at the end of the book's.
static og_status add_masks(parser *p, og_phrase *phrase)
{
    size_t numbers = (size_t)phrase->mask_width * (OG_MASK_COUNT + (size_t)phrase->position_count);
    if (p->book->masks.count + numbers > MOST_MASKS) {
        fail(p, "the phrases of all rules together have too many words and alternatives", 0);
        return OG_OK;
    }
    phrase->first_mask = (uint32_t)p->book->masks.count;
    for (size_t i = 0; i < numbers; i++)
        OG_TRY(og_vec_push(p->arena, &p->book->masks, 0));
    return OG_OK;
}

static og_position position_of_atom(const og_phrase_book *book, uint32_t atom)
{
    switch (atom) {
    case OG_ATOM_ANY:
        return (og_position){.signature = OG_SIGN_WORD};
    case OG_ATOM_COMMA:
        return (og_position){.signature = OG_SIGN_COMMA};
    case OG_ATOM_GAP:
        return (og_position){.signature = OG_SIGN_GAP};
    default: {
        const og_atom *about = &book->atoms.items[atom];
        return (og_position){about->signature, about->first_member, about->member_count};
    }
    }
}

static og_status link_positions(parser *p, og_phrase *phrase)
{
    uint16_t position_of[MOST_STEPS];
    follower f;
    if (!number_positions(p, position_of, phrase))
        return OG_OK;
    OG_TRY(add_masks(p, phrase));
    if (failed(p))
        return OG_OK;
    f.p = p;
    f.position_of = position_of;
    f.round = 0;
    memset(f.seen, 0, sizeof f.seen);
    size_t width = phrase->mask_width;
    uint64_t *masks = &p->book->masks.items[phrase->first_mask];
    unsigned empty = follow(&f, 0, masks + OG_STARTS * width, masks + OG_STARTS_SENTENCE * width);
    phrase->empty_at_start = empty >> AT_START & 1;
    phrase->empty_at_end = empty >> AT_END & 1;
    phrase->first_position = (uint32_t)p->book->positions.count;
    for (size_t i = 0; i < p->steps.count; i++) {
        const step *s = &p->steps.items[i];
        size_t position = position_of[i];
        if (s->kind != STEP_TAKE)
            continue;
        unsigned ended = follow(&f, i + 1, masks + (OG_MASK_COUNT + position) * width, NULL);
        uint64_t bit = (uint64_t)1 << position % 64;
        masks[OG_ENDS * width + position / 64] |= ended >> PLAIN & 1 ? bit : 0;
        masks[OG_ENDS_SENTENCE * width + position / 64] |= ended >> AT_END & 1 ? bit : 0;
        OG_TRY(og_vec_push(p->arena, &p->book->positions, position_of_atom(p->book, s->atom)));
    }
    return OG_OK;
}

static bool has_position(const uint64_t *mask, size_t position)
{
    return mask[position / 64] >> position % 64 & 1;
}

// What the beginning and the end of a match say of its first and last token.
static void sign_edges(const og_phrase_book *book, og_phrase *phrase)
{
    phrase->starts = phrase->empty_at_start || phrase->empty_at_end ? OG_SIGN_EVER : 0;
    if (!phrase->position_count)
        return;
    const size_t width = phrase->mask_width;
    const uint64_t *masks = &book->masks.items[phrase->first_mask];
    const og_position *positions = &book->positions.items[phrase->first_position];
    for (size_t i = 0; i < phrase->position_count; i++) {
        if (has_position(masks + OG_STARTS * width, i) || has_position(masks + OG_STARTS_SENTENCE * width, i))
            phrase->starts |= positions[i].signature;
        if (has_position(masks + OG_ENDS * width, i) || has_position(masks + OG_ENDS_SENTENCE * width, i))
            phrase->ends |= positions[i].signature;
    }
}

// The signature of the rarest atom that every match has beside the one by which it is found.
static uint64_t rarest_need(const og_phrase_book *book, const piece *whole, bool indexed)
{
    const uint32_t found_by = indexed && whole->anchors.count == 1 ? whole->anchors.items[0] : OG_NO_ATOM;
    const og_atom *rarest = NULL;
    for (size_t i = 0; i < whole->need_count; i++) {
        const og_atom *atom = &book->atoms.items[whole->needs[i]];
        if (whole->needs[i] != found_by && (!rarest || atom->cost < rarest->cost))
            rarest = atom;
    }
    return rarest ? rarest->signature : OG_SIGN_EVER;
}

static og_status keep(parser *p, og_str text, const piece *whole, bool indexed)
{
    og_phrase phrase = {
        .least = (uint16_t)whole->least, .most = (uint16_t)whole->most, .need = rarest_need(p->book, whole, indexed)};
    OG_TRY(link_positions(p, &phrase));
    if (failed(p))
        return OG_OK;
    sign_edges(p->book, &phrase);
    OG_TRY(og_vec_push(p->arena, &p->book->texts, text));
    return og_vec_push(p->arena, &p->book->phrases, phrase);
}

// --- the index

// How many tokens of a match can stand before each position.
typedef struct distances {
    uint16_t nearest[OG_MOST_POSITIONS], furthest[OG_MOST_POSITIONS];
} distances;

static void measure_distances(const og_phrase_book *book, const og_phrase *phrase, distances *out)
{
    const size_t width = phrase->mask_width, count = phrase->position_count;
    const uint64_t *masks = &book->masks.items[phrase->first_mask], *nexts = masks + OG_MASK_COUNT * width;
    for (size_t i = 0; i < count; i++) {
        bool first = has_position(masks + OG_STARTS * width, i) || has_position(masks + OG_STARTS_SENTENCE * width, i);
        out->nearest[i] = first ? 0 : UINT16_MAX;
        out->furthest[i] = 0;
    }
    for (size_t i = 0; i < count; i++) // in their order: what leads to a position comes before it
        for (size_t next = i + 1; next < count; next++) {
            if (!has_position(nexts + i * width, next))
                continue;
            if (out->nearest[next] > out->nearest[i] + 1)
                out->nearest[next] = (uint16_t)(out->nearest[i] + 1);
            if (out->furthest[next] <= out->furthest[i])
                out->furthest[next] = (uint16_t)(out->furthest[i] + 1);
        }
}

// Adds to a finder what may stand beside a token that the position takes.
static void sign_beside(const og_phrase_book *book, const og_phrase *phrase, size_t position, og_finder *finder)
{
    const size_t width = phrase->mask_width;
    const uint64_t *masks = &book->masks.items[phrase->first_mask], *nexts = masks + OG_MASK_COUNT * width;
    const og_position *positions = &book->positions.items[phrase->first_position];
    if (has_position(masks + OG_STARTS * width, position))
        finder->before |= OG_SIGN_EVER;
    if (has_position(masks + OG_STARTS_SENTENCE * width, position))
        finder->before |= OG_SIGN_FIRST;
    if (has_position(masks + OG_ENDS * width, position) || has_position(masks + OG_ENDS_SENTENCE * width, position))
        finder->after |= OG_SIGN_EVER;
    for (size_t i = 0; i < phrase->position_count; i++) {
        finder->before |= has_position(nexts + i * width, position) ? positions[i].signature : 0;
        finder->after |= has_position(nexts + position * width, i) ? positions[i].signature : 0;
    }
}

// The last phrase of the book is to be found by the atom.
static og_status use_anchor(parser *p, uint32_t atom, const distances *before)
{
    uint32_t number = (uint32_t)p->book->phrases.count - 1;
    const og_atom *about = &p->book->atoms.items[atom];
    const og_phrase *phrase = &p->book->phrases.items[number];
    const uint64_t *ends = &p->book->masks.items[phrase->first_mask + OG_ENDS * (size_t)phrase->mask_width];
    og_finder finder = {.phrase = number, .need = phrase->need, .nearest = UINT16_MAX, .whole = true};
    for (size_t i = 0; i < phrase->position_count; i++) {
        const og_position *position = &p->book->positions.items[phrase->first_position + i];
        if (position->first_member != about->first_member || position->member_count != about->member_count)
            continue;
        sign_beside(p->book, phrase, i, &finder);
        finder.nearest = before->nearest[i] < finder.nearest ? before->nearest[i] : finder.nearest;
        finder.furthest = before->furthest[i] > finder.furthest ? before->furthest[i] : finder.furthest;
        finder.whole &= has_position(ends, i);
    }
    finder.whole &= finder.before == OG_SIGN_EVER && finder.after == OG_SIGN_EVER;
    return og_book_find_by(p->arena, p->book, atom, finder);
}

// Each anchor once; and what phrases of names of very many words multiply to stays within memory.
static void prepare_anchors(parser *p, piece *whole)
{
    size_t kept = 0, finders = p->book->finders.count;
    qsort(whole->anchors.items, whole->anchors.count, sizeof *whole->anchors.items, by_number);
    for (size_t i = 0; i < whole->anchors.count; i++) {
        uint32_t atom = whole->anchors.items[i];
        if (kept && whole->anchors.items[kept - 1] == atom)
            continue;
        whole->anchors.items[kept++] = atom;
        finders += p->book->atoms.items[atom].member_count;
    }
    whole->anchors.count = kept;
    if (finders > MOST_FINDERS)
        fail(p, "the alternatives of all phrases together are too many", 0);
}

static og_status add_phrase(parser *p, og_str text, bool indexed)
{
    og_str folded;
    piece whole = NOTHING;
    OG_TRY(og_phrase_fold(p->arena, text, &folded));
    OG_TRY(parse_sequence(p, folded, 0, 0, &whole));
    if (!failed(p) && indexed && whole.cost == NEVER)
        fail(p, "a phrase needs a word or number that is always there", 0);
    if (!failed(p) && whole.most > MOST_TOKENS)
        fail(p, "the phrase is too long", 0);
    if (!failed(p))
        OG_TRY(add_step(p, (step){.kind = STEP_MATCH}));
    if (!failed(p) && indexed)
        prepare_anchors(p, &whole);
    if (!failed(p))
        OG_TRY(keep(p, text, &whole, indexed));
    if (failed(p) || !indexed)
        return OG_OK;
    distances before = {0};
    measure_distances(p->book, &p->book->phrases.items[p->book->phrases.count - 1], &before);
    for (size_t i = 0; i < whole.anchors.count; i++)
        OG_TRY(use_anchor(p, whole.anchors.items[i], &before));
    return OG_OK;
}

og_status og_phrase_add(og_arena *arena, og_phrase_book *book, og_str text, bool indexed, og_phrase_problem *problem)
{
    parser p; // without an initialiser: it would write all steps
    p.arena = arena;
    p.book = book;
    p.problem = problem;
    p.steps.count = 0;
    p.tokens = (og_tokens){0};
    *problem = (og_phrase_problem){0};
    og_status status = add_phrase(&p, text, indexed);
    og_tokens_free(&p.tokens);
    return status;
}

// SPDX-License-Identifier: MIT
// Phrases as written into steps, and the index under which they are found.
#include "rules/phrase.h"

#include "base/str.h"
#include "base/utf8.h"
#include "rules/phrase_book.h"

#include <string.h>

enum { DEEPEST = 12, MOST_STEPS = 2000, MOST_TOKENS = 1000, SHORT_GAP = 3, LONG_GAP = 6 };

// A symbol by which a piece is found, and how many tokens of the piece stand before it.
typedef struct anchor {
    uint32_t symbol;
    size_t least, most;
} anchor;

// What a piece of a phrase spans, and the symbols by which it can be found; score 0: it cannot.
typedef struct piece {
    size_t least, most;
    size_t score; // of the least rare of the anchors
    OG_VEC(anchor) anchors;
    og_phrase_need needs[OG_MOST_NEEDS]; // what is in every match
    size_t need_count;
} piece;

typedef struct parser {
    og_arena *arena;
    og_phrase_book *book;
    OG_VEC(og_step) steps;
    og_phrase_problem *problem;
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

static og_status add_step(parser *p, og_step step)
{
    if (p->steps.count >= MOST_STEPS) {
        fail(p, "the phrase is too long", 0);
        return OG_OK;
    }
    return og_vec_push(p->arena, &p->steps, step);
}

static bool is_word_byte(char c)
{
    return og_is_word(c) || c == '\'' || c == '%';
}

static size_t word_end(og_str text, size_t at)
{
    while (at < text.len && is_word_byte(text.ptr[at]))
        at++;
    return at;
}

static og_str without_final_apostrophe(og_str word)
{
    return og_str_ends(word, OG_STR("'")) ? og_str_slice(word, 0, word.len - 1) : word;
}

// --- pieces

// Puts `next` after `*out`. The better of the two sets of anchors is kept.
static og_status join(parser *p, piece *out, const piece *next)
{
    bool better = next->score > out->score ||
                  (next->score == out->score && next->score && next->anchors.count < out->anchors.count);
    if (better) {
        out->anchors.count = 0;
        for (size_t i = 0; i < next->anchors.count; i++) {
            anchor moved = next->anchors.items[i];
            moved.least += out->least;
            moved.most += out->most;
            OG_TRY(og_vec_push(p->arena, &out->anchors, moved));
        }
        out->score = next->score;
    }
    for (size_t i = 0; i < next->need_count && out->need_count < OG_MOST_NEEDS; i++)
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
    out->score = next->score < out->score ? next->score : out->score;
    out->least = next->least < out->least ? next->least : out->least;
    out->most = next->most > out->most ? next->most : out->most;
    out->need_count = 0;
    return OG_OK;
}

// Makes the steps from `from` on, which are `part`, optional.
static og_status make_optional(parser *p, size_t from, piece *part)
{
    OG_TRY(add_step(p, (og_step){.kind = OG_STEP_SPLIT}));
    if (failed(p))
        return OG_OK;
    size_t moved = p->steps.count - 1 - from;
    memmove(&p->steps.items[from + 1], &p->steps.items[from], moved * sizeof(og_step));
    p->steps.items[from] = (og_step){.kind = OG_STEP_SPLIT, .target = 1, .other = (int)moved + 1};
    *part = (piece){.most = part->most};
    return OG_OK;
}

static og_status symbol_piece(parser *p, uint32_t symbol, piece *out)
{
    *out = (piece){.least = 1,
                   .most = 1,
                   .score = p->book->symbols.items[symbol].score,
                   .needs = {{.number = symbol}},
                   .need_count = 1};
    OG_TRY(add_step(p, (og_step){.kind = OG_STEP_SYMBOL, .number = symbol}));
    return og_vec_push(p->arena, &out->anchors, (anchor){.symbol = symbol});
}

static og_status class_piece(parser *p, uint32_t number, piece *out)
{
    const og_word_class *members = &p->book->classes.items[number];
    *out = (piece){.least = 1,
                   .most = 1,
                   .score = SIZE_MAX,
                   .needs = {{.is_class = true, .number = number}},
                   .need_count = 1};
    for (size_t i = 0; i < members->symbols.count; i++) {
        uint32_t symbol = members->symbols.items[i];
        if (p->book->symbols.items[symbol].score < out->score)
            out->score = p->book->symbols.items[symbol].score;
        OG_TRY(og_vec_push(p->arena, &out->anchors, (anchor){.symbol = symbol}));
    }
    return add_step(p, (og_step){.kind = OG_STEP_CLASS, .number = number});
}

static og_status parse_sequence(parser *p, og_str text, size_t base, unsigned depth, piece *out);

// --- alternatives

// A single word, with or without a star: alternatives of this kind become a class.
static bool is_single_word(og_str text)
{
    size_t end = word_end(text, 0);
    if (!end || og_is_digit(text.ptr[0]))
        return false;
    return end == text.len || (end + 1 == text.len && text.ptr[end] == '*');
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

// Divides a group into the class of its single words and its other alternatives.
static og_status divide_group(parser *p, og_str text, size_t at, og_named_words *out)
{
    og_word_class members = {0};
    og_str part;
    out->word_class = OG_NO_CLASS;
    for (size_t next = 0; next_alternative(text, &next, &part) && !failed(p);) {
        if (!is_single_word(part)) {
            OG_TRY(og_vec_push(p->arena, &out->others, part));
            continue;
        }
        bool begins = part.ptr[part.len - 1] == '*';
        og_str word = without_final_apostrophe(begins ? og_str_slice(part, 0, part.len - 1) : part);
        if (begins && word.len < OG_STEM)
            fail(p, "a word with a star has at least three letters", at + (size_t)(part.ptr - text.ptr));
        if (!word.len)
            fail(p, "an apostrophe is no word", at + (size_t)(part.ptr - text.ptr));
        if (failed(p))
            return OG_OK;
        uint32_t symbol;
        OG_TRY(og_book_symbol(p->arena, p->book, begins ? OG_SYMBOL_BEGINS : OG_SYMBOL_WORD, word, &symbol));
        OG_TRY(og_vec_push(p->arena, &members.symbols, symbol));
        members.signature |= og_symbol_bit(symbol);
    }
    out->divided = true;
    if (!members.symbols.count)
        return OG_OK;
    out->word_class = (uint32_t)p->book->classes.count;
    return og_vec_push(p->arena, &p->book->classes, members);
}

// One alternative behind a split, with a jump from its end that is still to be aimed.
static og_status parse_alternative(parser *p, const og_str *text, size_t at, uint32_t word_class, unsigned depth,
                                   piece *out)
{
    OG_TRY(add_step(p, (og_step){.kind = OG_STEP_SPLIT, .target = 1}));
    if (text)
        OG_TRY(parse_sequence(p, *text, at, depth + 1, out));
    else
        OG_TRY(class_piece(p, word_class, out));
    return add_step(p, (og_step){.kind = OG_STEP_JUMP});
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
    p->steps.items[last].other = OG_NO_STEP;
}

static og_status parse_group(parser *p, const og_named_words *group, size_t base, const char *origin, unsigned depth,
                             piece *out)
{
    size_t start = p->steps.count, count = group->others.count + (group->word_class != OG_NO_CLASS);
    if (depth > DEEPEST)
        fail(p, "brackets and names are nested too deep", base);
    if (group->word_class != OG_NO_CLASS && count == 1 && !failed(p))
        return class_piece(p, group->word_class, out);
    for (size_t i = 0; i < count && !failed(p); i++) {
        piece one = {0};
        size_t split = p->steps.count;
        const og_str *text = i < group->others.count ? &group->others.items[i] : NULL;
        size_t at = base + (origin && text ? (size_t)(text->ptr - origin) : 0);
        OG_TRY(parse_alternative(p, text, at, group->word_class, depth, &one));
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

// Words joined by hyphens stand for words that follow each other.
static og_status parse_word(parser *p, og_str text, size_t *at, piece *out)
{
    for (;;) {
        size_t end = word_end(text, *at);
        og_str word = without_final_apostrophe(og_str_slice(text, *at, end));
        bool begins = end < text.len && text.ptr[end] == '*';
        uint32_t symbol;
        piece one;
        if (!word.len)
            fail(p, "a hyphen stands between words", *at);
        if (begins && word.len < OG_STEM)
            fail(p, "a word with a star has at least three letters", *at);
        if (failed(p))
            return OG_OK;
        OG_TRY(og_book_symbol(p->arena, p->book, begins ? OG_SYMBOL_BEGINS : OG_SYMBOL_WORD, word, &symbol));
        OG_TRY(symbol_piece(p, symbol, &one));
        OG_TRY(join(p, out, &one));
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
        OG_TRY(add_step(p, (og_step){.kind = OG_STEP_SPLIT, .target = 1, .other = (int)(2 * (words - i))}));
        OG_TRY(add_step(p, (og_step){.kind = OG_STEP_GAP}));
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
        og_step_kind kind;
        size_t tokens;
    } signs[] = {{'_', OG_STEP_ANY, 1}, {',', OG_STEP_COMMA, 1}, {'^', OG_STEP_FIRST, 0}, {'$', OG_STEP_LAST, 0}};
    uint32_t symbol;
    if (text.ptr[*at] == '#') {
        ++*at;
        OG_TRY(og_book_symbol(p->arena, p->book, OG_SYMBOL_NUMBER, OG_STR(""), &symbol));
        return symbol_piece(p, symbol, out);
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].sign == text.ptr[*at]) {
            ++*at;
            out->least = out->most = signs[i].tokens;
            return add_step(p, (og_step){.kind = signs[i].kind});
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
        piece one = {0};
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

static bool is_plain(const parser *p)
{
    for (size_t i = 0; i + 1 < p->steps.count; i++)
        if (p->steps.items[i].kind != OG_STEP_SYMBOL && p->steps.items[i].kind != OG_STEP_CLASS)
            return false;
    return true;
}

static og_status keep(parser *p, og_str text, const piece *whole)
{
    og_phrase_book *book = p->book;
    og_phrase phrase = {.text = text,
                        .first_step = (uint32_t)book->steps.count,
                        .step_count = (uint32_t)p->steps.count,
                        .least = (uint16_t)whole->least,
                        .most = (uint16_t)whole->most,
                        .need_count = (uint16_t)whole->need_count,
                        .plain = is_plain(p)};
    memcpy(phrase.needs, whole->needs, sizeof phrase.needs);
    for (size_t i = 0; i < p->steps.count; i++)
        OG_TRY(og_vec_push(p->arena, &book->steps, p->steps.items[i]));
    if (phrase.step_count > book->longest)
        book->longest = phrase.step_count;
    return og_vec_push(p->arena, &book->phrases, phrase);
}

og_status og_phrase_add(og_arena *arena, og_phrase_book *book, og_str text, bool indexed, og_phrase_problem *problem)
{
    og_str folded;
    *problem = (og_phrase_problem){0};
    parser p = {.arena = arena, .book = book, .problem = problem};
    piece whole = {0};
    OG_TRY(og_phrase_fold(arena, text, &folded));
    OG_TRY(parse_sequence(&p, folded, 0, 0, &whole));
    if (!failed(&p) && indexed && !whole.score)
        fail(&p, "a phrase needs a word or number that is always there", 0);
    if (!failed(&p) && whole.most > MOST_TOKENS)
        fail(&p, "the phrase is too long", 0);
    if (!failed(&p))
        OG_TRY(add_step(&p, (og_step){.kind = OG_STEP_MATCH}));
    if (failed(&p))
        return OG_OK;
    OG_TRY(keep(&p, text, &whole));
    for (size_t i = 0; indexed && i < whole.anchors.count; i++) {
        const anchor *by = &whole.anchors.items[i];
        og_phrase_use use = {.phrase = (uint32_t)book->phrases.count - 1,
                             .least = (uint16_t)by->least,
                             .most = (uint16_t)by->most};
        OG_TRY(og_book_use(arena, book, by->symbol, use));
    }
    return OG_OK;
}

// SPDX-License-Identifier: MIT
// Phrases as written into steps, and the index under which they are found.
#include "rules/phrase.h"

#include "base/str.h"
#include "base/utf8.h"

#include <string.h>

enum { DEEPEST = 12, MOST_STEPS = 2000, SHORT_GAP = 3, LONG_GAP = 6, FREQUENT_SCORE = 1, NUMBER_SCORE = 2 };

// A word that every match of a piece holds, and how many tokens of the piece stand before it.
typedef struct anchor {
    og_str word;
    bool begins;
    size_t least, most;
} anchor;

// What a piece of a phrase spans, and the words by which it can be found; score 0: it cannot.
typedef struct piece {
    size_t least, most;
    size_t score; // letters of the shortest anchor; less for words that are frequent
    OG_VEC(anchor) anchors;
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
        uint32_t code = og_utf8_decode(text, at, &length);
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
    return og_is_word(c) || c == '\'';
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

static size_t score_of(const parser *p, og_str word)
{
    for (size_t i = 0; i < p->book->frequent.count; i++)
        if (og_str_equal(p->book->frequent.items[i], word))
            return FREQUENT_SCORE;
    return word.len < OG_STEM ? FREQUENT_SCORE : word.len;
}

static og_status one_anchor(parser *p, piece *out, og_str word, bool begins)
{
    out->least = out->most = 1;
    out->score = score_of(p, word);
    return og_vec_push(p->arena, &out->anchors, (anchor){.word = word, .begins = begins});
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
    part->least = 0;
    part->score = 0;
    part->anchors.count = 0;
    return OG_OK;
}

static og_status parse_sequence(parser *p, og_str text, size_t at, unsigned depth, piece *out);

// A single word, with or without a star: alternatives of this kind become a class.
static bool is_single_word(og_str text)
{
    size_t end = word_end(text, 0);
    if (!end || (text.ptr[0] >= '0' && text.ptr[0] <= '9'))
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

// The class of the single words of a group; *made is SIZE_MAX where it has none. (Of a named group it is made once.)
static og_status make_class(parser *p, og_str text, og_named_words *named, size_t *made)
{
    og_str part;
    *made = SIZE_MAX;
    if (named && named->word_class) {
        *made = named->word_class - 1;
        return OG_OK;
    }
    og_word_class class = {0};
    for (size_t at = 0; next_alternative(text, &at, &part);) {
        if (!is_single_word(part))
            continue;
        bool begins = part.ptr[part.len - 1] == '*';
        og_str word = without_final_apostrophe(begins ? og_str_slice(part, 0, part.len - 1) : part);
        if (begins && word.len < OG_STEM)
            fail(p, "a word with a star has at least three letters", (size_t)(part.ptr - text.ptr));
        OG_TRY(og_vec_push(p->arena, &class.words,
                           (og_class_word){.word = word, .hash = og_word_hash(word), .begins = begins}));
    }
    if (!class.words.count)
        return OG_OK;
    *made = p->book->classes.count;
    if (named)
        named->word_class = *made + 1;
    return og_vec_push(p->arena, &p->book->classes, class);
}

static og_status class_piece(parser *p, size_t word_class, piece *out)
{
    OG_TRY(add_step(p, (og_step){.kind = OG_STEP_CLASS, .word_class = word_class}));
    const og_word_class *class = &p->book->classes.items[word_class];
    for (size_t i = 0; i < class->words.count; i++) {
        piece word = {0};
        OG_TRY(one_anchor(p, &word, class->words.items[i].word, class->words.items[i].begins));
        OG_TRY(alternative(p, out, &word, i == 0));
    }
    return OG_OK;
}

// One alternative behind a split, with a jump from its end that is still to be aimed.
static og_status parse_alternative(parser *p, og_str text, size_t at, size_t word_class, unsigned depth, piece *out)
{
    OG_TRY(add_step(p, (og_step){.kind = OG_STEP_SPLIT, .target = 1}));
    if (word_class != SIZE_MAX)
        OG_TRY(class_piece(p, word_class, out));
    else
        OG_TRY(parse_sequence(p, text, at, depth + 1, out));
    return add_step(p, (og_step){.kind = OG_STEP_JUMP});
}

// Alternatives: those of several words in turn, then the class of all that are single words.
static og_status parse_group(parser *p, og_str text, size_t at, og_named_words *named, unsigned depth, piece *out)
{
    enum { MOST_ALTERNATIVES = 200 };
    size_t made = SIZE_MAX, splits[MOST_ALTERNATIVES], count = 0;
    og_str part;
    if (depth > DEEPEST) {
        fail(p, "brackets and names are nested too deep", at);
        return OG_OK;
    }
    OG_TRY(make_class(p, text, named, &made));
    for (size_t next = 0; !failed(p);) {
        bool more = next_alternative(text, &next, &part);
        piece one = {0};
        if (more && is_single_word(part))
            continue;
        if (!more && made == SIZE_MAX)
            break;
        if (count == MOST_ALTERNATIVES)
            fail(p, "too many alternatives", at);
        splits[count % MOST_ALTERNATIVES] = p->steps.count;
        OG_TRY(parse_alternative(p, part, at + (named || !more ? 0 : (size_t)(part.ptr - text.ptr)),
                                 more ? SIZE_MAX : made, depth, &one));
        if (failed(p))
            break;
        OG_TRY(alternative(p, out, &one, count == 0));
        count++;
        if (!more)
            break;
    }
    for (size_t i = 0; i < count && !failed(p); i++) { // aim the splits at the next alternative, the jumps at the end
        size_t end = i + 1 < count ? splits[i + 1] : p->steps.count;
        p->steps.items[splits[i]].other = i + 1 < count ? (int)(end - splits[i]) : OG_NO_STEP;
        p->steps.items[end - 1].target = (int)(p->steps.count - (end - 1));
    }
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
        piece one = {0};
        if (!word.len)
            fail(p, "a hyphen stands between words", *at);
        if (begins && word.len < OG_STEM)
            fail(p, "a word with a star has at least three letters", *at);
        OG_TRY(add_step(
            p, (og_step){.kind = begins ? OG_STEP_BEGINS : OG_STEP_WORD, .word = word, .hash = og_word_hash(word)}));
        OG_TRY(one_anchor(p, &one, word, begins));
        OG_TRY(join(p, out, &one));
        *at = end + begins;
        if (failed(p) || begins || *at >= text.len || text.ptr[*at] != '-')
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
    size_t close = og_str_find_byte(text, '}', *at);
    og_str id = og_str_slice(text, *at + 1, close == SIZE_MAX ? *at + 1 : close);
    og_named_words *named = find_name(p->book, id);
    if (close == SIZE_MAX) {
        fail(p, "{ has no }", *at);
    } else if (!named) {
        fail(p, "no <words> have this name", *at);
        p->problem->near = nearest_name(p->book, id);
    } else {
        OG_TRY(parse_group(p, named->text, *at, named, depth + 1, out));
        *at = close + 1;
    }
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
    OG_TRY(parse_group(p, og_str_slice(text, *at + 1, end - 1), *at + 1, NULL, depth + 1, out));
    *at = end;
    return OG_OK;
}

static og_status parse_sign(parser *p, og_str text, size_t *at, piece *out)
{
    og_step step = {0};
    switch (text.ptr[*at]) {
    case '_':
        step.kind = OG_STEP_ANY;
        break;
    case '#':
        step.kind = OG_STEP_NUMBER;
        break;
    case ',':
        step.kind = OG_STEP_COMMA;
        break;
    case '^':
        step.kind = OG_STEP_FIRST;
        break;
    case '$':
        step.kind = OG_STEP_LAST;
        break;
    default:
        fail(p, "this sign means nothing in a phrase", *at);
        return OG_OK;
    }
    ++*at;
    if (step.kind == OG_STEP_NUMBER) {
        OG_TRY(one_anchor(p, out, OG_STR("#"), false));
        out->score = NUMBER_SCORE;
    }
    out->least = out->most = step.kind == OG_STEP_FIRST || step.kind == OG_STEP_LAST ? 0 : 1;
    return add_step(p, step);
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
    for (size_t at = 0; at < text.len && !failed(p);) {
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

// --- the index

static size_t *slot_of(const og_key_table *table, og_str word, uint32_t hash)
{
    size_t at = hash & (table->capacity - 1);
    while (table->slots[at]) {
        const og_phrase_key *key = &table->keys.items[table->slots[at] - 1];
        if (key->hash == hash && og_str_equal(key->word, word))
            break;
        at = (at + 1) & (table->capacity - 1);
    }
    return &table->slots[at];
}

const og_phrase_key *og_phrase_key_find(const og_key_table *table, og_str word, uint32_t hash)
{
    if (!table->capacity)
        return NULL;
    size_t key = *slot_of(table, word, hash);
    return key ? &table->keys.items[key - 1] : NULL;
}

static og_status grow_table(og_arena *arena, og_key_table *table)
{
    enum { LEAST_CAPACITY = 256 };
    size_t capacity = table->capacity ? table->capacity * 2 : LEAST_CAPACITY;
    table->slots = og_arena_alloc_array(arena, capacity, sizeof *table->slots);
    if (!table->slots)
        return OG_NO_MEMORY;
    table->capacity = capacity;
    for (size_t i = 0; i < table->keys.count; i++)
        *slot_of(table, table->keys.items[i].word, table->keys.items[i].hash) = i + 1;
    return OG_OK;
}

static og_status index_use(og_arena *arena, og_key_table *table, og_str word, og_phrase_use use)
{
    uint32_t hash = og_word_hash(word);
    if (table->keys.count * 2 >= table->capacity)
        OG_TRY(grow_table(arena, table));
    size_t *slot = slot_of(table, word, hash);
    if (!*slot) {
        OG_TRY(og_vec_push(arena, &table->keys, (og_phrase_key){.word = word, .hash = hash}));
        *slot = table->keys.count;
    }
    og_phrase_key *key = &table->keys.items[*slot - 1];
    for (size_t i = 0; i < key->uses.count; i++)
        if (key->uses.items[i].phrase == use.phrase && key->uses.items[i].least == use.least &&
            key->uses.items[i].most == use.most)
            return OG_OK;
    return og_vec_push(arena, &key->uses, use);
}

static og_status index_phrase(og_arena *arena, og_phrase_book *book, size_t phrase, const piece *whole)
{
    for (size_t i = 0; i < whole->anchors.count; i++) {
        const anchor *by = &whole->anchors.items[i];
        og_phrase_use use = {.phrase = phrase, .least = by->least, .most = by->most};
        if (by->begins)
            OG_TRY(index_use(arena, &book->stems, og_str_slice(by->word, 0, OG_STEM), use));
        else
            OG_TRY(index_use(arena, &book->words, by->word, use));
    }
    return OG_OK;
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
    if (!failed(&p))
        OG_TRY(add_step(&p, (og_step){.kind = OG_STEP_MATCH}));
    if (failed(&p))
        return OG_OK;
    og_phrase phrase = {.text = text,
                        .first_step = book->steps.count,
                        .step_count = p.steps.count,
                        .least = whole.least,
                        .most = whole.most};
    for (size_t i = 0; i < p.steps.count; i++)
        OG_TRY(og_vec_push(arena, &book->steps, p.steps.items[i]));
    if (phrase.step_count > book->longest)
        book->longest = phrase.step_count;
    OG_TRY(og_vec_push(arena, &book->phrases, phrase));
    return indexed ? index_phrase(arena, book, book->phrases.count - 1, &whole) : OG_OK;
}

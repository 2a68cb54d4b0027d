// SPDX-License-Identifier: MIT
// Phrases: what each way of writing one finds and what is refused, and, for thousands of random phrases, that matching
// agrees with a plain interpreter of phrases and that the index loses nothing.
#include "base/buf.h"
#include "base/str.h"
#include "rules/rule_scanner.h"
#include "rules/word_types.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define LITERAL(text)                                                                                                  \
    {                                                                                                                  \
        text, sizeof(text) - 1                                                                                         \
    }

enum { MOST_TOKENS = 60 }; // of a text of these tests: sets of places are one number

static const struct {
    og_str id, text;
} NAMES[] = {
    {LITERAL("staff"), LITERAL("staff|social workers|worker*")},
    {LITERAL("who"), LITERAL("{staff}|leaders|the (head|chief)")},
    {LITERAL("not"), LITERAL("not|don't|no longer")},
    {LITERAL("circle"), LITERAL("a|b {round}")},
    {LITERAL("round"), LITERAL("c|{circle} d")},
    {LITERAL("self"), LITERAL("{self}")},
    {LITERAL("broken"), LITERAL("fine|wrong (here")},
    {LITERAL("short-star"), LITERAL("good|go*")},
    {LITERAL("alone"), LITERAL("plainly")},
};

static const og_str BARRIERS[] = {LITERAL("not"), LITERAL("but")};

typedef struct bench {
    og_arena *arena;
    og_phrase_book book;
    og_tokens tokens;
    og_word_types types;
    const og_word_type *type_of[MOST_TOKENS];
    og_phrase_subject subject;
} bench;

static bench *open_bench(void)
{
    bench *b = calloc(1, sizeof *b);
    assert_non_null(b);
    b->arena = og_arena_new();
    assert_non_null(b->arena);
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        assert_int_equal(
            og_vec_push(b->arena, &b->book.names, (og_named_words){.id = NAMES[i].id, .text = NAMES[i].text}), OG_OK);
    for (size_t i = 0; i < sizeof BARRIERS / sizeof *BARRIERS; i++)
        assert_int_equal(og_vec_push(b->arena, &b->book.barriers, BARRIERS[i]), OG_OK);
    b->types.book = &b->book;
    return b;
}

static void close_bench(bench *b)
{
    og_tokens_free(&b->tokens);
    og_word_types_free(&b->types);
    og_arena_free(b->arena);
    free(b);
}

// A text as phrases see it. Must come after the phrases: word types know those that were there.
static void read_text(bench *b, og_str text)
{
    og_word_types_free(&b->types);
    assert_int_equal(og_tokens_divide(&b->tokens, text), OG_OK);
    assert_true(b->tokens.count <= MOST_TOKENS);
    for (size_t i = 0; i < b->tokens.count; i++)
        assert_int_equal(og_word_types_find(&b->types, &b->tokens.items[i], &b->type_of[i]), OG_OK);
    b->subject = (og_phrase_subject){.tokens = b->tokens.items, .types = b->type_of, .count = b->tokens.count};
}

static void add(bench *b, og_str phrase, bool indexed)
{
    og_phrase_problem problem;
    assert_int_equal(og_phrase_add(b->arena, &b->book, phrase, indexed, &problem), OG_OK);
    if (problem.what)
        fail_msg("%.*s: %s at %zu", OG_STR_ARG(phrase), problem.what, problem.at);
}

// The bytes of the text that the first match takes; "-" for none.
static og_str first_match(bench *b, og_str text)
{
    for (size_t first = 0; first < b->subject.count; first++) {
        size_t end = og_phrase_match_at(&b->book, 0, &b->subject, first);
        if (end != SIZE_MAX && end > first)
            return og_str_slice(text, b->tokens.items[first].start, b->tokens.items[end - 1].end);
    }
    return OG_STR("-");
}

// --- what phrases find

static const struct {
    const char *phrase, *text, *found; // "-": nothing
} MATCHES[] = {
    // words
    {"good", "All is Good.", "Good"},
    {"good", "Goodness", "-"},
    {"Good Plans", "good plans", "good plans"},
    {"good plans", "good, plans", "-"},
    {"good plans", "good (plans", "-"},
    {"good plans", "good. Plans", "-"},
    {"good plans", "good \"plans\"", "good \"plans"},
    {"good plans", "plans good", "-"},
    {"good good", "good", "-"},
    {"children's", "the children\xE2\x80\x99s home", "children\xE2\x80\x99s"},
    {"children\xE2\x80\x99s", "the children's home", "children's"},
    {"children", "the children's home", "-"},
    {"leavers' plans", "care leavers\xE2\x80\x99 plans", "leavers\xE2\x80\x99 plans"},
    {"leavers'", "leavers", "leavers"},
    {"well coordinated", "is well-coordinated", "well-coordinated"},
    {"well-coordinated", "is well coordinated", "well coordinated"},
    {"16-year-old", "a 16-year-old boy", "16-year-old"},
    {"up-to-date", "up to date", "up to date"},
    {"caf\xC3\xA9", "the caf\xC3\xA9 is open", "caf\xC3\xA9"},
    {"na\xC3\xAFve*", "naive na\xC3\xAFvety", "na\xC3\xAFvety"},
    {"(na\xC3\xAFve|caf\xC3\xA9)", "caf\xC3\xA9", "caf\xC3\xA9"},
    // numbers, divided as texts are
    {"#", "12 of them", "12"},
    {"# of", "83% of", "83% of"},
    {"# of", "1,200 of", "1,200 of"},
    {"# of", "3.5 of", "3.5 of"},
    {"#", "twelve b12", "-"},
    {"83%", "83 83%", "83%"},
    {"1,200 visits", "of 1,200 visits", "1,200 visits"},
    {"3.5 days", "in 3.5 days", "3.5 days"},
    {"the 3rd", "the 3rd time", "the 3rd"},
    {"(1st|2nd) time", "the 2nd time", "2nd time"},
    {"in 2019, good", "in 2019, good", "in 2019, good"},
    // stars
    {"inconsisten*", "Inconsistently", "Inconsistently"},
    {"inconsisten*", "inconsiste", "-"},
    {"del* help", "delays help", "delays help"},
    {"well-plan* help", "well-planned help", "well-planned help"},
    {"child*", "children's", "children's"},
    {"(delay*|drift)", "no drifts or delays", "delays"},
    {"plan* planning", "planning planning", "planning planning"},
    // alternatives
    {"(good|strong) help", "strong help", "strong help"},
    {"(good|very strong) help", "very strong help", "very strong help"},
    {"(good|(very|quite) strong|fine) help", "quite strong help", "quite strong help"},
    {"((a|b c)|(d (e|f g)|h)) x", "d f g x", "d f g x"},
    {"((a|b c)|(d (e|f g)|h)) x", "b x", "-"},
    {"( good | fine )", "fine", "fine"},
    {"(good|good help)", "good help", "good help"},
    {"(|very) good", "very good", "very good"},
    {"(very|) good", "quite good", "good"},
    {"(very||so) good", "so good", "so good"},
    {"() good", "good", "good"},
    {"(good)", "good", "good"},
    // optional parts
    {"very? good", "good", "good"},
    {"very? good", "very good", "very good"},
    {"good (and fair)? help", "good and fair help", "good and fair help"},
    {"good (and fair)? help", "good and help", "-"},
    {"good {not}? help", "good no longer help", "good no longer help"},
    {"good help?", "good help", "good help"},
    {"good ..? end", "good a b c end", "good a b c end"},
    {"((very)? very)? good", "very very good", "very very good"},
    // names
    {"{staff} know", "social workers know", "social workers know"},
    {"{who} know", "The chief knows; the head know", "the head know"},
    {"{who} know", "Workers know", "Workers know"},
    {"({who}|they) {not} know", "They don\xE2\x80\x99t know", "They don\xE2\x80\x99t know"},
    {"{alone}", "plainly", "plainly"},
    // gaps
    {"a _ b", "a x b", "a x b"},
    {"a _ b", "a b", "-"},
    {"a _ b", "a, b", "-"},
    {"a _ b", "a not b", "a not b"}, // one word, whichever
    {"a _ b", "a 7 b", "a 7 b"},
    {"a .. b", "a b", "a b"},
    {"a .. b", "a x, y b", "a x, y b"},
    {"a .. b", "a w x y b", "a w x y b"},
    {"a .. b", "a v w x y b", "-"},
    {"a .. b", "a x not b", "-"},
    {"a .. b", "a, but b", "-"},
    {"a .. but", "a x but", "a x but"}, // over, not to
    {"a .. b", "a x; b", "-"},
    {"a .. b", "a x. B", "-"},
    {"a ... b", "a 1 2 3 4 5 6 b", "a 1 2 3 4 5 6 b"},
    {"a ... b", "a 1 2 3 4 5 6 7 b", "-"},
    {"a .. b", "a b b b b b", "a b b b b"}, // the longest
    {"a..b", "a x b", "a x b"},
    {"a.. b ..c", "a b c", "a b c"},
    // commas, starts and ends
    {"a , b", "a, b", "a, b"},
    {"a, b", "a b", "-"},
    {"a ,? b", "a b", "a b"},
    {"^ a", "a b", "a"},
    {"^ a", "b a", "-"},
    {"^a",
     "\xE2\x80\x9C"
     "a",
     "a"},
    {"^? a b", "x a b", "a b"},
    {"(^|,) however", "It is, however late", ", however"},
    {"(^|,) however", "However late", "However"},
    {"(^|,) however", "It is however late", "-"},
    {"^ .. b", "x y b", "x y b"},
    {"^ .. b", "x y z w b", "-"},
    {"a $", "b a.", "a"},
    {"a $", "a b", "-"},
    {"a $", "a?!", "a"},
    {"a $", "a).", "-"},
    {"a (b|$)", "a.", "a"},
    {"a (b|$)", "a c", "-"},
    {"^ a $", "a", "a"},
    {"a ^ b", "a b", "-"},
    {"a $ b", "a b", "-"},
    {"  a \t b  ", "a b", "a b"},
};

static void test_matches(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof MATCHES / sizeof *MATCHES; i++) {
        bench *b = open_bench();
        og_str text = og_str_from(MATCHES[i].text);
        add(b, og_str_from(MATCHES[i].phrase), false);
        read_text(b, text);
        og_str found = first_match(b, text);
        if (!og_str_equal(found, og_str_from(MATCHES[i].found)))
            fail_msg("%s in %s: found %.*s", MATCHES[i].phrase, MATCHES[i].text, OG_STR_ARG(found));
        close_bench(b);
    }
}

// A phrase that may take no token matches so at the beginning or the end of a sentence alone.
static void test_empty_matches(void **state)
{
    static const struct {
        const char *phrase;
        bool at_start, at_end;
    } cases[] = {{"^", true, false},   {"$", false, true},    {"(a b|^)", true, false}, {"x? $", false, true},
                 {"x?", false, false}, {"^ $", false, false}, {"..", false, false},     {"", false, false}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bench *b = open_bench();
        add(b, og_str_from(cases[i].phrase), false);
        read_text(b, OG_STR("one two."));
        for (size_t first = 0; first <= b->subject.count; first++) {
            size_t end = og_phrase_match_at(&b->book, 0, &b->subject, first);
            bool empty = (cases[i].at_start && first == 0) || (cases[i].at_end && first >= 2);
            if ((end == first) != empty)
                fail_msg("%s at %zu: ends at %zu", cases[i].phrase, first, end);
        }
        close_bench(b);
    }
}

// --- what is refused

static const struct {
    const char *phrase;
    bool indexed;
    const char *what;
    size_t at;
    const char *near;
} PROBLEMS[] = {
    {"a (b", false, "( has no )", 2, ""},
    {"a ((b) c", false, "( has no )", 2, ""},
    {"a b)", false, "this sign means nothing", 3, ""},
    {"a | b", false, "this sign means nothing", 2, ""},
    {"a }", false, "this sign means nothing", 2, ""},
    {"?a", false, "this sign means nothing", 0, ""},
    {"a ?", false, "this sign means nothing", 2, ""},
    {"a??", false, "this sign means nothing", 2, ""},
    {"a * b", false, "this sign means nothing", 2, ""},
    {"good**", false, "this sign means nothing", 5, ""},
    {"a: b", false, "this sign means nothing", 1, ""},
    {"a -b", false, "this sign means nothing", 2, ""},
    {"a- b", false, "a hyphen stands between words", 2, ""},
    {"a--b", false, "a hyphen stands between words", 2, ""},
    {"a {staff", false, "{ has no }", 2, ""},
    {"a {stuff} b", false, "no <words> have this name", 2, "staff"},
    {"a {whatever-this-is}", false, "no <words> have this name", 2, ""},
    {"{}", false, "no <words> have this name", 0, ""},
    {"(a|({stuff}))", false, "no <words> have this name", 4, "staff"},
    {"a . b", false, "a gap is written", 2, ""},
    {"a .... b", false, "a gap is written", 2, ""},
    {"so go*", false, "at least three letters", 3, ""},
    {"(fine|go*)", false, "at least three letters", 6, ""},
    {"(fine|so go* on)", false, "at least three letters", 9, ""},
    {"well-a*", false, "at least three letters", 5, ""},
    {"say 'hello'", false, "no text has this as a word", 4, ""},
    {"it''s", false, "no text has this as a word", 0, ""},
    {"a '", false, "no text has this as a word", 2, ""},
    {"(a|')", false, "no text has this as a word", 3, ""},
    {"a % b", false, "no text has this as a word", 2, ""},
    {"a \xE2\x80\x93 b", false, "no text has this as a word", 2, ""},
    {"(a|\xE6\x97\xA5)", false, "no text has this as a word", 3, ""},
    {"a \xFF", false, "no text has this as a word", 2, ""},
    {"", true, "that is always there", 0, ""},
    {".. _", true, "that is always there", 0, ""},
    {"a?", true, "that is always there", 0, ""},
    {"(a|) (b|..)", true, "that is always there", 0, ""},
    {"^ $", true, "that is always there", 0, ""},
    {"x {circle}", false, "nested too deep", 2, ""},
    {"x {self}", false, "nested too deep", 2, ""},
    {"x {broken}", false, "( has no )", 2, ""},
    {"x {short-star}", false, "at least three letters", 2, ""},
};

static void test_problems(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof PROBLEMS / sizeof *PROBLEMS; i++) {
        bench *b = open_bench();
        og_phrase_problem got;
        og_str phrase = og_str_from(PROBLEMS[i].phrase);
        assert_int_equal(og_phrase_add(b->arena, &b->book, phrase, PROBLEMS[i].indexed, &got), OG_OK);
        og_str what = og_str_from(got.what ? got.what : "nothing");
        if (og_str_find(what, og_str_from(PROBLEMS[i].what), 0) == SIZE_MAX || got.at != PROBLEMS[i].at ||
            !og_str_equal(got.near, og_str_from(PROBLEMS[i].near)))
            fail_msg("%s: %.*s at %zu near \"%.*s\"", PROBLEMS[i].phrase, OG_STR_ARG(what), got.at,
                     OG_STR_ARG(got.near));
        assert_int_equal(b->book.phrases.count, 0);
        assert_int_equal(b->book.positions.count, 0);
        assert_int_equal(b->book.masks.count, 0);
        // the book is as good as before
        add(b, OG_STR("good {alone}? end"), true);
        read_text(b, OG_STR("a good end"));
        assert_int_equal(og_phrase_match_at(&b->book, 0, &b->subject, 1), 3);
        close_bench(b);
    }
}

// --- sizes

static og_str repeat(og_buf *out, const char *before, const char *part, size_t count, const char *after)
{
    og_buf_printf(out, "%s", before);
    for (size_t i = 0; i < count; i++)
        og_buf_printf(out, "%s", part);
    og_buf_printf(out, "%s", after);
    assert_int_equal(out->status, OG_OK);
    return og_buf_str(out);
}

static void check_size(const char *before, const char *part, size_t count, const char *after, const char *what)
{
    bench *b = open_bench();
    og_buf text = {0};
    og_phrase_problem problem;
    assert_int_equal(og_phrase_add(b->arena, &b->book, repeat(&text, before, part, count, after), true, &problem),
                     OG_OK);
    og_str got = og_str_from(problem.what ? problem.what : "");
    if (og_str_find(got, og_str_from(what), 0) == SIZE_MAX || (!what[0] && got.len))
        fail_msg("%zu times %s: %.*s", count, part, OG_STR_ARG(got));
    og_buf_free(&text);
    close_bench(b);
}

static void test_sizes(void **state)
{
    (void)state;
    check_size("", "a ", 512, "", "");
    check_size("", "a ", 513, "", "more than 512 words");
    check_size("", "a ", 3000, "", "too long");
    check_size("a ", "b? ", 511, "", "");
    check_size("(", "a b|", 255, "c d)", "");
    check_size("(", "a b|", 255, "c d e)", "more than 512 words");
    check_size("(", "ab|", 20000, "cd)", ""); // single words are one place, however many
    check_size("(", "a|", 20000, "b c)", "");
    check_size("a ", "... ", 85, "", "");
    check_size("a ", "... ", 86, "", "more than 512 words");
    check_size("a ", "()", 5000, "", "too long");
    check_size("", "(", 100000, "", "( has no )");
    check_size("a", ")", 100000, "", "means nothing");
    check_size("((((((((((((", "a b|c", 1, "))))))))))))", "");
    check_size("(((((((((((((", "a b|c", 1, ")))))))))))))", "nested too deep");
    check_size("", "{staff} ", 600, "", "too long");
}

// More than 64 places take another way than the many short phrases; it must find the same.
static void test_wide_phrases(void **state)
{
    (void)state;
    for (size_t count = 60; count < 135; count++) {
        bench *b = open_bench();
        og_buf phrase = {0};
        add(b, repeat(&phrase, "^ (", "x y z|", count / 3, "a ... b c) $"), true);
        og_buf_free(&phrase);
        add(b, repeat(&phrase, "good ", "(so good|fine)? ", count / 3, "end"), true);
        og_buf_free(&phrase);
        read_text(b, OG_STR("a 1 2 3 b c."));
        assert_int_equal(og_phrase_match_at(&b->book, 0, &b->subject, 0), 6);
        read_text(b, OG_STR("a 1 2 3 b c d."));
        assert_int_equal(og_phrase_match_at(&b->book, 0, &b->subject, 0), SIZE_MAX);
        read_text(b, OG_STR("x y z"));
        assert_int_equal(og_phrase_match_at(&b->book, 0, &b->subject, 0), 3);
        read_text(b, OG_STR("so good fine so good fine end"));
        assert_int_equal(og_phrase_match_at(&b->book, 1, &b->subject, 1), 7);
        assert_int_equal(og_phrase_match_at(&b->book, 1, &b->subject, 0), SIZE_MAX);
        close_bench(b);
    }
}

// --- the plain interpreter: from a set of places (bit i: before token i) to those after a part of the phrase

static uint64_t run_sequence(const bench *b, og_str text, uint64_t at);

static size_t closing(og_str text, size_t at)
{
    size_t depth = 0;
    for (;; at++) {
        depth += text.ptr[at] == '(';
        depth -= text.ptr[at] == ')';
        if (!depth)
            return at;
    }
}

static uint64_t run_group(const bench *b, og_str text, uint64_t at)
{
    uint64_t out = 0;
    for (size_t from = 0, end = 0; from <= text.len; from = ++end) {
        for (end = from; end < text.len && text.ptr[end] != '|'; end++)
            if (text.ptr[end] == '(')
                end = closing(text, end);
        out |= run_sequence(b, og_str_slice(text, from, end), at);
    }
    return out;
}

// One token for each place: those of which `takes` says so.
static uint64_t run_token(const bench *b, uint64_t at, char kind, og_str word)
{
    uint64_t out = 0;
    for (size_t i = 0; i < b->tokens.count; i++) {
        const og_token *token = &b->tokens.items[i];
        bool barrier = false, text = token->kind <= OG_TOKEN_NUMBER;
        for (size_t k = 0; k < sizeof BARRIERS / sizeof *BARRIERS; k++)
            barrier |= og_str_equal(token->text, BARRIERS[k]);
        bool comma = token->kind == OG_TOKEN_COMMA;
        bool takes = kind == '_'   ? text
                     : kind == ',' ? comma
                     : kind == '.' ? (text && !barrier) || comma
                     : kind == '#' ? token->kind == OG_TOKEN_NUMBER
                     : kind == '*' ? text && og_str_starts(token->text, word)
                                   : text && og_str_equal(token->text, word);
        if (takes && at >> i & 1)
            out |= (uint64_t)1 << (i + 1);
    }
    return out;
}

static uint64_t last_places(const bench *b)
{
    size_t i = b->tokens.count;
    uint64_t out = (uint64_t)1 << i;
    while (i > 0 && b->tokens.items[i - 1].kind == OG_TOKEN_POINT)
        out |= (uint64_t)1 << --i;
    return out;
}

static uint64_t run_element(const bench *b, og_str text, size_t *next, uint64_t at)
{
    size_t from = *next, end = from + 1;
    char c = text.ptr[from];
    uint64_t out = at;
    if (c == '(') {
        end = closing(text, from) + 1;
        out = run_group(b, og_str_slice(text, from + 1, end - 1), at);
    } else if (c == '{') {
        end = og_str_find_byte(text, '}', from) + 1;
        for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
            if (og_str_equal(NAMES[i].id, og_str_slice(text, from + 1, end - 1)))
                out = run_group(b, NAMES[i].text, at);
    } else if (c == '.') {
        end = og_str_starts(og_str_slice(text, from, text.len), OG_STR("...")) ? from + 3 : from + 2;
        for (size_t i = 0; i < (end - from == 3 ? 6 : 3); i++)
            out |= run_token(b, out, '.', (og_str){0});
    } else if (c == '^' || c == '$') {
        out = at & (c == '^' ? 1 : last_places(b));
    } else if (c == '_' || c == ',' || c == '#') {
        out = run_token(b, at, c, (og_str){0});
    } else {
        while (end < text.len && (og_is_word(text.ptr[end]) || text.ptr[end] == '\''))
            end++;
        bool star = end < text.len && text.ptr[end] == '*';
        out = run_token(b, at, star ? '*' : 'w', og_str_slice(text, from, end));
        end += star;
    }
    *next = end;
    return out;
}

static uint64_t run_sequence(const bench *b, og_str text, uint64_t at)
{
    for (size_t next = 0; next < text.len;) {
        if (text.ptr[next] == ' ') {
            next++;
            continue;
        }
        uint64_t after = run_element(b, text, &next, at);
        bool optional = next < text.len && text.ptr[next] == '?';
        next += optional;
        at = optional ? at | after : after;
    }
    return at;
}

// The end of the longest match with a token at all; SIZE_MAX: none.
static size_t expected_end(const bench *b, og_str phrase, size_t first)
{
    uint64_t ends = run_sequence(b, phrase, (uint64_t)1 << first) & ~((uint64_t)1 << first);
    size_t end = SIZE_MAX;
    for (size_t i = first + 1; i <= b->tokens.count; i++)
        end = ends >> i & 1 ? i : end;
    return end;
}

// --- random phrases and texts

static uint32_t seed = 20260101;

static size_t below(size_t most)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % most;
}

static void write_words(og_buf *out, unsigned depth);

static void write_element(og_buf *out, unsigned depth)
{
    static const char *const parts[] = {"ab",   "cd", "abc", "abcd", "abc*", "don't", "not", "but", "of", "ab",
                                        "abcd", "_",  "..",  "...",  "#",    ",",     "^",   "$",   "cd", "bcd*"};
    static const char *const names[] = {"{staff}", "{who}", "{not}", "{alone}"};
    size_t kind = below(12);
    if (kind == 0) {
        og_buf_printf(out, "%s", names[below(4)]);
    } else if (kind < 4 && depth < 3) {
        og_buf_printf(out, "(");
        for (size_t i = below(3) + 1; i-- > 0;) {
            if (below(8))
                write_words(out, depth + 1);
            if (i)
                og_buf_printf(out, "|");
        }
        og_buf_printf(out, ")");
    } else {
        og_buf_printf(out, "%s", parts[below(sizeof parts / sizeof *parts)]);
    }
    if (!below(5))
        og_buf_printf(out, "?");
}

static void write_words(og_buf *out, unsigned depth)
{
    for (size_t i = below(3) + 1; i-- > 0;) {
        write_element(out, depth);
        og_buf_printf(out, i ? " " : "");
    }
}

static void write_text(og_buf *out)
{
    static const char *const parts[] = {"ab",  "cd",     "abc",  "abcd",    "abcde",  "don't",  "not",
                                        "no",  "longer", "of",   "but",     "12",     "3%",     ",",
                                        ",",   ";",      ".",    "leaders", "worker", "social", "workers",
                                        "the", "head",   "bcde", "plainly", "staff"};
    for (size_t i = below(14); i-- > 0;)
        og_buf_printf(out, "%s ", parts[below(below(3) ? 12 : sizeof parts / sizeof *parts)]);
    og_buf_printf(out, below(2) ? "." : "");
}

static void check_agrees(bench *b, size_t count)
{
    for (size_t phrase = 0; phrase < count; phrase++) {
        og_str text = b->book.texts.items[phrase];
        for (size_t first = 0; first <= b->tokens.count; first++) {
            size_t end = og_phrase_match_at(&b->book, phrase, &b->subject, first);
            size_t wanted = expected_end(b, text, first);
            if (end == first)
                end = SIZE_MAX;
            if (end != wanted) {
                for (size_t i = 0; i < b->tokens.count; i++)
                    print_message("%.*s ", OG_STR_ARG(b->tokens.items[i].text));
                fail_msg("\n%.*s at %zu: ends at %zu, should at %zu", OG_STR_ARG(text), first, end, wanted);
            }
            bool short_enough = end == SIZE_MAX || (end - first >= b->book.phrases.items[phrase].least &&
                                                    end - first <= b->book.phrases.items[phrase].most);
            assert_true(short_enough);
        }
    }
}

// Adds up to `count` random phrases; those that are refused for want of a word are left out.
static size_t add_random(bench *b, size_t count, bool indexed)
{
    for (size_t i = 0; i < count; i++) {
        og_buf text = {0};
        og_str kept;
        og_phrase_problem problem;
        write_words(&text, 0);
        assert_int_equal(og_arena_copy(b->arena, og_buf_str(&text), &kept), OG_OK);
        og_buf_free(&text);
        assert_int_equal(og_phrase_add(b->arena, &b->book, kept, indexed, &problem), OG_OK);
        if (problem.what && !(indexed && og_str_find(og_str_from(problem.what), OG_STR("always there"), 0) != SIZE_MAX))
            fail_msg("%.*s: %s", OG_STR_ARG(kept), problem.what);
    }
    return b->book.phrases.count;
}

static void test_random_phrases(void **state)
{
    enum { ROUNDS = 60, PHRASES = 40, TEXTS = 40 };
    (void)state;
    size_t found = 0;
    for (int round = 0; round < ROUNDS; round++) {
        bench *b = open_bench();
        size_t count = add_random(b, PHRASES, false);
        assert_int_equal(count, PHRASES);
        for (int i = 0; i < TEXTS; i++) {
            og_buf text = {0};
            write_text(&text);
            read_text(b, og_buf_str(&text));
            og_buf_free(&text);
            check_agrees(b, count);
            for (size_t phrase = 0; phrase < count; phrase++)
                found += expected_end(b, b->book.texts.items[phrase], 0) != SIZE_MAX;
        }
        close_bench(b);
    }
    assert_true(found > (size_t)ROUNDS * TEXTS); // the texts are not beside the point
}

// --- the index

static void check_same(const og_rule_hits *a, const og_rule_hits *b, const og_rule_plan *plan)
{
    for (size_t i = 0; i < a->count || i < b->count; i++) {
        const og_rule_hit *left = i < a->count ? &a->items[i] : NULL, *right = i < b->count ? &b->items[i] : NULL;
        if (left && right && left->rule == right->rule && left->first == right->first && left->end == right->end)
            continue;
        const og_rule_hit *odd = left ? left : right;
        assert_non_null(odd); // i is within one of the two
        if (odd)
            fail_msg("%.*s: differs at %zu", OG_STR_ARG(plan->book.texts.items[odd->rule]), (size_t)odd->first);
    }
}

// A catalogue made by hand: every phrase is a rule.
static og_catalogue catalogue_of(bench *b)
{
    og_catalogue catalogue = {.arena = b->arena, .rules = {.book = b->book}};
    for (size_t i = 0; i < b->book.phrases.count; i++) {
        og_rule rule = {.phrases = {i, 1}};
        assert_int_equal(og_vec_push(b->arena, &catalogue.rules.rules, rule), OG_OK);
        assert_int_equal(og_vec_push(b->arena, &catalogue.rules.phrase_rule, (uint32_t)i), OG_OK);
    }
    return catalogue;
}

static void test_index_loses_nothing(void **state)
{
    enum { ROUNDS = 40, PHRASES = 80, TEXTS = 60 };
    static const og_str frequent[] = {LITERAL("abc"), LITERAL("ab"), LITERAL("of"), LITERAL("cd")};
    (void)state;
    size_t found = 0, tried = 0, tried_all = 0;
    for (int round = 0; round < ROUNDS; round++) {
        bench *b = open_bench();
        for (size_t i = 0; i < (size_t)round % 5; i++)
            assert_int_equal(og_vec_push(b->arena, &b->book.frequent, frequent[i % 4]), OG_OK);
        add_random(b, PHRASES, true);
        og_catalogue catalogue = catalogue_of(b);
        og_rule_scanner *indexed = NULL, *exhaustive = NULL;
        assert_int_equal(og_rule_scanner_new(&catalogue, NULL, &indexed), OG_OK);
        assert_int_equal(og_rule_scanner_new(&catalogue, NULL, &exhaustive), OG_OK);
        og_rule_scanner_set_exhaustive(exhaustive, true);
        for (int i = 0; i < TEXTS; i++) {
            og_buf text = {0};
            og_rule_hits some, all;
            og_rule_place place = {0};
            for (int k = 0; k < (i % 4 ? 1 : 5); k++) { // also longer ones than a set has bits
                write_text(&text);
                og_buf_add_byte(&text, ' ');
            }
            assert_int_equal(og_rule_scanner_find(indexed, og_buf_str(&text), &place, &some), OG_OK);
            assert_int_equal(og_rule_scanner_find(exhaustive, og_buf_str(&text), &place, &all), OG_OK);
            check_same(&some, &all, &catalogue.rules);
            found += all.count;
            og_buf_free(&text);
        }
        tried += og_rule_scanner_count(indexed).phrases;
        tried_all += og_rule_scanner_count(exhaustive).phrases;
        og_rule_scanner_free(indexed);
        og_rule_scanner_free(exhaustive);
        close_bench(b);
    }
    assert_true(found > (size_t)ROUNDS * TEXTS);
    assert_true(tried * 2 < tried_all); // and it saves something
}

// Copies of the same words are one symbol and one class has each once, so that books stay small.
static void test_symbols_are_shared(void **state)
{
    (void)state;
    bench *b = open_bench();
    add(b, OG_STR("good help"), true);
    size_t atoms = b->book.atoms.count;
    add(b, OG_STR("good help (good|help)"), true);
    assert_int_equal(b->book.atoms.count, atoms + 1); // the class
    add(b, OG_STR("(help|good|help)"), true);
    assert_int_equal(b->book.atoms.count, atoms + 1);
    add(b, OG_STR("GOOD help's"), true);
    assert_int_equal(b->book.atoms.count, atoms + 2);
    add(b, OG_STR("{staff} {staff} {staff}"), true);
    atoms = b->book.atoms.count;
    add(b, OG_STR("{staff}"), true);
    assert_int_equal(b->book.atoms.count, atoms);
    close_bench(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_matches),
        cmocka_unit_test(test_empty_matches),
        cmocka_unit_test(test_problems),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_wide_phrases),
        cmocka_unit_test(test_random_phrases),
        cmocka_unit_test(test_symbols_are_shared),
        cmocka_unit_test(test_index_loses_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// SPDX-License-Identifier: MIT
// Phrases against texts: the input's lines up to an empty one are phrases, all after it is the text. What the index
// finds must be what trying every phrase at every word finds.
#include "fuzz/fuzz.h"

#include "base/str.h"
#include "rules/rule_scanner.h"

enum { MOST_PHRASES = 64, MOST_TEXT = 4096 };

typedef struct fixture {
    og_catalogue catalogue;
    og_arena *arena;
} fixture;

static void add_names(fixture *f)
{
    static const struct {
        og_str id, text;
    } names[] = {{{"one", 3}, {"plan*|visits|social worker", 26}},
                 {{"two", 3}, {"{one}|good ({one}|not)", 22}},
                 {{"loop", 4}, {"a|{loop} b", 10}}};
    og_phrase_book *book = &f->catalogue.rules.book;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        fuzz_promise(og_vec_push(f->arena, &book->names, (og_named_words){.id = names[i].id, .text = names[i].text}) ==
                         OG_OK,
                     "there is memory");
    fuzz_promise(og_vec_push(f->arena, &book->barriers, OG_STR("not")) == OG_OK, "there is memory");
}

// Every phrase is a rule; one that is refused is told to be with its place.
static void add_phrase(fixture *f, og_str line)
{
    og_rule_plan *plan = &f->catalogue.rules;
    og_phrase_problem problem;
    og_str kept;
    size_t number = plan->book.phrases.count;
    fuzz_promise(og_arena_copy(f->arena, line, &kept) == OG_OK, "there is memory");
    fuzz_promise(og_phrase_add(f->arena, &plan->book, kept, true, &problem) == OG_OK, "there is memory");
    fuzz_promise(!problem.what == (plan->book.phrases.count == number + 1), "a phrase is refused or in the book");
    if (problem.what) {
        fuzz_promise(problem.at <= line.len, "what is wrong has its place");
        return;
    }
    const og_phrase *phrase = &plan->book.phrases.items[number];
    fuzz_promise(phrase->least <= phrase->most && phrase->position_count <= OG_MOST_POSITIONS, "sizes are sane");
    fuzz_promise(og_vec_push(f->arena, &plan->rules, (og_rule){.phrases = {number, 1}}) == OG_OK, "there is memory");
    fuzz_promise(og_vec_push(f->arena, &plan->phrase_rule, (uint32_t)number) == OG_OK, "there is memory");
}

static og_rule_scanner *scanner_of(const fixture *f, bool exhaustive)
{
    og_rule_scanner *scanner = NULL;
    fuzz_promise(og_rule_scanner_new(&f->catalogue, NULL, &scanner) == OG_OK, "there is memory");
    og_rule_scanner_set_exhaustive(scanner, exhaustive);
    return scanner;
}

static void compare(const fixture *f, og_str text)
{
    og_rule_scanner *indexed = scanner_of(f, false), *exhaustive = scanner_of(f, true);
    og_rule_place place = {0};
    og_rule_hits some, all;
    fuzz_promise(og_rule_scanner_find(indexed, text, &place, &some) == OG_OK, "there is memory");
    fuzz_promise(og_rule_scanner_find(exhaustive, text, &place, &all) == OG_OK, "there is memory");
    fuzz_promise(some.count == all.count, "the index loses no hit");
    for (size_t i = 0; i < some.count; i++) {
        const og_rule_hit *hit = &some.items[i];
        const og_phrase *phrase = &f->catalogue.rules.book.phrases.items[hit->rule];
        fuzz_promise(hit->rule == all.items[i].rule && hit->first == all.items[i].first && hit->end == all.items[i].end,
                     "the index finds what is there");
        fuzz_promise(hit->end - hit->first >= phrase->least && hit->end - hit->first <= phrase->most,
                     "a hit is as long as the phrase may be");
    }
    og_rule_scanner_free(indexed);
    og_rule_scanner_free(exhaustive);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fixture f = {.arena = og_arena_new()};
    og_str rest = {(const char *)data, size}, line;
    fuzz_promise(f.arena != NULL, "there is memory");
    add_names(&f);
    for (size_t i = 0; i < MOST_PHRASES && og_str_next_split(&rest, '\n', &line) && line.len; i++)
        add_phrase(&f, line);
    if (rest.ptr)
        compare(&f, og_str_slice(rest, 0, MOST_TEXT));
    og_arena_free(f.arena);
    return 0;
}

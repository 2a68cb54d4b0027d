// SPDX-License-Identifier: MIT
// For tests of rules: a catalogue with rules written in the test, and the sentences found by them. The program's own
// rules are there too, as everywhere; what tests ask about is the rules of the test alone.
#ifndef OG_TEST_RULED_H
#define OG_TEST_RULED_H

#include "base/buf.h"
#include "rules/rule_scanner.h"
#include "unit/data.h"

// What every rule with words must have. No test tries it.
#define PROOF "<hit>h</hit><miss>m</miss>"
#define RULE(id, says, phrases) "<rule id='" id "' " says "><phrases>" phrases "</phrases>" PROOF "</rule>"

typedef struct og_rule_bench {
    og_catalogue *catalogue;
    og_scanner *patterns;
    og_rule_scanner *scanner;
} og_rule_bench;

// A catalogue of the program's own data and of rules written as the inside of <rules>.
static inline og_catalogue *catalogue_with(const char *rules)
{
    og_buf text = {0};
    og_buf_printf(&text, "<rules>%s</rules>%c", rules, '\0');
    assert_int_equal(text.status, OG_OK);
    og_catalogue *catalogue = load_text(text.ptr);
    og_buf_free(&text);
    return catalogue;
}

static inline void rule_bench_of(og_rule_bench *bench, og_catalogue *catalogue)
{
    *bench = (og_rule_bench){.catalogue = catalogue};
    assert_int_equal(og_scanner_new(catalogue, NULL, &bench->patterns), OG_OK);
    assert_int_equal(og_rule_scanner_new(catalogue, bench->patterns, &bench->scanner), OG_OK);
}

static inline void rule_bench_open(og_rule_bench *bench, const char *rules)
{
    rule_bench_of(bench, catalogue_with(rules));
}

static inline void rule_bench_close(og_rule_bench *bench)
{
    og_rule_scanner_free(bench->scanner);
    og_scanner_free(bench->patterns);
    og_catalogue_free(bench->catalogue);
    *bench = (og_rule_bench){0};
}

static inline const og_rule *rule_at(const og_rule_bench *bench, const og_rule_hit *hit)
{
    return &bench->catalogue->rules.rules.items[hit->rule];
}

// The hits of the test's own rules in a sentence at a place; `own` keeps them. Valid as long as og_rule_hits are.
static inline og_rule_hits own_hits(og_rule_bench *bench, const char *sentence, const og_rule_place *place,
                                    og_rule_hit *own, size_t room)
{
    og_rule_hits hits;
    og_rule_place nowhere = {.kind = OG_STR("paragraph")};
    size_t count = 0;
    assert_int_equal(og_rule_scanner_find(bench->scanner, og_str_from(sentence), place ? place : &nowhere, &hits),
                     OG_OK);
    for (size_t i = 0; i < hits.count; i++)
        if (!rule_at(bench, &hits.items[i])->built_in) {
            assert_true(count < room);
            own[count++] = hits.items[i];
        }
    hits.items = own;
    hits.count = count;
    return hits;
}

#endif

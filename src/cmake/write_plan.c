// SPDX-License-Identifier: MIT
// A tool of the build: reads data/ as the library would and writes the catalogue to standard output as C tables
// (rules/built_in.h). Pointers to constant tables are cast: nobody writes to a catalogue.
#include "base/secret.h"
#include "base/str.h"
#include "ofgrade/catalogue.h"
#include "rules/built_in.h"
#include "rules/framework.h"
#include "write_tables.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

const og_catalogue *const og_built_in_catalogue = NULL;

// --- the book

// Chains are written one after another, so that to follow one is to read on; the atoms say where each begins then.
static void put_finders(const og_phrase_book *book)
{
    size_t count = 0;
    open_table("og_finder");
    for (size_t i = 0; i < book->atoms.count; i++)
        for (uint32_t at = book->atoms.items[i].first_finder; at; at = book->finders.items[at - 1].next) {
            const og_finder *finder = &book->finders.items[at - 1];
            count++;
            put("\n    {0x%" PRIx64 "u, 0x%" PRIx64 "u, 0x%" PRIx64 "u, %" PRIu32 ", %zu, %d, %d, %d},", finder->before,
                finder->after, finder->need, finder->phrase, finder->next ? count + 1 : 0, finder->nearest,
                finder->furthest, finder->whole);
        }
    close_vec(count);
}

static void put_atoms(const og_phrase_book *book)
{
    size_t finders = 0;
    open_table("og_atom");
    for (size_t i = 0; i < book->atoms.count; i++) {
        const og_atom *atom = &book->atoms.items[i];
        const size_t before = finders;
        for (uint32_t at = atom->first_finder; at; at = book->finders.items[at - 1].next)
            finders++;
        put("\n    {0x%" PRIx64 "u, %" PRIu64 "u, %" PRIu32 ", %" PRIu32 ", %zu, %zu},", atom->signature, atom->cost,
            atom->first_member, atom->member_count, finders > before ? before + 1 : 0, finders > before ? finders : 0);
    }
    close_vec(book->atoms.count);
}

static void put_positions(const og_phrase_book *book)
{
    open_table("og_position");
    for (size_t i = 0; i < book->positions.count; i++)
        put("%s{0x%" PRIx64 "u, %" PRIu32 ", %" PRIu32 "},", i % 5 ? " " : "\n    ", book->positions.items[i].signature,
            book->positions.items[i].first_member, book->positions.items[i].member_count);
    close_vec(book->positions.count);
}

static void put_masks(const og_phrase_book *book)
{
    open_table("uint64_t");
    for (size_t i = 0; i < book->masks.count; i++)
        put("%s0x%" PRIx64 "u,", i % 12 ? " " : "\n    ", book->masks.items[i]);
    close_vec(book->masks.count);
}

static void put_phrases(const og_phrase_book *book)
{
    open_table("og_phrase");
    for (size_t i = 0; i < book->phrases.count; i++) {
        const og_phrase *phrase = &book->phrases.items[i];
        put("\n    {0x%" PRIx64 "u, 0x%" PRIx64 "u, 0x%" PRIx64 "u, %" PRIu32 ", %" PRIu32 ", %d, %d, %d, %d, %d, %d},",
            phrase->starts, phrase->ends, phrase->need, phrase->first_position, phrase->first_mask,
            phrase->position_count, phrase->mask_width, phrase->least, phrase->most, phrase->empty_at_start,
            phrase->empty_at_end);
    }
    close_vec(book->phrases.count);
}

// Hashes are made anew with a number that is always the same, so that the same rules give the same program. Only texts
// meet this table: it is as good as its longest run of slots.
static const uint64_t SECRET = 0x5bd1e995a7c3f12d;

static uint32_t hash_of(const og_word_table *table, const og_word_key *key)
{
    return og_hash(SECRET, (og_str){table->letters.items + key->at, key->length});
}

static void put_slots(const og_word_table *table)
{
    uint32_t *slots = calloc(table->capacity + 1, sizeof *slots);
    if (!slots) {
        fail_tables();
        return;
    }
    for (size_t i = 0; i < table->keys.count; i++) {
        size_t at = hash_of(table, &table->keys.items[i]) & (table->capacity - 1);
        while (slots[at])
            at = (at + 1) & (table->capacity - 1);
        slots[at] = (uint32_t)i + 1;
    }
    open_table("uint32_t");
    for (size_t i = 0; i < table->capacity; i++)
        put("%" PRIu32 "u, ", slots[i]);
    free(slots);
    const size_t number = close_table();
    put("(uint32_t *)uint32_t_%zu", number);
}

static void put_words(const og_word_table *table)
{
    put("{.slots = ");
    put_slots(table);
    put(", .capacity = %zu, .secret = 0x%" PRIx64 "u, .longest = %zu, .keys = ", table->capacity, SECRET,
        table->longest);
    open_table("og_word_key");
    for (size_t i = 0; i < table->keys.count; i++) {
        const og_word_key *key = &table->keys.items[i];
        put("\n    {%" PRIu32 ", %" PRIu32 ", %" PRIu32 "u, %" PRIu32 "},", key->at, key->length, hash_of(table, key),
            key->atom);
    }
    close_vec(table->keys.count);
    put(", .letters = ");
    open_table("char");
    for (size_t i = 0; i < table->keys.count; i++) {
        put("\n    ");
        put_bytes((og_str){table->letters.items + table->keys.items[i].at, table->keys.items[i].length});
    }
    close_vec(table->letters.count);
    put("}");
}

static void put_book(const og_phrase_book *book)
{
    put("{.atoms = ");
    put_atoms(book);
    put(", .finders = ");
    put_finders(book);
    put(", .members = ");
    put_numbers(book->members.items, book->members.count);
    put(", .positions = ");
    put_positions(book);
    put(", .masks = ");
    put_masks(book);
    put(", .phrases = ");
    put_phrases(book);
    put(", .barriers = ");
    put_strs(book->barriers.items, book->barriers.count);
    put(", .number_known = %d, .number = %" PRIu32 ", .words = ", book->number_known, book->number);
    put_words(&book->words);
    put(", .stems = ");
    put_words(&book->stems);
    put("}");
}

// --- rules

static void put_conditions(const og_rule *rule)
{
    open_table("og_condition");
    for (size_t i = 0; i < rule->conditions.count; i++) {
        const og_condition *condition = &rule->conditions.items[i];
        put("{%d, %d, ", (int)condition->subject, condition->none);
        put_strs(condition->values.items, condition->values.count);
        put("}, ");
    }
    close_vec(rule->conditions.count);
}

static void put_unless(const og_rule *rule)
{
    open_table("og_unless");
    for (size_t i = 0; i < rule->unless.count; i++)
        put("{%d, {%zu, %zu}}, ", (int)rule->unless.items[i].where, rule->unless.items[i].phrases.first,
            rule->unless.items[i].phrases.count);
    close_vec(rule->unless.count);
}

static void put_rule(const og_rule *rule)
{
    put("\n    {.id = ");
    put_str(rule->id);
    put(", .file = ");
    put_str(rule->file);
    put(", .line = %zu, .built_in = true, .layers = %u, .value = {", rule->line, rule->layers);
    for (size_t i = 0; i < OG_ASPECT_COUNT; i++)
        put("%d, ", rule->value[i]);
    put("}, .theme = %zu, .about = ", rule->theme);
    put_str(rule->about);
    put(", .names = ");
    put_str(rule->names);
    put(", .strength = %.17g, .weight = %.17g, .factor = %.17g, .reach = %zu, .backward = %d, .before = %.17g, "
        ".after = %.17g, .until_comma = %d, .phrases = {%zu, %zu}, .conditions = ",
        rule->strength, rule->weight, rule->factor, rule->reach, rule->backward, rule->before, rule->after,
        rule->until_comma, rule->phrases.first, rule->phrases.count);
    put_conditions(rule);
    put(", .patterns = ");
    put_sizes(rule->patterns.items, rule->patterns.count);
    put(", .unless = ");
    put_unless(rule);
    put("},");
}

static void put_rules(const og_rule_plan *plan)
{
    open_table("og_rule");
    for (size_t i = 0; i < plan->rules.count; i++)
        put_rule(&plan->rules.items[i]);
    close_vec(plan->rules.count);
}

static void put_themes(const og_rule_plan *plan)
{
    open_table("og_theme");
    for (size_t i = 0; i < plan->themes.count; i++) {
        const og_theme *theme = &plan->themes.items[i];
        const og_str members[] = {theme->id, theme->name, theme->measure, theme->meaning};
        put("\n    {");
        for (size_t k = 0; k < sizeof members / sizeof *members; k++) {
            put_str(members[k]);
            put(", ");
        }
        put("},");
    }
    close_vec(plan->themes.count);
}

static void put_plan(const og_rule_plan *plan)
{
    put("{.rules = ");
    put_rules(plan);
    put(", .themes = ");
    put_themes(plan);
    put(", .phrase_rule = ");
    put_numbers(plan->phrase_rule.items, plan->phrase_rule.count);
    put(", .everywhere = ");
    put_sizes(plan->everywhere.items, plan->everywhere.count);
    put(", .with_patterns = ");
    put_sizes(plan->with_patterns.items, plan->with_patterns.count);
    put(", .with_conditions = ");
    put_sizes(plan->with_conditions.items, plan->with_conditions.count);
    put(", .minding_place = ");
    put_sizes(plan->minding_place.items, plan->minding_place.count);
    put(", .book = ");
    put_book(&plan->book);
    put("}");
}

static void write_catalogue(const og_catalogue *catalogue)
{
    printf("// Generated from data/ by src/cmake/write_plan.c.\n#include \"rules/built_in.h\"\n\n");
    open_table("og_catalogue");
    put("{.scales = ");
    put_scales(catalogue);
    put(", .frameworks = ");
    put_frameworks(catalogue);
    put(", .sign_count = %zu, .title_ends = ", catalogue->sign_count);
    put_strs(catalogue->title_ends.items, catalogue->title_ends.count);
    put(", .patterns = ");
    put_patterns(catalogue);
    put(", .rules = ");
    put_plan(&catalogue->rules);
    put(", .grading = ");
    put_gradings(catalogue);
    put("}");
    printf("\nconst og_catalogue *const og_built_in_catalogue = og_catalogue_%zu;\n", close_table());
}

static void tell(const og_diagnostics *diagnostics)
{
    for (size_t i = 0; i < og_diagnostics_count(diagnostics); i++) {
        og_diagnostic about = og_diagnostics_get(diagnostics, i);
        fprintf(stderr, "data/%.*s:%zu:%zu: %.*s %.*s\n", OG_STR_ARG(about.file), about.line, about.column,
                OG_STR_ARG(about.message), OG_STR_ARG(about.hint));
    }
}

int main(void)
{
    og_catalogue *catalogue = NULL;
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_status status = og_catalogue_new(NULL, diagnostics, &catalogue);
    if (status == OG_OK)
        write_catalogue(catalogue);
    else if (diagnostics)
        tell(diagnostics);
    og_diagnostics_free(diagnostics);
    og_catalogue_free(catalogue);
    return status == OG_OK && !tables_failed() && fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}

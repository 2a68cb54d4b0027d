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

static void write_bytes(og_str s)
{
    printf("\"");
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        bool plain = c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '?';
        printf(plain ? "%c" : "\\%03o", c);
    }
    printf("\"");
}

void write_str(og_str s)
{
    printf("{");
    write_bytes(s);
    printf(", %zu}", s.len);
}

void write_vec(const char *type, const char *name, size_t number, size_t count)
{
    if (count)
        printf("{(%s *)%s%zu, %zu, %zu}", type, name, number, count, count);
    else
        printf("{0}");
}

static void write_sizes(const char *name, size_t number, const size_t *items, size_t count)
{
    if (!count)
        return;
    printf("static const size_t %s%zu[] = {", name, number);
    for (size_t i = 0; i < count; i++)
        printf("%zu, ", items[i]);
    printf("};\n");
}

static void write_numbers(const char *name, size_t number, const uint32_t *items, size_t count)
{
    if (!count)
        return;
    printf("static const uint32_t %s%zu[] = {", name, number);
    for (size_t i = 0; i < count; i++)
        printf("%" PRIu32 "u, ", items[i]);
    printf("};\n");
}

void write_strs(const char *name, size_t number, const og_str *items, size_t count)
{
    if (!count)
        return;
    printf("static const og_str %s%zu[] = {", name, number);
    for (size_t i = 0; i < count; i++) {
        write_str(items[i]);
        printf(", ");
    }
    printf("};\n");
}

// --- the book

// Chains are written one after another, so that to follow one is to read on; the atoms say where each begins then.
static void write_finders(const og_phrase_book *book)
{
    size_t count = 0;
    printf("static const og_finder finders_0[] = {\n");
    for (size_t i = 0; i < book->atoms.count; i++)
        for (uint32_t at = book->atoms.items[i].first_finder; at; at = book->finders.items[at - 1].next) {
            const og_finder *finder = &book->finders.items[at - 1];
            count++;
            printf("    {0x%" PRIx64 "u, 0x%" PRIx64 "u, 0x%" PRIx64 "u, %" PRIu32 ", %zu, %d, %d, %d},\n",
                   finder->before, finder->after, finder->need, finder->phrase, finder->next ? count + 1 : 0,
                   finder->nearest, finder->furthest, finder->whole);
        }
    printf("};\n");
}

static void write_atoms(const og_phrase_book *book)
{
    size_t finders = 0;
    write_finders(book);
    write_numbers("members_", 0, book->members.items, book->members.count);
    printf("static const og_atom atoms_0[] = {\n");
    for (size_t i = 0; i < book->atoms.count; i++) {
        const og_atom *atom = &book->atoms.items[i];
        const size_t before = finders;
        for (uint32_t at = atom->first_finder; at; at = book->finders.items[at - 1].next)
            finders++;
        printf("    {0x%" PRIx64 "u, %" PRIu64 "u, %" PRIu32 ", %" PRIu32 ", %zu, %zu},\n", atom->signature, atom->cost,
               atom->first_member, atom->member_count, finders > before ? before + 1 : 0,
               finders > before ? finders : 0);
    }
    printf("};\n");
}

static void write_phrases(const og_phrase_book *book)
{
    printf("static const og_phrase phrases_0[] = {\n");
    for (size_t i = 0; i < book->phrases.count; i++) {
        const og_phrase *phrase = &book->phrases.items[i];
        printf("    {0x%" PRIx64 "u, 0x%" PRIx64 "u, 0x%" PRIx64 "u, %" PRIu32 ", %" PRIu32
               ", %d, %d, %d, %d, %d, %d},\n",
               phrase->starts, phrase->ends, phrase->need, phrase->first_position, phrase->first_mask,
               phrase->position_count, phrase->mask_width, phrase->least, phrase->most, phrase->empty_at_start,
               phrase->empty_at_end);
    }
    printf("};\nstatic const og_position positions_0[] = {");
    for (size_t i = 0; i < book->positions.count; i++)
        printf("%s{0x%" PRIx64 "u, %" PRIu32 ", %" PRIu32 "},", i % 5 ? " " : "\n    ",
               book->positions.items[i].signature, book->positions.items[i].first_member,
               book->positions.items[i].member_count);
    printf("\n};\nstatic const uint64_t masks_0[] = {");
    for (size_t i = 0; i < book->masks.count; i++)
        printf("%s0x%" PRIx64 "u,", i % 12 ? " " : "\n    ", book->masks.items[i]);
    printf("\n};\n");
}

// Hashes are made anew with a number that is always the same, so that the same rules give the same program. Only texts
// meet this table: it is as good as its longest run of slots.
static const uint64_t SECRET = 0x5bd1e995a7c3f12d;

static bool write_table(const char *name, const og_word_table *table)
{
    uint32_t *slots = calloc(table->capacity + 1, sizeof *slots);
    if (!slots)
        return false;
    printf("static const og_word_key %s_keys_0[] = {\n", name);
    for (size_t i = 0; i < table->keys.count; i++) {
        const og_word_key *key = &table->keys.items[i];
        uint32_t hash = og_hash(SECRET, (og_str){table->letters.items + key->at, key->length});
        size_t at = hash & (table->capacity - 1);
        while (slots[at])
            at = (at + 1) & (table->capacity - 1);
        slots[at] = (uint32_t)i + 1;
        printf("    {%" PRIu32 ", %" PRIu32 ", %" PRIu32 "u, %" PRIu32 "},\n", key->at, key->length, hash, key->atom);
    }
    printf("};\nstatic const char %s_letters_0[] =\n", name);
    for (size_t i = 0; i < table->keys.count; i++) {
        const og_word_key *key = &table->keys.items[i];
        printf("    ");
        write_bytes((og_str){table->letters.items + key->at, key->length});
        printf("\n");
    }
    printf("    \"\";\n");
    char slots_name[64];
    snprintf(slots_name, sizeof slots_name, "%s_slots_", name);
    write_numbers(slots_name, 0, slots, table->capacity);
    free(slots);
    return true;
}

static void write_table_use(const char *name, const og_word_table *table)
{
    char part[64];
    printf(".%s = {.slots = (uint32_t *)%s_slots_0, .capacity = %zu, .secret = 0x%" PRIx64
           "u, .longest = %zu, .keys = ",
           name, name, table->capacity, SECRET, table->longest);
    snprintf(part, sizeof part, "%s_keys_", name);
    write_vec("og_word_key", part, 0, table->keys.count);
    printf(", .letters = ");
    snprintf(part, sizeof part, "%s_letters_", name);
    write_vec("char", part, 0, table->letters.count);
    printf("}");
}

// --- rules

static void write_rule_parts(const og_rule *rule, size_t number)
{
    write_sizes("rule_patterns_", number, rule->patterns.items, rule->patterns.count);
    for (size_t i = 0; i < rule->conditions.count; i++) {
        char name[64];
        snprintf(name, sizeof name, "values_%zu_", number);
        write_strs(name, i, rule->conditions.items[i].values.items, rule->conditions.items[i].values.count);
    }
    if (rule->conditions.count)
        printf("static const og_condition conditions_%zu[] = {", number);
    for (size_t i = 0; i < rule->conditions.count; i++) {
        char name[64];
        snprintf(name, sizeof name, "values_%zu_", number);
        printf("{%d, %d, ", (int)rule->conditions.items[i].subject, rule->conditions.items[i].none);
        write_vec("og_str", name, i, rule->conditions.items[i].values.count);
        printf("}, ");
    }
    printf("%s", rule->conditions.count ? "};\n" : "");
    if (rule->unless.count)
        printf("static const og_unless unless_%zu[] = {", number);
    for (size_t i = 0; i < rule->unless.count; i++)
        printf("{%d, {%zu, %zu}}, ", (int)rule->unless.items[i].where, rule->unless.items[i].phrases.first,
               rule->unless.items[i].phrases.count);
    printf("%s", rule->unless.count ? "};\n" : "");
}

static void write_rule(const og_rule *rule, size_t number)
{
    printf("    {.id = ");
    write_str(rule->id);
    printf(", .file = ");
    write_str(rule->file);
    printf(", .line = %zu, .built_in = true, .layers = %u, .value = {", rule->line, rule->layers);
    for (size_t i = 0; i < OG_ASPECT_COUNT; i++)
        printf("%d, ", rule->value[i]);
    printf("}, .theme = %zu, .about = ", rule->theme);
    write_str(rule->about);
    printf(", .names = ");
    write_str(rule->names);
    printf(", .strength = %.17g, .weight = %.17g, .factor = %.17g, .reach = %zu, .backward = %d, .before = %.17g, "
           ".after = %.17g, .until_comma = %d, .phrases = {%zu, %zu}, .conditions = ",
           rule->strength, rule->weight, rule->factor, rule->reach, rule->backward, rule->before, rule->after,
           rule->until_comma, rule->phrases.first, rule->phrases.count);
    write_vec("og_condition", "conditions_", number, rule->conditions.count);
    printf(", .patterns = ");
    write_vec("size_t", "rule_patterns_", number, rule->patterns.count);
    printf(", .unless = ");
    write_vec("og_unless", "unless_", number, rule->unless.count);
    printf("},\n");
}

static void write_themes(const og_rule_plan *plan)
{
    printf("static const og_theme themes_0[] = {\n");
    for (size_t i = 0; i < plan->themes.count; i++) {
        printf("    {");
        write_str(plan->themes.items[i].id);
        printf(", ");
        write_str(plan->themes.items[i].name);
        printf(", ");
        write_str(plan->themes.items[i].measure);
        printf(", ");
        write_str(plan->themes.items[i].meaning);
        printf("},\n");
    }
    printf("};\n");
}

static bool write_plan(const og_catalogue *catalogue)
{
    const og_rule_plan *plan = &catalogue->rules;
    const og_phrase_book *book = &plan->book;
    printf("// Generated from data/ by src/cmake/write_plan.c.\n#include \"rules/built_in.h\"\n\n");
    write_frameworks(catalogue);
    write_gradings(catalogue);
    write_themes(plan);
    write_atoms(book);
    write_phrases(book);
    if (!write_table("words", &book->words) || !write_table("stems", &book->stems))
        return false;
    write_strs("barriers_", 0, book->barriers.items, book->barriers.count);
    for (size_t i = 0; i < plan->rules.count; i++)
        write_rule_parts(&plan->rules.items[i], i);
    printf("static const og_rule rules_0[] = {\n");
    for (size_t i = 0; i < plan->rules.count; i++)
        write_rule(&plan->rules.items[i], i);
    printf("};\n");
    write_numbers("phrase_rule_", 0, plan->phrase_rule.items, plan->phrase_rule.count);
    write_sizes("everywhere_", 0, plan->everywhere.items, plan->everywhere.count);
    write_sizes("with_patterns_", 0, plan->with_patterns.items, plan->with_patterns.count);
    write_sizes("with_conditions_", 0, plan->with_conditions.items, plan->with_conditions.count);
    write_sizes("minding_place_", 0, plan->minding_place.items, plan->minding_place.count);
    printf("static const og_catalogue catalogue = {\n    .scales = ");
    write_vec("og_scale *", "scales_", 0, catalogue->scales.count);
    printf(",\n    .frameworks = ");
    write_vec("og_framework *", "frameworks_", 0, catalogue->frameworks.count);
    printf(",\n    .sign_count = %zu,\n    .title_ends = ", catalogue->sign_count);
    write_vec("og_str", "title_ends_", 0, catalogue->title_ends.count);
    printf(",\n    .patterns = ");
    write_vec("og_pattern", "patterns_", 0, catalogue->patterns.count);
    printf(",\n    .rules = {\n    .rules = ");
    write_vec("og_rule", "rules_", 0, plan->rules.count);
    printf(",\n    .themes = ");
    write_vec("og_theme", "themes_", 0, plan->themes.count);
    printf(",\n    .phrase_rule = ");
    write_vec("uint32_t", "phrase_rule_", 0, plan->phrase_rule.count);
    printf(",\n    .everywhere = ");
    write_vec("size_t", "everywhere_", 0, plan->everywhere.count);
    printf(",\n    .with_patterns = ");
    write_vec("size_t", "with_patterns_", 0, plan->with_patterns.count);
    printf(",\n    .with_conditions = ");
    write_vec("size_t", "with_conditions_", 0, plan->with_conditions.count);
    printf(",\n    .minding_place = ");
    write_vec("size_t", "minding_place_", 0, plan->minding_place.count);
    printf(",\n    .book = {.atoms = ");
    write_vec("og_atom", "atoms_", 0, book->atoms.count);
    printf(", .finders = ");
    write_vec("og_finder", "finders_", 0, book->finders.count);
    printf(", .members = ");
    write_vec("uint32_t", "members_", 0, book->members.count);
    printf(", .positions = ");
    write_vec("og_position", "positions_", 0, book->positions.count);
    printf(", .masks = ");
    write_vec("uint64_t", "masks_", 0, book->masks.count);
    printf(", .phrases = ");
    write_vec("og_phrase", "phrases_", 0, book->phrases.count);
    printf(", .barriers = ");
    write_vec("og_str", "barriers_", 0, book->barriers.count);
    printf(",\n             .number_known = %d, .number = %" PRIu32 ", ", book->number_known, book->number);
    write_table_use("words", &book->words);
    printf(", ");
    write_table_use("stems", &book->stems);
    printf("}},\n    .grading = ");
    write_gradings_use(catalogue);
    printf("};\n\nconst og_catalogue *const og_built_in_catalogue = &catalogue;\n");
    return true;
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
        status = write_plan(catalogue) ? OG_OK : OG_NO_MEMORY;
    else if (diagnostics)
        tell(diagnostics);
    og_diagnostics_free(diagnostics);
    og_catalogue_free(catalogue);
    return status == OG_OK && fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}

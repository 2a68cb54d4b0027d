// SPDX-License-Identifier: MIT
// A tool of the build: reads data/ as the library would and writes the catalogue to standard output as C tables
// (rules/built_in.h). Pointers to constant tables are cast: nobody writes to a catalogue.
#include "base/str.h"
#include "ofgrade/catalogue.h"
#include "rules/built_in.h"
#include "rules/framework.h"
#include "write_tables.h"

#include <inttypes.h>
#include <stdio.h>

const og_catalogue *const og_built_in_catalogue = NULL;

void write_str(og_str s)
{
    printf("{\"");
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        bool plain = c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '?';
        printf(plain ? "%c" : "\\%03o", c);
    }
    printf("\", %zu}", s.len);
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
        items[i] == SIZE_MAX ? printf("SIZE_MAX, ") : printf("%zu, ", items[i]);
    printf("};\n");
}

static void write_numbers(const char *name, size_t number, const uint32_t *items, size_t count)
{
    if (!count)
        return;
    printf("static const uint32_t %s%zu[] = {", name, number);
    for (size_t i = 0; i < count; i++)
        printf("%" PRIu32 ", ", items[i]);
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

static void write_symbols(const og_phrase_book *book)
{
    for (size_t i = 0; i < book->symbols.count; i++) {
        const og_symbol *symbol = &book->symbols.items[i];
        if (!symbol->uses.count)
            continue;
        printf("static const og_phrase_use uses_%zu[] = {", i);
        for (size_t k = 0; k < symbol->uses.count; k++)
            printf("{%" PRIu32 ", %d, %d, 0x%" PRIx64 "u, 0x%" PRIx64 "u}, ", symbol->uses.items[k].phrase,
                   symbol->uses.items[k].least, symbol->uses.items[k].most, symbol->uses.items[k].before,
                   symbol->uses.items[k].after);
        printf("};\n");
    }
    printf("static const og_symbol symbols_0[] = {\n");
    for (size_t i = 0; i < book->symbols.count; i++) {
        const og_symbol *symbol = &book->symbols.items[i];
        printf("    {%d, ", (int)symbol->kind);
        write_str(symbol->word);
        printf(", %zu, ", symbol->cost);
        write_vec("og_phrase_use", "uses_", i, symbol->uses.count);
        printf("},\n");
    }
    printf("};\n");
}

static void write_classes(const og_phrase_book *book)
{
    for (size_t i = 0; i < book->classes.count; i++)
        write_numbers("members_", i, book->classes.items[i].symbols.items, book->classes.items[i].symbols.count);
    printf("static const og_word_class classes_0[] = {\n");
    for (size_t i = 0; i < book->classes.count; i++) {
        printf("    {UINT64_C(0x%" PRIx64 "), ", book->classes.items[i].signature);
        write_vec("uint32_t", "members_", i, book->classes.items[i].symbols.count);
        printf("},\n");
    }
    printf("};\n");
}

static void write_phrases(const og_phrase_book *book)
{
    printf("static const og_phrase phrases_0[] = {\n");
    for (size_t i = 0; i < book->phrases.count; i++) {
        const og_phrase *phrase = &book->phrases.items[i];
        printf("    {");
        write_str(phrase->text);
        printf(", %" PRIu32 ", %" PRIu32 ", %d, %d, %d, %d, %d, 0x%" PRIx64 "u, %d, %d, %d, %d, {",
               phrase->first_position, phrase->first_mask, phrase->position_count, phrase->mask_width, phrase->least,
               phrase->most, phrase->need_count, phrase->starts, phrase->one_word, phrase->at_start,
               phrase->empty_at_start, phrase->empty_at_end);
        for (size_t k = 0; k < phrase->need_count; k++)
            printf("{%d, %" PRIu32 "}, ", phrase->needs[k].is_class, phrase->needs[k].number);
        printf("%s}},\n", phrase->need_count ? "" : "{0}");
    }
    printf("};\nstatic const og_position positions_0[] = {");
    for (size_t i = 0; i < book->positions.count; i++)
        printf("%s{0x%" PRIx64 "u, %d, %" PRIu32 "},", i % 6 ? " " : "\n    ", book->positions.items[i].signature,
               (int)book->positions.items[i].kind, book->positions.items[i].number);
    printf("\n};\nstatic const uint64_t masks_0[] = {");
    for (size_t i = 0; i < book->masks.count; i++)
        printf("%s0x%" PRIx64 "u,", i % 12 ? " " : "\n    ", book->masks.items[i]);
    printf("\n};\n");
}

static void write_table(const char *name, const og_word_table *table)
{
    char member[64];
    snprintf(member, sizeof member, "%s_key_", name);
    for (size_t i = 0; i < table->keys.count; i++)
        write_numbers(member, i, table->keys.items[i].symbols.items, table->keys.items[i].symbols.count);
    printf("static const og_word_key %s_keys_0[] = {\n", name);
    for (size_t i = 0; i < table->keys.count; i++) {
        printf("    {");
        write_str(table->keys.items[i].word);
        printf(", %" PRIu32 "u, ", table->keys.items[i].hash);
        write_vec("uint32_t", member, i, table->keys.items[i].symbols.count);
        printf("},\n");
    }
    printf("};\n");
    snprintf(member, sizeof member, "%s_slots_", name);
    write_numbers(member, 0, table->slots, table->capacity);
}

static void write_table_use(const char *name, const og_word_table *table)
{
    char keys[64];
    snprintf(keys, sizeof keys, "%s_keys_", name);
    printf(".%s = {.slots = (uint32_t *)%s_slots_0, .capacity = %zu, .keys = ", name, name, table->capacity);
    write_vec("og_word_key", keys, 0, table->keys.count);
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
        write_str(plan->themes.items[i].meaning);
        printf("},\n");
    }
    printf("};\n");
}

static void write_plan(const og_catalogue *catalogue)
{
    const og_rule_plan *plan = &catalogue->rules;
    const og_phrase_book *book = &plan->book;
    printf("// Generated from data/ by src/cmake/write_plan.c.\n#include \"rules/built_in.h\"\n\n");
    write_frameworks(catalogue);
    write_themes(plan);
    write_symbols(book);
    write_classes(book);
    write_phrases(book);
    write_table("words", &book->words);
    write_table("stems", &book->stems);
    write_strs("barriers_", 0, book->barriers.items, book->barriers.count);
    for (size_t i = 0; i < plan->rules.count; i++)
        write_rule_parts(&plan->rules.items[i], i);
    printf("static const og_rule rules_0[] = {\n");
    for (size_t i = 0; i < plan->rules.count; i++)
        write_rule(&plan->rules.items[i], i);
    printf("};\n");
    write_sizes("phrase_rule_", 0, plan->phrase_rule.items, plan->phrase_rule.count);
    write_sizes("everywhere_", 0, plan->everywhere.items, plan->everywhere.count);
    write_sizes("with_patterns_", 0, plan->with_patterns.items, plan->with_patterns.count);
    printf("static const og_catalogue catalogue = {\n    .scales = ");
    write_vec("og_scale *", "scales_", 0, catalogue->scales.count);
    printf(",\n    .frameworks = ");
    write_vec("og_framework *", "frameworks_", 0, catalogue->frameworks.count);
    printf(",\n    .patterns = ");
    write_vec("og_pattern", "patterns_", 0, catalogue->patterns.count);
    printf(",\n    .rules = {\n    .rules = ");
    write_vec("og_rule", "rules_", 0, plan->rules.count);
    printf(",\n    .themes = ");
    write_vec("og_theme", "themes_", 0, plan->themes.count);
    printf(",\n    .phrase_rule = ");
    write_vec("size_t", "phrase_rule_", 0, plan->phrase_rule.count);
    printf(",\n    .everywhere = ");
    write_vec("size_t", "everywhere_", 0, plan->everywhere.count);
    printf(",\n    .with_patterns = ");
    write_vec("size_t", "with_patterns_", 0, plan->with_patterns.count);
    printf(",\n    .book = {.symbols = ");
    write_vec("og_symbol", "symbols_", 0, book->symbols.count);
    printf(", .classes = ");
    write_vec("og_word_class", "classes_", 0, book->classes.count);
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
    printf("}}};\n\nconst og_catalogue *const og_built_in_catalogue = &catalogue;\n");
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
        write_plan(catalogue);
    else if (diagnostics)
        tell(diagnostics);
    og_diagnostics_free(diagnostics);
    og_catalogue_free(catalogue);
    return status == OG_OK && fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}

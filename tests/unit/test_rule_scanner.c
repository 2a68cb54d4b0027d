// SPDX-License-Identifier: MIT
// Rules found in sentences: what takes hits away, conditions, patterns, the longest hit of a rule, very many words; and
// that neither the index nor the plan made by the build changes what is found.
#include "base/str.h"
#include "ofgrade/ofgrade.h"
#include "rules/built_in.h"
#include "rules/word_types.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include "unit/ruled.h"

enum { MOST_HITS = 64, MOST_SENTENCES = 40, PATH_ROOM = 512 };

// The own rules found, as "id:words id:words", with their words as tokens.
static void check_at(og_rule_bench *bench, const char *sentence, const og_rule_place *place, const char *expected)
{
    og_rule_hit own[MOST_HITS];
    og_rule_hits hits = own_hits(bench, sentence, place, own, MOST_HITS);
    og_buf out = {0};
    for (size_t i = 0; i < hits.count; i++) {
        og_buf_printf(&out, "%s%.*s", i ? " " : "", OG_STR_ARG(rule_at(bench, &hits.items[i])->id));
        for (size_t k = hits.items[i].first; k < hits.items[i].end; k++)
            og_buf_printf(&out, "%s%.*s", k == hits.items[i].first ? ":" : "_", OG_STR_ARG(hits.tokens[k].text));
    }
    og_buf_add_byte(&out, 0);
    assert_int_equal(out.status, OG_OK);
    if (!og_str_equal(og_str_from(out.ptr), og_str_from(expected)))
        fail_msg("%s: found %s, should %s", sentence, out.ptr, expected);
    og_buf_free(&out);
}

// With and without the index.
static void check(og_rule_bench *bench, const char *sentence, const char *expected)
{
    check_at(bench, sentence, NULL, expected);
    og_rule_scanner_set_exhaustive(bench->scanner, true);
    check_at(bench, sentence, NULL, expected);
    og_rule_scanner_set_exhaustive(bench->scanner, false);
}

#define UNLESS(id, phrases, unless)                                                                                    \
    "<rule id='" id "' polarity='strength'><phrases>" phrases "</phrases>" unless PROOF "</rule>"

static void test_unless(void **state)
{
    (void)state;
    og_rule_bench bench;
    rule_bench_open(&bench, UNLESS("bef", "zorp", "<unless where='before'>\nnot\nvery .. few\n^ alas</unless>")
                                UNLESS("aft", "zarp", "<unless where='after'>only\n, if ..\n$</unless>")
                                    UNLESS("any", "zurp", "<unless>so called\n^ formerly</unless>")
                                        UNLESS("every", "zirp",
                                               "<unless where='clause'>x</unless><unless where='after'>y</unless>"
                                               "<unless where='before'>z</unless>")
                                            UNLESS("start", "zerp", "<unless where='before'>^</unless>"));
    check(&bench, "Zorp.", "bef:zorp");
    check(&bench, "It is not zorp.", "");
    check(&bench, "It is not, zorp.", "bef:zorp"); // a comma stands between
    check(&bench, "It is not so zorp.", "bef:zorp");
    check(&bench, "Zorp not.", "bef:zorp");
    check(&bench, "Very many and few zorp.", "");
    check(&bench, "Alas zorp.", "");
    check(&bench, "And alas zorp.", "bef:zorp");
    check(&bench, "Not zorp, zorp.", "bef:zorp"); // each hit by itself
    check(&bench, "Zarp here.", "aft:zarp");
    check(&bench, "Zarp only.", "");
    check(&bench, "Zarp, if at all here.", "");
    check(&bench, "Only zarp here.", "aft:zarp");
    check(&bench, "Here is zarp.", ""); // at the end
    check(&bench, "A so-called zurp.", "");
    check(&bench, "Zurp it is so called.", "");
    check(&bench, "Formerly there were zurp.", "");
    check(&bench, "Zurp so.", "any:zurp");
    check(&bench, "zirp", "every:zirp");
    check(&bench, "x zirp", "");
    check(&bench, "zirp y", "");
    check(&bench, "z zirp", "");
    check(&bench, "y zirp z", "every:zirp");
    check(&bench, "zerp is zerp", "start:zerp");
    check(&bench, "zerp", "");
    rule_bench_close(&bench);
}

// A match "before" must end at the hit, whichever of its lengths does, and the end of the sentence is not there.
// A rule of a context alone holds for every sentence there but those.
static void test_unless_without_words(void **state)
{
    (void)state;
    og_rule_bench bench;
    const og_rule_place there = {.role = OG_STR("summary")}, elsewhere = {.role = OG_STR("findings")};
    rule_bench_open(&bench, "<rule id='all' polarity='strength'><unless>zorp</unless><context role='summary'/></rule>");
    check_at(&bench, "It is zurp.", &there, "all");
    check_at(&bench, "It is zorp.", &there, "");
    check_at(&bench, "It is zurp.", &elsewhere, "");
    rule_bench_close(&bench);
}

static void test_unless_before_ends_at_the_hit(void **state)
{
    (void)state;
    og_rule_bench bench;
    rule_bench_open(&bench, UNLESS("a", "zorp", "<unless where='before'>no ... (w|w w)</unless>")
                                UNLESS("b", "zarp", "<unless where='before'>$</unless>"));
    check(&bench, "no w zorp", "");
    check(&bench, "no w w zorp", "");
    check(&bench, "no x y w zorp", "");
    check(&bench, "no x y z zorp", "a:zorp");
    check(&bench, "w zorp", "a:zorp");
    check(&bench, "one zarp", "b:zarp");
    check(&bench, "zarp", "b:zarp");
    rule_bench_close(&bench);
}

static void test_longest_hit_of_a_rule(void **state)
{
    (void)state;
    og_rule_bench bench;
    rule_bench_open(&bench, RULE("a", "polarity='strength'", "zorp\nvery zorp\nzorp indeed\nvery .. end\nzorp")
                                RULE("b", "polarity='strength'", "zorp"));
    check(&bench, "Zorp.", "a:zorp b:zorp");
    check(&bench, "Very zorp.", "a:very_zorp b:zorp");
    check(&bench, "Very zorp indeed.", "a:very_zorp a:zorp_indeed b:zorp"); // neither inside the other
    check(&bench, "Very zorp indeed end.", "a:very_zorp_indeed_end b:zorp");
    check(&bench, "Zorp and zorp.", "a:zorp a:zorp b:zorp b:zorp");
    rule_bench_close(&bench);
}

static void test_conditions(void **state)
{
    static const char rules[] = RULE(
        "r", "polarity='strength'",
        "zorp") "<rule id='c-role' polarity='strength'><phrases>zorp</phrases><context role='summary findings'/>" PROOF
                "</rule>"
                "<rule id='c-not' polarity='strength'><phrases>zorp</phrases><context not-role='summary'/>" PROOF
                "</rule>"
                "<rule id='c-none' polarity='strength'><phrases>zorp</phrases><context area='- overall'/>" PROOF
                "</rule>"
                "<rule id='c-some' polarity='strength'><phrases>zorp</phrases><context not-area='-'/>" PROOF "</rule>"
                "<rule id='c-two' polarity='strength'><phrases>zorp</phrases>"
                "<context role='summary' framework='ilacs'/>" PROOF "</rule>"
                "<rule id='c-item' polarity='strength'><context kind='item'/></rule>"
                "<rule id='c-school' polarity='strength'><phrases>zorp</phrases><context provider='school'/>" PROOF
                "</rule>";
    static const struct {
        og_rule_place place;
        const char *expected;
    } cases[] = {
        {{.kind = OG_STR("paragraph")}, "r:zorp c-not:zorp c-none:zorp"},
        {{.kind = OG_STR("item")}, "r:zorp c-not:zorp c-none:zorp c-item"},
        {{.role = OG_STR("summary"), .area = OG_STR("x")}, "r:zorp c-role:zorp c-some:zorp"},
        {{.role = OG_STR("findings"), .area = OG_STR("overall")},
         "r:zorp c-role:zorp c-not:zorp c-none:zorp c-some:zorp"},
        {{.role = OG_STR("summary"), .framework = OG_STR("ilacs")}, "r:zorp c-role:zorp c-none:zorp c-two:zorp"},
        {{.role = OG_STR("findings"), .framework = OG_STR("ilacs")}, "r:zorp c-role:zorp c-not:zorp c-none:zorp"},
        {{.role = OG_STR("findings"), .framework = OG_STR("ilacs"), .provider = OG_STR("school")},
         "r:zorp c-role:zorp c-not:zorp c-none:zorp c-school:zorp"},
        {{.role = OG_STR("summary"), .framework = OG_STR("ilacs"), .provider = OG_STR("school")},
         "r:zorp c-role:zorp c-none:zorp c-two:zorp c-school:zorp"},
    };
    (void)state;
    og_rule_bench bench;
    rule_bench_open(&bench, rules);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_at(&bench, "It is zorp.", &cases[i].place, cases[i].expected);
    check_at(&bench, "", &cases[1].place, "c-item"); // also of a sentence without words
    rule_bench_close(&bench);
}

// What <rules> says holds for each rule of the file, beside what the rule's own context says.
static void test_conditions_of_a_file(void **state)
{
    static const char rules[] = "<rules provider='school college'>"
                                "<rule id='a' polarity='strength'><phrases>zorp</phrases>" PROOF "</rule>"
                                "<rule id='b' polarity='strength'><phrases>zorp</phrases>"
                                "<context provider='college' kind='item'/>" PROOF "</rule></rules>";
    const og_rule_place school = {.provider = OG_STR("school"), .kind = OG_STR("item")};
    const og_rule_place college = {.provider = OG_STR("college"), .kind = OG_STR("item")};
    const og_rule_place council = {.provider = OG_STR("local-authority"), .kind = OG_STR("item")};
    (void)state;
    og_rule_bench bench;
    rule_bench_of(&bench, load_text(rules));
    check_at(&bench, "It is zorp.", &school, "a:zorp");
    check_at(&bench, "It is zorp.", &college, "a:zorp b:zorp");
    check_at(&bench, "It is zorp.", &council, "");
    check_at(&bench, "It is zorp.", &school, "a:zorp");
    rule_bench_close(&bench);
}

// Whether a rule of the theme may hold where such a provider is reported on.
static bool has_theme(const og_catalogue *catalogue, size_t theme, const char *provider)
{
    const og_rule_place place = {.provider = og_str_from(provider)};
    bool found = false;
    for (size_t i = 0; i < catalogue->rules.rules.count; i++) {
        const og_rule *rule = &catalogue->rules.rules.items[i];
        found |= rule->theme == theme + 1 && rule->phrases.count && og_rule_fits(rule, &place);
    }
    return found;
}

// Themes of education and of social care never stand in one document, but for the one that both have.
static void test_vocabularies_are_apart(void **state)
{
    static const char *const schools[] = {"school", "early-years", "college"};
    static const char *const others[] = {
        "local-authority", "area-partnership", "childrens-home", "agency", "boarding", "other", ""};
    (void)state;
    og_rule_bench bench;
    rule_bench_open(&bench, "");
    for (size_t i = 0; i < bench.catalogue->rules.themes.count; i++) {
        bool education = false, care = false, shared;
        for (size_t k = 0; k < sizeof schools / sizeof *schools; k++)
            education |= has_theme(bench.catalogue, i, schools[k]);
        for (size_t k = 0; k < sizeof others / sizeof *others; k++)
            care |= has_theme(bench.catalogue, i, others[k]);
        shared = og_str_equal(bench.catalogue->rules.themes.items[i].id, OG_STR("leadership"));
        assert_true(education || care);
        assert_int_equal(education && care, shared);
    }
    rule_bench_close(&bench);
}

#define PATTERN(id, pattern) "<rule id='" id "' polarity='strength'><pattern>" pattern "</pattern>" PROOF "</rule>"

static void test_patterns(void **state)
{
    (void)state;
    og_rule_bench bench;
    rule_bench_open(&bench, PATTERN("p", "\\bzorp(?: no\\. ?\\d+)?") PATTERN("quote", "zurp.s")
                                PATTERN("free", "\\d{4}q") PATTERN("marks", "zyx;") PATTERN("nothing", "(?=zyx)"));
    check(&bench, "A Zorp no. 7 was.", "p:zorp_no_._7");
    check(&bench, "zorp, zorp", "p:zorp p:zorp");
    check(&bench, "A zurp\xE2\x80\x99s end", "quote:zurp's");
    check(&bench, "It is 2019q here", "free:2019_q");
    check(&bench, "a zyx; b", "marks:zyx_;");
    check(&bench, "azorp", "");
    check(&bench, "x2zorpy", ""); // inside a word
    rule_bench_close(&bench);
    // of an unless, and beside phrases of the same rule
    rule_bench_open(&bench, "<rule id='a' polarity='strength'><phrases>very zorp</phrases><pattern>zorp+</pattern>"
                            "<unless where='before'>no</unless>" PROOF "</rule>");
    check(&bench, "very zorp", "a:very_zorp");
    check(&bench, "zorppp", "a:zorppp");
    check(&bench, "no zorppp", "");
    check(&bench, "no very zorp", "");
    rule_bench_close(&bench);
}

// A rule tried alone: without its conditions, and with what takes it away.
static void test_try(void **state)
{
    (void)state;
    og_rule_bench bench;
    rule_bench_open(&bench, "<rule id='a' polarity='strength'><phrases>very zorp\nzorp</phrases>"
                            "<unless>alas</unless><context role='summary'/>" PROOF "</rule>");
    size_t rule = 0;
    while (bench.catalogue->rules.rules.items[rule].built_in)
        rule++;
    bool found = false;
    og_range where = {0};
    assert_int_equal(og_rule_scanner_try(bench.scanner, rule, OG_STR("It is very zorp."), &found, &where), OG_OK);
    assert_true(found);
    assert_int_equal(where.start, 6);
    assert_int_equal(where.end, 15);
    assert_int_equal(og_rule_scanner_try(bench.scanner, rule, OG_STR("Alas very zorp."), &found, &where), OG_OK);
    assert_false(found);
    assert_int_equal(og_rule_scanner_try(bench.scanner, rule, OG_STR(""), &found, &where), OG_OK);
    assert_false(found);
    rule_bench_close(&bench);
}

// Words without end make the table of word types grow, be emptied, and grow again; what is found stays right.
static void test_very_many_words(void **state)
{
    enum { ROUNDS = 12, WORDS = 6000, IN_ONE = 80000 };
    (void)state;
    og_rule_bench bench;
    og_buf text = {0};
    size_t number = 0;
    rule_bench_open(&bench, RULE("a", "polarity='strength'", "zorp qqq*") RULE("n", "polarity='strength'", "zorp #"));
    for (int round = 0; round <= ROUNDS; round++) {
        text.len = 0;
        for (size_t i = 0; i < (round == ROUNDS ? IN_ONE : WORDS); i++, number++)
            og_buf_printf(&text, "w%zu x%zuy ", number, number % 977);
        og_buf_printf(&text, "zorp qqq%zu, zorp %zu.", number, number);
        og_buf_add_byte(&text, 0);
        assert_int_equal(text.status, OG_OK);
        og_rule_hit own[4];
        og_rule_hits hits = own_hits(&bench, text.ptr, NULL, own, 4);
        assert_int_equal(hits.count, 2);
        assert_int_equal(hits.items[0].end, hits.items[1].first - 1);
        check_at(&bench, "zorp 12", NULL, "n:zorp_12");
    }
    og_buf_free(&text);
    rule_bench_close(&bench);
}

// The types themselves: the same word has one type until the table is emptied, and all that is asked of a word is
// there.
static void test_word_types(void **state)
{
    enum { WORDS = 40000 };
    (void)state;
    og_arena *arena = og_arena_new();
    og_phrase_book book = {0};
    og_phrase_problem problem;
    og_tokens tokens = {0};
    assert_non_null(arena);
    assert_int_equal(og_vec_push(arena, &book.barriers, OG_STR("not")), OG_OK);
    assert_int_equal(og_phrase_add(arena, &book, OG_STR("delay delay* del* # not"), true, &problem), OG_OK);
    assert_null(problem.what);
    og_word_types types = {.book = &book};
    static const struct {
        const char *word;
        uint32_t symbols;
        bool barrier;
    } cases[] = {{"delay", 3, false}, {"delayed", 2, false}, {"delta", 1, false}, {"de", 0, false},
                 {"12", 1, false},    {"12%", 1, false},     {"not", 1, true},    {"other", 0, false}};
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            const og_word_type *type = NULL, *again = NULL;
            assert_int_equal(og_tokens_divide(&tokens, og_str_from(cases[i].word)), OG_OK);
            assert_int_equal(og_word_types_find(&types, &tokens.items[0], &type), OG_OK);
            assert_int_equal(og_word_types_find(&types, &tokens.items[0], &again), OG_OK);
            assert_ptr_equal(type, again);
            assert_int_equal(type->symbol_count, cases[i].symbols);
            assert_int_equal(!(type->signature & OG_SIGN_GAP), cases[i].barrier);
            assert_true(og_str_equal(type->word, og_str_from(cases[i].word)));
        }
        for (size_t i = 0; i < WORDS; i++) {
            char word[16];
            const og_word_type *type = NULL;
            snprintf(word, sizeof word, "w%zu", i);
            assert_int_equal(og_tokens_divide(&tokens, og_str_from(word)), OG_OK);
            assert_int_equal(og_word_types_find(&types, &tokens.items[0], &type), OG_OK);
            assert_true(og_str_equal(type->word, og_str_from(word)) && !type->symbol_count);
        }
        assert_true(types.count > WORDS);
        assert_true(og_arena_used(types.arena) < (size_t)WORDS * 256);
        og_word_types_trim(&types);
        assert_int_equal(types.count, 0);
    }
    og_word_types_trim(&types);
    og_word_types_free(&types);
    og_tokens_free(&tokens);
    og_arena_free(arena);
}

// --- real sentences

typedef struct comparison {
    og_rule_bench left, right;
    size_t sentences, hits;
} comparison;

static void compare_sentence(comparison *c, og_str sentence, const og_rule_place *place)
{
    og_rule_hits left, right;
    assert_int_equal(og_rule_scanner_find(c->left.scanner, sentence, place, &left), OG_OK);
    assert_int_equal(og_rule_scanner_find(c->right.scanner, sentence, place, &right), OG_OK);
    bool same = left.count == right.count;
    for (size_t i = 0; same && i < left.count; i++) {
        const og_rule_hit *a = &left.items[i], *b = &right.items[i];
        same = a->first == b->first && a->end == b->end &&
               og_str_equal(rule_at(&c->left, a)->id, rule_at(&c->right, b)->id);
    }
    if (!same)
        fail_msg("%zu and %zu hits in: %.*s", left.count, right.count, OG_STR_ARG(sentence));
    c->sentences++;
    c->hits += left.count;
}

// Some sentences of a file, from all its parts.
static void compare_file(comparison *c, const char *path, size_t most)
{
    static const og_rule_place places[] = {
        {.kind = OG_STR("paragraph")},
        {.role = OG_STR("improvements"), .kind = OG_STR("item"), .framework = OG_STR("ilacs")},
        {.role = OG_STR("summary"), .kind = OG_STR("paragraph"), .area = OG_STR("leaders")},
    };
    og_document *document = NULL;
    if (og_document_read_file(path, NULL, NULL, &document) != OG_OK)
        return;
    size_t count = og_document_sentence_count(document), step = count / most + 1;
    for (size_t i = 0; i < count; i += step)
        compare_sentence(c, og_document_slice(document, og_document_sentence(document, i)->range), &places[i % 3]);
    og_document_free(document);
}

static int by_path(const void *a, const void *b)
{
    return og_str_compare(og_str_from(a), og_str_from(b));
}

// Some of the files of a folder, always the same. False: there is no such folder.
static bool compare_folder(comparison *c, const char *folder, size_t most_files, size_t most_sentences)
{
    enum { MOST_FILES = 2000 };
    size_t count = 0;
    DIR *open = opendir(folder);
    char(*paths)[PATH_ROOM] = calloc(MOST_FILES, sizeof *paths);
    assert_non_null(paths);
    for (const struct dirent *entry = open ? readdir(open) : NULL; entry && count < MOST_FILES; entry = readdir(open)) {
        bool pdf = og_str_ends(og_str_from(entry->d_name), OG_STR(".pdf"));
        if (entry->d_name[0] != '.' && (og_reads_pdf() || !pdf))
            snprintf(paths[count++], sizeof *paths, "%s/%s", folder, entry->d_name);
    }
    if (open)
        closedir(open);
    qsort(paths, count, sizeof *paths, by_path);
    for (size_t i = 0; i < count; i += count / most_files + 1)
        compare_file(c, paths[i], most_sentences);
    free(paths);
    return open != NULL;
}

static comparison open_exhaustive(void)
{
    comparison c = {0};
    og_catalogue *one = NULL, *two = NULL;
    assert_int_equal(og_catalogue_new(NULL, NULL, &one), OG_OK);
    assert_int_equal(og_catalogue_new(NULL, NULL, &two), OG_OK);
    rule_bench_of(&c.left, one);
    rule_bench_of(&c.right, two);
    og_rule_scanner_set_exhaustive(c.right.scanner, true);
    return c;
}

static void close_comparison(comparison *c)
{
    rule_bench_close(&c->left);
    rule_bench_close(&c->right);
}

static void test_examples_are_found_alike(void **state)
{
    (void)state;
    comparison c = open_exhaustive();
    assert_true(compare_folder(&c, OG_SOURCE_DIR "/data/examples", 100, MOST_SENTENCES));
    assert_true(c.sentences > 100 && c.hits > c.sentences);
    size_t tried = og_rule_scanner_count(c.left.scanner).phrases;
    assert_true(tried * 20 < og_rule_scanner_count(c.right.scanner).phrases);
    close_comparison(&c);
}

// Real reports are no part of the project: where they are not at hand the test says so.
static void test_reports_are_found_alike(void **state)
{
    (void)state;
    char folder[PATH_ROOM];
    const char *shared = getenv("OFGRADE_SHARED");
    comparison c = open_exhaustive();
    snprintf(folder, sizeof folder, "%s/corpus/reports", shared ? shared : OG_SOURCE_DIR "/../shared");
    bool there = compare_folder(&c, folder, 8, 15);
    size_t sentences = c.sentences;
    close_comparison(&c);
    if (!there || !sentences) {
        print_message("SKIPPED: no reports in %s (OFGRADE_SHARED names another folder)\n", folder);
        skip();
    }
}

// --- the plan that the build made

static comparison open_plans(void)
{
    comparison c = {0};
    og_catalogue *one = NULL, *two = NULL;
    og_catalogue_options with_examples = {.with_examples = true};
    assert_int_equal(og_catalogue_open(&(og_catalogue_options){0}, NULL, &one), OG_OK);
    assert_int_equal(og_catalogue_open(&with_examples, NULL, &two), OG_OK);
    rule_bench_of(&c.left, one);
    rule_bench_of(&c.right, two);
    return c;
}

static void test_plan_finds_what_the_files_say(void **state)
{
    (void)state;
    comparison c = open_plans();
    const og_rule_plan *plan = &c.left.catalogue->rules, *files = &c.right.catalogue->rules;
    assert_non_null(og_built_in_catalogue);
    assert_ptr_equal(plan->book.phrases.items, og_built_in_catalogue->rules.book.phrases.items);
    assert_ptr_not_equal(files->book.phrases.items, og_built_in_catalogue->rules.book.phrases.items);
    assert_int_equal(plan->rules.count, files->rules.count);
    assert_int_equal(plan->themes.count, files->themes.count);
    assert_int_equal(plan->book.phrases.count, files->book.phrases.count);
    assert_int_equal(plan->book.masks.count, files->book.masks.count);
    for (size_t i = 0; i < plan->rules.count; i++) {
        const og_rule *a = &plan->rules.items[i], *b = &files->rules.items[i];
        assert_true(og_str_equal(a->id, b->id) && og_str_equal(a->file, b->file) && og_str_equal(a->about, b->about));
        assert_true(a->line == b->line && a->layers == b->layers && a->theme == b->theme && a->reach == b->reach);
        assert_true(a->built_in && b->built_in);
        assert_memory_equal(&a->strength, &b->strength, sizeof a->strength);
        assert_memory_equal(&a->weight, &b->weight, sizeof a->weight);
        assert_memory_equal(&a->before, &b->before, sizeof a->before);
        assert_memory_equal(&a->after, &b->after, sizeof a->after);
        assert_memory_equal(a->value, b->value, sizeof a->value);
        assert_int_equal(a->patterns.count, b->patterns.count);
        for (size_t k = 0; k < a->patterns.count; k++)
            assert_true(og_str_equal(c.left.catalogue->patterns.items[a->patterns.items[k]].written,
                                     c.right.catalogue->patterns.items[b->patterns.items[k]].written));
    }
    assert_true(compare_folder(&c, OG_SOURCE_DIR "/data/examples", 100, SIZE_MAX / 2));
    close_comparison(&c);
}

static og_str json_by(const og_catalogue *catalogue, const char *path)
{
    og_analyser *analyser = NULL;
    og_record *record = NULL;
    og_str json = {0};
    assert_int_equal(og_analyser_new(catalogue, NULL, &analyser), OG_OK);
    og_analyser_explain(analyser, true);
    assert_int_equal(og_analyse_file(analyser, path, NULL, &record, NULL), OG_OK);
    assert_int_equal(og_record_to_json(record, 2, &json), OG_OK);
    og_record_free(record);
    og_analyser_free(analyser);
    return json;
}

static void test_plan_gives_the_same_records(void **state)
{
    static const char *const names[] = {"stannery-ilacs-2023.txt", "eastmere-ilacs-2018.html",
                                        "eastmere-summary-2013.md", "harrowdale-area-send-2024.txt"};
    (void)state;
    comparison c = open_plans();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[PATH_ROOM];
        snprintf(path, sizeof path, "%s/data/examples/%s", OG_SOURCE_DIR, names[i]);
        og_str plan = json_by(c.left.catalogue, path), files = json_by(c.right.catalogue, path);
        assert_true(og_str_find(plan, OG_STR("\"polarity\""), 0) != SIZE_MAX);
        assert_true(og_str_equal(plan, files));
        free((void *)plan.ptr);
        free((void *)files.ptr);
    }
    close_comparison(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unless),
        cmocka_unit_test(test_unless_without_words),
        cmocka_unit_test(test_unless_before_ends_at_the_hit),
        cmocka_unit_test(test_longest_hit_of_a_rule),
        cmocka_unit_test(test_conditions),
        cmocka_unit_test(test_conditions_of_a_file),
        cmocka_unit_test(test_vocabularies_are_apart),
        cmocka_unit_test(test_patterns),
        cmocka_unit_test(test_try),
        cmocka_unit_test(test_very_many_words),
        cmocka_unit_test(test_word_types),
        cmocka_unit_test(test_examples_are_found_alike),
        cmocka_unit_test(test_reports_are_found_alike),
        cmocka_unit_test(test_plan_finds_what_the_files_say),
        cmocka_unit_test(test_plan_gives_the_same_records),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// SPDX-License-Identifier: MIT
// count_terms < RECORDS.jsonl > data/terms/counts.tsv: in how many statements (findings and actions) of records each
// term stands, with the program's own division into terms. Only terms of some statements in several documents are
// written, so that no name of a person or place is.
#define _XOPEN_SOURCE 700
#include "base/str.h"
#include "relate/statements.h"
#include "relate/terms.h"

#include <stdio.h>
#include <stdlib.h>

enum { LEAST_STATEMENTS = 6, LEAST_DOCUMENTS = 5, MOST_STATEMENTS = 100000 };

typedef struct counted {
    og_str term;
    size_t document;
} counted;

typedef struct counting {
    og_arena *arena;
    og_term_table table;
    og_tokens tokens;
    OG_VEC(counted) all;
    size_t statements;
} counting;

static void check(og_status status)
{
    if (status == OG_OK)
        return;
    fprintf(stderr, "count_terms: %.*s\n", OG_STR_ARG(og_status_message(status)));
    exit(1);
}

static int by_term(const void *left, const void *right)
{
    const counted *a = left, *b = right;
    int order = og_str_compare(a->term, b->term);
    return order ? order : (a->document > b->document) - (a->document < b->document);
}

static void count_record(counting *count, og_str line, size_t document)
{
    og_record *record;
    og_statements statements;
    og_terms terms;
    size_t left_out;
    check(og_record_from_json(line, NULL, &record));
    check(og_statements_of(count->arena, record, MOST_STATEMENTS, &statements, &left_out));
    for (size_t i = 0; i < statements.count; i++) {
        const og_statement *statement = &statements.items[i];
        check(og_terms_of(count->arena, &count->table, &count->tokens, statement->text, &statement->themes, &terms));
        for (size_t t = 0; t < terms.count; t++) {
            og_str term;
            check(og_arena_copy(count->arena, terms.items[t].text, &term));
            check(og_vec_push(count->arena, &count->all, (counted){term, document}));
        }
        count->statements++;
    }
    og_record_free(record);
}

static void write_counts(const counting *count)
{
    printf("# SPDX-License-Identifier: MIT\n# In how many statements of inspection reports each term stands (see "
           "docs/compare.md); first, without a term, how many statements were counted. Made by count_terms.\n");
    printf("\t%zu\n", count->statements);
    for (size_t i = 0, end; i < count->all.count; i = end) {
        size_t documents = 1;
        for (end = i + 1; end < count->all.count && og_str_equal(count->all.items[i].term, count->all.items[end].term);
             end++)
            documents += count->all.items[end].document != count->all.items[end - 1].document;
        if (end - i >= LEAST_STATEMENTS && documents >= LEAST_DOCUMENTS)
            printf("%.*s\t%zu\n", OG_STR_ARG(count->all.items[i].term), end - i);
    }
}

int main(void)
{
    counting count = {.arena = og_arena_new()};
    char *line = NULL;
    size_t room = 0, document = 0;
    ssize_t length;
    check(count.arena ? OG_OK : OG_NO_MEMORY);
    check(og_term_table_built_in(count.arena, &count.table));
    while ((length = getline(&line, &room, stdin)) > 0)
        count_record(&count, (og_str){line, (size_t)length}, document++);
    if (count.all.count)
        qsort(count.all.items, count.all.count, sizeof *count.all.items, by_term);
    write_counts(&count);
    free(line);
    og_tokens_free(&count.tokens);
    og_arena_free(count.arena);
    return 0;
}

// SPDX-License-Identifier: MIT
// Finds statements. The statement that is run is put together from parts that stand here and in filters.def; what was
// typed is bound to it and never becomes part of it.
#include "store/search.h"

#include "base/buf.h"
#include "base/checked.h"
#include "base/str.h"
#include "store/query.h"

#include <stdio.h>
#include <stdlib.h>

// The best first; where no words say which that is, the latest.
static const char WITH_WORDS[] = "(SELECT rowid AS id, rank FROM statements_fts WHERE statements_fts MATCH @words)";
static const char WITHOUT_WORDS[] = "(SELECT id, 0 AS rank FROM findings UNION ALL SELECT id, 0 FROM actions)";
static const char COLUMNS[] =
    "SELECT x.id, d.path, coalesce(i.provider, 'URN ' || i.urn), i.date, i.stated, iif(f.id IS NULL, 'action', "
    "'finding'), "
    "coalesce(f.name, a.name), coalesce(f.text, a.text), f.polarity, a.kind, f.area, coalesce(f.severity, a.severity), "
    "a.deadline, coalesce(f.page, a.page), coalesce(f.line, a.line), count(*) OVER () FROM ";
static const char JOINS[] = " x LEFT JOIN findings f ON f.id = x.id LEFT JOIN actions a ON a.id = x.id "
                            "JOIN documents d ON d.id = coalesce(f.document, a.document) "
                            "LEFT JOIN inspections i ON i.document = d.id WHERE 1";
static const char WITHOUT_BAD_WORDS[] =
    " AND x.id NOT IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH @bad_words)";
static const char ORDER[] = " ORDER BY x.rank, i.date DESC, d.path, x.id LIMIT @limit";
static const char SNIPPET[] = "SELECT snippet(statements_fts, 0, '', '', '\xE2\x80\xA6', 48) FROM statements_fts "
                              "WHERE rowid = ?1 AND statements_fts MATCH ?2";
static const char THEMES[] = "SELECT theme FROM statement_themes WHERE statement = ?1 ORDER BY theme";

// A search under way.
typedef struct search {
    const og_database *database;
    og_arena *arena;
    og_query query;
    og_str words, bad_words; // for FTS5
    sqlite3_stmt *statement, *snippet, *themes;
    og_search_result *result;
} search;

// The condition of a filter, with its value as a parameter of its own.
static void add_condition(og_buf *sql, const og_term *term, size_t number)
{
    const og_str value = OG_STR("@value");
    og_str rest = og_filters[term->filter].condition;
    og_buf_add(sql, term->negated ? OG_STR(" AND NOT (") : OG_STR(" AND ("));
    for (size_t at; (at = og_str_find(rest, value, 0)) != SIZE_MAX;
         rest = og_str_slice(rest, at + value.len, rest.len)) {
        og_buf_add(sql, og_str_slice(rest, 0, at));
        og_buf_printf(sql, "@value%zu", number);
    }
    og_buf_add(sql, rest);
    og_buf_add_byte(sql, ')');
}

static og_status prepare(search *on)
{
    og_buf sql = {0};
    og_buf_printf(&sql, "%s%s%s", COLUMNS, on->words.len ? WITH_WORDS : WITHOUT_WORDS, JOINS);
    for (size_t i = 0; i < on->query.terms.count; i++)
        if (on->query.terms.items[i].filter != FILTER_WORDS)
            add_condition(&sql, &on->query.terms.items[i], i);
    og_buf_printf(&sql, "%s%s", on->bad_words.len ? WITHOUT_BAD_WORDS : "", ORDER);
    og_status status =
        sql.status == OG_OK ? og_database_prepare(on->database, og_buf_str(&sql), &on->statement) : sql.status;
    og_buf_free(&sql);
    if (status == OG_OK && on->words.len)
        status = og_database_prepare(on->database, OG_STR(SNIPPET), &on->snippet);
    return status == OG_OK ? og_database_prepare(on->database, OG_STR(THEMES), &on->themes) : status;
}

static og_status bind(const search *on, const char *name, og_str text)
{
    int parameter = sqlite3_bind_parameter_index(on->statement, name);
    return parameter ? og_database_status(on->database, og_bind_text(on->statement, parameter, text)) : OG_OK;
}

static og_status bind_all(const search *on, size_t limit)
{
    char name[32];
    int64_t most = limit && limit < INT32_MAX ? (int64_t)limit : -1; // -1: all
    OG_TRY(bind(on, "@words", on->words));
    OG_TRY(bind(on, "@bad_words", on->bad_words));
    for (size_t i = 0; i < on->query.terms.count; i++) {
        snprintf(name, sizeof name, "@value%zu", i);
        OG_TRY(bind(on, name, on->query.terms.items[i].value));
    }
    return og_binder_set(on->database, on->statement, "@limit", most);
}

static og_status keep(const search *on, sqlite3_stmt *statement, int column, og_str *out)
{
    og_str text = og_column_text(statement, column);
    return text.ptr ? og_arena_copy(on->arena, text, out) : OG_OK;
}

static og_status read_snippet(const search *on, int64_t id, og_hit *hit)
{
    hit->snippet = hit->text;
    if (!on->snippet)
        return OG_OK;
    OG_TRY(og_database_status(on->database, sqlite3_bind_int64(on->snippet, 1, id)));
    OG_TRY(og_database_status(on->database, og_bind_text(on->snippet, 2, on->words)));
    int code = sqlite3_step(on->snippet);
    og_status status = og_database_status(on->database, code);
    if (status == OG_OK && code == SQLITE_ROW)
        status = keep(on, on->snippet, 0, &hit->snippet);
    sqlite3_reset(on->snippet);
    return status;
}

static og_status read_themes(const search *on, int64_t id, og_hit *hit)
{
    OG_TRY(og_database_status(on->database, sqlite3_bind_int64(on->themes, 1, id)));
    og_status status = OG_OK;
    int code = SQLITE_DONE;
    while (status == OG_OK && (code = sqlite3_step(on->themes)) == SQLITE_ROW) {
        og_str theme = {0};
        status = keep(on, on->themes, 0, &theme);
        if (status == OG_OK)
            status = og_vec_push(on->arena, &hit->themes, theme);
    }
    if (status == OG_OK)
        status = og_database_status(on->database, code);
    sqlite3_reset(on->themes);
    return status;
}

static og_status read_hit(const search *on, og_hit *hit)
{
    enum { ID, FIRST_TEXT, PAGE = 13, LINE, FOUND };
    og_str *const texts[] = {&hit->path, &hit->provider, &hit->date, &hit->grade, &hit->statement, &hit->name,
                             &hit->text, &hit->polarity, &hit->kind, &hit->area,  &hit->severity,  &hit->deadline};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        OG_TRY(keep(on, on->statement, FIRST_TEXT + (int)i, texts[i]));
    int64_t page = sqlite3_column_int64(on->statement, PAGE), line = sqlite3_column_int64(on->statement, LINE);
    hit->page = page > 0 && page <= UINT32_MAX ? (uint32_t)page : 0;
    hit->line = line > 0 ? (size_t)line : 0;
    on->result->found = (size_t)sqlite3_column_int64(on->statement, FOUND);
    int64_t id = sqlite3_column_int64(on->statement, ID);
    OG_TRY(read_snippet(on, id, hit));
    return read_themes(on, id, hit);
}

static og_status run(search *on, size_t limit)
{
    int code;
    OG_TRY(og_query_match(on->arena, &on->query, false, &on->words));
    OG_TRY(og_query_match(on->arena, &on->query, true, &on->bad_words));
    OG_TRY(prepare(on));
    OG_TRY(bind_all(on, limit));
    while ((code = sqlite3_step(on->statement)) == SQLITE_ROW) {
        og_hit hit = {0};
        OG_TRY(read_hit(on, &hit));
        OG_TRY(og_vec_push(on->arena, &on->result->statements, hit));
    }
    return og_database_status(on->database, code);
}

og_status og_search_run(og_store *store, og_arena *arena, og_str query, size_t limit, og_search_result *out)
{
    search on = {.database = &store->database, .arena = arena, .result = out};
    *out = (og_search_result){.schema = OG_STR("ofgrade-search/1"), .query = query};
    og_status status = og_query_parse(on.database, arena, query, &on.query);
    if (status == OG_OK)
        status = run(&on, limit);
    sqlite3_finalize(on.statement);
    sqlite3_finalize(on.snippet);
    sqlite3_finalize(on.themes);
    return status;
}

og_status og_store_search(og_store *store, og_str query, const og_search_options *options, size_t *found, og_str *out)
{
    enum { USUAL_WIDTH = 80 };
    const og_text_options *text = options->text;
    og_search_result result;
    og_flow flow = {.arena = og_arena_new(),
                    .width = text && text->width ? text->width : USUAL_WIDTH,
                    .colour = text && text->colour};
    if (!flow.arena)
        return OG_NO_MEMORY;
    og_status status = og_search_run(store, flow.arena, query, options->limit, &result);
    if (status == OG_OK && options->format == OG_SEARCH_TEXT)
        og_search_add_text(&flow, &result);
    else if (status == OG_OK && options->format == OG_SEARCH_CSV)
        og_search_add_csv(&flow, &result);
    if (status == OG_OK)
        status = options->format == OG_SEARCH_JSON ? og_search_to_json(&result, out) : og_flow_finish(&flow, out);
    if (found)
        *found = status == OG_OK ? result.found : 0;
    og_arena_free(flow.arena);
    return status;
}

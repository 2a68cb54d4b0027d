// SPDX-License-Identifier: MIT
// Tables: which rows and cells records give, that CSV is harmless, that docs/tables.md explains every column, and what
// a workbook does where Excel has no room.
#include "ofgrade/ofgrade.h"
#include "record/record.h"
#include "render/workbook.h"
#include "unit/texts.h"

#include <stdlib.h>

static const char WHOLE_RECORD[] =
    "{\"schema\": \"ofgrade-record/1\", \"source\": {\"path\": \"reports/north marsh.pdf\", \"format\": \"pdf\", "
    "\"sha256\": null, \"bytes\": 900, \"pages\": 3}, \"status\": \"analysed\", \"error\": null, "
    "\"document\": {\"kind\": \"inspection-report\", \"title\": \"Northmarsh, inspected\", \"outlet\": null, "
    "\"byline\": null, \"words\": 410}, "
    "\"framework\": {\"id\": \"ilacs\", \"name\": \"ILACS\", \"scale\": \"four-level\", \"confidence\": 1.0}, "
    "\"inspection\": {\"provider\": {\"name\": \"Northmarsh\", \"kind\": \"local-authority\", \"urn\": \"80500\", "
    "\"local_authority\": \"North Marsh\", \"age_range\": {\"from\": 0, \"to\": 11}, \"number_on_roll\": 1461}, "
    "\"type\": \"full\", \"start\": \"2026-05-11\", \"end\": \"2026-05-22\", \"published\": \"2026-07-01\", "
    "\"inspectors\": [{\"name\": \"Ada Finch\", \"lead\": false}, {\"name\": \"Joan Oake\", \"lead\": true}], "
    "\"previous\": {\"overall\": \"good\", \"date\": \"2021-11-12\"}, \"category\": \"special-measures\", "
    "\"report_url\": \"https://reports.example/1\"}, "
    "\"judgements\": [{\"area\": \"overall\", \"grade\": \"requires improvement\", \"level\": 3, "
    "\"words\": \"Requires improvement\", \"evidence\": {\"page\": 1, \"line\": 7, \"start\": 10, \"end\": 30}}, "
    "{\"area\": \"leaders\", \"grade\": \"good\", \"level\": 2, "
    "\"words\": \"Good\", \"evidence\": {\"page\": 1, \"line\": 8, \"start\": 40, \"end\": 44}}], "
    "\"outcome\": null, "
    "\"findings\": [{\"id\": \"f1\", \"text\": \"=1+1 is what\\nleaders know.\", \"polarity\": \"strength\", "
    "\"themes\": [\"leadership\", \"planning\"], \"area\": \"leaders\", \"severity\": \"standard\", \"extent\": null, "
    "\"trend\": \"improved\", \"source\": \"inspectors\", \"rules\": [], "
    "\"evidence\": {\"page\": 2, \"line\": 20, \"start\": 100, \"end\": 128}}, "
    "{\"id\": \"f2\", \"text\": \"Children wait.\", \"polarity\": \"weakness\", \"themes\": [], \"area\": null, "
    "\"severity\": \"serious\", \"extent\": \"some\", \"trend\": null, \"source\": \"inspectors\", \"rules\": [], "
    "\"evidence\": {\"page\": null, \"line\": 21, \"start\": 129, \"end\": 143}}], "
    "\"actions\": [{\"id\": \"a1\", \"text\": \"See them.\", \"kind\": \"priority\", \"by\": \"the council\", "
    "\"to\": null, \"deadline\": \"3-months\", \"themes\": [], \"severity\": \"serious\", "
    "\"evidence\": {\"page\": 3, \"line\": 30, \"start\": 200, \"end\": 209}}, "
    "{\"id\": \"a2\", \"text\": \"We hired.\", \"kind\": \"done\", \"by\": null, \"to\": null, \"deadline\": null, "
    "\"themes\": [], \"severity\": \"standard\", "
    "\"evidence\": {\"page\": 3, \"line\": 31, \"start\": 210, \"end\": 219}}], "
    "\"quotations\": [], "
    "\"assessment\": {\"stated\": \"requires improvement\", \"stated_level\": 3, \"inferred\": \"good\", "
    "\"inferred_level\": 2, \"confidence\": 0.625, \"agreement\": \"text-reads-better\", \"because\": [], "
    "\"areas\": [{\"area\": \"leaders\", \"stated\": \"good\", \"inferred\": \"inadequate\", \"inferred_level\": 4, "
    "\"confidence\": 0.5, \"because\": []}]}, "
    "\"recommendations\": [], \"summary\": \"A summary.\", \"warnings\": []}";

static og_record *record_of(const char *json)
{
    og_record *record = NULL;
    og_diagnostics *diagnostics = og_diagnostics_new();
    assert_non_null(diagnostics);
    if (og_record_from_json(og_str_from(json), diagnostics, &record) != OG_OK) {
        og_str message = og_diagnostics_get(diagnostics, 0).message;
        fail_msg("%.*s", OG_STR_ARG(message));
    }
    og_diagnostics_free(diagnostics);
    return record;
}

static og_record *failed_record(void)
{
    og_record *record = NULL;
    og_source source = {.path = OG_STR("reports/=lost.pdf")};
    assert_int_equal(og_record_failed(&source, OG_ENCRYPTED_PDF, &record), OG_OK);
    return record;
}

// The cell of a column, by its name, in the arena of `flow`.
static og_cell cell_of(og_flow *flow, og_table table, const og_record *record, size_t row, const char *name)
{
    og_cell cells[OG_MOST_COLUMNS];
    assert_true(row < og_table_row_count(table, record));
    og_table_row(flow, table, record, row, cells);
    assert_int_equal(flow->out.status, OG_OK);
    for (size_t c = 0; c < og_table_column_count(table); c++)
        if (og_str_equal(og_table_column(table, c).name, og_str_from(name)))
            return cells[c];
    fail_msg("no column %s", name);
    return cells[0];
}

typedef struct wanted_cell {
    og_table table;
    size_t row;
    const char *name;
    const char *text;
} wanted_cell;

static void check_cells(const og_record *record, const wanted_cell *wanted, size_t count)
{
    og_flow flow = {.arena = og_arena_new()};
    assert_non_null(flow.arena);
    for (size_t i = 0; i < count; i++) {
        og_str got = cell_of(&flow, wanted[i].table, record, wanted[i].row, wanted[i].name).text;
        if (!og_str_equal(got, og_str_from(wanted[i].text)))
            fail_msg("%s is '%.*s', not '%s'", wanted[i].name, OG_STR_ARG(got), wanted[i].text);
    }
    og_arena_free(flow.arena);
}

static void a_document_has_its_cells(void **state)
{
    static const wanted_cell wanted[] = {
        {OG_TABLE_DOCUMENTS, 0, "provider", "Northmarsh"},
        {OG_TABLE_DOCUMENTS, 0, "path", "reports/north marsh.pdf"},
        {OG_TABLE_DOCUMENTS, 0, "file_name", "north marsh.pdf"},
        {OG_TABLE_DOCUMENTS, 0, "start", "2026-05-11"},
        {OG_TABLE_DOCUMENTS, 0, "year", "2026"},
        {OG_TABLE_DOCUMENTS, 0, "overall_grade", "requires improvement"},
        {OG_TABLE_DOCUMENTS, 0, "overall_level", "3"},
        {OG_TABLE_DOCUMENTS, 0, "outcome_code", ""},
        {OG_TABLE_DOCUMENTS, 0, "previous_grade", "good"},
        {OG_TABLE_DOCUMENTS, 0, "previous_date", "2021-11-12"},
        {OG_TABLE_DOCUMENTS, 0, "reads_like_grade", "good"},
        {OG_TABLE_DOCUMENTS, 0, "reads_like_confidence", "0.62"},
        {OG_TABLE_DOCUMENTS, 0, "reads_like_agreement", "text-reads-better"},
        {OG_TABLE_DOCUMENTS, 0, "strengths", "1"},
        {OG_TABLE_DOCUMENTS, 0, "weaknesses", "1"},
        {OG_TABLE_DOCUMENTS, 0, "mixed", "0"},
        {OG_TABLE_DOCUMENTS, 0, "serious_weaknesses", "1"},
        {OG_TABLE_DOCUMENTS, 0, "actions", "1"},
        {OG_TABLE_DOCUMENTS, 0, "priority_actions", "1"},
        {OG_TABLE_DOCUMENTS, 0, "lead_inspector", "Joan Oake"},
        {OG_TABLE_DOCUMENTS, 0, "inspectors", "Ada Finch; Joan Oake"},
        {OG_TABLE_DOCUMENTS, 0, "words", "410"},
        {OG_TABLE_DOCUMENTS, 0, "local_authority", "North Marsh"},
        {OG_TABLE_DOCUMENTS, 0, "age_from", "0"},
        {OG_TABLE_DOCUMENTS, 0, "age_to", "11"},
        {OG_TABLE_DOCUMENTS, 0, "number_on_roll", "1461"},
        {OG_TABLE_DOCUMENTS, 0, "category", "special-measures"},
    };
    (void)state;
    og_record *record = record_of(WHOLE_RECORD);
    check_cells(record, wanted, sizeof wanted / sizeof *wanted);
    og_record_free(record);
}

static void statements_have_their_cells_and_those_of_their_document(void **state)
{
    static const wanted_cell wanted[] = {
        {OG_TABLE_JUDGEMENTS, 0, "area", "overall"},
        {OG_TABLE_JUDGEMENTS, 0, "reads_like_grade", "good"},
        {OG_TABLE_JUDGEMENTS, 1, "grade", "good"},
        {OG_TABLE_JUDGEMENTS, 1, "words", "Good"},
        {OG_TABLE_JUDGEMENTS, 1, "reads_like_level", "4"},
        {OG_TABLE_JUDGEMENTS, 1, "line", "8"},
        {OG_TABLE_FINDINGS, 0, "themes", "leadership; planning"},
        {OG_TABLE_FINDINGS, 0, "text", "=1+1 is what leaders know."},
        {OG_TABLE_FINDINGS, 0, "said_by", "inspectors"},
        {OG_TABLE_FINDINGS, 0, "page", "2"},
        {OG_TABLE_FINDINGS, 1, "provider", "Northmarsh"},
        {OG_TABLE_FINDINGS, 1, "end", "2026-05-22"},
        {OG_TABLE_FINDINGS, 1, "page", ""},
        {OG_TABLE_FINDINGS, 1, "area", ""},
        {OG_TABLE_ACTIONS, 0, "deadline", "3-months"},
        {OG_TABLE_ACTIONS, 0, "by", "the council"},
        {OG_TABLE_ACTIONS, 1, "kind", "done"},
    };
    (void)state;
    og_record *record = record_of(WHOLE_RECORD);
    check_cells(record, wanted, sizeof wanted / sizeof *wanted);
    assert_int_equal(og_table_row_count(OG_TABLE_FINDINGS, record), 2);
    og_record_free(record);
}

static void a_failed_document_is_one_row_with_its_reason(void **state)
{
    static const wanted_cell wanted[] = {
        {OG_TABLE_DOCUMENTS, 0, "provider", ""},
        {OG_TABLE_DOCUMENTS, 0, "status", "failed"},
        {OG_TABLE_DOCUMENTS, 0, "error", "encrypted-pdf"},
        {OG_TABLE_DOCUMENTS, 0, "strengths", ""},
        {OG_TABLE_DOCUMENTS, 0, "actions", ""},
        {OG_TABLE_DOCUMENTS, 0, "words", ""},
        {OG_TABLE_DOCUMENTS, 0, "year", ""},
    };
    (void)state;
    og_record *record = failed_record();
    check_cells(record, wanted, sizeof wanted / sizeof *wanted);
    for (og_table table = OG_TABLE_JUDGEMENTS; table < OG_TABLE_COUNT; table++)
        assert_int_equal(og_table_row_count(table, record), 0);
    og_record_free(record);
}

static og_str csv_of(const og_record *record, og_table table)
{
    og_str text = {0};
    assert_int_equal(record ? og_record_to_csv(record, table, &text) : og_table_to_csv(table, &text), OG_OK);
    return text;
}

static void csv_begins_with_names_and_guards_formulas(void **state)
{
    (void)state;
    og_record *record = record_of(WHOLE_RECORD), *failed = failed_record();
    og_str heading = csv_of(NULL, OG_TABLE_FINDINGS), rows = csv_of(record, OG_TABLE_FINDINGS);
    og_str none = csv_of(failed, OG_TABLE_FINDINGS), path = csv_of(failed, OG_TABLE_DOCUMENTS);
    assert_true(og_str_starts(heading, OG_STR("\xEF\xBB\xBFprovider,path,document_kind,")));
    assert_true(og_str_ends(heading, OG_STR(",page,line\r\n")));
    has(rows, ",\"leadership; planning\",");
    has(rows, ",'=1+1 is what leaders know.,");
    assert_int_equal(none.len, 0);
    has(path, ",reports/=lost.pdf,");
    has(path, ",'=lost.pdf,");
    free((char *)heading.ptr);
    free((char *)rows.ptr);
    free((char *)none.ptr);
    free((char *)path.ptr);
    og_record_free(record);
    og_record_free(failed);
}

static void names_are_stable_words_and_own_readings_say_so(void **state)
{
    (void)state;
    for (og_table table = 0; table < OG_TABLE_COUNT; table++)
        for (size_t c = 0; c < og_table_column_count(table); c++) {
            og_column column = og_table_column(table, c);
            bool graded = column.type == OG_COLUMN_GRADE || column.type == OG_COLUMN_LEVEL;
            for (size_t i = 0; i < column.name.len; i++)
                assert_true(og_is_lower(column.name.ptr[i]) || column.name.ptr[i] == '_' ||
                            og_is_digit(column.name.ptr[i]));
            if (graded && column.origin != OG_COLUMN_OF_DOCUMENT)
                assert_true(og_str_starts(column.name, OG_STR("reads_like_")));
            for (size_t other = 0; other < c; other++)
                assert_false(og_str_equal(og_table_column(table, other).name, column.name));
        }
}

static void the_page_explains_every_column(void **state)
{
    (void)state;
    og_buf page = read_file(OG_SOURCE_DIR "/docs/tables.md");
    for (og_table table = 0; table < OG_TABLE_COUNT; table++) {
        og_buf rows = {0};
        og_buf_printf(&rows, "\n| column | type | whose word | meaning |\n|---|---|---|---|\n");
        for (size_t c = 0; c < og_table_column_count(table); c++) {
            og_column column = og_table_column(table, c);
            og_buf_printf(&rows, "| `%.*s` | %.*s | %.*s | %.*s |\n", OG_STR_ARG(column.name),
                          OG_STR_ARG(og_column_type_name(column.type)),
                          OG_STR_ARG(og_column_origin_name(column.origin)), OG_STR_ARG(column.meaning));
        }
        if (og_str_find(og_buf_str(&page), og_buf_str(&rows), 0) == SIZE_MAX)
            fail_msg("docs/tables.md lacks this table:\n%.*s", OG_STR_ARG(og_buf_str(&rows)));
        og_buf_free(&rows);
    }
    og_buf_free(&page);
}

static size_t read_all(og_workbook *workbook)
{
    og_str piece;
    size_t bytes = 0;
    do {
        assert_int_equal(og_workbook_read(workbook, &piece), OG_OK);
        if (!bytes)
            assert_true(og_str_starts(piece, OG_STR("PK")));
        bytes += piece.len;
    } while (piece.len);
    return bytes;
}

static void told(og_diagnostics *diagnostics, size_t index, const char *code, const char *message)
{
    og_diagnostic diagnostic = og_diagnostics_get(diagnostics, index);
    assert_int_equal(diagnostic.severity, OG_WARNING);
    has(diagnostic.code, code);
    has(diagnostic.message, message);
}

static void a_workbook_tells_what_it_has_no_room_for(void **state)
{
    (void)state;
    og_workbook *workbook = NULL;
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_record *record = record_of(WHOLE_RECORD);
    assert_int_equal(og_workbook_new(OG_STR(""), &workbook), OG_OK);
    workbook->most_rows = 4;
    workbook->most_links = 1;
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(og_workbook_add(workbook, record, diagnostics), OG_OK);
    assert_int_equal(og_diagnostics_count(diagnostics), 0);
    assert_int_equal(og_workbook_finish(workbook, diagnostics), OG_OK);
    assert_int_equal(og_diagnostics_count(diagnostics), 4);
    told(diagnostics, 0, "rows-cut",
         "sheet Judgements: a sheet of a workbook has no room for all rows; 3 are left out");
    told(diagnostics, 1, "rows-cut", "sheet Findings");
    told(diagnostics, 2, "rows-cut", "sheet Actions");
    told(diagnostics, 3, "links-cut", "2 addresses stand as text");
    assert_true(read_all(workbook) > 0);
    assert_int_equal(og_workbook_add(workbook, record, diagnostics), OG_INTERNAL);
    assert_int_equal(og_workbook_finish(workbook, diagnostics), OG_INTERNAL);
    og_workbook_free(workbook);
    og_record_free(record);
    og_diagnostics_free(diagnostics);
}

static size_t links_of(const char *address)
{
    og_workbook *workbook = NULL;
    og_record *record = record_of(WHOLE_RECORD);
    record->inspection->report_url = og_str_from(address);
    assert_int_equal(og_workbook_new(OG_STR(""), &workbook), OG_OK);
    assert_int_equal(og_workbook_add(workbook, record, NULL), OG_OK);
    size_t links = workbook->links;
    assert_int_equal(og_workbook_finish(workbook, NULL), OG_OK);
    og_workbook_free(workbook);
    og_record_free(record);
    return links;
}

static void only_addresses_of_the_web_become_links(void **state)
{
    static const char *const others[] = {"file:///etc/passwd", "javascript:alert(1)", "internal:Chart!A1",
                                         "external:c:\\a.exe", "https://a b",         "www.example.org"};
    char escaped[1500] = "https://reports.example/";
    (void)state;
    memset(escaped + strlen(escaped), '[', sizeof escaped - strlen(escaped) - 1); // the library makes three of each
    assert_int_equal(links_of(escaped), 0);
    assert_int_equal(links_of("https://reports.example/1?a=\"b\"&c#d"), 1);
    assert_int_equal(links_of("HTTP://reports.example/"), 1);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(links_of(others[i]), 0);
}

static void a_workbook_needs_no_record_and_no_end(void **state)
{
    (void)state;
    og_workbook *empty = NULL, *left = NULL;
    og_str piece;
    og_record *record = failed_record();
    assert_int_equal(og_workbook_new(OG_STR("my-rules"), &empty), OG_OK);
    assert_int_equal(og_workbook_read(empty, &piece), OG_NOT_READABLE);
    assert_int_equal(og_workbook_finish(empty, NULL), OG_OK);
    assert_true(read_all(empty) > 0);
    og_workbook_free(empty);
    assert_int_equal(og_workbook_new(OG_STR(""), &left), OG_OK);
    assert_int_equal(og_workbook_add(left, record, NULL), OG_OK);
    og_workbook_free(left);
    og_workbook_free(NULL);
    og_record_free(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_has_its_cells),
        cmocka_unit_test(statements_have_their_cells_and_those_of_their_document),
        cmocka_unit_test(a_failed_document_is_one_row_with_its_reason),
        cmocka_unit_test(csv_begins_with_names_and_guards_formulas),
        cmocka_unit_test(names_are_stable_words_and_own_readings_say_so),
        cmocka_unit_test(the_page_explains_every_column),
        cmocka_unit_test(a_workbook_tells_what_it_has_no_room_for),
        cmocka_unit_test(only_addresses_of_the_web_become_links),
        cmocka_unit_test(a_workbook_needs_no_record_and_no_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

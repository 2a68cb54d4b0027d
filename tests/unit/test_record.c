// SPDX-License-Identifier: MIT
// The record's JSON form: written as docs/record.md says, read back to the same, refused with the place named, and the
// same in the table of fields, in docs/record.schema.json and in docs/record.md.
#include "base/diagnostics.h"
#include "record/fields.h"
#include "unit/records.h"

#include <jansson.h>
#include <stdlib.h>

// The nth block of JSON of docs/record.md: 0 is the full example, 1 the failed record. Points into `page`.
static og_str example(const og_buf *page, unsigned number)
{
    og_str text = og_buf_str(page), fence = OG_STR("```json\n");
    size_t start = 0;
    for (unsigned i = 0; i <= number; i++) {
        start = og_str_find(text, fence, start);
        assert_true(start != SIZE_MAX);
        start += fence.len;
    }
    return og_str_slice(text, start, og_str_find(text, OG_STR("```"), start));
}

static og_str to_json(const og_record *record, unsigned indent)
{
    og_str json;
    assert_int_equal(og_record_to_json(record, indent, &json), OG_OK);
    return json;
}

static og_record *from_json(og_str json)
{
    og_record *record = NULL;
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_status status = og_record_from_json(json, diagnostics, &record);
    if (status != OG_OK && og_diagnostics_count(diagnostics))
        fail_msg("%.*s", OG_STR_ARG(og_diagnostics_get(diagnostics, 0).message));
    assert_int_equal(status, OG_OK);
    assert_int_equal(og_diagnostics_count(diagnostics), 0);
    og_diagnostics_free(diagnostics);
    return record;
}

// Replaces the first `from`, which must be there.
static og_buf replaced(og_str text, og_str from, og_str to)
{
    og_buf out = {0};
    size_t at = og_str_find(text, from, 0);
    if (at == SIZE_MAX)
        fail_msg("no '%.*s' in the example", OG_STR_ARG(from));
    og_buf_add(&out, og_str_slice(text, 0, at));
    og_buf_add(&out, to);
    og_buf_add(&out, og_str_slice(text, at + from.len, text.len));
    return out;
}

static const char failed_json[] =
    "{\"schema\":\"ofgrade-record/1\",\"source\":{\"path\":\"a.pdf\",\"format\":null,\"sha256\":null,\"bytes\":12,"
    "\"pages\":null},\"status\":\"failed\",\"error\":{\"code\":\"encrypted-pdf\",\"message\":\"the PDF is protected by "
    "a password\"},\"document\":null,\"framework\":null,\"inspection\":null,\"judgements\":[],\"outcome\":null,"
    "\"findings\":[],\"actions\":[],\"quotations\":[],\"assessment\":null,\"recommendations\":[],\"summary\":null,"
    "\"warnings\":[]}\n";

static void test_failed_record(void **state)
{
    (void)state;
    og_record *record;
    og_source source = {.path = OG_STR("a.pdf"), .bytes = 12};
    assert_int_equal(og_record_failed(&source, OG_ENCRYPTED_PDF, &record), OG_OK);
    assert_false(og_record_is_analysed(record));
    assert_int_equal(og_record_stated_level(record), 0);
    og_str json = to_json(record, 0);
    same(json, OG_STR(failed_json));
    assert_int_equal(og_record_failure(record), OG_ENCRYPTED_PDF);
    same(og_record_path(record), OG_STR("a.pdf"));
    og_record_free(record);
    record = from_json(json);
    assert_false(og_record_is_analysed(record));
    assert_int_equal(og_record_failure(record), OG_ENCRYPTED_PDF);
    record->error->code = OG_STR("ok");
    assert_int_equal(og_record_failure(record), OG_NOT_ANALYSED);
    free((char *)json.ptr);
    og_record_free(record);
    assert_int_equal(og_record_failed(&source, OG_OK, &record), OG_INTERNAL);
}

// The least that an analysed record holds.
static og_record *empty_record(const char *path)
{
    og_record *record = record_of(path, "unknown", NULL);
    record->source.bytes = 3;
    record->assessment->agreement = OG_STR("not-stated");
    return record;
}

static const char empty_json[] =
    "{\"schema\":\"ofgrade-record/1\",\"source\":{\"path\":\"-\",\"format\":null,\"sha256\":null,\"bytes\":3,"
    "\"pages\":null},\"status\":\"analysed\",\"error\":null,\"document\":{\"kind\":\"unknown\",\"title\":null,"
    "\"outlet\":null,\"byline\":null,"
    "\"words\":0},\"framework\":null,\"inspection\":{\"provider\":{\"name\":null,\"kind\":null,\"urn\":null,"
    "\"local_authority\":null,\"age_range\":null,\"number_on_roll\":null},\"type\":"
    "null,\"start\":null,\"end\":null,\"published\":null,\"inspectors\":[],\"previous\":null,\"category\":null,"
    "\"report_url\":null},"
    "\"judgements\":[],\"outcome\":null,\"findings\":[],\"actions\":[],\"quotations\":[],\"assessment\":{\"stated\":"
    "null,\"stated_level\":null,\"inferred\":null,\"inferred_level\":null,\"confidence\":0,\"agreement\":\"not-stated\""
    ",\"because\":[],\"areas\":[]},\"recommendations\":[],\"summary\":null,\"warnings\":[]}\n";

static void test_empty_record(void **state)
{
    (void)state;
    og_record *record = empty_record("-");
    assert_true(og_record_is_analysed(record));
    assert_int_equal(og_record_stated_level(record), 0);
    record->assessment->stated_level = 2;
    assert_int_equal(og_record_stated_level(record), 2);
    record->assessment->stated_level = 0;
    og_str json = to_json(record, 0);
    same(json, OG_STR(empty_json));
    og_record_free(record);
    record = from_json(json);
    og_str again = to_json(record, 0);
    same(again, json);
    free((char *)again.ptr);
    free((char *)json.ptr);
    og_record_free(record);
}

static void test_documented_examples_are_identities(void **state)
{
    (void)state;
    og_buf page = read_file(OG_SOURCE_DIR "/docs/record.md");
    for (unsigned i = 0; i < 2; i++) {
        og_str json = example(&page, i);
        og_record *record = from_json(json);
        og_str indented = to_json(record, 2), line = to_json(record, 0);
        same(indented, json);
        assert_int_equal(og_str_find_byte(line, '\n', 0), line.len - 1);
        og_record *second = from_json(line);
        og_str again = to_json(second, 0);
        same(again, line);
        free((char *)indented.ptr);
        free((char *)line.ptr);
        free((char *)again.ptr);
        og_record_free(record);
        og_record_free(second);
    }
    og_buf_free(&page);
}

static void test_full_record_is_read_into_place(void **state)
{
    (void)state;
    og_buf page = read_file(OG_SOURCE_DIR "/docs/record.md");
    og_record *record = from_json(example(&page, 0));
    og_buf_free(&page); // the record needs nothing of what it was read from
    same(record->source.path, OG_STR("reports/brackenshire.pdf"));
    assert_int_equal(record->source.pages, 2);
    assert_int_equal(og_record_stated_level(record), 3);
    assert_true(record->framework->confidence > 0.969 && record->framework->confidence < 0.971);
    assert_int_equal(record->inspection->end.day, 15);
    assert_false(og_date_is_set(record->inspection->published));
    assert_true(record->inspection->inspectors.items[0].lead);
    same(record->inspection->previous->overall, OG_STR("good"));
    assert_int_equal(record->judgements.count, 2);
    assert_int_equal(record->judgements.items[1].level, 4);
    assert_int_equal(record->findings.count, 3);
    same(record->findings.items[1].themes.items[1], OG_STR("care-leavers"));
    assert_int_equal(record->findings.items[1].evidence.page, 2);
    assert_null(record->findings.items[2].extent.ptr);
    assert_null(record->warnings.items[0].evidence);
    assert_int_equal(record->warnings.items[1].evidence->line, 5);
    og_record_free(record);
}

// The ages as written, and read again by both ways: from a line, and from any JSON.
static void assert_ages_written(og_age_range *ages, const char *wanted)
{
    og_record *record = empty_record("-");
    record->inspection->provider.age_range = ages;
    for (unsigned indent = 0; indent <= 2; indent += 2) {
        og_str json = to_json(record, indent), expected = og_str_from(wanted);
        assert_true(indent || og_str_find(json, expected, 0) != SIZE_MAX);
        og_record *second = from_json(json);
        og_str again = to_json(second, indent);
        same(again, json);
        free((char *)again.ptr);
        free((char *)json.ptr);
        og_record_free(second);
    }
    og_record_free(record);
}

static void test_an_age_may_be_nought_or_unknown(void **state)
{
    (void)state;
    assert_ages_written(NULL, "\"age_range\":null,");
    assert_ages_written(&(og_age_range){{true, 0}, {true, 4}}, "\"age_range\":{\"from\":0,\"to\":4},");
    assert_ages_written(&(og_age_range){{true, 16}, {false, 0}}, "\"age_range\":{\"from\":16,\"to\":null},");
    assert_ages_written(&(og_age_range){{false, 0}, {true, 8}}, "\"age_range\":{\"from\":null,\"to\":8},");
}

static void assert_title_written(og_str title, const char *wanted)
{
    og_record *record = empty_record("-");
    record->document->title = title;
    og_str json = to_json(record, 0);
    og_str head = OG_STR("\"title\":");
    size_t at = og_str_find(json, head, 0) + head.len;
    og_str expected = og_str_from(wanted);
    same(og_str_slice(json, at, at + expected.len), expected);
    og_record *second = from_json(json);
    og_str again = to_json(second, 0);
    same(again, json);
    free((char *)again.ptr);
    free((char *)json.ptr);
    og_record_free(record);
    og_record_free(second);
}

static void test_strings_are_escaped(void **state)
{
    (void)state;
    assert_title_written((og_str){0}, "null,");
    assert_title_written(OG_STR(""), "\"\",");
    assert_title_written(OG_STR("a \"b\" \\ /c"), "\"a \\\"b\\\" \\\\ /c\",");
    assert_title_written(OG_STR("\b\f\n\r\t"), "\"\\b\\f\\n\\r\\t\",");
    assert_title_written(OG_STR("x\x1b[31m\x7f"), "\"x\\u001b[31m\\u007f\",");
    assert_title_written(OG_STR("a\0b"), "\"a\\u0000b\",");
    assert_title_written(OG_STR("\xc2\x9b\xc2\xa0"), "\"\\u009b\xc2\xa0\",");
    assert_title_written(OG_STR("\xe2\x80\xa8|\xe2\x80\xa9"), "\"\\u2028|\\u2029\",");
    assert_title_written(OG_STR("\xc3\xa9\xe2\x80\x99\xf0\x9f\x98\x80"), "\"\xc3\xa9\xe2\x80\x99\xf0\x9f\x98\x80\",");
    assert_title_written(OG_STR("\xef\xbf\xbd"), "\"\xef\xbf\xbd\","); // a U+FFFD that was there
    assert_title_written(OG_STR("a\xff\xe2\x80"), "\"a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\",");
}

static void test_path_bytes_become_valid(void **state)
{
    (void)state;
    og_record *record = empty_record("caf\xe9/\xed\xa0\x80.pdf");
    same(record->source.path, OG_STR("caf\xef\xbf\xbd/\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd.pdf"));
    og_record_free(record);
}

static void assert_confidence_written(double value, const char *wanted)
{
    og_record *record = empty_record("-");
    record->assessment->confidence = value;
    og_str json = to_json(record, 0);
    og_str head = OG_STR("\"confidence\":");
    size_t at = og_str_find(json, head, 0) + head.len;
    same(og_str_slice(json, at, og_str_find_byte(json, ',', at)), og_str_from(wanted));
    free((char *)json.ptr);
    og_record_free(record);
}

static void test_reals_are_short(void **state)
{
    (void)state;
    assert_confidence_written(0, "0");
    assert_confidence_written(1, "1");
    assert_confidence_written(0.97, "0.97");
    assert_confidence_written(0.5, "0.5");
    assert_confidence_written(0.05, "0.05");
    assert_confidence_written(0.000001, "0.000001");
    assert_confidence_written(0.00000025, "2.5e-7");
    assert_confidence_written(1.0 / 3, "0.3333333333333333");
    assert_confidence_written(0.1 + 0.2, "0.30000000000000004");
    assert_confidence_written(strtod("nan", NULL), "null");
}

// Every share of hundredths and thousandths comes back as it was written.
static void test_reals_round_trip(void **state)
{
    (void)state;
    og_record *record = empty_record("-");
    for (int i = 0; i <= 1000; i++) {
        double value = i / 1000.0;
        record->assessment->confidence = value;
        og_str json = to_json(record, 0);
        og_record *second = from_json(json);
        assert_memory_equal(&second->assessment->confidence, &value, sizeof value);
        free((char *)json.ptr);
        og_record_free(second);
    }
    og_record_free(record);
}

typedef struct fault {
    const char *from; // in the full example
    const char *to;
    const char *message; // with which the first diagnostic begins
} fault;

static const fault faults[] = {
    {"ofgrade-record/1", "ofgrade-record/2", "schema: expected one of ofgrade-record/1"},
    {"\"schema\":", "\"shema\":", "schema: this key is missing"},
    {"\"status\": \"analysed\",", "\"status\": \"analysed\", \"extra\": 1,", "extra: no such key in a record"},
    {"\"status\": \"analysed\"", "\"status\": \"done\"", "status: expected one of analysed, failed"},
    {"\"status\": \"analysed\"", "\"status\": \"failed\"", "the record: a failed record has an error and nothing else"},
    {"\"error\": null", "\"error\": {\"code\": \"no-text\", \"message\": \"\"}", "the record: an analysed record has"},
    {"\"error\": null", "\"error\": {\"code\": \"No text\", \"message\": \"\"}",
     "error.code: expected lower-case words"},
    {"\"path\": \"reports/brackenshire.pdf\"", "\"path\": null", "source.path: expected a string"},
    {"\"format\": \"pdf\"", "\"format\": \"png\"", "source.format: expected one of pdf, html, text, or null"},
    {"\"sha256\": \"", "\"sha256\": \"0", "source.sha256: expected 64 lower-case hexadecimal digits, or null"},
    {"\"bytes\": 184320", "\"bytes\": -1", "source.bytes: expected a whole number of 0 to 9007199254740991"},
    {"\"bytes\": 184320", "\"bytes\": 1.5", "source.bytes: expected a whole number"},
    {"\"bytes\": 184320", "\"bytes\": 9007199254740992", "source.bytes: expected a whole number"},
    {"\"bytes\": 184320", "\"bytes\": \"184320\"", "source.bytes: expected a whole number"},
    {"\"pages\": 2", "\"pages\": 0", "source.pages: expected a whole number of 1 to 9007199254740991, or null"},
    {"\"confidence\": 0.97", "\"confidence\": 1.01", "framework.confidence: expected a number of 0 to 1"},
    {"\"confidence\": 0.97", "\"confidence\": -0.1", "framework.confidence: expected a number of 0 to 1"},
    {"\"confidence\": 0.97", "\"confidence\": null", "framework.confidence: expected a number of 0 to 1"},
    {"\"2024-03-04\"", "\"2024-02-30\"", "inspection.start: expected a date such as 2013-05-22, or null"},
    {"\"2024-03-04\"", "20240304", "inspection.start: expected a date"},
    {"\"lead\": true", "\"lead\": 1", "inspection.inspectors[0].lead: expected true or false"},
    {"\"overall\": \"good\"", "\"overall\": 2", "inspection.previous.overall: expected a string, or null"},
    {"\"level\": 4", "\"level\": 5", "judgements[1].level: expected a whole number of 1 to 4, or null"},
    {"\"area\": \"care-leavers\"", "\"area\": \"care--leavers\"", "judgements[1].area: expected lower-case words"},
    {"\"age_range\": null", "\"age_range\": {\"from\": 0, \"to\": 100}",
     "inspection.provider.age_range.to: expected a whole number of 0 to 99, or null"},
    {"\"age_range\": null", "\"age_range\": \"3-11\"", "inspection.provider.age_range: expected an object"},
    {"\"number_on_roll\": null", "\"number_on_roll\": 0",
     "inspection.provider.number_on_roll: expected a whole number of 1 to"},
    {"\"category\": null", "\"category\": \"failing\"",
     "inspection.category: expected one of special-measures, serious-weaknesses"},
    {"\"outcome\": null", "\"outcome\": {\"code\": 4, \"words\": \"\"}",
     "outcome.code: expected a whole number of 1 to 3"},
    {"\"outcome\": null", "\"outcome\": []", "outcome: expected an object"},
    {"\"polarity\": \"weakness\"", "\"polarity\": \"bad\"", "findings[1].polarity: expected one of strength, weakness"},
    {"\"id\": \"f2\"", "\"id\": \"f02\"", "findings[1].id: expected 'f' and a number"},
    {"\"id\": \"a1\"", "\"id\": \"f1\"", "actions[0].id: expected 'a' and a number"},
    {"\"deadline\": null", "\"deadline\": \"soon\"", "actions[0].deadline: expected a date or one of immediate"},
    {"\"quotations\": []", "\"quotations\": null", "quotations: expected a list"},
    {"\"quotations\": []", "\"quotations\": [3]", "quotations[0]: expected an object"},
    {"  \"f2\",", "  \"x2\",", "assessment.because[0].evidence[0]: expected 'a' or 'f' and a number"},
    {"\"because\":", "\"reasons\":", "assessment.because: this key is missing"},
    {"\"rank\": 1", "\"rank\": 0", "recommendations[0].rank: expected a whole number"},
    {"\"start\": 143", "\"start\": 165", "warnings[1].evidence: the end lies before the start"},
    {"\"line\": 5", "\"line\": 0", "judgements[0].evidence.line: expected a whole number of 1"},
};

static void assert_refused(og_str text, const fault *changed)
{
    og_buf json = replaced(text, og_str_from(changed->from), og_str_from(changed->to));
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_record *record = NULL;
    assert_int_equal(og_record_from_json(og_buf_str(&json), diagnostics, &record), OG_BAD_RECORD);
    assert_null(record);
    og_diagnostic first = og_diagnostics_get(diagnostics, 0);
    og_str wanted = og_str_from(changed->message);
    same(og_str_slice(first.message, 0, wanted.len), wanted);
    same(first.code, OG_STR("bad-record"));
    og_diagnostics_free(diagnostics);
    og_buf_free(&json);
}

static void test_faults_are_refused_with_their_place(void **state)
{
    (void)state;
    og_buf page = read_file(OG_SOURCE_DIR "/docs/record.md");
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        assert_refused(example(&page, 0), &faults[i]);
    og_buf_free(&page);
}

#define PLACE "{\"page\":null,\"line\":1,\"start\":0,\"end\":0}"

static void test_a_failed_record_has_nothing_else(void **state)
{
    static const struct {
        const char *from, *to;
    } parts[] = {
        {"\"document\":null",
         "\"document\":{\"kind\":\"unknown\",\"title\":null,\"outlet\":null,\"byline\":null,\"words\":0}"},
        {"\"framework\":null", "\"framework\":{\"id\":\"x\",\"name\":\"X\",\"scale\":null,\"confidence\":1}"},
        {"\"judgements\":[]", "\"judgements\":[{\"area\":\"overall\",\"grade\":\"good\",\"level\":2,\"words\":\"\","
                              "\"evidence\":" PLACE "}]"},
        {"\"outcome\":null", "\"outcome\":{\"code\":2,\"words\":\"x\"}"},
        {"\"quotations\":[]", "\"quotations\":[{\"speaker\":null,\"role\":null,\"organisation\":null,\"text\":\"x\","
                              "\"stance\":\"neutral\",\"evidence\":" PLACE "}]"},
        {"\"recommendations\":[]", "\"recommendations\":[{\"rank\":1,\"priority\":\"high\",\"text\":\"x\","
                                   "\"themes\":[],\"basis\":\"stated\",\"evidence\":[]}]"},
        {"\"summary\":null", "\"summary\":\"x\""},
        {"\"warnings\":[]", "\"warnings\":[{\"code\":\"x\",\"message\":\"x\",\"evidence\":null}]"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        fault changed = {parts[i].from, parts[i].to, "the record: a failed record has an error and nothing else"};
        assert_refused(OG_STR(failed_json), &changed);
    }
}

static void test_a_place_may_hold_no_byte(void **state)
{
    (void)state;
    og_buf page = read_file(OG_SOURCE_DIR "/docs/record.md");
    og_buf json = replaced(example(&page, 0), OG_STR("\"start\": 143"), OG_STR("\"start\": 164"));
    og_record *record = from_json(og_buf_str(&json));
    assert_int_equal(record->warnings.items[1].evidence->start, 164);
    og_record_free(record);
    og_buf_free(&json);
    og_buf_free(&page);
}

static void test_all_faults_are_told_up_to_a_number(void **state)
{
    (void)state;
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_record *record = NULL;
    assert_int_equal(og_record_from_json(OG_STR("{\"schema\":1,\"\\u001b[1m\":2}"), diagnostics, &record),
                     OG_BAD_RECORD);
    assert_int_equal(og_diagnostics_count(diagnostics), 17); // one wrong, 15 missing, one unknown
    same(og_diagnostics_get(diagnostics, 16).message, OG_STR("\xef\xbf\xbd[1m: no such key in a record"));
    og_diagnostics_clear(diagnostics);
    og_str numbers = OG_STR("{\"findings\":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]}");
    assert_int_equal(og_record_from_json(numbers, diagnostics, &record), OG_BAD_RECORD);
    assert_int_equal(og_diagnostics_count(diagnostics), 21);
    same(og_diagnostics_get(diagnostics, 20).message, OG_STR("the record has more problems, which are not listed"));
    og_diagnostics_free(diagnostics);
}

// `line` is that of the problem, where the status does not say all.
static void assert_no_json(og_str json, og_status status, size_t line)
{
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_record *record = NULL;
    assert_int_equal(og_record_from_json(json, diagnostics, &record), status);
    assert_int_equal(og_diagnostics_count(diagnostics), status == OG_BAD_RECORD || status == OG_RECORD_TOO_LARGE);
    if (status == OG_BAD_RECORD) {
        assert_int_equal(og_diagnostics_get(diagnostics, 0).line, line);
        assert_true(og_diagnostics_get(diagnostics, 0).message.len > 0);
    }
    assert_int_equal(og_record_from_json(json, NULL, &record), status);
    og_diagnostics_free(diagnostics);
}

static void test_what_is_no_json_is_refused(void **state)
{
    (void)state;
    og_buf twice = {0}, deep = {0};
    assert_no_json((og_str){0}, OG_BAD_RECORD, 1);
    assert_no_json(OG_STR("{\n\"schema\": nonsense}"), OG_BAD_RECORD, 2);
    assert_no_json(OG_STR("{\"schema\": \"\xff\"}"), OG_BAD_RECORD, 1);
    assert_no_json(OG_STR("{\"status\": 1, \"status\": 2}"), OG_BAD_RECORD, 1);
    assert_no_json(OG_STR("[]"), OG_MANY_RECORDS, 0);
    og_buf_add(&twice, OG_STR(failed_json));
    og_buf_add(&twice, OG_STR(failed_json));
    assert_no_json(og_buf_str(&twice), OG_MANY_RECORDS, 0);
    for (int i = 0; i < 100000; i++)
        og_buf_add_byte(&deep, '[');
    assert_no_json(og_buf_str(&deep), OG_BAD_RECORD, 1);
    og_buf_free(&twice);
    og_buf_free(&deep);
}

// A tree of them would take gigabytes.
static void test_many_values_are_refused(void **state)
{
    (void)state;
    og_buf json = {0};
    og_buf_add(&json, OG_STR("{\"schema\":\"ofgrade-record/1\",\"warnings2\":[{}"));
    for (int i = 0; i < 600000; i++)
        og_buf_add(&json, OG_STR(",{}"));
    og_buf_add(&json, OG_STR("]}\n"));
    assert_no_json(og_buf_str(&json), OG_RECORD_TOO_LARGE, 1);
    json.ptr[0] = '[';
    assert_no_json(og_buf_str(&json), OG_MANY_RECORDS, 0);
    og_buf_free(&json);
}

static void test_order_of_keys_is_free_in_reading(void **state)
{
    (void)state;
    og_str tail = OG_STR(",\"warnings\":[]}\n");
    og_str body = og_str_slice(OG_STR(failed_json), 1, sizeof failed_json - 1 - tail.len);
    og_buf json = {0};
    og_buf_add(&json, OG_STR("{\"warnings\":[],"));
    og_buf_add(&json, body);
    og_buf_add(&json, OG_STR("}"));
    og_record *record = from_json(og_buf_str(&json));
    og_str again = to_json(record, 0);
    same(again, OG_STR(failed_json));
    free((char *)again.ptr);
    og_record_free(record);
    og_buf_free(&json);
}

// ---- the table, the schema and the page

static json_t *load_schema(void)
{
    json_error_t error;
    json_t *schema = json_load_file(OG_SOURCE_DIR "/docs/record.schema.json", JSON_REJECT_DUPLICATES, &error);
    if (!schema)
        fail_msg("record.schema.json:%d: %s", error.line, error.text);
    return schema;
}

#define DATE_PATTERN "^(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"

static json_t *type_of(const char *name, bool nullable)
{
    return nullable ? json_pack("{s:[s,s]}", "type", name, "null") : json_pack("{s:s}", "type", name);
}

static json_t *enumeration(const og_list *list, bool nullable)
{
    json_t *values = json_array();
    for (size_t i = 0; i < list->count; i++)
        json_array_append_new(values, json_stringn(list->values[i].value.ptr, list->values[i].value.len));
    if (nullable)
        json_array_append_new(values, json_null());
    return json_pack("{s:o}", "enum", values);
}

static json_t *expected_string(const og_member *member, bool nullable)
{
    if (member->form == OG_FORM_LISTED)
        return enumeration(member->list, nullable);
    if (member->form == OG_FORM_LISTED_OR_DATE)
        return json_pack("{s:[o,{s:s,s:s}]}", "anyOf", enumeration(member->list, nullable), "type", "string", "pattern",
                         DATE_PATTERN);
    json_t *expected = type_of("string", nullable);
    og_str pattern = og_form_pattern(member->form);
    if (pattern.len)
        json_object_set_new(expected, "pattern", json_stringn(pattern.ptr, pattern.len));
    return expected;
}

// What the schema must say of a member, descriptions and references aside.
static json_t *expected_schema(const og_member *member)
{
    json_t *expected;
    switch (member->kind) {
    case OG_MEMBER_STRING:
        return expected_string(member, member->nullable);
    case OG_MEMBER_DATE:
        expected = type_of("string", true);
        json_object_set_new(expected, "pattern", json_string(DATE_PATTERN));
        return expected;
    case OG_MEMBER_SIZE:
    case OG_MEMBER_PAGE:
    case OG_MEMBER_INT:
    case OG_MEMBER_AGE:
        expected = type_of("integer", member->nullable);
        json_object_set_new(expected, "minimum", json_integer(member->least));
        json_object_set_new(expected, "maximum", json_integer(member->most));
        return expected;
    case OG_MEMBER_REAL:
        return json_pack("{s:s,s:i,s:i}", "type", "number", "minimum", 0, "maximum", 1);
    case OG_MEMBER_BOOL:
        return type_of("boolean", false);
    case OG_MEMBER_STRINGS:
        return json_pack("{s:s,s:o}", "type", "array", "items", expected_string(member, false));
    case OG_MEMBER_OBJECT:
    case OG_MEMBER_POINTER:
    case OG_MEMBER_OBJECTS:
    case OG_MEMBER_WEIGHT: // none of a record
        break;
    }
    return NULL;
}

// The reference of a schema for an object, a nullable object or an array of objects, as the member's kind asks for.
static const char *reference_of(const og_member *member, const json_t *schema)
{
    const json_t *either = json_object_get(schema, "anyOf");
    if (member->kind == OG_MEMBER_OBJECT)
        return json_string_value(json_object_get(schema, "$ref"));
    if (member->kind == OG_MEMBER_OBJECTS) {
        assert_string_equal(json_string_value(json_object_get(schema, "type")), "array");
        return json_string_value(json_object_get(json_object_get(schema, "items"), "$ref"));
    }
    assert_int_equal(json_array_size(either), 2);
    assert_string_equal(json_string_value(json_object_get(json_array_get(either, 1), "type")), "null");
    return json_string_value(json_object_get(json_array_get(either, 0), "$ref"));
}

static void compare_member(const og_member *member, const json_t *schema)
{
    json_t *got = json_copy((json_t *)schema);
    json_t *wanted = expected_schema(member);
    assert_true(json_string_length(json_object_get(got, "description")) > 0);
    json_object_del(got, "description");
    if (!json_equal(got, wanted)) {
        char *shown = json_dumps(got, 0), *expected = json_dumps(wanted, 0);
        fail_msg("%s: the schema has %s, the table %s", member->name.ptr, shown, expected);
    }
    json_decref(got);
    json_decref(wanted);
}

static void compare_object(const og_object *object, const json_t *root, const json_t *schema)
{
    json_t *properties = json_object_get(schema, "properties");
    const json_t *required = json_object_get(schema, "required");
    void *at = json_object_iter(properties);
    assert_true(json_is_false(json_object_get(schema, "additionalProperties")));
    assert_string_equal(json_string_value(json_object_get(schema, "type")), "object");
    assert_int_equal(json_object_size(properties), object->count);
    assert_int_equal(json_array_size(required), object->count);
    for (size_t i = 0; i < object->count; i++, at = json_object_iter_next(properties, at)) {
        const og_member *member = &object->members[i];
        const json_t *value = json_object_iter_value(at);
        assert_string_equal(json_object_iter_key(at), member->name.ptr); // in the same order
        assert_string_equal(json_string_value(json_array_get(required, i)), member->name.ptr);
        if (!member->object) {
            compare_member(member, value);
            continue;
        }
        const char *reference = reference_of(member, value);
        og_str prefix = OG_STR("#/$defs/");
        assert_true(reference && og_str_starts(og_str_from(reference), prefix));
        compare_object(member->object, root, json_object_get(json_object_get(root, "$defs"), reference + prefix.len));
    }
}

static void test_schema_says_what_the_table_says(void **state)
{
    (void)state;
    json_t *schema = load_schema();
    compare_object(&og_record_object, schema, schema);
    json_decref(schema);
}

static void assert_explained(const og_buf *page, const og_object *object, const char *prefix)
{
    for (size_t i = 0; i < object->count; i++) {
        const og_member *member = &object->members[i];
        char key[128], row[160];
        bool is_list = member->kind == OG_MEMBER_OBJECTS;
        snprintf(key, sizeof key, "%s%s", prefix, member->name.ptr);
        snprintf(row, sizeof row, "\n| `%s` | ", key);
        if (og_str_find(og_buf_str(page), og_str_from(row), 0) == SIZE_MAX)
            fail_msg("docs/record.md does not explain %s", key);
        snprintf(row, sizeof row, "%s%s.", key, is_list ? "[]" : "");
        if (member->object)
            assert_explained(page, member->object, member->object == &og_span_object ? "….evidence." : row);
    }
}

static void test_page_explains_every_key_and_value(void **state)
{
    (void)state;
    og_buf page = read_file(OG_SOURCE_DIR "/docs/record.md");
    assert_explained(&page, &og_record_object, "");
    for (size_t i = 0; i < OG_LIST_COUNT; i++) {
        og_buf table = {0};
        og_buf_printf(&table, "\nValues of *%.*s*:\n\n| value | meaning |\n|---|---|\n", OG_STR_ARG(og_lists[i].name));
        for (size_t j = 0; j < og_lists[i].count; j++)
            og_buf_printf(&table, "| `%.*s` | %.*s |\n", OG_STR_ARG(og_lists[i].values[j].value),
                          OG_STR_ARG(og_lists[i].values[j].meaning));
        og_buf_add_byte(&table, '\n');
        if (og_str_find(og_buf_str(&page), og_buf_str(&table), 0) == SIZE_MAX)
            fail_msg("docs/record.md lacks this table:%.*s", OG_STR_ARG(og_buf_str(&table)));
        og_buf_free(&table);
    }
    og_buf_free(&page);
}

static void test_forms(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        og_form form;
        bool accepted;
    } cases[] = {
        {"", OG_FORM_CODE, false},          {"a", OG_FORM_CODE, true},         {"section-5-2005", OG_FORM_CODE, true},
        {"a-", OG_FORM_CODE, false},        {"-a", OG_FORM_CODE, false},       {"A", OG_FORM_CODE, false},
        {"a_b", OG_FORM_CODE, false},       {"f", OG_FORM_FINDING_ID, false},  {"f10", OG_FORM_FINDING_ID, true},
        {"f1x", OG_FORM_FINDING_ID, false}, {"a9", OG_FORM_ACTION_ID, true},   {"a9", OG_FORM_EVIDENCE_ID, true},
        {"b9", OG_FORM_EVIDENCE_ID, false}, {"", OG_FORM_ANY, true},           {"", OG_FORM_SHA256, false},
        {"f12", OG_FORM_EVIDENCE_ID, true}, {"f0", OG_FORM_FINDING_ID, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (og_member_accepts(&(og_member){.form = cases[i].form}, og_str_from(cases[i].text)) != cases[i].accepted)
            fail_msg("'%s' as %.*s", cases[i].text, OG_STR_ARG(og_form_name(cases[i].form)));
    og_member deadline = {.form = OG_FORM_LISTED_OR_DATE, .list = &og_lists[OG_LIST_DEADLINE]};
    assert_true(og_member_accepts(&deadline, OG_STR("3-months")));
    assert_true(og_member_accepts(&deadline, OG_STR("2024-02-29")));
    assert_false(og_member_accepts(&deadline, OG_STR("2023-02-29")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_failed_record),
        cmocka_unit_test(test_empty_record),
        cmocka_unit_test(test_documented_examples_are_identities),
        cmocka_unit_test(test_full_record_is_read_into_place),
        cmocka_unit_test(test_an_age_may_be_nought_or_unknown),
        cmocka_unit_test(test_strings_are_escaped),
        cmocka_unit_test(test_path_bytes_become_valid),
        cmocka_unit_test(test_reals_are_short),
        cmocka_unit_test(test_reals_round_trip),
        cmocka_unit_test(test_faults_are_refused_with_their_place),
        cmocka_unit_test(test_a_failed_record_has_nothing_else),
        cmocka_unit_test(test_a_place_may_hold_no_byte),
        cmocka_unit_test(test_all_faults_are_told_up_to_a_number),
        cmocka_unit_test(test_what_is_no_json_is_refused),
        cmocka_unit_test(test_many_values_are_refused),
        cmocka_unit_test(test_order_of_keys_is_free_in_reading),
        cmocka_unit_test(test_schema_says_what_the_table_says),
        cmocka_unit_test(test_page_explains_every_key_and_value),
        cmocka_unit_test(test_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

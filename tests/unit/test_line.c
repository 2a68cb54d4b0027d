// SPDX-License-Identifier: MIT
// Lines that are records as the writer writes them, and changes of single bytes after which they are not: what is taken
// is what the reader of records takes and the writer gives back byte for byte.
#include "base/str.h"
#include "ofgrade/catalogue.h"
#include "record/beside.h"
#include "record/line.h"
#include "record/record.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const examples[] = {"wexcombe-news-2015.txt", "stannery-ilacs-2023.txt",
                                       "harrowdale-area-send-2024.txt", "eastmere-ilacs-2018.html"};
enum { COUNT = sizeof examples / sizeof *examples };

static og_catalogue *catalogue;

static int load(void **state)
{
    (void)state;
    return og_catalogue_new(NULL, NULL, &catalogue) == OG_OK ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    og_catalogue_free(catalogue);
    return 0;
}

// No example is of a school, of which alone these members are printed.
static void make_a_school(og_record *record)
{
    static og_age_range ages = {.from = {true, 0}, .to = {true, 11}};
    record->inspection->provider.local_authority = OG_STR("Northmarsh");
    record->inspection->provider.age_range = &ages;
    record->inspection->provider.number_on_roll = 305;
    record->inspection->category = OG_STR("special-measures");
}

static og_record *record_of(const char *name)
{
    og_analyser *analyser = NULL;
    og_record *record = NULL;
    og_buf path = {0};
    og_status failure;
    og_buf_printf(&path, "%s/data/examples/%s%c", OG_SOURCE_DIR, name, '\0');
    assert_int_equal(og_analyser_new(catalogue, NULL, &analyser), OG_OK);
    og_analyser_explain(analyser, true);
    assert_int_equal(og_analyse_file(analyser, path.ptr, NULL, &record, &failure), OG_OK);
    assert_int_equal(failure, OG_OK);
    og_analyser_free(analyser);
    og_buf_free(&path);
    make_a_school(record);
    return record;
}

static og_str line_of(const og_record *record)
{
    og_str line;
    assert_int_equal(og_record_to_json(record, 0, &line), OG_OK);
    return line;
}

// The longer way to the same answer.
static bool comes_back(og_str line)
{
    og_record *record = NULL;
    og_str again;
    if (og_record_from_json(line, NULL, &record) != OG_OK)
        return false;
    again = line_of(record);
    bool same = og_str_equal(line, again);
    free((char *)again.ptr);
    og_record_free(record);
    return same;
}

static void test_records_are_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        bool analysed = false;
        og_record *record = record_of(examples[i]);
        og_str line = line_of(record);
        og_buf start = {0};
        assert_true(og_line_is_record(line, &analysed));
        assert_true(analysed);
        og_line_start(&start, record->source.path);
        assert_true(og_str_starts(line, og_buf_str(&start)));
        og_buf_free(&start);
        free((char *)line.ptr);
        og_record_free(record);
    }
}

static void test_failed_records_are_lines(void **state)
{
    (void)state;
    og_record *record;
    bool analysed = true;
    const og_source source = {.path = OG_STR("a \"quoted\"\tpath \xff \xe2\x80\xa8 \x7f")};
    assert_int_equal(og_record_failed(&source, OG_OUT_OF_TIME, &record), OG_OK);
    og_str line = line_of(record);
    og_buf start = {0};
    assert_true(og_line_is_record(line, &analysed));
    assert_false(analysed);
    og_line_start(&start, source.path);
    assert_true(og_str_starts(line, og_buf_str(&start)));
    og_buf_free(&start);
    free((char *)line.ptr);
    og_record_free(record);
}

// A line is read by a way of its own, which must give what reading any JSON gives; a space before it makes it any JSON.
static void assert_read_alike(og_str line)
{
    og_buf other = {0};
    og_record *record;
    og_str again;
    og_buf_add_byte(&other, ' ');
    og_buf_add(&other, line);
    assert_int_equal(og_line_read(og_buf_str(&other), &record), OG_OK);
    assert_null(record);
    assert_true(comes_back(line));
    assert_int_equal(og_record_from_json(og_buf_str(&other), NULL, &record), OG_OK);
    again = line_of(record);
    assert_true(og_str_equal(line, again));
    free((char *)again.ptr);
    og_record_free(record);
    og_buf_free(&other);
}

static void test_lines_are_read_as_any_json(void **state)
{
    (void)state;
    og_record *record;
    for (size_t i = 0; i < COUNT; i++) {
        record = record_of(examples[i]);
        og_str line = line_of(record);
        assert_read_alike(line);
        free((char *)line.ptr);
        og_record_free(record);
    }
    static const char PATH[] = "\"\\/\b\f\n\r\t\x01\x1f\x7f\0 \xc2\x85 \xe2\x80\xa8 \xf0\x9f\x98\x80\\u0041";
    const og_source source = {.path = {PATH, sizeof PATH - 1}};
    assert_int_equal(og_record_failed(&source, OG_EMPTY, &record), OG_OK);
    og_str line = line_of(record);
    og_record_free(record);
    assert_read_alike(line);
    assert_int_equal(og_line_read(og_str_slice(line, 0, line.len - 1), &record), OG_OK); // without its line end
    assert_non_null(record);
    assert_true(og_str_equal(record->source.path, source.path));
    og_record_free(record);
    free((char *)line.ptr);
}

// Every byte of a short record, and some of longer ones, as many others: nothing is taken that would not come back.
static void assert_changes_are_seen(og_str line, size_t step)
{
    static const char others[] = "\0\t\n \"\\{}[],:0159-.enut\x7f\x80\xc2\xff";
    bool analysed;
    char *changed = malloc(line.len);
    assert_non_null(changed);
    memcpy(changed, line.ptr, line.len);
    for (size_t at = 0; at < line.len; at += step)
        for (size_t i = at % 7; i < sizeof others - 1; i += step == 1 ? 1 : 7) {
            changed[at] = others[i];
            if (og_line_is_record((og_str){changed, line.len}, &analysed) && !comes_back((og_str){changed, line.len}))
                fail_msg("byte %zu as 0x%02x", at, (unsigned)(unsigned char)others[i]);
            changed[at] = line.ptr[at];
        }
    free(changed);
}

static void test_changed_records_are_none(void **state)
{
    (void)state;
    bool analysed;
    og_record *record = record_of(examples[0]);
    og_str line = line_of(record);
    assert_changes_are_seen(line, 61);
    for (size_t length = 0; length < line.len; length += 13)
        assert_false(og_line_is_record(og_str_slice(line, 0, length), &analysed));
    free((char *)line.ptr);
    og_record_free(record);
    assert_int_equal(og_record_failed(&(og_source){.path = OG_STR("p")}, OG_EMPTY, &record), OG_OK);
    line = line_of(record);
    assert_changes_are_seen(line, 1);
    free((char *)line.ptr);
    og_record_free(record);
}

static void assert_not(const char *from, const char *to)
{
    og_record *record;
    bool analysed;
    assert_int_equal(og_record_failed(&(og_source){.path = OG_STR("p")}, OG_EMPTY, &record), OG_OK);
    og_str line = line_of(record);
    size_t at = og_str_find(line, og_str_from(from), 0);
    assert_true(at != SIZE_MAX);
    og_buf changed = {0};
    og_buf_add(&changed, og_str_slice(line, 0, at));
    og_buf_add(&changed, og_str_from(to));
    og_buf_add(&changed, og_str_slice(line, at + og_str_from(from).len, line.len));
    assert_false(og_line_is_record(og_buf_str(&changed), &analysed));
    og_buf_free(&changed);
    free((char *)line.ptr);
    og_record_free(record);
}

static void test_what_the_writer_would_not_write(void **state)
{
    (void)state;
    assert_not("\"p\"", "\"\\u0070\"");
    assert_not("\"p\"", "\"\\/\"");
    assert_not("\"p\"", "\"\\u000a\"");
    assert_not("\"p\"", "\"\\u00FF\"");
    assert_not("\"p\"", "\"\xed\xa0\x80\"");
    assert_not("\"bytes\":0", "\"bytes\":00");
    assert_not("\"bytes\":0", "\"bytes\":-1");
    assert_not("\"bytes\":0", "\"bytes\":1.0");
    assert_not("\"bytes\":0", "\"bytes\":9007199254740992");
    assert_not("\"bytes\":0", "\"bytes\":99999999999999999999");
    assert_not("\"pages\":null", "\"pages\":0");
    assert_not("\"status\":\"failed\"", "\"status\":\"analysed\"");
    assert_not("\"status\":\"failed\"", "\"status\":\"lost\"");
    assert_not("\"summary\":null", "\"summary\":\"all well\"");
    assert_not("\"findings\":[]", "\"findings\":null");
    assert_not(",\"warnings\":[]", "");
    assert_not("}\n", "}");
    assert_not("}\n", "}\n\n");
    assert_not("{\"schema\"", " {\"schema\"");
    assert_not("ofgrade-record/1", "ofgrade-record/2");
}

static void test_shares_are_written_one_way(void **state)
{
    (void)state;
    static const char *const shares[] = {
        "0.50", "5e-1", "0.29999999999999999", "00.5", ".5", "0.5e0", "1.5", "-0.5", "0.", "1e", "1.0",
        "0.5-", "",     "0.00000001"};
    og_record *record = record_of(examples[1]);
    bool analysed;
    record->framework->confidence = 0.5;
    og_str line = line_of(record);
    size_t at = og_str_find(line, OG_STR("\"confidence\":0.5"), 0) + sizeof "\"confidence\":" - 1;
    assert_true(og_line_is_record(line, &analysed));
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        og_buf changed = {0};
        og_buf_add(&changed, og_str_slice(line, 0, at));
        og_buf_add(&changed, og_str_from(shares[i]));
        og_buf_add(&changed, og_str_slice(line, at + 3, line.len));
        assert_false(og_line_is_record(og_buf_str(&changed), &analysed));
        og_buf_free(&changed);
    }
    free((char *)line.ptr);
    static const double values[] = {0, 1, 0.1, 1.0 / 3, 1e-5, 1e-7, 1.25e-300, 0.30000000000000004};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        record->framework->confidence = values[i];
        line = line_of(record);
        assert_true(og_line_is_record(line, &analysed));
        free((char *)line.ptr);
    }
    og_record_free(record);
}

// What JSON leaves out comes back as it was.
static void test_what_is_beside_a_record(void **state)
{
    (void)state;
    og_record *record = record_of(examples[1]), *other = NULL;
    og_str line = line_of(record), beside, again;
    assert_true(record->findings.count > 3 && record->findings.items[0].explanation.count > 0);
    assert_int_equal(og_beside_write(record, &beside), OG_OK);
    assert_int_equal(beside.ptr[beside.len - 1], '\n');
    assert_int_equal(og_record_from_json(line, NULL, &other), OG_OK);
    assert_int_equal(og_beside_read(beside, other), OG_OK);
    assert_int_equal(og_beside_write(other, &again), OG_OK);
    assert_true(og_str_equal(beside, again));
    for (size_t i = 0; i < record->findings.count; i++)
        assert_true(record->findings.items[i].clarity == other->findings.items[i].clarity);
    free((char *)again.ptr);
    other->findings.count--; // it is another record's
    assert_int_equal(og_beside_read(beside, other), OG_BAD_RECORD);
    assert_int_equal(og_beside_read(OG_STR("{}"), other), OG_BAD_RECORD);
    assert_int_equal(og_beside_read(OG_STR("x"), other), OG_BAD_RECORD);
    free((char *)beside.ptr);
    free((char *)line.ptr);
    og_record_free(record);
    og_record_free(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_records_are_lines),
        cmocka_unit_test(test_failed_records_are_lines),
        cmocka_unit_test(test_lines_are_read_as_any_json),
        cmocka_unit_test(test_changed_records_are_none),
        cmocka_unit_test(test_what_the_writer_would_not_write),
        cmocka_unit_test(test_shares_are_written_one_way),
        cmocka_unit_test(test_what_is_beside_a_record),
    };
    return cmocka_run_group_tests(tests, load, unload);
}

// SPDX-License-Identifier: MIT
// What a file is, told from its bytes.
#include "read/read.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>

#include <cmocka.h>

static void check_format(og_str bytes, og_format expected)
{
    og_format found = (og_format)99;
    og_limits limits = og_limits_default();
    assert_int_equal(og_sniff(bytes, &limits, &found), OG_OK);
    assert_int_equal(found, expected);
}

static void check_failure(og_str bytes, og_status expected)
{
    og_format found = OG_FORMAT_TEXT;
    og_limits limits = og_limits_default();
    assert_int_equal(og_sniff(bytes, &limits, &found), expected);
}

static void pdf_is_told_by_its_mark(void **state)
{
    (void)state;
    check_format(OG_STR("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj"), OG_FORMAT_PDF);
    check_format(OG_STR("\n\n %PDF-1.4\n"), OG_FORMAT_PDF);
    check_format(OG_STR("X-Gateway: scanned\r\n%PDF-1.4\n1 0 obj\nendobj\n"), OG_FORMAT_PDF);
}

static void prose_and_pages_about_pdf_are_not_pdf(void **state)
{
    (void)state;
    check_format(OG_STR("A PDF begins with\n%PDF-1.4 and so on.\n"), OG_FORMAT_TEXT);
    check_format(OG_STR("<!DOCTYPE html><html><body>\n%PDF-1.4 endobj</body></html>"), OG_FORMAT_HTML);
}

static void html_is_told_by_its_front(void **state)
{
    (void)state;
    check_format(OG_STR("<!DOCTYPE html><title>x</title>"), OG_FORMAT_HTML);
    check_format(OG_STR("\xEF\xBB\xBF \r\n<!-- saved from url=(0014)about:internet -->\n<HTML>"), OG_FORMAT_HTML);
    check_format(OG_STR("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\"><html>"), OG_FORMAT_HTML);
    check_format(OG_STR("<div><p>One</p></div>"), OG_FORMAT_HTML);
    check_format(OG_STR("<blockquote>One</blockquote><p>Two</p>"), OG_FORMAT_HTML);
}

static void html_in_utf16_is_html(void **state)
{
    (void)state;
    static const char page[] = "\xFF\xFE<\0!\0d\0o\0c\0t\0y\0p\0e\0 \0h\0t\0m\0l\0>\0";
    check_format((og_str){page, sizeof page - 1}, OG_FORMAT_HTML);
}

static void text_with_few_tags_is_text(void **state)
{
    (void)state;
    check_format(OG_STR("# Notes\n\nUse <br> for a break and <p> for a paragraph.\n"), OG_FORMAT_TEXT);
    check_format(OG_STR("<http://example.org> is the address\n"), OG_FORMAT_TEXT);
    check_format(OG_STR("Fewer than <10 children\n"), OG_FORMAT_TEXT);
}

static void markdown_may_hold_much_html(void **state)
{
    (void)state;
    check_format(
        OG_STR("<span id=\"1\"></span>\n\n<div class=\"page\">\n\n**Northam**\n\n- **Good** plans\n\n</div>\n"),
        OG_FORMAT_TEXT);
    check_format(OG_STR("# Northam\n\n## Grades\n\n<html><body><table><tr><td>a</td></tr></table></body></html>\n"),
                 OG_FORMAT_TEXT);
    check_format(OG_STR("<p>\n# Northam\n**Good**\n**Plans**\n</p>\n"), OG_FORMAT_HTML);
    check_format(OG_STR("<div>\n<script>\n\n**a**\n\n**b**\n\n</script><p>c</p></div>\n"), OG_FORMAT_HTML);
    check_format(OG_STR("<!DOCTYPE html>\n\n**Northam**\n\n**Good**\n"), OG_FORMAT_HTML);
}

static void other_formats_are_unknown(void **state)
{
    (void)state;
    static const og_str files[] = {
        {"PK\x03\x04\x14\0\0\0", 8},
        {"\x1F\x8B\x08\0", 4},
        {"\x89PNG\r\n\x1A\n", 8},
        {"\xFF\xD8\xFF\xE0", 4},
        {"GIF89a\1\0", 8},
        {"II*\0\x08\0", 6},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8},
        {"\x7F"
         "ELF\2\1\1",
         7},
        {"{\\rtf1\\ansi text}", 17},
        {"<?xml version=\"1.0\"?><rss><item/></rss>", 39},
        {"\1\2\3\4\5\6 some words \1\2\3", 21},
        {"words\0\0\0\0\0\0words", 16},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        check_failure(files[i], OG_UNKNOWN_FORMAT);
}

static void tables_of_values_are_spreadsheets(void **state)
{
    (void)state;
    check_failure(OG_STR("PK\x03\x04\x14\0\0\0xl/workbook.xml"), OG_SPREADSHEET);
    check_failure(OG_STR("School,URN,Overall\r\nPond Lane,100001,Good\r\n"), OG_SPREADSHEET);
    check_failure(OG_STR("School;URN;Overall\nPond Lane;100001;Good"), OG_SPREADSHEET);
    check_failure(OG_STR("\xEF\xBB\xBF\"School, or nursery\",URN,Overall\n\"Pond\nLane\",1,\"a, \"\"b\"\"\"\n\n,,\n"),
                  OG_SPREADSHEET);
}

static void what_this_program_writes_is_no_document(void **state)
{
    (void)state;
    check_failure(OG_STR("{\"schema\":\"ofgrade-record/1\",\"source\":{}}\n"), OG_RECORDS);
    check_failure(OG_STR("\xEF\xBB\xBF [\n  {\n    \"schema\" : \"ofgrade-record/1\""), OG_RECORDS);
    check_failure(OG_STR("{\"schema\":\"ofgrade-history/1\"}"), OG_RECORDS);
    check_failure(OG_STR("[{\"status\": \"failed\", \"schema\": \"ofgrade-record/1\"}]"),
                  OG_RECORDS); // in another order
    check_format(OG_STR("{\"schema\":\"another/1\"}"), OG_FORMAT_TEXT);
    check_format(OG_STR("[{\"title\":\"ofgrade-record/1\"}]"), OG_FORMAT_TEXT);
    check_format(OG_STR("{\"schema\""), OG_FORMAT_TEXT);
}

static void prose_and_lists_with_commas_are_text(void **state)
{
    (void)state;
    check_format(OG_STR("One, two, three\nFour, five, six\n"), OG_FORMAT_TEXT);
    check_format(OG_STR("School,URN,Overall\n"), OG_FORMAT_TEXT);                      // a row alone
    check_format(OG_STR("School,URN,Overall\nThe school is good.\n"), OG_FORMAT_TEXT); // prose after it
    check_format(OG_STR("Pond Lane,Good\nHill Top,Good\n"), OG_FORMAT_TEXT);
    check_format(OG_STR("School\tURN\tOverall\nPond Lane\t100001\tGood\n"), OG_FORMAT_TEXT);
}

static void only_whole_rows_of_a_long_table_count(void **state)
{
    (void)state;
    static char text[20000];
    size_t used = 0;
    while (used < sizeof text - 64)
        used += (size_t)snprintf(text + used, sizeof text - used, "Pond Lane School %zu,100001,Good,2020\n", used);
    check_failure((og_str){text, used}, OG_SPREADSHEET);
}

static void nothing_is_empty(void **state)
{
    (void)state;
    check_failure(OG_STR(""), OG_EMPTY);
    check_failure((og_str){0}, OG_EMPTY);
    check_failure(OG_STR(" \r\n\t\f \n"), OG_EMPTY);
    check_failure(OG_STR("\0\0\0\0\0\0"), OG_EMPTY);
    check_failure(OG_STR("\xEF\xBB\xBF\r\n"), OG_EMPTY);
    check_failure(OG_STR("\xFF\xFE \0\n\0"), OG_EMPTY);
}

static void zeros_without_end_are_empty(void **state)
{
    (void)state;
    size_t size = (size_t)16 << 20;
    char *zeros = calloc(size, 1);
    assert_non_null(zeros);
    check_failure((og_str){zeros, size}, OG_EMPTY);
    zeros[size - 1] = 'x';
    check_failure((og_str){zeros, size}, OG_UNKNOWN_FORMAT);
    free(zeros);
}

static void padding_and_stray_controls_leave_text(void **state)
{
    (void)state;
    check_format(OG_STR("Inspectors found good practice.\0\0\0\0\0\0\0\0"), OG_FORMAT_TEXT);
    char text[400];
    memset(text, 'a', sizeof text);
    text[7] = '\x1B';
    check_format((og_str){text, sizeof text}, OG_FORMAT_TEXT);
    check_format(OG_STR("caf\xE9 na\xEFve"), OG_FORMAT_TEXT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pdf_is_told_by_its_mark),
        cmocka_unit_test(prose_and_pages_about_pdf_are_not_pdf),
        cmocka_unit_test(html_is_told_by_its_front),
        cmocka_unit_test(html_in_utf16_is_html),
        cmocka_unit_test(text_with_few_tags_is_text),
        cmocka_unit_test(markdown_may_hold_much_html),
        cmocka_unit_test(other_formats_are_unknown),
        cmocka_unit_test(tables_of_values_are_spreadsheets),
        cmocka_unit_test(what_this_program_writes_is_no_document),
        cmocka_unit_test(prose_and_lists_with_commas_are_text),
        cmocka_unit_test(only_whole_rows_of_a_long_table_count),
        cmocka_unit_test(nothing_is_empty),
        cmocka_unit_test(zeros_without_end_are_empty),
        cmocka_unit_test(padding_and_stray_controls_leave_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

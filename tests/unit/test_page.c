// SPDX-License-Identifier: MIT
// Pages of HTML: what a stylesheet sees of JSON, and that nothing in a string can become anything but text.
#include "render/html.h"
#include "render/html_tree.h"
#include "unit/texts.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>

static void check_tree(const char *json, const char *wanted)
{
    xmlDoc *tree;
    xmlChar *text = NULL;
    int length;
    assert_int_equal(og_html_tree(og_str_from(json), "view", &tree), OG_OK);
    xmlDocDumpMemoryEnc(tree, &text, &length, "UTF-8");
    og_str got = og_str_from((const char *)text);
    size_t line = og_str_find_byte(got, '\n', 0);
    assert_true(line != SIZE_MAX);
    got = og_str_trim(og_str_slice(got, line, got.len));
    is(got, wanted);
    xmlFree(text);
    xmlFreeDoc(tree);
}

static void test_tree(void **state)
{
    (void)state;
    check_tree("{\"name\": \"A\", \"parts\": [{\"level\": 3}, true, 0.5], \"ends\": null, \"none\": []}",
               "<page><view><name>A</name><parts><item><level>3</level></item><item>true</item><item>0.5</item></parts>"
               "<none/></view></page>");
}

static void test_strings_are_text(void **state)
{
    (void)state;
    check_tree("{\"a\": \"<b>&amp;&x;]]></b>\"}",
               "<page><view><a>&lt;b&gt;&amp;amp;&amp;x;]]&gt;&lt;/b&gt;</a></view></page>");
}

static void test_what_xml_cannot_hold_is_left_out(void **state)
{
    (void)state;
    check_tree("{\"a\": \"x\\u0000\\u0001\\u001b\\u000b\\u202e\\ufffe\\uffffy\\u0009z\"}",
               "<page><view><a>xy\tz</a></view></page>");
    check_tree("{\"a\": \"\xF0\x9F\x98\x80 \xC3\xA9\"}", "<page><view><a>\xF0\x9F\x98\x80 \xC3\xA9</a></view></page>");
}

static void test_what_is_no_json_object(void **state)
{
    static const char *const TEXTS[] = {"", "[]", "{", "{\"a\": \"\xff\"}", "3"};
    (void)state;
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        xmlDoc *tree;
        og_str page;
        assert_int_equal(og_html_tree(og_str_from(TEXTS[i]), "view", &tree), OG_INTERNAL);
        assert_int_equal(og_html_draw(og_str_from(TEXTS[i]), "history", OG_STR(""), &page), OG_INTERNAL);
    }
}

static void test_nesting_is_bounded(void **state)
{
    const size_t depth = 1000;
    char json[2008];
    size_t used = (size_t)snprintf(json, sizeof json, "{\"a\":");
    xmlDoc *tree;
    (void)state;
    for (size_t i = 0; i < depth; i++)
        json[used + i] = '[';
    for (size_t i = 0; i < depth; i++)
        json[used + depth + i] = ']';
    json[used + 2 * depth] = '}';
    assert_int_equal(og_html_tree((og_str){json, used + 2 * depth + 1}, "view", &tree), OG_INTERNAL);
}

static void test_no_view(void **state)
{
    og_str page;
    (void)state;
    assert_int_equal(og_html_draw(OG_STR("{}"), "no-such-view", OG_STR(""), &page), OG_INTERNAL);
}

static void test_page(void **state)
{
    og_str page;
    (void)state;
    assert_int_equal(og_html_draw(OG_STR("{\"providers\": [{\"name\": \"<script>alert('1')</script>\"}]}"), "history",
                                  OG_STR(""), &page),
                     OG_OK);
    assert_true(og_str_starts(page, OG_STR("<!DOCTYPE html")));
    has(page, "<html lang=\"en-GB\">");
    has(page, "charset=UTF-8");
    has(page, "default-src 'none'");
    has(page, "prefers-color-scheme: dark");
    has(page, "&lt;script&gt;alert('1')&lt;/script&gt;");
    lacks(page, "<script");
    lacks(page, "src=");
    lacks(page, "href=\"http");
    free((char *)page.ptr);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tree),
        cmocka_unit_test(test_strings_are_text),
        cmocka_unit_test(test_what_xml_cannot_hold_is_left_out),
        cmocka_unit_test(test_what_is_no_json_object),
        cmocka_unit_test(test_nesting_is_bounded),
        cmocka_unit_test(test_no_view),
        cmocka_unit_test(test_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

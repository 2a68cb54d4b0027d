// SPDX-License-Identifier: MIT
// A tree made by hand answers XPath as the same tree does that libxml2 has read.
#include "analyse/fact_tree.h"
#include "base/str.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char SAME[] = "<facts findings='12' framework='sif'>"
                           "<group count='0' polarity='weakness'/><area level='2.50' id='leaders'><group count='7'/>"
                           "</area><area id='&lt;&amp;' level='-1.00'/></facts>";

static og_arena *arena;

static xmlNode *child(xmlNode *parent, const char *name)
{
    xmlNode *node;
    assert_int_equal(og_fact_child(arena, parent, name, &node), OG_OK);
    return node;
}

static void set(xmlNode *node, const char *name, const char *value)
{
    assert_int_equal(og_fact_set(arena, node, name, og_str_from(value)), OG_OK);
}

static xmlDoc *make_tree(void)
{
    xmlNode *root, *group, *area;
    assert_int_equal(og_fact_root(arena, "facts", &root), OG_OK);
    set(root, "framework", "sif");
    assert_int_equal(og_fact_set_count(arena, root, "findings", 12), OG_OK);
    group = child(root, "group");
    set(group, "polarity", "weakness");
    assert_int_equal(og_fact_set_count(arena, group, "count", 0), OG_OK);
    area = child(root, "area");
    set(area, "id", "leaders");
    assert_int_equal(og_fact_set_number(arena, area, "level", 2.5), OG_OK);
    assert_int_equal(og_fact_set_count(arena, child(area, "group"), "count", 7), OG_OK);
    area = child(root, "area");
    assert_int_equal(og_fact_set_number(arena, area, "level", -1), OG_OK);
    set(area, "id", "<&");
    return root->doc;
}

// The result as text; of nodes, that of all of them. The caller frees it.
static xmlChar *ask(xmlDoc *document, const char *expression)
{
    xmlXPathContext *context = xmlXPathNewContext(document);
    assert_non_null(context);
    xmlXPathObject *object = xmlXPathEval((const xmlChar *)expression, context);
    assert_non_null(object);
    xmlChar *text = xmlXPathCastToString(object);
    assert_non_null(text);
    xmlXPathFreeObject(object);
    xmlXPathFreeContext(context);
    return text;
}

static void answers_as_a_tree_that_was_read(void **state)
{
    static const char *const expressions[] = {
        "count(//*)",
        "count(//@*)",
        "count(//node())",
        "count(//text())",
        "count(//namespace::*)",
        "string(/)",
        "name(/*)",
        "string(/facts/@framework)",
        "/facts/@findings * 2",
        "name(//@*[. = '7']/..)",
        "sum(//@count)",
        "sum(//area/@level)",
        "string(//area[@id = '<&']/@level)",
        "count(//area[2]/preceding::*)",
        "count(//area[2]/preceding-sibling::*)",
        "name(/facts/group/following-sibling::*[2])",
        "count(//area[1]/following::node())",
        "count(//area/group/ancestor-or-self::node())",
        "string(//group[last()]/@count)",
        "string((//area | //group)[3]/@count)",
        "count(//@*[name() = 'id' or name() = 'level'])",
        "string-length(//area[1]/@id)",
        "count(/facts/area[@level > 0][@id != 'adoption']/group)",
        "count(id('leaders')) + count(//*[lang('en')])",
    };
    (void)state;
    xmlDoc *made = make_tree(), *read = xmlReadMemory(SAME, (int)strlen(SAME), NULL, NULL, XML_PARSE_NONET);
    assert_non_null(read);
    for (size_t i = 0; i < sizeof expressions / sizeof *expressions; i++) {
        xmlChar *from_made = ask(made, expressions[i]), *from_read = ask(read, expressions[i]);
        if (!xmlStrEqual(from_made, from_read))
            fail_msg("%s: %s, not %s", expressions[i], (const char *)from_made, (const char *)from_read);
        xmlFree(from_made);
        xmlFree(from_read);
    }
    xmlFreeDoc(read);
}

static int set_up(void **state)
{
    (void)state;
    arena = og_arena_new();
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    og_arena_free(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(answers_as_a_tree_that_was_read, set_up, tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

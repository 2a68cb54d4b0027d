// SPDX-License-Identifier: MIT
// Debug builds check every document that is finished, and no others do. The check is replaced by one that counts and
// finds fault, so that the library's own stays out of this program.
#include "base/str.h"
#include "document/builder.h"
#include "document/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static size_t checks;

bool og_document_check(const og_document *document, const char **problem)
{
    (void)document;
    *problem = "found by the test";
    checks++;
    return false;
}

static void test_debug_builds_check_documents(void **state)
{
    (void)state;
    og_builder *builder = NULL;
    og_document *document = NULL;
    assert_int_equal(og_builder_new(OG_FORMAT_TEXT, NULL, &builder), OG_OK);
    assert_int_equal(og_builder_begin(builder, OG_PARAGRAPH, 0), OG_OK);
    assert_int_equal(og_builder_text(builder, OG_STR("Leaders know the school well.")), OG_OK);
    assert_int_equal(og_builder_end(builder), OG_OK);
    assert_int_equal(og_builder_finish(builder, &document), OG_DEBUG_BUILD ? OG_INTERNAL : OG_OK);
    assert_int_equal(checks, OG_DEBUG_BUILD ? 1 : 0);
    og_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_debug_builds_check_documents)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// SPDX-License-Identifier: MIT
// For tests of readers: a document as lines that can be compared, "H1 words", "P[2.1] words", "I1[•] words",
// "R cell | cell", "F words".
#ifndef OG_TEST_BLOCKS_H
#define OG_TEST_BLOCKS_H

#include "base/buf.h"
#include "document/document.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <setjmp.h>

#include <cmocka.h>

static inline void write_block(const og_document *document, const og_block *block, og_buf *out)
{
    static const char letters[] = {
        [OG_HEADING] = 'H', [OG_PARAGRAPH] = 'P', [OG_ITEM] = 'I', [OG_ROW] = 'R', [OG_FURNITURE] = 'F'};
    og_buf_add_byte(out, letters[block->kind]);
    if (block->level)
        og_buf_printf(out, "%u", (unsigned)block->level);
    og_str marker = og_document_slice(document, block->marker);
    if (marker.len)
        og_buf_printf(out, "[%.*s]", OG_STR_ARG(marker));
    for (size_t i = 0; i < block->cell_count; i++) {
        og_str cell = og_document_slice(document, og_document_cell(document, block->first_cell + i));
        og_buf_printf(out, "%s%.*s", i ? " | " : " ", OG_STR_ARG(cell));
    }
    og_str text = og_document_slice(document, block->range);
    if (block->kind != OG_ROW)
        og_buf_printf(out, " %.*s", OG_STR_ARG(text));
    og_buf_add_byte(out, '\n');
}

// Reads `input` and writes its blocks; the caller frees the buffer.
static inline og_buf blocks_of(og_str input)
{
    og_document *document = NULL;
    og_buf out = {0};
    og_status status = og_document_read(input, NULL, NULL, &document);
    if (status != OG_OK) {
        og_buf_add(&out, og_status_code(status));
    } else {
        const char *problem = "";
        if (!og_document_check(document, &problem))
            fail_msg("%s", problem);
        for (size_t i = 0; i < og_document_block_count(document); i++)
            write_block(document, og_document_block(document, i), &out);
    }
    og_buf_add_byte(&out, 0);
    og_document_free(document);
    return out;
}

static inline void check_blocks(og_str input, const char *expected)
{
    og_buf found = blocks_of(input);
    assert_string_equal(found.ptr, expected);
    og_buf_free(&found);
}

static inline void check_status(og_str input, og_status expected)
{
    og_document *document = NULL;
    og_str found = og_status_code(og_document_read(input, NULL, NULL, &document)), wanted = og_status_code(expected);
    og_document_free(document);
    assert_string_equal(found.ptr, wanted.ptr);
}

#endif

// SPDX-License-Identifier: MIT
// Documents as bytes: what comes back is the document, and of bytes that a worker should never send comes nothing.
#include "document/transfer.h"
#include "unit/texts.h"

#include <stdlib.h>

static const char words[] =
    "# A title\n\nSome words. And é more.\n\n- an item\n- another\n\n| a | b |\n|---|---|\n| c | |\n";

static og_document *read_words(const char *text)
{
    og_document *document = NULL;
    assert_int_equal(og_document_read(og_str_from(text), NULL, NULL, &document), OG_OK);
    return document;
}

static og_buf pack(const og_document *document)
{
    og_buf bytes = {0};
    og_document_pack(document, &bytes);
    assert_int_equal(bytes.status, OG_OK);
    assert_int_equal(bytes.len, og_document_packed_size(document));
    return bytes;
}

static og_status unpack(og_str bytes, og_document **out)
{
    og_limits limits = og_limits_default();
    *out = NULL;
    return og_document_unpack(bytes, &limits, out);
}

static void test_there_and_back(void **state)
{
    og_document *document = read_words(words), *again;
    og_buf bytes = pack(document);
    (void)state;
    assert_int_equal(unpack(og_buf_str(&bytes), &again), OG_OK);
    same(og_document_text(again), og_document_text(document));
    assert_int_equal(og_document_block_count(again), og_document_block_count(document));
    for (size_t i = 0; i < og_document_block_count(document); i++) {
        const og_block *one = og_document_block(document, i), *other = og_document_block(again, i);
        assert_int_equal(one->kind, other->kind);
        assert_int_equal(one->level, other->level);
        assert_int_equal(one->cell_count, other->cell_count);
        same(og_document_slice(again, other->range), og_document_slice(document, one->range));
    }
    assert_int_equal(og_document_sentence_count(again), og_document_sentence_count(document));
    assert_int_equal(og_document_line_of(again, 12), og_document_line_of(document, 12));
    og_document_free(again);
    og_document_free(document);
    og_buf_free(&bytes);
}

// Whatever is changed of the bytes: either nothing comes of them, or a document that keeps all promises.
static void test_any_byte_changed(void **state)
{
    og_document *document = read_words(words), *again;
    og_buf bytes = pack(document);
    size_t refused = 0;
    (void)state;
    for (size_t i = 0; i < bytes.len; i++) {
        static const unsigned char changes[] = {0x01, 0x80, 0xFF};
        for (size_t c = 0; c < sizeof changes; c++) {
            const char *problem;
            bytes.ptr[i] = (char)((unsigned char)bytes.ptr[i] ^ changes[c]);
            if (unpack(og_buf_str(&bytes), &again) == OG_OK)
                assert_true(og_document_check(again, &problem));
            else
                refused++;
            og_document_free(again);
            bytes.ptr[i] = (char)((unsigned char)bytes.ptr[i] ^ changes[c]);
        }
    }
    assert_true(refused > bytes.len);
    og_document_free(document);
    og_buf_free(&bytes);
}

static void test_cut_short_or_too_long(void **state)
{
    og_document *document = read_words(words), *again;
    og_buf bytes = pack(document);
    (void)state;
    for (size_t length = 0; length < bytes.len; length++) {
        char *copy = malloc(length + 1); // so that a byte read beyond its end is noticed
        assert_non_null(copy);
        memcpy(copy, bytes.ptr, length);
        assert_int_equal(unpack((og_str){copy, length}, &again), OG_BAD_RECORD);
        free(copy);
    }
    og_buf_add_byte(&bytes, 'x');
    assert_int_equal(unpack(og_buf_str(&bytes), &again), OG_BAD_RECORD);
    og_document_free(document);
    og_buf_free(&bytes);
}

static void test_control_characters(void **state)
{
    static const char *const signs[] = {"\x1b", "\x7f", "\x01"};
    og_document *document = read_words("Some words xy.\n"), *again;
    og_buf bytes = pack(document);
    char *x = bytes.ptr + og_str_find(og_buf_str(&bytes), OG_STR("xy"), 0);
    (void)state;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        *x = *signs[i];
        assert_int_equal(unpack(og_buf_str(&bytes), &again), OG_BAD_RECORD);
    }
    x[0] = '\xC2', x[1] = '\x9B'; // the C1 control that begins a sequence for a terminal
    assert_int_equal(unpack(og_buf_str(&bytes), &again), OG_BAD_RECORD);
    x[0] = '\xC3', x[1] = '\xA9';
    assert_int_equal(unpack(og_buf_str(&bytes), &again), OG_OK);
    og_document_free(again);
    og_document_free(document);
    og_buf_free(&bytes);
}

static void test_limits(void **state)
{
    og_document *document = read_words(words), *again = NULL;
    og_buf bytes = pack(document);
    og_limits limits = og_limits_default();
    (void)state;
    limits.text_bytes = og_document_text(document).len - 1;
    assert_int_equal(og_document_unpack(og_buf_str(&bytes), &limits, &again), OG_BAD_RECORD);
    limits = og_limits_default();
    limits.blocks = og_document_block_count(document) - 1;
    assert_int_equal(og_document_unpack(og_buf_str(&bytes), &limits, &again), OG_BAD_RECORD);
    og_document_free(document);
    og_buf_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_there_and_back),
        cmocka_unit_test(test_any_byte_changed),
        cmocka_unit_test(test_cut_short_or_too_long),
        cmocka_unit_test(test_control_characters),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

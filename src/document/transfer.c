// SPDX-License-Identifier: MIT
#include "document/transfer.h"

#include "base/checked.h"
#include "base/str.h"
#include "base/utf8.h"

// The arrays of a document that go along, in this order, after the head and before the text.
static const struct array {
    size_t offset; // of the OG_VEC in og_document
    size_t size;   // of an item
} arrays[] = {
    {offsetof(og_document, pages), sizeof(og_page)},         {offsetof(og_document, lines), sizeof(size_t)},
    {offsetof(og_document, blocks), sizeof(og_block)},       {offsetof(og_document, cells), sizeof(og_range)},
    {offsetof(og_document, sentences), sizeof(og_sentence)},
};

enum { ARRAYS = sizeof arrays / sizeof *arrays };

typedef struct head {
    size_t format;
    size_t text; // its length
    size_t counts[ARRAYS];
} head;

typedef OG_VEC(char) any_vec; // of any OG_VEC: they differ in nothing but the type that `items` points to

static any_vec vec_of(const og_document *document, size_t index)
{
    any_vec vec;
    memcpy(&vec, (const char *)document + arrays[index].offset, sizeof vec);
    return vec;
}

static head head_of(const og_document *document)
{
    head made = {.format = (size_t)document->format, .text = document->text.len};
    for (size_t i = 0; i < ARRAYS; i++)
        made.counts[i] = vec_of(document, i).count;
    return made;
}

static size_t size_of(const head *of)
{
    size_t size = sizeof *of, part;
    bool fits = og_add(size, of->text, &size);
    for (size_t i = 0; i < ARRAYS; i++)
        fits = fits && og_mul(of->counts[i], arrays[i].size, &part) && og_add(size, part, &size);
    return fits ? size : SIZE_MAX;
}

size_t og_document_packed_size(const og_document *document)
{
    head of = head_of(document);
    return size_of(&of);
}

void og_document_pack(const og_document *document, og_buf *out)
{
    head of = head_of(document);
    og_buf_add(out, (og_str){(const char *)&of, sizeof of});
    for (size_t i = 0; i < ARRAYS; i++)
        og_buf_add(out, (og_str){vec_of(document, i).items, of.counts[i] * arrays[i].size});
    og_buf_add(out, document->text);
}

static bool has_controls(og_str text)
{
    size_t length;
    for (size_t at = 0; at < text.len; at += length) {
        uint32_t code = og_utf8_decode(text, at, &length);
        if (code != '\n' && code != '\t' && (code < ' ' || (code >= 0x7F && code < 0xA0)))
            return true;
    }
    return false;
}

static og_status fill(og_str bytes, const head *of, og_document *document)
{
    size_t at = sizeof *of;
    for (size_t i = 0; i < ARRAYS; i++) {
        size_t size = of->counts[i] * arrays[i].size;
        any_vec vec = {.count = of->counts[i], .capacity = of->counts[i]};
        if (size && !(vec.items = og_arena_alloc_raw(document->arena, size)))
            return OG_NO_MEMORY;
        if (size)
            memcpy(vec.items, bytes.ptr + at, size);
        memcpy((char *)document + arrays[i].offset, &vec, sizeof vec);
        at += size;
    }
    OG_TRY(og_arena_copy(document->arena, og_str_slice(bytes, at, bytes.len), &document->text));
    const char *problem;
    return og_document_check(document, &problem) && !has_controls(document->text) ? OG_OK : OG_BAD_RECORD;
}

og_status og_document_unpack(og_str bytes, const og_limits *limits, og_document **out)
{
    head of;
    if (bytes.len < sizeof of)
        return OG_BAD_RECORD;
    memcpy(&of, bytes.ptr, sizeof of);
    size_t blocks = of.counts[2], pages = of.counts[0];
    if (size_of(&of) != bytes.len || of.format > OG_FORMAT_TEXT || of.text > limits->text_bytes ||
        blocks > limits->blocks || pages > limits->pages)
        return OG_BAD_RECORD;
    og_arena *arena = og_arena_new();
    og_document *document = arena ? og_arena_alloc(arena, sizeof *document) : NULL;
    og_status status = document ? OG_OK : OG_NO_MEMORY;
    if (document) {
        document->arena = arena;
        document->format = (og_format)of.format;
        status = fill(bytes, &of, document);
    }
    if (status == OG_OK)
        *out = document;
    else
        og_arena_free(arena);
    return status;
}

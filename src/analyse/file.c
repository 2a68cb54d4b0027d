// SPDX-License-Identifier: MIT
// From a path to a record, analysed or failed.
#include "analyse/analysis.h"

#include "base/sha256.h"
#include "base/str.h"

typedef struct input {
    const char *path;
    og_file_kind kind;
    size_t size; // as far as it is known
    char sha256[OG_SHA256_DIGITS];
    bool is_complete; // read to its end; sha256 is set
} input;

static og_source source_of(const input *in)
{
    og_str sha256 = {in->sha256, in->is_complete ? sizeof in->sha256 : 0};
    return (og_source){.path = og_str_from(in->path), .sha256 = sha256, .bytes = in->size};
}

static og_status read_bytes(input *in, const og_limits *limits, og_diagnostics *diagnostics, og_buf *out)
{
    OG_TRY(og_file_read(in->path, in->kind, limits->input_bytes, diagnostics, out, &in->size));
    og_sha256(og_buf_str(out), in->sha256);
    in->is_complete = true;
    return OG_OK;
}

// `status` is that of reading `bytes`, which are freed before the analysis: they and all that it makes never stand in
// memory together.
static og_status analyse_bytes(og_analyser *analyser, const input *in, og_status status, og_buf *bytes,
                               og_diagnostics *diagnostics, og_record **out, og_status *failure)
{
    og_document *document = NULL;
    og_source source = source_of(in);
    if (status == OG_OK)
        status = og_document_read(og_buf_str(bytes), og_analyser_limits(analyser), diagnostics, &document);
    og_buf_free(bytes);
    if (status == OG_OK)
        status = og_analyse(analyser, document, &source, out);
    og_document_free(document);
    if (failure)
        *failure = status;
    return status == OG_OK ? OG_OK : og_record_failed(&source, status, out);
}

og_status og_analyse_file_of_kind(og_analyser *analyser, const char *path, og_file_kind kind,
                                  og_diagnostics *diagnostics, og_record **out, og_status *failure)
{
    input in = {.path = path, .kind = kind};
    og_buf bytes = {0};
    og_status status = read_bytes(&in, og_analyser_limits(analyser), diagnostics, &bytes);
    return analyse_bytes(analyser, &in, status, &bytes, diagnostics, out, failure);
}

// No text that anybody reads begins like an object of JSON.
static bool begins_as_json(og_str bytes)
{
    bytes = og_str_trim(bytes);
    if (og_str_starts(bytes, OG_STR("\xEF\xBB\xBF")))
        bytes = og_str_slice(bytes, 3, bytes.len);
    if (!og_str_starts(bytes, OG_STR("{")))
        return false;
    return og_str_starts(og_str_trim(og_str_slice(bytes, 1, bytes.len)), OG_STR("\""));
}

og_status og_record_open(og_analyser *analyser, const char *path, og_diagnostics *diagnostics, og_record **out,
                         og_status *failure)
{
    input in = {.path = path, .kind = OG_FILE_ANY};
    og_buf bytes = {0};
    og_status status = read_bytes(&in, og_analyser_limits(analyser), diagnostics, &bytes);
    if (status != OG_OK || !begins_as_json(og_buf_str(&bytes)))
        return analyse_bytes(analyser, &in, status, &bytes, diagnostics, out, failure);
    status = og_record_from_json(og_buf_str(&bytes), diagnostics, out);
    og_buf_free(&bytes);
    og_source source = source_of(&in);
    if (failure)
        *failure = status;
    return status == OG_OK ? OG_OK : og_record_failed(&source, status, out);
}

og_status og_analyse_file(og_analyser *analyser, const char *path, og_diagnostics *diagnostics, og_record **out,
                          og_status *failure)
{
    return og_analyse_file_of_kind(analyser, path, OG_FILE_ANY, diagnostics, out, failure);
}

// SPDX-License-Identifier: MIT
// From a path to a record, analysed or failed.
#include "analyse/analysis.h"

#include "base/sha256.h"
#include "base/str.h"

og_status og_analyse_bytes(og_analyser *analyser, const char *path, og_buf *bytes, og_diagnostics *diagnostics,
                           og_record **out, og_status *failure)
{
    char sha256[OG_SHA256_DIGITS];
    og_document *document = NULL;
    og_source source = {og_str_from(path), {sha256, sizeof sha256}, bytes->len};
    og_sha256(og_buf_str(bytes), sha256);
    og_status status = og_document_read(og_buf_str(bytes), og_analyser_limits(analyser), diagnostics, &document);
    og_buf_free(bytes); // before the analysis: they and all that it makes never stand in memory together
    *bytes = (og_buf){0};
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
    og_buf bytes = {0};
    og_source source = {.path = og_str_from(path)};
    og_status status =
        og_file_read(path, kind, og_analyser_limits(analyser)->input_bytes, diagnostics, &bytes, &source.bytes);
    if (status == OG_OK)
        return og_analyse_bytes(analyser, path, &bytes, diagnostics, out, failure);
    og_buf_free(&bytes);
    if (failure)
        *failure = status;
    return og_record_failed(&source, status, out);
}

og_status og_analyse_file(og_analyser *analyser, const char *path, og_diagnostics *diagnostics, og_record **out,
                          og_status *failure)
{
    return og_analyse_file_of_kind(analyser, path, OG_FILE_ANY, diagnostics, out, failure);
}

// No text that anybody reads begins like an object of JSON or a list of them.
static bool begins_as_json(og_str bytes)
{
    bytes = og_str_trim(bytes);
    if (og_str_starts(bytes, OG_STR("\xEF\xBB\xBF")))
        bytes = og_str_slice(bytes, 3, bytes.len);
    bool list = og_str_starts(bytes, OG_STR("["));
    if (!list && !og_str_starts(bytes, OG_STR("{")))
        return false;
    return og_str_starts(og_str_trim(og_str_slice(bytes, 1, bytes.len)), list ? OG_STR("{") : OG_STR("\""));
}

og_status og_record_open(og_analyser *analyser, const char *path, og_diagnostics *diagnostics, og_record **out,
                         og_status *failure)
{
    og_buf bytes = {0};
    og_source source = {.path = og_str_from(path)};
    size_t most = og_analyser_limits(analyser)->input_bytes;
    og_status status = og_file_read(path, OG_FILE_ANY, most, diagnostics, &bytes, &source.bytes);
    if (status == OG_OK && !begins_as_json(og_buf_str(&bytes)))
        return og_analyse_bytes(analyser, path, &bytes, diagnostics, out, failure);
    if (status == OG_OK)
        status = og_record_from_json(og_buf_str(&bytes), diagnostics, out);
    og_buf_free(&bytes);
    if (failure)
        *failure = status;
    return status == OG_OK ? OG_OK : og_record_failed(&source, status, out);
}

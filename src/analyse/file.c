// SPDX-License-Identifier: MIT
// From a path to a record, analysed or failed.
#include "analyse/analysis.h"

#include "base/sha256.h"
#include "base/str.h"

og_status og_analyse_bytes(og_analyser *analyser, const og_source *source, og_buf *bytes, og_diagnostics *diagnostics,
                           og_record **out, og_document **document)
{
    og_document *read = NULL;
    og_status status = og_document_read(og_buf_str(bytes), og_analyser_limits(analyser), diagnostics, &read);
    og_buf_free(bytes); // before the analysis: they and all that it makes never stand in memory together
    *bytes = (og_buf){0};
    if (status == OG_OK)
        status = og_analyse(analyser, read, source, out);
    if (status == OG_OK && document)
        *document = read;
    else
        og_document_free(read);
    return status;
}

og_status og_analyse_file(og_analyser *analyser, const char *path, og_diagnostics *diagnostics, og_record **out,
                          og_status *failure)
{
    char sha256[OG_SHA256_DIGITS];
    og_buf bytes = {0};
    og_source source = {.path = og_str_from(path)};
    size_t most = og_analyser_limits(analyser)->input_bytes;
    og_status status = og_file_read(path, OG_FILE_ANY, most, diagnostics, &bytes, &source.bytes);
    if (status == OG_OK) {
        og_sha256(og_buf_str(&bytes), sha256);
        source.sha256 = (og_str){sha256, sizeof sha256};
        status = og_analyse_bytes(analyser, &source, &bytes, diagnostics, out, NULL);
    }
    og_buf_free(&bytes);
    if (failure)
        *failure = status;
    return status == OG_OK ? OG_OK : og_record_failed(&source, status, out);
}

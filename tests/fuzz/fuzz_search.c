// SPDX-License-Identifier: MIT
// Any bytes as a query: it finds something or nothing or is refused with a reason, and never reaches SQLite as anything
// but values.
#include "fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char RECORD[] =
    "{\"schema\":\"ofgrade-record/1\",\"source\":{\"path\":\"a.txt\",\"format\":\"text\",\"sha256\":null,\"bytes\":1,"
    "\"pages\":null},\"status\":\"analysed\",\"error\":null,\"document\":{\"kind\":\"inspection-report\",\"title\":"
    "null,"
    "\"outlet\":null,\"byline\":null,\"words\":9},\"framework\":null,\"inspection\":{\"provider\":{\"name\":"
    "\"Northmarsh\","
    "\"kind\":null,\"urn\":null,\"local_authority\":null,\"age_range\":{\"from\":0,\"to\":5},\"number_on_roll\":30},"
    "\"type\":null,\"start\":null,\"end\":\"2019-05-17\",\"published\":null,\"inspectors\":"
    "[],"
    "\"previous\":null,\"category\":\"special-measures\",\"report_url\":null},"
    "\"judgements\":[],\"outcome\":null,\"findings\":[{\"id\":\"f1\",\"text\":"
    "\"Supervision of social workers is not regular.\",\"polarity\":\"weakness\",\"themes\":[\"supervision\"],\"area\":"
    "\"leaders\",\"severity\":\"standard\",\"extent\":null,\"trend\":null,\"source\":\"inspectors\",\"rules\":[],"
    "\"evidence\":{\"page\":null,\"line\":1,\"start\":0,\"end\":1}}],\"actions\":[],\"quotations\":[],\"assessment\":{"
    "\"stated\":\"good\",\"stated_level\":2,\"inferred\":null,\"inferred_level\":null,\"confidence\":0,\"agreement\":"
    "\"not-inferred\",\"because\":[],\"areas\":[]},\"recommendations\":[],\"summary\":null,\"warnings\":[]}";

// A database of one record; no name leads to it once it is open.
static og_store *make_store(og_diagnostics *diagnostics)
{
    static char path[] = "/tmp/ofgrade-fuzz-XXXXXX";
    char beside[sizeof path + 4];
    og_store *store = NULL;
    int descriptor = mkstemp(path);
    fuzz_promise(descriptor >= 0 && close(descriptor) == 0, "there is a file");
    fuzz_promise(og_store_open(path, OG_STORE_WRITE, diagnostics, &store) == OG_OK, "an empty file becomes a database");
    fuzz_promise(og_store_put(store, OG_STR("a.txt"), OG_STR("rules"), OG_STR(RECORD)) == OG_OK, "it takes a record");
    unlink(path);
    snprintf(beside, sizeof beside, "%s-wal", path);
    unlink(beside);
    snprintf(beside, sizeof beside, "%s-shm", path);
    unlink(beside);
    return store;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static og_diagnostics *diagnostics;
    static og_store *store;
    if (!store) {
        diagnostics = og_diagnostics_new();
        store = make_store(diagnostics);
    }
    for (int format = OG_SEARCH_TEXT; format <= OG_SEARCH_CSV; format++) {
        og_search_options options = {.format = (og_search_format)format};
        og_str out = {0};
        og_diagnostics_clear(diagnostics);
        og_status status = og_store_search(store, (og_str){(const char *)data, size}, &options, NULL, &out);
        fuzz_promise(status == OG_OK || status == OG_USAGE, "a query finds, or is wrong");
        fuzz_promise(status == OG_OK || og_diagnostics_count(diagnostics), "what is wrong with a query is told");
        free((char *)out.ptr);
    }
    return 0;
}

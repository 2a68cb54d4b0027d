// SPDX-License-Identifier: MIT
// Any bytes as the JSON of a record; what is taken as one must survive being written and read again.
#include "fuzz/fuzz.h"

static void fuzz_all(const og_record *record)
{
    fuzz_record(record);
    fuzz_plan(record, OG_PLAN_XLSX);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    og_diagnostics *diagnostics = og_diagnostics_new();
    fuzz_promise(diagnostics != NULL, "there is memory for diagnostics");
    og_record *record = NULL;
    og_status status = og_record_from_json((og_str){(const char *)data, size}, diagnostics, &record);
    if (status == OG_OK)
        fuzz_all(record);
    else if (status == OG_BAD_RECORD) // the others say all by themselves
        fuzz_promise(og_diagnostics_count(diagnostics) > 0, "what is wrong with a record is told");
    og_record_free(record);
    og_diagnostics_free(diagnostics);
    return 0;
}

// SPDX-License-Identifier: MIT
// Any bytes as the JSON of a record; what is taken as one must survive being written and read again.
#include "fuzz/fuzz.h"

#include "base/str.h"
#include "record/line.h"

#include <stdlib.h>

static void fuzz_all(const og_record *record)
{
    fuzz_record(record);
    fuzz_plan(record, OG_PLAN_XLSX);
}

// A line that is taken without being parsed is the one that its record is written as.
static void fuzz_line(og_str line, const og_record *record)
{
    bool analysed;
    og_str again = {0};
    if (!og_line_is_record(line, &analysed))
        return;
    fuzz_promise(record != NULL, "a line of a record is read as one");
    fuzz_promise(og_record_is_analysed(record) == analysed, "its status is the record's");
    fuzz_promise(og_record_to_json(record, 0, &again) == OG_OK, "there is memory for a line");
    fuzz_promise(og_str_equal(line, again), "it is the line that would be written");
    free((char *)again.ptr);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    og_diagnostics *diagnostics = og_diagnostics_new();
    fuzz_promise(diagnostics != NULL, "there is memory for diagnostics");
    og_record *record = NULL;
    og_status status = og_record_from_json((og_str){(const char *)data, size}, diagnostics, &record);
    fuzz_line((og_str){(const char *)data, size}, record);
    if (status == OG_OK)
        fuzz_all(record);
    else if (status == OG_BAD_RECORD) // the others say all by themselves
        fuzz_promise(og_diagnostics_count(diagnostics) > 0, "what is wrong with a record is told");
    og_record_free(record);
    og_diagnostics_free(diagnostics);
    return 0;
}

// SPDX-License-Identifier: MIT
// What the fuzzers share: taking input through the whole program and checking its promises on the way.
#ifndef OG_TESTS_FUZZ_H
#define OG_TESTS_FUZZ_H

#include "document/builder.h"
#include "ofgrade/ofgrade.h"

#include <stdint.h>

typedef og_status fuzz_reader(og_str bytes, const og_limits *limits, og_builder *builder);

// The entry point of libFuzzer, defined by each fuzzer.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// Reads the bytes with one reader whatever they look like and checks the document; NULL where they cannot be read.
// Owns: the caller frees it.
og_document *fuzz_read(og_format format, fuzz_reader *reader, const uint8_t *data, size_t size);
// Analyses what fuzz_read gives, and takes the record to text and through JSON. A promise that does not hold ends the
// process with a message.
void fuzz_document(og_format format, fuzz_reader *reader, const uint8_t *data, size_t size);
// Makes a plan of the record.
void fuzz_plan(const og_record *record, og_plan_format format);
// Writes the record as JSON, reads that, writes it again: both texts must be the same. Draws it for people too, and
// makes plans of it, but for workbooks, which take their time.
void fuzz_record(const og_record *record);
void fuzz_promise(bool holds, const char *promise);

#endif

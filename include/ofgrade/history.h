// SPDX-License-Identifier: MIT
// Each provider's inspections in time, from many records (docs/history.md).
#ifndef OFGRADE_HISTORY_H
#define OFGRADE_HISTORY_H

#include "ofgrade/providers.h"
#include "ofgrade/record.h"

typedef struct og_history og_history;

typedef enum og_history_format {
    OG_HISTORY_TEXT,     // tables and lines for a terminal
    OG_HISTORY_MARKDOWN, // the same as a document (CommonMark, with GitHub's tables)
    OG_HISTORY_CSV,      // one row for each inspection and area, as og_record_to_plan writes CSV
    OG_HISTORY_JSON,     // schema ofgrade-history/1
    OG_HISTORY_HTML,     // one page with a picture, which needs nothing but itself
} og_history_format;

// Puts together what records say of the same providers. Failed records are passed over. The records, the names and the
// catalogue (may be NULL: themes then have ids for names) must outlive it. Owns: the caller frees *out with
// og_history_free. Fails with: OG_NO_MEMORY.
OG_API og_status og_history_new(const og_record *const *records, size_t count, const og_providers *names,
                                const og_catalogue *catalogue, og_history **out) OG_MUST_USE;
OG_API void og_history_free(og_history *history);

// The providers of which there is at least one document of an inspection, sorted by name.
OG_API size_t og_history_provider_count(const og_history *history);
// Valid until the history is freed. `index` < count.
OG_API og_str og_history_provider_name(const og_history *history, size_t index);
// What to know of a provider's inspections, which the tables of CSV have no place for; empty where there is nothing.
OG_API og_str og_history_provider_note(const og_history *history, size_t index);
// The documents that have no place in the history of any provider, and why. Valid until the history is freed.
OG_API size_t og_history_left_out_count(const og_history *history);
OG_API og_str og_history_left_out_path(const og_history *history, size_t index);
OG_API og_str og_history_left_out_reason(const og_history *history, size_t index);
// In *out the index of the one provider that `name` may be of, however it is printed; SIZE_MAX when there is none, or
// more than one. Fails with: OG_NO_MEMORY.
OG_API og_status og_history_find(const og_history *history, og_str name, size_t *out) OG_MUST_USE;

// Writes the history of one provider, or with SIZE_MAX of all. The same records give the same bytes, whatever their
// order. `options` (may be NULL) has colour and width of text. Owns: the caller frees out->ptr with free(). Fails with:
// OG_NO_MEMORY, OG_INTERNAL.
OG_API og_status og_history_write(const og_history *history, size_t provider, og_history_format format,
                                  const og_text_options *options, og_str *out) OG_MUST_USE;

#endif

// SPDX-License-Identifier: MIT
// Values of JSON for what is drawn of records. What comes from a document is made harmless (render/flow.h). A value
// that could not be made is NULL, which og_json_set and og_json_append remember in flow->out.status.
#ifndef OG_RENDER_JSON_H
#define OG_RENDER_JSON_H

#include "base/date.h"
#include "render/flow.h"

#include <jansson.h>

// These take `value`.
void og_json_set(og_flow *flow, json_t *object, const char *key, json_t *value);
void og_json_append(og_flow *flow, json_t *array, json_t *value);

// Null where the string is (ptr NULL).
json_t *og_json_text(og_flow *flow, og_str value);
// Null where the date is not set.
json_t *og_json_day(og_flow *flow, og_date date);
json_t *og_json_number(size_t value);
// Null for 0.
json_t *og_json_level(int value);

// Ends `whole`, which it takes, as text at the end of the flow; `indent` as of jansson.
void og_json_write(og_flow *flow, json_t *whole, size_t indent);

#endif

// SPDX-License-Identifier: MIT
// A history as text, comma-separated values and JSON; its page is drawn from the JSON (render/html.h).
#ifndef OG_RENDER_HISTORY_H
#define OG_RENDER_HISTORY_H

#include "relate/history.h"
#include "render/flow.h"

// "the same" and the like; "" for none.
og_str og_direction_word(og_direction direction);
// What the inspection was: "full inspection", "monitoring visit".
og_str og_history_say_type(og_flow *flow, const og_record *record);

// Each writes the providers from `first` up to `end`. Failures are remembered in flow->out.status.
void og_history_add_text(og_flow *flow, const og_history *history, size_t first, size_t end);
void og_history_add_csv(og_flow *flow, const og_history *history, size_t first, size_t end);
void og_history_add_json(og_flow *flow, const og_history *history, size_t first, size_t end);

#endif

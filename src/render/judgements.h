// SPDX-License-Identifier: MIT
// The judgements of a record as an aligned table.
#ifndef OG_RENDER_JUDGEMENTS_H
#define OG_RENDER_JUDGEMENTS_H

#include "record/record.h"
#include "render/flow.h"

// In the order of the record. The level is given in words, so that nothing hangs on colour. Writes nothing when the
// record has no judgements.
void og_render_judgements(og_flow *flow, const og_record *record);

#endif

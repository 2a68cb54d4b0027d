// SPDX-License-Identifier: MIT
// What stands below a statement when a reader asks why: the rules that decided, or the evidence on which it rests.
#include "base/str.h"
#include "render/say.h"
#include "render/view.h"

void og_view_add_reasons(og_flow *flow, og_view *view, const og_explanation *explanation, const og_strs *rules)
{
    for (size_t i = 0; i < explanation->count; i++) {
        const og_reason_words *reason = &explanation->items[i];
        og_view_add(flow, view,
                    (og_part){.kind = OG_PART_REASON,
                              .label = og_flow_clean(flow, reason->rule),
                              .text = og_flow_clean(flow, reason->words),
                              .note = og_flow_clean(flow, reason->effect)});
    }
    for (size_t i = 0; !explanation->count && i < rules->count; i++)
        og_view_add(flow, view, (og_part){.kind = OG_PART_REASON, .label = og_flow_clean(flow, rules->items[i])});
}

// The first words of a text, with "..." where there are more.
static og_str first_words(og_flow *flow, og_str text)
{
    enum { MOST_COLUMNS = 44 };
    og_str rest = og_flow_clean(flow, text), line = {0};
    bool any = og_flow_take(&rest, MOST_COLUMNS, true, &line);
    return any && rest.len ? og_flow_print(flow, "%.*s ...", OG_STR_ARG(line)) : line;
}

void og_view_add_evidence(og_flow *flow, og_view *view, const og_evidence_index *index, const og_strs *ids)
{
    const og_evidence *clearest[OG_MOST_CLEAREST];
    size_t shown = og_evidence_clearest(index, ids, clearest);
    for (size_t i = 0; i < shown; i++)
        og_view_add(flow, view,
                    (og_part){.kind = OG_PART_REASON,
                              .label = og_flow_clean(flow, clearest[i]->id),
                              .note = og_say_place(flow, og_evidence_place(clearest[i])),
                              .text = first_words(flow, og_evidence_text(clearest[i]))});
    if (shown && ids->count > shown)
        og_view_add(
            flow, view,
            (og_part){.kind = OG_PART_REASON, .label = og_flow_print(flow, "and %zu more", ids->count - shown)});
}

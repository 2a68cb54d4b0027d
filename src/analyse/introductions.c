// SPDX-License-Identifier: MIT
// "The principal, Jo Example, arrived in May": who is named with a role may speak later, by the surname alone.
#include "analyse/hearing.h"

#include "base/str.h"

// Whether name and role stand side by side: "headteacher Jo Example", "Jo Example, its head".
static bool stand_together(const og_hearing *r, const og_mention *mention)
{
    enum { FURTHEST = 24 }; // titles, an article
    bool after = mention->role.start >= mention->name.end;
    og_range between =
        after ? (og_range){mention->name.end, mention->role.start} : (og_range){mention->role.end, mention->name.start};
    if (og_range_is_empty(mention->role) || between.end < between.start || between.end - between.start > FURTHEST)
        return false;
    og_str text = og_document_slice(r->analysis->document, between);
    return (text.len && text.ptr[0] == ',') || (!after && mention->close);
}

// "Inspectors said head teacher Jo Example had": behind a word of speech stands somebody else than who speaks.
static bool is_spoken_of(const og_hearing *r, size_t at, const og_mention *mention)
{
    bool spoken = false;
    for (; at < r->end && og_hearing_item(r, at)->range.start < mention->name.start; at++)
        spoken |= og_hearing_item(r, at)->word == OG_WORD_SAYS || og_hearing_item(r, at)->word == OG_WORD_FINDS;
    return spoken;
}

og_status og_introductions_read(og_hearing *r)
{
    for (size_t at = r->first, end; at < r->end; at = end) {
        for (end = at; end < r->end && end < at + OG_LONGEST_SUBJECT; end++)
            if (og_hearing_item(r, end)->kind == OG_ITEM_QUOTED)
                break;
        og_mention mention = og_mention_read(&r->items, at, end, true);
        mention.inspectors = mention.inspectors && !is_spoken_of(r, at, &mention);
        bool body = !og_range_is_empty(mention.organisation) && !mention.noun;
        bool named = !og_range_is_empty(mention.name);
        if (body || (named && !mention.single && stand_together(r, &mention)))
            OG_TRY(og_speakers_introduce(&r->speakers, &mention));
        if (named || !og_range_is_empty(mention.organisation)) {
            size_t behind = named ? mention.name.end : mention.organisation.end;
            for (end = at; end < r->end && og_hearing_item(r, end)->range.start < behind;)
                end++;
        }
        end += end == at;
    }
    return OG_OK;
}

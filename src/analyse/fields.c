// SPDX-License-Identifier: MIT
#include "analyse/fields.h"

#include "base/str.h"

bool og_hits_next(const og_analysis *analysis, og_hits *hits, og_hit *out)
{
    if (hits->more || hits->said == OG_MOST_SAID || !og_matcher_find(analysis, &hits->matcher, hits->from, out))
        return false;
    hits->more = hits->tries++ == hits->most;
    hits->from = out->whole.end > hits->from ? out->whole.end : hits->from + 1;
    return !hits->more;
}

void og_hits_said(og_hits *hits)
{
    hits->tries = 0;
    hits->said++;
}

og_str og_hit_value(const og_analysis *analysis, const og_hit *hit)
{
    return og_str_trim(og_str_slice(analysis->flat, hit->value.start, hit->value.end));
}

og_str og_urn_read(og_str value)
{
    enum { MOST_LETTERS = 4, FEWEST = 4, MOST = 7 };
    size_t letters = 0, end;
    while (letters < value.len && og_is_alpha(value.ptr[letters]))
        letters++;
    end = letters;
    while (end < value.len && og_is_digit(value.ptr[end]))
        end++;
    bool whole = end == value.len || !og_is_word(value.ptr[end]);
    bool is_urn = whole && letters <= MOST_LETTERS && end - letters >= FEWEST && end - letters <= MOST;
    return og_str_slice(value, 0, is_urn ? end : 0);
}

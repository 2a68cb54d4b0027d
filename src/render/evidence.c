// SPDX-License-Identifier: MIT
#include "render/evidence.h"

og_evidence_index og_evidence_index_of(og_flow *flow, const og_record *record)
{
    og_evidence_index index;
    og_status status = og_evidence_list(flow->arena, record, &index);
    if (status != OG_OK)
        flow->out.status = status;
    return index;
}

// What is asked for is plain by its nature.
static double clarity_of(const og_evidence *statement)
{
    enum { ASKED_FOR = 4 };
    return statement->finding ? statement->finding->clarity : ASKED_FOR;
}

size_t og_evidence_clearest(const og_evidence_index *index, const og_strs *ids,
                            const og_evidence *clearest[OG_MOST_CLEAREST])
{
    size_t count = 0;
    for (size_t i = 0; i < ids->count; i++) {
        const og_evidence *next = og_evidence_find(index, ids->items[i]);
        size_t place = count;
        if (!next)
            continue;
        while (place && clarity_of(clearest[place - 1]) < clarity_of(next))
            place--;
        if (place == OG_MOST_CLEAREST)
            continue;
        count += count < OG_MOST_CLEAREST;
        for (size_t k = count - 1; k > place; k--)
            clearest[k] = clearest[k - 1];
        clearest[place] = next;
    }
    return count;
}

static og_str say_count(og_flow *flow, size_t count, const char *noun)
{
    return count == 1 ? og_flow_print(flow, "one %s", noun)
           : count    ? og_flow_print(flow, "%zu %ss", count, noun)
                      : (og_str){0};
}

og_str og_say_evidence(og_flow *flow, const og_evidence_index *index, const og_strs *ids)
{
    size_t findings = 0, actions = 0;
    for (size_t i = 0; i < ids->count; i++) {
        const og_evidence *one = og_evidence_find(index, ids->items[i]);
        findings += one && one->finding;
        actions += one && one->action;
    }
    og_str found = say_count(flow, findings, "finding"), asked = say_count(flow, actions, "action");
    return og_flow_print(flow, "%.*s%s%.*s", OG_STR_ARG(found), findings && actions ? " and " : "", OG_STR_ARG(asked));
}

enum { MOST_PLACES = 4 };

// The lowest numbers of pages, or else of lines, each once and in order; *more: there are others.
static size_t list_places(const og_evidence_index *index, const og_strs *ids, bool pages, size_t places[MOST_PLACES],
                          bool *more)
{
    size_t count = 0;
    for (size_t i = 0; i < ids->count; i++) {
        const og_evidence *one = og_evidence_find(index, ids->items[i]);
        size_t number = !one ? 0 : pages ? og_evidence_place(one)->page : og_evidence_place(one)->line;
        size_t place = count;
        while (place && places[place - 1] > number)
            place--;
        if (!number || (place && places[place - 1] == number))
            continue;
        *more = *more || count == MOST_PLACES;
        if (place == MOST_PLACES)
            continue;
        count += count < MOST_PLACES;
        for (size_t k = count - 1; k > place; k--)
            places[k] = places[k - 1];
        places[place] = number;
    }
    return count;
}

og_str og_say_places(og_flow *flow, const og_evidence_index *index, const og_strs *ids)
{
    size_t places[MOST_PLACES];
    bool more = false, pages = true;
    size_t count = list_places(index, ids, pages, places, &more);
    if (!count) {
        pages = false;
        count = list_places(index, ids, pages, places, &more);
    }
    og_str said = {0};
    for (size_t i = 0; i < count; i++) {
        const char *before = !i ? "" : i + 1 < count || more ? ", " : " and ";
        said = og_flow_print(flow, "%.*s%s%zu", OG_STR_ARG(said), before, places[i]);
    }
    return count ? og_flow_print(flow, "%s%s %.*s%s", pages ? "page" : "line", count > 1 || more ? "s" : "",
                                 OG_STR_ARG(said), more ? " and others" : "")
                 : said;
}

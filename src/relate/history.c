// SPDX-License-Identifier: MIT
// og_history_new: sorts records by provider, and has each provider's history made.
#include "relate/history.h"

#include "base/str.h"

#include <stdlib.h>

// A record on its way to its provider.
typedef struct placed {
    const og_record *record;
    og_provider_key key;
    size_t group, number;
} placed;

typedef OG_VEC(placed) placed_records;

og_str og_left_out_code(og_left_out_reason reason)
{
    static const og_str CODES[] = {
#define OG_LEFT_OUT(id, code, words) [id] = {code, sizeof(code) - 1},
#include "relate/left_out.def"
#undef OG_LEFT_OUT
    };
    return CODES[reason];
}

og_str og_left_out_words(og_left_out_reason reason)
{
    static const og_str WORDS[] = {
#define OG_LEFT_OUT(id, code, words) [id] = {words, sizeof(words) - 1},
#include "relate/left_out.def"
#undef OG_LEFT_OUT
    };
    return WORDS[reason];
}

bool og_history_is_visit(const og_record *record)
{
    return og_str_ends(record->inspection->type, OG_STR("-visit"));
}

static bool kind_is(const og_record *record, const char *kind)
{
    return og_str_equal(record->document->kind, og_str_from(kind));
}

static bool is_report(const og_record *record)
{
    return kind_is(record, "inspection-report") || kind_is(record, "inspection-letter");
}

static og_status leave_out(og_arena *arena, og_left_outs *to, const og_record *record, og_left_out_reason reason)
{
    return og_vec_push(arena, to, (og_left_out){record, reason, to->count});
}

// Takes the record to those that have a provider, or leaves it out.
static og_status place(og_history *history, const og_record *record, placed_records *to)
{
    placed made = {.record = record, .number = to->count};
    if (!og_record_is_analysed(record) || !record->document || !record->inspection)
        return OG_OK;
    if (!og_is_article(record) && !is_report(record))
        return leave_out(history->arena, &history->left_out, record, OG_LEFT_NOT_RECOGNISED);
    OG_TRY(og_provider_key_make(history->arena, history->names, &record->inspection->provider, &made.key));
    if (!made.key.base.len)
        return leave_out(history->arena, &history->left_out, record, OG_LEFT_NO_PROVIDER);
    return og_vec_push(history->arena, to, made);
}

static og_status find_groups(og_arena *arena, placed_records *all)
{
    size_t count = all->count, groups;
    og_provider_key *keys = og_arena_alloc_array(arena, count ? count : 1, sizeof *keys);
    size_t *group = og_arena_alloc_array(arena, count ? count : 1, sizeof *group);
    if (!keys || !group)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < count; i++)
        keys[i] = all->items[i].key;
    OG_TRY(og_provider_group(arena, keys, count, group, &groups));
    for (size_t i = 0; i < count; i++)
        all->items[i].group = group[i];
    return OG_OK;
}

static int by_number(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

// By provider, then articles last, then in time (what has no date last), then by path and content, so that the order in
// which files are given makes no difference.
static int in_order(const void *left, const void *right)
{
    const placed *a = left, *b = right;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    bool articles[] = {og_is_article(a->record), og_is_article(b->record)};
    if (articles[0] != articles[1])
        return articles[0] ? 1 : -1;
    og_date dates[] = {og_day_of(a->record->inspection), og_day_of(b->record->inspection)};
    if (og_date_is_set(dates[0]) != og_date_is_set(dates[1]))
        return og_date_is_set(dates[0]) ? -1 : 1;
    int order = og_date_compare(dates[0], dates[1]);
    if (!order)
        order = og_str_compare(a->record->source.path, b->record->source.path);
    if (!order)
        order = og_str_compare(a->record->source.sha256, b->record->source.sha256);
    return order ? order : by_number(a->number, b->number);
}

static int by_bytes(const void *left, const void *right)
{
    return og_str_compare(*(const og_str *)left, *(const og_str *)right);
}

static og_status add_names(og_arena *arena, const placed *first, size_t count, og_history_provider *to)
{
    og_provider_key *keys = og_arena_alloc_array(arena, count, sizeof *keys);
    if (!keys)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < count; i++) {
        keys[i] = first[i].key;
        if (!first[i].key.is_number)
            OG_TRY(og_vec_push(arena, &to->names, first[i].record->inspection->provider.name));
    }
    if (to->names.count)
        qsort(to->names.items, to->names.count, sizeof *to->names.items, by_bytes);
    size_t kept = to->names.count > 0;
    for (size_t i = 1; i < to->names.count; i++)
        if (!og_str_equal(to->names.items[i], to->names.items[kept - 1]))
            to->names.items[kept++] = to->names.items[i];
    to->names.count = kept;
    to->keys = keys;
    to->key_count = count;
    return OG_OK;
}

// The latest name of several reports, the number where none has a name.
static og_str name_of(const placed *first, size_t reports)
{
    for (size_t i = reports; i > 0; i--)
        if (!first[i - 1].key.is_number)
            return first[i - 1].key.name;
    return first[reports ? reports - 1 : 0].key.name;
}

// The history of the `count` records of one provider, of which the first `reports` are no articles.
static og_status add_provider(og_history *history, const placed *first, size_t count, size_t reports)
{
    og_history_provider made = {.name = name_of(first, reports), .number = history->providers.count};
    const og_record **records = og_arena_alloc_array(history->arena, count, sizeof *records);
    if (!records)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < count; i++) {
        records[i] = first[i].record;
        if (!reports)
            OG_TRY(leave_out(history->arena, &history->left_out, records[i], OG_LEFT_NO_INSPECTION));
    }
    if (!reports)
        return OG_OK;
    OG_TRY(add_names(history->arena, first, count, &made));
    OG_TRY(og_history_add_entries(history->arena, records, reports, &made));
    OG_TRY(og_history_add_trends(history->arena, &history->areas.wases, &made));
    OG_TRY(og_history_add_articles(history->arena, records + reports, count - reports, &made));
    return og_vec_push(history->arena, &history->providers, made);
}

static int by_name(const void *left, const void *right)
{
    const og_history_provider *a = left, *b = right;
    int order = og_str_compare(a->name, b->name);
    if (!order)
        order = og_str_compare(a->keys[0].marks[OG_PROVIDER_URN], b->keys[0].marks[OG_PROVIDER_URN]);
    return order ? order : by_number(a->number, b->number);
}

static int by_path(const void *left, const void *right)
{
    const og_left_out *a = left, *b = right;
    int order = og_str_compare(a->record->source.path, b->record->source.path);
    return order ? order : by_number(a->number, b->number);
}

static og_status make(og_history *history, const og_record *const *records, size_t count)
{
    placed_records all = {0};
    for (size_t i = 0; i < count; i++)
        OG_TRY(place(history, records[i], &all));
    OG_TRY(find_groups(history->arena, &all));
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, in_order);
    for (size_t first = 0, end = 0; first < all.count; first = end) {
        size_t reports = 0;
        for (; end < all.count && all.items[end].group == all.items[first].group; end++)
            reports += !og_is_article(all.items[end].record);
        OG_TRY(add_provider(history, &all.items[first], end - first, reports));
    }
    if (history->providers.count)
        qsort(history->providers.items, history->providers.count, sizeof *history->providers.items, by_name);
    if (history->left_out.count)
        qsort(history->left_out.items, history->left_out.count, sizeof *history->left_out.items, by_path);
    return OG_OK;
}

og_status og_history_new(const og_record *const *records, size_t count, const og_providers *names,
                         const og_catalogue *catalogue, og_history **out)
{
    og_arena *arena = og_arena_new();
    og_history *history = arena ? og_arena_alloc(arena, sizeof *history) : NULL;
    *out = NULL;
    if (!history) {
        og_arena_free(arena);
        return OG_NO_MEMORY;
    }
    *history = (og_history){.arena = arena, .names = names, .catalogue = catalogue};
    og_status status = og_areas_load(arena, &history->areas);
    if (status == OG_OK)
        status = make(history, records, count);
    if (status == OG_OK)
        *out = history;
    else
        og_history_free(history);
    return status;
}

void og_history_free(og_history *history)
{
    if (history)
        og_arena_free(history->arena); // which holds the structure itself
}

size_t og_history_provider_count(const og_history *history)
{
    return history->providers.count;
}

og_str og_history_provider_name(const og_history *history, size_t index)
{
    return history->providers.items[index].name;
}

size_t og_history_left_out_count(const og_history *history)
{
    return history->left_out.count;
}

og_str og_history_left_out_path(const og_history *history, size_t index)
{
    return history->left_out.items[index].record->source.path;
}

og_str og_history_left_out_reason(const og_history *history, size_t index)
{
    return og_left_out_words(history->left_out.items[index].reason);
}

static bool may_be(const og_history_provider *provider, const og_provider_key *key)
{
    for (size_t i = 0; i < provider->key_count; i++)
        if (og_provider_same(&provider->keys[i], key))
            return true;
    return false;
}

// `number`: the folded name, which may be one.
static bool is_printed(const og_history_provider *provider, og_str name, og_str number)
{
    for (size_t i = 0; i < provider->key_count; i++)
        if (number.len && og_str_equal(provider->keys[i].marks[OG_PROVIDER_URN], number))
            return true;
    for (size_t i = 0; i < provider->names.count; i++)
        if (og_str_equal_fold(provider->names.items[i], name))
            return true;
    return og_str_equal_fold(provider->name, name);
}

og_status og_history_find(const og_history *history, og_str name, size_t *out)
{
    og_provider_key key, numbered;
    size_t near = 0, printed = 0, near_at = SIZE_MAX, printed_at = SIZE_MAX;
    og_arena *arena = og_arena_new();
    og_status status = arena ? OG_OK : OG_NO_MEMORY;
    if (status == OG_OK)
        status = og_provider_key_make(arena, history->names, &(og_provider){.name = name}, &key);
    og_str number = og_str_starts_fold(name, OG_STR("URN ")) ? og_str_slice(name, 4, name.len) : name;
    if (status == OG_OK)
        status = og_provider_key_make(arena, history->names, &(og_provider){.urn = number}, &numbered);
    for (size_t i = 0; i < history->providers.count && status == OG_OK; i++) {
        if (may_be(&history->providers.items[i], &key)) {
            near++;
            near_at = i;
        }
        if (is_printed(&history->providers.items[i], name, numbered.marks[OG_PROVIDER_URN])) {
            printed++;
            printed_at = i;
        }
    }
    og_arena_free(arena);
    *out = printed == 1 ? printed_at : near == 1 ? near_at : SIZE_MAX;
    return status;
}

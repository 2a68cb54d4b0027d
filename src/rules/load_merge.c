// SPDX-License-Identifier: MIT
// Joins each framework with those it extends: its own lists first, then the parent's. What names something elsewhere
// (parents, scales, areas) is checked here, when everything has been read.
#include "rules/load.h"

#include "base/checked.h"
#include "base/str.h"
#include "rules/pattern.h"
#include "rules/scanner.h"

#include <stdlib.h>

static og_draft *find_draft(const og_loader *loader, og_str id)
{
    for (size_t i = 0; i < loader->drafts.count; i++)
        if (og_str_equal(loader->drafts.items[i]->own.id, id))
            return loader->drafts.items[i];
    return NULL;
}

static const og_scale *find_scale(const og_loader *loader, og_str id)
{
    for (size_t i = 0; i < loader->catalogue->scales.count; i++)
        if (og_str_equal(loader->catalogue->scales.items[i]->id, id))
            return loader->catalogue->scales.items[i];
    return NULL;
}

static og_status near_draft(og_loader *loader, og_str id, og_str *near)
{
    OG_VEC(og_str) ids = {0};
    for (size_t i = 0; i < loader->drafts.count; i++)
        OG_TRY(og_vec_push(loader->arena, &ids, loader->drafts.items[i]->own.id));
    *near = og_load_nearest(id, ids.items, ids.count, sizeof *ids.items);
    return OG_OK;
}

static og_str near_scale(const og_loader *loader, og_str id)
{
    og_str near = {0};
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < loader->catalogue->scales.count; i++) {
        og_str candidate = og_load_nearest(id, &loader->catalogue->scales.items[i]->id, 1, 0);
        size_t distance = candidate.len ? og_str_distance(id, candidate) : SIZE_MAX;
        if (distance < least) {
            least = distance;
            near = candidate;
        }
    }
    return near;
}

// --- the parents

// The parent of a draft: NULL with *valid when it has none, NULL without when it is missing or leads back to the draft.
static og_status find_parent(og_loader *loader, og_draft *draft, og_draft **parent, bool *valid)
{
    *parent = NULL;
    *valid = true;
    if (!draft->extends.len)
        return OG_OK;
    og_draft *found = find_draft(loader, draft->extends);
    if (found && found->state != OG_DRAFT_MERGING) {
        *parent = found;
        *valid = found->state != OG_DRAFT_BROKEN;
        return OG_OK;
    }
    *valid = false;
    if (found) {
        og_load_error_in(loader, draft->file, draft->line, draft->extends, (og_str){0},
                         "framework \"%.*s\" extends itself by way of \"%.*s\"", OG_STR_ARG(draft->own.id),
                         OG_STR_ARG(draft->extends));
        return OG_OK;
    }
    og_str near;
    OG_TRY(near_draft(loader, draft->extends, &near));
    og_load_error_in(loader, draft->file, draft->line, draft->extends, near, "extends an unknown framework \"%.*s\"",
                     OG_STR_ARG(draft->extends));
    return OG_OK;
}

// --- the lists

// Appends the items of one list of matchers to another.
static og_status append_matchers(og_arena *arena, og_matchers *to, const og_matchers *from)
{
    for (size_t i = 0; i < from->count; i++)
        OG_TRY(og_vec_push(arena, to, from->items[i]));
    return OG_OK;
}

static int longer_first(const void *a, const void *b)
{
    const og_str *left = a;
    const og_str *right = b;
    return left->len != right->len ? (left->len < right->len ? 1 : -1) : og_str_compare(*left, *right);
}

// A child's area of the parent's id keeps its own name and takes the parent's labels too.
static og_status merge_areas(og_arena *arena, og_framework *to, const og_framework *from)
{
    for (size_t i = 0; i < from->areas.count; i++) {
        const og_area *area = &from->areas.items[i];
        size_t same = 0;
        while (same < to->areas.count && !og_str_equal(to->areas.items[same].id, area->id))
            same++;
        if (same == to->areas.count) {
            og_area copy = *area;
            copy.labels.count = copy.labels.capacity = 0;
            copy.labels.items = NULL;
            OG_TRY(og_vec_push(arena, &to->areas, copy));
        }
        og_area *target = &to->areas.items[same];
        for (size_t j = 0; j < area->labels.count; j++)
            OG_TRY(og_vec_push(arena, &target->labels, area->labels.items[j]));
        if (target->labels.count)
            qsort(target->labels.items, target->labels.count, sizeof *target->labels.items, longer_first);
    }
    return OG_OK;
}

static og_status merge_fields(og_arena *arena, og_framework *to, const og_framework *from)
{
    for (size_t i = 0; i < from->fields.count; i++) {
        const og_field *field = &from->fields.items[i];
        size_t same = 0;
        while (same < to->fields.count && !og_str_equal(to->fields.items[same].id, field->id))
            same++;
        if (same == to->fields.count)
            OG_TRY(og_vec_push(arena, &to->fields, (og_field){.id = field->id, .alone = field->alone}));
        else if (to->fields.items[same].alone)
            continue;
        OG_TRY(append_matchers(arena, &to->fields.items[same].matchers, &field->matchers));
    }
    return OG_OK;
}

static og_status merge_outcomes(og_arena *arena, og_framework *to, const og_framework *from)
{
    for (size_t i = 0; i < from->outcomes.count; i++) {
        const og_outcome *outcome = &from->outcomes.items[i];
        size_t same = 0;
        while (same < to->outcomes.count && to->outcomes.items[same].code != outcome->code)
            same++;
        if (same == to->outcomes.count) {
            og_outcome copy = {.code = outcome->code, .name = outcome->name, .says = outcome->says};
            OG_TRY(og_vec_push(arena, &to->outcomes, copy));
        }
        OG_TRY(append_matchers(arena, &to->outcomes.items[same].matchers, &outcome->matchers));
    }
    return OG_OK;
}

static og_status merge_lists(og_arena *arena, og_framework *to, const og_framework *from)
{
    for (size_t i = 0; i < from->signs.count; i++)
        OG_TRY(og_vec_push(arena, &to->signs, from->signs.items[i]));
    for (size_t i = 0; i < from->headings.count; i++) // which are many: their lists are shared
        OG_TRY(og_vec_push(arena, &to->headings, from->headings.items[i]));
    for (size_t i = 0; i < from->statements.count; i++)
        OG_TRY(og_vec_push(arena, &to->statements, from->statements.items[i]));
    for (size_t i = 0; i < from->columns.count; i++)
        OG_TRY(og_vec_push(arena, &to->columns, from->columns.items[i]));
    OG_TRY(merge_areas(arena, to, from));
    OG_TRY(merge_fields(arena, to, from));
    return merge_outcomes(arena, to, from);
}

// --- the attributes

static og_str first_of(og_str own, og_str inherited)
{
    return own.ptr ? own : inherited;
}

static void merge_attributes(og_framework *to, const og_draft *draft, const og_framework *parent)
{
    static const og_framework usual = {.kind = {"inspection-report", 17},
                                       .provider_kind = {"other", 5},
                                       .service = {"other", 5},
                                       .graded = true,
                                       .is_inspection = true,
                                       .least = 1.0};
    const og_framework *from = parent ? parent : &usual;
    const og_framework *own = &draft->own;
    to->id = draft->form_of.len ? draft->form_of : own->id;
    to->form = draft->form_of.len ? own->id : OG_STR("");
    to->name = own->name.len ? own->name : own->id;
    to->is_abstract = own->is_abstract;
    to->kind = first_of(own->kind, from->kind);
    to->years = first_of(own->years, from->years);
    to->provider_kind = first_of(own->provider_kind, from->provider_kind);
    to->service = first_of(first_of(own->service, own->provider_kind), from->service);
    to->subject = first_of(own->subject, from->subject);
    to->type = first_of(own->type, from->type);
    to->concludes = own->concludes ? own->concludes : from->concludes;
    to->ends_with = first_of(own->ends_with, from->ends_with);
    to->graded = draft->has_graded ? own->graded : from->graded;
    to->is_inspection = draft->has_inspection ? own->is_inspection : from->is_inspection;
    to->is_signed = draft->has_signed ? own->is_signed : from->is_signed;
    to->grouped = draft->has_grouped ? own->grouped : from->grouped;
    to->least = draft->has_least ? own->least : from->least;
    to->scale = from->scale;
}

// The scale of that id; NULL, with an error, where there is none.
static const og_scale *named_scale(og_loader *loader, const og_draft *draft, og_str id, size_t line)
{
    const og_scale *scale = find_scale(loader, id);
    if (!scale)
        og_load_error_in(loader, draft->file, line, id, near_scale(loader, id), "unknown scale \"%.*s\"",
                         OG_STR_ARG(id));
    return scale;
}

// Of the draft, where it names one, and of its areas.
static void find_scales(og_loader *loader, og_draft *draft, og_framework *to)
{
    if (draft->scale.len)
        to->scale = named_scale(loader, draft, draft->scale, draft->line);
    for (size_t i = 0; i < draft->area_scales.count; i++) {
        const og_area_scale *scale = &draft->area_scales.items[i];
        draft->own.areas.items[scale->area].scale = named_scale(loader, draft, scale->id, scale->line);
    }
}

static void check_references(og_loader *loader, const og_draft *draft, const og_framework *merged)
{
    for (size_t i = 0; i < draft->references.count; i++) {
        const og_reference *reference = &draft->references.items[i];
        bool found = false;
        for (size_t j = 0; j < merged->areas.count; j++)
            found |= og_str_equal(merged->areas.items[j].id, reference->id);
        if (!found) {
            og_str near = merged->areas.count ? og_load_nearest(reference->id, &merged->areas.items[0].id,
                                                                merged->areas.count, sizeof *merged->areas.items)
                                              : (og_str){0};
            og_load_error_in(loader, draft->file, reference->line, reference->id, near, "unknown area \"%.*s\"",
                             OG_STR_ARG(reference->id));
        }
    }
}

static bool is_grade(const og_loader *loader, og_str id)
{
    for (size_t i = 0; i < loader->catalogue->scales.count; i++) {
        const og_scale *scale = loader->catalogue->scales.items[i];
        for (size_t k = 0; k < scale->grades.count; k++)
            if (og_str_equal(scale->grades.items[k].id, id))
                return true;
    }
    return false;
}

// Frameworks with other scales may inherit a statement: that any scale has the grade is enough.
static void check_statements(og_loader *loader, const og_draft *draft)
{
    for (size_t i = 0; i < draft->own.statements.count; i++) {
        og_str value = draft->own.statements.items[i].matcher.value;
        if (value.len && !is_grade(loader, value))
            og_load_error_in(loader, draft->file, draft->line, value, (og_str){0}, "no scale has a grade \"%.*s\"",
                             OG_STR_ARG(value));
    }
}

// A form needs a framework that lends it its id.
static og_status check_form(og_loader *loader, const og_draft *draft)
{
    const og_draft *of = draft->form_of.len ? find_draft(loader, draft->form_of) : NULL;
    og_str near = {0};
    if (!draft->form_of.len || (of && !of->own.is_abstract && !of->form_of.len))
        return OG_OK;
    if (!of)
        OG_TRY(near_draft(loader, draft->form_of, &near));
    og_load_error_in(loader, draft->file, draft->line, draft->form_of, near,
                     of ? "\"%.*s\" is no framework of which there are forms: it is abstract or itself a form"
                        : "a form of an unknown framework \"%.*s\"",
                     OG_STR_ARG(draft->form_of));
    return OG_OK;
}

static void check_merged(og_loader *loader, const og_draft *draft, const og_framework *merged)
{
    if (merged->is_abstract)
        return;
    check_references(loader, draft, merged);
    if (!draft->own.name.len)
        og_load_error_in(loader, draft->file, draft->line, merged->id, (og_str){0}, "framework \"%.*s\" has no name",
                         OG_STR_ARG(merged->id));
    if (draft->uses_grade && !merged->scale)
        og_load_error_in(loader, draft->file, draft->grade_line ? draft->grade_line : draft->line, OG_STR(""),
                         (og_str){0}, "{grade} needs a scale, and framework \"%.*s\" has none", OG_STR_ARG(merged->id));
    if (!merged->signs.count)
        og_load_error_in(loader, draft->file, draft->line, merged->id, (og_str){0},
                         "framework \"%.*s\" has no sign by which to recognise it", OG_STR_ARG(merged->id));
}

// --- a framework and its parents

static og_status merge_with(og_loader *loader, og_draft *draft, const og_draft *parent)
{
    og_framework *merged = og_arena_alloc(loader->arena, sizeof *merged);
    if (!merged)
        return OG_NO_MEMORY;
    const og_framework *inherited = parent ? parent->merged : NULL;
    merge_attributes(merged, draft, inherited);
    find_scales(loader, draft, merged);
    if (draft->headings.count)
        OG_TRY(og_vec_push(loader->arena, &merged->headings, draft->headings));
    OG_TRY(merge_lists(loader->arena, merged, &draft->own));
    if (inherited)
        OG_TRY(merge_lists(loader->arena, merged, inherited));
    draft->merged = merged;
    draft->uses_grade = draft->grade_line || (parent && parent->uses_grade);
    draft->state = OG_DRAFT_MERGED;
    check_statements(loader, draft);
    check_merged(loader, draft, merged);
    return check_form(loader, draft);
}

// Walks from a draft up to the first ancestor that is merged, then merges down again: without recursion, since the
// depth is the user's.
static og_status merge_line(og_loader *loader, og_draft *draft)
{
    OG_VEC(og_draft *) line = {0};
    og_draft *top = draft;
    bool valid = true;
    while (top && top->state == OG_DRAFT_READ) {
        og_draft *parent;
        top->state = OG_DRAFT_MERGING;
        OG_TRY(og_vec_push(loader->arena, &line, top));
        OG_TRY(find_parent(loader, top, &parent, &valid));
        top = parent;
    }
    const og_draft *parent = top;
    valid = valid && (!top || top->state == OG_DRAFT_MERGED);
    while (line.count) {
        og_draft *next = line.items[--line.count];
        if (!valid)
            next->state = OG_DRAFT_BROKEN;
        else
            OG_TRY(merge_with(loader, next, parent));
        parent = next;
    }
    return OG_OK;
}

// --- into the catalogue

// Gives a pattern with {grade} its number in the catalogue, one for each scale; the others have theirs since they were
// read.
static og_status number_pattern(og_loader *loader, og_matcher *matcher, const og_scale *scale)
{
    og_catalogue *catalogue = loader->catalogue;
    if (matcher->kind != OG_MATCH_PATTERN || matcher->pattern != SIZE_MAX)
        return OG_OK;
    if (!scale) // which was reported where it stands
        return loader->failed ? OG_OK : OG_BAD_DATA;
    for (size_t i = 0; i < loader->numbered.count; i++) {
        const og_numbered *known = &loader->numbered.items[i];
        if (known->written == matcher->text.ptr && known->scale == scale) {
            matcher->pattern = known->number;
            return OG_OK;
        }
    }
    matcher->pattern = catalogue->patterns.count;
    OG_TRY(og_vec_push(loader->arena, &loader->numbered, (og_numbered){matcher->text.ptr, scale, matcher->pattern}));
    return og_vec_push(loader->arena, &catalogue->patterns, (og_pattern){matcher->text, scale});
}

static og_status number_matchers(og_loader *loader, og_matchers *matchers, const og_scale *scale)
{
    for (size_t i = 0; i < matchers->count; i++)
        OG_TRY(number_pattern(loader, &matchers->items[i], scale));
    return OG_OK;
}

static bool looks_for_same(const og_matcher *a, const og_matcher *b)
{
    if (a->kind != b->kind || a->place != b->place)
        return false;
    return a->kind == OG_MATCH_PATTERN ? a->pattern == b->pattern : og_str_equal(a->text, b->text);
}

static og_status number_sign(og_loader *loader, og_sign *sign)
{
    for (sign->number = 0; sign->number < loader->signs.count; sign->number++)
        if (looks_for_same(loader->signs.items[sign->number], &sign->matcher))
            return OG_OK;
    loader->catalogue->sign_count++;
    return og_vec_push(loader->arena, &loader->signs, &sign->matcher);
}

static og_status number_patterns(og_loader *loader, og_framework *framework)
{
    const og_scale *scale = framework->scale;
    for (size_t i = 0; i < framework->signs.count; i++)
        OG_TRY(number_pattern(loader, &framework->signs.items[i].matcher, scale));
    for (size_t i = 0; i < framework->signs.count; i++)
        OG_TRY(number_sign(loader, &framework->signs.items[i]));
    for (size_t i = 0; i < framework->statements.count; i++)
        OG_TRY(number_pattern(loader, &framework->statements.items[i].matcher, scale));
    for (size_t i = 0; i < framework->outcomes.count; i++)
        OG_TRY(number_matchers(loader, &framework->outcomes.items[i].matchers, scale));
    for (size_t i = 0; i < framework->fields.count; i++)
        OG_TRY(number_matchers(loader, &framework->fields.items[i].matchers, scale));
    return OG_OK;
}

static int by_id(const void *a, const void *b)
{
    const og_framework *const *left = a;
    const og_framework *const *right = b;
    int order = og_str_compare((*left)->id, (*right)->id);
    return order ? order : og_str_compare((*left)->form, (*right)->form);
}

static og_status note_title_end(og_loader *loader, const og_matcher *matcher)
{
    og_labels *known = &loader->catalogue->title_ends;
    if (matcher->kind != OG_MATCH_LABEL)
        return OG_OK;
    for (size_t i = 0; i < known->count; i++)
        if (og_str_equal(known->items[i], matcher->text))
            return OG_OK;
    return og_vec_push(loader->arena, known, matcher->text);
}

// Titles name the provider, and hold facts that no record has.
static og_status note_title_ends(og_loader *loader, const og_framework *framework)
{
    for (size_t i = 0; i < framework->fields.count; i++) {
        const og_field *field = &framework->fields.items[i];
        if (og_str_equal(field->id, OG_STR("provider")) || og_str_equal(field->id, OG_STR("other")))
            continue;
        for (size_t k = 0; k < field->matchers.count; k++)
            OG_TRY(note_title_end(loader, &field->matchers.items[k]));
    }
    return OG_OK;
}

og_status og_load_merge(og_loader *loader)
{
    og_catalogue *catalogue = loader->catalogue;
    for (size_t i = 0; i < loader->drafts.count; i++)
        OG_TRY(merge_line(loader, loader->drafts.items[i]));
    for (size_t i = 0; i < loader->drafts.count; i++) {
        og_framework *merged = loader->drafts.items[i]->merged;
        if (!merged || merged->is_abstract)
            continue;
        OG_TRY(number_patterns(loader, merged));
        OG_TRY(note_title_ends(loader, merged));
        OG_TRY(og_vec_push(loader->arena, &catalogue->frameworks, merged));
    }
    if (catalogue->frameworks.count)
        qsort(catalogue->frameworks.items, catalogue->frameworks.count, sizeof(og_framework *), by_id);
    return OG_OK;
}

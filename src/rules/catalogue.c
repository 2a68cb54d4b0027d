// SPDX-License-Identifier: MIT
// The catalogue as its users see it: made in one call, then only asked.
#include "rules/framework.h"

#include "base/checked.h"
#include "base/str.h"
#include "base/utf8.h"
#include "rules/built_in.h"
#include "rules/load.h"

static og_status load(og_loader *loader, const og_catalogue_options *options)
{
    OG_TRY(og_load_built_in(loader));
    if (options->directory)
        OG_TRY(og_load_directory(loader, options->directory));
    for (size_t i = 0; i < options->file_count; i++)
        OG_TRY(og_load_path(loader, options->files[i]));
    OG_TRY(og_load_merge(loader));
    OG_TRY(og_load_rules_merge(loader));
    OG_TRY(og_load_gradings_merge(loader));
    return loader->failed ? OG_BAD_DATA : OG_OK;
}

og_status og_catalogue_new(const char *directory, og_diagnostics *diagnostics, og_catalogue **out)
{
    return og_catalogue_open(&(og_catalogue_options){.directory = directory}, diagnostics, out);
}

og_status og_catalogue_open(const og_catalogue_options *options, og_diagnostics *diagnostics, og_catalogue **out)
{
    og_arena *arena = og_arena_new();
    og_catalogue *catalogue = arena ? og_arena_alloc(arena, sizeof *catalogue) : NULL;
    *out = NULL;
    if (!catalogue) {
        og_arena_free(arena);
        return OG_NO_MEMORY;
    }
    bool alone = !options->directory && !options->file_count && !options->with_examples;
    if (alone && og_built_in_catalogue) {
        *catalogue = *og_built_in_catalogue;
        catalogue->arena = arena;
        *out = catalogue;
        return OG_OK;
    }
    catalogue->arena = arena;
    og_loader loader = {
        .catalogue = catalogue, .arena = arena, .diagnostics = diagnostics, .with_examples = options->with_examples};
    og_status status = load(&loader, options);
    og_load_end(&loader);
    og_source_free(&loader);
    if (status == OG_OK)
        *out = catalogue;
    else
        og_catalogue_free(catalogue);
    return status;
}

void og_catalogue_free(og_catalogue *catalogue)
{
    if (catalogue)
        og_arena_free(catalogue->arena); // which holds the catalogue itself
}

size_t og_catalogue_framework_count(const og_catalogue *catalogue)
{
    return catalogue->frameworks.count;
}

static const struct {
    og_str id;
    enum { OF_NONE, OF_SETTINGS, OF_ANY } read;
    og_str words;
} FIELDS[] = {
#define OG_FIELD(id, kind, of, words, note) {{id, sizeof(id) - 1}, of, {words, sizeof(words) - 1}},
#include "rules/fields.def"
#undef OG_FIELD
};

bool og_kind_is_of_area(og_str provider_kind)
{
    return og_str_equal(provider_kind, OG_STR("local-authority")) ||
           og_str_equal(provider_kind, OG_STR("area-partnership"));
}

bool og_field_is_read(og_str id, og_str provider_kind)
{
    bool of_area = og_kind_is_of_area(provider_kind);
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++)
        if (og_str_equal(id, FIELDS[i].id))
            return FIELDS[i].read == OF_ANY || (FIELDS[i].read == OF_SETTINGS && !of_area);
    return false;
}

og_str og_field_words(og_str id)
{
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++)
        if (og_str_equal(id, FIELDS[i].id))
            return FIELDS[i].words;
    return id;
}

static bool reads(const og_framework *framework, og_str id)
{
    return og_framework_field(framework, id) && og_field_is_read(id, framework->provider_kind);
}

static size_t count_fields(const og_framework *framework)
{
    size_t count = 0;
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++)
        count += reads(framework, FIELDS[i].id);
    return count;
}

og_framework_info og_catalogue_framework(const og_catalogue *catalogue, size_t index)
{
    const og_framework *framework = catalogue->frameworks.items[index];
    return (og_framework_info){.id = framework->id,
                               .name = framework->name,
                               .kind = framework->kind,
                               .years = framework->years,
                               .provider = framework->provider_kind,
                               .scale = framework->scale && framework->graded ? framework->scale->id : OG_STR(""),
                               .area_count = framework->areas.count,
                               .outcome_count = framework->outcomes.count,
                               .field_count = count_fields(framework)};
}

void og_catalogue_area(const og_catalogue *catalogue, size_t framework, size_t area, og_str *id, og_str *name)
{
    const og_area *found = &catalogue->frameworks.items[framework]->areas.items[area];
    *id = found->id;
    *name = found->name;
}

bool og_catalogue_area_is_judged(const og_catalogue *catalogue, size_t framework, size_t area)
{
    const og_framework *of = catalogue->frameworks.items[framework];
    const og_area *found = &of->areas.items[area];
    return of->graded && of->scale && !found->earlier && !found->apart;
}

og_str og_catalogue_field(const og_catalogue *catalogue, size_t framework, size_t field)
{
    size_t before = 0;
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++) {
        if (reads(catalogue->frameworks.items[framework], FIELDS[i].id) && before++ == field)
            return FIELDS[i].id;
    }
    return (og_str){0};
}

og_str og_framework_file(const og_framework *framework)
{
    return framework->form.len ? framework->form : framework->id;
}

const og_framework *og_catalogue_find(const og_catalogue *catalogue, og_str id)
{
    for (size_t i = 0; i < catalogue->frameworks.count; i++)
        if (id.len && (og_str_equal(catalogue->frameworks.items[i]->id, id) ||
                       og_str_equal(catalogue->frameworks.items[i]->form, id)))
            return catalogue->frameworks.items[i];
    return NULL;
}

const og_framework *og_catalogue_form(const og_catalogue *catalogue, og_str id, og_str name)
{
    for (size_t i = 0; i < catalogue->frameworks.count; i++)
        if (og_str_equal(catalogue->frameworks.items[i]->id, id) &&
            og_str_equal(catalogue->frameworks.items[i]->name, name))
            return catalogue->frameworks.items[i];
    return og_catalogue_find(catalogue, id);
}

const og_matchers *og_framework_field(const og_framework *framework, og_str id)
{
    for (size_t i = 0; i < framework->fields.count; i++)
        if (og_str_equal(framework->fields.items[i].id, id))
            return &framework->fields.items[i].matchers;
    return NULL;
}

const og_area *og_framework_area(const og_framework *framework, og_str id)
{
    for (size_t i = 0; i < framework->areas.count; i++)
        if (og_str_equal(framework->areas.items[i].id, id))
            return &framework->areas.items[i];
    return NULL;
}

// Whether a word of a scale ends at `at`. A letter may be followed by the number of a footnote ("inadequate2").
static bool ends_word(og_str text, size_t at)
{
    if (at >= text.len || !og_is_word(text.ptr[at]) || (unsigned char)text.ptr[at] >= 0x80)
        return true;
    size_t digits = at;
    while (digits < text.len && og_is_digit(text.ptr[digits]))
        digits++;
    bool footnote = at > 0 && og_is_alpha(text.ptr[at - 1]) && digits > at && digits - at <= 2;
    return footnote && (digits == text.len || !og_is_word(text.ptr[digits]));
}

bool og_grade_is_meant(const og_grade *grade, og_date day)
{
    bool begun = !og_date_is_set(grade->from) || og_date_compare(grade->from, day) <= 0;
    bool over = og_date_is_set(grade->until) && og_date_compare(grade->until, day) < 0;
    return og_date_is_set(day) && begun && !over;
}

const og_grade *og_scale_match_on(const og_scale *scale, og_date day, og_str text, size_t *length)
{
    const og_grade *best = NULL;
    *length = 0;
    for (size_t i = 0; scale && i < scale->grades.count; i++) {
        const og_grade *grade = &scale->grades.items[i];
        for (size_t j = 0; j < grade->words.count; j++) {
            size_t matched = og_phrase_match(text, 0, grade->words.items[j]);
            bool meant =
                matched && matched == *length && !og_grade_is_meant(best, day) && og_grade_is_meant(grade, day);
            if ((matched > *length || meant) && ends_word(text, matched)) {
                best = grade;
                *length = matched;
            }
        }
    }
    return best;
}

const og_grade *og_scale_match(const og_scale *scale, og_str text, size_t *length)
{
    return og_scale_match_on(scale, (og_date){0}, text, length);
}

int og_catalogue_level(const og_catalogue *catalogue, og_str grade)
{
    og_str words = og_str_trim(grade);
    for (size_t i = 0; i < catalogue->scales.count; i++) {
        size_t length;
        const og_grade *found = og_scale_match(catalogue->scales.items[i], words, &length);
        if (found && found->level && length == words.len)
            return found->level;
    }
    return 0;
}

og_str og_catalogue_grade(const og_catalogue *catalogue, int level)
{
    const og_scale *scale = catalogue->scales.count ? catalogue->scales.items[0] : NULL;
    for (size_t i = 0; scale && i < scale->grades.count; i++)
        if (level && scale->grades.items[i].level == level)
            return scale->grades.items[i].id;
    return OG_STR("");
}

// SPDX-License-Identifier: MIT
// Records as rows of tables. tables.def has the columns; here stands what their values are made with.
#include "render/tables.h"

#include "base/str.h"
#include "render/say.h"

// A record with nothing missing: what a failed one lacks is empty.
typedef struct row_source {
    og_flow *flow;
    const og_record *record;
    const og_record_error *error;
    const og_record_document *document;
    const og_record_framework *framework;
    const og_inspection *inspection;
    const og_previous *previous;
    const og_age_range *ages;
    const og_record_outcome *outcome;
    const og_assessment *assessment;
} row_source;

static row_source source_of(og_flow *flow, const og_record *record)
{
    static const og_record_error NO_ERROR;
    static const og_record_document NO_DOCUMENT;
    static const og_record_framework NO_FRAMEWORK;
    static const og_inspection NO_INSPECTION;
    static const og_previous NO_PREVIOUS;
    static const og_age_range NO_AGES;
    static const og_record_outcome NO_OUTCOME;
    static const og_assessment NO_ASSESSMENT;
    const og_inspection *inspection = record->inspection ? record->inspection : &NO_INSPECTION;
    return (row_source){.flow = flow,
                        .record = record,
                        .error = record->error ? record->error : &NO_ERROR,
                        .document = record->document ? record->document : &NO_DOCUMENT,
                        .framework = record->framework ? record->framework : &NO_FRAMEWORK,
                        .inspection = inspection,
                        .previous = inspection->previous ? inspection->previous : &NO_PREVIOUS,
                        .ages = inspection->provider.age_range ? inspection->provider.age_range : &NO_AGES,
                        .outcome = record->outcome ? record->outcome : &NO_OUTCOME,
                        .assessment = record->assessment ? record->assessment : &NO_ASSESSMENT};
}

// Whole numbers: SIZE_MAX is an empty cell.

static size_t known(size_t number)
{
    return number ? number : SIZE_MAX;
}

static size_t years_of(og_age age)
{
    return age.known ? (size_t)age.years : SIZE_MAX;
}

static size_t counted(const og_record *record, size_t count)
{
    return og_record_is_analysed(record) ? count : SIZE_MAX;
}

static size_t year_of(const og_inspection *inspection)
{
    const og_date days[] = {inspection->end, inspection->start, inspection->published};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (og_date_is_set(days[i]))
            return (size_t)days[i].year;
    return SIZE_MAX;
}

// Of a polarity and, unless that is NULL, a severity.
static size_t findings_of(const og_record *record, const char *polarity, const char *severity)
{
    size_t count = 0;
    for (size_t i = 0; i < record->findings.count; i++)
        count += og_say_equal(record->findings.items[i].polarity, polarity) &&
                 (!severity || og_say_equal(record->findings.items[i].severity, severity));
    return counted(record, count);
}

// Of a kind, NULL for all that are asked for.
static size_t actions_of(const og_record *record, const char *kind)
{
    size_t count = 0;
    for (size_t i = 0; i < record->actions.count; i++) {
        const og_action *action = &record->actions.items[i];
        count += kind ? og_say_equal(action->kind, kind) : og_action_is_asked(action);
    }
    return counted(record, count);
}

static og_str lead_of(const og_inspection *inspection)
{
    for (size_t i = 0; i < inspection->inspectors.count; i++)
        if (inspection->inspectors.items[i].lead)
            return inspection->inspectors.items[i].name;
    return (og_str){0};
}

static og_str inspectors_of(const row_source *of)
{
    og_strs names = {0};
    for (size_t i = 0; i < of->inspection->inspectors.count; i++)
        if (og_vec_push(of->flow->arena, &names, of->inspection->inspectors.items[i].name) != OG_OK)
            of->flow->out.status = OG_NO_MEMORY;
    return og_say_joined(of->flow, &names);
}

static og_str file_name_of(const row_source *of)
{
    og_str path = of->record->source.path;
    size_t start = path.len;
    while (start && path.ptr[start - 1] != '/')
        start--;
    return og_flow_visible(of->flow, og_say_equal(path, "-") ? (og_str){0} : og_str_slice(path, start, path.len));
}

// How the findings of one area read, or with "overall" all of them.
static og_area_assessment reading_of(const row_source *of, og_str area)
{
    const og_assessment *assessment = of->assessment;
    for (size_t i = 0; i < assessment->areas.count; i++)
        if (og_str_equal(assessment->areas.items[i].area, area))
            return assessment->areas.items[i];
    if (!og_say_equal(area, "overall"))
        return (og_area_assessment){0};
    return (og_area_assessment){.inferred = assessment->inferred,
                                .inferred_level = assessment->inferred_level,
                                .confidence = assessment->confidence};
}

static og_cell text_cell(const row_source *of, og_str text)
{
    return (og_cell){.text = og_flow_clean(of->flow, text)};
}

static og_cell grade_cell(const row_source *of, og_str grade, int level)
{
    return (og_cell){.text = og_flow_clean(of->flow, grade), .level = level};
}

static og_cell whole_cell(const row_source *of, size_t number)
{
    if (number == SIZE_MAX)
        return (og_cell){.level = 0};
    return (og_cell){.text = og_flow_print(of->flow, "%zu", number), .number = (double)number};
}

static og_cell level_cell(const row_source *of, int level)
{
    og_cell cell = whole_cell(of, level > 0 ? (size_t)level : SIZE_MAX);
    cell.level = level;
    return cell;
}

static og_cell decimal_cell(const row_source *of, double number, bool is_known)
{
    if (!is_known)
        return (og_cell){.level = 0};
    return (og_cell){.text = og_flow_print(of->flow, "%.2f", number), .number = number};
}

static og_cell date_cell(const row_source *of, og_date date)
{
    og_cell cell = {.date = date};
    if (og_date_is_set(date) && og_date_format(of->flow->arena, date, &cell.text) != OG_OK)
        of->flow->out.status = OG_NO_MEMORY;
    return cell;
}

// The array of a table that has one row for each record, whatever is in it.
static const OG_VEC(char) ONE_ROW = {.items = (char[]){0}, .count = 1};

size_t og_table_row_count(og_table table, const og_record *record)
{
    const struct {
        const og_record *record;
    } source = {record}, *of = &source;
    switch (table) {
#define TABLE(id, name, sheet, array, meaning)                                                                         \
    case id:                                                                                                           \
        return (array).count;
#include "render/tables.def"
    case OG_TABLE_COUNT:
        break;
    }
    return 0;
}

// All tables in one function, since it is made of tables.def.
void og_table_row(og_flow *flow, og_table table, const og_record *record, size_t index, og_cell *cells)
{
    const row_source source = source_of(flow, record), *of = &source;
    switch (table) {
#define TABLE(id, name, sheet, array, meaning)                                                                         \
    case id: {                                                                                                         \
        const __typeof__(*(array).items) *item = &(array).items[index];                                                \
        (void)item;
#define TEXT(name, origin, width, value, meaning) *cells++ = text_cell(of, value);
#define PATH(name, origin, width, value, meaning) *cells++ = (og_cell){.text = (value)};
#define GRADE(name, origin, value, level, meaning) *cells++ = grade_cell(of, value, level);
#define LEVEL(name, origin, value, meaning) *cells++ = level_cell(of, value);
#define WHOLE(name, origin, value, meaning) *cells++ = whole_cell(of, value);
#define DECIMAL(name, origin, value, is_known, meaning) *cells++ = decimal_cell(of, value, is_known);
#define DATE(name, origin, value, meaning) *cells++ = date_cell(of, value);
#define LINK(name, origin, value, meaning) *cells++ = text_cell(of, value);
#define TABLE_END                                                                                                      \
    break;                                                                                                             \
    }
#include "render/tables.def"
    case OG_TABLE_COUNT:
        break;
    }
}

int og_table_year(const og_record *record)
{
    size_t year = record->inspection ? year_of(record->inspection) : SIZE_MAX;
    return year == SIZE_MAX ? 0 : (int)year;
}

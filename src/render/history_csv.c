// SPDX-License-Identifier: MIT
// A history as comma-separated values: one row for each inspection and area, of an inspection without grades one row.
#include "base/str.h"
#include "render/csv.h"
#include "render/history.h"
#include "render/say.h"

typedef enum column {
    PROVIDER,
    START,
    END,
    PUBLISHED,
    TYPE,
    FRAMEWORK,
    AREA,
    GRADE,
    LEVEL,
    DIRECTION,
    PREVIOUS_AREA,
    PREVIOUS_GRADE,
    PREVIOUS_DATE,
    OUTCOME,
    DOCUMENT,
    COLUMN_COUNT
} column;

static og_str day(og_flow *flow, og_date date)
{
    og_str text = {0};
    if (og_date_is_set(date) && og_date_format(flow->arena, date, &text) != OG_OK)
        flow->out.status = OG_NO_MEMORY;
    return text;
}

static void fill_entry(og_flow *flow, const og_history_provider *provider, const og_history_entry *entry,
                       og_str cells[COLUMN_COUNT])
{
    const og_record *record = entry->record;
    const og_inspection *inspection = record->inspection;
    cells[PROVIDER] = og_flow_clean(flow, provider->name);
    cells[START] = day(flow, inspection->start);
    cells[END] = day(flow, inspection->end);
    cells[PUBLISHED] = day(flow, inspection->published);
    cells[TYPE] = og_history_say_type(flow, record);
    cells[FRAMEWORK] = record->framework ? og_flow_clean(flow, record->framework->name) : (og_str){0};
    cells[OUTCOME] = record->outcome ? og_flow_clean(flow, record->outcome->words) : (og_str){0};
    cells[DOCUMENT] = og_say_path(flow, record);
}

static void fill_grade(og_flow *flow, const og_history_grade *grade, og_str cells[COLUMN_COUNT])
{
    const og_judgement *judgement = grade->judgement;
    cells[AREA] = og_say_area(flow, judgement->area);
    cells[GRADE] = og_say_grade(flow, judgement->grade);
    if (judgement->level)
        cells[LEVEL] = og_flow_print(flow, "%d", judgement->level);
    cells[DIRECTION] = og_direction_word(grade->direction);
    if (grade->previous) {
        cells[PREVIOUS_AREA] = og_say_area(flow, grade->previous->area);
        cells[PREVIOUS_GRADE] = og_say_grade(flow, grade->previous->grade);
    }
    cells[PREVIOUS_DATE] = day(flow, grade->previous_date);
}

static void add_entry(og_flow *flow, const og_history_provider *provider, const og_history_entry *entry)
{
    og_str cells[COLUMN_COUNT] = {0};
    size_t count = entry->record->judgements.count;
    fill_entry(flow, provider, entry, cells);
    for (size_t i = 0; i < count; i++) {
        og_str row[COLUMN_COUNT];
        memcpy(row, cells, sizeof row);
        fill_grade(flow, &entry->grades[i], row);
        og_csv_add_row(&flow->out, row, COLUMN_COUNT);
    }
    if (!count)
        og_csv_add_row(&flow->out, cells, COLUMN_COUNT);
}

void og_history_add_csv(og_flow *flow, const og_history *history, size_t first, size_t end)
{
    static const char *const NAMES[COLUMN_COUNT] = {[PROVIDER] = "Provider",
                                                    [START] = "First day",
                                                    [END] = "Last day",
                                                    [PUBLISHED] = "Published",
                                                    [TYPE] = "Type",
                                                    [FRAMEWORK] = "Framework",
                                                    [AREA] = "Area",
                                                    [GRADE] = "Grade",
                                                    [LEVEL] = "Level",
                                                    [DIRECTION] = "Direction",
                                                    [PREVIOUS_AREA] = "Previous area",
                                                    [PREVIOUS_GRADE] = "Previous grade",
                                                    [PREVIOUS_DATE] = "Previous date",
                                                    [OUTCOME] = "Outcome",
                                                    [DOCUMENT] = "Document"};
    og_str names[COLUMN_COUNT];
    for (size_t c = 0; c < COLUMN_COUNT; c++)
        names[c] = og_str_from(NAMES[c]);
    og_csv_begin(&flow->out);
    og_csv_add_row(&flow->out, names, COLUMN_COUNT);
    for (size_t i = first; i < end; i++) {
        const og_history_provider *provider = &history->providers.items[i];
        for (size_t j = 0; j < provider->entries.count; j++)
            add_entry(flow, provider, &provider->entries.items[j]);
    }
}

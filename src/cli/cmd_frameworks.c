// SPDX-License-Identifier: MIT
// `ofgrade frameworks`: the kinds of report that are known, by who is inspected and when, as tables or as JSON Lines.
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMN_COUNT = 5 };

// A framework in the order of the lists.
typedef struct listed {
    og_framework_info info;
    size_t index;      // in the catalogue
    size_t area_count; // of areas that it grades
    int first, last;   // of its years, 0 and 9999 where they are open
} listed;

typedef struct listing {
    const og_catalogue *catalogue;
    listed *items;
    size_t count;
} listing;

// The number of four digits at the start of `text`, else 0.
static int year_of(og_str text)
{
    int year = 0;
    for (size_t i = 0; i < 4; i++) {
        if (i >= text.len || text.ptr[i] < '0' || text.ptr[i] > '9')
            return 0;
        year = 10 * year + (text.ptr[i] - '0');
    }
    return year;
}

// "2005 to 2009", "2018 on" and "to 2005".
static void read_years(listed *item)
{
    og_str years = item->info.years;
    item->first = year_of(years);
    item->last = 9999;
    for (size_t i = 1; i + 4 <= years.len; i++) {
        int year = year_of((og_str){years.ptr + i, years.len - i});
        item->last = year ? year : item->last;
    }
}

static int compare_text(og_str a, og_str b)
{
    int order = memcmp(a.ptr, b.ptr, a.len < b.len ? a.len : b.len);
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static int by_provider_and_years(const void *a, const void *b)
{
    const listed *left = a, *right = b;
    int order = compare_text(left->info.provider, right->info.provider);
    if (!order)
        order = left->first - right->first;
    if (!order)
        order = left->last - right->last;
    if (!order)
        order = compare_text(left->info.id, right->info.id);
    return order ? order : (left->index > right->index) - (left->index < right->index); // forms of one framework
}

static size_t count_areas(const og_catalogue *catalogue, size_t framework, size_t areas)
{
    size_t count = 0;
    for (size_t i = 0; i < areas; i++)
        count += og_catalogue_area_is_judged(catalogue, framework, i);
    return count;
}

static bool list_frameworks(const og_catalogue *catalogue, listing *out)
{
    size_t count = og_catalogue_framework_count(catalogue);
    *out = (listing){catalogue, calloc(count ? count : 1, sizeof *out->items), count};
    if (!out->items) {
        cli_status_error(NULL, OG_NO_MEMORY);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        out->items[i] = (listed){.info = og_catalogue_framework(catalogue, i), .index = i};
        out->items[i].area_count = count_areas(catalogue, i, out->items[i].info.area_count);
        read_years(&out->items[i]);
    }
    qsort(out->items, count, sizeof *out->items, by_provider_and_years);
    return true;
}

static void fill_row(const listed *item, char areas[24], og_str row[COLUMN_COUNT])
{
    og_framework_info info = item->info;
    int length = snprintf(areas, 24, "%zu", item->area_count);
    row[0] = info.id;
    row[1] = info.years;
    row[2] = (og_str){areas, (size_t)length};
    row[3] = info.scale.len ? info.scale : OG_STR("no grades");
    row[4] = info.name;
}

// Characters, which are columns here: names are English words.
static size_t width_of(og_str text)
{
    size_t width = 0;
    for (size_t i = 0; i < text.len; i++)
        width += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
    return width;
}

static void write_row(cli_output *output, const og_str row[COLUMN_COUNT], const size_t widths[COLUMN_COUNT])
{
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        cli_output_write(output, row[i]);
        if (i + 1 < COLUMN_COUNT)
            cli_output_printf(output, "%*s", (int)(widths[i] - width_of(row[i]) + 2), "");
    }
    cli_output_write(output, OG_STR("\n"));
}

static void write_table(cli_output *output, const listing *list)
{
    og_str row[COLUMN_COUNT] = {OG_STR("ID"), OG_STR("YEARS"), OG_STR("AREAS"), OG_STR("SCALE"), OG_STR("NAME")};
    size_t widths[COLUMN_COUNT];
    char areas[24];
    for (size_t c = 0; c < COLUMN_COUNT; c++)
        widths[c] = width_of(row[c]);
    for (size_t i = 0; i < list->count; i++) {
        og_str cells[COLUMN_COUNT];
        fill_row(&list->items[i], areas, cells);
        for (size_t c = 0; c < COLUMN_COUNT; c++)
            widths[c] = width_of(cells[c]) > widths[c] ? width_of(cells[c]) : widths[c];
    }
    write_row(output, row, widths);
    for (size_t i = 0; i < list->count; i++) {
        fill_row(&list->items[i], areas, row);
        write_row(output, row, widths);
    }
}

static void write_json_string(cli_output *output, og_str text)
{
    cli_output_write(output, OG_STR("\""));
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c == '"' || c == '\\')
            cli_output_printf(output, "\\%c", c);
        else if (c < ' ')
            cli_output_printf(output, "\\u%04x", c);
        else
            cli_output_write(output, (og_str){text.ptr + i, 1});
    }
    cli_output_write(output, OG_STR("\""));
}

static void write_json_field(cli_output *output, const char *before, const char *name, og_str text)
{
    cli_output_printf(output, "%s\"%s\":", before, name);
    write_json_string(output, text);
}

// A name in a cell of a table of Markdown.
static void write_cell(cli_output *output, og_str text)
{
    for (size_t i = 0; i < text.len; i++)
        cli_output_printf(output, text.ptr[i] == '|' ? "\\%c" : "%c", text.ptr[i]);
}

static void write_areas(cli_output *output, const og_catalogue *catalogue, const listed *item)
{
    const char *between = "";
    for (size_t i = 0; i < item->info.area_count; i++) {
        og_str id, name;
        if (!og_catalogue_area_is_judged(catalogue, item->index, i))
            continue;
        og_catalogue_area(catalogue, item->index, i, &id, &name);
        cli_output_printf(output, "%s`%.*s`", between, (int)id.len, id.ptr);
        between = ", ";
    }
}

static void write_what_is_read(cli_output *output, const og_catalogue *catalogue, const listed *item)
{
    const char *between = "";
    if (item->info.outcome_count) {
        cli_output_printf(output, "outcome");
        between = ", ";
    }
    for (size_t i = 0; i < item->info.field_count; i++, between = ", ") {
        og_str id = og_catalogue_field(catalogue, item->index, i);
        cli_output_printf(output, "%s%.*s", between, (int)id.len, id.ptr);
    }
}

static void write_markdown(cli_output *output, const listing *list)
{
    cli_output_printf(output,
                      "| framework | name | years | who is inspected | areas | scale | what is read beside them |\n"
                      "|---|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < list->count; i++) {
        const og_framework_info *info = &list->items[i].info;
        cli_output_printf(output, "| `%.*s` | ", (int)info->id.len, info->id.ptr);
        write_cell(output, info->name);
        cli_output_printf(output, " | ");
        write_cell(output, info->years);
        cli_output_printf(output, " | %.*s | ", (int)info->provider.len, info->provider.ptr);
        write_areas(output, list->catalogue, &list->items[i]);
        if (info->scale.len)
            cli_output_printf(output, " | `%.*s` | ", (int)info->scale.len, info->scale.ptr);
        else
            cli_output_printf(output, " | no grades | ");
        write_what_is_read(output, list->catalogue, &list->items[i]);
        cli_output_printf(output, " |\n");
    }
}

static void write_json_areas(cli_output *output, const og_catalogue *catalogue, const listed *item)
{
    const char *before = "{";
    cli_output_printf(output, ",\"areas\":[");
    for (size_t i = 0; i < item->info.area_count; i++) {
        og_str id, name;
        if (!og_catalogue_area_is_judged(catalogue, item->index, i))
            continue;
        og_catalogue_area(catalogue, item->index, i, &id, &name);
        write_json_field(output, before, "id", id);
        before = ",{";
        write_json_field(output, ",", "name", name);
        cli_output_printf(output, "}");
    }
    cli_output_printf(output, "]");
}

static void write_lines(cli_output *output, const listing *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const og_framework_info *info = &list->items[i].info;
        write_json_field(output, "{", "id", info->id);
        write_json_field(output, ",", "name", info->name);
        write_json_field(output, ",", "kind", info->kind);
        write_json_field(output, ",", "years", info->years);
        write_json_field(output, ",", "provider", info->provider);
        if (info->scale.len)
            write_json_field(output, ",", "scale", info->scale);
        else
            cli_output_printf(output, ",\"scale\":null");
        cli_output_printf(output, ",\"outcomes\":%zu", info->outcome_count);
        write_json_areas(output, list->catalogue, &list->items[i]);
        cli_output_printf(output, ",\"fields\":[");
        for (size_t k = 0; k < info->field_count; k++) {
            if (k)
                cli_output_printf(output, ",");
            write_json_string(output, og_catalogue_field(list->catalogue, list->items[i].index, k));
        }
        cli_output_printf(output, "]}\n");
    }
}

cli_exit cli_run_frameworks(const cli_args *args)
{
    og_catalogue *catalogue = NULL;
    listing list = {0};
    cli_output output;
    cli_exit result = CLI_ERROR;
    if (cli_catalogue(args, &catalogue) && list_frameworks(catalogue, &list) &&
        cli_output_open(&output, cli_value(args, CLI_OUTPUT))) {
        if (cli_chose(args, CLI_FRAMEWORKS_FORMAT, "text"))
            write_table(&output, &list);
        else if (cli_chose(args, CLI_FRAMEWORKS_FORMAT, "markdown"))
            write_markdown(&output, &list);
        else
            write_lines(&output, &list);
        result = cli_output_close(&output, CLI_WELL);
    }
    free(list.items);
    og_catalogue_free(catalogue);
    return result;
}

// SPDX-License-Identifier: MIT
// `ofgrade frameworks`: the kinds of report that are known, as a table or as JSON Lines.
#include "cli/cli.h"

enum { COLUMN_COUNT = 5 };

static void fill_row(og_framework_info info, char areas[24], og_str row[COLUMN_COUNT])
{
    int length = snprintf(areas, 24, "%zu", info.area_count);
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

static void write_table(cli_output *output, const og_catalogue *catalogue)
{
    og_str row[COLUMN_COUNT] = {OG_STR("ID"), OG_STR("YEARS"), OG_STR("AREAS"), OG_STR("SCALE"), OG_STR("NAME")};
    size_t widths[COLUMN_COUNT], count = og_catalogue_framework_count(catalogue);
    char areas[24];
    for (size_t c = 0; c < COLUMN_COUNT; c++)
        widths[c] = width_of(row[c]);
    for (size_t i = 0; i < count; i++) {
        og_str cells[COLUMN_COUNT];
        fill_row(og_catalogue_framework(catalogue, i), areas, cells);
        for (size_t c = 0; c < COLUMN_COUNT; c++)
            widths[c] = width_of(cells[c]) > widths[c] ? width_of(cells[c]) : widths[c];
    }
    write_row(output, row, widths);
    for (size_t i = 0; i < count; i++) {
        fill_row(og_catalogue_framework(catalogue, i), areas, row);
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

static void write_lines(cli_output *output, const og_catalogue *catalogue)
{
    for (size_t i = 0; i < og_catalogue_framework_count(catalogue); i++) {
        og_framework_info info = og_catalogue_framework(catalogue, i);
        write_json_field(output, "{", "id", info.id);
        write_json_field(output, ",", "name", info.name);
        write_json_field(output, ",", "kind", info.kind);
        write_json_field(output, ",", "years", info.years);
        if (info.scale.len)
            write_json_field(output, ",", "scale", info.scale);
        else
            cli_output_printf(output, ",\"scale\":null");
        cli_output_printf(output, ",\"outcomes\":%zu,\"areas\":[", info.outcome_count);
        for (size_t a = 0; a < info.area_count; a++) {
            og_str id, name;
            og_catalogue_area(catalogue, i, a, &id, &name);
            write_json_field(output, a ? ",{" : "{", "id", id);
            write_json_field(output, ",", "name", name);
            cli_output_printf(output, "}");
        }
        cli_output_printf(output, "]}\n");
    }
}

cli_exit cli_run_frameworks(const cli_args *args)
{
    og_catalogue *catalogue = NULL;
    cli_output output;
    cli_exit result = CLI_ERROR;
    if (cli_catalogue(args, &catalogue) && cli_output_open(&output, cli_value(args, CLI_OUTPUT))) {
        if (cli_chose(args, CLI_FRAMEWORKS_FORMAT, "text"))
            write_table(&output, catalogue);
        else
            write_lines(&output, catalogue);
        result = cli_output_close(&output, CLI_WELL);
    }
    og_catalogue_free(catalogue);
    return result;
}

// SPDX-License-Identifier: MIT
// `ofgrade text FILE`: the text that positions in records refer to, and its structure as tab-separated columns.
#include "cli/cli.h"

#include <stdlib.h>

// What stands in one line of a list; `block` gives the place.
typedef struct list_item {
    og_str kind;
    og_range range;
    uint32_t page;
    uint32_t level;
    og_str role;
    og_str area;
    og_range text;
} list_item;

// Of each block: the role of the innermost section around it that has one, and likewise the area; empty where none.
typedef struct block_places {
    og_str *role;
    og_str *area;
} block_places;

static void write_field(cli_output *output, og_str text)
{
    size_t from = 0;
    for (size_t at = 0; at < text.len; at++) {
        char c = text.ptr[at];
        if (c != '\t' && c != '\n' && c != '\\')
            continue;
        cli_output_write(output, (og_str){text.ptr + from, at - from});
        cli_output_write(output, c == '\t' ? OG_STR("\\t") : c == '\n' ? OG_STR("\\n") : OG_STR("\\\\"));
        from = at + 1;
    }
    cli_output_write(output, text.len ? (og_str){text.ptr + from, text.len - from} : OG_STR("-"));
}

static void write_number(cli_output *output, size_t number)
{
    if (number)
        cli_output_printf(output, "\t%zu", number);
    else
        cli_output_write(output, OG_STR("\t-"));
}

static void write_item(cli_output *output, const og_document *document, const list_item *item)
{
    write_field(output, item->kind);
    write_number(output, item->page);
    write_number(output, og_document_line_of(document, item->range.start));
    cli_output_printf(output, "\t%zu\t%zu", item->range.start, item->range.end);
    write_number(output, item->level);
    cli_output_write(output, OG_STR("\t"));
    write_field(output, item->role);
    cli_output_write(output, OG_STR("\t"));
    write_field(output, item->area);
    cli_output_write(output, OG_STR("\t"));
    write_field(output, og_document_slice(document, item->text));
    cli_output_write(output, OG_STR("\n"));
}

static void write_columns(cli_output *output)
{
    const char *before = "";
#define CLI_COLUMN(name, meaning)                                                                                      \
    cli_output_printf(output, "%s%s", before, name);                                                                   \
    before = "\t";
#include "cli/options.def"
    cli_output_write(output, OG_STR("\n"));
}

// Sections stand in the order of their first blocks, outer before inner, so a later one paints over an earlier one.
static bool find_places(const og_document *document, block_places *out)
{
    size_t blocks = og_document_block_count(document);
    out->role = calloc(blocks + 1, sizeof *out->role);
    out->area = calloc(blocks + 1, sizeof *out->area);
    for (size_t i = 0; out->role && out->area && i < og_document_section_count(document); i++) {
        const og_section *section = og_document_section(document, i);
        for (size_t b = section->first_block; b < blocks && b - section->first_block < section->block_count; b++) {
            if (section->role.len)
                out->role[b] = section->role;
            if (section->area.len)
                out->area[b] = section->area;
        }
    }
    return out->role && out->area;
}

static list_item item_of_block(const og_document *document, const block_places *places, size_t index)
{
    const og_block *block = og_document_block(document, index);
    return (list_item){.kind = og_block_kind_name(block->kind),
                       .range = block->range,
                       .page = block->page,
                       .level = block->level,
                       .role = places->role[index],
                       .area = places->area[index],
                       .text = block->range};
}

static void write_blocks(cli_output *output, const og_document *document, const block_places *places)
{
    for (size_t i = 0; i < og_document_block_count(document); i++) {
        list_item item = item_of_block(document, places, i);
        write_item(output, document, &item);
    }
}

static void write_sentences(cli_output *output, const og_document *document, const block_places *places)
{
    for (size_t i = 0; i < og_document_sentence_count(document); i++) {
        const og_sentence *sentence = og_document_sentence(document, i);
        list_item item = item_of_block(document, places, sentence->block);
        item.range = item.text = sentence->range;
        item.page = og_document_page_of(document, sentence->range.start);
        write_item(output, document, &item);
    }
}

static void write_sections(cli_output *output, const og_document *document)
{
    for (size_t i = 0; i < og_document_section_count(document); i++) {
        const og_section *section = og_document_section(document, i);
        if (!section->block_count)
            continue;
        const og_block *first = og_document_block(document, section->first_block);
        const og_block *last = og_document_block(document, section->first_block + section->block_count - 1);
        og_range none = {first->range.start, first->range.start};
        list_item item = {.kind = OG_STR("section"),
                          .range = {first->range.start, last->range.end},
                          .page = first->page,
                          .level = section->level,
                          .role = section->role,
                          .area = section->area,
                          .text = section->level ? first->range : none};
        write_item(output, document, &item);
    }
}

// The sections of a document are there once it was analysed.
static og_status analyse(const cli_args *args, og_document *document, const og_catalogue *catalogue,
                         const og_limits *limits)
{
    og_analyser *analyser;
    og_record *record = NULL;
    og_source source = {.path = cli_str(args->operands[0])};
    og_status status = og_analyser_new(catalogue, limits, &analyser);
    if (status != OG_OK)
        return status;
    status = og_analyse(analyser, document, &source, &record);
    og_record_free(record);
    og_analyser_free(analyser);
    return status;
}

static cli_exit write_structure(const cli_args *args, const og_document *document, cli_output *output)
{
    block_places places = {0};
    cli_exit result = CLI_WELL;
    if (!find_places(document, &places)) {
        result = cli_status_error(args->operands[0], OG_NO_MEMORY);
    } else {
        write_columns(output);
        if (cli_has(args, CLI_BLOCKS))
            write_blocks(output, document, &places);
        else if (cli_has(args, CLI_SENTENCES))
            write_sentences(output, document, &places);
        else
            write_sections(output, document);
    }
    free(places.role);
    free(places.area);
    return result;
}

static cli_exit write_document(const cli_args *args, og_document *document, const og_limits *limits)
{
    bool structure = cli_has(args, CLI_BLOCKS) || cli_has(args, CLI_SENTENCES) || cli_has(args, CLI_SECTIONS);
    og_catalogue *catalogue = NULL;
    if (structure && !cli_catalogue(args, &catalogue))
        return CLI_ERROR;
    og_status status = structure ? analyse(args, document, catalogue, limits) : OG_OK;
    cli_output output;
    cli_exit result = CLI_ERROR;
    if (status != OG_OK) {
        cli_status_error(args->operands[0], status);
    } else if (cli_output_open(&output, cli_value(args, CLI_OUTPUT))) {
        og_str text = og_document_text(document);
        result = structure ? write_structure(args, document, &output) : CLI_WELL;
        if (!structure && cli_output_write(&output, text) && text.len && text.ptr[text.len - 1] != '\n')
            cli_output_write(&output, OG_STR("\n"));
        result = cli_output_close(&output, result);
    }
    og_catalogue_free(catalogue);
    return result;
}

cli_exit cli_run_text(const cli_args *args)
{
    const char *path = args->operands[0];
    og_limits limits;
    og_document *document = NULL;
    if (cli_has(args, CLI_BLOCKS) + cli_has(args, CLI_SENTENCES) + cli_has(args, CLI_SECTIONS) > 1)
        return cli_usage_error(args, "--blocks, --sentences and --sections exclude each other");
    if (cli_output_would_replace(cli_value(args, CLI_OUTPUT), path))
        return cli_usage_error(args, "the output would replace the input %s", path);
    if (!cli_limits(args, &limits))
        return CLI_ERROR;
    og_status status = og_document_read_file(path, &limits, NULL, &document);
    if (status != OG_OK) {
        cli_status_error(path, status);
        return status == OG_NO_MEMORY || status == OG_INTERNAL ? CLI_ERROR : CLI_SOME_FAILED;
    }
    cli_exit result = write_document(args, document, &limits);
    og_document_free(document);
    return result;
}

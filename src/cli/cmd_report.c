// SPDX-License-Identifier: MIT
// `ofgrade report FILE...`: what each report states, for people or as records.
#include "cli/cli.h"

#include <stdlib.h>

typedef struct report_run {
    const cli_args *args;
    og_catalogue *catalogue;
    og_pool *pool;
    og_limits limits;
    int lowest;    // level that --fail-below still allows, 0: none is asked for
    bool inferred; // --fail-below means the inferred grade
    og_text_options text;
    bool as_tables;
    bool as_page;
    cli_tables tables;
    cli_output output;
    size_t written; // records in the output
    bool some_failed;
    bool some_below;
} report_run;

// The level 1 to 4 that the user means, by number or by word ("requires-improvement" too); 0 when there is none.
static int level_of(const og_catalogue *catalogue, const char *grade)
{
    char word[64];
    og_str given = cli_str(grade);
    if (given.len == 1 && *grade >= '1' && *grade <= '4')
        return *grade - '0';
    if (given.len > sizeof word)
        return 0;
    for (size_t i = 0; i < given.len; i++) {
        char c = grade[i];
        word[i] = (char)(c == '-' || c == '_' ? ' ' : c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    return og_catalogue_level(catalogue, (og_str){word, given.len});
}

// Text or, divided by rules, documents in Markdown.
static bool write_for_people(report_run *report, const og_record *record, og_status *status)
{
    bool markdown = cli_chose(report->args, CLI_REPORT_FORMAT, "markdown");
    og_str text, divider = markdown ? OG_STR("\n---\n\n") : OG_STR("\n");
    *status = markdown ? og_record_to_markdown(record, &report->text, &text)
                       : og_record_to_text(record, &report->text, &text);
    if (*status != OG_OK)
        return false;
    bool written =
        (!report->written || cli_output_write(&report->output, divider)) && cli_output_write(&report->output, text);
    report->written++;
    free((char *)text.ptr);
    return written;
}

static bool write_page(report_run *report, const og_record *record, const og_document *document, og_status *status)
{
    og_page_options options = {.explain = report->text.explain, .catalogue = report->catalogue};
    og_str page;
    *status = og_record_to_html(record, document, &options, &page);
    if (*status != OG_OK)
        return false;
    bool written = cli_output_write(&report->output, page);
    free((char *)page.ptr);
    return written;
}

static bool write_json(report_run *report, const og_record *record, og_status *status)
{
    bool lines = cli_chose(report->args, CLI_REPORT_FORMAT, "jsonl");
    bool array = !lines && report->args->operand_count > 1;
    og_str json;
    *status = og_record_to_json(record, lines ? 0 : 2, &json);
    if (*status != OG_OK)
        return false;
    og_str body = json;
    if (array && body.len && body.ptr[body.len - 1] == '\n')
        body.len--;
    bool written = (!array || cli_output_write(&report->output, report->written ? OG_STR(",\n") : OG_STR("[\n"))) &&
                   cli_output_write(&report->output, body);
    report->written++;
    free((char *)json.ptr);
    return written;
}

// Who asks for a grade is told of every file that has none: silence would pass for a good grade.
static bool stated_below(const report_run *report, const char *path, const og_record *record)
{
    int level = og_record_stated_level(record);
    og_str grade = og_record_stated_grade(record);
    if (!level && grade.len)
        cli_message("%s: its overall grade, %.*s, has no level, so it does not count", cli_path_name(path),
                    OG_STR_ARG(grade));
    else if (!level)
        cli_message("%s: it states no overall grade, so it does not count", cli_path_name(path));
    if (level <= report->lowest)
        return false;
    cli_message("%s: the stated overall grade, %.*s, is below %s", cli_path_name(path), OG_STR_ARG(grade),
                cli_value(report->args, CLI_FAIL_BELOW));
    return true;
}

static bool inferred_below(const report_run *report, const char *path, const og_record *record)
{
    double confidence;
    og_str grade = og_record_inferred_grade(record, &confidence);
    if (!og_record_inferred_level(record))
        cli_message("%s: its findings do not tell a grade, so it does not count", cli_path_name(path));
    if (og_record_inferred_level(record) <= report->lowest)
        return false;
    cli_message("%s: the findings read below %s (%.*s, confidence %.0f%%)", cli_path_name(path),
                cli_value(report->args, CLI_FAIL_BELOW), OG_STR_ARG(grade), confidence * 100);
    return true;
}

// Takes what the exit status is made of, and tells what the user would not see in the output.
static bool judge(report_run *report, const char *path, const og_record *record)
{
    if (!og_record_is_analysed(record)) {
        report->some_failed = true;
        return cli_record_error(record) != CLI_ERROR;
    }
    if (report->lowest)
        report->some_below |=
            report->inferred ? inferred_below(report, path, record) : stated_below(report, path, record);
    return true;
}

static bool write_record(report_run *report, const og_record *record, const og_document *document, og_status *status)
{
    bool for_people =
        cli_chose(report->args, CLI_REPORT_FORMAT, "text") || cli_chose(report->args, CLI_REPORT_FORMAT, "markdown");
    if (report->as_tables)
        return cli_tables_add(&report->tables, record);
    if (report->as_page)
        return write_page(report, record, document, status);
    if (!for_people)
        return write_json(report, record, status);
    return !og_record_is_analysed(record) || write_for_people(report, record, status);
}

// False when the command cannot go on.
static bool report_file(report_run *report, const char *path)
{
    og_record *record;
    og_document *document;
    og_status status = og_pool_analyse_document(report->pool, path, NULL, &record, &document, NULL);
    if (status != OG_OK) {
        cli_status_error(path, status);
        return false;
    }
    bool good = judge(report, path, record) && write_record(report, record, document, &status);
    if (status != OG_OK)
        cli_status_error(path, status);
    og_record_free(record);
    og_document_free(document);
    return good && cli_output_flush(&report->output);
}

static cli_exit report_all(report_run *report)
{
    if (report->as_tables && !cli_tables_begin(&report->tables, report->args, CLI_REPORT_FORMAT, &report->output))
        return CLI_ERROR;
    for (size_t i = 0; i < report->args->operand_count; i++)
        if (!report_file(report, report->args->operands[i]))
            return CLI_ERROR;
    if (report->args->operand_count > 1 && cli_chose(report->args, CLI_REPORT_FORMAT, "json"))
        cli_output_write(&report->output, OG_STR("\n]\n"));
    if (report->as_tables && !cli_tables_end(&report->tables))
        return CLI_ERROR;
    return report->some_below ? CLI_BELOW : report->some_failed ? CLI_SOME_FAILED : CLI_WELL;
}

static bool prepare(report_run *report)
{
    const cli_args *args = report->args;
    const char *grade = cli_value(args, CLI_FAIL_BELOW), *output = cli_value(args, CLI_OUTPUT);
    if (!cli_output_spares(args, args->operands, args->operand_count))
        return false;
    report->inferred = cli_has(args, CLI_INFERRED);
    if (report->inferred && !grade) {
        cli_usage_error(args, "--inferred says which grade --fail-below means; give --fail-below GRADE too");
        return false;
    }
    report->as_tables = cli_tables_wanted(args, CLI_REPORT_FORMAT);
    report->as_page = cli_chose(args, CLI_REPORT_FORMAT, "html");
    if (report->as_page && args->operand_count > 1) {
        cli_usage_error(args,
                        "a page is of one report; for a page of each use 'ofgrade batch FILE... -f html -o FOLDER'");
        return false;
    }
    if (!cli_tables_allowed(args, CLI_REPORT_FORMAT) || !cli_limits(args, &report->limits) ||
        !cli_catalogue(args, &report->catalogue))
        return false;
    og_workers workers = cli_one_worker(args);
    workers.documents = report->as_page;
    og_status status = og_pool_new(report->catalogue, &report->limits, &workers, &report->pool);
    if (status != OG_OK) {
        cli_message("%.*s", OG_STR_ARG(og_status_message(status)));
        return false;
    }
    report->lowest = grade ? level_of(report->catalogue, grade) : 0;
    if (grade && !report->lowest) {
        cli_usage_error(args, "'%s' is no grade with a place on the four-level scale", grade);
        return false;
    }
    return cli_output_open(&report->output, output);
}

cli_exit cli_run_report(const cli_args *args)
{
    report_run report = {.args = args};
    cli_exit result = CLI_ERROR;
    if (prepare(&report)) {
        report.text = (og_text_options){.colour = cli_wants_colour(args, &report.output),
                                        .width = cli_width_of(&report.output),
                                        .all = cli_has(args, CLI_ALL),
                                        .explain = cli_has(args, CLI_EXPLAIN),
                                        .catalogue = report.catalogue};
        result = cli_output_close(&report.output, report_all(&report));
    }
    cli_tables_free(&report.tables);
    og_pool_free(report.pool);
    og_catalogue_free(report.catalogue);
    return result;
}

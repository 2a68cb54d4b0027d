// SPDX-License-Identifier: MIT
// `ofgrade rules`: for those who read and write rules. What is wrong goes to standard error, answers to the output.
#include "cli/cli.h"

#include <stdlib.h>

typedef struct action {
    const char *name;
    size_t least, most; // operands after it
    cli_exit (*run)(const cli_args *args, cli_output *output);
} action;

// The catalogue with --rules and `files` over it; false with messages given.
static bool open_catalogue(const cli_args *args, const char *const *files, size_t count, og_catalogue **out)
{
    og_diagnostics *diagnostics = og_diagnostics_new();
    const og_catalogue_options options = {
        .directory = cli_value(args, CLI_RULES), .files = files, .file_count = count, .with_examples = true};
    og_status status = diagnostics ? og_catalogue_open(&options, diagnostics, out) : OG_NO_MEMORY;
    size_t told = diagnostics ? og_diagnostics_count(diagnostics) : 0;
    cli_diagnostics(diagnostics);
    og_diagnostics_free(diagnostics);
    if (status == OG_BAD_DATA && told)
        cli_message("%zu %s, nothing was read", told, told == 1 ? "error" : "errors");
    else if (status != OG_OK && !told)
        cli_status_error(NULL, status);
    return status == OG_OK;
}

// --- list

enum { COLUMN_COUNT = 4, LONGEST_CELL = 240 };

typedef struct row {
    char cells[COLUMN_COUNT][LONGEST_CELL];
} row;

static void fill_row(const og_catalogue *catalogue, size_t index, row *out)
{
    og_rule_info info = og_catalogue_rule(catalogue, index);
    size_t used = 0;
    snprintf(out->cells[0], LONGEST_CELL, "%.*s", OG_STR_ARG(info.id));
    out->cells[1][0] = '\0';
    for (size_t i = 0; i < info.says_count && used < LONGEST_CELL; i++) {
        og_str attribute, value;
        og_catalogue_rule_says(catalogue, index, i, &attribute, &value);
        int length = snprintf(out->cells[1] + used, LONGEST_CELL - used, "%s%.*s %.*s", i ? ", " : "",
                              OG_STR_ARG(attribute), OG_STR_ARG(value));
        used += length > 0 ? (size_t)length : 0;
    }
    snprintf(out->cells[2], LONGEST_CELL, "%g", info.amount);
    snprintf(out->cells[3], LONGEST_CELL, "%.*s:%zu", OG_STR_ARG(info.file), info.line);
}

// A rule of a grading or a step.
static void fill_grading_row(const og_catalogue *catalogue, size_t index, row *out)
{
    og_grading_info info = og_catalogue_grading(catalogue, index);
    bool step = info.priority.len > 0;
    snprintf(out->cells[0], LONGEST_CELL, "%.*s", OG_STR_ARG(info.id));
    if (step)
        snprintf(out->cells[1], LONGEST_CELL, "step for %.*s, priority %.*s", OG_STR_ARG(info.theme),
                 OG_STR_ARG(info.priority));
    else
        snprintf(out->cells[1], LONGEST_CELL, "%s grade in %.*s%s%.*s%s%.*s",
                 cli_is(info.grades, "area") ? "area" : "whole", OG_STR_ARG(info.grading),
                 info.no_better.len ? ", no better than " : "", OG_STR_ARG(info.no_better),
                 info.no_worse.len ? ", no worse than " : "", OG_STR_ARG(info.no_worse));
    snprintf(out->cells[2], LONGEST_CELL, info.points != 0 ? "%+g" : "-", info.points);
    snprintf(out->cells[3], LONGEST_CELL, "%.*s:%zu", OG_STR_ARG(info.file), info.line);
}

// What is listed: rules for prose, then those of gradings, then steps.
static size_t count_rows(const og_catalogue *catalogue)
{
    return og_catalogue_rule_count(catalogue) + og_catalogue_grading_count(catalogue);
}

// False for a row that --polarity and --theme leave out.
static bool take_row(const cli_args *args, const og_catalogue *catalogue, size_t index, row *out)
{
    const char *polarity = cli_value(args, CLI_POLARITY), *theme = cli_value(args, CLI_THEME);
    size_t rules = og_catalogue_rule_count(catalogue);
    if (index < rules) {
        og_rule_info info = og_catalogue_rule(catalogue, index);
        fill_row(catalogue, index, out);
        return (!polarity || cli_is(info.polarity, polarity)) && (!theme || cli_is(info.theme, theme));
    }
    fill_grading_row(catalogue, index - rules, out);
    return !polarity && (!theme || cli_is(og_catalogue_grading(catalogue, index - rules).theme, theme));
}

static void write_row(cli_output *output, const row *cells, const size_t widths[COLUMN_COUNT])
{
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        og_str cell = cli_str(cells->cells[i]);
        cli_output_write(output, cell);
        if (i + 1 < COLUMN_COUNT && widths[0])
            cli_output_printf(output, "%*s", (int)(widths[i] - cell.len + 2), "");
        else
            cli_output_write(output, i + 1 < COLUMN_COUNT ? OG_STR("\t") : OG_STR("\n"));
    }
}

// To a terminal in columns of equal width, else (widths 0) divided by tabs.
static void write_list(const cli_args *args, const og_catalogue *catalogue, cli_output *output)
{
    static const row head = {.cells = {"ID", "SAYS", "COUNTS", "PLACE"}};
    size_t widths[COLUMN_COUNT] = {0}, count = count_rows(catalogue);
    row cells = head;
    bool table = cli_output_is_terminal(output);
    for (size_t i = 0; table && i <= count; i++) {
        for (size_t c = 0; c < COLUMN_COUNT; c++)
            widths[c] = cli_str(cells.cells[c]).len > widths[c] ? cli_str(cells.cells[c]).len : widths[c];
        if (i < count)
            take_row(args, catalogue, i, &cells);
    }
    write_row(output, &head, widths);
    for (size_t i = 0; i < count; i++)
        if (take_row(args, catalogue, i, &cells))
            write_row(output, &cells, widths);
}

static bool theme_is_known(const cli_args *args, const og_catalogue *catalogue)
{
    const char *theme = cli_value(args, CLI_THEME);
    og_str near;
    if (!theme || og_catalogue_find_theme(catalogue, cli_str(theme), &near) != SIZE_MAX)
        return true;
    cli_usage_error(args, "there is no theme '%s'%s%.*s%s", theme, near.len ? " (did you mean '" : "", OG_STR_ARG(near),
                    near.len ? "'?)" : "");
    return false;
}

static cli_exit run_list(const cli_args *args, cli_output *output)
{
    og_catalogue *catalogue = NULL;
    cli_exit result = CLI_ERROR;
    if (open_catalogue(args, NULL, 0, &catalogue) && theme_is_known(args, catalogue)) {
        write_list(args, catalogue, output);
        result = CLI_WELL;
    }
    og_catalogue_free(catalogue);
    return result;
}

// --- show

// Writes the text of one, a blank line before it where it is not the first.
static cli_exit show_text(og_status status, og_str text, bool *first, cli_output *output)
{
    if (status != OG_OK)
        return cli_status_error(NULL, status);
    if (!*first)
        cli_output_write(output, OG_STR("\n"));
    cli_output_write(output, text);
    free((char *)text.ptr);
    *first = false;
    return CLI_WELL;
}

static cli_exit no_such_rule(const char *id, og_str near)
{
    cli_message("there is no rule '%s'%s%.*s%s", id, near.len ? " (did you mean '" : "", OG_STR_ARG(near),
                near.len ? "'?)" : "");
    return CLI_ERROR;
}

// Of rules for prose, gradings, their rules, and steps: each has ids of its own kind.
static cli_exit show_rule(const og_catalogue *catalogue, const char *id, bool *first, cli_output *output)
{
    og_str near, near_grading, text = {0};
    size_t index = og_catalogue_find_rule(catalogue, cli_str(id), &near);
    size_t rule = og_catalogue_find_grading(catalogue, cli_str(id), 0, &near_grading);
    og_status status = og_grading_to_text(catalogue, cli_str(id), &text);
    bool is_grading = status != OG_NOT_FOUND;
    if (index == SIZE_MAX && rule == SIZE_MAX && !is_grading)
        return no_such_rule(id, near.len ? near : near_grading);
    cli_exit result = is_grading ? show_text(status, text, first, output) : CLI_WELL;
    if (result == CLI_WELL && index != SIZE_MAX) {
        status = og_rule_to_text(catalogue, index, &text);
        result = show_text(status, text, first, output);
    }
    while (result == CLI_WELL && rule != SIZE_MAX) {
        status = og_grading_rule_to_text(catalogue, rule, &text);
        result = show_text(status, text, first, output);
        rule = og_catalogue_find_grading(catalogue, cli_str(id), rule + 1, &near);
    }
    return result;
}

static cli_exit run_show(const cli_args *args, cli_output *output)
{
    og_catalogue *catalogue = NULL;
    cli_exit result = open_catalogue(args, NULL, 0, &catalogue) ? CLI_WELL : CLI_ERROR;
    bool first = true;
    for (size_t i = 1; catalogue && i < args->operand_count; i++)
        if (show_rule(catalogue, args->operands[i], &first, output) != CLI_WELL)
            result = CLI_ERROR;
    og_catalogue_free(catalogue);
    return result;
}

// --- check and test

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static size_t count_rules(const og_catalogue *catalogue, bool added_only)
{
    size_t count = 0;
    for (size_t i = 0; i < og_catalogue_rule_count(catalogue); i++)
        count += !added_only || !og_catalogue_rule(catalogue, i).built_in;
    for (size_t i = 0; i < og_catalogue_grading_count(catalogue); i++)
        count += !added_only || !og_catalogue_grading(catalogue, i).built_in;
    return count;
}

// What stands in for a built-in one: counted, and the first few are named.
static void note_replaced(const char *what, og_str id, og_str file, size_t line, size_t *count)
{
    enum { MOST_NAMED = 20 };
    if (++*count <= MOST_NAMED)
        cli_message("%.*s:%zu: note: takes the place of the built-in %s '%.*s'", OG_STR_ARG(file), line, what,
                    OG_STR_ARG(id));
}

// How many of the added rules stand in for a built-in one of the same id.
static og_status count_replaced(const og_catalogue *catalogue, size_t *out)
{
    og_catalogue *built_in = NULL;
    og_str near;
    *out = 0;
    og_status status = og_catalogue_new(NULL, NULL, &built_in);
    for (size_t i = 0; status == OG_OK && i < og_catalogue_rule_count(catalogue); i++) {
        og_rule_info rule = og_catalogue_rule(catalogue, i);
        if (!rule.built_in && og_catalogue_find_rule(built_in, rule.id, &near) != SIZE_MAX)
            note_replaced("rule", rule.id, rule.file, rule.line, out);
    }
    for (size_t i = 0; status == OG_OK && i < og_catalogue_grading_count(catalogue); i++) {
        og_grading_info info = og_catalogue_grading(catalogue, i);
        if (!info.built_in && og_catalogue_find_grading(built_in, info.id, 0, &near) != SIZE_MAX)
            note_replaced(info.priority.len ? "step" : "rule", info.id, info.file, info.line, out);
    }
    og_catalogue_free(built_in);
    return status;
}

// Shows what a look at the rules gave.
static cli_exit tell(og_status status, const og_diagnostics *diagnostics)
{
    cli_diagnostics(diagnostics);
    return status == OG_OK ? CLI_WELL : cli_status_error(NULL, status);
}

static cli_exit check(const og_catalogue *catalogue, bool added_only, cli_output *output)
{
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_status status = diagnostics ? og_rules_check(catalogue, added_only, diagnostics) : OG_NO_MEMORY;
    size_t warnings = og_diagnostics_count(diagnostics), rules = count_rules(catalogue, added_only), replaced = 0;
    cli_exit result = tell(status, diagnostics);
    og_diagnostics_free(diagnostics);
    status = result == CLI_WELL && added_only ? count_replaced(catalogue, &replaced) : OG_OK;
    if (status != OG_OK)
        result = cli_status_error(NULL, status);
    if (result != CLI_WELL)
        return result;
    cli_output_printf(output, "%zu rule%s", rules, plural(rules));
    if (replaced)
        cli_output_printf(output, ", %zu in place of built-in ones", replaced);
    cli_output_printf(output, ", no errors");
    if (warnings)
        cli_output_printf(output, ", %zu warning%s", warnings, plural(warnings));
    cli_output_printf(output, "\n");
    return result;
}

static cli_exit test(const og_catalogue *catalogue, bool added_only, cli_output *output)
{
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_rules_tested tested = {0};
    og_status status = diagnostics ? og_rules_check(catalogue, added_only, diagnostics) : OG_NO_MEMORY;
    if (status == OG_OK)
        status = og_rules_test(catalogue, added_only, diagnostics, &tested);
    cli_exit result = tell(status, diagnostics);
    og_diagnostics_free(diagnostics);
    if (result != CLI_WELL)
        return result;
    cli_output_printf(output, "%zu rule%s, %zu example%s: ", tested.rules, plural(tested.rules), tested.examples,
                      plural(tested.examples));
    if (!tested.failures)
        cli_output_printf(output, "all hold\n");
    else
        cli_output_printf(output, "%zu fail%s\n", tested.failures, tested.failures == 1 ? "s" : "");
    cli_output_flush(output);
    return tested.failures ? CLI_ERROR : CLI_WELL;
}

static cli_exit run_on_files(const cli_args *args, cli_output *output,
                             cli_exit (*look)(const og_catalogue *catalogue, bool added_only, cli_output *output))
{
    og_catalogue *catalogue = NULL;
    size_t count = args->operand_count - 1;
    cli_exit result = CLI_ERROR;
    if (open_catalogue(args, args->operands + 1, count, &catalogue))
        result = look(catalogue, count > 0, output);
    og_catalogue_free(catalogue);
    return result;
}

static cli_exit run_check(const cli_args *args, cli_output *output)
{
    return run_on_files(args, output, check);
}

static cli_exit run_test(const cli_args *args, cli_output *output)
{
    return run_on_files(args, output, test);
}

static const action ACTIONS[] = {
    {"list", 0, 0, run_list},
    {"show", 1, SIZE_MAX, run_show},
    {"check", 0, SIZE_MAX, run_check},
    {"test", 0, SIZE_MAX, run_test},
};
enum { ACTION_COUNT = sizeof ACTIONS / sizeof *ACTIONS };

static const char *action_name(size_t index, const void *context)
{
    (void)context;
    return ACTIONS[index].name;
}

static const action *find_action(const cli_args *args)
{
    const char *word = args->operands[0];
    for (size_t i = 0; i < ACTION_COUNT; i++)
        if (cli_equal(word, ACTIONS[i].name))
            return &ACTIONS[i];
    const char *near = cli_nearest(cli_str(word), ACTION_COUNT, action_name, NULL);
    cli_usage_error(args, "'rules' cannot '%s': list, show, check or test%s%s%s", word, near ? " (did you mean '" : "",
                    near ? near : "", near ? "'?)" : "");
    return NULL;
}

// Whether the operands and options belong to what is to be done.
static bool fits(const cli_args *args, const action *wanted)
{
    size_t count = args->operand_count - 1;
    bool filters = cli_has(args, CLI_POLARITY) || cli_has(args, CLI_THEME);
    if (count < wanted->least)
        cli_usage_error(args, "'rules show' needs the ID of a rule");
    else if (count > wanted->most)
        cli_usage_error(args, "'rules list' cannot take '%s'", args->operands[1]);
    else if (filters && wanted->run != run_list)
        cli_usage_error(args, "--polarity and --theme belong to 'rules list'");
    else
        return true;
    return false;
}

cli_exit cli_run_rules(const cli_args *args)
{
    const action *wanted = find_action(args);
    cli_output output;
    if (!wanted || !fits(args, wanted))
        return CLI_ERROR;
    if (wanted->run != run_show && !cli_output_spares(args, args->operands + 1, args->operand_count - 1))
        return CLI_ERROR;
    if (!cli_output_open(&output, cli_value(args, CLI_OUTPUT)))
        return CLI_ERROR;
    return cli_output_close(&output, wanted->run(args, &output));
}

// SPDX-License-Identifier: MIT
// `ofgrade history PATH...`: the inspections of each provider in time.
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

// All records, which the history needs at once.
typedef struct all_records {
    og_record **items;
    size_t count;
    size_t capacity;
} all_records;

static bool keep(all_records *all, og_record *record)
{
    if (all->count == all->capacity) {
        size_t capacity = all->capacity ? 2 * all->capacity : 64;
        og_record **items = capacity > all->capacity && capacity <= SIZE_MAX / sizeof *items
                                ? realloc(all->items, capacity * sizeof *items)
                                : NULL;
        if (!items)
            return false;
        all->items = items;
        all->capacity = capacity;
    }
    all->items[all->count++] = record;
    return true;
}

static void free_all(all_records *all)
{
    for (size_t i = 0; i < all->count; i++)
        og_record_free(all->items[i]);
    free(all->items);
}

// Reads what there is. Failed records are told and not kept.
static cli_exit read_all(const cli_args *args, const og_catalogue *catalogue, const og_limits *limits,
                         const og_workers *workers, all_records *all)
{
    og_batch *batch = NULL;
    og_record *record = NULL;
    cli_exit result = CLI_WELL;
    og_status status = cli_list_files(args, catalogue, limits, workers, &batch);
    if (status == OG_OK) {
        og_batch_accept_records(batch);
        result = og_batch_unlisted_count(batch) ? CLI_SOME_FAILED : CLI_WELL;
    }
    while (status == OG_OK && (status = og_batch_next(batch, &record)) == OG_OK && record) {
        bool analysed = og_record_is_analysed(record);
        if (!analysed && cli_record_error(record) == CLI_SOME_FAILED)
            result = CLI_SOME_FAILED;
        if (!analysed)
            og_record_free(record);
        else if (!keep(all, record)) {
            og_record_free(record);
            status = OG_NO_MEMORY;
        }
    }
    og_batch_free(batch);
    return status == OG_OK ? result : cli_status_error(NULL, status);
}

// The same from the database of --db. What failed was told when it was put there.
static cli_exit read_store(const char *path, all_records *all)
{
    og_store *store = NULL;
    og_record *record = NULL;
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_status status = diagnostics ? og_store_open(path, OG_STORE_READ, diagnostics, &store) : OG_NO_MEMORY;
    while (status == OG_OK && (status = og_store_next(store, &record)) == OG_OK && record) {
        if (og_record_is_analysed(record) && keep(all, record))
            continue;
        if (og_record_is_analysed(record))
            status = OG_NO_MEMORY;
        og_record_free(record);
    }
    bool good = cli_outcome(diagnostics, path, status);
    og_store_free(store);
    og_diagnostics_free(diagnostics);
    return good ? CLI_WELL : CLI_ERROR;
}

static bool load_names(const cli_args *args, og_providers **names)
{
    const char *path = cli_value(args, CLI_ALIASES);
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_status status = diagnostics ? og_providers_new(path, diagnostics, names) : OG_NO_MEMORY;
    cli_diagnostics(diagnostics);
    if (status != OG_OK)
        cli_status_error(path, status);
    og_diagnostics_free(diagnostics);
    return status == OG_OK;
}

static const char *name_at(size_t index, const void *context)
{
    char *const *names = context;
    return names[index];
}

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

// Whether the name has the word within it, whatever its case.
static bool holds(const char *name, const char *word)
{
    for (; *name; name++) {
        size_t i = 0;
        while (word[i] && lower(name[i]) == lower(word[i]))
            i++;
        if (!word[i])
            return true;
    }
    return false;
}

// Those whose names have it within them; where one has, that; else the nearest, else how many there are.
static void suggest(const cli_args *args, const char *wanted, char *const *names, size_t count)
{
    enum { MOST_SHOWN = 8 };
    size_t holding = 0, shown = 0;
    const char *near = NULL;
    for (size_t i = 0; i < count; i++)
        if (holds(names[i], wanted) && !holding++)
            near = names[i];
    for (size_t i = 0; holding > 1 && i < count && shown < MOST_SHOWN; i++)
        if (holds(names[i], wanted)) {
            cli_message("there is %s", names[i]);
            shown++;
        }
    near = near ? near : cli_nearest(cli_str(wanted), count, name_at, names);
    if (shown)
        cli_usage_error(args, "several providers may be meant by %s, or none: give the name of one of those above",
                        wanted);
    else if (near)
        cli_usage_error(args, "none of the providers found is called %s; did you mean %s?", wanted, near);
    else
        cli_usage_error(args, "none of the %zu providers found is called %s; without --provider all are shown", count,
                        wanted);
}

// Names as strings that end, which is what suggestions are made of.
static void refuse_provider(const cli_args *args, const char *wanted, const og_history *history)
{
    size_t count = og_history_provider_count(history), made = 0;
    char **names = calloc(count ? count : 1, sizeof *names);
    for (; names && made < count; made++) {
        og_str name = og_history_provider_name(history, made);
        names[made] = calloc(name.len + 1, 1);
        if (!names[made])
            break;
        memcpy(names[made], name.ptr, name.len);
    }
    if (names && made == count)
        suggest(args, wanted, names, count);
    else
        cli_status_error(NULL, OG_NO_MEMORY);
    for (size_t i = 0; i < made; i++)
        free(names[i]);
    free(names);
}

// In *provider the one that was asked for, SIZE_MAX for all.
static bool choose_provider(const cli_args *args, const og_history *history, size_t *provider)
{
    const char *wanted = cli_value(args, CLI_PROVIDER);
    if (!wanted && cli_has(args, CLI_DB) && args->operand_count)
        wanted = args->operands[0];
    *provider = SIZE_MAX;
    if (!wanted)
        return true;
    og_status status = og_history_find(history, cli_str(wanted), provider);
    if (status != OG_OK)
        cli_status_error(NULL, status);
    else if (*provider == SIZE_MAX)
        refuse_provider(args, wanted, history);
    return *provider != SIZE_MAX;
}

static og_history_format format_of(const cli_args *args)
{
    if (cli_chose(args, CLI_HISTORY_FORMAT, "csv"))
        return OG_HISTORY_CSV;
    if (cli_chose(args, CLI_HISTORY_FORMAT, "json"))
        return OG_HISTORY_JSON;
    if (cli_chose(args, CLI_HISTORY_FORMAT, "markdown"))
        return OG_HISTORY_MARKDOWN;
    return cli_chose(args, CLI_HISTORY_FORMAT, "html") ? OG_HISTORY_HTML : OG_HISTORY_TEXT;
}

// What the other formats say above the inspections.
static void tell_notes(const og_history *history, size_t provider)
{
    for (size_t i = 0; i < og_history_provider_count(history); i++) {
        og_str note = og_history_provider_note(history, i), name = og_history_provider_name(history, i);
        if (note.len && (provider == SIZE_MAX || provider == i))
            cli_message("%.*s: %.*s", OG_STR_ARG(name), OG_STR_ARG(note));
    }
}

static cli_exit write_history(const cli_args *args, const og_history *history, size_t provider, cli_exit result)
{
    cli_output output;
    og_str text;
    if (!cli_output_open(&output, cli_value(args, CLI_OUTPUT)))
        return CLI_ERROR;
    og_text_options options = {.colour = cli_wants_colour(args, &output), .width = cli_width_of(&output)};
    og_status status = og_history_write(history, provider, format_of(args), &options, &text);
    if (status == OG_OK) {
        if (format_of(args) == OG_HISTORY_CSV)
            tell_notes(history, provider);
        cli_output_write(&output, text);
        free((char *)text.ptr);
    } else {
        result = cli_status_error(NULL, status);
    }
    return cli_output_close(&output, result);
}

// Says why there is nothing to show.
static cli_exit tell_empty(const og_history *history)
{
    for (size_t i = 0; i < og_history_left_out_count(history); i++) {
        og_str path = og_history_left_out_path(history, i), reason = og_history_left_out_reason(history, i);
        cli_message("%.*s: left out: %.*s", OG_STR_ARG(path), OG_STR_ARG(reason));
    }
    cli_message("there is no document of any inspection, so there is no history to show");
    return CLI_SOME_FAILED;
}

static cli_exit show(const cli_args *args, const og_history *history, cli_exit result)
{
    size_t provider;
    if (!og_history_provider_count(history))
        return tell_empty(history);
    return choose_provider(args, history, &provider) ? write_history(args, history, provider, result) : CLI_ERROR;
}

cli_exit cli_run_history(const cli_args *args)
{
    const char *database = cli_value(args, CLI_DB);
    og_limits limits;
    og_workers workers;
    og_providers *names = NULL;
    og_catalogue *catalogue = NULL;
    og_history *history = NULL;
    all_records all = {0};
    cli_exit result = CLI_ERROR;
    if (!database && !args->operand_count)
        return cli_usage_error(args, "'history' needs PATH... or --db FILE");
    if (database && args->operand_count > 1)
        return cli_usage_error(args, "'history' with --db takes one PROVIDER, not '%s'", args->operands[1]);
    if (!cli_output_spares(args, args->operands, database ? 0 : args->operand_count))
        return CLI_ERROR;
    if (cli_limits(args, &limits) && cli_workers(args, &workers) && load_names(args, &names) &&
        cli_catalogue(args, &catalogue))
        result = database ? read_store(database, &all) : read_all(args, catalogue, &limits, &workers, &all);
    if (result != CLI_ERROR) {
        og_status status = og_history_new((const og_record *const *)all.items, all.count, names, catalogue, &history);
        result = status == OG_OK ? show(args, history, result) : cli_status_error(NULL, status);
    }
    og_history_free(history);
    free_all(&all);
    og_catalogue_free(catalogue);
    og_providers_free(names);
    return result;
}

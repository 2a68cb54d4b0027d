// SPDX-License-Identifier: MIT
// What the files of the command line share: the tables of options.def as types, arguments, messages, input, output.
#ifndef OG_CLI_CLI_H
#define OG_CLI_CLI_H

#include "ofgrade/ofgrade.h"

#include <stdio.h>

typedef enum cli_command_id {
#define CLI_COMMAND(id, name, operands, least, most, summary, details) id,
#include "cli/options.def"
    CLI_COMMAND_COUNT
} cli_command_id;

typedef enum cli_option_id {
#define CLI_OPTION(id, name, letter, argument, choices, commands, help) id,
#include "cli/options.def"
    CLI_OPTION_COUNT
} cli_option_id;

typedef enum cli_exit {
#define CLI_EXIT(id, status, meaning) id = (status),
#include "cli/options.def"
} cli_exit;

typedef struct cli_args cli_args;

typedef struct cli_command {
    const char *name;
    const char *operands;
    size_t least; // operands
    size_t most;
    const char *summary;
    const char *details;
    cli_exit (*run)(const cli_args *args);
} cli_command;

typedef struct cli_option {
    const char *name;
    const char *argument; // NULL: takes none
    const char *choices;  // divided by "|", NULL: any
    const char *help;
    unsigned commands; // bits 1 << cli_command_id
    char letter;       // 0: none
} cli_option;

extern const cli_command cli_commands[CLI_COMMAND_COUNT];
extern const cli_option cli_options[CLI_OPTION_COUNT];

// options.c

typedef struct cli_given {
    cli_option_id option;
    const char *value; // NULL for an option without argument
} cli_given;

// A command line as parsed. The strings are those of argv.
struct cli_args {
    bool named; // the command line names its command
    cli_command_id command;
    cli_given *given; // in the order of the command line
    size_t given_count;
    const char **operands;
    size_t operand_count;
};

// Where a command writes. A regular file is written under another name in its folder and renamed when complete.
typedef struct cli_output {
    FILE *file;
    const char *name; // as given; NULL: standard output
    char *target;     // what to rename to; NULL when written directly
    char *temporary;
    bool keeps;     // what is unfinished stays under its other name
    bool resumable; // --resume goes on with what is done when the command does not come to its end
    int error;      // errno of the first write that failed, 0 while all is well
} cli_output;

// False, with a message given, when the command line is wrong. Owns: the caller frees with cli_args_free in any case.
bool cli_args_parse(int argc, char **argv, cli_args *args);
void cli_args_free(cli_args *args);
bool cli_has(const cli_args *args, cli_option_id option);
// These give CLI_OPTION_COUNT or CLI_COMMAND_COUNT where there is none.
cli_option_id cli_option_named(cli_command_id command, og_str name);
cli_option_id cli_option_lettered(cli_command_id command, char letter);
cli_command_id cli_command_named(const char *name);
// The first argument that is neither an option nor its value, which may name the command; argc where there is none.
int cli_first_word(int argc, char **argv);
// The last value given; NULL when none was.
const char *cli_value(const cli_args *args, cli_option_id option);
// The value of --output, of any command; NULL when none was given.
const char *cli_output_path(const cli_args *args);
// True when the value given last is `choice`, or when none was given the option's first choice; of a format, first what
// the ending of the output promises.
bool cli_chose(const cli_args *args, cli_option_id option, const char *choice);
// A whole number of at least 1, with K, M or G after it. False for anything else and what does not fit.
bool cli_amount(og_str text, size_t *out);
// The default limits with all of --limit over them; false with a message given.
bool cli_limits(const cli_args *args, og_limits *out);
// The catalogue with --rules over it; false with messages given. Owns: the caller frees with og_catalogue_free.
bool cli_catalogue(const cli_args *args, og_catalogue **out);

// The workers of a command that reads many files, with --jobs and --no-sandbox; false with a message given.
bool cli_workers(const cli_args *args, og_workers *out);
// Lists the files of all operands, for these workers; what cannot be listed is told. Fails as og_batch_new and
// og_batch_use do. Owns: the caller frees *out, which must be NULL before, with og_batch_free in any case.
og_status cli_list_files(const cli_args *args, const og_catalogue *catalogue, const og_limits *limits,
                         const og_workers *workers, og_batch **out) OG_MUST_USE;
// The workers of a command that reads one file after another, with --explain and --no-sandbox.
og_workers cli_one_worker(const cli_args *args);

// Whether --color, NO_COLOR and TERM want colours in what is written to the output.
bool cli_wants_colour(const cli_args *args, const cli_output *output);

// string.c

og_str cli_str(const char *text);
bool cli_equal(const char *a, const char *b);
bool cli_is(og_str a, const char *b);
// Takes the next part of a text in which "|" divides them, spaces before it aside; false where there is none.
bool cli_next_part(og_str *rest, og_str *part);
// One of `count` names (of which `name_at` gives each, NULL to pass one over) so near to `word` that it may have been
// meant; NULL when none is.
const char *cli_nearest(og_str word, size_t count, const char *(*name_at)(size_t index, const void *context),
                        const void *context);
// Writes `text` so that nothing in it acts on a terminal: control characters and bytes that are not UTF-8 as \n, \x1b.
void cli_write_visible(FILE *out, og_str text);
// Characters that cli_write_visible writes for `text`.
size_t cli_visible_width(og_str text);

// What follows the last "." of the file's name; "" where there is none, or where nothing stands before it.
const char *cli_ending_of(const char *path);
// Whether a name with this ending, whatever its case, promises the format: "htm" is "html" too, "md" "markdown", "txt"
// "text".
bool cli_is_ending(const char *ending, og_str format);

// message.c: all messages go to standard error, one line each, after "ofgrade: "; below it the text they speak of.

void cli_message(const char *format, ...) __attribute__((format(printf, 1, 2)));
// Adds where help is found. Gives CLI_ERROR.
cli_exit cli_usage_error(const cli_args *args, const char *format, ...) __attribute__((format(printf, 2, 3)));
// How messages call the input at `path`: "-" is "standard input".
const char *cli_path_name(const char *path);
// "PATH: message (code); hint", without the path where it is NULL. Gives CLI_ERROR.
cli_exit cli_status_error(const char *path, og_status status);
// The message of a failed record. Gives CLI_SOME_FAILED, or CLI_ERROR when it could not be made.
cli_exit cli_record_error(const og_record *record);
void cli_diagnostics(const og_diagnostics *diagnostics);
// The same of a call that gave `status`, which is told where no error is among them. Gives whether all is well.
bool cli_outcome(const og_diagnostics *diagnostics, const char *path, og_status status);

// output.c

// `path` NULL or "-": standard output. False with a message given.
bool cli_output_open(cli_output *output, const char *path);
// The same for what takes long: the other name of a regular file is known (".NAME.part" in its folder), and what was
// written stays there when the command does not come to its end; with `resumes` it is opened for reading from its start
// and writing. No two commands have it at once.
bool cli_output_open_kept(cli_output *output, const char *path, bool resumes);
// The same for what is only whole when its last record has come: with `resumes` too it is made from its start, and
// `records` keeps the records of which it is made, one a line, as if they were what is written. Where the output is no
// regular file they are kept nowhere, and records->file is NULL.
bool cli_output_open_made(cli_output *output, cli_output *records, const char *path, bool resumes);
// Goes on writing after the first `size` bytes of an output that keeps what is unfinished, and drops the rest. False
// with a message given.
bool cli_output_cut(cli_output *output, long long size);
// Tells that what an earlier run has kept for the output is not gone on with.
void cli_output_tell_anew(const char *name);
// Whether reading such an output has failed, with a message given.
bool cli_output_read_failed(const cli_output *output);
// False once anything failed; the reason is told by cli_output_close.
bool cli_output_write(cli_output *output, og_str text);
bool cli_output_printf(cli_output *output, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool cli_output_flush(cli_output *output);
// Ends the output: with `result` CLI_ERROR a new file is dropped, else it gets its name. Gives `result`, or CLI_ERROR
// with a message given when something could not be written (a closed pipe: without one).
cli_exit cli_output_close(cli_output *output, cli_exit result);
// The same of both that cli_output_open_made has opened; the records stay only where the output does not come to be.
cli_exit cli_output_close_made(cli_output *output, cli_output *records, cli_exit result);
bool cli_output_is_terminal(const cli_output *output);
// True when the output and the file at `path` are one and the same regular file.
bool cli_output_would_replace(const char *output_path, const char *path);

// False, with a message given, when the output would take the place of one of `inputs`, of a file below one of them, or
// of the database or the names that the command reads.
bool cli_output_spares(const cli_args *args, const char *const *inputs, size_t count);

// tables.c: what -f csv and -f xlsx write, of as many records as there are.

typedef struct cli_tables {
    cli_output *output;
    og_table table;        // of CSV
    og_workbook *workbook; // NULL: CSV
    og_diagnostics *diagnostics;
    struct cli_progress *progress; // to be cleared before a message; NULL: there is none
} cli_tables;

// Whether `format`, the command's own option, asks for tables, or where it is not given the ending of the output.
bool cli_tables_wanted(const cli_args *args, cli_option_id format);
// False, with a message given, when the options do not go together. To be asked whatever the format.
bool cli_tables_allowed(const cli_args *args, cli_option_id format);
// These give false, with a message given, when they fail (for the output: as cli_output_write). Owns: the caller frees
// *tables with cli_tables_free in any case.
bool cli_tables_begin(cli_tables *tables, const cli_args *args, cli_option_id format, cli_output *output);
bool cli_tables_add(cli_tables *tables, const og_record *record);
bool cli_tables_end(cli_tables *tables);
void cli_tables_free(cli_tables *tables);

// dashboard.c: the page that `batch -f html` writes over as many records as there are.

typedef struct cli_dashboard {
    cli_output *output;
    og_providers *names;
    og_dashboard *dashboard;
    og_diagnostics *diagnostics;
    struct cli_progress *progress; // to be cleared before a message; NULL: there is none
} cli_dashboard;

// These give false, with a message given, when they fail (for the output: as cli_output_write). Owns: the caller frees
// *page with cli_dashboard_free in any case.
bool cli_dashboard_begin(cli_dashboard *page, const og_catalogue *catalogue, cli_output *output);
// `href`: where the record has a page of its own, "" nowhere.
bool cli_dashboard_add(cli_dashboard *page, const og_record *record, const char *href);
bool cli_dashboard_end(cli_dashboard *page);
void cli_dashboard_free(cli_dashboard *page);

// pages.c: what -f html writes of many files to a folder.

bool cli_pages_wanted(const cli_args *args);
cli_exit cli_run_pages(const cli_args *args);

// terminal.c

// Whether what the command writes goes to a terminal, before its output is opened.
bool cli_writes_to_terminal(const cli_args *args);

// The width of the terminal within what is good to read; 0 when the output is none.
unsigned cli_width_of(const cli_output *output);
// Columns of the terminal that the stream is; 80 where it does not tell.
size_t cli_terminal_columns(FILE *stream);

// interrupt.c

enum { CLI_PATIENCE = 200 }; // milliseconds, until an interrupt is heeded

// From now on the first signal that would end the program is only noted, and the second one ends it.
void cli_catch_interrupts(void);
bool cli_is_interrupted(void);
// Ends the program as the signal that was noted would have; does nothing where there was none.
void cli_end_interrupted(void);

// gather.c

typedef enum cli_gathered { CLI_GATHERED_ALL, CLI_GATHER_INTERRUPTED, CLI_GATHER_FAILED } cli_gathered;

typedef struct cli_gathering {
    og_batch *batch;
    struct cli_progress *progress;
    // Takes a record, and its document where the batch gives documents; false with a message given. What failed has
    // been told and counted before.
    bool (*take)(void *context, const og_record *record, const og_document *document);
    void *context;
} cli_gathering;

// Before that: takes what an earlier run has written to an output that was opened to go on with it, as far as it is
// what this one would write, and cuts the rest off. Files that hold records are read again, and not looked for there.
// False with a message given, as `take_line` too.
bool cli_gather_written(const cli_gathering *of, cli_output *from,
                        bool (*take_line)(void *context, og_str line, bool analysed));
// Takes every record of a batch. What makes it end before is told, an interrupt by whoever asked.
cli_gathered cli_gather(const cli_gathering *of);

// store.c

// What a run over many files keeps in a database.
typedef struct cli_store {
    const char *path; // NULL: nothing is kept
    og_store *store;  // NULL then
    og_diagnostics *diagnostics;
    char rules[64];                // their fingerprint
    struct cli_progress *progress; // to be cleared before a message; NULL: there is none
} cli_store;

// Opens the database of --db; without it there is nothing to open, and all is well. False with a message given.
// Owns: the caller frees with cli_store_free in any case.
bool cli_store_open(const cli_args *args, const og_catalogue *catalogue, const og_limits *limits, cli_store *on);
void cli_store_free(cli_store *on);
// An og_batch_known over the cli_store at `context`.
bool cli_store_knows(void *context, og_str path, char sha256[64]);
// Keeps the record of the file at `path`. False with a message given.
bool cli_store_put(cli_store *on, og_str path, og_str line);
// The record that is kept of the file at `path`. False with a message given. Owns: the caller frees line->ptr.
bool cli_store_line(cli_store *on, og_str path, og_str *line);
// At the end of a run: removes with --prune what has gone. Gives `result`, or CLI_ERROR with a message given.
cli_exit cli_store_end(cli_store *on, const cli_args *args, cli_exit result);

// help.c

void cli_help(cli_output *output);
void cli_command_help(cli_output *output, cli_command_id command);
void cli_version(cli_output *output);
// man.c: the manual page in roff.
void cli_manual(cli_output *output);

// complete.c: answers the shells' completions (src/cli/completions), which ask what can stand for the last argument.
// The first line of the answer is the kind ("words" where only those that follow can, "files" or "folders" where these
// can too), a tab, and what of the argument belongs to an option ("--output="). Then one word a line, to stand behind
// that, a tab, and what it means; after a word that ends in "=" there is more to come.
cli_exit cli_complete(int argc, char **argv);

// candidates.c: what can stand where the help has a name like FILE or THEME.

// "words", "files" or "folders".
const char *cli_candidates_kind(og_str name);
// Writes the words among it. `rules` is the folder of --rules; NULL: none.
void cli_candidates_write(cli_output *output, og_str name, const char *rules);
// Writes one word, and of a text what stands before its first colon, semicolon or bracket, in a line.
void cli_candidate(cli_output *output, og_str word, const char *ending, og_str meaning);

#define CLI_COMMAND(id, name, operands, least, most, summary, details) cli_exit cli_run_##name(const cli_args *args);
#include "cli/options.def"

#endif

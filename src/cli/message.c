// SPDX-License-Identifier: MIT
// Messages to the user on standard error: "ofgrade: PATH: message (code); hint", one line each. Below one about a place
// in a text stand the text and a caret under the place.
#include "cli/cli.h"

#include <stdarg.h>
#include <stdlib.h>

enum { MOST_WIDTH = 1000 }; // columns before a caret

// Formats and writes one line; `suffix` follows the formatted part.
__attribute__((format(printf, 1, 0))) static void write_line(const char *format, va_list args, og_str suffix)
{
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    char *line = length >= 0 ? malloc((size_t)length + 1) : NULL;
    fputs("ofgrade: ", stderr);
    if (line) {
        vsnprintf(line, (size_t)length + 1, format, again);
        cli_write_visible(stderr, (og_str){line, (size_t)length});
    } else {
        fputs("not enough memory for a message", stderr);
    }
    cli_write_visible(stderr, suffix);
    fputc('\n', stderr);
    free(line);
    va_end(again);
}

void cli_message(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    write_line(format, args, OG_STR(""));
    va_end(args);
}

cli_exit cli_usage_error(const cli_args *args, const char *format, ...)
{
    char suffix[96];
    og_str code = og_status_code(OG_USAGE);
    const char *command = args ? cli_commands[args->command].name : "";
    int length = snprintf(suffix, sizeof suffix, " (%.*s); see 'ofgrade %s%s--help'", OG_STR_ARG(code), command,
                          args ? " " : "");
    va_list list;
    va_start(list, format);
    write_line(format, list, (og_str){suffix, (size_t)length});
    va_end(list);
    return CLI_ERROR;
}

const char *cli_path_name(const char *path)
{
    return cli_equal(path, "-") ? "standard input" : path;
}

cli_exit cli_status_error(const char *path, og_status status)
{
    og_str message = og_status_message(status), code = og_status_code(status), hint = og_status_hint(status);
    const char *name = path ? cli_path_name(path) : NULL;
    cli_message("%s%s%.*s (%.*s)%s%.*s", name ? name : "", name ? ": " : "", OG_STR_ARG(message), OG_STR_ARG(code),
                hint.len ? "; " : "", OG_STR_ARG(hint));
    return CLI_ERROR;
}

cli_exit cli_record_error(const og_record *record)
{
    og_str text;
    og_status status = og_record_to_text(record, &(og_text_options){0}, &text);
    if (status != OG_OK)
        return cli_status_error(NULL, status);
    og_str line = text;
    while (line.len && line.ptr[line.len - 1] == '\n')
        line.len--;
    cli_message("%.*s", OG_STR_ARG(line));
    free((char *)text.ptr);
    return CLI_SOME_FAILED;
}

static void show_excerpt(const og_diagnostic *about)
{
    enum { INDENT = 4 };
    fprintf(stderr, "%*s", INDENT, "");
    cli_write_visible(stderr, about->excerpt);
    if (about->excerpt_at <= about->excerpt.len) {
        size_t width = cli_visible_width((og_str){about->excerpt.ptr, about->excerpt_at});
        fprintf(stderr, "\n%*s^", (int)(INDENT + (width < MOST_WIDTH ? width : MOST_WIDTH)), "");
    }
    fputc('\n', stderr);
}

void cli_diagnostics(const og_diagnostics *diagnostics)
{
    static const char *const severities[] = {[OG_NOTE] = "note: ", [OG_WARNING] = "warning: ", [OG_ERROR] = ""};
    for (size_t i = 0; i < og_diagnostics_count(diagnostics); i++) {
        og_diagnostic one = og_diagnostics_get(diagnostics, i);
        char place[64] = "";
        if (one.line && one.column)
            snprintf(place, sizeof place, ":%zu:%zu", one.line, one.column);
        else if (one.line)
            snprintf(place, sizeof place, ":%zu", one.line);
        cli_message("%.*s%s%s%s%.*s (%.*s)%s%.*s", OG_STR_ARG(one.file), place, one.file.len ? ": " : "",
                    severities[one.severity], OG_STR_ARG(one.message), OG_STR_ARG(one.code), one.hint.len ? "; " : "",
                    OG_STR_ARG(one.hint));
        if (one.excerpt.len)
            show_excerpt(&one);
    }
}

bool cli_outcome(const og_diagnostics *diagnostics, const char *path, og_status status)
{
    bool told = false;
    cli_diagnostics(diagnostics);
    for (size_t i = 0; i < og_diagnostics_count(diagnostics); i++)
        told |= og_diagnostics_get(diagnostics, i).severity == OG_ERROR;
    if (status != OG_OK && !told)
        cli_status_error(path, status);
    return status == OG_OK;
}

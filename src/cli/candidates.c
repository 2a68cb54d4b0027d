// SPDX-License-Identifier: MIT
// What can stand on a command line where the help has a name like FILE, GRADE or THEME. Names that are not listed here
// stand for what nobody can know before.
#include "cli/cli.h"

#include <string.h>

// Built-in data where there is no folder of rules, or nothing can be made of it. NULL when out of memory.
static og_catalogue *open_catalogue(const char *rules, bool with_examples)
{
    og_catalogue *catalogue = NULL;
    og_catalogue_options options = {.directory = rules, .with_examples = with_examples};
    og_status status = og_catalogue_open(&options, NULL, &catalogue);
    if (status != OG_OK && rules)
        return open_catalogue(NULL, with_examples);
    return status == OG_OK ? catalogue : NULL;
}

static void write_grades(cli_output *output, const char *rules)
{
    og_catalogue *catalogue = open_catalogue(rules, false);
    for (int level = 1; catalogue && level <= 4; level++) {
        char word[64], meaning[32];
        og_str grade = og_catalogue_grade(catalogue, level);
        size_t length = grade.len < sizeof word ? grade.len : sizeof word;
        for (size_t i = 0; i < length; i++)
            word[i] = (char)(grade.ptr[i] == ' ' ? '-' : grade.ptr[i]);
        snprintf(meaning, sizeof meaning, "level %d of 4", level);
        cli_candidate(output, (og_str){word, length}, "", cli_str(meaning));
    }
    og_catalogue_free(catalogue);
}

static void write_themes(cli_output *output, const char *rules)
{
    og_catalogue *catalogue = open_catalogue(rules, false);
    for (size_t i = 0; catalogue && i < og_catalogue_theme_count(catalogue); i++) {
        og_str id, name;
        og_catalogue_theme(catalogue, i, &id, &name);
        cli_candidate(output, id, "", name);
    }
    og_catalogue_free(catalogue);
}

// A rule of a grading stands once for each grading that has it.
static void write_rules(cli_output *output, const char *rules)
{
    og_catalogue *catalogue = open_catalogue(rules, true);
    for (size_t i = 0; catalogue && i < og_catalogue_rule_count(catalogue); i++)
        cli_candidate(output, og_catalogue_rule(catalogue, i).id, "", og_catalogue_rule(catalogue, i).polarity);
    for (size_t i = 0; catalogue && i < og_catalogue_grading_count(catalogue); i++) {
        og_str near, id = og_catalogue_grading(catalogue, i).id;
        if (og_catalogue_find_grading(catalogue, id, 0, &near) == i)
            cli_candidate(output, id, "", og_catalogue_grading(catalogue, i).grading);
    }
    og_catalogue_free(catalogue);
}

static void write_limits(cli_output *output, const char *rules)
{
    (void)rules;
#define OG_LIMIT(name, value, unit, code, reason) cli_candidate(output, OG_STR(#name), "=", OG_STR(unit ", " reason));
#include "ofgrade/limits.def"
#undef OG_LIMIT
}

static void write_commands(cli_output *output, const char *rules)
{
    (void)rules;
    for (size_t i = 0; i < CLI_COMMAND_COUNT; i++)
        cli_candidate(output, cli_str(cli_commands[i].name), "", cli_str(cli_commands[i].summary));
}

static const struct {
    const char *name;
    const char *kind;
    void (*write)(cli_output *output, const char *rules); // NULL: no words
} names[] = {
    {"FILE", "files", NULL},
    {"OUT", "files", NULL},
    {"PATH", "files", NULL},
    {"DIR", "folders", NULL},
    {"COMMAND", "words", write_commands},
    {"GRADE", "words", write_grades},
    {"ID", "words", write_rules},
    {"NAME=VALUE", "words", write_limits},
    {"THEME", "words", write_themes},
};

const char *cli_candidates_kind(og_str name)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (cli_is(name, names[i].name))
            return names[i].kind;
    return "words";
}

void cli_candidates_write(cli_output *output, og_str name, const char *rules)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (cli_is(name, names[i].name) && names[i].write)
            names[i].write(output, rules);
}

// What rule files hold shall not break the lines of the answer.
static void write_plain(cli_output *output, og_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] >= ' ' && text.ptr[i] != 0x7F)
            cli_output_write(output, (og_str){text.ptr + i, 1});
}

void cli_candidate(cli_output *output, og_str word, const char *ending, og_str meaning)
{
    static const char stops[] = {':', ';', '('};
    size_t end = 0;
    while (end < meaning.len && !memchr(stops, meaning.ptr[end], sizeof stops))
        end++;
    while (end && meaning.ptr[end - 1] == ' ')
        end--;
    write_plain(output, word);
    cli_output_printf(output, "%s\t", ending);
    write_plain(output, (og_str){meaning.ptr, end});
    cli_output_write(output, OG_STR("\n"));
}

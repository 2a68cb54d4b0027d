#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The table of options, --help, the manual page and the completions say the same. agree.py PROGRAM; exit 0 if so.

Each of the four is read by itself into {command: {option: (letter, value)}}; the value is the choices, or the name of
the argument, or "".
"""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# Names in the help for which nobody can know what stands there.
FREE = {"N", "NAME", "PROVIDER", "QUERY"}


def read(*parts):
    with open(os.path.join(ROOT, *parts), encoding="utf-8") as file:
        return file.read()


def from_table():
    """From src/cli/options.def."""
    text = read("src", "cli", "options.def")
    commands = {identifier: name for identifier, name in re.findall(r'^CLI_COMMAND\(CLI_(\w+), (\w+), "', text, re.M)}
    said = {name: {} for name in commands.values()}
    row = r'''^CLI_OPTION\(CLI_\w+, "([\w-]+)", (0|'.'), (0|"[^"]+"), (0|"[^"]+"),\s*(CLI_FOR[^"]*),\s*"'''
    for name, letter, argument, choices, users in re.findall(row, text, re.M):
        value = (choices if choices != "0" else argument).strip('"').replace("0", "")
        for identifier, command in commands.items():
            if "CLI_FOR_ALL" in users or f"CLI_FOR({identifier})" in users:
                said[command][name] = (letter.strip("'").replace("0", ""), value)
    return said


def from_help(ask, commands):
    return {command: {name: (letter, value) for letter, name, value in
                      re.findall(r"^  (?:-(\w), |    )--([\w-]+)(?: (\S+))?(?:  |$)", ask("help", command), re.M)}
            for command in commands}


def from_manual():
    """From docs/man/ofgrade.1, which another test compares with what the program makes."""
    text = read("docs", "man", "ofgrade.1").replace("\\-", "-")
    part = re.search(r'^\.SH "COMMANDS"\n(.*?)^\.SH ', text, re.M | re.S).group(1)
    said = {}
    for section in re.split(r'^\.SS ', part, flags=re.M)[1:]:
        command = re.match(r'"(\w+)"', section).group(1)
        rows = re.findall(r"^\.TP\n(?:\\fB-(\w)\\fR, )?\\fB--([\w-]+)\\fR(?: (?:\\fI)?([^\\\n]+?)(?:\\fR)?)?$", section, re.M)
        said[command] = {name: (letter, value) for letter, name, value in rows}
    return said


def from_completions(ask, commands, table):
    """From the program's answers: options and letters, and for each option what can be its value."""
    def answer(*words):
        lines = ask("--complete", "ofgrade", *words).split("\n")[:-1]
        return lines[0].split("\t")[0], [line.split("\t") for line in lines[1:]]

    said = {}
    for command in commands:
        meanings = dict(answer(command, "-")[1])
        said[command] = {word[2:]: ("", "") for word in meanings if word.startswith("--")}
        for name in said[command]:
            letter, value = table[command].get(name, ("", ""))
            if meanings.pop("-" + letter, "") != meanings["--" + name] or not meanings["--" + name]:
                letter = ""
            kind, values = answer(command, "--" + name, "") if value else ("", [])
            if value and (value in FREE) != (kind == "words" and not values):
                yield f"completions: {command} --{name} {value}: {kind} with {len(values)} words"
            if value and not re.fullmatch("[A-Z=]+", value):
                value = "|".join(word for word, _ in values)
            said[command][name] = (letter, value)
        yield from (f"completions: {command} offers {word}" for word in meanings if not word.startswith("--"))
    yield said


def main():
    program = os.path.abspath(sys.argv[1])

    def ask(*words):
        return subprocess.run([program, *words], stdout=subprocess.PIPE, check=True).stdout.decode()

    table = from_table()
    *faults, completions = from_completions(ask, table, table)
    if len(table) < 5 or sum(map(len, table.values())) < 50:
        faults.append("options.def: this test does not understand the table any more")
    for view, said in (("--help", from_help(ask, table)), ("manual", from_manual()), ("completions", completions)):
        for command in sorted(set(table) | set(said)):
            rows, other = table.get(command, {}), said.get(command, {})
            faults += [f"{view}: {command} --{name}: {other.get(name)}, in the table {rows.get(name)}"
                       for name in sorted(set(rows) | set(other)) if rows.get(name) != other.get(name)]
    offered = [line.split("\t")[0] for line in ask("--complete", "ofgrade", "").split("\n")[1:-1]]
    if offered != list(table):
        faults.append(f"completions: commands {offered}, in the table {list(table)}")
    print("\n".join(faults) or f"{len(table)} commands agree")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the examples of docs/rules.md.

In the order of the page: each block ```xml NAME is saved as NAME in a folder that is empty at first. `ofgrade rules
check` and `rules test` must find nothing to say against it; a file whose name begins with "wrong-" must fail. In the
same folder the lines after "$ " of each ```console block must print what follows them. The table of facts must have a row for each entry of src/rules/facts.def.

  guide.py --bin BIN [PAGE]     exit status 0: all hold, 1: some do not, 2: there is none
"""
import argparse
import difflib
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def blocks(text):
    """Pairs of the words after ``` and the text of a block."""
    return [(match.group(1).strip(), match.group(2))
            for match in re.finditer(r"^```([^\n]*)\n(.*?)^```$", text, re.S | re.M)]


def commands(text):
    """Pairs of a command and what it must print."""
    found = []
    for line in text.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:].strip(), []))
        elif found:
            found[-1][1].append(line)
    return found


def run(command, program, folder):
    shell = f'ofgrade() {{ "{program}" "$@"; }}\n'
    return subprocess.run(["sh", "-c", shell + command], cwd=folder, capture_output=True, text=True, encoding="utf-8")


def check_file(name, program, folder):
    """What is wrong with a file of the page, None where nothing is."""
    done = run(f"ofgrade rules check {name} && ofgrade rules test {name}", program, folder)
    wrong = name.startswith("wrong-")
    if wrong and done.returncode == 2:
        return None
    if not wrong and done.returncode == 0 and all(": note: " in line for line in done.stderr.splitlines()):
        return None
    return f"{name}: exit status {done.returncode}\n{done.stdout}{done.stderr}"


def check_command(command, wanted, program, folder):
    done = run(command, program, folder)
    got = done.stdout.splitlines(keepends=True)
    if got == wanted and not done.stderr:
        return None
    return f"$ {command}\n{done.stderr}" + "".join(difflib.unified_diff(wanted, got, "the page", "printed"))


def fact_rows(definitions):
    """The rows of the table of facts: attribute and meaning, behind the elements that have them."""
    counted = ", ".join(f"`<{name}>`" for name in re.findall(r'^OG_FACT_COUNTS\("(\w+)"\)', definitions, re.M))
    rows = [f"| {counted} | `{attribute}` | {meaning} |" for attribute, meaning in
            re.findall(r'^OG_FACT\(element, "([\w-]+)", \w+, "([^"]+)"\)', definitions, re.M)]
    return rows + [f"| `<{element}>` | `{attribute}` | {meaning} |" for element, attribute, meaning in
                   re.findall(r'^OG_FACT\("(\w+)", "([\w-]+)", \w+, "([^"]+)"\)', definitions, re.M)]


def check_facts(text):
    """What is wrong with the table of facts."""
    with open(os.path.join(ROOT, "src", "rules", "facts.def"), encoding="utf-8") as file:
        wanted = set(fact_rows(file.read()))
    found = set(re.findall(r"^\| `<(?:facts|area|theme|group|actions|rule)>.*\|$", text, re.M))
    return [f"row of the table of facts that is missing: {row}" for row in sorted(wanted - found)] + [
        f"row of the table of facts that is no fact: {row}" for row in sorted(found - wanted)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True)
    parser.add_argument("page", nargs="?", default=os.path.join(ROOT, "docs", "rules.md"))
    args = parser.parse_args()
    program = os.path.abspath(args.bin)
    with open(args.page, encoding="utf-8") as file:
        text = file.read()
    page = blocks(text)
    faults, count = check_facts(text), 0
    with tempfile.TemporaryDirectory() as folder:
        unnamed = [kind for kind, _ in page if kind == "xml"]
        faults += [f"{len(unnamed)} blocks of XML have no name, and are not run"] if unnamed else []
        for kind, text in page:
            if kind.startswith("xml "):
                name = kind[4:]
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    file.write(text)
                faults.append(check_file(name, program, folder))
                count += 1
            elif kind == "console":
                for command, wanted in commands(text):
                    faults.append(check_command(command, wanted, program, folder))
                    count += 1
    faults = [fault for fault in faults if fault]
    for fault in faults:
        print(fault)
    print(f"{count - len(faults)} of {count} examples hold")
    return 2 if not count else 1 if faults else 0


sys.exit(main())

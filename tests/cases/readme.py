#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the examples of the README: in each ```console block, the lines after "$ " must print what follows them.

  readme.py --bin BIN [README]     exit status 0: all hold, 1: some differ, 2: there is none
"""
import argparse
import difflib
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def examples(lines):
    """Pairs of a command and the lines it must print."""
    found, inside = [], False
    for line in lines:
        if line.startswith("```"):
            inside = line.strip() == "```console"
        elif inside and line.startswith("$ "):
            found.append((line[2:].strip(), []))
        elif inside:
            found[-1][1].append(line)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True)
    parser.add_argument("readme", nargs="?", default=os.path.join(ROOT, "README.md"))
    args = parser.parse_args()
    with open(args.readme, encoding="utf-8") as file:
        found = examples(file.read().splitlines(keepends=True))
    if not found:
        print("readme.py: no example in", args.readme)
        return 2
    shell = f'ofgrade() {{ "{os.path.abspath(args.bin)}" "$@"; }}\n'
    differ = 0
    for command, wanted in found:
        run = subprocess.run(["sh", "-c", shell + command], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
        got = run.stdout.splitlines(keepends=True)
        if got != wanted or run.stderr:
            differ += 1
            print("$", command, run.stderr)
            sys.stdout.writelines(difflib.unified_diff(wanted, got, "README.md", "printed"))
    print(f"{len(found) - differ} of {len(found)} examples hold")
    return 1 if differ else 0


sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds that a report says the same whatever form it is kept in: each office document of data/examples has its words
as plain text in tests/cases/office, and the records of both must agree.

    tests/cases/office.py --bin PROGRAM

Compared are judgements, outcome, findings, actions, quotations and what is inferred, without where they stand. Exit
status: 0 all agree, 1 some differ, 2 there are no documents.
"""
import argparse
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
EXAMPLES = HERE.parent.parent / "data" / "examples"
MEMBERS = ("judgements", "outcome", "findings", "actions", "quotations", "assessment", "warnings")
PLACES = ("evidence", "page", "line", "start", "end")


def record(program, path):
    done = subprocess.run([program, "report", "-f", "json", "--", path], capture_output=True, check=True, timeout=60)
    return json.loads(done.stdout)


def without_places(value):
    if isinstance(value, dict):
        return {key: without_places(member) for key, member in value.items() if key not in PLACES}
    return [without_places(item) for item in value] if isinstance(value, list) else value


def differences(kept, text):
    for member in MEMBERS:
        one, other = without_places(kept[member]), without_places(text[member])
        if one != other:
            yield f"{member}: {json.dumps(one, ensure_ascii=False)}"
            yield f"  and in the text {json.dumps(other, ensure_ascii=False)}"
    if not kept["judgements"] or not kept["findings"] or not kept["actions"]:
        yield "nothing is told, so that nothing was compared"


def main():
    parser = argparse.ArgumentParser(description="Compares the records of office documents with those of their text.")
    parser.add_argument("--bin", metavar="PROGRAM", required=True, help="the program ofgrade")
    options = parser.parse_args()
    texts = sorted((HERE / "office").glob("*.txt"))
    failed = 0
    for text in texts:
        for kept in sorted(EXAMPLES.glob(text.stem + ".*")):
            problems = list(differences(record(options.bin, kept), record(options.bin, text)))
            failed += bool(problems)
            print(f"{kept.name}: {'differs' if problems else 'as its text'}", *problems, sep="\n  ")
    return 2 if not texts else 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

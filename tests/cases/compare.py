#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks the comparisons that a program makes of pairs of documents: JSON is valid against docs/comparison.schema.json
with its keys in order; lists of words are those of compare_values.def, in schema and docs/compare.md too; evidence reads
back; the order of the two makes no difference; records give the same as the documents they were made of; pages have no
faults.

    compare.py --bin BIN FILE FILE [FILE FILE]...

Exit status: 0 all well, 1 a comparison is at fault, 2 the program or the schema is."""
import argparse
import json
import os
import re
import sys
import tempfile

from jsonschema import Draft202012Validator

from page import Page
from record_schema import ROOT, folded, load_schema, misordered, run


def values():
    """Each list of compare_values.def: its words."""
    with open(os.path.join(ROOT, "src", "relate", "compare_values.def"), encoding="utf-8") as file:
        for part in file.read().split("OG_LIST(")[1:]:
            yield re.findall(r'^OG_VALUE\("([^"]*)", "([^"]*)"\)', part, flags=re.M)


def enumerations(schema):
    if isinstance(schema, dict):
        if "enum" in schema:
            yield [word for word in schema["enum"] if word is not None]
        if "const" in schema:
            yield [schema["const"]]
        for part in schema.values():
            yield from enumerations(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from enumerations(part)


def list_faults(schema):
    with open(os.path.join(ROOT, "docs", "compare.md"), encoding="utf-8") as file:
        page = file.read()
    known, lists = list(enumerations(schema)), list(values())
    if not lists or not all(lists):
        yield "a list of compare_values.def has no words"
    for words in lists:
        if [word for word, _ in words] not in known:
            yield f"the schema has no list {[word for word, _ in words]}"
        for word, meaning in words:
            if f"`{word}`" not in page or (len(words) > 1 and f"| `{word}` | {meaning} |" not in page):
                yield f"docs/compare.md does not say of {word}: {meaning}"


def evidence_faults(program, comparison, paths):
    for side, path in zip(("first", "second"), paths):
        text = run([program, "text", path])
        for statement in comparison[side]["statements"]:
            span = statement["evidence"]
            words = folded(text[span["start"]:span["end"]].decode())
            if statement["text"] not in words:
                yield f"{path}: {statement['id']} does not read back: {words!r}"


def pair_faults(comparison):
    ids = [{s["id"] for s in comparison[side]["statements"]} for side in ("first", "second")]
    for pair in comparison["pairs"]:
        if pair["first"] not in ids[0] or pair["second"] not in ids[1]:
            yield f"a pair of statements that are not there: {pair}"


def faults_of(program, schema, a, b):
    text = run([program, "compare", "-f", "json", a, b])
    comparison = json.loads(text)
    paths = [comparison["first"]["path"], comparison["second"]["path"]]
    yield from (error.message for error in Draft202012Validator(schema).iter_errors(comparison))
    yield from misordered(comparison, schema, schema)
    yield from evidence_faults(program, comparison, paths)
    yield from pair_faults(comparison)
    if not comparison["pairs"]:
        yield "no pairs"
    if run([program, "compare", "-f", "json", b, a]) != text:
        yield "the order of the two makes a difference"
    with tempfile.TemporaryDirectory() as folder:
        records = [os.path.join(folder, name) for name in ("a.json", "b.json")]
        for record, path in zip(records, (a, b)):
            run([program, "-f", "json", "-o", record, path])
        if run([program, "compare", "-f", "json", *records]) != text:
            yield "records give another comparison than the documents they were made of"
    yield from Page().check(run([program, "compare", "-f", "html", a, b]).decode())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True)
    parser.add_argument("files", nargs="+")
    args = parser.parse_args()
    schema = load_schema("comparison")
    failed = False
    for fault in list_faults(schema):
        print(fault)
        failed = True
    for a, b in zip(args.files[::2], args.files[1::2]):
        for fault in faults_of(args.bin, schema, a, b):
            print(f"{os.path.basename(a)} and {os.path.basename(b)}: {fault}")
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

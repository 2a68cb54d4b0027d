#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks the histories that a program makes: JSON is valid against docs/history.schema.json with its keys in order; the
order of the files makes no difference; records give the same as the documents they were made of.

    history.py --bin BIN FILE...

Exit status: 0 all well, 1 a history is at fault, 2 the program or the schema is."""
import argparse
import json
import os
import sys
import tempfile

from jsonschema import Draft202012Validator

from record_schema import load_schema, misordered, run


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True)
    parser.add_argument("files", nargs="+")
    args = parser.parse_args()
    schema = load_schema("history")
    text = run([args.bin, "history", "-f", "json", *args.files])
    history = json.loads(text)
    faults = [error.message for error in Draft202012Validator(schema).iter_errors(history)]
    faults += misordered(history, schema, schema)
    if not history["providers"]:
        faults.append("no provider")
    if run([args.bin, "history", "-f", "json", *reversed(args.files)]) != text:
        faults.append("the order of the files makes a difference")
    with tempfile.TemporaryDirectory() as folder:
        records = os.path.join(folder, "records.jsonl")
        run([args.bin, "batch", "-o", records, *args.files])
        if run([args.bin, "history", "-f", "json", records]) != text:
            faults.append("records give another history than the documents they were made of")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

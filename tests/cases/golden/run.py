#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares the record of every document in FOLDERS with the one kept beside this file.

    tests/cases/golden/run.py --bin PROGRAM [--update]

A kept record is NAME.json, the bytes that `ofgrade report FOLDER/NAME -f json` prints from the project's root, so that
the path in it is the same everywhere. --update writes the kept records anew: read the difference before it is committed.
Exit status: 0 all are the same, 1 some differ, are missing or belong to no document, 2 the program or the documents are
not there.
"""
import argparse
import difflib
import hashlib
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent.parent
# Where documents are, and where their records are kept.
FOLDERS = {pathlib.Path("data/examples"): HERE, pathlib.Path("tests/cases/inspections/tuned"): HERE / "inspections"}
NO_DOCUMENTS = {"labels.jsonl"}
SECONDS = 60


def record_of(program, document):
    """The record as printed, and what is wrong with it."""
    done = subprocess.run([program, "report", document.as_posix(), "-f", "json"], cwd=ROOT, stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=SECONDS, check=False)
    if done.returncode != 0:
        return done.stdout, [f"exit status {done.returncode}: {done.stderr.decode(errors='replace').strip()}"]
    return done.stdout, check_source(done.stdout, document)


def check_source(printed, document):
    """What a record says of its file is right whatever is kept."""
    bytes_of_document = (ROOT / document).read_bytes()
    source = json.loads(printed)["source"]
    truth = {"path": document.as_posix(), "sha256": hashlib.sha256(bytes_of_document).hexdigest(),
             "bytes": len(bytes_of_document)}
    return [f"source.{key} is {source.get(key)!r}, the file's is {value!r}"
            for key, value in truth.items() if source.get(key) != value]


def difference(kept, printed, name):
    return list(difflib.unified_diff(kept.decode("utf-8", "replace").splitlines(),
                                     printed.decode("utf-8", "replace").splitlines(), name + " as kept",
                                     name + " now", lineterm="", n=2))


def kept_record(document):
    return FOLDERS[document.parent] / (document.name + ".json")


def try_document(program, document, update):
    """A list of problems, empty when the record is the kept one (or now kept)."""
    kept = kept_record(document)
    try:
        printed, problems = record_of(program, document)
    except (subprocess.TimeoutExpired, ValueError, KeyError, TypeError) as error:
        return [f"no record: {error!r}"]
    if problems:
        return problems
    if update:
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(printed)
        return []
    if not kept.is_file():
        return ["no record is kept; read the one that --update writes before it is committed"]
    if kept.read_bytes() == printed:
        return []
    return difference(kept.read_bytes(), printed, kept.name) or ["the records differ in bytes that are not shown"]


def main():
    parser = argparse.ArgumentParser(description="Compares the records of documents with the kept ones.")
    parser.add_argument("--bin", metavar="PROGRAM", required=True, help="the program ofgrade")
    parser.add_argument("--update", action="store_true", help="write the kept records anew")
    options = parser.parse_args()
    program = os.path.abspath(options.bin)
    documents = [folder / path.name for folder in FOLDERS for path in sorted((ROOT / folder).iterdir())
                 if path.is_file() and path.name not in NO_DOCUMENTS]
    if not documents or not os.access(program, os.X_OK):
        print(f"run.py: no documents or no program {program}", file=sys.stderr)
        return 2
    failed = 0
    for document in documents:
        problems = try_document(program, document, options.update)
        if problems:
            failed += 1
            print(document, *("  " + problem for problem in problems), sep="\n")
    orphans = {path for kept in FOLDERS.values() for path in kept.glob("*.json")} - set(map(kept_record, documents))
    for orphan in sorted(orphans):
        print(f"{orphan.relative_to(HERE)}: kept for a document that there is not")
    print(f"{len(documents) - failed} of {len(documents)} records are the kept ones")
    return 1 if failed or orphans else 0


if __name__ == "__main__":
    sys.exit(main())

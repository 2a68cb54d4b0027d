#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds what `ofgrade compare` finds in pairs of fictional documents to what a careful reader lined up.

    compare_pairs.py --bin BIN FOLDER...

A folder holds two documents and pairs.txt, whose lines are, with words of statements:
    words of the first | words of the second     a pair that belongs together
    - words              the first says it, and the second has no support for it
    ! words              the second says it, and the first leaves it out, or did not say it then
    = standing | words   what becomes of a statement of the first
Exit status: 1 when less than LEAST of all pairs is found, or another line does not hold. A statement that is not in the
record is told but is no fault of the comparison."""
import argparse
import json
import os
import subprocess
import sys

LEAST = 0.80


def compare(program, folder):
    files = sorted(name for name in os.listdir(folder) if name != "pairs.txt")
    files.sort(key=lambda name: not name.startswith(("article", "then")))
    done = subprocess.run([program, "compare", "-f", "json", *(os.path.join(folder, name) for name in files)],
                          stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def with_words(document, words):
    return [statement for statement in document["statements"] if words in " ".join(statement["text"].split())]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bin", required=True)
    parser.add_argument("folders", nargs="+")
    args = parser.parse_args()
    found = wanted = missing = close = listed = 0
    faults = []
    for folder in args.folders:
        it, name = compare(args.bin, folder), os.path.basename(folder)
        pairs = {(pair["first"], pair["second"]) for pair in it["pairs"]}
        used = set()
        for line in open(os.path.join(folder, "pairs.txt"), encoding="utf-8"):
            line = line.strip()
            mark = line[:1]
            if not line or mark == "#":
                continue
            standing, _, rest = line[2:].partition(" | ") if mark == "=" else ("", "", line[2:])
            if mark in "-!=":
                side = "second" if mark == "!" else "first"
                absent = "new" if it["kind"] == "inspections" else "left-out"
                expected = standing or {"-": "no-support-found", "!": absent}[mark]
                statements = with_words(it[side], rest)
                missing += not statements
                faults += [f"{name}: it is {s['standing']}, not {expected}: {s['text']}" for s in statements
                           if s["standing"] != expected]
                continue
            sides = [with_words(it[side], words) for side, words in zip(("first", "second"), line.split(" | "))]
            if not all(sides):
                missing += 1
                print(f"{name}: not in the record: {line}")
                continue
            hits = {(a["id"], b["id"]) for a in sides[0] for b in sides[1]} & pairs
            used |= hits
            wanted += 1
            found += bool(hits)
            if not hits:
                print(f"{name}: not found: {line}")
        close += sum(pair["close"] for pair in it["pairs"])
        listed += len([pair for pair in it["pairs"] if pair["close"] and (pair["first"], pair["second"]) in used])
    print(f"{found} of {wanted} pairs found; {missing} lines name a statement that the record does not have; "
          f"of {close} close pairs {listed} are listed")
    if not wanted or found < LEAST * wanted:
        faults.append("too few pairs are found")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

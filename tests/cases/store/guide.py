#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""docs/store.md says what the database is: every table, column and view is there and no other, and each of its questions
is answered. guide.py --bin PROGRAM"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

from documents import open_database

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..")


def described(guide):
    """Tables and views by name, each with its columns in the order in which they are described."""
    found = {}
    for section in re.split(r"^### ", guide, flags=re.M)[1:]:
        name, _, body = section.partition("\n")
        rows = re.findall(r"^\| (`.*?) \|", body.split("\n## ")[0], flags=re.M)
        found[name.strip()] = [column for row in rows for column in re.findall(r"`(\w+)`", row)]
    views = guide.split("\n## Views\n")[1].split("\n## ")[0]
    for name, columns in re.findall(r"^\| `(\w+)` \|[^|]*\|(.*)\|$", views, flags=re.M):
        found[name] = re.findall(r"`(\w+)`", re.sub(r"\([^)]*\)", "", columns))
    return found


def made(database):
    names = database.execute(
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT GLOB 'statements_fts_*'")
    return {name: [row[1] for row in database.execute(f"SELECT * FROM pragma_table_xinfo('{name}')") if row[6] != 1]
            for (name,) in names}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True)
    program = os.path.abspath(parser.parse_args().bin)
    with open(os.path.join(ROOT, "docs", "store.md"), encoding="utf-8") as file:
        guide = file.read()
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "examples.db")
        subprocess.run([program, "batch", os.path.join(ROOT, "data", "examples"), "--db", path], check=True)
        database = open_database(path)
        tables, wanted = made(database), described(guide)
        for name in sorted(set(tables) | set(wanted)):
            if sorted(tables.get(name, [])) != sorted(wanted.get(name, [])):
                faults.append(f"{name} has the columns {tables.get(name)}; the guide says {wanted.get(name)}")
        questions = re.findall(r"^```sql\n(.*?)^```", guide, flags=re.M | re.S)
        if len(questions) < 10:
            faults.append(f"the guide asks only {len(questions)} questions")
        for question in questions:
            if not database.execute(question).fetchall():
                faults.append(f"nothing answers\n{question}")
        database.close()
    print("\n".join(faults) if faults else f"{len(wanted)} tables and views, {len(questions)} questions")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: MIT
"""What the tests of the database share: small reports, and what a database holds whatever the numbers of its rows."""
import json
import os
import sqlite3

PLACES = ["Northmarsh", "Wexcombe", "Eastmere", "Stannery", "Harrowdale"]
GRADES = ["outstanding", "good", "requires improvement to be good", "inadequate"]
TOPICS = ["supervision", "plans", "visits", "records", "placements"]


def text_of(number):
    """A short letter that is like no other."""
    place, grade, topic = PLACES[number % 5], GRADES[number % 4], TOPICS[number % 5]
    return (f"{place} local authority\n\nInspection of children's social care services\n\n"
            f"Inspection dates: {number % 27 + 1} May {2015 + number % 10}\n\n"
            f"The overall effectiveness is {grade}.\n\n"
            f"Leaders know their services well and {topic} {number} are effective. "
            f"Too many children wait too long for {topic}. Social workers do not record {topic} well enough. "
            f"Care leavers value the support they receive.\n\n"
            f"What needs to improve\n\n- The quality of {topic}.\n- How quickly case {number} is reviewed.\n")


def write_documents(folder, count):
    os.makedirs(folder, exist_ok=True)
    for number in range(count):
        with open(os.path.join(folder, f"{number:05}.txt"), "w", encoding="utf-8") as file:
            file.write(text_of(number))


def open_database(path):
    return sqlite3.connect(f"file:{path}", uri=True)


def holds(path):
    """The records by path, after everything that must agree with them has been compared."""
    database = open_database(path)
    if database.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,):
        database.close()
        return {}  # a run was killed before it made the tables
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.execute("INSERT INTO statements_fts (statements_fts, rank) VALUES ('integrity-check', 1)")
    records = {}
    for number, name, status, line in database.execute(
            "SELECT d.id, d.path, d.status, r.json FROM documents d LEFT JOIN records r ON r.document = d.id"):
        record = json.loads(line)
        assert record["status"] == status, name
        for table in ("judgements", "findings", "actions", "quotations", "recommendations", "warnings"):
            count = database.execute(f"SELECT count(*) FROM {table} WHERE document = ?", (number,)).fetchone()[0]
            assert count == len(record.get(table) or []), (name, table, count)
        records[name] = line
    database.rollback()
    database.close()
    return records

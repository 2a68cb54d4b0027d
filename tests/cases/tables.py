#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds tables to each other: the CSV files to the records, the workbook to the CSV files, cell by cell.

  tables.py --bin BIN FILE...      exit status 0: all hold, 1: some differ, 77: openpyxl is missing
"""
import argparse
import csv
import datetime
import filecmp
import json
import os
import re
import subprocess
import sys
import tempfile

try:
    import openpyxl
except ImportError:
    print("tables.py: skipped, the module openpyxl is missing (Debian: apt-get install python3-openpyxl)")
    sys.exit(77)

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TABLES = ("documents", "judgements", "findings", "actions")
faults = []


def hold(what, got, wanted):
    if got != wanted:
        faults.append(f"{what}: {got!r}, not {wanted!r}")


def run(args, *more):
    done = subprocess.run([args.bin, "report", *more, *args.files], capture_output=True, check=False)
    if done.returncode > 1 or (done.stderr and done.returncode == 0):
        sys.exit(f"tables.py: report {more}: {done.returncode} {done.stderr.decode()}")
    return done.stdout


def rows_of(data):
    if not data.startswith(b"\xef\xbb\xbf"):
        faults.append("a CSV file has no byte order mark")
    return list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True)))


def plain(text):
    """A CSV cell without the apostrophe that guards against formulas."""
    return text[1:] if re.match(r"'\s*[=+\-@＝＋－＠]", text) else text


def check_records(records, tables):
    """Some columns of each kind, taken from the records in another way."""
    named = {table: [dict(zip(rows[0], map(plain, row))) for row in rows[1:]] for table, rows in tables.items()}
    hold("rows of documents", len(named["documents"]), len(records))
    for row, record in zip(named["documents"], records):
        failed = record["status"] == "failed"
        assessment = record["assessment"] or {}
        hold("status", row["status"], record["status"])
        hold("error", row["error"], record["error"]["code"] if failed else "")
        hold("provider", row["provider"], "" if failed else record["inspection"]["provider"]["name"] or "")
        hold("end", row["end"], "" if failed else record["inspection"]["end"] or "")
        hold("overall_level", row["overall_level"], str(assessment.get("stated_level") or ""))
        hold("reads_like_level", row["reads_like_level"], str(assessment.get("inferred_level") or ""))
        hold("weaknesses", row["weaknesses"],
             "" if failed else str(sum(f["polarity"] == "weakness" for f in record["findings"])))
        hold("actions", row["actions"],
             "" if failed else str(sum(a["kind"] not in ("planned", "done") for a in record["actions"])))
    for table in TABLES[1:]:
        items = [(record, item) for record in records for item in record[table]]
        hold(f"rows of {table}", len(named[table]), len(items))
        for row, (record, item) in zip(named[table], items):
            hold(f"{table}: provider", row["provider"], record["inspection"]["provider"]["name"] or "")
            hold(f"{table}: line", row["line"], str(item["evidence"]["line"]))
            for key in set(item) & set(row) - {"themes"}:
                hold(f"{table}: {key}", row[key], " ".join(str(item[key] if item[key] is not None else "").split()))
            if "themes" in item:
                hold(f"{table}: themes", row["themes"], "; ".join(item["themes"]))


def check_cell(place, cell, text, kind):
    value = cell.value
    if kind == "date" and text:
        hold(place, value, datetime.datetime.fromisoformat(text))
    elif kind in ("level", "whole number", "decimal") and text:
        hold(place, value, float(text) if kind == "decimal" else int(text))
    else:
        hold(place, value or "", text)
    if isinstance(value, str):
        hold(f"{place} is text", cell.data_type, "s")
    web = kind == "link" and re.match(r"https?://", text, re.I)
    hold(f"{place} as a link", cell.hyperlink.target if cell.hyperlink else None, text if web else None)


def colours(css):
    """Ground and text of each level, by the light scheme of the pages."""
    light = css.split("prefers-color-scheme")[0]
    return {level: tuple(re.search(rf"--level-{level}-{part}: #(\w+);", light).group(1).upper()
                         for part in ("ground", "text")) for level in range(1, 5)}


def check_look(place, cell, column, level, wanted):
    """Stated grades in the colours of the pages, whose contrast a test measures; what is read by ofgrade in none."""
    if column["type"] not in ("grade", "level") or not cell.value:
        return
    filled = cell.fill.fill_type == "solid"
    if column["whose word"] == "ofgrade" or not level:
        hold(f"{place} is filled", filled, False)
    else:
        shown = tuple(str(colour.rgb)[2:] for colour in (cell.fill.fgColor, cell.font.color))
        hold(f"{place}: colours", shown, wanted[int(level)])


def explained(sheet):
    """What the sheet About says of each column."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    start = next(i for i, row in enumerate(rows) if row[0] == "sheet")
    return {(row[0], row[1]): dict(zip(rows[start], row)) for row in rows[start + 1:]}


def check_sheet(sheet, rows, about, wanted):
    hold(f"{sheet.title}: rows", sheet.max_row, len(rows))
    hold(f"{sheet.title}: stays in sight", sheet.freeze_panes, "C2")
    hold(f"{sheet.title}: filter", sheet.auto_filter.ref, sheet.dimensions)
    hold(f"{sheet.title}: titles of printed pages", sheet.print_title_rows, "$1:$1")
    for r, row in enumerate(rows):
        named = dict(zip(rows[0], row))
        for c, text in enumerate(row):
            cell = sheet.cell(row=r + 1, column=c + 1)
            place = f"{sheet.title} {cell.coordinate}"
            column = about[sheet.title, rows[0][c]]
            check_cell(place, cell, plain(text), column["type"] if r else "text")
            if r:
                level = named[re.sub(r"grade$", "level", rows[0][c])] if column["type"] in ("grade", "level") else None
                check_look(place, cell, column, level, wanted)
            else:
                hold(f"{place}: italics", bool(cell.font.i), column["whose word"] == "ofgrade")


def check_chart(sheet, records):
    wanted = {}
    for record in records:
        if record["status"] == "failed" or record["document"]["kind"] == "news-article":
            continue
        inspection, level = record["inspection"], record["assessment"]["stated_level"]
        day = inspection["end"] or inspection["start"] or inspection["published"]
        if day and level:
            wanted.setdefault(int(day[:4]), [0, 0, 0, 0])[level - 1] += 1
    rows = [[cell.value for cell in row[:5]] for row in sheet.iter_rows(min_row=5)]
    hold("figures of the chart", [row for row in rows if row[0]], [[year, *wanted[year]] for year in sorted(wanted)])
    hold("charts", len(sheet._charts), 1 if wanted else 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True)
    parser.add_argument("files", nargs="+")
    args = parser.parse_args()
    records = [json.loads(line) for line in run(args, "-f", "jsonl").splitlines()]
    tables = {table: rows_of(run(args, "-f", "csv", *(["--long", table] if table != "documents" else [])))
              for table in TABLES}
    check_records(records, tables)
    with open(os.path.join(ROOT, "data/views/page.css"), encoding="utf-8") as file:
        wanted = colours(file.read())
    with tempfile.TemporaryDirectory() as folder:
        first, second = (os.path.join(folder, name) for name in ("a.xlsx", "b.xlsx"))
        run(args, "-f", "xlsx", "-o", first)
        run(args, "-f", "xlsx", "-o", second)
        hold("the same bytes", filecmp.cmp(first, second, shallow=False), True)
        book = openpyxl.load_workbook(first)
    hold("sheets", book.sheetnames, [*map(str.capitalize, TABLES), "Chart", "About"])
    about = explained(book["About"])
    hold("columns explained", list(about), [(t.capitalize(), name) for t in TABLES for name in tables[t][0]])
    for table in TABLES:
        check_sheet(book[table.capitalize()], tables[table], about, wanted)
    check_chart(book["Chart"], records)
    print("\n".join(faults[:20]) or f"{sum(map(len, tables.values())) - len(TABLES)} rows of {len(records)} documents hold")
    return 1 if faults else 0


sys.exit(main())

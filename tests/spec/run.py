#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the examples of *.spec files: gives each input to the program and compares what the record says.

    tests/spec/run.py --bin PROGRAM [--only NAME]… [--list] PATH…       PATH: a .spec file or a folder of them

The format of the files is described in README.md beside this file. Exit status: 0 all examples hold, 1 some do not,
2 an example is written wrongly or there is none.
"""
import argparse
import concurrent.futures
import dataclasses
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

FENCE = "`" * 32
SECONDS = 60
SIGNS = {"→": "\t", "␌": "\f", "⍽": "\u00a0", "␍": "\r", "⌑": "\uf0b7"}


class SpecError(Exception):
    pass


@dataclasses.dataclass
class Example:
    name: str
    place: str
    folder: pathlib.Path
    settings: dict
    input: bytes = b""
    wanted: dict = dataclasses.field(default_factory=dict)


def fold(text):
    return " ".join(str(text).split())


def name_of(value):
    return "none" if value is None else fold(value)


def judgements_of(record):
    return [" | ".join(name_of(j[key]) for key in ("area", "grade", "words")) for j in record["judgements"]]


def themes_of(record):
    return [" | ".join([", ".join(row["themes"]) or "none", name_of(row["text"])])
            for row in record["findings"] + record["actions"]]


def under_of(record):
    return [" | ".join(name_of(f[key]) for key in ("area", "text")) for f in record["findings"]]


def findings_of(record):
    return [" | ".join(name_of(f[key]) for key in ("polarity", "text")) for f in record["findings"]]


def actions_of(record):
    return [" | ".join(name_of(a[key]) for key in ("kind", "text", "by", "deadline")) for a in record["actions"]]


def quotations_of(record):
    keys = ("speaker", "role", "organisation", "stance", "text")
    return [" | ".join(name_of(q[key]) for key in keys) for q in record["quotations"]]


def speakers_of(record):
    """Each once, by name, role and organisation."""
    return list(dict.fromkeys(" | ".join(name_of(q[key]) for key in ("speaker", "role", "organisation"))
                              for q in record["quotations"]))


def said_of(record):
    return [" | ".join(name_of(q[key]) for key in ("speaker", "text")) for q in record["quotations"]]


def leads_of(record):
    return [fold(person["name"]) for person in record["inspection"]["inspectors"] if person["lead"]]


def inspectors_of(record):
    return [fold(person["name"]) for person in record["inspection"]["inspectors"]]


def warnings_of(record):
    return [warning["code"] for warning in record["warnings"]]


def outcome_of(record):
    return record["outcome"] and record["outcome"]["code"]


def previous_of(record):
    return record["inspection"]["previous"] and record["inspection"]["previous"]["overall"]


def previous_date_of(record):
    return record["inspection"]["previous"] and record["inspection"]["previous"]["date"]


def ages_of(record):
    ages = record["inspection"]["provider"]["age_range"]
    return ages and " to ".join("" if ages[end] is None else str(ages[end]) for end in ("from", "to"))


# Keys with one value: what they are in a record that was analysed.
SINGLE = {
    "kind": lambda r: r["document"]["kind"],
    "title": lambda r: r["document"]["title"],
    "outlet": lambda r: r["document"]["outlet"],
    "byline": lambda r: r["document"]["byline"],
    "framework": lambda r: r["framework"] and r["framework"]["id"],
    "provider": lambda r: r["inspection"]["provider"] and r["inspection"]["provider"]["name"],
    "provider-kind": lambda r: r["inspection"]["provider"] and r["inspection"]["provider"]["kind"],
    "urn": lambda r: r["inspection"]["provider"] and r["inspection"]["provider"]["urn"],
    "type": lambda r: r["inspection"]["type"],
    "start": lambda r: r["inspection"]["start"],
    "end": lambda r: r["inspection"]["end"],
    "published": lambda r: r["inspection"]["published"],
    "previous": previous_of,
    "previous-date": previous_date_of,
    "report-url": lambda r: r["inspection"]["report_url"],
    "outcome": outcome_of,
    "local-authority": lambda r: r["inspection"]["provider"]["local_authority"],
    "age-range": ages_of,
    "number-on-roll": lambda r: r["inspection"]["provider"]["number_on_roll"],
    "category": lambda r: r["inspection"]["category"],
}
# Keys that may stand several times; together they must be all there are, in any order. "none": there are none.
SEVERAL = {"judgement": judgements_of, "lead": leads_of, "inspector": inspectors_of, "finding": findings_of,
           "themes": themes_of, "under": under_of, "action": actions_of, "quotation": quotations_of, "speaker": speakers_of,
           "said": said_of, "warning": warnings_of}
# Of these the columns behind the second may be left out; what stands there is then not compared.
OPEN = {"judgement", "action"}
# Keys about `text --blocks`: the blocks named must be there in this order, with others between them.
KEYS = ["status", *SINGLE, *SEVERAL, "block"]


def parse_wanted(lines, place):
    wanted = {}
    for line in lines:
        if not line.strip():
            continue
        key, colon, value = line.partition(":")
        if not colon or key not in KEYS:
            raise SpecError(f"{place}: no such key: {line!r} (keys: {', '.join(KEYS)})")
        values = wanted.setdefault(key, [])
        values.append(fold(value))
        if len(values) > 1 and (key in SINGLE or key == "status"):
            raise SpecError(f"{place}: the key {key!r} stands twice")
    if not wanted:
        raise SpecError(f"{place}: nothing is expected")
    return wanted


def finish(example, lines):
    if "." not in lines:
        raise SpecError(f"{example.place}: no line with a full stop alone between input and what is expected")
    divide = lines.index(".")
    text = "".join(line + "\n" for line in lines[:divide])
    for sign, meaning in SIGNS.items():
        text = text.replace(sign, meaning)
    example.input = text.encode()
    example.wanted = parse_wanted(lines[divide + 1:], example.place)
    if "file" in example.settings:
        if text:
            raise SpecError(f"{example.place}: has both a file and an input")
        path = example.folder / example.settings["file"]
        if not path.is_file():
            raise SpecError(f"{example.place}: no such file: {path}")
        example.input = path.read_bytes()
    if "truncate" in example.settings:
        kept = int(example.settings["truncate"])
        if kept >= len(example.input):
            raise SpecError(f"{example.place}: the input has {len(example.input)} bytes, nothing to cut off")
        example.input = example.input[:kept]
    return example


def parse(path):
    """The examples of one file."""
    examples, current, lines = [], None, []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if current is None:
            if not line.startswith(FENCE):
                continue
            words = line[len(FENCE):].split()
            place = f"{path.name}:{number}"
            if len(words) < 2 or words[0] != "example":
                raise SpecError(f"{place}: expected 'example NAME'")
            settings = dict(word.split("=", 1) for word in words[2:])
            if set(settings) - {"file", "truncate"}:
                raise SpecError(f"{place}: no such setting")
            current, lines = Example(words[1], place, path.parent, settings), []
        elif line == FENCE:
            examples.append(finish(current, lines))
            current = None
        else:
            lines.append(line)
    if current is not None:
        raise SpecError(f"{current.place}: the example has no end")
    return examples


def run_program(program, *arguments):
    return subprocess.run([program, *arguments], stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS,
                          check=False)


def compare_list(key, wanted, got):
    wanted = [] if wanted == ["none"] else wanted
    rest, missing = list(got), []
    for value in wanted:
        is_open = key in OPEN and "|" in value
        match = next((g for g in rest if g == value or (is_open and g.startswith(value + " |"))), None)
        if match is None:
            missing.append(value)
        else:
            rest.remove(match)
    return [f"  missing  {key}: {value}" for value in missing] + [f"  too many {key}: {value}" for value in rest]


def compare_blocks(wanted, output):
    header, *rows = [line.split("\t") for line in output.decode("utf-8", "replace").splitlines()] or [[]]
    if "kind" not in header or "text" not in header:
        return ["  'text --blocks' printed no line of column names"]
    kind, text = header.index("kind"), header.index("text")
    got = [f"{row[kind]} | {fold(row[text])}" for row in rows]
    at, problems = 0, []
    for value in wanted:
        if value in got[at:]:
            at = got.index(value, at) + 1
        else:
            problems.append(f"  missing  block: {value}" + (" (it stands earlier)" if value in got else ""))
    return problems + (["  blocks are:"] + [f"           {line}" for line in got] if problems else [])


def check_evidence(record, text):
    """The promise of every record: the bytes of a span, white space folded, are the words that carry it."""
    carriers = [(j["area"], j["words"], j["evidence"]) for j in record["judgements"]]
    carriers += [("quotation", q["text"], q["evidence"]) for q in record["quotations"]]
    carriers += [(f["id"], f["text"], f["evidence"]) for f in record["findings"] + record["actions"]]
    problems = []
    for name, words, span in carriers:
        found = fold(text[span["start"]:span["end"]].decode("utf-8", "replace"))
        if found != fold(words):
            problems.append(f"  evidence of {name} reads {found!r}, its words are {words!r}")
    return problems


def compare_record(example, record):
    problems = []
    for key, wanted in example.wanted.items():
        if key in SINGLE:
            got = name_of(SINGLE[key](record))
            if got != wanted[0]:
                problems.append(f"  {key}: wanted {wanted[0]!r}, got {got!r}")
        elif key in SEVERAL:
            problems += compare_list(key, wanted, SEVERAL[key](record))
    return problems


def run_example(program, example):
    """A list of problems, empty when the example holds."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "document")
        with open(path, "wb") as file:
            file.write(example.input)
        done = run_program(program, "report", path, "-f", "json")
        try:
            record = json.loads(done.stdout)
        except ValueError:
            return [f"  no record (exit status {done.returncode}): {done.stderr.decode(errors='replace').strip()}"]
        status, problems = record["status"], []
        if status == "failed":
            status += " " + record["error"]["code"]
        wanted = example.wanted.get("status", ["analysed"])[0]
        if status != wanted:
            return [f"  status: wanted {wanted!r}, got {status!r}"]
        if done.returncode != (0 if status == "analysed" else 1):
            problems.append(f"  exit status {done.returncode} with status {status!r}")
        if status != "analysed":
            return problems
        problems += compare_record(example, record)
        if any(record[key] for key in ("judgements", "findings", "actions", "quotations")):
            problems += check_evidence(record, run_program(program, "text", path).stdout)
        if "block" in example.wanted:
            problems += compare_blocks(example.wanted["block"], run_program(program, "text", path, "--blocks").stdout)
        return problems


def try_example(program, example):
    try:
        return run_example(program, example)
    except subprocess.TimeoutExpired:
        return [f"  not done after {SECONDS} seconds"]
    except (KeyError, TypeError, AttributeError) as error:
        return [f"  the record lacks something: {error!r}"]


def collect(paths):
    examples = []
    for path in paths:
        files = sorted(path.glob("*.spec")) if path.is_dir() else [path]
        for file in files:
            examples += parse(file)
    names = [example.name for example in examples]
    for name in names:
        if names.count(name) > 1:
            raise SpecError(f"two examples are named {name!r}")
    if not examples:
        raise SpecError("no examples")
    return examples


def main():
    parser = argparse.ArgumentParser(description="Runs the examples of *.spec files.")
    parser.add_argument("--bin", metavar="PROGRAM", help="the program ofgrade")
    parser.add_argument("--only", metavar="NAME", action="append", help="run this example alone")
    parser.add_argument("--list", action="store_true", help="list the examples and run none")
    parser.add_argument("paths", nargs="+", type=pathlib.Path, metavar="PATH")
    options = parser.parse_args()
    try:
        examples = collect(options.paths)
        if options.only:
            unknown = set(options.only) - {example.name for example in examples}
            if unknown:
                raise SpecError("no such example: " + ", ".join(sorted(unknown)))
            examples = [example for example in examples if example.name in options.only]
    except (SpecError, OSError, ValueError) as error:
        print(f"run.py: {error}", file=sys.stderr)
        return 2
    if options.list:
        for example in examples:
            print(f"{example.place:24} {example.name}")
        return 0
    if not options.bin:
        parser.error("--bin is missing")
    failed = 0
    program = os.path.abspath(options.bin)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for example, problems in zip(examples, pool.map(lambda one: try_example(program, one), examples)):
            if problems:
                failed += 1
                print(f"{example.place}: {example.name}", *problems, sep="\n")
    print(f"{len(examples) - failed} of {len(examples)} examples hold")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

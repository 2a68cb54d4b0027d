#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks the records that a program makes of files: each is valid against docs/record.schema.json, has its keys in the
schema's order, and its evidence reads back from what `text` prints.

    record_schema.py --bin BIN [--batch-args ARGS] FILE...   runs `BIN batch -f jsonl FILE...` and `BIN text FILE`
    record_schema.py --records FILE.jsonl...                 schema and order of keys alone ("-": standard input)
    record_schema.py --self-test                             proves that broken records are found out

Exit status: 0 all well, 1 a record is at fault or there is none, 2 the program or the schema is."""
import argparse
import copy
import json
import os
import re
import subprocess
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("record_schema.py: the module jsonschema is missing (Debian: apt-get install python3-jsonschema)")
    sys.exit(2)

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# Which member of the objects of a list is the text of their evidence; a warning's message is not in the document.
EVIDENCE = {"judgements": "words", "findings": "text", "actions": "text", "quotations": "text", "warnings": None}


def load_schema(name="record"):
    with open(os.path.join(ROOT, "docs", f"{name}.schema.json"), encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    return schema


def unique(pairs):
    """An object whose keys do not repeat."""
    result = dict(pairs)
    if len(result) < len(pairs):
        raise ValueError("a key stands twice")
    return result


def resolved(schema, root):
    """The schema of the object or array that a member holds, references followed and null left out."""
    for choice in schema.get("anyOf", []):
        if "$ref" in choice:
            schema = choice
    if "$ref" in schema:
        return root["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    return schema


def misordered(value, schema, root, path=""):
    """The places whose keys are not in the order of the schema."""
    schema = resolved(schema, root)
    if isinstance(value, dict):
        wanted = list(schema.get("properties", {}))
        if list(value) != wanted:
            yield f"{path or 'the record'}: keys are {', '.join(value)}, not {', '.join(wanted)}"
        for key, part in value.items():
            yield from misordered(part, schema.get("properties", {}).get(key, {}), root, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from misordered(part, schema.get("items", {}), root, f"{path}[{index}]")


def spans(record):
    """Every piece of evidence: its place, the span, and the text it must read back to (None: any)."""
    for name, member in EVIDENCE.items():
        for index, item in enumerate(record[name]):
            if item["evidence"] is not None:
                yield f"{name}[{index}]", item["evidence"], item[member] if member else None


def folded(text):
    return " ".join(text.split())


def unread(record, text):
    """What is wrong with the evidence of a record over `text`, the bytes that `BIN text FILE` printed."""
    for place, span, words in spans(record):
        start, end = span["start"], span["end"]
        if not start < end <= len(text):
            yield f"{place}: {start} to {end} is no range of a text of {len(text)} bytes"
            continue
        try:
            there = folded(text[start:end].decode("utf-8"))
        except UnicodeDecodeError:
            yield f"{place}: {start} to {end} cuts a character in two"
            continue
        if words is not None and there != folded(words):
            yield f"{place}: there stands {there!r}, the record has {words!r}"
        line = text.count(b"\n", 0, start) + 1
        if span["line"] != line:
            yield f"{place}: stands in line {line}, the record has {span['line']}"
        pages = record["source"]["pages"]
        if (span["page"] or 0) > (pages or 0) or (pages and span["page"] is None):
            yield f"{place}: page {span['page']} of {pages}"


def dangling(record):
    """Ids that repeat, and evidence that names no finding or action."""
    known = [item["id"] for name in ("findings", "actions") for item in record[name]]
    if len(known) != len(set(known)):
        yield "an id stands twice"
    assessment = record["assessment"] or {"because": []}
    for name, items in (("because", assessment["because"]), ("recommendations", record["recommendations"])):
        for index, item in enumerate(items):
            for wanted in item["evidence"]:
                if wanted not in known:
                    yield f"{name}[{index}]: there is no {wanted}"


def faults(line, validator, text_of):
    """All that is wrong with one line of JSON. `text_of` gives the text of a path, or None where it is not known."""
    try:
        record = json.loads(line.decode("utf-8"), object_pairs_hook=unique)
    except ValueError as error:
        return [f"no JSON: {error}"]
    found = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(record)]
    found += misordered(record, validator.schema, validator.schema)
    if found:
        return found
    found += dangling(record)
    text = text_of(record) if record["status"] == "analysed" else None
    return found + list(unread(record, text) if text is not None else [])


def run(command, allowed=(0,)):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode not in allowed:
        print(f"{' '.join(command)}: exit status {done.returncode}\n{done.stderr.decode(errors='replace')}")
        sys.exit(2)
    return done.stdout


def lines_of(options):
    if options.bin:
        return run([options.bin, "batch", *options.batch_args.split(), "-f", "jsonl", "--", *options.files], (0, 1))
    parts = []
    for name in options.files:
        if name == "-":
            parts.append(sys.stdin.buffer.read())
        else:
            with open(name, "rb") as file:
                parts.append(file.read())
    return b"".join(parts)


def check(options):
    validator = Draft202012Validator(load_schema())
    output, failed, count = lines_of(options), 0, 0

    def text_of(record):
        path = record["source"]["path"]
        if not options.bin or path == "-" or "\ufffd" in path:  # read once, or not known as it was
            return None
        return run([options.bin, "text", "--", path])

    if output and not output.endswith(b"\n"):
        print("the last record is not ended by a line end")
        failed += 1
    for count, line in enumerate(output.split(b"\n")[:-1], 1):
        found = faults(line, validator, text_of)
        failed += bool(found)
        path = re.search(rb'"path":\s*"((?:[^"\\]|\\.)*)"', line)
        for fault in found:
            print(f"record {count} ({path.group(1).decode(errors='replace') if path else '?'}): {fault}")
    print(f"{count} records, {failed} at fault")
    return 0 if count and not failed else 1


# --- the test of the test

REMOVED = object()
TEXT = "Fenwold Council\n\nOverall effectiveness\tGood\nStaff know children  well.\n".encode()


def examples():
    """The two records of docs/record.md."""
    with open(os.path.join(ROOT, "docs", "record.md"), encoding="utf-8") as file:
        return [json.loads(block) for block in re.findall(r"^```json\n(.*?)^```$", file.read(), re.M | re.S)]


def changed(record, path, value):
    """A copy with the value at `path` ("findings.0.id") replaced; with REMOVED it is taken out."""
    record = copy.deepcopy(record)
    at, keys = record, path.split(".")
    for key in keys[:-1]:
        at = at[int(key)] if isinstance(at, list) else at[key]
    last = int(keys[-1]) if isinstance(at, list) else keys[-1]
    if value is REMOVED:
        del at[last]
    else:
        at[last] = value
    return record


BROKEN = [("schema", "ofgrade-record/2"), ("extra", 1), ("summary", REMOVED), ("status", "failed"), ("document", None),
          ("error", {"code": "no-text", "message": ""}), ("source.sha256", "ABC"), ("source.bytes", -1),
          ("source.pages", 0), ("source.format", "png"), ("framework.confidence", 1.5),
          ("inspection.start", "4.3.2024"),
          ("inspection.end", "2024-13-01"), ("inspection.provider.kind", "council"), ("inspection.provider", None),
          ("judgements.0.level", 5), ("judgements.0.evidence.line", 0), ("judgements.0.evidence", None),
          ("findings.0.polarity", "bad"), ("findings.0.id", "f0"), ("findings.0.themes", None),
          ("actions.0.deadline", "soon"), ("assessment.agreement", None), ("recommendations.0.evidence.0", "f9"),
          ("recommendations.0.rank", 0), ("warnings.0.code", "No date"), ("findings.1.id", "f1")]


def span_record(full, **span):
    record = copy.deepcopy(full)
    for name in EVIDENCE:
        record[name] = []
    record["recommendations"], record["assessment"]["because"] = [], []
    at = {"page": 1, "line": 4, "start": TEXT.index(b"Staff"), "end": len(TEXT) - 1}
    at.update(span)
    finding = copy.deepcopy(full["findings"][0])
    finding.update(text="Staff know children well.", evidence=at)
    record["findings"] = [finding]
    return record


def self_test():
    validator = Draft202012Validator(load_schema())
    full, failure = examples()
    wrong = []

    def expect(good, record, what, text=None):
        found = faults(json.dumps(record).encode(), validator, lambda _: text)
        if bool(found) == good:
            wrong.append(f"{what}: {found or 'nothing found'}")

    expect(True, full, "the full example")
    expect(True, failure, "the failed record")
    expect(False, changed(failure, "error", None), "failed without an error")
    expect(False, changed(failure, "warnings", full["warnings"]), "failed with warnings")
    expect(False, dict(reversed(full.items())), "keys reversed")
    finding = dict(reversed(full["findings"][0].items()))
    expect(False, changed(full, "findings.0", finding), "keys of a finding reversed")
    for path, value in BROKEN:
        expect(False, changed(full, path, value), path)
    expect(True, span_record(full), "evidence that reads back", TEXT)
    for span in ({"start": 1}, {"end": len(TEXT) + 1}, {"line": 3}, {"page": None}, {"page": 3},
                 {"start": 60, "end": 60}):
        expect(False, span_record(full, **span), f"evidence {span}", TEXT)
    for line in (b"", b"{", b'{"a": 1, "a": 2}', b"\xff"):
        if not faults(line, validator, lambda _: None):
            wrong.append(f"{line!r}: nothing found")
    print("\n".join(wrong) if wrong else "every broken record is found out")
    return 1 if wrong else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", help="the program")
    parser.add_argument("--batch-args", default="", help="more arguments for its command batch, in one word")
    parser.add_argument("--records", action="store_true", help="the files are records, one a line")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    if options.self_test:
        return self_test()
    if bool(options.bin) == options.records or not options.files:
        parser.error("give --bin BIN FILE..., --records FILE..., or --self-test")
    return check(options)


if __name__ == "__main__":
    sys.exit(main())

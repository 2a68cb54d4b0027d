#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reads the same documents laid out as other programs lay out text, and counts what comes out otherwise.

  layouts.py PROGRAM DIR… [--list METRIC] [--floors FILE]
  layouts.py --self-test

Each plain text of the folders is written again in every one of LAYOUTS, and its record then compared with the one of
the text as it is. For each layout there are four metrics: `NAME_facts`, the share of FACTS that are the same;
`NAME_areas`, F1 of the grades by area; `NAME_findings_f1`, F1 of the findings and actions with their polarity; and
`NAME_safe`, the share of documents in which no grade is another or invented without a warning. Exit status 1 when a
figure is below its floor in FILE. The self-test shows that every kind of metric can fail, that layouts differ and that
no document is left out for its name.
"""
import argparse, collections, copy, html, json, os, re, subprocess, sys, tempfile

from tally import Tally, add_options, plain, report

GAP = re.compile(r"\S(?: {2,}|\t)\S")  # between the cells of a row
FACTS = ["kind", "framework", "provider", "start", "end", "lead"]
KINDS_OF_METRIC = ["facts", "areas", "findings_f1", "safe"]


def paragraphs(text):
    """The paragraphs of a text, each in one line; rows of a table stay lines."""
    for block in re.split(r"\n[ \t]*\n", text):
        lines = block.split("\n")
        yield "\n".join(lines) if any(map(GAP.search, lines)) else " ".join(line.strip() for line in lines)


def page(body):
    return f"<!DOCTYPE html><html><head><title></title></head><body>\n{body}\n</body></html>\n"


def paragraph(line):
    return f"<p>{html.escape(line) or '&#160;'}</p>"


def lines_of(text):
    return [line.strip() for line in text.replace("\f", "\n").split("\n")]


def marked(text):
    """Markdown as converters write it: signs escaped, a page's end as a rule, lines broken by two spaces."""
    escaped = re.sub(r"([*_\[\]<>#])", r"\\\1", text)
    return "\n".join(line + "  " if line.strip() else "" for line in escaped.replace("\f", "\n\n-----\n\n").split("\n"))


LAYOUTS = {  # name: how files of that layout end, what makes the layout
    "windows": (".txt", lambda text: "\ufeff" + text.replace("\n", "\r\n")),
    "indented": (".txt", lambda text: re.sub(r"(?m)^(?=.)", " " * 8, text)),
    "spaced": (".txt", lambda text: text.replace("\n", "\n\n")),
    "tight": (".txt", lambda text: re.sub(r"\n(?:[ \t]*\n)+", "\n", text)),
    "long": (".txt", lambda text: "\n\n".join(paragraphs(text))),
    "long-tight": (".txt", lambda text: "\n".join(paragraphs(text))),
    "pre": (".html", lambda text: page(f"<pre>\n{html.escape(text)}</pre>")),
    "breaks": (".html", lambda text: page("<br/>\n".join(map(html.escape, lines_of(text))))),
    "paragraphs": (".html", lambda text: page("\n".join(map(paragraph, lines_of(text))))),
    "markdown": (".md", marked),
}


def facts_of(record):
    inspection = record["inspection"]
    return {"kind": record["document"]["kind"], "framework": (record["framework"] or {}).get("id"),
            "provider": plain(inspection["provider"]["name"]), "start": inspection["start"], "end": inspection["end"],
            "lead": sorted(plain(person["name"]) for person in inspection["inspectors"] if person["lead"])}


def grades_of(record):
    """What each area is given: the grade, or the words where it has none on the scale."""
    return {judgement["area"]: judgement["grade"] or plain(judgement["words"]) for judgement in record["judgements"]}


def statements_of(record):
    letters = lambda text: re.sub(r"\W+", "", plain(text))
    return collections.Counter([("action", letters(action["text"])) for action in record["actions"]] +
                               [(finding["polarity"], letters(finding["text"])) for finding in record["findings"]])


def compare(tally, layout, printed, read):
    expected, got = facts_of(printed), facts_of(read)
    for fact in FACTS:
        tally.compare(f"{layout}_facts", f"{fact}: {expected[fact]}", f"{fact}: {got[fact]}")
    expected, got = grades_of(printed), grades_of(read)
    tally.compare_areas(f"{layout}_areas", expected, got)
    others = {area: got[area] for area in got if expected.get(area) != got[area]}
    doubted = {warning["code"] for warning in read["warnings"]} - {warning["code"] for warning in printed["warnings"]}
    tally.add(f"{layout}_safe", "missed" if others and not doubted else "right", "no other grade", others)
    expected, got = statements_of(printed), statements_of(read)
    for outcome, some in (("right", expected & got), ("missed", expected - got), ("false", got - expected)):
        for statement in some.elements():
            tally.add(f"{layout}_findings_f1", outcome, statement, None)


def records_of(program, texts):
    """The record of each text, by its name."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
                file.write(text)
        run = subprocess.run([program, "batch", "-f", "jsonl", folder], stdout=subprocess.PIPE, check=False)
    read = map(json.loads, run.stdout.splitlines())
    records = {os.path.basename(record["source"]["path"]): record for record in read}
    failed = [name for name in texts if records.get(name, {}).get("status") != "analysed"]
    if failed:
        sys.exit(f"not analysed: {', '.join(failed)}")
    return records


def texts_of(folders):
    """The plain texts of the folders, by their names, of which each may be there once."""
    paths = {}
    for folder in folders:
        for name in filter(lambda name: name.endswith(".txt"), os.listdir(folder)):
            paths.setdefault(name, []).append(os.path.join(folder, name))
    twice = [path for same in paths.values() if len(same) > 1 for path in same]
    if twice:
        sys.exit(f"of the same name: {', '.join(sorted(twice))}")
    texts = {}
    for name, (path,) in sorted(paths.items()):
        with open(path, encoding="utf-8", newline="") as file:
            texts[name] = file.read().replace("\r\n", "\n")
    return texts


EXAMPLE = {
    "document": {"kind": "inspection-report"}, "framework": {"id": "ilacs"},
    "inspection": {"provider": {"name": "Northmarsh"}, "start": "2021-05-10", "end": "2021-05-21",
                   "inspectors": [{"name": "Ann Oakridge", "lead": True}, {"name": "Cy Dunmore", "lead": False}]},
    "judgements": [{"area": "overall", "grade": "good", "words": "Good"}],
    "findings": [{"polarity": "strength", "text": "Plans are clear."}],
    "actions": [{"text": "Check plans."}], "warnings": []}
SPOILT = {  # by kind of metric: what is put into the record in place of what
    "facts": [("document", {"kind": "other"}), ("framework", None)],
    "areas": [("judgements", []), ("judgements", [{"area": "overall", "grade": None, "words": "Improved"}])],
    "findings_f1": [("findings", []), ("actions", []),
                    ("findings", [{"polarity": "weakness", "text": "Plans are clear."}]),
                    ("findings", EXAMPLE["findings"] * 2)],
    "safe": [("judgements", [{"area": "overall", "grade": "outstanding", "words": "Outstanding"}]),
             ("judgements", EXAMPLE["judgements"] + [{"area": "leaders", "grade": "good", "words": "Good"}])]}


def takes_names_twice():
    """Whether folders may have documents of the same name."""
    with tempfile.TemporaryDirectory() as folder:
        folders = [os.path.join(folder, name) for name in "ab"]
        for each in folders:
            os.mkdir(each)
            with open(os.path.join(each, "same.txt"), "w", encoding="utf-8") as file:
                file.write(f"{each}\n")
        try:
            texts_of(folders)
        except SystemExit:
            return False
        return True


def figure_of(kind, **changes):
    tally = Tally([f"pre_{each}" for each in KINDS_OF_METRIC])
    compare(tally, "pre", EXAMPLE, {**copy.deepcopy(EXAMPLE), **changes})
    return tally.figure(f"pre_{kind}")


def self_test():
    """What is wrong with this script, in lines."""
    wrong = [f"{kind}: {figure_of(kind)} for the same record" for kind in KINDS_OF_METRIC if figure_of(kind) != 1]
    wrong += [f"{kind}: 1 although {member} is {value!r}" for kind in KINDS_OF_METRIC for member, value in SPOILT[kind]
              if figure_of(kind, **{member: value}) == 1]
    doubted = {"judgements": SPOILT["safe"][0][1], "warnings": [{"code": "grade-unread"}]}
    if figure_of("safe", **doubted) != 1:
        wrong.append("safe: a grade in doubt is counted as one that is not")
    if takes_names_twice():
        wrong.append("one of two documents of the same name is left out")
    text = "One\nline.\n\nLabel    Good\n"
    made = [make(text) for _, make in LAYOUTS.values()]
    return wrong + [f"{name}: the text as it was, or as in another layout" for name, each in zip(LAYOUTS, made)
                    if each == text or made.count(each) > 1]


def main():
    if sys.argv[1:] == ["--self-test"]:
        problems = self_test()
        print(*problems or ["every metric can fail"], sep="\n")
        sys.exit(1 if problems else 0)
    metrics = [f"{layout}_{kind}" for layout in LAYOUTS for kind in KINDS_OF_METRIC]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("folders", nargs="+", metavar="DIR")
    add_options(parser, metrics)
    args = parser.parse_args()
    documents = texts_of(args.folders)
    texts = dict(documents)
    for name, text in documents.items():
        for layout, (ending, make) in LAYOUTS.items():
            texts[f"{name}.{layout}{ending}"] = make(text)
    records, tally = records_of(args.program, texts), Tally(metrics)
    for name in documents:
        tally.file = name
        for layout, (ending, _) in LAYOUTS.items():
            compare(tally, layout, records[name], records[f"{name}.{layout}{ending}"])
    report(tally, args)


if __name__ == "__main__":
    main()

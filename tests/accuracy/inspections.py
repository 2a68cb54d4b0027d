#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Scores the program's records of inspection reports and letters against what a careful reader took from them.

  inspections.py PROGRAM [DIR] [--list METRIC] [--floors FILE]
  inspections.py --self-test

DIR holds the documents and labels.jsonl, an object a line, whose keys are those of `EXAMPLE` below: null where the
document does not say it; of the previous inspection the date is of its first day; `judgements` by area, null where one
is not judged; `words` of grades as printed, where they are a digit or unusual; `findings` and `actions` by some words
that must stand in them; `not_findings`, words that no finding may have; `warnings`, those of DOUBTS that the record
must warn of. A line is printed for each metric: the figure, how many are right, missed and false. --list prints what
is wrong by METRIC. Exit status 1 when a figure is below its floor in FILE. The self-test shows that every metric finds
what it is there to find.
"""
import copy, datetime, re, sys

from tally import Tally, grades_of, having, main, person, plain, score_findings

FACTS = ["urn", "local_authority", "age_range", "number_on_roll"]  # of the provider
DATES = ["start", "end", "published"]
METRICS = ["kind", "framework", "provider", "provider_kind", *FACTS, *DATES, "lead", "type", "category", "overall",
           "areas", "words", "outcome", "previous", "previous_date", "findings_recall", "findings_polarity",
           "finding_themes_f1", "actions_recall", "no_false_finding", "warnings"]
TYPES = {"assurance-visit": "other", "focused-visit": "other"}  # which labels do not tell apart
DOUBTS = {"two-frameworks", "two-reports", "cut-short", "grade-off-scale"}


def letters(text):
    """What names have in common however they are printed."""
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"^the ", "", plain(text)).replace("'", "").replace("&", "and")).strip()


def same_name(a, b):
    return letters(a) == letters(b)


def same_words(a, b):
    return plain("" if a is None else str(a)) == plain("" if b is None else str(b))


def value_of(fact):
    """A value as labels have it: a range of ages is "3-11", "16+" without an upper end, "up to 8" without a lower."""
    if not isinstance(fact, dict):
        return fact
    if fact["from"] is None:
        return f"up to {fact['to']}"
    return f"{fact['from']}+" if fact["to"] is None else f"{fact['from']}-{fact['to']}"


def same_inspection(first, day):
    """Whether an inspection that began on the first day may be dated by the other: few last longer than a week."""
    if not first or not day:
        return first == day
    return 0 <= (datetime.date.fromisoformat(day) - datetime.date.fromisoformat(first)).days < 7


def score_inspection(tally, label, inspection):
    provider, previous = inspection["provider"], inspection["previous"] or {}
    tally.compare("provider", label["provider"], provider["name"], same_name)
    tally.compare("provider_kind", label["provider_kind"], provider["kind"])
    for metric in FACTS:
        if metric in provider:
            same = same_name if metric == "local_authority" else same_words
            tally.compare(metric, label[metric], value_of(provider[metric]), same)
    tally.compare("type", label["type"], TYPES.get(inspection["type"], inspection["type"]))
    for metric in [*DATES, "category"]:
        if metric in inspection:
            tally.compare(metric, label[metric], inspection[metric])
    leads = [inspector["name"] for inspector in inspection["inspectors"] if inspector["lead"]]
    tally.compare("lead", label["lead_inspectors"], leads,
                  lambda a, b: sorted(map(person, a)) == sorted(map(person, b)))
    tally.compare("previous", label["previous"], previous.get("overall"))
    tally.compare("previous_date", label["previous_date"], previous.get("date"), same_inspection)


def score_grades(tally, label, record):
    grades = grades_of(record)
    printed = {judgement["area"]: judgement["words"] for judgement in record["judgements"]}
    tally.compare("overall", label["overall"], grades.pop("overall", None))
    tally.compare_areas("areas", label["judgements"], grades)
    for area, words in label["words"].items():
        tally.compare("words", f"{area}: {words}", f"{area}: {printed.get(area)}", same_words)
    tally.compare("outcome", label["outcome"], (record["outcome"] or {}).get("code"), same_words)


def score_themes(tally, label, findings):
    for wanted in label["findings"]:
        found = having(wanted["has"], findings)
        got = {theme for finding in found for theme in finding["themes"]}
        for theme in sorted(got | set(wanted["themes"])) if found else []:
            outcome = "false" if theme not in wanted["themes"] else "right" if theme in got else "missed"
            tally.add("finding_themes_f1", outcome, f"{wanted['themes']}: {wanted['has']}", sorted(got))


def score(tally, label, record):
    codes = {warning["code"] for warning in record["warnings"]}
    tally.compare("kind", label["kind"], record["document"]["kind"])
    tally.compare("framework", label["framework"], (record["framework"] or {}).get("id"))
    tally.compare("warnings", sorted(label["warnings"]), sorted(codes & DOUBTS))
    score_inspection(tally, label, record["inspection"])
    score_grades(tally, label, record)
    score_findings(tally, label, record["findings"])
    score_themes(tally, label, record["findings"])
    for wanted in label["actions"]:
        found = having(wanted["has"], record["actions"])
        tally.add("actions_recall", "right" if found else "missed", wanted["has"], None)


EXAMPLE = {
    "file": "section-5-2015-thorn-lane.txt", "kind": "inspection-report", "framework": "section-5-2015",
    "provider": "The Thorn Lane Primary School", "provider_kind": "school", "urn": "912345",
    "local_authority": "Eastmere", "age_range": "3-11", "number_on_roll": 214, "start": "2016-05-10",
    "end": "2016-05-11", "published": "2016-06-08", "lead_inspectors": ["Ann Oakridge", "Bo Fenwick"], "type": "full",
    "category": "special-measures", "overall": "inadequate", "judgements": {"leadership": "good", "sixth-form": None},
    "words": {"leadership": "2"}, "outcome": 1, "previous": "good", "previous_date": "2012-03-01",
    "findings": [{"polarity": "strength", "has": "Pupils read with delight", "themes": ["reading"]}],
    "actions": [{"has": "check how well pupils count"}], "not_findings": ["This inspection was carried out"],
    "warnings": ["cut-short"], "notes": ""}


def record_of_example():
    return {
        "document": {"kind": "inspection-report"}, "framework": {"id": "section-5-2015"},
        "inspection": {
            "provider": {"name": "Thorn Lane  Primary School", "kind": "school", "urn": "912345",
                         "local_authority": "Eastmere", "age_range": {"from": 3, "to": 11}, "number_on_roll": 214},
            "type": "full", "category": "special-measures", "start": "2016-05-10", "end": "2016-05-11",
            "published": "2016-06-08",
            "inspectors": [{"name": "Bo Fenwick", "lead": True}, {"name": "Ann Oakridge", "lead": True},
                           {"name": "Cy Dunmore", "lead": False}],
            "previous": {"overall": "good", "date": "2012-03-01"}},
        "judgements": [{"area": "overall", "grade": "inadequate", "words": "4"},
                       {"area": "leadership", "grade": "good", "words": "2"}],
        "outcome": {"code": 1},
        "findings": [{"text": "Pupils read with de\u00adlight.", "polarity": "strength", "themes": ["reading"]}],
        "actions": [{"text": "Check how well pupils count."}],
        "warnings": [{"code": "cut-short"}, {"code": "level-approximate"}]}


# What is put where in the record of the example, so that the metric falls: path and another value.
SPOILT = {
    "kind": [("document/kind", "inspection-letter")],
    "framework": [("framework", None), ("framework/id", "section-8")],
    "provider": [("inspection/provider/name", None), ("inspection/provider/name", "Thorn Lane School")],
    "provider_kind": [("inspection/provider/kind", "college")],
    "urn": [("inspection/provider/urn", "345678"), ("inspection/provider/urn", None)],
    "local_authority": [("inspection/provider/local_authority", None)],
    "age_range": [("inspection/provider/age_range", None), ("inspection/provider/age_range/to", 16)],
    "number_on_roll": [("inspection/provider/number_on_roll", 215), ("inspection/provider/number_on_roll", None)],
    "start": [("inspection/start", None)],
    "end": [("inspection/end", "2016-05-10")],
    "published": [("inspection/published", None)],
    "lead": [("inspection/inspectors", []), ("inspection/inspectors/2/lead", True)],
    "type": [("inspection/type", "short")],
    "category": [("inspection/category", None)],
    "overall": [("judgements/0/grade", "good"), ("judgements/0/area", "outcomes")],
    "areas": [("judgements/1/grade", "outstanding"), ("judgements", []), ("judgements/0/area", "sixth-form")],
    "words": [("judgements/1/words", "good")],
    "outcome": [("outcome", None), ("outcome/code", 2)],
    "previous": [("inspection/previous", None), ("inspection/previous/overall", "inadequate")],
    "previous_date": [("inspection/previous/date", None), ("inspection/previous/date", "2012-02-29")],
    "findings_recall": [("findings", [])],
    "findings_polarity": [("findings/0/polarity", "weakness")],
    "finding_themes_f1": [("findings/0/themes", []), ("findings/0/themes", ["reading", "leadership"])],
    "actions_recall": [("actions", [])],
    "no_false_finding": [("findings/0/text", "This inspection was carried out while pupils read with delight")],
    "warnings": [("warnings", []), ("warnings/1/code", "two-reports")]}


def figure_of_spoilt(metric, path, value):
    record = copy.deepcopy(record_of_example())
    *folders, last = [int(key) if key.isdigit() else key for key in path.split("/")]
    at = record
    for key in folders:
        at = at[key]
    at[last] = value
    tally = Tally(METRICS)
    score(tally, EXAMPLE, record)
    return tally.figure(metric)


def self_test():
    """What is wrong with this script, in lines."""
    tally = Tally(METRICS)
    score(tally, EXAMPLE, record_of_example())
    wrong = [f"{metric}: {tally.figure(metric)} for a record that is right" for metric in METRICS
             if tally.figure(metric) != 1]
    wrong += [f"{metric}: nothing shows that it can fail" for metric in METRICS if metric not in SPOILT]
    for metric, changes in SPOILT.items():
        wrong += [f"{metric}: 1 although {path} is {value!r}" for path, value in changes
                  if figure_of_spoilt(metric, path, value) == 1]
    for (start, end), wanted in {(3, 11): "3-11", (16, None): "16+", (None, 8): "up to 8"}.items():
        if value_of({"from": start, "to": end}) != wanted:
            wrong.append(f"age_range: {start} to {end} is {value_of({'from': start, 'to': end})}")
    bare = record_of_example()
    for member in FACTS[1:]:
        del bare["inspection"]["provider"][member]
    tally = Tally(METRICS)
    score(tally, EXAMPLE, bare)
    wrong += [f"{metric}: counted where records have no such member" for metric in FACTS[1:]
              if tally.figure(metric) is not None]
    return wrong


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        problems = self_test()
        print(*problems or ["every metric can fail"], sep="\n")
        sys.exit(1 if problems else 0)
    main(__doc__, METRICS, score, "inspections/tuned")

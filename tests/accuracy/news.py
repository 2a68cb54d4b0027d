#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Scores the program's records of articles against what a careful reader took from them.

  news.py PROGRAM [DIR] [--list METRIC] [--floors FILE]

DIR holds the articles and labels.jsonl, an object a line: kind, provider, overall, judgements, previous, published,
outlet, byline and title as the article has them; `quotations`, one a turn of a speaker, by the words it starts with;
`actions` and `findings`, by some words that must stand in them; `not_findings`, words that no finding may have; and
those of the codes in WARNINGS that the record must warn of. A line is printed for each metric: the figure, how many are
right, missed and false. --list prints what is wrong by METRIC. Exit status 1 when a figure is below its floor in FILE.
"""
import re

from tally import grades_of, main, person, plain, score_findings

METRICS = ["kind", "warnings", "provider", "grade_overall", "grade_areas", "previous", "published", "title", "outlet",
           "byline", "speaker_f1", "speaker_role", "speaker_organisation", "quote_found", "stance", "actions_f1",
           "actions_done_f1", "actions_planned_f1", "actions_required_f1", "findings_recall", "findings_polarity",
           "no_false_finding"]
WARNINGS = {"not-a-report", "several-providers"}
ACTION_KINDS = {"priority": "required", "recommended": "required"}


def core(name):
    """The name of a service without the words that say what kind of council it is."""
    name = re.sub(r"^the ", "", plain(name))
    name = re.sub(r"^(?:royal |london |metropolitan )?(?:borough|city|county) of ", "", name)
    return re.sub(r"(?: (?:county|city|borough|district|metropolitan|unitary|london))* council$", "", name)


def within(a, b):
    return bool(a and b) and (a in b or b in a)


def same_core(a, b):
    return core(a) == core(b)


def same_text(a, b):
    return plain(a) == plain(b)


def of_ofsted(quotation):
    return "ofsted" in (core(quotation["organisation"]), core(quotation["speaker"]))


def score_speakers(tally, label, quotations):
    """An inspector's words are Ofsted's: it is no matter whether the inspector is named."""
    roles, organisations = {}, {}
    for turn in label["quotations"]:
        if turn["speaker"] and not of_ofsted(turn):
            roles.setdefault(person(turn["speaker"]), turn["role"])
            organisations.setdefault(person(turn["speaker"]), turn["organisation"])
    found = {}
    for quotation in quotations:
        if quotation["speaker"] and not of_ofsted(quotation):
            found.setdefault(person(quotation["speaker"]), []).append(quotation)
    for name in roles:
        tally.add("speaker_f1", "right" if name in found else "missed", name, name if name in found else sorted(found))
        for metric, wanted, key in (("speaker_role", roles, "role"),
                                    ("speaker_organisation", organisations, "organisation")):
            if wanted[name]:
                got = [quotation[key] for quotation in found.get(name, [])]
                right = any(within(core(wanted[name]), core(value)) for value in got)
                tally.add(metric, "right" if right else "missed", f"{name}: {wanted[name]}", got)
    for name in sorted(found.keys() - roles.keys()):
        tally.add("speaker_f1", "false", None, name)


def of_speaker(turn, quotation):
    if of_ofsted(turn) and of_ofsted(quotation):
        return True
    if turn["speaker"] and (quotation["speaker"] or not of_ofsted(turn)):
        return person(turn["speaker"]) == person(quotation["speaker"])
    return not quotation["speaker"] or within(core(quotation["speaker"]), core(turn["organisation"]))


def score_quotations(tally, label, quotations):
    for turn in label["quotations"]:
        start = plain(turn["starts"])
        having = [q for q in quotations if start in plain(q["text"])]
        own = [q for q in having if of_speaker(turn, q)]
        tally.add("quote_found", "right" if own else "missed", f"{turn['speaker'] or turn['organisation']}: {start}",
                  [q["speaker"] for q in having] or None)
        if own:
            right = any(q["stance"] == turn["stance"] for q in own)
            tally.add("stance", "right" if right else "missed", f"{turn['stance']}: {start}", own[0]["stance"])


def score_actions(tally, label, actions):
    actions = [(ACTION_KINDS.get(action["kind"], action["kind"]), plain(action["text"])) for action in actions]
    wanted = [(action["kind"], plain(action["has"])) for action in label["actions"]]

    def add(kind, outcome, expected, got):
        for metric in ("actions_f1", f"actions_{kind}_f1"):
            tally.add(metric, outcome, expected, got)

    for kind, words in wanted:
        having = [action for action in actions if words in action[1]]
        right = any(action[0] == kind for action in having)
        add(kind, "right" if right else "missed", f"{kind}: {words}", having or None)
    for kind, text in actions:
        if not any(kind == other and words in text for other, words in wanted):
            add(kind, "false", None, f"{kind}: {text}")


def score(tally, label, record):
    document, grades = record["document"], grades_of(record)
    codes = {warning["code"] for warning in record["warnings"]}
    tally.compare("kind", label["kind"], document["kind"])
    tally.compare("warnings", sorted(label["warnings"]), sorted(codes & WARNINGS))
    tally.compare("grade_overall", label["overall"], grades.pop("overall", None))
    tally.compare_areas("grade_areas", label["judgements"], grades)
    score_findings(tally, label, record["findings"])
    if label["kind"] != "news-article":
        return  # what is said in a document about no inspection need not be reported
    inspection = record["inspection"]
    tally.compare("provider", label["provider"], (inspection["provider"] or {}).get("name"), same_core)
    tally.compare("previous", label["previous"], (inspection["previous"] or {}).get("overall"))
    tally.compare("published", label["published"], inspection["published"])
    tally.compare("title", label["title"], document["title"], same_text)
    for key in ("outlet", "byline"):
        if key in document:
            tally.compare(key, label[key], document[key], same_text)
    score_speakers(tally, label, record["quotations"])
    score_quotations(tally, label, record["quotations"])
    score_actions(tally, label, record["actions"])


if __name__ == "__main__":
    main(__doc__, METRICS, score, "news/tuned")

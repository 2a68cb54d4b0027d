# SPDX-License-Identifier: MIT
"""What the scripts here that score records have in common: names and texts compared, counts, floors, the command."""
import argparse, json, os, re, subprocess, sys, unicodedata

TITLES = (r"(?:(?:the )?(?:rt hon|right honourable)|mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|baroness|"
          r"rev|reverend|coun|cllr|councillor|ald|alderman|canon|father|sister)\.? ")


class Tally:
    """What came of each thing that a metric counts: right, missed (absent or another) or false (not in the labels)."""

    def __init__(self, metrics):
        self.entries = {metric: [] for metric in metrics}
        self.file = None

    def add(self, metric, outcome, expected, got):
        self.entries[metric].append((outcome, self.file, expected, got))

    def compare(self, metric, expected, got, same=lambda a, b: a == b):
        self.add(metric, "right" if same(expected, got) else "missed", expected, got)

    def counts(self, metric):
        outcomes = [entry[0] for entry in self.entries[metric]]
        return tuple(outcomes.count(outcome) for outcome in ("right", "missed", "false"))

    def figure(self, metric):
        """F1 of what can be false too, else the share that is right; None where there is nothing to count."""
        right, missed, false = self.counts(metric)
        if not right + missed + false:
            return None
        if metric.endswith(("areas", "_f1")):
            return 2 * right / (2 * right + missed + false)
        return right / (right + missed)

    def compare_areas(self, metric, expected, got):
        """Grades by area; one that the labels leave out, or have as null, is false."""
        for area in sorted(area for area, grade in expected.items() if grade):
            self.compare(metric, f"{area}: {expected[area]}", f"{area}: {got.get(area)}")
        for area in sorted(area for area, grade in got.items() if grade and not expected.get(area)):
            self.add(metric, "false", None, f"{area}: {got[area]}")


def plain(text):
    """Lower case, straight quotes, single spaces; no ligatures and soft hyphens."""
    text = unicodedata.normalize("NFKC", text or "").translate(str.maketrans("‘’“”–", "''\"\"-", "\u00ad"))
    return re.sub(r"\s+", " ", text).strip().casefold()


def person(name):
    name = re.sub(f"^(?:{TITLES})+", "", plain(name))
    return re.sub(r"(?:,? (?:mp|ms|msp|obe|mbe|cbe))+$", "", name)


def grades_of(record):
    return {judgement["area"]: judgement["grade"] for judgement in record["judgements"]}


def having(wanted, statements):
    """Those of the statements in which the words of a label stand."""
    words = plain(wanted)
    return [statement for statement in statements if words in plain(statement["text"])]


def score_findings(tally, label, findings):
    for wanted in label["findings"]:
        words, found = f"{wanted['polarity']}: {wanted['has']}", having(wanted["has"], findings)
        tally.add("findings_recall", "right" if found else "missed", words, None)
        if found:
            right = any(finding["polarity"] == wanted["polarity"] for finding in found)
            tally.add("findings_polarity", "right" if right else "missed", words,
                      (found[0]["polarity"], found[0]["text"]))
    for words in label["not_findings"]:
        found = [finding["text"] for finding in having(words, findings)]
        tally.add("no_false_finding", "missed" if found else "right", f"no finding: {words}", found or None)


def record_of(program, path):
    run = subprocess.run([program, "-f", "json", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    try:
        record = json.loads(run.stdout)
    except ValueError:
        sys.exit(f"{path}: no record, exit status {run.returncode}: {run.stderr.decode('utf-8', 'replace')}")
    if record["status"] != "analysed":
        sys.exit(f"{path}: {record['error']['message']}")
    return record


def print_figures(tally, floors):
    """A line for each metric; whether one is below its floor."""
    below = False
    for metric in tally.entries:
        figure, floor = tally.figure(metric), floors.get(metric, 0)
        right, missed, false = tally.counts(metric)
        failed = (figure or 0) < floor
        below |= failed
        print(f"{metric:<22} {'-' if figure is None else f'{figure:.3f}':<6} right {right:>3}  missed {missed:>3}"
              f"  false {false:>3}" + (f"  BELOW {floor}" if failed else ""))
    return below


def add_options(parser, metrics):
    """Those that `report` reads."""
    parser.add_argument("--list", choices=metrics, help="print what is wrong by this metric")
    parser.add_argument("--floors", help="JSON: the least figure of each metric")


def report(tally, args):
    """Prints the figures, and what is wrong by the metric of --list. Ends the program: 1 below a floor."""
    floors = {}
    if args.floors:
        with open(args.floors, encoding="utf-8") as file:
            floors = json.load(file)
    below = print_figures(tally, floors)
    for outcome, name, expected, got in tally.entries.get(args.list, []):
        if outcome != "right":
            print(f"{name}: {outcome}\n    expected {expected}\n    got      {got}")
    sys.exit(1 if below else 0)


def main(description, metrics, score, directory):
    """The command: `score(tally, label, record)` for each label of DIR, by default tests/cases/`directory`."""
    cases = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cases")
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("dir", nargs="?", default=os.path.join(cases, directory))
    add_options(parser, metrics)
    args = parser.parse_args()
    tally = Tally(metrics)
    with open(os.path.join(args.dir, "labels.jsonl"), encoding="utf-8") as file:
        labels = [json.loads(line) for line in file if line.strip()]
    for label in labels:
        tally.file = label["file"]
        score(tally, label, record_of(args.program, os.path.join(args.dir, label["file"])))
    report(tally, args)

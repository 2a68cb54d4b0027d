#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Cross-validates the weights of a grading over labelled reports, and prints how far confidence can be trusted.

  grading.py PROGRAM [--corpus DIR] [--grading data/grading/councils.xml] [--folds 10] [--rounds 3]

The points that each rule gave a report are read from the record's `because`. With nine tenths of the reports the weights
are fitted anew (ordinal logistic regression with a penalty on the squares of weights, the method of McCullagh, Journal of
the Royal Statistical Society B 42, 1980), the rest is graded with them, in turn; no report is graded by weights that saw
it. Rules that limit are left out. Also printed: the weights fitted on all reports, for the file, and the same for areas.
Exit status 1 when a figure is below its least, 77 where the labelled reports are missing. Needs only Python's standard
library.
"""
import argparse, json, math, os, random, re, subprocess, sys
import xml.etree.ElementTree as ET

LEVEL = {"outstanding": 1, "good": 2, "requires improvement": 3, "adequate": 3, "satisfactory": 3, "inadequate": 4}
PENALTY = {"whole": 0.01, "area": 0.003}
LEAST = {"whole": (0.80, 0.90), "area": (0.80, 0.85)}  # exact, kappa
HERE = os.path.dirname(os.path.abspath(__file__))


def logistic(x):
    return 1 / (1 + math.exp(-x)) if x > -700 else 0.0


def bounds_of(raw):
    a, b, c = raw
    return [a, a + math.exp(b), a + math.exp(b) + math.exp(c)]


def chances(score, bounds):
    up_to = [logistic(t - score) for t in bounds] + [1.0]
    return [b - a for a, b in zip([0.0] + up_to, up_to)]


def gradient(rows, levels, weights, raw, penalty):
    """The derivatives of the mean negative log likelihood plus penalty by weights and by raw bounds."""
    bounds, n = bounds_of(raw), len(rows)
    by_weight, by_bound = [penalty * w for w in weights], [0.0, 0.0, 0.0]
    for row, level in zip(rows, levels):
        score = sum(w * x for w, x in zip(weights, row))
        low = logistic(bounds[level - 2] - score) if level > 1 else 0.0
        high = logistic(bounds[level - 1] - score) if level < 4 else 1.0
        chance = max(high - low, 1e-12)
        d_low, d_high = low * (1 - low), high * (1 - high)
        pull = (d_high - d_low) / chance / n
        for i, x in enumerate(row):
            by_weight[i] += pull * x
        if level > 1:
            by_bound[level - 2] += d_low / chance / n
        if level < 4:
            by_bound[level - 1] -= d_high / chance / n
    b, c = math.exp(raw[1]), math.exp(raw[2])
    return by_weight + [sum(by_bound), (by_bound[1] + by_bound[2]) * b, by_bound[2] * c]


def fit(rows, levels, penalty):
    """Weights and bounds, by Adam."""
    size = len(rows[0])
    at, first, second = [0.0] * size + [-1.0, 0.5, 0.5], [0.0] * (size + 3), [0.0] * (size + 3)
    for step in range(1, 401):
        g = gradient(rows, levels, at[:size], at[size:], penalty)
        rate = 0.15 if step < 300 else 0.03
        for i, d in enumerate(g):
            first[i] = 0.9 * first[i] + 0.1 * d
            second[i] = 0.99 * second[i] + 0.01 * d * d
            at[i] -= rate * (first[i] / (1 - 0.9 ** step)) / (math.sqrt(second[i] / (1 - 0.99 ** step)) + 1e-9)
    return at[:size], bounds_of(at[size:])


def scaling(rows):
    columns = list(zip(*rows))
    means = [sum(c) / len(c) for c in columns]
    return means, [math.sqrt(sum((x - m) ** 2 for x in c) / len(c)) or 1.0 for c, m in zip(columns, means)]


def scaled(rows, means, widths):
    return [[(x - m) / w for x, m, w in zip(row, means, widths)] for row in rows]


def kappa(true, got):
    n = len(true)
    seen = sum((a - b) ** 2 for a, b in zip(true, got)) / n
    chance = sum((a - b) ** 2 for a in true for b in got) / n / n
    return 1 - seen / chance


def cross_validate(rows, levels, reports, penalty, folds, seed):
    """The chances of each row's levels by weights that did not see its report."""
    order = sorted(set(reports))
    random.Random(seed).shuffle(order)
    fold_of, out = {r: i % folds for i, r in enumerate(order)}, [None] * len(rows)
    for fold in range(folds):
        train = [i for i, r in enumerate(reports) if fold_of[r] != fold]
        means, widths = scaling([rows[i] for i in train])
        weights, bounds = fit(scaled([rows[i] for i in train], means, widths), [levels[i] for i in train], penalty)
        for i, r in enumerate(reports):
            if fold_of[r] == fold:
                score = sum(w * x for w, x in zip(weights, scaled([rows[i]], means, widths)[0]))
                out[i] = chances(score, bounds)
    return out


def level_of(chance):
    """The first level up to which the chances make one half: where a sum of points between two bounds is placed."""
    total = 0.0
    for i, c in enumerate(chance):
        total += c
        if total >= 0.5:
            return i + 1
    return 4


def sharpened(chance, by):
    """The chances with the spread of the error divided by `by`."""
    up_to, total = [], 0.0
    for c in chance[:3]:
        total += c
        p = min(max(total, 1e-9), 1 - 1e-9)
        up_to.append(logistic(math.log(p / (1 - p)) * by))
    return [b - a for a, b in zip([0.0] + up_to, up_to + [1.0])]


def report_reliability(guesses, levels):
    print("    confidence   cases   mean   right")
    for low, high in ((0, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        cases = [(max(0.0, g[level_of(g) - 1]), level_of(g) == y) for g, y in zip(guesses, levels)
                 if low <= g[level_of(g) - 1] < high]
        if cases:
            print(f"    {low:.1f} to {min(high, 1):.1f}  {len(cases):>6}   {sum(c for c, _ in cases) / len(cases):.2f}"
                  f"   {sum(ok for _, ok in cases) / len(cases):.2f}")


def examine(scope, rules, cases, folds, rounds):
    rows, levels, reports = zip(*cases)
    exact, agreement, within, all_guesses, all_levels = [], [], [], [], []
    for seed in range(rounds):
        guesses = cross_validate(rows, levels, reports, PENALTY[scope], folds, seed)
        got = [level_of(g) for g in guesses]
        exact.append(sum(a == b for a, b in zip(got, levels)) / len(levels))
        within.append(sum(abs(a - b) <= 1 for a, b in zip(got, levels)) / len(levels))
        agreement.append(kappa(levels, got))
        all_guesses += guesses
        all_levels += levels
    mean = lambda v: sum(v) / len(v)
    print(f"{scope}: {len(levels)} labelled, {len(rules)} weights and 3 bounds; {rounds} rounds of {folds} folds")
    print(f"    exact {mean(exact):.3f} ({min(exact):.3f} to {max(exact):.3f})  within one {mean(within):.3f}  kappa {mean(agreement):.3f}")
    loss = lambda by: -sum(math.log(max(sharpened(g, by)[y - 1], 1e-9)) for g, y in zip(all_guesses, all_levels))
    by = min((x / 20 for x in range(12, 50)), key=loss)
    report_reliability([sharpened(g, by) for g in all_guesses], all_levels)
    means, widths = scaling(rows)
    weights, bounds = fit(scaled(rows, means, widths), levels, PENALTY[scope])
    raw = [w / s for w, s in zip(weights, widths)]
    offset = sum(w * m for w, m in zip(raw, means))
    print(f"    fitted on all, for the file: spread {10 / by:.1f}, bounds " + " ".join(f"{10 * (b + offset):.1f}" for b in bounds))
    for rule, weight in zip(rules, raw):
        print(f"      {rule['id']:<18} points {10 * weight:.2f}" + (f" most {10 * abs(weight) * rule['units']:.0f}" if rule["units"] else ""))
    good = mean(exact) >= LEAST[scope][0] and mean(agreement) >= LEAST[scope][1]
    if not good:
        print(f"    below the least: exact {LEAST[scope][0]}, kappa {LEAST[scope][1]}")
    return good


def points_in(because):
    points = {}
    for reason in because:
        m = re.match(r"([+-])(\d+\.\d) points$", reason["effect"])
        if m:
            points[reason["rule"]] = float(m[2]) * (-1 if m[1] == "-" else 1)
    return points


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program")
    ap.add_argument("--corpus", default=os.path.join(os.environ.get("OFGRADE_SHARED", os.path.join(HERE, "../../../shared")), "corpus"))
    ap.add_argument("--grading", default=os.path.join(HERE, "../../data/grading/councils.xml"))
    ap.add_argument("--folds", type=int, default=10)
    ap.add_argument("--rounds", type=int, default=3)
    a = ap.parse_args()
    if not os.path.exists(os.path.join(a.corpus, "labels.jsonl")):
        print(f"SKIPPED: no labelled reports in {a.corpus}")
        sys.exit(77)
    grading = ET.parse(a.grading).getroot()
    rules = {"whole": [], "area": []}
    for rule in grading.findall("rule"):
        if rule.get("points"):
            points, most = float(rule.get("points")), float(rule.get("most", 0))
            rules[rule.get("of")].append({"id": rule.get("id"), "points": points, "units": most / abs(points)})
    labels = {}
    for line in open(os.path.join(a.corpus, "labels.jsonl"), encoding="utf-8"):
        label = json.loads(line)
        labels[label["file"]] = label
    run = subprocess.run([a.program, "batch", a.corpus], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    cases = {"whole": [], "area": []}
    for line in run.stdout.decode("utf-8").splitlines():
        record = json.loads(line)
        name = "/".join(record["source"]["path"].split("/")[-2:])
        label, assessment = labels.get(name), record.get("assessment")
        if not label or label["kind"] != "inspection-report" or not assessment or not assessment["inferred"]:
            continue
        units = lambda scope, because: [points_in(because).get(r["id"], 0.0) / r["points"] for r in rules[scope]]
        if label.get("overall") in LEVEL:
            cases["whole"].append((units("whole", assessment["because"]), LEVEL[label["overall"]], name))
        for area in assessment["areas"]:
            grade = (label.get("judgements") or {}).get(area["area"])
            if grade in LEVEL and area["inferred"]:
                cases["area"].append((units("area", area["because"]), LEVEL[grade], name))
    good = True
    for scope in ("whole", "area"):
        good &= examine(scope, rules[scope], cases[scope], a.folds, a.rounds)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()

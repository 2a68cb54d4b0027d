#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Of the pairs of statements that a careful reader lined up in two documents, how many does `ofgrade compare` find?

  pairs.py PROGRAM [--pairs FILE.tsv] [--first FILE] [--second FILE] [--show]

The pairs stand in tests/accuracy/pairs as byte ranges of the two files, with no word of theirs. Exit status 1 when fewer
than LEAST of them are found, 77 where the documents, which are not part of the project, are missing. A pair counts as
found when a pair of the program overlaps it on both sides by half of the shorter range. --first and --second give the
program other files (a record, say) for the same words."""
import argparse, json, os, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
LEAST = 0.80
SEEDS = {"cumbria.tsv": ("cumbria-news.txt", "cumbria-summary.md")}


def folded(text):
    """Letters and digits in lower case, and for each the offset of its byte."""
    letters, places, at = [], [], 0
    for c in text:
        if c.isalnum():
            letters.append(c.lower()[0])
            places.append(at)
        at += len(c.encode("utf-8"))
    return "".join(letters), places


class Original:
    def __init__(self, path):
        self.letters, self.places = folded(open(path, encoding="utf-8").read())

    def range_of(self, text):
        letters, _ = folded(text)
        at = self.letters.find(letters)
        return (self.places[at], self.places[at + len(letters) - 1] + 1) if letters and at >= 0 else (0, 0)


def overlap(a, b):
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common > 0 and common >= min(a[1] - a[0], b[1] - b[0]) / 2


def run(program, *arguments):
    done = subprocess.run([program, *arguments], stdout=subprocess.PIPE, check=True)
    return done.stdout.decode("utf-8")


def found_pairs(program, files, given):
    """The pairs of the program as ranges of the two original files: statements, and grades by the lines they are on."""
    originals = [Original(path) for path in files]
    it = json.loads(run(program, "compare", "-f", "json", *given))
    sides = [{s["id"]: s["text"] for s in it[side]["statements"]} for side in ("first", "second")]
    for pair in it["pairs"]:
        texts = [sides[0][pair["first"]], sides[1][pair["second"]]]
        yield [originals[k].range_of(texts[k]) for k in (0, 1)], texts, pair["likeness"]
    for row in it["grades"]:
        if row["first"] and row["second"]:
            lines = [run(program, "text", path).split("\n")[row[side]["evidence"]["line"] - 1]
                     for path, side in zip(files, ("first", "second"))]
            yield [originals[k].range_of(lines[k]) for k in (0, 1)], lines, 1.0


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("program")
    ap.add_argument("--pairs", default=os.path.join(HERE, "pairs", "cumbria.tsv"))
    ap.add_argument("--first")
    ap.add_argument("--second")
    ap.add_argument("--show", action="store_true")
    args = ap.parse_args()
    shared = os.environ.get("OFGRADE_SHARED", os.path.join(HERE, "../../../shared"))
    files = [os.path.join(shared, "corpus", "seeds", name) for name in SEEDS[os.path.basename(args.pairs)]]
    if not all(os.path.isfile(path) for path in files):
        print(f"SKIPPED: {files[0]} is missing (OFGRADE_SHARED names another folder)")
        return 77
    wanted = [line.rstrip("\n").split("\t") for line in open(args.pairs) if not line.startswith("#")]
    got = list(found_pairs(args.program, files, [args.first or files[0], args.second or files[1]]))
    counts, used = {}, set()
    for a, b, c, d, use in wanted:
        ranges = (int(a), int(b)), (int(c), int(d))
        hits = [i for i, (pair, _, _) in enumerate(got) if all(overlap(pair[k], ranges[k]) for k in (0, 1))]
        used.update(hits)
        counts.setdefault(use, []).append(bool(hits))
        if args.show or not hits:
            print("found " if hits else "MISSED", *ranges, use)
    if args.show:
        for i, (_, texts, likeness) in enumerate(got):
            print(f"{'  ' if i in used else '? '}{likeness:.2f} {texts[0][:150]}\n          {texts[1][:200]}")
    every = [hit for hits in counts.values() for hit in hits]
    for use, hits in {**counts, "all": every}.items():
        print(f"{use}: {sum(hits)} of {len(hits)} pairs found")
    print(f"the program has {len(got)} pairs, {len(got) - len(used)} of them not in the list")
    return 0 if sum(every) >= LEAST * len(every) else 1


if __name__ == "__main__":
    sys.exit(main())

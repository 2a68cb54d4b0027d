#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Scores the program on the texts that other programs make of the labelled reports, which are not part of the project.

  extracted.py PROGRAM [NAME…]

NAME is one of EXTRACTORS, by default all of them; their programs are those of poppler-utils. A line is printed for
each: the figures of SHOWN, as the score of the reports themselves has them, and how many texts could not be made. A
minute each. Exit status 1 where an extractor made no text at all, 77 where the reports or poppler-utils are missing.
"""
import json, os, re, shutil, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor

SHOWN = ["provider", "start", "grade_overall", "grade_area", "no_invented_grade", "all_grades_of_a_document",
         "inferred_exact", "polarity_macro_f1", "polarity_f1_action", "themes_micro_f1"]


def run(command, made):
    """What a program wrote before it failed is no text."""
    done = subprocess.run([*command, made], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    if done.returncode and os.path.exists(made):
        os.remove(made)


def one_line_each(path, made):
    """Each paragraph in one line, and no blank lines."""
    run(["pdftotext", "-nopgbrk", path], made)
    if not os.path.exists(made):
        return
    with open(made, encoding="utf-8", errors="replace") as file:
        blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", file.read())]
    with open(made, "w", encoding="utf-8") as file:
        file.write("\n".join(filter(None, blocks)) + "\n")


EXTRACTORS = {  # name: how its files end, what makes one
    "text": (".txt", lambda path, made: run(["pdftotext", path], made)),
    "layout": (".txt", lambda path, made: run(["pdftotext", "-layout", path], made)),
    "raw": (".txt", lambda path, made: run(["pdftotext", "-raw", path], made)),
    "pre": (".html", lambda path, made: run(["pdftotext", "-htmlmeta", path], made)),
    "lines": (".txt", one_line_each),
    "html": (".html", lambda path, made: run(["pdftohtml", "-q", "-i", "-s", "-noframes", path], made)),
    "placed": (".html", lambda path, made: run(["pdftohtml", "-q", "-i", "-c", "-s", "-noframes", path], made)),
}


def reports_of(corpus):
    for folder, _, names in os.walk(corpus):
        yield from (os.path.relpath(os.path.join(folder, name), corpus) for name in names if name.endswith(".pdf"))


def extract(corpus, ending, make, out):
    """The corpus once more in `out`, its PDF files as texts: how many these are, and how many of them were not made."""
    reports = sorted(reports_of(corpus))
    for report in reports:
        os.makedirs(os.path.dirname(os.path.join(out, report)), exist_ok=True)
    made = [os.path.join(out, report[:-4] + ending) for report in reports]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(make, [os.path.join(corpus, report) for report in reports], made))
    for labels in ("labels.jsonl", "findings.jsonl"):
        with open(os.path.join(corpus, labels), encoding="utf-8") as file:
            text = file.read().replace('.pdf"', f'{ending}"')
        with open(os.path.join(out, labels), "w", encoding="utf-8") as file:
            file.write(text)
    seeds = os.path.join(corpus, "seeds")
    if os.path.isdir(seeds):
        shutil.copytree(seeds, os.path.join(out, "seeds"), dirs_exist_ok=True)
    return len(made), sum(not os.path.exists(text) for text in made)


def figures_of(program, shared, name):
    """The figures of an extractor, and how many texts it did not make."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, figures = os.path.join(folder, "corpus"), os.path.join(folder, "figures.json")
        reports, lost = extract(os.path.join(shared, "corpus"), *EXTRACTORS[name], corpus)
        if lost == reports:
            sys.exit(f"{name}: no text was made of any of {reports} reports")
        score = [os.path.join(shared, "tools", "score"), "--bin", program, "--corpus", corpus, "--json", figures]
        subprocess.run(score, stdout=subprocess.DEVNULL, check=True)
        with open(figures, encoding="utf-8") as file:
            return json.load(file), lost


def main():
    program, *names = sys.argv[1:] or sys.exit(__doc__)
    here = os.path.dirname(os.path.abspath(__file__))
    shared = os.environ.get("OFGRADE_SHARED") or os.path.join(here, "..", "..", "..", "shared")
    unknown = [name for name in names if name not in EXTRACTORS]
    if unknown:
        sys.exit(f"no such extractor: {', '.join(unknown)} (known: {', '.join(EXTRACTORS)})")
    if not os.path.exists(os.path.join(shared, "tools", "score")) or not shutil.which("pdftotext"):
        print("SKIPPED: no labelled reports (OFGRADE_SHARED names their folder), or no pdftotext")
        sys.exit(77)
    for name in names or EXTRACTORS:
        figures, lost = figures_of(os.path.abspath(program), shared, name)
        print(f"{name:<8}", "  ".join(f"{metric} {figures[metric]:.3f}" for metric in SHOWN), f" not made {lost}",
              flush=True)


if __name__ == "__main__":
    main()

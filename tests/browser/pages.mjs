// SPDX-License-Identifier: MIT
// The pages that are looked at, one list: what shows them, the arguments of ofgrade that make them, and its exit status
// (0 if not named). A page is one file, NAME.html, or the first of these in the folder NAME: index.html, or a page of
// its folder reports. A dashboard lists so many documents, its `rows`. `$EXAMPLES`, `$CASES` and `$HARD` are folders of
// the tree, `$MADE` that of what is made below.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const FOLDERS = { EXAMPLES: join(ROOT, "data/examples"), CASES: join(ROOT, "tests/cases"), HARD: join(ROOT, "tests/examples/hard") };

export const PAGES = [
    { view: "history", name: "history-of-many", command: "history $EXAMPLES" },
    { view: "history", name: "history-of-one", command: "history $EXAMPLES --provider northmarsh" },
    { view: "history", name: "history-long", command: "history $MADE/long.jsonl" },
    { view: "history", name: "history-odd", command: "history $MADE/odd.jsonl $CASES/page.py" },
    { view: "comparison", name: "inspections", command: "compare $EXAMPLES/northmarsh-ilacs-2021.pdf $EXAMPLES/northmarsh-ilacs-2026.pdf" },
    { view: "comparison", name: "article-and-report", command: "compare $EXAMPLES/wexcombe-news-2015.html $EXAMPLES/wexcombe-sif-2015.pdf" },
    { view: "comparison", name: "articles", command: "compare $EXAMPLES/wexcombe-news-2015.txt $CASES/compare/oakham-vale/article.txt" },
    { view: "comparison", name: "strangers", command: "compare $EXAMPLES/northmarsh-ilacs-2021.pdf $EXAMPLES/stannery-ilacs-2023.txt" },
    { view: "comparison", name: "comparison-odd", command: "compare $MADE/odd-first.json $MADE/odd-second.json" },
    { view: "report", name: "council-report", command: "report $EXAMPLES/wexcombe-sif-2015.pdf" },
    { view: "report", name: "report-explained", command: "report --explain $EXAMPLES/northmarsh-ilacs-2026.pdf" },
    { view: "report", name: "letter", command: "report $EXAMPLES/northmarsh-focused-visit-2023.txt" },
    { view: "report", name: "article", command: "report $EXAMPLES/wexcombe-news-2015.html" },
    { view: "report", name: "report-with-table", command: "report $HARD/table-over-page.pdf" },
    { view: "report", name: "report-of-record", command: "batch $MADE/odd-first.json", first: "reports" },
    { view: "report", name: "report-odd", command: "report $MADE/odd.txt" },
    { view: "report", name: "report-unknown", command: "report $HARD/no-report.txt" },
    { view: "report", name: "report-failed", command: "report $HARD/encrypted.pdf", status: 1 },
    { view: "dashboard", name: "dashboard", command: "batch $EXAMPLES $HARD", status: 1, rows: 32 },
    { view: "dashboard", name: "dashboard-of-many", command: "batch $MADE/many.jsonl", rows: 108 },
    { view: "dashboard", name: "dashboard-odd", command: "batch $MADE/odd.jsonl $HARD/encrypted.pdf", status: 1, rows: 2 },
    { view: "dashboard", name: "dashboard-with-reports", command: "batch $EXAMPLES", first: ".", rows: 13 },
    { view: "dashboard", name: "dashboard-of-nothing", command: "batch $HARD/encrypted.pdf", status: 1, rows: 0 },
];

export const EXAMPLES = FOLDERS.EXAMPLES;

// Runs the program; gives what it writes.
export function ofgrade(status, ...args) {
    const run = spawnSync(process.env.OFGRADE, args, { encoding: "utf8", maxBuffer: 1 << 28 });
    if (run.error || run.status !== status) {
        throw new Error(`ofgrade ${args.join(" ")}: ${run.error ?? `exit status ${run.status}: ${run.stderr}`}`);
    }
    return run.stdout;
}

// A word that no line can hold, and one of every kind of sign that a page must write as it is.
const LONG = "Llanfair" + "pwllgwyngyll".repeat(12);
const ODD = `${LONG} <script>alert("1")</script> & 'sons' "quoted" {x}`;

// Records and a text as there could be but as the examples do not show: many inspections with many areas, words of any length.
function makeInputs(folder) {
    const record = JSON.parse(ofgrade(0, "report", "-f", "json", join(FOLDERS.EXAMPLES, "stannery-ilacs-2023.txt")));
    const grades = ["outstanding", "good", "requires improvement", "inadequate"];
    const inspected = (year, number, name = record.inspection.provider.name) => {
        const copy = structuredClone(record);
        copy.inspection.provider.name = name;
        copy.source.path = `reports/${name}-${year}.txt`;
        copy.source.sha256 = `${number}${year}`.padStart(64, "0");
        Object.assign(copy.inspection, { start: `${year}-04-17`, end: `${year}-04-28` });
        copy.judgements.forEach((judgement, index) => {
            const level = 1 + (index * 3 + number) % 4;
            const grade = grades[level - 1];
            Object.assign(judgement, { level, grade, words: grade });
        });
        return copy;
    };
    const odd = structuredClone(record);
    odd.inspection.provider.name = ODD;
    odd.source.path = `${ODD}.txt`;
    Object.assign(odd.inspection, { start: null, end: null });
    odd.document.title = ODD;
    odd.findings.slice(0, 3).forEach(finding => { finding.text = ODD; });
    const second = structuredClone(odd);
    second.source.sha256 = "1".padStart(64, "0");
    second.judgements.forEach(judgement => { judgement.words = "Good"; judgement.grade = "good"; judgement.level = 2; });
    const lines = records => records.map(one => JSON.stringify(one) + "\n").join("");
    const years = Array.from({ length: 14 }, (_, index) => 2012 + index);
    writeFileSync(join(folder, "long.jsonl"), lines(years.map((year, number) => inspected(year, number))));
    const many = Array.from({ length: 36 }, (_, provider) => [2014, 2018, 2022].map((year, number) => inspected(year + provider % 4,
        provider * 3 + number, `Council ${"ABCDEFGHIJ"[provider % 10]}${"aeiou"[provider % 5]}${provider}`)));
    writeFileSync(join(folder, "many.jsonl"), lines(many.flat()));
    writeFileSync(join(folder, "odd.jsonl"), lines([odd, record]));
    writeFileSync(join(folder, "odd-first.json"), lines([odd]));
    writeFileSync(join(folder, "odd-second.json"), lines([second]));
    const text = readFileSync(join(FOLDERS.EXAMPLES, "stannery-ilacs-2023.txt"), "utf8");
    writeFileSync(join(folder, "odd.txt"), text.replaceAll("Children in Stannery", `Children in ${ODD}`));
}

function firstPage(folder) {
    return join(folder, readdirSync(folder).filter(name => name.endsWith(".html")).sort()[0]);
}

// Makes the pages of these views in `folder`; gives each the member `file`.
export function makePages(folder, views) {
    const unknown = views.filter(view => !PAGES.some(page => page.view === view));
    if (unknown.length) throw new Error(`no such view: ${unknown}`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    makeInputs(folder);
    const places = { ...FOLDERS, MADE: folder };
    return PAGES.filter(page => !views.length || views.includes(page.view)).map(page => {
        const output = join(folder, page.first ? page.name : `${page.name}.html`);
        const args = page.command.split(" ").map(word => word.replace(/\$([A-Z]+)/, (_, name) => places[name]));
        ofgrade(page.status ?? 0, ...args, "-f", "html", "-o", output);
        const file = page.first ? firstPage(join(output, page.first)) : output;
        if (!existsSync(file) || !readFileSync(file).length) throw new Error(`no page ${page.name}`);
        return { ...page, file };
    });
}

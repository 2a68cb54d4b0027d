// SPDX-License-Identifier: MIT
// Measures how long a dashboard of five hundred inspections takes to be made, to open, to be filtered and to be sorted:
// the median of several times, and the least, which other work on the machine disturbs least. It is no test, since
// machines differ.
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { visit } from "./browser.mjs";
import { EXAMPLES, ofgrade } from "./pages.mjs";

const INSPECTIONS = 500;
const ROUNDS = 15;
const ENOUGH = 200; // milliseconds in which a page answers as if at once

function median(times) {
    return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

// The reports of the examples again and again, of other providers and years.
function makeRecords(file) {
    const records = ofgrade(0, "batch", EXAMPLES).split("\n").filter(Boolean).map(line => JSON.parse(line))
        .filter(record => record.document?.kind === "inspection-report");
    const lines = Array.from({ length: INSPECTIONS }, (_, number) => {
        const copy = structuredClone(records[number % records.length]);
        const year = 2012 + number % 14;
        copy.inspection.provider.name = `Council of ${"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number % 26]}borough ${number % 170}`;
        copy.source.path = `reports/${number}.pdf`;
        copy.source.sha256 = `${number}`.padStart(64, "0");
        Object.assign(copy.inspection, { start: `${year}-04-17`, end: `${year}-04-28`, published: null });
        return JSON.stringify(copy) + "\n";
    });
    writeFileSync(file, lines.join(""));
}

// Runs in the page: the milliseconds until what was asked for is on the screen.
function act({ what, value }) {
    const start = performance.now();
    if (what === "sort") {
        document.querySelectorAll("table.filters thead button")[value].click();
    } else {
        const control = document.getElementById(`filter-${what}`);
        control.value = value ?? control.options[1].value;
        control.dispatchEvent(new Event("input", { bubbles: true }));
    }
    return new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0)));
}

const ACTIONS = [["filtered by a word", { what: "words", value: "borough 16" }], ["filter taken away", { what: "words", value: "" }],
    ["filtered by year", { what: "year" }], ["sorted", { what: "sort", value: 3 }]];

export async function measure(browser, folder) {
    const records = join(folder, "measured.jsonl");
    const file = join(folder, "measured.html");
    makeRecords(records);
    const start = performance.now();
    ofgrade(0, "batch", records, "-f", "html", "-o", file);
    console.log(`made: ${Math.round(performance.now() - start)} ms, ${Math.round(statSync(file).size / 1024)} KiB`);
    const times = new Map();
    const add = (name, time) => times.set(name, [...times.get(name) ?? [], time]);
    for (let round = 0; round < ROUNDS; round++) {
        await visit(browser, file, {}, async page => {
            add("opened: the first words", await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN));
            add("opened: ready for use", await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd));
            for (const [name, action] of ACTIONS) add(name, await page.evaluate(act, action));
        });
    }
    for (const [name, all] of times) {
        const time = median(all);
        console.log(`${name}: ${Math.round(time)} ms (least ${Math.round(Math.min(...all))})${time > ENOUGH ? `, more than ${ENOUGH}` : ""}`);
    }
}

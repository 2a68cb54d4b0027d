// SPDX-License-Identifier: MIT
// Measures how long a dashboard of five hundred inspections takes to be made, to open, to be filtered and to be sorted:
// the median of several times, and the least, which other work on the machine disturbs least. It is no test, since
// machines differ. A page is ready for use when its load event has ended: all of it is read, its controls are there and
// what is on the screen is laid out. It is drawn when the next frame is done, which is what a person waits for. With
// files named, made from the same records by different programs, these are opened in turn instead.
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

// Runs in each page before all else: notes when the first frame after the load event is done.
function noteDrawn() {
    addEventListener("load", () => requestAnimationFrame(() => setTimeout(() => { window.drawn = performance.now(); }, 0)));
}

// Runs in the page: the milliseconds until what was asked for is on the screen. What is laid out only when it comes near
// the screen takes a second frame to be so.
async function act({ what, value }) {
    const frame = () => new Promise(done => requestAnimationFrame(done));
    const start = performance.now();
    if (what === "go") {
        location.hash = value;
        await frame();
    } else if (what === "sort") {
        document.querySelectorAll("table.filters thead button")[value].click();
    } else {
        const control = document.getElementById(`filter-${what}`);
        control.value = value ?? control.options[1].value;
        control.dispatchEvent(new Event("input", { bubbles: true }));
    }
    await frame();
    return new Promise(done => setTimeout(() => done(performance.now() - start), 0));
}

// The documents are on the screen when they are filtered.
const ACTIONS = [["gone to the documents", { what: "go", value: "#documents" }], ["filtered by a word", { what: "words", value: "borough 16" }], ["filter taken away", { what: "words", value: "" }],
    ["filtered by year", { what: "year" }], ["sorted", { what: "sort", value: 3 }]];

async function open(page, add) {
    await page.waitForFunction(() => window.drawn);
    const times = await page.evaluate(() => ({
        "the first words": performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
        "ready for use": performance.getEntriesByType("navigation")[0].loadEventEnd, drawn: window.drawn }));
    for (const [name, time] of Object.entries(times)) add(`opened: ${name}`, time);
}

// The times of these pages, opened in turn, so that other work on the machine disturbs all alike.
async function timesOf(browser, files) {
    const all = files.map(() => new Map());
    await visit(browser, files[0], {}, page => page.addInitScript(noteDrawn));
    for (let round = 0; round < ROUNDS; round++) {
        for (const [index, file] of files.entries()) {
            const times = all[index];
            const add = (name, time) => times.set(name, [...times.get(name) ?? [], time]);
            await visit(browser, file, {}, async page => {
                await open(page, add);
                for (const [name, action] of ACTIONS) add(name, await page.evaluate(act, action));
            });
        }
    }
    return all;
}

export async function measure(browser, folder, named) {
    const records = join(folder, "measured.jsonl");
    const file = join(folder, "measured.html");
    makeRecords(records);
    const start = performance.now();
    ofgrade(0, "batch", records, "-f", "html", "-o", file);
    console.log(`made: ${Math.round(performance.now() - start)} ms, ${Math.round(statSync(file).size / 1024)} KiB`);
    const files = named.length ? named : [file];
    for (const [index, times] of (await timesOf(browser, files)).entries()) {
        if (named.length) console.log(`${files[index]}:`);
        for (const [name, all] of times) {
            const time = median(all);
            console.log(`${name}: ${Math.round(time)} ms (least ${Math.round(Math.min(...all))})${time > ENOUGH ? `, more than ${ENOUGH}` : ""}`);
        }
    }
}

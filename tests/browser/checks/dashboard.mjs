// SPDX-License-Identifier: MIT
// What a dashboard does: its tables sort by every column, its documents are filtered, and its figures count what they
// lead to. What is expected is worked out here from the words of the cells, apart from the page's own script.
import { none, visit } from "../browser.mjs";

const LEVELS = ["outstanding", "good", "requires", "inadequate"];
const LONGEST_LAYOUT = 10000; // milliseconds, on a machine that is busy
const words = new Intl.Collator("en-GB", { numeric: true });

// Runs in the page: the rows of its tables that sort, each as what its cells say.
function tables() {
    return [...document.querySelectorAll("table.sorts")].map(table => ({
        caption: table.caption.textContent,
        headings: [...table.tHead.rows[0].cells].map(cell => ({ name: cell.textContent, sort: cell.getAttribute("aria-sort") })),
        rows: [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => ({
            words: cell.textContent.trim(), day: cell.querySelector("time")?.dateTime,
            grade: cell.querySelector(".grade")?.textContent.trim(), level: /level-(\d)/.exec(cell.innerHTML)?.[1],
        }))),
    }));
}

// What a cell counts as when rows are put in order: a number or words, null for nothing.
function rank(cell) {
    if (cell.day) return cell.day;
    if (cell.grade) {
        const level = 1 + LEVELS.indexOf(cell.grade.toLowerCase().split(" ")[0]);
        return Number(cell.level ?? (level || 9));
    }
    if (/^\d+%?$/.test(cell.words)) return parseInt(cell.words, 10);
    return cell.words && cell.words !== "no date" ? cell.words : null;
}

function inOrder(before, after) {
    if (after === null) return true;
    if (before === null) return false;
    return (typeof before === "number" && typeof after === "number" ? before - after : words.compare(before, after)) <= 0;
}

function orderFaults(table, column, down) {
    const { name, sort } = table.headings[column];
    const ranks = table.rows.map(row => rank(row[column]));
    const faults = sort === (down ? "descending" : "ascending") ? [] : [`${name}: says that it is sorted ${sort}`];
    const apart = ranks.findIndex((value, index) => index && !(down && value !== null && ranks[index - 1] !== null
        ? inOrder(value, ranks[index - 1]) : inOrder(ranks[index - 1], value)));
    if (apart > 0) faults.push(`${name}, ${sort}: ${ranks[apart - 1]} stands before ${ranks[apart]}`);
    return faults;
}

export function sorts(browser, file, { rows }) {
    return visit(browser, file, {}, async page => {
        const before = await page.evaluate(tables);
        const largest = Math.max(0, ...before.map(table => table.rows.length));
        const faults = largest < rows ? [`the largest table that sorts has ${largest} rows, not ${rows}`] : [];
        const content = table => table.rows.map(row => row.map(cell => cell.words).join("|")).sort().join("\n");
        for (const [index, { caption, headings }] of before.entries()) {
            for (const column of headings.keys()) {
                for (const down of [false, true]) {
                    await page.evaluate(([table, cell]) => document.querySelectorAll("table.sorts")[table].tHead.rows[0]
                        .cells[cell].querySelector("button").click(), [index, column]);
                    const table = (await page.evaluate(tables))[index];
                    faults.push(...orderFaults(table, column, down).map(fault => `${caption}: ${fault}`));
                    if (content(table) !== content(before[index])) faults.push(`${caption}: sorting changes the rows`);
                }
            }
        }
        none(faults);
    });
}

// Runs in the page: the numbers of the rows that are shown, and what is said of them.
function shown() {
    const rows = [...document.querySelectorAll("table.filters tbody tr")];
    return { ids: rows.filter(row => row.checkVisibility()).map(row => row.id), all: rows.length,
        status: document.querySelector("[role=status]").textContent };
}

async function expectShown(page, what, wanted) {
    const found = await page.evaluate(shown);
    const count = found.ids.length;
    const missing = found.ids.filter(id => !wanted.includes(id));
    const faults = missing.map(id => `${what}: ${id} does not fit and is shown`);
    // A hundred rows are shown at once, and the status says of how many.
    if (count !== Math.min(wanted.length, 100)) faults.push(`${what}: ${count} rows are shown of ${wanted.length} that fit`);
    if (!found.status.split(/\D+/).includes(`${wanted.length}`)) faults.push(`${what}: ${wanted.length} fit, and it says "${found.status}"`);
    return faults;
}

export function filters(browser, file, expected) {
    return visit(browser, file, {}, async page => {
        const rows = await page.evaluate(() => [...document.querySelectorAll("table.filters tbody tr")].map(row => ({
            id: row.id, words: row.textContent.toLowerCase(), year: row.querySelector("time")?.dateTime.slice(0, 4),
            kind: row.cells[1].firstChild.textContent.trim(), grade: row.cells[3].textContent.trim() || "None stated" })));
        none(rows.length === expected.rows ? [] : [`${rows.length} rows are to be filtered, not ${expected.rows}`]);
        if (!rows.length) return;
        const fitting = fits => rows.filter(fits).map(row => row.id);
        const faults = await expectShown(page, "no filter", fitting(() => true));
        for (const member of ["year", "grade", "kind"]) {
            const control = page.locator(`#filter-${member}`);
            for (const value of await control.locator("option").evaluateAll(options => options.map(one => one.value))) {
                await control.selectOption(value);
                faults.push(...await expectShown(page, `${member} ${value}`, fitting(row => !value || row[member] === value)));
            }
            await control.selectOption("");
        }
        const grade = rows[0].grade;
        for (const typed of ["council", "COUNCIL  1", "no such word", "<script>"]) {
            const wanted = typed.toLowerCase().split(/\s+/);
            await page.locator("#filter-words").fill(typed);
            faults.push(...await expectShown(page, typed, fitting(row => wanted.every(word => row.words.includes(word)))));
        }
        await page.locator("#filter-words").fill("o");
        await page.locator("#filter-grade").selectOption(grade);
        faults.push(...await expectShown(page, "two filters", fitting(row => row.words.includes("o") && row.grade === grade)));
        await page.locator(".filter button").click();
        faults.push(...await expectShown(page, "cleared", fitting(() => true)));
        none(faults);
    });
}

export function listsAllWithoutScript(browser, file) {
    return visit(browser, file, { script: false }, async page => {
        none(await page.evaluate(() => [...document.querySelectorAll("button, input, select")].map(control =>
            `does nothing without script: ${control.outerHTML}`).concat([...document.querySelectorAll("table.filters tbody tr")]
            .filter(row => !row.checkVisibility()).map(row => `${row.id} is not shown`))));
    });
}

// Runs in the page: whether every cell that is shown is laid out, on the screen or far from it.
function allLaidOut() {
    return [...document.querySelectorAll("th, td")].every(cell => !cell.checkVisibility() ||
        cell.checkVisibility({ contentVisibilityAuto: true }));
}

// Runs in the page: whether find leads into the last row that is shown, by the name of its file.
function findsLastRow() {
    const rows = [...document.querySelectorAll("table.filters tbody tr")].filter(row => row.checkVisibility());
    if (!rows.length) return true;
    const name = [...rows.at(-1).querySelectorAll(".step")].at(-1).textContent.slice(0, 20);
    getSelection().selectAllChildren(document.querySelector("footer"));
    const backwards = true;
    return window.find(name, true, backwards) && rows.at(-1).contains(getSelection().anchorNode);
}

// With script tables that are far from the screen are laid out after the first screen, without it at once. Find leads
// there in the meantime too.
export async function laysOutAll(browser, file) {
    await visit(browser, file, {}, async page => {
        none(await page.evaluate(findsLastRow) ? [] : ["find does not lead to the last row"]);
    });
    await visit(browser, file, {}, page => page.waitForFunction(allLaidOut, null, { timeout: LONGEST_LAYOUT }));
    await visit(browser, file, { script: false }, async page => {
        none(await page.evaluate(allLaidOut) ? [] : ["a table is not laid out without script"]);
    });
}

// Runs in the page: each figure is as large as what it leads to.
function wrongFigures({ rows }) {
    const listed = target => [...target.querySelectorAll(".lines > *")].reduce((sum, line) => sum +
        (line.classList.contains("quiet") ? parseInt(line.textContent, 10) : 1), 0);
    const said = target => [...target.querySelectorAll(".lines > *")].reduce((sum, line) => sum +
        (parseInt((line.classList.contains("quiet") ? line : line.nextSibling).textContent, 10) || 0), 0);
    const links = document.querySelectorAll("a.number");
    const faults = rows && !links.length ? ["no figure leads to anything"] : [];
    for (const link of links) {
        const target = document.getElementById(link.getAttribute("href").slice(1));
        const complete = !/more inspections?, with no more in each/.test(target.textContent);
        const count = link.closest(".grid") ? listed(target) : link.closest(".themes")
            ? (complete ? said(target) : null)
            : link.closest("#gaps") ? target.querySelectorAll("tbody tr").length + listed(target) : null;
        if (count !== null && count !== Number(link.textContent)) {
            faults.push(`${link.getAttribute("href")} says ${link.textContent} and leads to ${count}`);
        }
    }
    return faults;
}

export function counts(browser, file, expected) {
    return visit(browser, file, {}, async page => none(await page.evaluate(wrongFigures, expected)));
}

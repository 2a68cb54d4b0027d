// SPDX-License-Identifier: MIT
// The same words without script, on paper and in colours that the reader forces on the page.
import { look, none, visit } from "../browser.mjs";

// Runs in the page: its visible texts, without those of controls. Where a table is shown as a list, its headings stand
// before its cells; that of the rows' names says nothing more then.
function texts(opened) {
    if (opened) document.querySelectorAll("details").forEach(element => { element.open = true; });
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        const words = node.data.trim().replace(/\s+/g, " ");
        if (!words || element.closest("button, input, select, label, legend, script, style, summary, nav, [role=status]," +
            "thead th:first-child")) continue;
        if (element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) found.push(words);
    }
    for (const cell of document.querySelectorAll("[data-label]")) {
        if (cell.checkVisibility() && getComputedStyle(cell, "::before").content !== "none") found.push(cell.dataset.label);
    }
    return found;
}

function missing(wanted, found) {
    const there = new Set(found);
    return [...new Set(wanted)].filter(words => !there.has(words));
}

export async function worksWithoutScript(browser, file) {
    const wanted = await visit(browser, file, {}, page => page.evaluate(texts, true));
    const found = await visit(browser, file, { script: false }, page => page.evaluate(texts, true));
    if (!found.length) throw new Error("the page is empty");
    none(missing(wanted, found).map(words => `only with script: "${words}"`));
}

export function prints(browser, file) {
    return visit(browser, file, { script: false }, async page => {
        await look(page, { media: "print", width: 700 });
        const found = await page.evaluate(texts, false);
        await look(page, {});
        const wanted = await page.evaluate(texts, true);
        none(missing(wanted, found).map(words => `not on paper: "${words}"`));
    });
}

// Runs in the page.
function gradesWithoutWords() {
    const colour = value => value.replaceAll(" ", "");
    return [...document.querySelectorAll(".grade")].filter(element => {
        const style = getComputedStyle(element);
        return !element.textContent.trim() || colour(style.color) === colour(style.backgroundColor);
    }).map(element => `a grade without words: ${element.outerHTML}`);
}

export function speaksInForcedColours(browser, file) {
    return visit(browser, file, {}, async page => {
        for (const scheme of ["light", "dark"]) {
            await look(page, { scheme, forced: "active" });
            none(await page.evaluate(gradesWithoutWords));
        }
    });
}

// SPDX-License-Identifier: MIT
// Tab leads to every link and control in the order of the page; what has the focus shows it and can be seen.
import { look, none, visit } from "../browser.mjs";

// Runs in the page: what Tab shall reach, each numbered, with its looks while it has no focus.
function number() {
    const controls = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    window.stops = [...document.querySelectorAll(controls)].filter(element => !element.disabled &&
        element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }));
    window.look = element => {
        const style = getComputedStyle(element);
        return [style.boxShadow, style.backgroundColor, style.borderColor].join();
    };
    window.rest = window.stops.map(window.look);
    return window.stops.length;
}

// Runs in the page: the number of what has the focus, and what is wrong with it.
function stop() {
    const element = document.activeElement;
    const index = window.stops.indexOf(element);
    if (index < 0) return { index, name: element.outerHTML.slice(0, 80), faults: [] };
    const style = getComputedStyle(element);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
    const faults = outlined || window.look(element) !== window.rest[index] ? [] : ["does not show the focus"];
    // Of a box larger than the screen any part will do.
    const seen = [...element.getClientRects()].some(box => [.02, .25, .5, .75, .98].some(x => [.02, .5, .98].some(y => {
        const top = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
        return top && (element.contains(top) || top.contains(element));
    })));
    if (!seen) faults.push("has the focus out of sight");
    return { index, name: element.outerHTML.slice(0, 80), faults };
}

export default async function reachable(browser, file) {
    await visit(browser, file, {}, async page => {
        await look(page, { height: 600 });
        const count = await page.evaluate(number);
        const faults = [];
        const reached = new Set();
        let last = -1;
        for (let press = 0; press < count + 5; press++) {
            await page.keyboard.press("Tab");
            const { index, name, faults: found } = await page.evaluate(stop);
            if (index < 0 || reached.has(index)) continue;
            if (index < last) faults.push(`comes out of turn: ${name}`);
            faults.push(...found.map(fault => `${fault}: ${name}`));
            reached.add(index);
            last = index;
        }
        const missed = await page.evaluate(seen => window.stops.filter((_, index) => !seen.includes(index))
            .map(element => element.outerHTML.slice(0, 80)), [...reached]);
        none([...faults, ...missed.map(name => `Tab does not reach ${name}`)]);
    });
}

// SPDX-License-Identifier: MIT
// Every link within the page leads to something that is then seen; every other leads to a file that is
// there, and to something in it.
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { none, visit } from "../browser.mjs";

// Run in the page: what links lead to, and whether it is seen once its link was followed. Details that are closed open
// for what is linked to in them.
function links() {
    const found = [...document.querySelectorAll("a")].map(link => link.getAttribute("href") ?? link.getAttribute("xlink:href"));
    return [...new Set(found.filter(Boolean))];
}

// Those of these links within the page after which their target is not seen, and why.
function follow(hashes) {
    return hashes.map(hash => {
        const element = document.getElementById(decodeURIComponent(hash.slice(1)));
        if (!element) return { hash, fault: `nothing has the id of the link ${hash}` };
        location.hash = hash;
        const box = element.getBoundingClientRect();
        const seen = element.checkVisibility({ visibilityProperty: true }) && box.top < innerHeight && box.bottom >= 0;
        return { hash, fault: seen ? null : `${hash} leads to what is not seen` };
    }).filter(link => link.fault);
}

// What is wrong with a link that leads out of the page: to no file, or to nothing in it.
function outside(file, href) {
    if (/^[a-z][a-z0-9+.-]*:|^[/][/]/i.test(href)) return `leads to the network: ${href}`;
    const [path, id] = href.split("#").map(decodeURIComponent);
    const other = resolve(dirname(file), path);
    if (!existsSync(other)) return `no file for ${href}`;
    return !id || readFileSync(other, "utf8").includes(` id="${id}"`) ? null : `nothing has the id of the link ${href}`;
}

// A script may have to bring to sight what was filtered away, and takes its turn to do so.
async function followAgain(page, hash) {
    await page.evaluate(to => { location.hash = to; }, hash);
    const [link] = await page.evaluate(follow, [hash]);
    return link?.fault;
}

export default async function leads(browser, file) {
    const faults = [];
    for (const script of [true, false]) {
        await visit(browser, file, { script }, async page => {
            const found = await page.evaluate(links);
            for (const link of await page.evaluate(follow, found.filter(href => href.startsWith("#")))) {
                faults.push(await followAgain(page, link.hash));
            }
            faults.push(...found.filter(href => !href.startsWith("#")).map(href => outside(file, href)));
        });
    }
    none(faults.filter(Boolean));
}

// SPDX-License-Identifier: MIT
// main.mjs [VIEW...]: tests the pages of these views, or of all, in Chromium.
// main.mjs --shots DIR [VIEW...]: writes pictures of them to DIR instead, to be looked at.
// main.mjs --measure [FILE...]: says how long a large dashboard takes to be made, opened and filtered; with files, how
// long these take to be opened and filtered, in turn.
// main.mjs --self-test: proves that the checks find faults.
// run.sh, which starts this, gives the environment: CHROMIUM, OFGRADE and BROWSER_BUILD, the folder of the packages.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { launch } from "./browser.mjs";
import { CHECKS, CHECKS_OF_VIEW } from "./checks.mjs";
import { measure } from "./measure.mjs";
import { makePages } from "./pages.mjs";
import { selfTest } from "./self_test.mjs";
import { shoot } from "./shots.mjs";

const LONGEST_CHECK = 120000;

const [mode, ...rest] = process.argv.slice(2);
const folder = name => join(process.env.BROWSER_BUILD, `pages-${name}`);

function testPages(browser, views) {
    const pages = makePages(folder(views.join("-") || "all"), views);
    test(`pages of ${views.join(", ") || "all views"}`, async whole => {
        for (const page of pages) {
            await whole.test(page.name, async one => {
                for (const [name, check] of Object.entries({ ...CHECKS, ...CHECKS_OF_VIEW[page.view] })) {
                    await one.test(name, { timeout: LONGEST_CHECK }, () => check(browser, page.file, page));
                }
            });
        }
        await browser.close();
    });
}

const browser = await launch();
if (mode === "--self-test") {
    selfTest(browser, folder("self-test"));
} else if (mode === "--measure") {
    mkdirSync(folder("measure"), { recursive: true });
    await measure(browser, folder("measure"), rest.map(file => resolve(file)));
    await browser.close();
} else if (mode === "--shots") {
    const [target, ...views] = rest;
    await shoot(browser, makePages(folder("shots"), views), target);
    await browser.close();
} else {
    testPages(browser, mode ? [mode, ...rest] : []);
}

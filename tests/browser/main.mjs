// SPDX-License-Identifier: MIT
// main.mjs [VIEW...]: tests the pages of these views, or of all, in Chromium.
// main.mjs --shots DIR [VIEW...]: writes pictures of them to DIR instead, to be looked at.
// run.sh, which starts this, gives the environment: CHROMIUM, OFGRADE and BROWSER_BUILD, the folder of the packages.
import { join } from "node:path";
import { test } from "node:test";
import { launch } from "./browser.mjs";
import { makePages } from "./pages.mjs";
import { CHECKS } from "./checks.mjs";
import { shoot } from "./shots.mjs";

const views = process.argv.slice(2);
const shots = views[0] === "--shots" ? views.splice(0, 2)[1] : undefined;
const pages = makePages(join(process.env.BROWSER_BUILD, `pages-${views.join("-") || "all"}`), views);
const browser = await launch();

if (shots) {
    await shoot(browser, pages, shots);
    await browser.close();
} else {
    test(`pages of ${views.join(", ") || "all views"}`, async whole => {
        for (const page of pages) {
            await whole.test(page.name, async one => {
                for (const [name, check] of Object.entries(CHECKS)) await one.test(name, { timeout: 120000 }, () => check(browser, page.file));
            });
        }
        await browser.close();
    });
}

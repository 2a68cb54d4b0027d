// SPDX-License-Identifier: MIT
// Chromium, and a page of HTML opened in it as a file: nothing is served, and nothing else may be asked for.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

// The packages lie in the build, where Node would not look for them.
const require = createRequire(`${process.env.BROWSER_BUILD}/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];

export function launch() {
    return chromium.launch({ executablePath: process.env.CHROMIUM, args: QUIET });
}

// A tab for each way of opening pages, which opens one page after the other: to make one takes longer than to open a
// page. `faults` is what is wrong with the page that it shows.
const tabs = new Map();

async function tabFor(browser, script, withAxe) {
    const way = `${script} ${withAxe}`;
    if (!tabs.has(way)) {
        const context = await browser.newContext({ javaScriptEnabled: script, bypassCSP: withAxe, offline: true });
        const tab = { page: await context.newPage(), url: "", faults: [] };
        const { page } = tab;
        page.on("request", request => request.url().split("#")[0] === tab.url || tab.faults.push(`asks for ${request.url()}`));
        page.on("console", message => ["error", "warning"].includes(message.type()) && tab.faults.push(message.text()));
        page.on("pageerror", error => tab.faults.push(`${error}`));
        tabs.set(way, tab);
    }
    return tabs.get(way);
}

// Opens `file`, gives the page to `work` and returns what that returns. What the page asks for or complains of meanwhile
// is a fault. The page's policy holds, except where axe is put into it; without script only the page's own is meant.
export async function visit(browser, file, { script = true, axe: withAxe = false }, work) {
    const tab = await tabFor(browser, script, withAxe);
    await tab.page.goto("about:blank");
    Object.assign(tab, { url: pathToFileURL(file).href, faults: [] });
    await look(tab.page, {});
    await tab.page.goto(tab.url, { waitUntil: "load" });
    if (withAxe) await tab.page.evaluate(axe);
    const result = await work(tab.page);
    none(tab.faults);
    return result;
}

// How a page is looked at: size in pixels, colour scheme, screen or paper, and whether the reader's colours are forced.
export async function look(page, { width = 1280, height = 900, scheme = "light", media = "screen", forced = "none" }) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: scheme, media, forcedColors: forced });
}

// For checks: throws when there is any fault.
export function none(faults) {
    if (faults.length) throw new Error(faults.slice(0, 20).join("\n") + (faults.length > 20 ? "\n…" : ""));
}

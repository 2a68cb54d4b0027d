// SPDX-License-Identifier: MIT
// Pictures of pages, to be looked at by people: whole pages, in pieces that can be seen at once.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { look, visit } from "./browser.mjs";

const PIECE = 1800;
const LOOKS = {
    "light-1280": { width: 1280 }, "dark-1280": { width: 1280, scheme: "dark" },
    "light-360": { width: 360 }, "dark-360": { width: 360, scheme: "dark" },
    print: { width: 718, media: "print" }, forced: { width: 1280, scheme: "dark", forced: "active" },
};

export async function shoot(browser, pages, folder) {
    mkdirSync(folder, { recursive: true });
    for (const { name, file } of pages) {
        await visit(browser, file, {}, async page => {
            for (const [view, options] of Object.entries(LOOKS)) {
                await look(page, options);
                const height = await page.evaluate(() => document.documentElement.scrollHeight);
                for (let top = 0; top < height; top += PIECE) {
                    const path = join(folder, `${name}-${view}-${top / PIECE}.png`);
                    const clip = { x: 0, y: top, width: options.width, height: Math.min(PIECE, height - top) };
                    await page.screenshot({ path, fullPage: true, clip });
                }
            }
        });
    }
}

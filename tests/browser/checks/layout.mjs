// SPDX-License-Identifier: MIT
// Nothing is cut and nothing lies on other text: on narrow screens (WCAG 1.4.10), with text of twice the size (1.4.4) and
// with more space in it (1.4.12). What is wider than the screen may be moved by itself, the page may not.
import { look, none, visit } from "../browser.mjs";

const TWICE = "html { font-size: 200% !important; }";
const SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }" +
    "p { margin-bottom: 2em !important; }";
// 640 units are a wide screen of 1280 pixels at a zoom of 200 %, 320 units one at 400 %.
const VIEWS = [["wide", { width: 1280 }], ["zoom of 200 %", { width: 640 }], ["360 px", { width: 360 }],
    ["320 px", { width: 320 }], ["text of 200 %", { width: 1280 }, TWICE], ["text of 200 % at 640 px", { width: 640 }, TWICE],
    ["spaced text", { width: 1280 }, SPACED], ["spaced text at 360 px", { width: 360 }, SPACED],
    ["paper", { width: 718, media: "print" }]];

// Runs in the page.
function layoutFaults() {
    const faults = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} wide`);
    // The box beyond which nothing of the element is seen; null where it can be moved into view, undefined for what is
    // there for screen readers alone.
    const room = element => {
        for (let around = element; around && around !== root; around = around.parentElement) {
            const style = getComputedStyle(around);
            if (/auto|scroll/.test(style.overflowX)) return null;
            if (/hidden|clip/.test(style.overflowX)) {
                const box = around.getBoundingClientRect();
                return box.width <= 1 || box.height <= 1 ? undefined : box;
            }
        }
        return { left: 0, right: root.clientWidth, top: -Infinity, bottom: Infinity };
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const lettering = new Map();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const box = room(element);
        if (box === undefined) continue;
        const cell = element.closest("td, th")?.getBoundingClientRect();
        for (const part of range.getClientRects()) {
            if (part.width > 1 && cell && part.right > cell.right + 1) {
                faults.push(`out of its cell: "${node.data.trim().slice(0, 60)}"`);
                break;
            }
            if (!part.width || !box) continue;
            if (part.left < box.left - 1 || part.right > box.right + 1 || part.top < box.top - 2 || part.bottom > box.bottom + 2) {
                faults.push(`cut: "${node.data.trim().slice(0, 60)}"`);
                break;
            }
        }
        const svg = element.closest("svg");
        if (svg && element.localName === "text") {
            const others = lettering.get(svg) ?? [];
            others.push({ text: node.data.trim(), box: element.getBoundingClientRect() });
            lettering.set(svg, others);
        }
    }
    for (const words of lettering.values()) {
        for (const [index, { text, box }] of words.entries()) {
            const under = words.slice(0, index).find(other => Math.min(box.right, other.box.right) - Math.max(box.left,
                other.box.left) > 1 && Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top) > 4);
            if (under) faults.push(`"${text}" lies on "${under.text}"`);
        }
    }
    return faults;
}

export default function fits(browser, file) {
    return visit(browser, file, {}, async page => {
        const faults = [];
        for (const [name, options, style] of VIEWS) {
            await look(page, options);
            const added = style && await page.addStyleTag({ content: style });
            faults.push(...(await page.evaluate(layoutFaults)).map(fault => `${name}: ${fault}`));
            if (added) await added.evaluate(element => element.remove());
        }
        none(faults);
    });
}

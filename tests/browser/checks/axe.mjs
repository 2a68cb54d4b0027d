// SPDX-License-Identifier: MIT
// axe-core finds no violation of WCAG 2.2 A and AA, in both colour schemes, on a wide screen and on a telephone's.
import { look, none, visit } from "../browser.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

function told(violation) {
    const places = violation.nodes.slice(0, 5).map(node => `  ${node.target}: ${node.any.concat(node.all, node.none)
        .map(check => check.message).join("; ")}`);
    return [`${violation.id}: ${violation.help} (${violation.nodes.length} times)`, ...places].join("\n");
}

async function violations(page) {
    const found = await page.evaluate(tags => axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), TAGS);
    return found.violations.map(told);
}

export default function accessible(browser, file) {
    return visit(browser, file, { axe: true }, async page => {
        const faults = [];
        for (const scheme of ["light", "dark"]) {
            for (const width of [1280, 360]) {
                await look(page, { scheme, width });
                faults.push(...(await violations(page)).map(fault => `${scheme}, ${width} px: ${fault}`));
            }
        }
        none(faults);
    });
}

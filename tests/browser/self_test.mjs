// SPDX-License-Identifier: MIT
// Proves that the checks find faults: a sound page passes all of them, and with one fault in it the check meant for it
// fails. The checks of dashboards are tried on a dashboard.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { CHECKS, CHECKS_OF_VIEW } from "./checks.mjs";
import { makePages } from "./pages.mjs";

const SOUND = `<!DOCTYPE html><html lang="en-GB"><head><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>A page</title><style>:root { color-scheme: light dark; } html { background: #fff; } a { color: #00e; }
@media (prefers-color-scheme: dark) { html { background: #000; } a { color: #9cf; } }</style></head><body><main>
<h1 id="top">A page</h1><p><a href="#words">To the words</a> <span class="grade">Good</span></p>
<div style="height: 2000px"></div><p id="words">Some words.</p><!-- here --></main></body></html>`;

const here = text => SOUND.replace("<!-- here -->", text);
const style = rules => SOUND.replace("</style>", `${rules}</style>`);
const FAULTS = [
    ["axe-core finds no violation", "low contrast", style("p { color: #888; }")],
    ["axe-core finds no violation", "low contrast in the dark alone", style("@media (prefers-color-scheme: dark) { p { color: #555; } }")],
    ["axe-core finds no violation", "a field without a name", here("<input>")],
    ["nothing is cut", "a page that is wider than the screen", here("<div style='width: 700px'>wide</div>")],
    ["nothing is cut", "words that are cut", here("<div style='overflow: hidden; width: 200px'><div style='width: 500px'>Words that do not have all the room that they need</div></div>")],
    ["nothing is cut", "words on words", here("<svg width='200' height='50'><text y='20'>One</text><text y='22'>Two</text></svg>")],
    ["nothing is cut", "words that run into the next cell", here("<table style='table-layout: fixed; width: 100px'><tr><td>Incomprehensible</td><td>Words</td></tr></table>")],
    ["nothing is cut", "a table that paper cuts", here("<div style='overflow-x: auto'><div class='x' style='width: 900px; text-align: right'>End</div></div><style>@media print { div { overflow: visible !important; } }</style>")],
    ["the keyboard reaches all", "a focus that is not seen", style("a:focus { outline: none; }")],
    ["the keyboard reaches all", "an order of its own", here("<button>First</button><button tabindex='1'>Second</button>")],
    ["the keyboard reaches all", "a control behind something", here("<button>Hidden</button><div style='position: fixed; inset: 0; background: Canvas'></div>")],
    ["links have targets", "a link to nothing", here("<a href='#nowhere'>x</a>")],
    ["links have targets", "a link to what is not shown", here("<a href='#unseen'>x</a><p id='unseen' hidden>y</p>")],
    ["links have targets", "a link to the network", here("<a href='https://ofgrade.example/'>x</a>")],
    ["links have targets", "a link to no file", here("<a href='no-file.html#x'>x</a>")],
    ["all is there without script", "words that a script writes", here("<script>document.write('<p>More.</p>')</script>")],
    ["all is there on paper", "words that paper lacks", style("@media print { #words { display: none; } }")],
    ["all is there on paper", "details that paper cannot open", here("<details><summary>More</summary><p>Hidden.</p></details>")],
    ["grades have words in forced colours", "a grade by colour alone", SOUND.replace("Good", "")],
    ["links have targets", "a picture from elsewhere", here("<img src='picture.png' alt='x'>")],
    ["links have targets", "a script that fails", here("<script>nothing();</script>")],
];

const script = (from, to) => page => page.replace(from, to).replace(/script-src 'sha256-[^']*'/, "script-src 'unsafe-inline'");
// What is done to a dashboard.
const FAULTS_OF_DASHBOARD = [
    ["tables sort by every column", "an order that does not turn", script("down ? compare(b.value, a.value) : ", "")],
    ["tables sort by every column", "no script", page => page.replace(/<script>[^]*<\/script>/, "")],
    ["documents are filtered", "a filter that lets all through", script("!control.value || of(one) === control.value", "true")],
    ["documents are filtered", "words that are not looked for", script("one.text.includes(word)", "true")],
    ["documents are filtered", "a row too few", page => page.replace(/<tr id="d2">[^]*?<\/tr>/, "")],
    ["all documents are listed without script", "a row that only a script shows", page => page.replace('<tr id="d2">', '<tr id="d2" hidden="">')],
    ["tables far from the screen are laid out", "tables that nothing lays out", script('box.style.contentVisibility = "visible";', "")],
    ["tables far from the screen are laid out", "rows that find does not reach", page => page.replace("</style>", "#documents td { visibility: hidden; }</style>")],
    ["figures count what they lead to", "a figure too large", page => page.replace(/(<a class="number" href="#year-\d+-\d">)\d+/, "$199")],
    ["figures count what they lead to", "a theme's figures too large", page => page.replace(/(<a class="number" href="#theme-\d+-strengths">)\d+/g, "$199")],
    ["figures count what they lead to", "figures that lead nowhere", page => page.replaceAll('class="number"', "")],
];

// The check must fail: the fault is in the file.
async function mustFind(check, ...page) {
    const found = await check(...page).then(() => false, () => true);
    if (!found) throw new Error("the fault was not found");
}

export function selfTest(browser, folder) {
    mkdirSync(folder, { recursive: true });
    const write = (name, text) => {
        const file = join(folder, `${name}.html`);
        writeFileSync(file, text);
        return file;
    };
    test("a sound page passes", async whole => {
        const file = write("sound", SOUND);
        for (const [name, check] of Object.entries(CHECKS)) await whole.test(name, () => check(browser, file));
    });
    test("faults are found", async whole => {
        for (const [number, [name, fault, text]] of FAULTS.entries()) {
            const file = write(`fault-${number}`, text);
            await whole.test(`${name}: ${fault}`, () => mustFind(CHECKS[name], browser, file));
        }
    });
    test("faults of dashboards are found", async whole => {
        const [page] = makePages(join(folder, "made"), ["dashboard"]);
        const sound = readFileSync(page.file, "utf8");
        for (const [number, [name, fault, change]] of FAULTS_OF_DASHBOARD.entries()) {
            const faulty = change(sound);
            const file = write(`dashboard-${number}`, faulty);
            await whole.test(`${name}: ${fault}`, () => {
                if (faulty === sound) throw new Error("the fault is not in the page");
                return mustFind(CHECKS_OF_VIEW.dashboard[name], browser, file, page);
            });
        }
        await browser.close();
    });
}

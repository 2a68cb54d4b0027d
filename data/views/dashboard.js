/* SPDX-License-Identifier: MIT */
/* Sorting and filtering. The page says everything without this: what works by it alone is added by it. */
"use strict";
(() => {
  const make = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  /* Tables that are far from the screen are not laid out at first (dashboard.css). Once the first screen is drawn they
     are, one by one while there is nothing else to do; at once where the reader comes to a place within the page. */
  const waiting = Array.from(document.querySelectorAll(".scroll, .lanes"));
  const layOut = (box) => {
    box.style.contentVisibility = "visible";
  };
  const whenIdle = window.requestIdleCallback || ((work) => setTimeout(work, 50));
  const layOutNext = () => {
    if (!waiting.length) return;
    layOut(waiting.shift());
    whenIdle(layOutNext);
  };
  const [arrival] = performance.getEntriesByType("navigation");
  if (location.hash || !arrival || arrival.type !== "navigate") waiting.forEach(layOut);
  else addEventListener("load", () => requestAnimationFrame(() => whenIdle(layOutNext)));

  /* What a cell sorts by: the day of a date, the level of a grade, a number, else its words. Nothing comes last. */
  const valueOf = (cell) => {
    const day = cell.querySelector("time"), grade = cell.querySelector(".grade"), text = cell.textContent.trim();
    if (day) return day.dateTime;
    if (grade) {
      const level = /level-(\d)/.exec(grade.className);
      const word = ["outstanding", "good", "requires", "inadequate"].indexOf(grade.textContent.toLowerCase().split(" ")[0]);
      return level ? Number(level[1]) : word < 0 ? 9 : word + 1;
    }
    if (/^\d+%?$/.test(text)) return parseInt(text, 10);
    return text === "no date" ? "" : text;
  };
  let words = null; /* made when something is sorted: the first of a browser takes long */
  const compare = (a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    words ??= new Intl.Collator("en-GB", { numeric: true });
    return words.compare(a, b);
  };

  const sortBy = (table, heading, column) => {
    const body = table.tBodies[0], down = heading.getAttribute("aria-sort") === "ascending";
    const rows = Array.from(body.rows, (row) => ({ row, value: valueOf(row.cells[column]) }));
    rows.sort((a, b) => (a.value === "") - (b.value === "") || (down ? compare(b.value, a.value) : compare(a.value, b.value)));
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    body.remove(); /* so that the page is laid out once */
    for (const one of rows) body.append(one.row);
    table.append(body);
    table.dispatchEvent(new Event("sorted"));
  };

  for (const table of document.querySelectorAll("table.sorts"))
    Array.from(table.tHead.rows[0].cells).forEach((heading, column) => {
      const button = make("button", { type: "button" }, ...heading.childNodes);
      button.addEventListener("click", () => sortBy(table, heading, column));
      heading.append(button);
    });

  const table = document.querySelector("table.filters");
  if (!table) return;
  let rows = Array.from(table.tBodies[0].rows, (row) => {
    const day = row.querySelector("time");
    return { row, year: day ? day.dateTime.slice(0, 4) : "", kind: row.cells[1].firstChild.textContent.trim(),
             grade: (row.cells[3].querySelector(".grade") || row.cells[3]).textContent.trim(), text: null };
  });
  const ofRow = new Map(rows.map((one) => [one.row, one]));
  /* So many rows are shown at once: to lay out thousands takes seconds, and nobody reads on so far. */
  const AT_ONCE = 100;
  let most = AT_ONCE;
  const status = make("p", {});
  status.setAttribute("role", "status");
  const more = make("button", { type: "button", hidden: true });
  const labelled = (name, control) => make("div", {}, make("label", { htmlFor: control.id }, name), control);
  const choices = (id, name, of, down = false) => {
    const found = Array.from(new Set(rows.map(of))).filter(Boolean).sort();
    if (down) found.reverse();
    const control = make("select", { id }, make("option", { value: "" }, "All"),
                         ...found.map((value) => make("option", { value }, value)));
    return { control, box: labelled(name, control), fits: (one) => !control.value || of(one) === control.value };
  };
  const search = make("input", { id: "filter-words", type: "search", autocomplete: "off" });
  const filters = [
    choices("filter-year", "Year", (one) => one.year, true),
    choices("filter-grade", "Stated grade", (one) => one.grade || "None stated"),
    choices("filter-kind", "Kind", (one) => one.kind),
  ];
  const show = () => {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let fitting = 0;
    for (const one of rows) {
      if (wanted.length && one.text === null) one.text = one.row.textContent.toLowerCase();
      const fits = filters.every((by) => by.fits(one)) && wanted.every((word) => one.text.includes(word));
      const hidden = !fits || fitting >= most;
      fitting += fits;
      if (one.row.hidden !== hidden) one.row.hidden = hidden;
    }
    const shown = Math.min(fitting, most);
    const found = fitting === rows.length ? `${fitting} document${fitting === 1 ? "" : "s"}` : `${fitting} of ${rows.length} documents`;
    status.textContent = shown < fitting ? `The first ${shown} of ${found} are shown.` : `${found} ${fitting === 1 ? "is" : "are"} shown.`;
    more.hidden = shown === fitting;
    more.textContent = `Show all ${fitting}`;
  };
  const showAll = () => {
    most = Infinity;
    show();
  };
  const filter = () => {
    most = AT_ONCE;
    show();
  };
  const clear = () => {
    search.value = "";
    for (const one of filters) one.control.value = "";
    filter();
  };
  const button = make("button", { type: "button" }, "Clear");
  const form = make("form", { className: "filter" }, labelled("Words", search), ...filters.map((by) => by.box), button, status);
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", "Documents");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", filter);
  button.addEventListener("click", clear);
  more.addEventListener("click", showAll);
  addEventListener("beforeprint", showAll);
  table.addEventListener("sorted", () => {
    rows = Array.from(table.tBodies[0].rows, (row) => ofRow.get(row));
    filter();
  });
  table.parentElement.before(form);
  table.parentElement.after(more);
  filter();
  /* A row that a link leads to must be there to be seen. */
  const reveal = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target && target.closest("table") === table && target.hidden) {
      clear();
      showAll();
      target.scrollIntoView();
    }
    const folded = target && (target.querySelector(":scope > details") || target.closest("details"));
    if (folded) folded.open = true;
  };
  addEventListener("hashchange", reveal);
  reveal();
})();

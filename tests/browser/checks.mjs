// SPDX-License-Identifier: MIT
// The checks that every page must pass, and those of one view's alone, each by what it proves: functions of the browser,
// the file and its entry in pages.mjs. That a page asks for nothing and that nothing in it is refused or fails is seen by
// all of them (browser.mjs).
import accessible from "./checks/axe.mjs";
import { counts, filters, laysOutAll, listsAllWithoutScript, sorts } from "./checks/dashboard.mjs";
import reachable from "./checks/keyboard.mjs";
import fits from "./checks/layout.mjs";
import leads from "./checks/links.mjs";
import { prints, speaksInForcedColours, worksWithoutScript } from "./checks/words.mjs";

export const CHECKS = {
    "axe-core finds no violation": accessible,
    "nothing is cut": fits,
    "the keyboard reaches all": reachable,
    "links have targets": leads,
    "all is there without script": worksWithoutScript,
    "all is there on paper": prints,
    "grades have words in forced colours": speaksInForcedColours,
};

export const CHECKS_OF_VIEW = {
    dashboard: {
        "tables sort by every column": sorts,
        "documents are filtered": filters,
        "all documents are listed without script": listsAllWithoutScript,
        "tables far from the screen are laid out": laysOutAll,
        "figures count what they lead to": counts,
    },
};

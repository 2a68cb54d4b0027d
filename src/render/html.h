// SPDX-License-Identifier: MIT
// A page of HTML from what has a JSON form: the JSON becomes a tree of XML, and a stylesheet of data/views/ (XSLT 1.0)
// makes the page of it. The page needs nothing but itself: no font, no picture, no request, and no script but that of
// its view, where it has one.
//
// The tree that a stylesheet sees, with the JSON {"name": "A", "parts": [{"level": 3}], "ends": null} and the view
// "history":
//     <page>
//       <history><name>A</name><parts><item><level>3</level></item></parts></history>
//       <style>the stylesheet of the page: views/page.css, and views/history.css if there is one</style>
//       <script sha256="...">views/history.js, only if there is one; its hash in base64, for the policy</script>
//       <version>0.1.0</version>
//       <folder>reports/</folder>, which all paths of the page begin with and which is not shown; may be empty
//       <rules>the themes of data/rules/themes.xml, for their names</rules>
//     </page>
// A member is an element of its name, an item of an array an <item>; null is no element. What the view's own file does
// not define, it finds in views/page.xsl. Strings are text and nothing else: no string of a document can become markup,
// and characters that XML cannot hold, or that turn the direction of writing, are left out.
#ifndef OG_RENDER_HTML_H
#define OG_RENDER_HTML_H

#include "ofgrade/base.h"

// `json` is one object; `view` names the stylesheet ("history": views/history.xsl) and the element. The stylesheet runs
// without access to files or network. Owns: the caller frees out->ptr with free(). Fails with: OG_NO_MEMORY,
// OG_PAGE_TOO_LARGE, OG_INTERNAL (no such view, or a fault in it or in the JSON).
og_status og_html_draw(og_str json, const char *view, og_str folder, og_str *out) OG_MUST_USE;

#endif

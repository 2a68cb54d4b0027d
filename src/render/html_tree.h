// SPDX-License-Identifier: MIT
// JSON as a tree of XML, the input of the stylesheets; render/html.h shows its form.
#ifndef OG_RENDER_HTML_TREE_H
#define OG_RENDER_HTML_TREE_H

#include "ofgrade/base.h"

#include <libxml/tree.h>

// A document with the element "page" and below it one named `name`, made of `json`. Owns: the caller frees *out with
// xmlFreeDoc. Fails with: OG_NO_MEMORY, OG_INTERNAL for what is no JSON object or is nested without end.
og_status og_html_tree(og_str json, const char *name, xmlDoc **out) OG_MUST_USE;
// Adds an element with a text to `parent`; what XML cannot hold is left out. Fails with: OG_NO_MEMORY.
og_status og_html_tree_add(xmlNode *parent, const char *name, og_str text) OG_MUST_USE;

#endif

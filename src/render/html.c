// SPDX-License-Identifier: MIT
#include "render/html.h"

#include "base/buf.h"
#include "base/checked.h"
#include "base/sha256.h"
#include "base/str.h"
#include "render/html_tree.h"
#include "rules/embedded.h"

#include <libxml/parser.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Templates call each other a few deep; what goes deeper is a fault that would end in a stack that overflows. The steps
// are what XPath may take in all, some seconds: a page of a thousand inspections takes a tenth of them.
enum { DEEPEST_TEMPLATES = 200, MOST_STEPS = 10000000 };

// The file of a view with this ending; empty when it has none.
static og_str find_own(const char *view, const char *ending)
{
    char name[64];
    int length = snprintf(name, sizeof name, "views/%s.%s", view, ending);
    return length > 0 && (size_t)length < sizeof name ? og_embedded_find(og_str_from(name)) : (og_str){0};
}

static xmlDoc *parse(const char *name)
{
    og_str bytes = og_embedded_find(og_str_from(name));
    if (!bytes.len || bytes.len > INT_MAX)
        return NULL;
    return xmlReadMemory(bytes.ptr, (int)bytes.len, name, NULL,
                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

// Puts what all views share into the view's own stylesheet. An xsl:include would be looked for as a file.
static bool add_shared(xmlDoc *view)
{
    xmlDoc *shared = parse("views/page.xsl");
    xmlNode *root = xmlDocGetRootElement(view), *from = shared ? xmlDocGetRootElement(shared) : NULL;
    bool well = root && from;
    for (xmlNode *node = well ? from->children : NULL; node && well; node = node->next) {
        xmlNode *copy = node->type == XML_ELEMENT_NODE ? xmlDocCopyNode(node, view, 1) : NULL;
        if (copy && !xmlAddChild(root, copy)) {
            xmlFreeNode(copy);
            copy = NULL;
        }
        well = copy || node->type != XML_ELEMENT_NODE;
    }
    xmlFreeDoc(shared);
    return well;
}

static xsltStylesheet *load_view(const char *view)
{
    char name[64];
    int length = snprintf(name, sizeof name, "views/%s.xsl", view);
    xmlDoc *document = length > 0 && (size_t)length < sizeof name ? parse(name) : NULL;
    xsltStylesheet *sheet = document && add_shared(document) ? xsltParseStylesheetDoc(document) : NULL;
    if (!sheet)
        xmlFreeDoc(document); // else the stylesheet's
    return sheet;
}

static xsltSecurityPrefs *forbid_all(void)
{
    static const xsltSecurityOption OPTIONS[] = {XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE,
                                                 XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_READ_NETWORK,
                                                 XSLT_SECPREF_WRITE_NETWORK};
    xsltSecurityPrefs *prefs = xsltNewSecurityPrefs();
    for (size_t i = 0; prefs && i < sizeof OPTIONS / sizeof *OPTIONS; i++)
        if (xsltSetSecurityPrefs(prefs, OPTIONS[i], xsltSecurityForbid) != 0) {
            xsltFreeSecurityPrefs(prefs);
            return NULL;
        }
    return prefs;
}

// What libxslt has to say is for whoever writes a view; users see that the page could not be made.
static void be_silent(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

static og_status transform(xsltStylesheet *sheet, xmlDoc *tree, xmlDoc **out)
{
    xsltTransformContext *context = xsltNewTransformContext(sheet, tree);
    xsltSecurityPrefs *prefs = forbid_all();
    xmlDoc *made = NULL;
    bool too_long = false;
    if (context && prefs && xsltSetCtxtSecurityPrefs(prefs, context) == 0) {
        xsltSetTransformErrorFunc(context, NULL, be_silent);
        context->maxTemplateDepth = DEEPEST_TEMPLATES;
        context->opLimit = MOST_STEPS;
        made = xsltApplyStylesheetUser(sheet, tree, NULL, NULL, NULL, context);
        too_long = context->opCount >= MOST_STEPS;
        if (made && context->state != XSLT_STATE_OK) {
            xmlFreeDoc(made);
            made = NULL;
        }
    }
    xsltFreeTransformContext(context);
    xsltFreeSecurityPrefs(prefs);
    *out = made;
    return made ? OG_OK : too_long ? OG_PAGE_TOO_LARGE : OG_INTERNAL;
}

// libxml2 may have memory functions of its own: what is given away is from malloc.
static og_status save(xsltStylesheet *sheet, xmlDoc *made, og_str *out)
{
    xmlChar *text = NULL;
    int length = 0;
    if (xsltSaveResultToString(&text, &length, made, sheet) != 0 || !text || length < 0)
        return OG_NO_MEMORY;
    char *copy = malloc((size_t)length + 1);
    if (copy) {
        memcpy(copy, text, (size_t)length);
        copy[length] = '\0';
        *out = (og_str){copy, (size_t)length};
    }
    xmlFree(text);
    return copy ? OG_OK : OG_NO_MEMORY;
}

static og_status add_style(xmlNode *root, const char *view)
{
    og_buf style = {0};
    og_buf_add(&style, og_embedded_find(OG_STR("views/page.css")));
    og_buf_add(&style, find_own(view, "css"));
    og_status status = style.status == OG_OK ? og_html_tree_add(root, "style", og_buf_str(&style)) : style.status;
    og_buf_free(&style);
    return status;
}

static og_status add_script(xmlNode *root, const char *view)
{
    og_str script = find_own(view, "js");
    char hash[OG_SHA256_BASE64 + 1] = {0};
    if (!script.len)
        return OG_OK;
    og_sha256_base64(script, hash);
    OG_TRY(og_html_tree_add(root, "script", script));
    return xmlNewProp(root->last, BAD_CAST "sha256", BAD_CAST hash) ? OG_OK : OG_NO_MEMORY;
}

// What every page has beside its subject.
static og_status add_frame(xmlDoc *tree, const char *view, og_str folder)
{
    xmlNode *root = xmlDocGetRootElement(tree);
    OG_TRY(add_style(root, view));
    OG_TRY(add_script(root, view));
    OG_TRY(og_html_tree_add(root, "version", OG_STR(OFGRADE_VERSION)));
    OG_TRY(og_html_tree_add(root, "folder", folder));
    xmlDoc *themes = parse("rules/themes.xml");
    const xmlNode *named = themes ? xmlDocGetRootElement(themes) : NULL;
    xmlNode *copy = named ? xmlDocCopyNode((xmlNode *)named, tree, 1) : NULL;
    bool well = copy && xmlAddChild(root, copy);
    xmlFreeDoc(themes);
    return well ? OG_OK : OG_NO_MEMORY;
}

og_status og_html_draw(og_str json, const char *view, og_str folder, og_str *out)
{
    xmlDoc *tree = NULL, *made = NULL;
    *out = (og_str){0};
    OG_TRY(og_html_tree(json, view, &tree));
    og_status status = add_frame(tree, view, folder);
    xsltStylesheet *sheet = status == OG_OK ? load_view(view) : NULL;
    if (status == OG_OK)
        status = sheet ? transform(sheet, tree, &made) : OG_INTERNAL;
    if (status == OG_OK)
        status = save(sheet, made, out);
    xmlFreeDoc(made);
    xsltFreeStylesheet(sheet);
    xmlFreeDoc(tree);
    return status;
}

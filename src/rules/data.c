// SPDX-License-Identifier: MIT
#include "rules/data.h"

#include "rules/embedded.h"

og_status og_data_read(og_arena *arena, og_str name, og_data_take *take, void *to)
{
    og_loader loader = {.arena = arena, .file = name, .trusted = true};
    xmlDoc *document = NULL;
    og_str bytes = og_embedded_find(name);
    og_status status = bytes.ptr ? og_load_parse(&loader, bytes, &document) : OG_INTERNAL;
    const xmlNode *root = document ? xmlDocGetRootElement(document) : NULL;
    for (const xmlNode *node = root ? og_load_first(root) : NULL; node && status == OG_OK; node = og_load_next(node))
        status = take(&loader, node, to);
    xmlFreeDoc(document);
    og_load_end(&loader);
    og_source_free(&loader);
    return status == OG_OK && !root ? OG_INTERNAL : status;
}

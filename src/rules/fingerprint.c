// SPDX-License-Identifier: MIT
// What a catalogue was made of, as one value.
#include "base/buf.h"
#include "base/sha256.h"
#include "base/str.h"
#include "rules/embedded.h"
#include "rules/framework.h"

// Files that nothing of an analysis is read from.
static bool is_beside(og_str name)
{
    return og_str_starts(name, OG_STR("views/")) || og_str_starts(name, OG_STR("schema/")) ||
           og_str_starts(name, OG_STR("store/"));
}

og_status og_catalogue_fingerprint(const og_catalogue *catalogue, const og_limits *limits, char digits[64])
{
    char sum[OG_SHA256_DIGITS];
    og_limits defaults = og_limits_default();
    og_buf parts = {0};
    og_buf_printf(&parts, "ofgrade %s\n%.*s\n", OFGRADE_VERSION, OG_STR_ARG(catalogue->own_files));
    for (size_t i = 0; i < og_embedded_file_count; i++) {
        if (is_beside(og_embedded_files[i].name))
            continue;
        og_sha256(og_embedded_files[i].bytes, sum);
        og_buf_add(&parts, (og_str){sum, sizeof sum});
    }
    limits = limits ? limits : &defaults;
#define OG_LIMIT(name, value, unit, code, reason) og_buf_printf(&parts, "\n" #name " %zu", limits->name);
#include "ofgrade/limits.def"
#undef OG_LIMIT
    if (parts.status == OG_OK)
        og_sha256(og_buf_str(&parts), digits);
    og_status status = parts.status;
    og_buf_free(&parts);
    return status;
}

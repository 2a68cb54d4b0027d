// SPDX-License-Identifier: MIT
// The texts of the statuses and the defaults of the limits, from their lists.
#include "ofgrade/base.h"

typedef struct status_text {
    og_str code;
    og_str message;
    og_str hint;
} status_text;

static const status_text texts[] = {
#define OG_STATUS(id, code, message, hint)                                                                             \
    [id] = {{code, sizeof(code) - 1}, {message, sizeof(message) - 1}, {hint, sizeof(hint) - 1}},
#include "ofgrade/status.def"
#undef OG_STATUS
};

static const status_text *text_of(og_status status)
{
    size_t index = (size_t)status;
    return &texts[index < sizeof texts / sizeof *texts ? index : (size_t)OG_INTERNAL];
}

og_str og_status_code(og_status status)
{
    return text_of(status)->code;
}

og_str og_status_message(og_status status)
{
    return text_of(status)->message;
}

og_str og_status_hint(og_status status)
{
    return text_of(status)->hint;
}

og_limits og_limits_default(void)
{
    return (og_limits){
#define OG_LIMIT(name, value, unit, code, reason) .name = (value),
#include "ofgrade/limits.def"
#undef OG_LIMIT
    };
}

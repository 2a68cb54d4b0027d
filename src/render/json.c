// SPDX-License-Identifier: MIT
#include "render/json.h"

#include "base/str.h"

#include <stdlib.h>

void og_json_set(og_flow *flow, json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, value) != 0)
        flow->out.status = OG_NO_MEMORY;
}

void og_json_append(og_flow *flow, json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) != 0)
        flow->out.status = OG_NO_MEMORY;
}

json_t *og_json_text(og_flow *flow, og_str value)
{
    og_str clean = og_flow_clean(flow, value);
    return value.ptr ? json_stringn(clean.len ? clean.ptr : "", clean.len) : json_null();
}

json_t *og_json_day(og_flow *flow, og_date date)
{
    og_str iso = {0};
    if (og_date_is_set(date) && og_date_format(flow->arena, date, &iso) != OG_OK)
        flow->out.status = OG_NO_MEMORY;
    return iso.len ? json_stringn(iso.ptr, iso.len) : json_null();
}

json_t *og_json_number(size_t value)
{
    return json_integer((json_int_t)value);
}

json_t *og_json_level(int value)
{
    return value ? json_integer(value) : json_null();
}

void og_json_write(og_flow *flow, json_t *whole, size_t indent)
{
    char *json = flow->out.status == OG_OK ? json_dumps(whole, JSON_INDENT(indent)) : NULL;
    if (json) {
        og_buf_add(&flow->out, og_str_from(json));
        og_buf_add_byte(&flow->out, '\n');
    } else {
        flow->out.status = OG_NO_MEMORY;
    }
    free(json);
    json_decref(whole);
}

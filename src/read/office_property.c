// SPDX-License-Identifier: MIT
#include "read/office_property.h"

#include "base/str.h"

typedef struct property_reader {
    og_xml_space space;
    const char *name;
    og_buf value;
    size_t depth; // of the element, while it is open
} property_reader;

static og_status on_start(void *user, og_xml *xml, const og_xml_element *element)
{
    property_reader *reader = user;
    (void)xml;
    if (!reader->depth && og_xml_is(element, reader->space, reader->name))
        reader->depth = element->depth;
    return OG_OK;
}

static og_status on_text(void *user, og_xml *xml, og_str text)
{
    property_reader *reader = user;
    (void)xml;
    if (reader->depth)
        og_buf_add(&reader->value, text);
    return reader->value.status == OG_NO_MEMORY ? OG_NO_MEMORY : OG_OK;
}

static og_status on_end(void *user, og_xml *xml, const og_xml_element *element)
{
    property_reader *reader = user;
    if (reader->depth == element->depth)
        og_xml_stop(xml);
    return OG_OK;
}

og_status og_office_property(og_office *office, og_package *package, og_str part, og_xml_space space, const char *name,
                             og_office_loss loss, og_str *out)
{
    static const og_xml_handler handler = {.start = on_start, .end = on_end, .text = on_text};
    enum { LONGEST = 1000 };
    property_reader reader = {.space = space, .name = name, .value = {.limit = LONGEST}};
    og_status status = og_package_has(package, part) ? og_package_read(package, part, &handler, &reader) : OG_OK;
    bool is_long = reader.value.status == OG_TEXT_TOO_LONG;
    if (is_long)
        og_office_lose(office, loss);
    if (status == OG_OK || status == OG_DAMAGED_OFFICE)
        status = og_arena_copy(office->arena, is_long ? (og_str){0} : og_str_trim(og_buf_str(&reader.value)), out);
    og_buf_free(&reader.value);
    return status;
}

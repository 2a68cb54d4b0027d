// SPDX-License-Identifier: MIT
// OpenDocument texts (ISO/IEC 26300): which parts are read, and in which order.
#include "read/odt.h"

#include "base/checked.h"
#include "base/str.h"
#include "read/office_property.h"
#include "read/read.h"

static og_status take_statistic(void *user, og_xml *xml, const og_xml_element *element)
{
    og_office *office = user;
    (void)xml;
    if (og_xml_is(element, OG_XML_META, "document-statistic"))
        (void)og_str_to_size(og_xml_attribute(element, OG_XML_META, "page-count"), OG_OFFICE_MOST_PAGES,
                             &office->stated_pages);
    return OG_OK;
}

static og_status read_properties(og_odt *odt)
{
    static const og_xml_handler handler = {.start = take_statistic};
    static const og_str meta = {"meta.xml", 8};
    og_office *office = odt->office;
    if (!og_package_has(odt->package, meta))
        return OG_OK;
    OG_TRY(og_office_property(office, odt->package, meta, OG_XML_DUBLIN_CORE, "title", OG_LOST_TITLE, &office->title));
    og_status status = og_package_read(odt->package, meta, &handler, office);
    return status == OG_DAMAGED_OFFICE ? OG_OK : status;
}

static og_status read_parts(og_odt *odt)
{
    static const og_str content = {"content.xml", 11}, styles = {"styles.xml", 10};
    OG_TRY(read_properties(odt));
    OG_TRY(og_odt_read_styles(odt, content));
    OG_TRY(og_odt_read_styles(odt, styles));
    og_styles_sort(&odt->styles);
    og_lists_sort(&odt->lists);
    if (og_package_has(odt->package, styles))
        OG_TRY(og_odt_read_text(odt, styles));
    og_office_put_beside(odt->office, 0);
    return og_odt_read_text(odt, content);
}

static og_status gather(og_office *office, og_package *package)
{
    og_odt odt = {.office = office, .package = package};
    return read_parts(&odt);
}

og_status og_read_odt(og_str bytes, const og_limits *limits, og_builder *builder)
{
    return og_office_read(bytes, limits, gather, builder);
}

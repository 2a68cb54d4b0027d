// SPDX-License-Identifier: MIT
// The document's sections: a heading and what stands under it, with the role and the area that the framework gives it.
#include "analyse/analysis.h"

#include "base/str.h"
#include "base/utf8.h"

typedef struct role {
    og_str name;
    bool states_judgements;
    bool holds_findings;
} role;

static const role roles[] = {
#define OG_ROLE(name, judgements, findings, meaning) {{name, sizeof(name) - 1}, judgements, findings},
#include "rules/roles.def"
#undef OG_ROLE
};

bool og_role_states_judgements(og_str name)
{
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (og_str_equal(roles[i].name, name))
            return roles[i].states_judgements;
    return true; // no role: nothing speaks against it
}

// Like og_label_match, and the words of a heading may stand in the plural ("Recommendation", "Recommendations").
static size_t heading_match(og_str text, og_str words)
{
    size_t start = og_row_number_length(text), length;
    if (start >= text.len || !(length = og_phrase_match(text, start, words)))
        return 0;
    size_t end = start + length;
    bool plural =
        end < text.len && og_lower(text.ptr[end]) == 's' && (end + 1 == text.len || !og_is_word(text.ptr[end + 1]));
    return plural ? end + 1 : og_label_match(text, words);
}

// The heading of the framework that opens `text`, the longest; NULL for none.
static const og_heading *find_heading(const og_framework *framework, og_str text, bool is_heading)
{
    enum { TAIL = 4 }; // what may follow the words where the block does not look like a heading: "?", "1", ":"
    const og_heading *best = NULL;
    for (size_t i = 0; i < framework->headings.count; i++) {
        const og_heading *heading = &framework->headings.items[i];
        size_t length = heading_match(text, heading->text);
        size_t rest = length && length < text.len ? text.len - length : 0;
        if (!length || (heading->exact && rest > TAIL) || (!is_heading && rest > TAIL))
            continue;
        if (!best || heading->text.len > best->text.len)
            best = heading;
    }
    return best;
}

// The area whose label opens a heading ("The experiences and progress of children in care: good").
static og_str find_area(const og_framework *framework, og_str text)
{
    og_str found = OG_STR("");
    size_t longest = 0;
    for (size_t i = 0; i < framework->areas.count; i++) {
        const og_area *area = &framework->areas.items[i];
        for (size_t k = 0; k < area->labels.count; k++) {
            if (area->labels.items[k].len > longest && og_label_match(text, area->labels.items[k])) {
                longest = area->labels.items[k].len;
                found = area->id;
            }
        }
    }
    return found;
}

// A paragraph that is as short as a heading of the framework and has its words: headings of plain text look like this.
static bool could_be_heading(const og_block *block, og_str text)
{
    enum { LONGEST = 160 };
    return block->kind == OG_PARAGRAPH && text.len <= LONGEST;
}

static og_status add_section(og_analysis *analysis, size_t block, uint32_t level)
{
    og_document *document = analysis->document;
    const og_block *at = &document->blocks.items[block];
    og_section section = {.first_block = block, .level = level, .role = OG_STR(""), .area = OG_STR("")};
    if (analysis->framework && level) {
        og_str text = og_document_slice(document, at->range);
        const og_heading *heading = find_heading(analysis->framework, text, at->kind == OG_HEADING);
        section.area = find_area(analysis->framework, text);
        if (heading && heading->area.len)
            section.area = heading->area;
        section.role = heading ? heading->role : section.area.len ? OG_STR("findings") : OG_STR("");
    }
    // the document outlives neither catalogue nor framework for its callers: its sections keep copies
    OG_TRY(og_arena_copy(document->arena, section.role, &section.role));
    OG_TRY(og_arena_copy(document->arena, section.area, &section.area));
    return og_vec_push(document->arena, &document->sections, section);
}

// Every section reaches to the next heading of its level or above, what stands before the first heading to that.
static void set_lengths(og_document *document)
{
    size_t open[8] = {0}; // 1 + index of the section that is open at each level
    for (size_t i = 0; i <= document->sections.count; i++) {
        bool last = i == document->sections.count;
        uint32_t level = last ? 0 : document->sections.items[i].level;
        size_t end = last ? document->blocks.count : document->sections.items[i].first_block;
        for (size_t k = 0; k < 8; k++) {
            if (k > 0 && k < level)
                continue;
            if (open[k])
                document->sections.items[open[k] - 1].block_count =
                    end - document->sections.items[open[k] - 1].first_block;
            open[k] = 0;
        }
        if (!last)
            open[level < 8 ? level : 7] = i + 1;
    }
}

og_status og_sections_find(og_analysis *analysis)
{
    og_document *document = analysis->document;
    document->sections.count = 0;
    uint32_t level = 1;
    for (size_t i = 0; i < document->blocks.count; i++) {
        const og_block *block = &document->blocks.items[i];
        og_str text = og_document_slice(document, block->range);
        bool heading = block->kind == OG_HEADING;
        if (heading)
            level = block->level;
        else if (analysis->framework && could_be_heading(block, text) && find_heading(analysis->framework, text, false))
            heading = true; // of the level of the headings around it
        if (i == 0 && !heading)
            OG_TRY(add_section(analysis, 0, 0));
        if (heading)
            OG_TRY(add_section(analysis, i, level ? level : 1));
    }
    set_lengths(document);
    return OG_OK;
}

og_str og_role_of_block(const og_analysis *analysis, size_t block)
{
    const og_document *document = analysis->document;
    size_t low = 0, high = document->sections.count;
    while (low < high) { // the first section that begins after the block
        size_t middle = low + (high - low) / 2;
        if (document->sections.items[middle].first_block <= block)
            low = middle + 1;
        else
            high = middle;
    }
    uint32_t level = UINT32_MAX;
    for (size_t i = low; i-- > 0;) { // outwards
        const og_section *section = &document->sections.items[i];
        if (section->level >= level)
            continue;
        level = section->level;
        if (section->role.len)
            return section->role;
        if (level <= 1)
            break;
    }
    return OG_STR("");
}

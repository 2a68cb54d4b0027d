// SPDX-License-Identifier: MIT
// The document's sections: a heading and what stands under it, with the role and the area that the framework gives it.
#include "analyse/analysis.h"

#include "base/str.h"
#include "base/utf8.h"

typedef struct role {
    og_str name;
    bool states_judgements;
    bool holds_findings;
    bool lists_actions;
} role;

static const role roles[] = {
#define OG_ROLE(name, judgements, findings, actions, meaning) {{name, sizeof(name) - 1}, judgements, findings, actions},
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

bool og_role_holds_findings(og_str name)
{
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (og_str_equal(roles[i].name, name))
            return roles[i].holds_findings;
    return true;
}

bool og_role_lists_actions(og_str name)
{
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (og_str_equal(roles[i].name, name))
            return roles[i].lists_actions;
    return false;
}

// Like og_label_match, and the words of a heading may stand in the plural ("Recommendation", "Recommendations").
// `start` is og_row_number_length of the text.
static size_t heading_match(og_str text, size_t start, og_str words)
{
    size_t length;
    if (start >= text.len || !(length = og_phrase_match(text, start, words)))
        return 0;
    size_t end = start + length;
    bool plural =
        end < text.len && og_lower(text.ptr[end]) == 's' && (end + 1 == text.len || !og_is_word(text.ptr[end + 1]));
    return plural ? end + 1 : og_label_match(text, words);
}

// What may follow the words of a heading where the block does not look like one: "?", "1", ":".
static bool is_tail(og_str text)
{
    enum { LONGEST = 4 };
    for (size_t i = 0; i < text.len; i++)
        if (og_is_alpha(text.ptr[i]))
            return false;
    return text.len <= LONGEST;
}

// The heading of the framework that opens `text`, the longest; NULL for none.
static const og_heading *find_heading(const og_framework *framework, og_str text, bool is_heading)
{
    const og_heading *best = NULL;
    size_t start = og_row_number_length(text);
    for (size_t i = 0; i < framework->headings.count; i++) {
        const og_heading *heading = &framework->headings.items[i];
        if (!og_label_may_match(text, start, heading->text))
            continue;
        size_t length = heading_match(text, start, heading->text);
        if (!length || ((heading->exact || !is_heading) && !is_tail(og_str_slice(text, length, text.len))))
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
    size_t longest = 0, start = og_row_number_length(text);
    for (size_t i = 0; i < framework->areas.count; i++) {
        const og_area *area = &framework->areas.items[i];
        for (size_t k = 0; !area->apart && k < area->labels.count; k++) {
            og_str label = area->labels.items[k];
            if (label.len > longest && og_label_may_match(text, start, label) && og_label_match(text, label)) {
                longest = label.len;
                found = area->id;
            }
        }
    }
    return found;
}

// The text is a label of an area and nothing else.
static bool names_area(const og_framework *framework, og_str text)
{
    for (size_t i = 0; i < framework->areas.count; i++) {
        const og_area *area = &framework->areas.items[i];
        for (size_t k = 0; !area->apart && k < area->labels.count; k++)
            if (og_label_match(text, area->labels.items[k]) == text.len)
                return text.len > 0;
    }
    return false;
}

bool og_is_area_label(const og_analysis *analysis, const og_block *block)
{
    enum { TAIL = 2 };
    const og_framework *framework = analysis->framework;
    og_str text = og_str_trim(og_document_slice(analysis->document, block->range));
    size_t start = og_row_number_length(text);
    for (size_t i = 0; i < framework->areas.count; i++) {
        const og_area *area = &framework->areas.items[i];
        for (size_t k = 0; k < area->labels.count; k++) {
            og_str label = area->labels.items[k];
            size_t length = og_label_may_match(text, start, label) ? og_label_match(text, label) : 0;
            if (length && length + TAIL >= text.len)
                return true;
        }
    }
    return false;
}

// Whether a row has nothing but its first cell.
static bool has_one_cell(const og_document *document, const og_block *row)
{
    size_t filled = 0;
    for (size_t i = 1; i < row->cell_count; i++)
        filled += og_str_trim(og_document_slice(document, document->cells.items[row->first_cell + i])).len > 0;
    return !filled;
}

// A line that is as short as a heading of the framework and has its words: headings of plain text look like this.
static bool could_be_heading(const og_document *document, const og_block *block, og_str text)
{
    enum { LONGEST = 160 };
    bool line = block->kind == OG_PARAGRAPH || (block->kind == OG_ROW && has_one_cell(document, block));
    return line && text.len <= LONGEST;
}

// As a grade is written: one to a few words, with the number of a footnote perhaps. Which word it is does not matter,
// so that what is inferred from the sections owes nothing to the grades.
static bool looks_like_grade(og_str cell)
{
    enum { SHORTEST = 4, LONGEST = 36, MOST_BLANKS = 4 };
    size_t blanks = 0;
    if (cell.len < SHORTEST || cell.len > LONGEST || !og_is_alpha(cell.ptr[0]))
        return false;
    for (size_t i = 0; i < cell.len; i++) {
        blanks += cell.ptr[i] == ' ';
        if (!og_is_alpha(cell.ptr[i]) && !og_is_space(cell.ptr[i]) && i + 2 < cell.len)
            return false;
    }
    return blanks <= MOST_BLANKS;
}

static bool is_digit(og_str text)
{
    return text.len == 1 && og_is_digit(text.ptr[0]);
}

// "2", "Grade: 2", "Grade 2": no heading, however it is set.
static bool is_numbered_grade(og_str text)
{
    const og_str word = OG_STR("grade");
    size_t at = og_str_starts_fold(text, word) ? word.len : 0;
    while (at < text.len && (text.ptr[at] == ':' || og_is_space(text.ptr[at])))
        at++;
    return is_digit(og_str_slice(text, at, text.len));
}

// The block behind the one at `index`, page furniture aside; the number of blocks where there is none.
static size_t next_block(const og_document *document, size_t index)
{
    do
        index++;
    while (index < document->blocks.count && document->blocks.items[index].kind == OG_FURNITURE);
    return index;
}

// Roles of sections in which no area is graded, and which plain text does not end by a heading that looks like one.
static bool ends_at_grades(og_str name)
{
    static const og_str roles_of_lists[] = {OG_STR("improvements"), OG_STR("priority"), OG_STR("recommendations"),
                                            OG_STR("strengths"),    OG_STR("scale"),    OG_STR("boilerplate")};
    for (size_t i = 0; i < sizeof roles_of_lists / sizeof *roles_of_lists; i++)
        if (og_str_equal(name, roles_of_lists[i]))
            return true;
    return false;
}

// "Achievement and standards" and below it "Grade: 2", with a text that follows.
static bool is_label_over_grade(const og_analysis *analysis, size_t index)
{
    enum { LONGEST = 100, MOST_LINES = 3 };
    const og_document *document = analysis->document;
    const og_block *block = &document->blocks.items[index];
    size_t below = next_block(document, index);
    og_str text = og_document_slice(document, block->range);
    if (block->kind != OG_PARAGRAPH || text.len > LONGEST || !names_area(analysis->framework, text))
        return false;
    for (size_t lines = 0; below < document->blocks.count && lines < MOST_LINES; lines++) {
        og_str beneath = og_document_slice(document, document->blocks.items[below].range);
        if (beneath.len > LONGEST)
            return lines > 0;
        if (!lines && !looks_like_grade(beneath) && !is_numbered_grade(beneath))
            return false;
        below = next_block(document, below);
    }
    return false;
}

// A row of the body that has an area's label and nothing but a grade beside it is the heading of that area; one with a
// digit if text follows, since rows of digits stand together, and also where it ends a list in the opening.
static bool is_graded_heading(const og_analysis *analysis, size_t index, og_str last_role)
{
    const og_document *document = analysis->document;
    const og_block *block = &document->blocks.items[index];
    size_t filled = 0, below = next_block(document, index);
    bool over_text = below < document->blocks.count && document->blocks.items[below].kind != OG_ROW;
    bool body = index >= analysis->opening_end;
    if (block->kind != OG_ROW || !(body || ends_at_grades(last_role)) || block->cell_count < 2 ||
        !analysis->framework->scale)
        return false;
    for (size_t i = 1; i < block->cell_count; i++) {
        og_str cell = og_str_trim(og_document_slice(document, document->cells.items[block->first_cell + i]));
        if (!cell.len)
            continue;
        filled++;
        if (!(body && looks_like_grade(cell)) && !(over_text && is_digit(cell)))
            return false;
    }
    og_range first = document->cells.items[block->first_cell];
    return filled == 1 && find_area(analysis->framework, og_document_slice(document, first)).len;
}

// A line of text that is nothing but an area's label, and perhaps a digit, with prose soon below it, is the heading of
// that area where headings look like all other lines. Labels in lists have others below them.
static bool is_bare_heading(const og_analysis *analysis, size_t index)
{
    enum { LONGEST_LABEL = 100, LEAST_PROSE = 80, AHEAD = 4 };
    const og_document *document = analysis->document;
    const og_block *block = &document->blocks.items[index];
    bool line = block->kind == OG_PARAGRAPH || block->kind == OG_ROW;
    if (!line || block->range.end - block->range.start > LONGEST_LABEL || !og_is_area_label(analysis, block))
        return false;
    for (size_t i = index + 1; i < document->blocks.count && i <= index + AHEAD; i++) {
        const og_block *next = &document->blocks.items[i];
        bool prose = next->kind == OG_PARAGRAPH || next->kind == OG_ITEM;
        if (prose && next->range.end - next->range.start >= LEAST_PROSE)
            return true;
        if (next->kind == OG_HEADING || og_is_area_label(analysis, next))
            return false;
    }
    return false;
}

// `highest` is the level of the highest heading of an area so far: areas stand side by side, however large each heading
// is printed. In a table that states its grade too, a heading may look like one of those below it.
static og_status add_section(og_analysis *analysis, size_t block, uint32_t level, uint32_t *highest)
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
        // above the text an address of Ofsted's is the head of a letter
        bool letter_head = heading && at->kind != OG_HEADING && block < analysis->title_end &&
                           og_str_equal(heading->role, OG_STR("boilerplate"));
        section.role = heading && !letter_head ? heading->role : section.area.len ? OG_STR("findings") : OG_STR("");
    }
    if (section.area.len)
        section.level = *highest = level < *highest ? level : *highest;
    // the document outlives neither catalogue nor framework for its callers: its sections keep copies
    OG_TRY(og_arena_copy(document->arena, section.role, &section.role));
    OG_TRY(og_arena_copy(document->arena, section.area, &section.area));
    return og_vec_push(document->arena, &document->sections, section);
}

enum { LEVELS = 8 }; // 0 stands for what is before the first heading

// The sections that are open at one place of the document, by level: 1 + their index, 0: none.
typedef struct open_sections {
    size_t at[LEVELS];
} open_sections;

// Closes what a heading of `level` ends: sections of its level and deeper, what stands before the first heading, and
// the contents page, which has no headings of its own.
static void close_sections(og_document *document, open_sections *open, uint32_t level, size_t end)
{
    for (size_t k = 0; k < LEVELS; k++) {
        og_section *section = open->at[k] ? &document->sections.items[open->at[k] - 1] : NULL;
        if (!section || (k > 0 && k < level && !og_str_equal(section->role, OG_STR("contents"))))
            continue;
        section->block_count = end - section->first_block;
        open->at[k] = 0;
    }
}

// Gives every section its length, and the role it has or inherits from the section around it.
static og_status nest_sections(og_analysis *analysis)
{
    og_document *document = analysis->document;
    open_sections open = {{0}};
    for (size_t i = 0; i < document->sections.count; i++) {
        const og_section *section = &document->sections.items[i];
        uint32_t level = section->level < LEVELS ? section->level : LEVELS - 1;
        close_sections(document, &open, level, section->first_block);
        size_t k = level;
        while (k > 0 && !open.at[k - 1])
            k--;
        size_t around = k ? open.at[k - 1] - 1 : SIZE_MAX;
        bool own_role = section->role.len || around == SIZE_MAX, own_area = section->area.len || around == SIZE_MAX;
        og_str its_role = own_role ? section->role : analysis->roles.items[around];
        og_str its_area = own_area ? section->area : analysis->areas.items[around];
        OG_TRY(og_vec_push(document->arena, &analysis->roles, its_role));
        OG_TRY(og_vec_push(document->arena, &analysis->areas, its_area));
        open.at[level] = i + 1;
    }
    close_sections(document, &open, 0, document->blocks.count);
    return OG_OK;
}

og_status og_sections_find(og_analysis *analysis)
{
    og_document *document = analysis->document;
    document->sections.count = 0;
    uint32_t level = 1, highest = UINT32_MAX;
    og_str last_role = OG_STR("");
    bool after_label = false; // a digit that follows the heading of an area is no heading of its own
    for (size_t i = 0; i < document->blocks.count; i++) {
        const og_block *block = &document->blocks.items[i];
        og_str text = og_document_slice(document, block->range);
        bool heading = block->kind == OG_HEADING && !(after_label && is_numbered_grade(text));
        if (heading)
            level = block->level;
        else if (analysis->framework)
            heading = is_graded_heading(analysis, i, last_role) || // of the level of the headings around it
                      is_bare_heading(analysis, i) || (ends_at_grades(last_role) && is_label_over_grade(analysis, i)) ||
                      (could_be_heading(document, block, text) && find_heading(analysis->framework, text, false));
        if (i == 0 && !heading)
            OG_TRY(add_section(analysis, 0, 0, &highest));
        if (heading)
            OG_TRY(add_section(analysis, i, level ? level : 1, &highest));
        if (heading)
            after_label = analysis->framework && block->kind == OG_HEADING && names_area(analysis->framework, text);
        if (heading)
            last_role = document->sections.items[document->sections.count - 1].role;
    }
    return nest_sections(analysis);
}

// 1 + the innermost section around a block, 0 where there is none.
size_t og_section_of_block(const og_analysis *analysis, size_t block)
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
    return low <= analysis->roles.count ? low : 0;
}

og_str og_role_of_block(const og_analysis *analysis, size_t block)
{
    size_t section = og_section_of_block(analysis, block);
    return section ? analysis->roles.items[section - 1] : OG_STR("");
}

og_str og_area_of_block(const og_analysis *analysis, size_t block)
{
    size_t section = og_section_of_block(analysis, block);
    return section ? analysis->areas.items[section - 1] : OG_STR("");
}

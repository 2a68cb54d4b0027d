// SPDX-License-Identifier: MIT
// The document's sections: a heading and what stands under it, with the role and the area that the framework gives it.
#include "analyse/sections.h"

#include "analyse/due.h"
#include "base/date.h"
#include "base/str.h"

// What is known at a block of those before it.
typedef struct finder {
    og_analysis *analysis;
    uint32_t level;   // of the last heading that is set as one
    uint32_t highest; // of the headings of areas, which stand side by side, however large each is printed
    og_str role;      // of the last section
    og_str around;    // of the last one that another may divide
    size_t prose;     // blocks of it
    bool begun;       // the text has
    bool flat;        // headings, the title aside, are all of one level: it does not tell which divides which
    bool columns;     // heads of columns were met: days may be cells
    uint32_t key; // level of the section around that holds neither judgements nor findings of any inspection; 0: none
    bool resumes; // such a section ends here
    bool area;    // the last section opens with an area's label: a numbered grade in it is no heading of its own
    size_t interrupted; // 1 + the section of findings that the last one, which is the same in every report, broke into
    size_t short_lines; // blocks of that one, of which none is prose
} finder;

static og_status push_section(finder *find, og_section section)
{
    og_document *document = find->analysis->document;
    if (og_role_is_key(section.role))
        find->key = section.level;
    else if (section.role.len || section.area.len || section.level <= find->key)
        find->key = 0;
    find->role = section.role;
    find->begun = find->begun || (section.role.len && !og_role_is_boilerplate(section.role));
    // the document outlives neither catalogue nor framework for its callers: its sections keep copies
    OG_TRY(og_arena_copy(document->arena, section.role, &section.role));
    OG_TRY(og_arena_copy(document->arena, section.area, &section.area));
    return og_vec_push(document->arena, &document->sections, section);
}

// Where headings are all of one level, one that the framework does not know may divide the section above it: findings,
// and a list of strengths or of what is asked for as long as items follow. Of what holds neither it is the end.
static bool goes_on_below(const finder *find, size_t block)
{
    const og_document *document = find->analysis->document;
    size_t below = og_block_behind(document, block);
    if (!find->around.len || !og_role_holds_findings(find->around) || below == document->blocks.count)
        return false;
    const og_block *next = &document->blocks.items[below];
    return !og_role_ends_at_grades(find->around) || next->kind == OG_ITEM || next->marker.end > next->marker.start;
}

// The key of grades goes on below the name of each.
static bool names_grade(const finder *find, og_str text)
{
    size_t length = 0;
    const og_framework *framework = find->analysis->framework;
    bool is_grade = framework && og_scale_match(framework->scale, text, &length) && length == og_str_trim(text).len;
    return (is_grade || og_is_numbered_grade(text)) && og_role_ends_at_grades(find->around) &&
           !og_role_holds_findings(find->around);
}

// In a table that states its grade too, a heading of an area may look like one of those below it.
static og_status add_section(finder *find, size_t block, og_str text)
{
    const og_analysis *analysis = find->analysis;
    bool set_as_one = analysis->document->blocks.items[block].kind == OG_HEADING;
    uint32_t level = find->level ? find->level : 1;
    if (find->resumes && find->key < level)
        level = find->key;
    og_section section = {.first_block = block, .level = level, .role = OG_STR(""), .area = OG_STR("")};
    if (analysis->framework) {
        bool earlier = og_labels_earlier_grade(analysis, block);
        const og_heading *heading = earlier ? NULL : og_heading_find(analysis->framework, text, set_as_one);
        const og_area *area = og_area_headed(analysis->framework, text);
        section.area = heading && heading->area.len ? heading->area : area ? area->id : OG_STR("");
        // above the text an address of Ofsted's is the head of a letter
        bool letter_head =
            heading && !set_as_one && block < analysis->title_end && og_role_is_boilerplate(heading->role);
        section.role = heading && !letter_head ? heading->role : section.area.len ? OG_STR("findings") : OG_STR("");
    }
    bool card = analysis->framework && analysis->framework->grouped &&
                analysis->document->blocks.items[block].kind == OG_ROW; // which has no headings of its own
    // above the text any heading ends it
    bool front = !section.area.len && og_role_is_boilerplate(section.role) && !find->begun;
    if (card || front)
        section.level = OG_DEEPEST_HEADING;
    else if (section.area.len)
        section.level = find->highest = level < find->highest ? level : find->highest;
    bool nested = find->flat && !find->resumes && !card && !section.role.len &&
                  (goes_on_below(find, block) || names_grade(find, text));
    section.level += nested && section.level < OG_DEEPEST_HEADING;
    find->around = nested ? find->around : section.role;
    find->area = analysis->framework && og_is_whole_area_label(analysis->framework, text);
    return push_section(find, section);
}

enum { LEVELS = OG_DEEPEST_HEADING + 2 }; // 0 stands for what is before the first heading

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

// Whether the text, or the table above it, begins at a block: with prose that is not the same in every report, or with
// the label of a field or an area. A few such blocks may stand above all else on pages of the web.
static bool begins_text(finder *find, size_t index, og_str text)
{
    enum { MOST_ABOVE = 2 };
    const og_analysis *analysis = find->analysis;
    const og_block *block = &analysis->document->blocks.items[index];
    size_t length;
    if (find->begun || block->kind == OG_FURNITURE)
        return false;
    const og_heading *heading = og_heading_find(analysis->framework, text, true);
    bool prose =
        block->kind != OG_ROW && text.len >= OG_LEAST_PROSE && !(heading && og_role_is_boilerplate(heading->role));
    bool area = og_area_labelled(analysis->framework, text, &length) != NULL;
    find->prose += prose;
    find->begun = area || find->prose > MOST_ABOVE;
    return prose || area || og_opens_with_label(analysis, text);
}

// Where cells of a table of actions are printed one below the other, a short one and the day below it look like
// headings.
static bool is_cell_of_actions(const finder *find, size_t index, og_str text)
{
    const og_document *document = find->analysis->document;
    size_t below = og_block_behind(document, index);
    og_date day;
    if (!find->columns || !og_role_lists_actions(find->role))
        return false;
    if (og_date_is_all(text, &day))
        return true;
    return below < document->blocks.count &&
           og_date_is_all(og_document_slice(document, document->blocks.items[below].range), &day) &&
           !og_heading_find(find->analysis->framework, text, true) && !og_area_headed(find->analysis->framework, text);
}

// "Immediately", where the column of days is printed cell by cell: short, it looks like a heading.
static og_status find_due_cell(const finder *find, size_t index, og_str text, bool *out)
{
    og_str due = {0};
    const og_block *block = &find->analysis->document->blocks.items[index];
    if (block->kind == OG_HEADING && find->columns && og_role_lists_actions(find->role) &&
        !og_heading_find(find->analysis->framework, text, true))
        OG_TRY(og_due_in_words(find->analysis, og_str_trim(text), &due));
    *out = due.len > 0;
    return OG_OK;
}

// "(Information for the school and appropriate authority)": a remark on the heading above it, however it is set.
static bool is_remark(const finder *find, og_str text)
{
    text = og_str_trim(text);
    return find->role.len && og_str_starts(text, OG_STR("(")) && og_str_ends(text, OG_STR(")")) &&
           !og_heading_find(find->analysis->framework, text, true) && !og_area_headed(find->analysis->framework, text);
}

// A line that is as short as a heading of the framework and has its words: headings of plain text look like this.
static bool could_be_heading(const og_document *document, const og_block *block, og_str text)
{
    enum { LONGEST = 160 };
    bool line = block->kind == OG_PARAGRAPH || (block->kind == OG_ROW && og_row_has_one_cell(document, block));
    return line && text.len <= LONGEST;
}

static bool is_heading(finder *find, size_t index, og_str text)
{
    const og_analysis *analysis = find->analysis;
    const og_block *block = &analysis->document->blocks.items[index];
    og_column_kind kind = og_column_headed(analysis, text);
    bool heads = kind && (kind != OG_COLUMN_OF_OTHER_DAYS || og_role_lists_actions(find->role));
    find->columns = find->columns || heads;
    if (block->kind == OG_HEADING && (heads || is_cell_of_actions(find, index, text) || is_remark(find, text)))
        return false;
    if (block->kind == OG_HEADING && !(find->area && og_is_numbered_grade(text))) {
        find->level = block->level;
        return true;
    }
    return analysis->framework && block->kind != OG_HEADING &&
           (og_is_graded_heading(analysis, index, find->role) || // of the level of the headings around it
            og_is_bare_heading(analysis, index, find->role) || og_is_numbered_label(analysis, index, find->role) ||
            (could_be_heading(analysis->document, block, text) && og_heading_find(analysis->framework, text, false) &&
             !og_labels_earlier_grade(analysis, index)));
}

// The label of an area opens a cell of the row.
static bool holds_label(const og_analysis *analysis, const og_block *row)
{
    const og_document *document = analysis->document;
    for (size_t i = 0; row->kind == OG_ROW && i < row->cell_count; i++)
        if (og_area_headed(analysis->framework,
                           og_str_trim(og_document_slice(document, document->cells.items[row->first_cell + i]))))
            return true;
    return false;
}

// Whether lines that look like grades, of which the block is the first, stand above the label of an area.
static bool stands_over_label(const og_analysis *analysis, size_t index)
{
    enum { MOST_LINES = 24 };
    const og_document *document = analysis->document;
    for (size_t i = 0; i < MOST_LINES && index < document->blocks.count; i++) {
        const og_block *block = &document->blocks.items[index];
        if (og_is_heading_label(analysis, block))
            return i > 0;
        if (block->kind == OG_ROW || !og_looks_like_grade(og_str_trim(og_document_slice(document, block->range))))
            return false;
        index = og_block_behind(document, index);
    }
    return false;
}

// Where areas are listed under their grades, a key of grades, or what is the same in every report, ends without a
// heading at the label of an area alone or with its grade, and at grades above one.
static bool resumes(const finder *find, size_t index)
{
    const og_analysis *analysis = find->analysis;
    const og_block *block = &analysis->document->blocks.items[index];
    return find->key && analysis->framework && analysis->framework->grouped && block->kind != OG_FURNITURE &&
           (holds_label(analysis, block) || og_is_heading_label(analysis, block) ||
            og_is_label_with_grade(analysis, block) || stands_over_label(analysis, index));
}

// Whether nothing tells one level of headings from another. The first is the title where others follow, and aside.
static bool has_one_level(const og_document *document)
{
    uint32_t first = 0, level = 0;
    for (size_t i = 0; i < document->blocks.count; i++) {
        const og_block *block = &document->blocks.items[i];
        if (block->kind != OG_HEADING)
            continue;
        if (level && level != block->level)
            return false;
        level = first ? block->level : 0;
        first = first ? first : block->level;
    }
    return (level ? level : first) > 1;
}

// The head of a letter is printed beside its text; where a program puts it between two pages of that, the text goes on
// behind its lines.
static void note_interruption(finder *find, bool opened, const og_block *block, og_str text)
{
    const og_document *document = find->analysis->document;
    size_t count = document->sections.count;
    if (opened) {
        bool breaks_in = count > 1 && og_role_holds_findings(document->sections.items[count - 2].role) &&
                         og_role_is_boilerplate(find->role);
        find->interrupted = breaks_in ? count - 1 : 0;
        find->short_lines = 0;
    } else if (find->interrupted && block->kind != OG_FURNITURE) {
        find->short_lines++;
        if (text.len >= OG_LEAST_PROSE)
            find->interrupted = 0;
    }
}

// Whether prose goes on behind such lines.
static bool goes_on_behind_head(const finder *find, const og_block *block, og_str text)
{
    enum { FEWEST_LINES = 3 };
    return find->interrupted && find->short_lines >= FEWEST_LINES && block->kind == OG_PARAGRAPH &&
           text.len >= OG_LEAST_PROSE;
}

static og_status resume_interrupted(finder *find, size_t block)
{
    og_section section = find->analysis->document->sections.items[find->interrupted - 1];
    section.first_block = block;
    section.block_count = 0;
    return push_section(find, section);
}

static size_t block_above(const og_document *document, size_t index)
{
    while (index > 0 && document->blocks.items[index - 1].kind == OG_FURNITURE)
        index--;
    return index ? index - 1 : SIZE_MAX;
}

// The area whose label ends a list of judgements at a block: with its grade, or over it.
static const og_area *area_at_end(const og_analysis *analysis, size_t index)
{
    const og_document *document = analysis->document;
    if (index == SIZE_MAX)
        return NULL;
    og_str line = og_str_trim(og_document_slice(document, document->blocks.items[index].range));
    size_t length, above = block_above(document, index);
    const og_area *area = og_area_headed(analysis->framework, line);
    og_area_labelled(analysis->framework, line, &length);
    og_str grade = og_str_slice(line, length, line.len);
    if (!og_looks_like_grade(grade) || !og_is_upper(grade.ptr[0]))
        return NULL;
    bool apart = !length && above != SIZE_MAX && og_is_heading_label(analysis, &document->blocks.items[above]);
    return apart ? og_area_headed(analysis->framework, og_document_slice(document, document->blocks.items[above].range))
                 : area;
}

// The area at the end of a list of judgements with prose right below it, which is about that. NULL: none.
static const og_area *area_above_prose(const finder *find, size_t index, og_str text)
{
    const og_analysis *analysis = find->analysis;
    size_t length;
    bool prose = analysis->document->blocks.items[index].kind == OG_PARAGRAPH && text.len >= OG_LEAST_PROSE &&
                 og_str_ends(og_str_trim(text), OG_STR("."));
    if (!prose || !analysis->framework || !og_role_lists_judgements(find->role) ||
        og_area_labelled(analysis->framework, text, &length))
        return NULL;
    return area_at_end(analysis, block_above(analysis->document, index));
}

og_status og_sections_find(og_analysis *analysis)
{
    og_document *document = analysis->document;
    finder find = {.analysis = analysis, .level = 1, .highest = UINT32_MAX, .role = OG_STR("")};
    find.flat = has_one_level(document);
    document->sections.count = 0;
    for (size_t i = 0; i < document->blocks.count; i++) {
        og_str text = og_document_slice(document, document->blocks.items[i].range);
        bool due;
        OG_TRY(find_due_cell(&find, i, text, &due));
        find.resumes = resumes(&find, i);
        bool heading = !due && is_heading(&find, i, text);
        og_str run_in = heading ? OG_STR("") : og_heading_run_in(analysis, i, text);
        bool begins = analysis->framework && begins_text(&find, i, text);
        size_t sections = document->sections.count;
        const og_area *area = area_above_prose(&find, i, text);
        if (heading || run_in.len)
            OG_TRY(add_section(&find, i, heading ? text : run_in));
        else if (find.resumes)
            OG_TRY(push_section(&find, (og_section){.first_block = i, .level = find.key}));
        else if (area)
            OG_TRY(push_section(&find, (og_section){.first_block = i,
                                                    .level = OG_DEEPEST_HEADING,
                                                    .role = OG_STR("findings"),
                                                    .area = area->id}));
        else if (goes_on_behind_head(&find, &document->blocks.items[i], text))
            OG_TRY(resume_interrupted(&find, i));
        else if (begins && og_role_is_boilerplate(find.role))
            OG_TRY(push_section(&find, (og_section){.first_block = i, .level = OG_DEEPEST_HEADING}));
        else if (i == 0)
            OG_TRY(push_section(&find, (og_section){.first_block = i}));
        note_interruption(&find, document->sections.count > sections, &document->blocks.items[i], text);
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

bool og_opens_section(const og_analysis *analysis, size_t block)
{
    size_t number = og_section_of_block(analysis, block);
    return number && analysis->document->sections.items[number - 1].first_block == block;
}

bool og_heads_section(const og_analysis *analysis, size_t block)
{
    if (!og_opens_section(analysis, block))
        return false;
    const og_section *section = &analysis->document->sections.items[og_section_of_block(analysis, block) - 1];
    return section->role.len || section->area.len;
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

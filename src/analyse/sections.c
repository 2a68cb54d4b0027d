// SPDX-License-Identifier: MIT
// The document's sections: a heading and what stands under it, with the role and the area that the framework gives it.
#include "analyse/doubts.h"
#include "analyse/due.h"

#include "base/date.h"
#include "base/str.h"
#include "base/utf8.h"

enum { LEAST_PROSE = 80 }; // bytes: labels, grades and lines of a form are shorter

typedef struct role {
    og_str name;
    bool states_judgements;
    bool holds_findings;
    bool lists_actions;
    bool ends_at_grades;
    bool is_of_earlier;
} role;

static const role roles[] = {
#define OG_ROLE(name, judgements, findings, actions, grades, earlier, meaning)                                         \
    {{name, sizeof(name) - 1}, judgements, findings, actions, grades, earlier},
#include "rules/roles.def"
#undef OG_ROLE
};

// NULL: no role, against which nothing speaks.
static const role *find_role(og_str name)
{
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (og_str_equal(roles[i].name, name))
            return &roles[i];
    return NULL;
}

bool og_role_states_judgements(og_str name)
{
    const role *found = find_role(name);
    return !found || found->states_judgements;
}

bool og_role_holds_findings(og_str name)
{
    const role *found = find_role(name);
    return !found || found->holds_findings;
}

bool og_role_lists_judgements(og_str name)
{
    const role *found = find_role(name);
    return found && found->states_judgements && !found->holds_findings;
}

bool og_role_lists_actions(og_str name)
{
    const role *found = find_role(name);
    return found && found->lists_actions;
}

bool og_role_is_of_earlier(og_str name)
{
    const role *found = find_role(name);
    return found && found->is_of_earlier;
}

// No area is graded in such a section: where a label stands with a grade and text follows, the next has begun.
static bool ends_at_grades(og_str name)
{
    const role *found = find_role(name);
    return found && found->ends_at_grades;
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

// "Due date": what stands below it goes on with the section around it.
static og_column_kind column_kind(const og_heading *heading)
{
    if (og_str_equal(heading->role, OG_STR("columns")))
        return OG_COLUMN_PLAIN;
    if (og_str_equal(heading->role, OG_STR("due-columns")))
        return OG_COLUMN_DUE;
    return og_str_equal(heading->role, OG_STR("day-columns")) ? OG_COLUMN_OF_OTHER_DAYS : OG_COLUMN_NONE;
}

// "What is it like to attend this school?" is a heading whatever it looks like; `start` is og_row_number_length of the
// text. Other questions are prose, and so is one in a second clause: "What works well is the art, but what of the
// rest?"
static bool is_question(og_str text, size_t start)
{
    static const og_str words[] = {OG_STR("what "), OG_STR("how ")};
    og_str own = og_str_trim(og_str_slice(text, start, text.len));
    bool asks =
        og_str_ends(own, OG_STR("?")) && (og_str_starts_fold(own, words[0]) || og_str_starts_fold(own, words[1]));
    for (size_t i = 0; asks && i + 1 < own.len; i++)
        asks = og_str_find_byte(OG_STR(",;?!"), own.ptr[i], 0) == SIZE_MAX;
    return asks;
}

// The heading of the framework that opens a section with `text`, the longest; NULL for none.
static const og_heading *find_heading(const og_framework *framework, og_str text, bool is_heading)
{
    const og_heading *best = NULL;
    size_t start = og_row_number_length(text);
    is_heading = is_heading || is_question(text, start);
    for (size_t i = 0; i < framework->headings.count; i++) {
        const og_heading *heading = &framework->headings.items[i];
        if (column_kind(heading) || !og_label_may_match(text, start, heading->text))
            continue;
        size_t length = heading_match(text, start, heading->text);
        if (!length || ((heading->exact || !is_heading) && !is_tail(og_str_slice(text, length, text.len))))
            continue;
        if (!best || heading->text.len > best->text.len)
            best = heading;
    }
    return best;
}

// The area whose label opens a heading ("The experiences and progress of children in care: good"), if findings may be
// about it; NULL for none.
static const og_area *find_area(const og_framework *framework, og_str text)
{
    size_t length;
    const og_area *area = og_area_labelled(framework, text, &length);
    return area && og_area_has_findings(area) ? area : NULL;
}

// The area whose label is all of the block but a sign or a digit beside it; NULL: none.
static const og_area *area_labelled(const og_analysis *analysis, const og_block *block)
{
    enum { LONGEST_TAIL = 2 };
    og_str text = og_str_trim(og_document_slice(analysis->document, block->range));
    size_t length;
    const og_area *area = og_area_labelled(analysis->framework, text, &length);
    og_str tail = og_str_slice(text, area ? length : 0, text.len);
    return tail.len <= LONGEST_TAIL && is_tail(tail) ? area : NULL;
}

bool og_is_area_label(const og_analysis *analysis, const og_block *block)
{
    return area_labelled(analysis, block) != NULL;
}

// Whether it is the label of an area that findings may be about.
static bool is_whole_label(const og_analysis *analysis, const og_block *block)
{
    const og_area *area = area_labelled(analysis, block);
    return area && og_area_has_findings(area);
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
    size_t digit;
    og_str trimmed = og_str_trim(text);
    return trimmed.len && og_grade_number(trimmed, &digit) == trimmed.len;
}

// The last row of a table: text may follow it as it follows a heading.
static bool is_last_row(const og_document *document, size_t index)
{
    const og_block *row = &document->blocks.items[index];
    size_t above = index;
    while (above > 0 && document->blocks.items[above - 1].kind == OG_FURNITURE)
        above--;
    return row->kind == OG_ROW && !has_one_cell(document, row) && above > 0 &&
           document->blocks.items[above - 1].kind == OG_ROW;
}

// A row of the body that has an area's label and nothing but a grade beside it is the heading of that area; one with a
// digit if text follows, since rows of digits stand together, and also where it ends a list in the opening. On a card
// text follows in the opening too.
static bool is_graded_heading(const og_analysis *analysis, size_t index, og_str last_role)
{
    const og_document *document = analysis->document;
    const og_block *block = &document->blocks.items[index];
    size_t filled = 0, below = og_block_behind(document, index);
    bool over_text = below < document->blocks.count && document->blocks.items[below].kind != OG_ROW;
    bool body = index >= analysis->opening_end;
    if (block->kind != OG_ROW || block->cell_count < 2 || !analysis->framework->scale ||
        og_role_lists_judgements(last_role))
        return false;
    over_text = over_text && !is_last_row(document, index);
    bool card = analysis->framework->grouped && over_text;
    body = body || card;
    if (!body && !ends_at_grades(last_role))
        return false;
    for (size_t i = 1; i < block->cell_count; i++) {
        og_str cell = og_str_trim(og_document_slice(document, document->cells.items[block->first_cell + i]));
        if (!cell.len)
            continue;
        filled++;
        if (!(body && looks_like_grade(cell)) && !(over_text && is_digit(cell)))
            return false;
    }
    og_str first = og_document_slice(document, document->cells.items[block->first_cell]);
    size_t length;
    return filled == 1 && (find_area(analysis->framework, first) ||
                           (card && og_area_labelled(analysis->framework, first, &length))); // an area of no record
}

// The number of a grade at the start of the text with nothing behind it, or the label of the next area.
static bool opens_with_number(const og_framework *framework, og_str text)
{
    size_t digit, length, end = text.len ? og_grade_number(text, &digit) : 0;
    og_str rest = og_str_slice(text, end, text.len);
    while (rest.len && (og_is_space(rest.ptr[0]) || og_str_find_byte(OG_STR(".,;|"), rest.ptr[0], 0) != SIZE_MAX))
        rest = og_str_slice(rest, 1, rest.len);
    return end && (!rest.len || og_area_labelled(framework, rest, &length));
}

// The label of an area with the number of its grade behind it, or in the line or cell behind: where a section states no
// grades, a table of them has begun.
static bool is_numbered_label(const og_analysis *analysis, size_t index, og_str last_role)
{
    const og_document *document = analysis->document;
    const og_block *block = &document->blocks.items[index];
    og_str text = og_str_trim(og_document_slice(document, block->range));
    size_t length;
    if (block->kind == OG_FURNITURE || !ends_at_grades(last_role) || !find_area(analysis->framework, text))
        return false;
    size_t below = og_block_behind(document, index);
    og_area_labelled(analysis->framework, text, &length);
    if (length < text.len)
        return opens_with_number(analysis->framework, og_str_slice(text, length, text.len));
    return below < document->blocks.count &&
           is_numbered_grade(og_document_slice(document, document->blocks.items[below].range));
}

// Below the label of an area: what looks like its grade, and is not the heading of a section.
static bool may_be_its_grade(const og_analysis *analysis, const og_block *block, og_str text)
{
    return is_numbered_grade(text) ||
           (looks_like_grade(text) && !(block->kind == OG_HEADING && find_heading(analysis->framework, text, true)));
}

// "How well children are helped and protected: good", as a line of text; "Inclusion Strong standard" on a card.
static bool is_label_with_grade(const og_analysis *analysis, const og_block *block)
{
    og_str text = og_str_trim(og_document_slice(analysis->document, block->range));
    size_t length;
    const og_area *area = og_area_labelled(analysis->framework, text, &length);
    og_str rest = og_str_slice(text, length, text.len);
    bool divided = og_str_ends(og_str_trim(og_str_slice(text, 0, length)), OG_STR(":")) ||
                   (analysis->framework->grouped && rest.len && og_is_upper(rest.ptr[0]));
    return area && divided && og_area_has_findings(area) && looks_like_grade(rest);
}

// Whether a line of that kind stands alone, and neither in a list of them nor with the grades of earlier inspections.
// The grade of the whole is stated in many places and heads no text about an area.
static bool heads_with_grade(const og_analysis *analysis, size_t index, og_str last_role)
{
    const og_block *blocks = analysis->document->blocks.items;
    size_t above = index;
    if (og_role_is_of_earlier(last_role) || !is_label_with_grade(analysis, &blocks[index]))
        return false;
    const og_area *area = find_area(analysis->framework, og_document_slice(analysis->document, blocks[index].range));
    if (!area || og_str_equal(area->id, OG_STR("overall")))
        return false;
    while (above > 0 && blocks[above - 1].kind == OG_FURNITURE)
        above--;
    return above > 0 && !is_label_with_grade(analysis, &blocks[above - 1]);
}

// A line of text that is nothing but an area's label, and perhaps a digit, with prose soon below it, is the heading of
// that area where headings look like all other lines: "Achievement and standards", below it "Grade: 2", then the text.
// Labels in lists have others below them.
static bool is_bare_heading(const og_analysis *analysis, size_t index, og_str last_role)
{
    enum { LONGEST_LABEL = 100, AHEAD = 4 };
    const og_document *document = analysis->document;
    const og_block *block = &document->blocks.items[index];
    bool line = block->kind == OG_PARAGRAPH || block->kind == OG_ROW;
    if (!line || block->range.end - block->range.start > LONGEST_LABEL || og_role_lists_judgements(last_role) ||
        !(is_whole_label(analysis, block) || heads_with_grade(analysis, index, last_role)) ||
        is_last_row(document, index))
        return false;
    size_t below = og_block_behind(document, index);
    for (size_t i = 0; i < AHEAD && below < document->blocks.count; i++, below = og_block_behind(document, below)) {
        const og_block *next = &document->blocks.items[below];
        og_str text = og_document_slice(document, next->range);
        bool prose = next->kind == OG_PARAGRAPH || next->kind == OG_ITEM;
        if (prose && text.len >= LEAST_PROSE)
            return true;
        bool grade = i == 0 && may_be_its_grade(analysis, next, text);
        if ((next->kind == OG_HEADING && !grade) || is_whole_label(analysis, next) ||
            is_label_with_grade(analysis, next))
            return false;
    }
    return false;
}

// "Previous inspection grade Good": a value begins with a capital where the words of the label have none.
static bool is_earlier_with_grade(const og_analysis *analysis, og_str text)
{
    size_t length;
    const og_area *area = og_area_labelled(analysis->framework, text, &length);
    og_str rest = og_str_slice(text, area ? length : 0, text.len);
    og_str label = og_str_trim(og_str_slice(text, 0, area ? length : 0));
    size_t last = label.len;
    while (last > 0 && !og_is_space(label.ptr[last - 1]))
        last--;
    return area && area->earlier && last > 0 && og_is_lower(label.ptr[last]) && looks_like_grade(rest) &&
           og_is_upper(rest.ptr[0]);
}

// "Previous inspection:" with a grade below or beside it is a row of the table of judgements that was printed cell by
// cell or in one line, and no heading of what earlier inspections found.
static bool labels_earlier_grade(const og_analysis *analysis, size_t index)
{
    const og_document *document = analysis->document;
    const og_block *block = &document->blocks.items[index];
    const og_area *area = area_labelled(analysis, block);
    size_t below = og_block_behind(document, index);
    if (is_earlier_with_grade(analysis, og_str_trim(og_document_slice(document, block->range))))
        return true;
    if (!area || !area->earlier || below == document->blocks.count)
        return false;
    const og_block *next = &document->blocks.items[below];
    og_str text = og_str_trim(og_document_slice(document, next->range));
    return !area_labelled(analysis, next) && may_be_its_grade(analysis, next, text);
}

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
} finder;

static bool is_boilerplate(og_str role_name)
{
    return og_str_equal(role_name, OG_STR("boilerplate"));
}

// What the grades mean, and what is the same in every report.
static bool is_key(og_str name)
{
    const role *found = find_role(name);
    return found && !found->states_judgements && !found->holds_findings && found->ends_at_grades;
}

static og_status push_section(finder *find, og_section section)
{
    og_document *document = find->analysis->document;
    if (is_key(section.role))
        find->key = section.level;
    else if (section.role.len || section.area.len || section.level <= find->key)
        find->key = 0;
    find->role = section.role;
    find->begun = find->begun || (section.role.len && !is_boilerplate(section.role));
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
    return !ends_at_grades(find->around) || next->kind == OG_ITEM || next->marker.end > next->marker.start;
}

// The key of grades goes on below the name of each.
static bool names_grade(const finder *find, og_str text)
{
    size_t length = 0;
    const og_framework *framework = find->analysis->framework;
    bool is_grade = framework && og_scale_match(framework->scale, text, &length) && length == og_str_trim(text).len;
    return (is_grade || is_numbered_grade(text)) && ends_at_grades(find->around) &&
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
        bool earlier = labels_earlier_grade(analysis, block);
        const og_heading *heading = earlier ? NULL : find_heading(analysis->framework, text, set_as_one);
        const og_area *area = find_area(analysis->framework, text);
        section.area = heading && heading->area.len ? heading->area : area ? area->id : OG_STR("");
        // above the text an address of Ofsted's is the head of a letter
        bool letter_head = heading && !set_as_one && block < analysis->title_end && is_boilerplate(heading->role);
        section.role = heading && !letter_head ? heading->role : section.area.len ? OG_STR("findings") : OG_STR("");
    }
    bool card = analysis->framework && analysis->framework->grouped &&
                analysis->document->blocks.items[block].kind == OG_ROW; // which has no headings of its own
    // above the text any heading ends it
    bool front = !section.area.len && is_boilerplate(section.role) && !find->begun;
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
    const og_heading *heading = find_heading(analysis->framework, text, true);
    bool prose = block->kind != OG_ROW && text.len >= LEAST_PROSE && !(heading && is_boilerplate(heading->role));
    bool area = og_area_labelled(analysis->framework, text, &length) != NULL;
    find->prose += prose;
    find->begun = area || find->prose > MOST_ABOVE;
    return prose || area || og_opens_with_label(analysis, text);
}

// The length of the longest head of a column at the start of the text, and its kind. `whole`: nothing but a colon may
// stand behind it.
static size_t column_head(const og_analysis *analysis, og_str text, bool whole, og_column_kind *kind)
{
    size_t best = 0;
    *kind = OG_COLUMN_NONE;
    for (size_t i = 0; analysis->framework && i < analysis->framework->headings.count; i++) {
        const og_heading *heading = &analysis->framework->headings.items[i];
        og_column_kind its = column_kind(heading);
        if (!its || !og_label_may_match(text, 0, heading->text))
            continue;
        size_t length = og_phrase_match(text, 0, heading->text);
        og_str rest = og_str_trim(og_str_slice(text, length, text.len));
        bool is_whole = !rest.len || og_str_equal(rest, OG_STR(":"));
        if (length <= best || (!is_whole && (whole || heading->exact)))
            continue;
        best = length;
        *kind = its;
    }
    return best;
}

size_t og_column_head(const og_analysis *analysis, og_str text)
{
    og_column_kind kind;
    size_t length = column_head(analysis, text, false, &kind);
    return kind == OG_COLUMN_OF_OTHER_DAYS ? 0 : length;
}

og_column_kind og_column_headed(const og_analysis *analysis, og_str text)
{
    og_column_kind kind;
    column_head(analysis, og_str_trim(text), true, &kind);
    return kind;
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
           !find_heading(find->analysis->framework, text, true) && !find_area(find->analysis->framework, text);
}

// "Immediately", where the column of days is printed cell by cell: short, it looks like a heading.
static og_status find_due_cell(const finder *find, size_t index, og_str text, bool *out)
{
    og_str due = {0};
    const og_block *block = &find->analysis->document->blocks.items[index];
    if (block->kind == OG_HEADING && find->columns && og_role_lists_actions(find->role) &&
        !find_heading(find->analysis->framework, text, true))
        OG_TRY(og_due_in_words(find->analysis, og_str_trim(text), &due));
    *out = due.len > 0;
    return OG_OK;
}

// "(Information for the school and appropriate authority)": a remark on the heading above it, however it is set.
static bool is_remark(const finder *find, og_str text)
{
    text = og_str_trim(text);
    return find->role.len && og_str_starts(text, OG_STR("(")) && og_str_ends(text, OG_STR(")")) &&
           !find_heading(find->analysis->framework, text, true) && !find_area(find->analysis->framework, text);
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
    if (block->kind == OG_HEADING && !(find->area && is_numbered_grade(text))) {
        find->level = block->level;
        return true;
    }
    return analysis->framework && block->kind != OG_HEADING &&
           (is_graded_heading(analysis, index, find->role) || // of the level of the headings around it
            is_bare_heading(analysis, index, find->role) || is_numbered_label(analysis, index, find->role) ||
            (could_be_heading(analysis->document, block, text) && find_heading(analysis->framework, text, false) &&
             !labels_earlier_grade(analysis, index)));
}

// The label of an area opens a cell of the row.
static bool holds_label(const og_analysis *analysis, const og_block *row)
{
    const og_document *document = analysis->document;
    for (size_t i = 0; row->kind == OG_ROW && i < row->cell_count; i++)
        if (find_area(analysis->framework,
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
        if (is_whole_label(analysis, block))
            return i > 0;
        if (block->kind == OG_ROW || !looks_like_grade(og_str_trim(og_document_slice(document, block->range))))
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
           (holds_label(analysis, block) || is_whole_label(analysis, block) || is_label_with_grade(analysis, block) ||
            stands_over_label(analysis, index));
}

// Where a numbered paragraph begins, the number of an item or its bullet. Neither carries a sentence on.
static bool opens_paragraph(og_str text)
{
    size_t length, number = og_row_number_length(text);
    uint32_t code = text.len ? og_utf8_decode(text, 0, &length) : 0;
    if (og_code_is_bullet(code))
        return true;
    if (number)
        return number < text.len && og_is_upper(text.ptr[number]) &&
               og_str_ends(og_str_trim(og_str_slice(text, 0, number)), OG_STR("."));
    size_t digits = 0;
    while (digits < text.len && og_is_digit(text.ptr[digits]))
        digits++;
    return digits && digits + 1 == text.len && text.ptr[digits] == '.'; // the paragraph is the next line
}

// Nothing, or what looks like a grade, perhaps behind a verb: ": good", "is: outstanding", "are good.".
static bool may_be_grade_of_label(og_str text)
{
    static const og_str verbs[] = {OG_STR("is"), OG_STR("are")};
    text = og_str_trim(text);
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        size_t length = og_phrase_match(text, 0, verbs[i]);
        if (length && length < text.len && !og_is_word(text.ptr[length]))
            text = og_str_slice(text, og_after_divider(text, length), text.len);
    }
    if (og_str_ends(text, OG_STR(".")))
        text.len--;
    return !text.len || looks_like_grade(text);
}

// The label of an area that opens the text, with its grade, up to the number of the first paragraph; empty: none.
static og_str area_over_number(const og_framework *framework, og_str text)
{
    enum { LONGEST_GRADE = 60 };
    size_t length;
    const og_area *area = og_area_labelled(framework, text, &length);
    for (size_t at = length; area && at < text.len && at <= length + LONGEST_GRADE; at++)
        if (og_is_digit(text.ptr[at]) && og_is_space(text.ptr[at - 1]) &&
            opens_paragraph(og_str_slice(text, at, text.len)))
            return may_be_grade_of_label(og_str_slice(text, length, at)) ? og_str_slice(text, 0, at) : OG_STR("");
    return OG_STR("");
}

bool og_is_heading_over_number(const og_analysis *analysis, og_str sentence)
{
    og_str heading = area_over_number(analysis->framework, sentence);
    return heading.len && og_is_digit(sentence.ptr[heading.len]) &&
           og_str_find_byte(og_str_slice(sentence, heading.len, sentence.len), ' ', 0) == SIZE_MAX;
}

// Words that may as well open a sentence are a heading only before what opens a paragraph.
static bool is_told_from_sentence(og_str words, og_str rest)
{
    bool several = og_str_find_byte(words, ' ', 0) != SIZE_MAX;
    return opens_paragraph(rest) || (several && rest.len && og_is_upper(rest.ptr[0]));
}

// The heading with which a paragraph begins where a conversion ran both together: "Areas for improvement 27. Ensure
// that ...", "Executive summary Children's services are good". Empty: none.
static og_str heading_run_in(const og_analysis *analysis, size_t index, og_str text)
{
    const og_framework *framework = analysis->framework;
    const og_block *block = &analysis->document->blocks.items[index];
    size_t best = 0;
    if (!framework || block->kind != OG_PARAGRAPH || block->marker.start < block->marker.end ||
        og_row_number_length(text))
        return OG_STR("");
    for (size_t i = 0; text.len >= LEAST_PROSE && i < framework->headings.count; i++) {
        const og_heading *heading = &framework->headings.items[i];
        if (heading->exact || !og_label_may_match(text, 0, heading->text))
            continue;
        size_t length = heading_match(text, 0, heading->text);
        if (length > best && is_told_from_sentence(heading->text, og_str_slice(text, length, text.len)))
            best = length;
    }
    return best ? og_str_slice(text, 0, best) : area_over_number(framework, text);
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
        og_str run_in = heading ? OG_STR("") : heading_run_in(analysis, i, text);
        bool begins = analysis->framework && begins_text(&find, i, text);
        if (heading || run_in.len)
            OG_TRY(add_section(&find, i, heading ? text : run_in));
        else if (find.resumes)
            OG_TRY(push_section(&find, (og_section){.first_block = i, .level = find.key}));
        else if (begins && is_boilerplate(find.role))
            OG_TRY(push_section(&find, (og_section){.first_block = i, .level = OG_DEEPEST_HEADING}));
        else if (i == 0)
            OG_TRY(push_section(&find, (og_section){.first_block = i}));
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

// SPDX-License-Identifier: MIT
// What the sentences say: which sentences are read, and decisions (decide.c) as findings and actions of the record.
#include "analyse/due.h"
#include "analyse/due_columns.h"
#include "base/str.h"
#include "base/utf8.h"
#include "read/prose.h"

enum { SHORTEST_ITEM = 2, SHORTEST_SENTENCE = 3, SHORTEST_CELL = 6, LONGEST_ASIDE = 8, MOST_RESERVED = 512 };

// What a line that ends with a colon says of the list items after it.
typedef struct lead_in {
    bool open;
    bool asks;           // it asks for what stands in the list: "Improve teaching by:"
    bool unmet;          // it is of standards that are not met, and they follow word for word
    const og_block *aim; // where it says what is to be done and the list how; NULL once the first of the list is told
    size_t start;        // of its sentence
    og_str role;         // of the section it stands in
    og_duty duty;
    og_str deadline;
    og_str by;
} lead_in;

typedef enum row_kind { ROW_NONE, ROW_FINDING, ROW_ACTION } row_kind;

typedef struct reading {
    og_told told; // the sentence
    og_decider decider;
    og_decision before;  // of the sentence before
    og_decider ungraded; // for sentences without the grades that they state
    og_decision left;    // what such a one says
    row_kind open;       // what the sentence before is in the record, the last row of its list: its themes are to come
    bool is_heading;     // the block is one: it says nothing itself
    lead_in lead;
    og_str row_actor;       // of a table of actions, who has to act
    og_str row_due;         // and by when; empty: it does not say
    bool insists;           // the row asks for what the sentence says, whatever its words
    og_str label_due;       // of the row before, which was the label of what stands below it
    og_due_columns columns; // of the tables of the section, by what heads them
    size_t cell_actions;    // how many actions there were before the cell above the next day
    bool days_first;        // in the section days stand above what is to be done by then
    bool heads_days;        // a line that heads a column of a table has been met: days may be cells of it
    bool other_days;        // the last such line heads days by which nothing is due
    bool run_together;      // rows of a list were run together in its block: all that stands in it is the list's
    bool broken_off;        // the sentence before: the one below goes on from it
    const og_block *block;  // of the sentence before; NULL where there is none to go on from
} reading;

// By when: the day beside the action, else what its words say, else those that lead its list.
static og_status due_of(const reading *r, og_str *out)
{
    og_date day;
    *out = r->row_due;
    if (!out->len && og_role_lists_actions(r->told.place.role) && og_due_ends_with_day(r->told.text, &day))
        OG_TRY(og_due_on(r->told.analysis, day, out));
    if (!out->len)
        OG_TRY(og_due_told(&r->told, out));
    if (!out->len && r->lead.open)
        *out = r->lead.deadline;
    return OG_OK;
}

// The last word of the text; empty where there is none.
static og_str last_word(og_str text)
{
    size_t end = text.len, start;
    while (end > 0 && !og_is_alpha(text.ptr[end - 1]))
        end--;
    for (start = end; start > 0 && og_is_alpha(text.ptr[start - 1]); start--)
        continue;
    return og_str_slice(text, start, end);
}

// Whether the words of a line that leads a list say what is to be done, and the list only how: "Improve teaching by:",
// "Raise standards by making sure that:". A day behind "by" is none of that.
static bool tells_aim(og_str text)
{
    static const og_str WORDS[] = {OG_STR("by"), OG_STR("through")};
    enum { LAST_WORDS = 5 };
    bool how = true; // what stands behind is nothing, or what is to be done
    for (size_t words = 0; words < LAST_WORDS; words++) {
        og_str word = last_word(text);
        size_t start = word.len ? (size_t)(word.ptr - text.ptr) : 0;
        for (size_t i = 0; how && start && i < sizeof WORDS / sizeof *WORDS; i++)
            if (og_str_equal_fold(word, WORDS[i]))
                return true;
        if (!start)
            return false;
        how = og_str_ends(word, OG_STR("ing"));
        text = og_str_slice(text, 0, start);
    }
    return false;
}

// The sentence goes on from the line that leads the list: lists of actions may have no bullets.
static bool carries_on(const reading *r)
{
    return og_role_lists_actions(r->told.place.role) && og_text_opens_lower(r->told.text);
}

static bool stands_under_lead(const reading *r, const og_block *block)
{
    bool listed = block->kind == OG_ITEM || block->kind == OG_ROW || r->run_together ||
                  (block->kind == OG_PARAGRAPH && (carries_on(r) || r->lead.unmet));
    return listed && r->lead.open && og_str_equal(r->lead.role, r->told.place.role);
}

// The aim of a list is told with the first thing that the list asks for, unless something of the page stands between.
static og_status keep_aim(reading *r, const og_block *block)
{
    const og_analysis *analysis = r->told.analysis;
    og_record *record = analysis->record;
    og_action *action = &record->actions.items[record->actions.count - 1];
    og_range all = {r->lead.start, action->evidence.end};
    for (const og_block *between = r->lead.aim; between < block; between++)
        if (between->kind == OG_FURNITURE)
            return OG_OK;
    action->evidence = og_span_of(analysis->document, all);
    return og_text_of(analysis, all, &action->text);
}

static og_status add_action(reading *r, const og_block *block)
{
    const og_decision *decision = &r->told.decision;
    const lead_in *lead = r->lead.open ? &r->lead : NULL;
    og_duty duty = decision->duty ? decision->duty : lead ? lead->duty : OG_ASPECT_DUTY_NONE;
    bool priority = og_str_equal(r->told.place.role, OG_STR("priority"));
    og_action action = {.kind = priority                  ? OG_STR("priority")
                                : duty == OG_DUTY_BINDING ? OG_STR("required")
                                                          : OG_STR("recommended")};
    OG_TRY(due_of(r, &action.deadline));
    OG_TRY(og_told_actor(&r->told, &action.by));
    if (!action.by.len)
        action.by = r->row_actor.len ? r->row_actor : lead ? lead->by : action.by;
    OG_TRY(og_told_add_action(&r->told, action));
    return r->lead.aim && stands_under_lead(r, block) ? keep_aim(r, block) : OG_OK;
}

// Gives the row of a sentence its themes and rules. `next`: the decision on the sentence that goes on from it, or NULL.
static og_status close_row(reading *r, const og_decision *next, og_decision *decision)
{
    og_record *record = r->told.analysis->record;
    row_kind open = r->open;
    r->open = ROW_NONE;
    if (open == ROW_NONE)
        return OG_OK;
    og_choose_themes(&r->decider, next, decision);
    if (open == ROW_ACTION)
        return og_told_themes(&r->told, decision, &record->actions.items[record->actions.count - 1].themes);
    og_finding *finding = &record->findings.items[record->findings.count - 1];
    OG_TRY(og_told_themes(&r->told, decision, &finding->themes));
    return og_told_rules(&r->told, decision, &finding->rules);
}

// What does not stand under the line that leads ends its list, if it says anything: "Due date" heads a column of it.
static void end_lead(reading *r, const og_block *block)
{
    if (!stands_under_lead(r, block) && og_told_words(&r->told) >= SHORTEST_SENTENCE)
        r->lead = (lead_in){0};
}

static bool leads(og_str text)
{
    return og_str_ends(og_str_trim(text), OG_STR(":"));
}

// "The provider must:", where actions are listed.
static bool must_be_done(const reading *r)
{
    return r->told.decision.duty && og_role_lists_actions(r->told.place.role);
}

// A line with a colon at its end leads a list; its section's next items stand under it.
static og_status follow_lead(reading *r, const og_block *block)
{
    end_lead(r, block);
    if (!leads(r->told.text))
        return OG_OK;
    bool asks = r->told.decision.verdict == OG_VERDICT_ACTION || must_be_done(r);
    bool nested = asks && r->lead.aim && stands_under_lead(r, block);
    r->lead = (lead_in){.open = true,
                        .aim = nested                            ? r->lead.aim
                               : asks && tells_aim(r->told.text) ? block
                                                                 : NULL,
                        .start = nested ? r->lead.start : r->told.range.start,
                        .asks = asks,
                        .unmet = r->told.decision.verdict == OG_VERDICT_WEAKNESS && must_be_done(r),
                        .role = r->told.place.role,
                        .duty = r->told.decision.duty};
    OG_TRY(og_due_told(&r->told, &r->lead.deadline));
    return og_told_actor(&r->told, &r->lead.by);
}

// --- sentences

// The text of a footnote begins with its number, raised, or plain before a capital ("2 Care leavers are ..."); the
// numbers of paragraphs are markers and no part of the text.
static bool is_footnote(og_str text)
{
    enum { LONGEST_NUMBER = 2 };
    size_t length, digits = 0;
    while (digits < text.len && og_is_digit(text.ptr[digits]))
        digits++;
    if (digits && digits <= LONGEST_NUMBER && digits + 1 < text.len)
        return text.ptr[digits] == ' ' && og_is_upper(text.ptr[digits + 1]);
    return text.len && og_code_is_superscript(og_utf8_decode(text, 0, &length));
}

// Prose, and tables of actions: a heading, another table and what pages repeat say nothing about the service.
static bool is_read(const og_analysis *analysis, size_t number, og_str role)
{
    const og_block *block = &analysis->document->blocks.items[number];
    bool table = og_role_lists_actions(role) &&
                 (block->kind == OG_ROW || (block->kind == OG_HEADING && !og_opens_section(analysis, number)));
    return (block->kind == OG_PARAGRAPH || block->kind == OG_ITEM || table) && og_role_holds_findings(role);
}

// A few words in brackets refer to something: "(outcome 3, national framework)".
static bool is_aside(const og_told *told)
{
    og_str text = og_str_trim(told->text);
    return og_str_starts(text, OG_STR("(")) && (og_str_ends(text, OG_STR(")")) || og_str_ends(text, OG_STR(")."))) &&
           og_told_words(told) <= LONGEST_ASIDE;
}

// Whether what was decided is told of.
static bool says_something(const og_told *told, const og_block *block)
{
    bool opens_item = block->kind == OG_ITEM && told->range.start == block->range.start;
    size_t least = block->kind == OG_ROW ? SHORTEST_CELL : opens_item ? SHORTEST_ITEM : SHORTEST_SENTENCE;
    return told->decision.verdict != OG_VERDICT_NEUTRAL && og_told_words(told) >= least && !is_aside(told) &&
           !og_told_is_form_line(told, block);
}

static og_status add_decided(reading *r, const og_block *block)
{
    bool asks = r->told.decision.verdict == OG_VERDICT_ACTION;
    bool first = asks && r->lead.aim && block != r->lead.aim &&
                 stands_under_lead(r, block); // of its list: with its aim it is long enough
    if ((asks && leads(r->told.text)) || !(first || says_something(&r->told, block)))
        return OG_OK;
    r->open = asks ? ROW_ACTION : ROW_FINDING;
    OG_TRY(asks ? add_action(r, block) : og_told_add_finding(&r->told));
    r->lead.aim = NULL;
    return OG_OK;
}

// What stands beside a day has to be done by then. What else its row says is said in passing; but one of its sentences
// asks for something, though it may be quoted from a regulation.
static void take_demand(reading *r)
{
    bool asks = r->insists || r->told.decision.verdict == OG_VERDICT_ACTION;
    r->told.decision.verdict = asks ? OG_VERDICT_ACTION : OG_VERDICT_NEUTRAL;
    if (asks)
        r->told.decision.duty = OG_DUTY_BINDING;
}

// What a sentence that states a grade says without it.
static og_status read_ungraded(reading *r, const og_block *block, size_t number)
{
    og_counted_finding counted = {.number = number};
    og_told aside = r->told;
    aside.decision = r->left;
    char *rest;
    OG_TRY(og_told_without_grades(&r->told, &rest));
    aside.text = (og_str){rest, r->told.text.len};
    OG_TRY(og_rule_scanner_find(r->told.analysis->rules, aside.text, &r->told.place, &aside.hits));
    OG_TRY(og_decide(&r->ungraded, &aside.hits, false, &aside.decision));
    counted.counts = !r->is_heading && says_something(&aside, block) && aside.decision.verdict != OG_VERDICT_ACTION;
    if (counted.counts) {
        og_choose_themes(&r->ungraded, NULL, &aside.decision);
        OG_TRY(og_told_finding(&aside, &counted.finding));
        OG_TRY(og_told_themes(&r->told, &aside.decision, &counted.finding.themes));
        OG_TRY(og_told_rules(&r->told, &aside.decision, &counted.finding.rules));
    }
    r->left = aside.decision;
    return og_vec_push(r->told.analysis->arena, &r->told.analysis->ungraded, counted);
}

// Decides on the sentence, and with it on the themes of the one before.
static og_status decide(reading *r, bool continues)
{
    og_decision before = r->told.decision;
    r->told.decision = r->before;
    r->before = before;
    OG_TRY(og_decide(&r->decider, &r->told.hits, continues, &r->told.decision));
    return close_row(r, continues ? &r->told.decision : NULL, &r->before);
}

static og_status read_sentence(reading *r, const og_block *block)
{
    size_t findings = r->told.analysis->record->findings.count;
    bool too_long;
    r->told.text = og_document_slice(r->told.analysis->document, r->told.range);
    OG_TRY(og_told_is_too_long(&r->told, &too_long));
    if (too_long) {
        r->block = NULL; // what comes next does not go on from the sentence before this one
        r->lead = (lead_in){0};
        return OG_OK;
    }
    OG_TRY(og_rule_scanner_find(r->told.analysis->rules, r->told.text, &r->told.place, &r->told.hits));
    OG_TRY(decide(r, block == r->block));
    if (r->lead.asks && stands_under_lead(r, block) &&
        (r->told.decision.verdict != OG_VERDICT_NEUTRAL || carries_on(r)))
        r->told.decision.verdict = r->broken_off && carries_on(r) ? OG_VERDICT_NEUTRAL : OG_VERDICT_ACTION;
    if (r->row_due.len)
        take_demand(r);
    r->block = block;
    r->broken_off = og_text_is_broken_off(r->told.text);
    OG_TRY(follow_lead(r, block));
    if (!og_told_is_verdict(&r->told) && !r->is_heading)
        OG_TRY(add_decided(r, block));
    bool found = r->told.analysis->record->findings.count > findings;
    return og_told_grades(&r->told) ? read_ungraded(r, block, found ? findings : SIZE_MAX) : OG_OK;
}

// The sentences of a cell. Those of a row that insists end with the first action.
static og_status read_cell(reading *r, const og_block *row, og_range cell)
{
    const og_document *document = r->told.analysis->document;
    size_t actions = r->told.analysis->record->actions.count;
    og_marker marker;
    for (size_t i = 0; i < row->sentence_count; i++) {
        r->told.range = document->sentences.items[row->first_sentence + i].range;
        if (r->told.range.start < cell.start || r->told.range.start >= cell.end)
            continue;
        bool marked =
            r->told.range.start == cell.start && og_marker_find(og_document_slice(document, r->told.range), &marker);
        r->told.range.start += marked && marker.is_bullet ? marker.length : 0;
        OG_TRY(read_sentence(r, row));
        if (r->insists && r->told.analysis->record->actions.count > actions)
            break;
    }
    return OG_OK;
}

// What a cell says of by when, for which a record has no word, stays with the last action beside it.
static og_status keep_words(const reading *r, og_range words)
{
    og_record *record = r->told.analysis->record;
    og_action *action = &record->actions.items[record->actions.count - 1];
    og_range all = {action->evidence.start, words.end};
    if (words.start == words.end || action->deadline.len)
        return OG_OK;
    action->evidence = og_span_of(r->told.analysis->document, all);
    return og_text_of(r->told.analysis, all, &action->text);
}

// What the cell of a row says that is to be done. One with a day asks for something in any case.
static og_status read_demand(reading *r, const og_block *row, const og_due_row *due)
{
    const og_range *cells = &r->told.analysis->document->cells.items[row->first_cell];
    size_t actions = r->told.analysis->record->actions.count;
    r->row_due = due->deadline;
    OG_TRY(read_cell(r, row, cells[due->last - 1]));
    r->insists = due->deadline.len && r->told.analysis->record->actions.count == actions;
    if (r->insists)
        OG_TRY(read_cell(r, row, cells[due->last - 1]));
    r->insists = false;
    bool added = r->told.analysis->record->actions.count > actions;
    r->label_due = added ? (og_str){0} : due->deadline;
    r->row_due = (og_str){0};
    return added ? keep_words(r, due->words) : OG_OK;
}

// A row of a table of actions: the last cell, by when aside, says what is to be done, the first who has to do it unless
// it is a number.
static og_status read_row(reading *r, const og_block *row)
{
    const og_document *document = r->told.analysis->document;
    const og_range *cells = &document->cells.items[row->first_cell];
    og_due_row due;
    r->told.place.kind = og_block_kind_name(OG_ITEM);
    og_due_columns_read(r->told.analysis, row, &r->columns);
    OG_TRY(og_due_row_read(&r->told, row, &r->columns, &due));
    if (due.last > 1 && leads(og_document_slice(document, cells[0])))
        due.last = 1; // the cells beside it head columns of the list
    if (!due.last)
        return OG_OK;
    r->row_actor = (og_str){0};
    og_date of_row;
    og_str head = og_document_slice(document, cells[0]);
    if (due.last > 1 && head.len && !og_is_digit(head.ptr[0]) && !og_date_find(head, &of_row, NULL, NULL))
        OG_TRY(og_text_of(r->told.analysis, cells[0], &r->row_actor));
    OG_TRY(read_demand(r, row, &due));
    r->row_actor = (og_str){0};
    return OG_OK;
}

// The day is that of the last action, if nothing said by when. What has one in a table must be done.
static void give_due(const reading *r, og_str deadline)
{
    og_record *record = r->told.analysis->record;
    og_action *action = &record->actions.items[record->actions.count - 1];
    if (r->other_days)
        return;
    if (r->heads_days && og_str_equal(action->kind, OG_STR("recommended")))
        action->kind = OG_STR("required");
    action->deadline = action->deadline.len ? action->deadline : deadline;
}

// A day in figures, or any where heads of columns are printed: a letter may end with its day.
static bool may_be_cell(const reading *r, og_str day)
{
    return r->heads_days || og_text_is_day(og_str_trim(day));
}

// Where the columns of a table come one after the other, cell by cell, a day stands below what is to be done by then:
// the one action since the day before it, or that of the last sentence. Of several days together, or of days that stand
// above, it cannot be told which is whose.
static void take_due(reading *r, size_t number, og_str deadline, bool is_cell)
{
    const og_document *document = r->told.analysis->document;
    size_t below = og_block_behind(document, number), added = r->told.analysis->record->actions.count - r->cell_actions;
    og_date another;
    r->days_first = r->days_first || !r->block;
    bool alone = below == document->blocks.count ||
                 !og_date_is_all(og_document_slice(document, document->blocks.items[below].range), &another);
    bool is_its = added == 1 || (added && r->open == ROW_ACTION);
    r->cell_actions += added;
    r->block = NULL; // what comes next goes on from no sentence
    if (alone && is_cell && is_its && !r->days_first)
        give_due(r, deadline);
}

// The text without what heads its column: "Due date: 02/06/2023".
static og_str behind_head(const reading *r, og_str text)
{
    og_str rest = og_str_trim(og_str_slice(text, og_column_head(r->told.analysis, text), text.len));
    return og_str_starts(rest, OG_STR(":")) ? og_str_trim(og_str_slice(rest, 1, rest.len)) : rest;
}

// A block that says by when and nothing else, where heads of columns may stand before it.
static og_status read_due(reading *r, size_t number, bool *is_due)
{
    const og_block *block = &r->told.analysis->document->blocks.items[number];
    og_str text = og_document_slice(r->told.analysis->document, block->range), own = behind_head(r, text), deadline;
    og_date day;
    *is_due = og_date_is_all(own, &day);
    if (*is_due)
        OG_TRY(og_due_on(r->told.analysis, day, &deadline));
    else if (r->heads_days && block->kind != OG_ROW) {
        OG_TRY(og_due_in_words(r->told.analysis, own, &deadline));
        *is_due = deadline.len > 0;
    }
    if (*is_due)
        take_due(r, number, deadline, og_date_is_all(own, &day) ? may_be_cell(r, text) : true);
    return OG_OK;
}

// "Leaders and managers: not strong enough" has what looks like a grade behind its label, and is none.
static bool says_more_than_label(const og_analysis *analysis, og_str text)
{
    size_t label, grade;
    const og_scale *scale = analysis->framework->scale;
    return scale && og_area_labelled(analysis->framework, text, &label) &&
           og_str_ends(og_str_trim(og_str_slice(text, 0, label)), OG_STR(":")) && label < text.len &&
           og_is_alpha(text.ptr[label]) && !og_scale_match(scale, og_str_slice(text, label, text.len), &grade);
}

// In plain text the headings of sections are paragraphs or items; one that is a sentence says something all the same,
// and any may lead a list. A paragraph that begins with its heading goes on behind it.
static bool is_plain_heading(const og_analysis *analysis, size_t number)
{
    enum { LONGEST = 200 };
    og_str text = og_str_trim(og_document_slice(analysis->document, analysis->document->blocks.items[number].range));
    return text.len <= LONGEST && og_heads_section(analysis, number) && !og_ends_sentence(text) &&
           !says_more_than_label(analysis, text);
}

static bool is_marked(const og_block *block)
{
    return block->kind == OG_ITEM || (block->kind == OG_PARAGRAPH && block->marker.end > block->marker.start);
}

// "Quality of practice" between the numbered items of a list of actions: what the next ones are about.
static bool divides_actions(const og_analysis *analysis, size_t number)
{
    enum { LONGEST = 80 };
    const og_document *document = analysis->document;
    const og_block *block = &document->blocks.items[number];
    og_str text = og_str_trim(og_document_slice(document, block->range));
    size_t below = og_block_behind(document, number), above = number;
    if (block->kind != OG_PARAGRAPH || is_marked(block) || !og_role_lists_actions(og_role_of_block(analysis, number)) ||
        !text.len || text.len > LONGEST || !og_is_upper(text.ptr[0]) || !og_is_word(text.ptr[text.len - 1]) ||
        below == document->blocks.count || !is_marked(&document->blocks.items[below]))
        return false;
    while (above > 0 && document->blocks.items[above - 1].kind == OG_FURNITURE)
        above--;
    const og_block *before = above ? &document->blocks.items[above - 1] : NULL;
    return before && (before->kind == OG_HEADING || og_heads_section(analysis, above - 1) ||
                      (is_marked(before) && og_ends_sentence(og_str_trim(og_document_slice(document, before->range)))));
}

// "The experiences of children in care: good 12." with the text of the paragraph behind it.
static bool heads_numbered_paragraph(const og_analysis *analysis, size_t block, og_range sentence)
{
    og_str text = og_str_trim(og_document_slice(analysis->document, sentence));
    return og_heads_section(analysis, block) && og_is_heading_over_number(analysis, text);
}

// The bytes of what heads a column where a conversion ran it together with the cell below it, in small letters: "Due
// date keep a record of each visit". 0: nothing does.
static size_t head_above(const reading *r, og_range sentence)
{
    og_str text = og_document_slice(r->told.analysis->document, sentence);
    size_t length = r->lead.open ? og_column_head(r->told.analysis, text) : 0;
    bool goes_on =
        length && length + 1 < text.len && og_is_space(text.ptr[length]) && og_is_lower(text.ptr[length + 1]);
    return goes_on ? length + 1 : 0;
}

// A day with which the sentence begins ends the row of a table before it, which a conversion ran together with the
// next: "Keep a record of each visit. 22/10/2021 Train all staff". Moves the sentence behind it; *is_all: nothing
// stands there.
static og_status take_leading_day(reading *r, const og_block *block, bool *is_all)
{
    og_str sentence = og_document_slice(r->told.analysis->document, r->told.range), deadline;
    og_date day;
    size_t start, end = 0;
    *is_all = false;
    if (r->open != ROW_ACTION || r->block != block || !og_date_find(sentence, &day, &start, &end) || start)
        return OG_OK;
    og_str own = og_str_slice(sentence, 0, end), rest = og_str_trim(og_str_slice(sentence, end, sentence.len));
    bool alone = !rest.len && may_be_cell(r, sentence);
    bool leads = rest.len && og_is_upper(rest.ptr[0]) && og_text_is_day(own);
    if (!alone && !(leads && og_role_lists_actions(r->told.place.role)))
        return OG_OK;
    OG_TRY(og_due_on(r->told.analysis, day, &deadline));
    give_due(r, deadline);
    *is_all = alone;
    r->told.range.start += end;
    r->told.range = og_range_trim(r->told.analysis->document->text, r->told.range);
    r->run_together |= !alone;
    return OG_OK;
}

// "The registered person must keep a log. By when: 30 September 2024."
static og_status take_headed_due(reading *r, const og_block *block, bool *is_due)
{
    og_str sentence = og_str_trim(og_document_slice(r->told.analysis->document, r->told.range)), deadline = {0};
    og_date day;
    *is_due = false;
    if (r->open != ROW_ACTION || r->block != block || !og_column_head(r->told.analysis, sentence))
        return OG_OK;
    r->other_days = false;
    og_str own = behind_head(r, og_str_slice(sentence, 0, sentence.len - og_str_ends(sentence, OG_STR("."))));
    if (og_date_is_all(own, &day))
        OG_TRY(og_due_on(r->told.analysis, day, &deadline));
    else
        OG_TRY(og_due_in_words(r->told.analysis, own, &deadline));
    *is_due = deadline.len > 0;
    if (*is_due)
        give_due(r, deadline);
    return OG_OK;
}

// A sentence, row by row where it is one of several rows that a conversion ran together.
static og_status read_rows(reading *r, const og_block *block)
{
    const og_document *document = r->told.analysis->document;
    og_range rest = r->told.range;
    og_date day;
    size_t end;
    while (og_role_lists_actions(r->told.place.role) && og_due_divides(og_document_slice(document, rest), &day, &end)) {
        r->told.range = (og_range){rest.start, rest.start + end};
        rest = og_range_trim(document->text, (og_range){rest.start + end, rest.end});
        OG_TRY(read_sentence(r, block));
        r->run_together = true;
    }
    r->told.range = rest;
    return read_sentence(r, block);
}

static og_status read_sentences(reading *r, size_t number)
{
    const og_document *document = r->told.analysis->document;
    const og_block *block = &document->blocks.items[number];
    bool is_day;
    for (size_t i = 0; i < block->sentence_count; i++) {
        r->told.range = document->sentences.items[block->first_sentence + i].range;
        if (i == 0 && heads_numbered_paragraph(r->told.analysis, number, r->told.range))
            continue;
        OG_TRY(take_leading_day(r, block, &is_day));
        if (!is_day)
            OG_TRY(take_headed_due(r, block, &is_day));
        if (is_day)
            continue;
        r->told.range.start += i == 0 ? head_above(r, r->told.range) : 0;
        OG_TRY(read_rows(r, block));
    }
    r->run_together = false;
    return OG_OK;
}

static og_status read_block(reading *r, size_t number)
{
    const og_document *document = r->told.analysis->document;
    const og_block *block = &document->blocks.items[number];
    bool is_due;
    r->told.place.role = og_role_of_block(r->told.analysis, number);
    og_str text = og_document_slice(document, block->range);
    if (og_opens_section(r->told.analysis, number)) {
        r->lead = block->kind == OG_HEADING ? (lead_in){0} : r->lead;
        r->days_first = false;
        r->label_due = (og_str){0};
        r->columns = (og_due_columns){0};
        r->other_days = false;
        r->cell_actions = r->told.analysis->record->actions.count;
        r->block = NULL;
    }
    if (og_role_lists_actions(r->told.place.role) && block->kind != OG_FURNITURE) {
        og_column_kind kind = og_column_headed(r->told.analysis, text);
        bool due_head = og_column_head(r->told.analysis, text) > 0; // perhaps with its day behind it
        r->heads_days = r->heads_days || due_head;
        r->other_days = kind ? kind == OG_COLUMN_OF_OTHER_DAYS : r->other_days && !due_head;
        if (kind && block->kind != OG_ROW)
            return OG_OK;
        OG_TRY(read_due(r, number, &is_due));
        if (is_due)
            return OG_OK;
    }
    if (!is_read(r->told.analysis, number, r->told.place.role) || (block->kind != OG_ROW && is_footnote(text)))
        return OG_OK;
    if (og_is_area_label(r->told.analysis, block)) {
        if (block->kind != OG_ITEM)
            r->lead = (lead_in){0};
        return OG_OK;
    }
    if (divides_actions(r->told.analysis, number))
        return OG_OK;
    r->is_heading = is_plain_heading(r->told.analysis, number);
    r->told.place.area = og_area_of_block(r->told.analysis, number);
    r->told.place.kind = og_block_kind_name(block->kind);
    if (block->kind == OG_ROW)
        return read_row(r, block);
    r->row_due = r->label_due;
    r->label_due = (og_str){0};
    OG_TRY(read_sentences(r, number));
    r->row_due = (og_str){0};
    return OG_OK;
}

// What the whole document uses. The list of findings, the longest of the record, has room for those of most reports.
static og_status open_reading(og_analysis *analysis, reading *r)
{
    size_t sentences = analysis->document->sentences.count;
    OG_TRY(og_told_open(analysis, &r->told));
    OG_TRY(og_decider_new(r->told.plan, analysis->document->arena, &r->decider));
    OG_TRY(og_decision_new(&r->decider, &r->told.decision));
    OG_TRY(og_decision_new(&r->decider, &r->before));
    OG_TRY(og_decider_new(r->told.plan, analysis->document->arena, &r->ungraded));
    OG_TRY(og_decision_new(&r->ungraded, &r->left));
    bool of_area = og_kind_is_of_area(analysis->framework->provider_kind);
    r->decider.breadth = r->ungraded.breadth = of_area ? OG_WIDE : OG_NARROW;
    size_t room = sentences < MOST_RESERVED ? sentences : MOST_RESERVED;
    if (analysis->record->findings.capacity || !room)
        return OG_OK;
    analysis->record->findings.items =
        og_arena_alloc_array(analysis->arena, room, sizeof *analysis->record->findings.items);
    analysis->record->findings.capacity = room;
    return analysis->record->findings.items ? OG_OK : OG_NO_MEMORY;
}

og_status og_findings_find(og_analysis *analysis)
{
    reading r = {0};
    if (!analysis->framework)
        return OG_OK;
    if (!analysis->framework->is_inspection)
        return og_articles_read(analysis);
    OG_TRY(open_reading(analysis, &r));
    for (size_t i = 0; i < analysis->document->blocks.count; i++)
        if (!og_told_is_title_line(analysis, i))
            OG_TRY(read_block(&r, i));
    return close_row(&r, NULL, &r.told.decision);
}

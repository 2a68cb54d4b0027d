// SPDX-License-Identifier: MIT
// Who is quoted in an article: each speaker once, with the longest words; on demand every quotation in full.
#include "base/str.h"
#include "base/utf8.h"
#include "document/sentences.h"
#include "render/note.h"
#include "render/say.h"
#include "render/view.h"

#include <string.h>

enum { MOST_SPEAKERS = 10, MOST_BYTES = 240 };

// Of the record of an article: they say what they found, which is no stance.
static bool is_inspectors(const og_quotation *quotation)
{
    return og_say_equal(quotation->organisation, "Ofsted");
}

static void add_to(og_buf *out, og_flow *flow, og_str text)
{
    og_str clean = og_flow_clean(flow, text);
    if (clean.len)
        og_buf_printf(out, "%s%.*s", out->len ? ", " : "", OG_STR_ARG(clean));
}

// "Ann Example, headteacher, Example School".
static og_str speaker_of(og_flow *flow, const og_quotation *quotation)
{
    if (is_inspectors(quotation) && !quotation->speaker.len && !quotation->role.len)
        return OG_STR("Ofsted's words");
    og_buf who = {0};
    add_to(&who, flow, quotation->speaker);
    add_to(&who, flow, quotation->role);
    add_to(&who, flow, quotation->organisation);
    og_str text = who.len ? og_say_capitalised(flow, og_flow_clean(flow, og_buf_str(&who))) : OG_STR("Not named");
    if (who.status != OG_OK)
        flow->out.status = who.status;
    og_buf_free(&who);
    return text;
}

// --- words

// The mark, as folded, that ends before `end`, or 0; *start is where the character stands.
static char mark_before(og_str text, size_t end, size_t *start)
{
    size_t length;
    *start = end - 1;
    while (*start && ((unsigned char)text.ptr[*start] & 0xC0U) == 0x80U)
        --*start;
    uint32_t code = og_utf8_decode(text, *start, &length);
    if (code == 0x2018) // a typographic opening mark, which folding takes for an apostrophe too
        return '\'';
    uint32_t folded = og_fold_at(text, *start, &length);
    return folded == '"' || folded == '\'' ? (char)folded : 0;
}

static bool opens(og_str text, size_t start, size_t end)
{
    bool first = !start || text.ptr[start - 1] == ' ' || text.ptr[start - 1] == '(';
    return first && end < text.len && text.ptr[end] != ' ';
}

static bool closes(og_str text, char mark, size_t end)
{
    return mark == '"' || end == text.len || !og_is_alpha(text.ptr[end]); // an apostrophe stands within a word
}

static bool starts_sentence(og_str text, size_t start)
{
    og_str before = og_str_trim(og_str_slice(text, 0, start));
    return before.len && og_str_find_byte(OG_STR(".!?:"), before.ptr[before.len - 1], 0) != SIZE_MAX;
}

// Without the marks that open further paragraphs of the speech: those that nothing closes. Read from behind, where a
// closing mark is met before what it closes.
static og_str joined(og_flow *flow, og_str text)
{
    char *kept = og_arena_alloc(flow->arena, text.len + 1);
    size_t to = text.len, closed_double = 0, closed_single = 0;
    if (!kept) {
        flow->out.status = OG_NO_MEMORY;
        return (og_str){0};
    }
    for (size_t end = text.len, start; end > 0; end = start) {
        char mark = mark_before(text, end, &start);
        size_t *closed = mark == '"' ? &closed_double : &closed_single;
        if (mark && opens(text, start, end)) {
            if (!*closed && start && (mark == '"' || starts_sentence(text, start)))
                continue;
            *closed -= *closed > 0;
        } else if (mark && closes(text, mark, end)) {
            *closed = 1;
        }
        to -= end - start;
        memcpy(kept + to, text.ptr + start, end - start);
    }
    return (og_str){kept + to, text.len - to};
}

// Where a long text is cut: after the last sentence that fits, else after the last word.
static size_t cut_at(og_str text)
{
    size_t at = 0, end = 0;
    og_range sentence;
    if (text.len <= MOST_BYTES)
        return text.len;
    while (og_sentence_next(text, text.len, &at, &sentence) && sentence.end <= MOST_BYTES)
        end = sentence.end;
    if (end)
        return end;
    for (end = MOST_BYTES; end > 0 && text.ptr[end] != ' ';)
        end--;
    return end ? end : text.len; // one long word
}

static og_str words_of(og_flow *flow, const og_quotation *quotation, bool all)
{
    og_str text = joined(flow, og_flow_clean(flow, quotation->text));
    size_t end = all ? text.len : cut_at(text);
    return og_flow_print(flow, "“%.*s%s”", OG_STR_ARG(og_str_slice(text, 0, end)), end < text.len ? " …" : "");
}

// --- stances

// How somebody is said to take the inspection; empty where nothing is to be said. values.def tells what each means.
static og_str stance_of(const og_quotation *quotation)
{
    static const struct {
        const char *stance;
        og_str words;
    } said[] = {{"accepts", {"seems to accept the findings", 28}},
                {"disputes", {"seems to dispute the findings", 29}},
                {"commits", {"seems to promise action", 23}},
                {"criticises", {"seems to criticise", 18}},
                {"praises", {"seems to praise or to thank", 27}}};
    for (size_t i = 0; i < sizeof said / sizeof *said && !is_inspectors(quotation); i++)
        if (og_say_equal(quotation->stance, said[i].stance))
            return said[i].words;
    return (og_str){0};
}

og_part og_view_quotation(og_flow *flow, const og_text_options *options, const og_record *record, size_t index)
{
    const og_quotation *quotation = &record->quotations.items[index];
    og_buf note = {0};
    og_note_add(&note, "", stance_of(quotation));
    if (options->all)
        og_note_add(&note, "", og_say_place(flow, &quotation->evidence));
    return (og_part){.kind = OG_PART_STATEMENT,
                     .label = speaker_of(flow, quotation),
                     .text = words_of(flow, quotation, options->all),
                     .note = og_note_finish(flow, &note),
                     .anchor = og_flow_print(flow, "quotation-%zu", index + 1)};
}

static bool has_stance(const og_record *record)
{
    for (size_t i = 0; i < record->quotations.count; i++)
        if (stance_of(&record->quotations.items[i]).len)
            return true;
    return false;
}

// --- speakers

static bool same_speaker(const og_quotation *a, const og_quotation *b)
{
    return og_str_equal(a->speaker, b->speaker) &&
           (a->speaker.len || (og_str_equal(a->role, b->role) && og_str_equal(a->organisation, b->organisation)));
}

// Every quotation.
static void add_all(og_flow *flow, const og_record *record, const og_text_options *options, og_view *view)
{
    for (size_t i = 0; i < record->quotations.count; i++)
        og_view_add(flow, view, og_view_quotation(flow, options, record, i));
}

// Of the first speakers the longest quotation each.
static void add_speakers(og_flow *flow, const og_record *record, const og_text_options *options, og_view *view)
{
    const og_quotation *all = record->quotations.items;
    size_t shown[MOST_SPEAKERS], count = 0;
    for (size_t i = 0; i < record->quotations.count; i++) {
        size_t at = 0;
        while (at < count && !same_speaker(&all[shown[at]], &all[i]))
            at++;
        if (at == count && count < MOST_SPEAKERS)
            shown[count++] = i;
        else if (at < count && all[i].text.len > all[shown[at]].text.len)
            shown[at] = i;
    }
    for (size_t i = 0; i < count; i++)
        og_view_add(flow, view, og_view_quotation(flow, options, record, shown[i]));
    og_view_add_more(flow, view, record->quotations.count - count);
}

void og_view_add_quoted(og_flow *flow, const og_record *record, const og_text_options *options, og_view *view)
{
    if (!record->quotations.count)
        return;
    og_view_add(flow, view, (og_part){.kind = OG_PART_HEADING, .text = OG_STR("Who is quoted")});
    if (has_stance(record))
        og_view_add(flow, view,
                    (og_part){.kind = OG_PART_LEGEND,
                              .text = OG_STR("What a speaker “seems” to do is ofgrade's reading of the words.")});
    if (options->all)
        add_all(flow, record, options, view);
    else
        add_speakers(flow, record, options, view);
}

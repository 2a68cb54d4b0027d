// SPDX-License-Identifier: MIT
// Who is quoted in an article: each speaker once, with the longest words; on demand every quotation in full.
#include "base/str.h"
#include "base/utf8.h"
#include "render/note.h"
#include "render/say.h"
#include "render/view.h"

enum { MOST_SPEAKERS = 10, MOST_BYTES = 200 };

static void add_to(og_buf *out, og_flow *flow, og_str text)
{
    og_str clean = og_flow_clean(flow, text);
    if (clean.len)
        og_buf_printf(out, "%s%.*s", out->len ? ", " : "", OG_STR_ARG(clean));
}

// "Ann Example, headteacher, Example School".
static og_str speaker_of(og_flow *flow, const og_quotation *quotation)
{
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

// The words between marks, cut after a whole word unless all are wanted.
static og_str words_of(og_flow *flow, const og_quotation *quotation, bool all)
{
    og_str text = og_flow_clean(flow, quotation->text);
    size_t end = text.len;
    if (!all && text.len > MOST_BYTES)
        for (end = MOST_BYTES; end > 0 && text.ptr[end] != ' ';)
            end--;
    if (!end) // one long word
        end = text.len;
    return og_flow_print(flow, "“%.*s%s”", OG_STR_ARG(og_str_slice(text, 0, end)), end < text.len ? " …" : "");
}

static void add(og_flow *flow, const og_text_options *options, const og_quotation *quotation, og_view *view)
{
    og_buf note = {0};
    if (!og_say_equal(quotation->stance, "neutral"))
        og_note_add(&note, "", og_say_meaning(OG_LIST_STANCE, quotation->stance));
    if (options->all)
        og_note_add(&note, "", og_say_place(flow, &quotation->evidence));
    og_view_add(flow, view,
                (og_part){.kind = OG_PART_STATEMENT,
                          .label = speaker_of(flow, quotation),
                          .text = words_of(flow, quotation, options->all),
                          .note = og_note_finish(flow, &note)});
}

static bool same_speaker(const og_quotation *a, const og_quotation *b)
{
    return og_str_equal(a->speaker, b->speaker) &&
           (a->speaker.len || (og_str_equal(a->role, b->role) && og_str_equal(a->organisation, b->organisation)));
}

// Every quotation.
static void add_all(og_flow *flow, const og_record *record, const og_text_options *options, og_view *view)
{
    for (size_t i = 0; i < record->quotations.count; i++)
        add(flow, options, &record->quotations.items[i], view);
}

// Of the first speakers the longest quotation each.
static void add_speakers(og_flow *flow, const og_record *record, const og_text_options *options, og_view *view)
{
    const og_quotation *shown[MOST_SPEAKERS];
    size_t count = 0;
    for (size_t i = 0; i < record->quotations.count; i++) {
        const og_quotation *quotation = &record->quotations.items[i];
        size_t at = 0;
        while (at < count && !same_speaker(shown[at], quotation))
            at++;
        if (at == count && count < MOST_SPEAKERS)
            shown[count++] = quotation;
        else if (at < count && quotation->text.len > shown[at]->text.len)
            shown[at] = quotation;
    }
    for (size_t i = 0; i < count; i++)
        add(flow, options, shown[i], view);
    og_view_add_more(flow, view, record->quotations.count - count);
}

void og_view_add_quoted(og_flow *flow, const og_record *record, const og_text_options *options, og_view *view)
{
    if (!record->quotations.count)
        return;
    og_view_add(flow, view, (og_part){.kind = OG_PART_HEADING, .text = OG_STR("Who is quoted")});
    if (options->all)
        add_all(flow, record, options, view);
    else
        add_speakers(flow, record, options, view);
}

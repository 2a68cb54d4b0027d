// SPDX-License-Identifier: MIT
// A name is told in full once and then by its last word; a role is told once.
#include "analyse/speakers.h"

#include "base/str.h"
#include "base/utf8.h"

// Speakers further back are not looked at: no article has as many, and a text of names costs no more.
enum { MOST_LOOKED_AT = 64, MOST_PLACES = 8 };

static og_str slice(const og_speakers *s, og_range range)
{
    return og_document_slice(s->analysis->document, range);
}

static og_str first_word(og_str name)
{
    size_t at = 0;
    while (at < name.len && !og_is_space(name.ptr[at]))
        at++;
    return og_str_slice(name, 0, at);
}

static og_str inspected(const og_speakers *s)
{
    return s->analysis->record->inspection ? s->analysis->record->inspection->provider.name : (og_str){0};
}

// --- organisations

// "council" in "Wexcombe County Council": the noun's last word stands in the name.
static bool has_noun(og_str name, og_str noun)
{
    return noun.len && og_phrase_find(name, og_str_last_word(noun), 0, NULL) != SIZE_MAX;
}

// What a noun for a body stands for: what was inspected, unless that is of another kind; else the body named last.
static og_str body_of_noun(const og_speakers *s, og_str noun, og_speech_word kind)
{
    og_str provider = inspected(s);
    bool alike = (kind == OG_WORD_COUNCIL && !s->other) || (kind == OG_WORD_PROVIDER && !s->council);
    if (has_noun(provider, noun))
        return provider;
    if (has_noun(s->body, noun))
        return s->body;
    return alike ? provider : (og_str){0};
}

static og_status find_words(const og_speakers *s, og_str words, og_rule_hits *hits)
{
    og_rule_place place = {.framework = s->analysis->framework->id};
    return og_rule_scanner_find(s->analysis->rules, words, &place, hits);
}

static og_speech_word word_of(const og_speakers *s, const og_rule_hit *hit)
{
    return (og_speech_word)s->analysis->catalogue->rules.rules.items[hit->rule].value[OG_ASPECT_SPEECH];
}

// Whether the name is that of a body that may run what was inspected: "Lanternfield Learning Trust".
static og_status is_owner(const og_speakers *s, og_str name, bool *out)
{
    og_rule_hits hits;
    *out = false;
    OG_TRY(find_words(s, name, &hits));
    for (size_t i = 0; i < hits.count; i++)
        *out |= word_of(s, &hits.items[i]) == OG_WORD_OWNER && hits.items[i].end == hits.token_count;
    return OG_OK;
}

static og_status organisation_of(og_speakers *s, const og_mention *mention, og_known_speaker *out)
{
    og_str provider = inspected(s);
    const og_record_document *about = s->analysis->record->document;
    og_str publisher = about ? about->outlet : (og_str){0};
    if (mention->our && og_range_is_empty(mention->organisation)) {
        out->organisation = publisher.len ? publisher : provider;
    } else if (og_range_is_empty(mention->organisation)) {
        out->organisation = !mention->its ? (og_str){0} : s->body.len ? s->body : provider;
    } else if (mention->noun) {
        og_str noun = slice(s, mention->organisation);
        out->organisation = body_of_noun(s, noun, mention->noun);
        bool told = mention->noun == OG_WORD_BODY && og_str_find_byte(noun, ' ', 0) != SIZE_MAX;
        if (!out->organisation.len && told) // "the lecturers' union"
            OG_TRY(og_text_of(s->analysis, mention->organisation, &out->organisation));
    } else {
        OG_TRY(og_text_of(s->analysis, mention->organisation, &out->organisation));
        s->body = out->organisation;
    }
    bool inspected_one =
        out->organisation.len && provider.len && og_str_equal_fold(first_word(out->organisation), first_word(provider));
    bool owner = mention->owner;
    if (s->other && !owner && !mention->noun && out->organisation.len)
        OG_TRY(is_owner(s, out->organisation, &owner));
    out->provider = inspected_one || (owner && s->other);
    s->body = out->organisation.len ? out->organisation : s->body;
    return OG_OK;
}

// Whether a company or trust may run what was inspected, by its kind: any but councils and what they are part of.
static bool is_run_by_others(const og_inspection *inspection)
{
    og_str kind = inspection ? inspection->provider.kind : (og_str){0};
    return kind.len && !og_str_equal(kind, OG_STR("local-authority")) &&
           !og_str_equal(kind, OG_STR("area-partnership"));
}

og_status og_speakers_open(og_analysis *analysis, og_speakers *out)
{
    *out = (og_speakers){.analysis = analysis, .last = SIZE_MAX};
    og_rule_hits hits;
    OG_TRY(find_words(out, inspected(out), &hits));
    for (size_t i = 0; i < hits.count; i++) {
        out->council |= word_of(out, &hits.items[i]) == OG_WORD_COUNCIL;
        out->other |= word_of(out, &hits.items[i]) == OG_WORD_PROVIDER;
    }
    out->other |= !out->council && is_run_by_others(analysis->record->inspection); // a home's name often tells nothing
    return OG_OK;
}

// --- voices

static og_voice voice_of(const og_known_speaker *speaker, const og_mention *mention)
{
    bool elsewhere = speaker->organisation.len && !speaker->provider;
    if (mention->inspectors)
        return OG_VOICE_INSPECTORS;
    switch (speaker->about) {
    case OG_WORD_OFFICER:
        return elsewhere ? OG_VOICE_OTHER : OG_VOICE_PROVIDER;
    case OG_WORD_POLITICIAN:
    case OG_WORD_TITLE:
        return OG_VOICE_POLITICIAN;
    case OG_WORD_OUTSIDER:
        return OG_VOICE_OTHER;
    case OG_WORD_INSPECTOR:
        return OG_VOICE_INSPECTORS;
    default:
        break;
    }
    if (speaker->provider || (speaker->about == OG_WORD_SPOKESMAN && !elsewhere))
        return OG_VOICE_PROVIDER;
    return mention->title == OG_WORD_TITLE ? OG_VOICE_POLITICIAN : OG_VOICE_OTHER;
}

// --- names

// "Mrs Example" is not Mr Example.
static bool is_other_sex(const og_known_speaker *known, og_pronoun told)
{
    return (told == OG_PRONOUN_HE && known->pronoun == OG_PRONOUN_SHE) ||
           (told == OG_PRONOUN_SHE && known->pronoun == OG_PRONOUN_HE);
}

// Whether a known name is the one that is told: in full, by the surname or by the first name.
static bool is_same_name(og_str known, og_str name, bool single)
{
    if (og_str_equal_fold(known, name) || og_str_equal_fold(og_str_last_word(known), name))
        return true;
    return single ? og_str_equal_fold(first_word(known), name)
                  : og_str_equal_fold(og_str_last_word(known), og_str_last_word(name)) &&
                        og_str_equal_fold(first_word(known), first_word(name));
}

// The last of those with the name, but one who is known to be of the sex that is told before others.
static size_t find_by_name(const og_known_speakers *among, const og_known_speaker *told, bool single)
{
    size_t last = SIZE_MAX;
    for (size_t i = among->count, looks = 0; i-- > 0 && looks < MOST_LOOKED_AT; looks++) {
        const og_known_speaker *known = &among->items[i];
        if (!known->name.len || (single && is_other_sex(known, told->pronoun)) ||
            !is_same_name(known->name, told->name, single))
            continue;
        if (!single || (told->pronoun && known->pronoun == told->pronoun))
            return i;
        last = last == SIZE_MAX ? i : last;
    }
    return last;
}

// The capitalised word before text[at ..], if one stands there; empty else.
static og_range first_name_before(og_str text, size_t at)
{
    enum { LONGEST = 40 };
    size_t end = at && text.ptr[at - 1] == ' ' ? at - 1 : at, start = end;
    while (start && end - start <= LONGEST && og_is_word(text.ptr[start - 1]))
        start--;
    bool name = end < at && end - start <= LONGEST && end - start > 2 && og_is_upper(text.ptr[start]) &&
                og_is_lower(text.ptr[start + 1]);
    return name ? (og_range){start, end} : (og_range){0};
}

// Whether rules know the word as anything else than a name.
static og_status is_name(const og_speakers *s, og_str word, bool *out)
{
    og_rule_hits hits;
    OG_TRY(find_words(s, word, &hits));
    *out = true;
    for (size_t i = 0; i < hits.count; i++)
        if (word_of(s, &hits.items[i]))
            *out = false;
    return OG_OK;
}

// Whether the name in full is of one who is known to be of the other sex.
static bool is_of_other_sex(const og_speakers *s, og_range name, og_pronoun pronoun)
{
    for (size_t i = s->known.count, looks = 0; i-- > 0 && looks < MOST_LOOKED_AT; looks++)
        if (og_str_equal_fold(s->known.items[i].name, slice(s, name)))
            return is_other_sex(&s->known.items[i], pronoun);
    return false;
}

// The name in full of a surname that stands elsewhere in the text: the article may have named the person before.
static og_status full_name(const og_speakers *s, og_range surname, og_pronoun pronoun, og_str *out)
{
    og_str text = s->analysis->document->text, word = slice(s, surname);
    size_t from = 0;
    for (size_t tries = 0; tries < MOST_PLACES; tries++) {
        size_t length, at = og_words_find_phrase(&s->analysis->words, (og_range){0, text.len}, word, from, &length);
        if (at == SIZE_MAX)
            break;
        og_range first = first_name_before(text, at);
        bool name = !og_range_is_empty(first);
        if (name)
            OG_TRY(is_name(s, og_str_slice(text, first.start, first.end), &name));
        if (name && !is_of_other_sex(s, (og_range){first.start, at + length}, pronoun))
            return og_text_of(s->analysis, (og_range){first.start, at + length}, out);
        from = at + length;
    }
    return OG_OK;
}

// --- all together

static bool fits(const og_known_speaker *speaker, og_pronoun pronoun)
{
    bool named = speaker->name.len > 0;
    switch (pronoun) {
    case OG_PRONOUN_HE:
    case OG_PRONOUN_SHE:
        return (named || speaker->about == OG_WORD_SPOKESMAN || speaker->about == OG_WORD_OUTSIDER) &&
               (speaker->pronoun == OG_PRONOUN_NONE || speaker->pronoun == pronoun);
    case OG_PRONOUN_IT:
        return !named && !speaker->role.len;
    case OG_PRONOUN_THEY:
        return !named || speaker->partner != SIZE_MAX;
    default:
        return true;
    }
}

// "One" is somebody new each time, of whom no more is known.
static og_status add_unnamed(og_speakers *s, size_t *out)
{
    og_known_speaker unnamed = {.about = OG_WORD_OUTSIDER, .voice = OG_VOICE_OTHER, .partner = SIZE_MAX};
    *out = s->known.count;
    return og_vec_push(s->analysis->arena, &s->known, unnamed);
}

static size_t known_by_pronoun(og_speakers *s, og_pronoun pronoun)
{
    size_t last = s->last;
    for (size_t i = s->known.count, looks = 0; looks < MOST_LOOKED_AT && (i > 0 || last != SIZE_MAX); looks++) {
        size_t at = last != SIZE_MAX ? last : --i;
        last = SIZE_MAX;
        og_known_speaker *speaker = &s->known.items[at];
        if (!fits(speaker, pronoun))
            continue;
        if ((pronoun == OG_PRONOUN_HE || pronoun == OG_PRONOUN_SHE) && speaker->name.len)
            speaker->pronoun = pronoun;
        return at;
    }
    // "The lead inspector ..." and "She ..."
    bool inspector = s->last != SIZE_MAX && s->known.items[s->last].voice == OG_VOICE_INSPECTORS;
    return inspector ? s->last : SIZE_MAX;
}

static bool same_body(const og_known_speaker *a, const og_known_speaker *b)
{
    return !a->name.len && a->voice == b->voice && og_str_equal_fold(a->role, b->role) &&
           og_str_equal_fold(a->organisation, b->organisation);
}

static size_t known_body(const og_speakers *s, const og_known_speaker *speaker)
{
    for (size_t i = s->known.count, looks = 0; i-- > 0 && looks < MOST_LOOKED_AT; looks++)
        if (same_body(&s->known.items[i], speaker))
            return i;
    return SIZE_MAX;
}

// What the mention tells beyond what was known.
static void complete(og_known_speaker *known, const og_known_speaker *told, const og_mention *mention)
{
    if (!known->role.len && told->role.len) {
        known->role = told->role;
        known->about = told->about;
        known->organisation = known->organisation.len ? known->organisation : told->organisation;
        known->provider = known->provider || told->provider;
        known->voice = voice_of(known, mention);
    }
    if (!known->pronoun)
        known->pronoun = told->pronoun;
}

static og_status describe(og_speakers *s, const og_mention *mention, og_known_speaker *out)
{
    *out = (og_known_speaker){.about = mention->about, .pronoun = mention->pronoun, .partner = SIZE_MAX};
    if (!og_range_is_empty(mention->role))
        OG_TRY(og_text_of(s->analysis, mention->role, &out->role));
    OG_TRY(organisation_of(s, mention, out));
    if (mention->about == OG_WORD_INSPECTOR || (mention->inspectors && og_range_is_empty(mention->organisation)))
        OG_TRY(og_arena_copy(s->analysis->arena, OG_STR("Ofsted"), &out->organisation));
    out->voice = voice_of(out, mention);
    bool runs_it = out->about == OG_WORD_OFFICER || out->about == OG_WORD_SPOKESMAN;
    bool councillor = mention->title == OG_WORD_TITLE && s->council;
    bool elsewhere = !og_range_is_empty(mention->organisation); // "the trust" of a council's school
    if ((runs_it || councillor) && !elsewhere && !out->organisation.len) {
        out->organisation = inspected(s);
        out->provider = true;
    }
    return OG_OK;
}

// Whom "the head" stands for: the last who was named, if of such a role.
static size_t known_by_role(const og_speakers *s, const og_mention *mention)
{
    enum { ARTICLE = 4 };
    size_t start = mention->role.start;
    const og_known_speaker *last = s->last != SIZE_MAX ? &s->known.items[s->last] : NULL;
    if (!last || !last->name.len || start < ARTICLE || !mention->about || last->about != mention->about)
        return SIZE_MAX;
    og_str before = slice(s, (og_range){start - ARTICLE, start});
    return og_str_equal_fold(before, OG_STR("the ")) && mention->about != OG_WORD_SPOKESMAN ? s->last : SIZE_MAX;
}

// Who was introduced by that name, with what is told now: a role says better who it is than "who has been head for
// years".
static void take_introduced(const og_speakers *s, og_known_speaker *told, const og_mention *mention)
{
    size_t at = find_by_name(&s->introduced, told, mention->single);
    if (at == SIZE_MAX)
        return;
    told->name = s->introduced.items[at].name;
    if (mention->told && s->introduced.items[at].role.len && s->introduced.items[at].about == told->about)
        told->role = s->introduced.items[at].role;
    complete(told, &s->introduced.items[at], mention);
}

static og_status find_named(og_speakers *s, const og_mention *mention, og_known_speaker *told, size_t *out)
{
    OG_TRY(og_text_of(s->analysis, mention->name, &told->name));
    *out = find_by_name(&s->known, told, mention->single);
    if (*out != SIZE_MAX) {
        complete(&s->known.items[*out], told, mention);
        return OG_OK;
    }
    take_introduced(s, told, mention);
    bool surname = og_str_find_byte(told->name, ' ', 0) == SIZE_MAX; // nobody was introduced, or by it alone
    if (surname && mention->single && mention->title)
        OG_TRY(full_name(s, mention->name, mention->pronoun, &told->name));
    *out = s->known.count;
    return og_vec_push(s->analysis->arena, &s->known, *told);
}

og_status og_speakers_introduce(og_speakers *s, const og_mention *mention)
{
    og_known_speaker told;
    og_str body = s->body;
    OG_TRY(describe(s, mention, &told));
    s->body = body; // who speaks next is not yet told
    if (!og_range_is_empty(mention->name))
        OG_TRY(og_text_of(s->analysis, mention->name, &told.name));
    return og_vec_push(s->analysis->arena, &s->introduced, told);
}

// The body that one word without a title names by the first of its own: "Wexcombe said", of Wexcombe County Council.
// Empty: none.
static og_str body_named(const og_speakers *s, const og_mention *mention)
{
    og_str word = slice(s, mention->name), provider = inspected(s);
    if (!mention->single || mention->title || !og_range_is_empty(mention->role))
        return (og_str){0};
    if (og_str_equal_fold(first_word(provider), word))
        return provider;
    for (size_t i = s->introduced.count, looks = 0; i-- > 0 && looks < MOST_LOOKED_AT; looks++) {
        const og_known_speaker *one = &s->introduced.items[i];
        if (!one->name.len && og_str_equal_fold(first_word(one->organisation), word))
            return one->organisation;
    }
    return (og_str){0};
}

static og_status describe_body(og_speakers *s, og_str body, og_known_speaker *out)
{
    const og_mention mention = {0};
    OG_TRY(describe(s, &mention, out));
    out->organisation = s->body = body;
    out->provider = og_str_equal_fold(body, inspected(s));
    out->voice = voice_of(out, &mention);
    return OG_OK;
}

og_status og_speakers_find(og_speakers *s, const og_mention *mention, size_t *out)
{
    og_known_speaker told;
    *out = SIZE_MAX;
    og_str body = body_named(s, mention);
    // "THERE", "NORTHMARSH": a single word in capitals is no person.
    bool shouted = mention->single && !mention->title && og_str_is_in_capitals(slice(s, mention->name));
    bool named = !og_range_is_empty(mention->name) && !body.len && !shouted;
    bool human = mention->pronoun == OG_PRONOUN_HE || mention->pronoun == OG_PRONOUN_SHE; // "in his report he says"
    bool called = body.len || !og_range_is_empty(mention->role) || !og_range_is_empty(mention->organisation) ||
                  (mention->inspectors && !human);
    if (!named && !called && mention->pronoun == OG_PRONOUN_ONE) {
        OG_TRY(add_unnamed(s, out));
    } else if (!named && !called) {
        *out = mention->pronoun ? known_by_pronoun(s, mention->pronoun) : SIZE_MAX;
    } else {
        if (body.len)
            OG_TRY(describe_body(s, body, &told));
        else
            OG_TRY(describe(s, mention, &told));
        if (named) {
            OG_TRY(find_named(s, mention, &told, out));
        } else if ((*out = known_by_role(s, mention)) == SIZE_MAX && (*out = known_body(s, &told)) == SIZE_MAX) {
            *out = s->known.count;
            OG_TRY(og_vec_push(s->analysis->arena, &s->known, told));
        }
    }
    s->last = *out != SIZE_MAX ? *out : s->last;
    if (*out != SIZE_MAX && mention->pronoun != OG_PRONOUN_THEY)
        s->known.items[*out].partner = SIZE_MAX;
    return OG_OK;
}

og_status og_speakers_join(og_speakers *s, const og_mention *mention, bool shared, size_t first)
{
    size_t second;
    OG_TRY(og_speakers_find(s, mention, &second));
    s->last = first;
    if (second == SIZE_MAX || second == first)
        return OG_OK;
    og_known_speaker *other = &s->known.items[second];
    const og_known_speaker *one = &s->known.items[first];
    if (shared && !other->role.len) {
        other->role = one->role;
        other->organisation = one->organisation;
        other->about = one->about;
        other->voice = one->voice;
        other->provider = one->provider;
    }
    s->known.items[first].partner = second;
    return OG_OK;
}

// SPDX-License-Identifier: MIT
// Who speaks in an article: what was said of each so far, and whom a pronoun or a surname stands for.
#ifndef OG_ANALYSE_SPEAKERS_H
#define OG_ANALYSE_SPEAKERS_H

#include "analyse/mention.h"
#include "analyse/speech.h"

typedef struct og_known_speaker {
    og_str name; // empty: not named
    og_str role, organisation;
    og_pronoun pronoun; // OG_PRONOUN_NONE: not known
    og_speech_word about;
    og_voice voice;
    size_t partner; // who speaks along, a number as others, until mentioned alone; SIZE_MAX: nobody
    bool provider;  // the organisation is what was inspected, or runs it
} og_known_speaker;

// Whether the speaker is named, and nothing else is known of him.
static inline bool og_speaker_is_stranger(const og_known_speaker *speaker)
{
    return speaker->name.len && !speaker->role.len && !speaker->organisation.len;
}

typedef OG_VEC(og_known_speaker) og_known_speakers;

typedef struct og_speakers {
    og_analysis *analysis;
    og_known_speakers known;      // strings in the record's arena
    og_known_speakers introduced; // named with a role before they speak
    size_t last;                  // who was mentioned last, SIZE_MAX: nobody
    og_str body;                  // the organisation that was named last
    bool council;                 // was inspected
    bool other;                   // a school or other body was inspected, by its name
} og_speakers;

// Nobody is known yet.
og_status og_speakers_open(og_analysis *analysis, og_speakers *out) OG_MUST_USE;

// Whom the mention is of, a number in `known`; SIZE_MAX: nobody known. Becomes the last.
og_status og_speakers_find(og_speakers *speakers, const og_mention *mention, size_t *out) OG_MUST_USE;

// The mention tells who somebody is who may speak later.
og_status og_speakers_introduce(og_speakers *speakers, const og_mention *mention) OG_MUST_USE;

// The mention is of somebody who speaks along with `first`, who stays the last.
og_status og_speakers_join(og_speakers *speakers, const og_mention *mention, bool shared, size_t first) OG_MUST_USE;

#endif

// SPDX-License-Identifier: MIT
// Areas with text of their own where they may be listed under their grade, as on report cards. A grade may stand above
// its areas, behind a label, or behind the text of its area: which of these a document means, only all of its cards
// together tell.
#ifndef OG_ANALYSE_JUDGING_CARDS_H
#define OG_ANALYSE_JUDGING_CARDS_H

#include "analyse/judging.h"

enum { OG_MOST_CARD_ATOMS = 96 };

// A label or a grade of a run of cards.
typedef struct og_card_atom {
    og_grade_atom atom;
    og_trust trust;
    size_t block;
    bool text; // other text stands between it and the atom before
    const og_grade *given;
    og_range words; // of what was given
} og_card_atom;

// Labels and grades up to where the next section begins or a label comes back.
typedef struct og_card_run {
    og_card_atom items[OG_MOST_CARD_ATOMS];
    size_t count;
    size_t labels, grades;
    size_t end;       // the block behind it
    bool repeats;     // it ends because a label comes back
    bool text_behind; // other text stands behind the last
    bool text;        // or between two
} og_card_run;

// judging_card_forms.c: gives each label of the run its grade; false: the run can be read in more than one way, or in
// none. Labels without a grade are left without. `all` is how many grades the scale has.
bool og_cards_read(og_card_run *run, size_t all);

#endif

// SPDX-License-Identifier: MIT
// Whether two statements about one matter are worded as opposites, by the words of data/terms/opposites.txt.
#ifndef OG_RELATE_OPPOSITES_H
#define OG_RELATE_OPPOSITES_H

#include "ofgrade/base.h"

// True where one alone denies, or one has a word and the other a word that is plainly its opposite.
bool og_opposites_are(og_str a, og_str b);

#endif

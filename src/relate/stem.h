// SPDX-License-Identifier: MIT
// The stem of an English word, so that "protected" and "protection" are one term: M. F. Porter, "An algorithm for
// suffix stripping", Program 14(3), 1980, as published.
#ifndef OG_RELATE_STEM_H
#define OG_RELATE_STEM_H

#include "ofgrade/base.h"

enum { OG_LONGEST_STEMMED = 32 };

// Stems `word`, lower-case letters, in place; gives the new length, at most the old. Words of fewer than three letters
// or more than OG_LONGEST_STEMMED bytes, and those with other bytes than a to z, stay as they are.
size_t og_stem(char *word, size_t length);

#endif

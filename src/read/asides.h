// SPDX-License-Identifier: MIT
// Lines that web pages put among the paragraphs of an article, and that come along when it is copied: adverts,
// captions, teasers of other articles, buttons.
#ifndef OG_READ_ASIDES_H
#define OG_READ_ASIDES_H

#include "base/str.h"

// True when the words of a whole line or block are no part of the text. `in_article`: the page is known to be one of
// news, so that single words like "Share" and "Comments" are buttons and no headings.
bool og_aside_is(og_str words, bool in_article);
// True when they are so where much of them is a link.
bool og_aside_is_linked(og_str words);

// True when such words stand alone and the line below belongs to them: "Image caption,".
bool og_aside_takes_next(og_str words);

#endif

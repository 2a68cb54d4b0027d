// SPDX-License-Identifier: MIT
// For tests of how people are shown a record: the record of one test, and the text that was last made of it.
#ifndef OG_TEST_SHOWN_H
#define OG_TEST_SHOWN_H

#include "unit/records.h"

#include <stdlib.h>

typedef struct shown {
    og_record *record;
    og_str text;
} shown;

static inline int drop_shown(void **state)
{
    shown *made = *state;
    free((char *)made->text.ptr);
    og_record_free(made->record);
    return 0;
}

// Both are valid until another text is made.
static inline og_str text_of(shown *made, og_text_options options)
{
    free((char *)made->text.ptr);
    made->text = (og_str){0};
    assert_int_equal(og_record_to_text(made->record, &options, &made->text), OG_OK);
    return made->text;
}

static inline og_str markdown_of(shown *made, og_text_options options)
{
    free((char *)made->text.ptr);
    made->text = (og_str){0};
    assert_int_equal(og_record_to_markdown(made->record, &options, &made->text), OG_OK);
    return made->text;
}

#endif

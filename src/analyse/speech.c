// SPDX-License-Identifier: MIT
#include "analyse/speech.h"

og_status og_speech_find(og_analysis *analysis)
{
    (void)analysis;
    return OG_OK;
}

const og_passage *og_passage_at(const og_analysis *analysis, size_t offset)
{
    (void)analysis, (void)offset;
    return NULL;
}

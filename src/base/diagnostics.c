// SPDX-License-Identifier: MIT
#include "base/diagnostics.h"

#include "base/arena.h"
#include "base/vec.h"

#include <stdarg.h>
#include <stdlib.h>

struct og_diagnostics {
    og_arena *arena;
    OG_VEC(og_diagnostic) list;
    bool lost; // some were dropped for want of memory
};

og_diagnostics *og_diagnostics_new(void)
{
    og_diagnostics *diagnostics = calloc(1, sizeof *diagnostics);
    if (diagnostics && !(diagnostics->arena = og_arena_new())) {
        free(diagnostics);
        return NULL;
    }
    return diagnostics;
}

void og_diagnostics_free(og_diagnostics *diagnostics)
{
    if (!diagnostics)
        return;
    og_arena_free(diagnostics->arena);
    free(diagnostics);
}

size_t og_diagnostics_count(const og_diagnostics *diagnostics)
{
    return diagnostics ? diagnostics->list.count + diagnostics->lost : 0;
}

og_diagnostic og_diagnostics_get(const og_diagnostics *diagnostics, size_t index)
{
    if (diagnostics && index < diagnostics->list.count)
        return diagnostics->list.items[index];
    return (og_diagnostic){.severity = OG_ERROR,
                           .code = og_status_code(OG_NO_MEMORY),
                           .message = OG_STR("some messages were lost for want of memory"),
                           .hint = og_status_hint(OG_NO_MEMORY)};
}

void og_diagnostics_clear(og_diagnostics *diagnostics)
{
    if (!diagnostics)
        return;
    og_arena *fresh = og_arena_new();
    diagnostics->list.count = 0;
    diagnostics->lost = false;
    if (!fresh)
        return; // the old texts stay until the next clear
    og_arena_free(diagnostics->arena);
    diagnostics->arena = fresh;
    diagnostics->list.items = NULL;
    diagnostics->list.capacity = 0;
}

static og_status add(og_diagnostics *to, og_diagnostic given)
{
    OG_TRY(og_arena_copy(to->arena, given.code, &given.code));
    OG_TRY(og_arena_copy(to->arena, given.file, &given.file));
    OG_TRY(og_arena_copy(to->arena, given.message, &given.message));
    OG_TRY(og_arena_copy(to->arena, given.hint, &given.hint));
    OG_TRY(og_arena_copy(to->arena, given.excerpt, &given.excerpt));
    return og_vec_push(to->arena, &to->list, given);
}

void og_diagnostics_add(og_diagnostics *diagnostics, og_diagnostic diagnostic)
{
    if (diagnostics && add(diagnostics, diagnostic) != OG_OK)
        diagnostics->lost = true;
}

void og_diagnostics_report(og_diagnostics *diagnostics, og_severity severity, og_status status, og_str file,
                           const char *format, ...)
{
    if (!diagnostics)
        return;
    va_list args;
    va_start(args, format);
    og_str message;
    if (og_arena_vprintf(diagnostics->arena, &message, format, args) == OG_OK)
        og_diagnostics_add(diagnostics, (og_diagnostic){.severity = severity,
                                                        .code = og_status_code(status),
                                                        .file = file,
                                                        .message = message,
                                                        .hint = og_status_hint(status)});
    else
        diagnostics->lost = true;
    va_end(args);
}

// SPDX-License-Identifier: MIT
// The title of a comparison: whom both documents are about, by what tells them apart, and what they are.
#include "relate/compare.h"

#include "base/str.h"

// Different providers, by their names, numbers or kinds. What is no name begins as a sentence does.
static og_status name_different(const og_comparison *comparison, og_str *out)
{
    const og_same_reason *reason = &comparison->same.reasons.items[0];
    og_str first = reason->first, second = reason->second;
    if (comparison->first.provider.len || !first.len)
        return og_arena_printf(comparison->arena, out, "%.*s and %.*s", OG_STR_ARG(first), OG_STR_ARG(second));
    og_str rest = og_str_slice(first, 1, first.len);
    return og_arena_printf(comparison->arena, out, "%c%.*s and %.*s", og_upper(first.ptr[0]), OG_STR_ARG(rest),
                           OG_STR_ARG(second));
}

// One provider, or of inspections of what may be two, both. Empty where none is named.
static og_status name_providers(const og_comparison *comparison, og_str *out)
{
    og_str first = comparison->first.provider, second = comparison->second.provider;
    if (og_comparison_has_warning(comparison, "different-provider"))
        return name_different(comparison, out);
    if (!og_comparison_has_warning(comparison, "provider-unknown")) {
        const og_same_reason *reason = &comparison->same.reasons.items[0]; // the number, where neither is named
        og_str number = second.len || first.len ? (og_str){0} : reason->second.len ? reason->second : reason->first;
        *out = second.len ? second : first.len ? first : number;
        return OG_OK;
    }
    og_str named = first.len ? first : second;
    *out = OG_STR("Providers that are not named");
    return named.len
               ? og_arena_printf(comparison->arena, out, "%.*s and a provider that is not named", OG_STR_ARG(named))
               : OG_OK;
}

og_status og_compare_entitle(og_comparison *comparison)
{
    og_str whom;
    const char *what = og_comparison_is(comparison, "article-and-report") ? "an article and a report"
                       : og_comparison_is(comparison, "inspections")      ? "two inspections"
                                                                          : "two articles";
    OG_TRY(name_providers(comparison, &whom));
    return og_arena_printf(comparison->arena, &comparison->title, "%.*s%s%s", OG_STR_ARG(whom), whom.len ? ": " : "",
                           what);
}

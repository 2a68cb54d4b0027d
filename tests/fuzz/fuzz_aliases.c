// SPDX-License-Identifier: MIT
// Any bytes as a file of aliases, and as the name of a provider.
#include "fuzz/fuzz.h"

#include "relate/provider.h"
#include "relate/provider_words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    og_str bytes = {(const char *)data, size};
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_arena *arena = og_arena_new();
    og_providers *names = NULL;
    og_provider_key key;
    fuzz_promise(diagnostics && arena && og_providers_new(NULL, NULL, &names) == OG_OK, "there is memory");
    og_status status = og_provider_aliases_load(names, OG_STR("aliases"), bytes, diagnostics);
    fuzz_promise(status == OG_OK || og_diagnostics_count(diagnostics) > 0, "what is wrong with aliases is told");
    og_provider provider = {.name = bytes};
    fuzz_promise(og_provider_key_make(arena, names, &provider, &key) == OG_OK, "any name has a key");
    fuzz_promise(!key.base.len || og_provider_same(&key, &key), "a provider is the same as itself");
    og_providers_free(names);
    og_arena_free(arena);
    og_diagnostics_free(diagnostics);
    return 0;
}

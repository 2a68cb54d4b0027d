// SPDX-License-Identifier: MIT
// A build without MuPDF has no yardstick; the bench then leaves that part out and says so.
#include "bench/bench.h"

void bench_extract_text(const bench_paths *files)
{
    (void)files;
}

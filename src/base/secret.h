// SPDX-License-Identifier: MIT
// A number that nobody outside the process can guess, for tables of what hostile texts hold: without it no text can be
// made whose words all fall into one place. Results do not depend on it.
#ifndef OG_BASE_SECRET_H
#define OG_BASE_SECRET_H

#include "ofgrade/base.h"

uint64_t og_secret(void);

#endif

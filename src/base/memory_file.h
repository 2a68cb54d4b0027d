// SPDX-License-Identifier: MIT
// A file that has no name and is nowhere but in memory.
#ifndef OG_BASE_MEMORY_FILE_H
#define OG_BASE_MEMORY_FILE_H

// An empty one, open for reading and writing; -1 with errno set where there is none. Owns: the caller closes it.
int og_memory_file(void);

#endif

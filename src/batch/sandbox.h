// SPDX-License-Identifier: MIT
// What a worker gives up before it sees a byte that is not trusted (docs/security.md).
#ifndef OG_BATCH_SANDBOX_H
#define OG_BATCH_SANDBOX_H

#include "ofgrade/base.h"

#include <sys/types.h>

// The only descriptors of a worker: 0 to 2 are /dev/null.
enum { OG_WORKER_SOCKET = 3, OG_WORKER_DOCUMENT, OG_WORKER_DESCRIPTORS };

// In a process that was just forked by `parent`: puts its end of the socket to its place, closes every other
// descriptor, takes the usual meaning of signals back, and sees to it that the process ends with its parent. False: it
// cannot go on.
bool og_worker_detach(int socket, pid_t parent);
// Takes from the calling process new descriptors, files that grow, processes, core dumps, and memory beyond `memory`
// bytes more than it has now. False: the system does not.
bool og_worker_limit(size_t memory);
// Takes from it, for good, all system calls but those that memory and the socket need, and being traced. Fails with:
// OG_NO_SANDBOX.
og_status og_sandbox_enter(void) OG_MUST_USE;

#endif

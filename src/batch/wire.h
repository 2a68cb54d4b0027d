// SPDX-License-Identifier: MIT
// What goes between a pool and a worker, which are the same program. What a worker sends is trusted in nothing.
#ifndef OG_BATCH_WIRE_H
#define OG_BATCH_WIRE_H

#include "base/buf.h"
#include "base/sha256.h"

// One document for a worker. Its descriptor goes along; its path does not.
typedef struct og_task_head {
    uint64_t size; // of the file, as far as it is known
    bool is_known; // only if its bytes are not those of `known` there is anything to do
    char known[OG_SHA256_DIGITS];
} og_task_head;

typedef enum og_reply_kind { OG_REPLY_READY = 0x6f66, OG_REPLY_DONE, OG_REPLY_UNCHANGED } og_reply_kind;

typedef struct og_reply_head {
    uint32_t kind;
    uint32_t status; // OG_OK or why it failed
    uint64_t length; // of what follows
    uint64_t bytes;  // of the file
    uint32_t is_hashed;
    char sha256[OG_SHA256_DIGITS];
} og_reply_head;

// Sends the task with its descriptor. False: nobody takes it.
bool og_wire_send_task(int socket, const og_task_head *task, int descriptor);
// Waits for a task. False: there will be none. *descriptor is the caller's to close.
bool og_wire_take_task(int socket, og_task_head *task, int *descriptor);
// Sends all bytes; waits where it must.
bool og_wire_send(int socket, og_str bytes);
// Receives at most `most` bytes without waiting; *got 0: none now. False: the end.
bool og_wire_receive(int socket, char *to, size_t most, size_t *got);

#endif

// SPDX-License-Identifier: MIT
// Only sendmsg, sendto and recvmsg on the socket: a worker may do no more.
#include "batch/wire.h"

#include "base/str.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// Room for one descriptor beside a message, aligned as the system wants it.
typedef union beside_message {
    char bytes[CMSG_SPACE(sizeof(int))];
    struct cmsghdr align;
} beside_message;

bool og_wire_send_task(int socket, const og_task_head *task, int descriptor)
{
    beside_message beside = {0};
    struct iovec part = {.iov_base = (void *)task, .iov_len = sizeof *task};
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = &beside, .msg_controllen = sizeof beside.bytes};
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof descriptor);
    memcpy(CMSG_DATA(head), &descriptor, sizeof descriptor);
    ssize_t sent;
    do
        sent = sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    while (sent < 0 && errno == EINTR);
    return sent == (ssize_t)sizeof *task; // small enough to go whole; who takes none of them cannot keep us waiting
}

bool og_wire_take_task(int socket, og_task_head *task, int *descriptor)
{
    beside_message beside;
    struct iovec part = {.iov_base = task, .iov_len = sizeof *task};
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = &beside, .msg_controllen = sizeof beside.bytes};
    ssize_t got;
    do
        got = recvmsg(socket, &message, MSG_WAITALL);
    while (got < 0 && errno == EINTR);
    const struct cmsghdr *head = got > 0 ? CMSG_FIRSTHDR(&message) : NULL;
    if (got != (ssize_t)sizeof *task || !head || head->cmsg_type != SCM_RIGHTS ||
        head->cmsg_len != CMSG_LEN(sizeof *descriptor))
        return false;
    memcpy(descriptor, CMSG_DATA(head), sizeof *descriptor);
    return true;
}

bool og_wire_send(int socket, og_str bytes)
{
    while (bytes.len) {
        ssize_t sent = send(socket, bytes.ptr, bytes.len, MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR)
            return false;
        bytes = og_str_slice(bytes, sent < 0 ? 0 : (size_t)sent, bytes.len);
    }
    return true;
}

bool og_wire_receive(int socket, char *to, size_t most, size_t *got)
{
    struct iovec part = {.iov_base = to, .iov_len = most};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1}; // no room for descriptors: none is taken
    ssize_t count;
    do
        count = recvmsg(socket, &message, MSG_DONTWAIT);
    while (count < 0 && errno == EINTR);
    *got = count > 0 ? (size_t)count : 0;
    return count > 0 || (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK));
}

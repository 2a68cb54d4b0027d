// SPDX-License-Identifier: MIT
// A long command ends well when it is interrupted once, and at once when it is interrupted again.
#include "cli/cli.h"

#include <signal.h>

// All that the handler does: it can tell in no other way.
static volatile sig_atomic_t interrupting;

static const int caught[] = {SIGINT, SIGTERM, SIGHUP};
// What signals did before, which the handler gives back.
static struct sigaction before[sizeof caught / sizeof *caught];

// The next one, of whichever kind, does what it would have done: it ends the program, and an output that is begun goes.
static void note(int number)
{
    interrupting = number;
    for (size_t i = 0; i < sizeof caught / sizeof *caught; i++)
        sigaction(caught[i], &before[i], NULL);
}

void cli_catch_interrupts(void)
{
    struct sigaction action = {.sa_handler = note};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof caught / sizeof *caught; i++)
        if (sigaction(caught[i], NULL, &before[i]) == 0 && before[i].sa_handler != SIG_IGN)
            sigaction(caught[i], &action, NULL);
}

bool cli_is_interrupted(void)
{
    return interrupting != 0;
}

void cli_end_interrupted(void)
{
    if (!interrupting)
        return;
    signal((int)interrupting, SIG_DFL);
    raise((int)interrupting);
}

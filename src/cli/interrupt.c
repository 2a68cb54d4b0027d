// SPDX-License-Identifier: MIT
// A long command ends well when it is interrupted once, and at once when it is interrupted again.
#include "cli/cli.h"

#include <signal.h>

// All that the handler does: it can tell in no other way.
static volatile sig_atomic_t interrupting;

static const int caught[] = {SIGINT, SIGTERM, SIGHUP};

// The next one, of whichever kind, ends the program.
static void note(int number)
{
    interrupting = number;
    for (size_t i = 0; i < sizeof caught / sizeof *caught; i++)
        signal(caught[i], SIG_DFL);
}

void cli_catch_interrupts(void)
{
    struct sigaction action = {.sa_handler = note}, before;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof caught / sizeof *caught; i++)
        if (sigaction(caught[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
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

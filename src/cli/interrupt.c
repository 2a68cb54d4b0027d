// SPDX-License-Identifier: MIT
// A long command ends well when it is interrupted once, and at once when it is interrupted again.
#include "cli/cli.h"

#include <signal.h>

// All that the handler does: it can tell in no other way.
static volatile sig_atomic_t interrupting;

static void note(int number)
{
    interrupting = number; // SA_RESETHAND: the next one ends the program
}

void cli_catch_interrupts(void)
{
    static const int caught[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = note, .sa_flags = (int)SA_RESETHAND}, before;
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

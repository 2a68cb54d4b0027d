// SPDX-License-Identifier: MIT
// What is left of a word of its endings: the examples of Porter's paper, families of words, and what has no ending.
#include "relate/stem.h"
#include "unit/texts.h"

static void stems(const char *word, const char *wanted)
{
    char letters[64];
    size_t length = 0;
    for (; word[length]; length++)
        letters[length] = word[length];
    og_str stem = {letters, og_stem(letters, length)};
    is(stem, wanted);
}

// Examples of the paper, step by step.
static void examples_of_the_paper(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"caresses", "caress"},
        {"ponies", "poni"},
        {"ties", "ti"},
        {"cats", "cat"},
        {"feed", "feed"},
        {"agreed", "agre"},
        {"plastered", "plaster"},
        {"bled", "bled"},
        {"motoring", "motor"},
        {"sing", "sing"},
        {"conflated", "conflat"},
        {"troubled", "troubl"},
        {"sized", "size"},
        {"hopping", "hop"},
        {"falling", "fall"},
        {"hissing", "hiss"},
        {"failing", "fail"},
        {"filing", "file"},
        {"happy", "happi"},
        {"sky", "sky"},
        {"relational", "relat"},
        {"conditional", "condit"},
        {"rational", "ration"},
        {"digitizer", "digit"},
        {"vietnamization", "vietnam"},
        {"operator", "oper"},
        {"feudalism", "feudal"},
        {"hopefulness", "hope"},
        {"formaliti", "formal"},
        {"sensitiviti", "sensit"},
        {"triplicate", "triplic"},
        {"formative", "form"},
        {"electrical", "electr"},
        {"goodness", "good"},
        {"revival", "reviv"},
        {"allowance", "allow"},
        {"replacement", "replac"},
        {"adjustment", "adjust"},
        {"adoption", "adopt"},
        {"communism", "commun"},
        {"activate", "activ"},
        {"effective", "effect"},
        {"probate", "probat"},
        {"rate", "rate"},
        {"cease", "ceas"},
        {"controll", "control"},
        {"roll", "roll"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        stems(pairs[i][0], pairs[i][1]);
}

static void forms_of_a_word_meet(void **state)
{
    (void)state;
    stems("protected", "protect");
    stems("protection", "protect");
    stems("improvements", "improv");
    stems("improving", "improv");
    stems("supervised", "supervis");
    stems("supervision", "supervis");
}

static void others_stay(void **state)
{
    (void)state;
    stems("", "");
    stems("is", "is");
    stems("a1s", "a1s");
    stems("caf\xC3\xA9s", "caf\xC3\xA9s");
    stems("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaings", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaings");
    stems("ing", "ing");
    stems("eed", "eed");
    stems("ion", "ion");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(examples_of_the_paper),
        cmocka_unit_test(forms_of_a_word_meet),
        cmocka_unit_test(others_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

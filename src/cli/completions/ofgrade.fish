# SPDX-License-Identifier: MIT
# Completion for fish: asks ofgrade itself what can follow on the line (src/cli/complete.c).

function __ofgrade_ask
    set -l words (commandline -opc)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    $program --complete $words (commandline -ct) 2>/dev/null
end

function __ofgrade_complete
    set -l answer (__ofgrade_ask)
    set -l first (string split \t -- $answer[1])
    set -l before $first[2]
    for line in $answer[2..-1]
        printf '%s%s\n' "$before" $line
    end
    # Names of files without such a beginning are fish's own business.
    set -l current (string sub -s (math (string length -- "$before") + 1) -- (commandline -ct))
    if test "$first[1]" = folders
        for folder in (__fish_complete_directories "$current")
            printf '%s%s\n' "$before" $folder
        end
    else if test "$first[1]" = files -a -n "$before"
        for file in (__fish_complete_path "$current")
            printf '%s%s\n' "$before" $file
        end
    end
end

function __ofgrade_wants_files
    string match -q -r '^files\t$' -- (__ofgrade_ask)[1]
end

complete -c ofgrade -f -a '(__ofgrade_complete)'
complete -c ofgrade -n __ofgrade_wants_files -F

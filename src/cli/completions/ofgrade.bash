# SPDX-License-Identifier: MIT
# Completion for bash: asks ofgrade itself what can follow on the line (src/cli/complete.c).

_ofgrade() {
    # Readline divides words at "=" and ":" too; they are put together again as they stand on the line.
    local line=${COMP_LINE:0:COMP_POINT} words=() word
    for word in "${COMP_WORDS[@]:0:COMP_CWORD}"; do
        if [[ ${#words[@]} -eq 0 || $line == [[:space:]]* ]]; then
            words+=("$word")
        else
            words[-1]+=$word
        fi
        line=${line#"${line%%[![:space:]]*}"}
        line=${line#"$word"}
    done
    if [[ $line == [[:space:]]* ]]; then
        words+=("${line#"${line%%[![:space:]]*}"}")
    else
        words[-1]+=$line
    fi

    local answer kind before
    mapfile -t answer < <("${1/#\~\//$HOME/}" --complete "${words[@]}" 2>/dev/null)
    kind=${answer[0]%%$'\t'*}
    before=${answer[0]#*$'\t'}
    # Readline replaces only what stands behind its last "=".
    local current=${words[-1]#"$before"} typed=$before
    if [[ $before == *= && $COMP_WORDBREAKS == *=* ]]; then
        typed=
    fi

    COMPREPLY=()
    for word in "${answer[@]:1}"; do
        word=${word%%$'\t'*}
        if [[ $word == "$current"* ]]; then
            printf -v word %q "$word"
            COMPREPLY+=("$typed$word")
        fi
    done
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then
        compopt -o nospace
    fi

    # Names of files are best left to readline, which knows about quotes, unless words are mixed with them.
    local action=file names
    case $kind in
    files) ;;
    folders)
        action=directory
        compopt -o dirnames +o default +o bashdefault
        ;;
    *)
        compopt +o default +o bashdefault
        return
        ;;
    esac
    if [[ (-n $typed || ${#COMPREPLY[@]} -gt 0) && $current != *[\\\'\"\$\`~]* ]]; then
        mapfile -t names < <(compgen -A "$action" -- "$current")
        COMPREPLY+=("${names[@]/#/$typed}")
        compopt -o filenames
    fi
}

complete -o bashdefault -o default -F _ofgrade ofgrade

# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154
#
# Steps, planned first, so that each line can say how many there are; and tools, found
# by trying, installed only where the try fails.

STEPS=()
ROLE=() # what else a Java program of ours finds in its environment

plan() { STEPS+=("$1" "$2"); } # plan TEXT COMMAND

carry_out() {
    local i began status total=$((${#STEPS[@]} / 2))
    for ((i = 0; i < total; i++)); do
        began=$SECONDS
        printf '[%d/%d] %s ... ' $((i + 1)) "$total" "${STEPS[2 * i]}" >&2
        set +e # in an `if` the step itself would not stop at its first error
        (set -e && eval "${STEPS[2 * i + 1]}") >"$LOG" 2>&1 </dev/null
        status=$?
        set -e
        ((status == 0)) || { say failed && die 3 "${STEPS[2 * i]}: $(reason) (all of it: $LOG)"; }
        say "$((SECONDS - began)) s"
    done
    STEPS=()
}

together() { # together COMMAND...: at once; all of them must succeed
    local command pid pids=() status=0
    for command; do
        (eval "$command") &
        pids+=($!)
    done
    for pid in "${pids[@]}"; do wait "$pid" || status=$?; done
    return "$status"
}

reason() { # the line of the log that says most
    local most
    for most in '^uklab: ' '^E: |error:|\.java:\[|Could not transfer' '^\[ERROR\]'; do
        grep -m1 -E "$most" "$LOG" | sed 's/^uklab: //' && return
    done
    tail -n 1 "$LOG"
}

find_jdk() { # the first JDK of 17 or newer that the runner may use
    local home javac
    javac=$(type -P javac) && javac=$(readlink -f "$javac")
    for home in "$CALLERS_JAVA" "${javac%/bin/javac}" /usr/lib/jvm/java-{17,21,25}-openjdk-*; do
        if [[ -n $home ]] && "${AS_RUNNER[@]}" "$home/bin/javac" -version 2>&1 | grep -qE '^javac (1[7-9]|[2-9][0-9])'; then
            export JAVA_HOME=$home
            return
        fi
    done
    return 1
}

works() { eval "${1#*|}" >&/dev/null </dev/null; }

install_tools() { # install_tools TOOL...
    local tool missing=()
    for tool; do works "$tool" || missing+=("$tool"); done
    if ((${#missing[@]})); then
        need_root "installing ${missing[*]%%|*}"
        plan 'fetching package lists' 'apt update'
        for tool in "${missing[@]}"; do
            plan "installing ${tool%%|*}" "apt install --no-install-recommends ${tool%%|*}"
        done
        carry_out
        for tool in "${missing[@]}"; do
            works "$tool" || die 3 "installed ${tool%%|*}, yet this still fails: ${tool#*|}"
        done
    fi
}

apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@"; }

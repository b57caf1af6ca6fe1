#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Benchmarks of the kernel tree: a row for each promise, with what was measured,
# the reach, and whether it holds. Ends with 1 if one is missed.
#
#   UKLAB_MUSL=DIR UKLAB_MUSL_TARBALL=FILE kernel.sh
#
# Times are medians of UKLAB_BENCH_RUNS (3) runs, short ones of ten times as
# many; instructions are exact and need one. Nothing else should run beside it.
set -euo pipefail

home=$(cd "${BASH_SOURCE[0]%/*}/../.." && pwd)
readonly home runs=${UKLAB_BENCH_RUNS:-3}
readonly tree=$home/kernel-tree/tree apps=$home/kernel-tree/apps many=$((runs * 10))
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
jobs=$(nproc)
missed=0
unset MAKEFLAGS MAKELEVEL

row() { # row WHAT MEASURED UNIT [REACH]: prints it, holds if MEASURED <= REACH
    local verdict=''
    if [[ -n ${4-} ]]; then
        if awk "BEGIN { exit !($2 <= $4) }"; then verdict=holds; else verdict=MISSED missed=1; fi
    fi
    printf '%-58s %12s %-6s %10s  %s\n' "$1" "$2" "$3" "${4:+<= $4}" "$verdict"
}

seconds() { # seconds COMMAND...: how long it takes
    local began=$EPOCHREALTIME
    "$@" >"$work/log" 2>&1 || { tail -n 20 "$work/log" >&2 && exit 3; }
    awk "BEGIN { printf \"%.3f\", $EPOCHREALTIME - $began }"
}

median() { # median RUNS COMMAND...
    local i
    for ((i = 0; i < $1; i++)); do seconds "${@:2}" && echo; done | sort -n | sed -n "$((($1 + 1) / 2))p"
}

calculate() { awk "BEGIN { printf \"%.${2:-3}f\", $1 }"; } # calculate EXPRESSION [DIGITS]

build() { # build APP [make argument...]
    make -j"$jobs" -C "$tree" A="$apps/$1" O="$work/$1" C="$work/$1/.config" UK_MUSL_DIR="$UKLAB_MUSL" "${@:2}"
}

# --- building ---

tree_from_nothing() {
    rm -rf "$work/all"
    build hello O="$work/all" C="$work/all.config" UK_MUSL_DIR= UKLAB_MUSL_TARBALL="$UKLAB_MUSL_TARBALL" defconfig all
}

musl_alone() {
    rm -rf "$work/musl"
    mkdir "$work/musl"
    tar -xzf "$UKLAB_MUSL_TARBALL" -C "$work/musl" --strip-components=1
    (cd "$work/musl" && ./configure --disable-shared && make -j"$jobs")
}

from_nothing() {
    local ours theirs
    theirs=$(median "$runs" musl_alone)
    ours=$(median "$runs" tree_from_nothing)
    row "musl's own configure and make, $runs runs" "$theirs" s
    row "tree and musl from nothing, $runs runs" "$ours" s
    row '  ratio' "$(calculate "$ours / $theirs" 2)" '' 1.7
}

recorded() { # recorded OUTPUT: runs the command that made it
    # shellcheck disable=SC1090 # \" is as the shell reads it
    (cd "$tree" && eval "$(sed -n 's/^saved@[^ ]* := //p' "$1.cmd")")
}

changed_file() { touch "$tree/lib/uksched/assign.c" && build hello; }

rebuilds() {
    local null rebuild compile link
    build hello defconfig >"$work/log"
    build hello >>"$work/log"
    null=$(median "$many" build hello)
    rebuild=$(median "$many" changed_file)
    compile=$(median "$many" recorded "$work/hello/libuksched/assign.o")
    link=$(median "$many" recorded "$work/hello/hello_kvm-x86_64.dbg")
    row "null build, $many runs" "$null" s 0.3
    row "gcc -c of uksched/assign.c; the link; $many runs" "$compile; $link" s
    row "rebuild after assign.c changed, $many runs" "$rebuild" s "$(calculate "$null + 2 * ($compile + $link)")"
}

# --- the kernel ---

boot() { # boot IMAGE QEMU-ARGUMENT...: one nanosecond an instruction; a guest ends with a status of its own
    timeout 60 qemu-system-x86_64 -M q35 -m 64 -nodefaults -display none -no-reboot -icount shift=0,sleep=off -rtc clock=vm \
        -device isa-debug-exit,iobase=0x501,iosize=2 -kernel "$@" </dev/null || true
}

at_entry() { # instructions until a kernel is entered
    gcc -m32 -nostdlib -static -Wl,--build-id=none -Wl,-Ttext=0x100000 -o "$work/entry" "$home/tests/bench/entry.S"
    boot "$work/entry" -debugcon file:"$work/entry.tsc"
    od -An -tu8 "$work/entry.tsc" | tr -d ' '
}

instructions() {
    local name number
    build bench defconfig >"$work/log"
    build bench >>"$work/log"
    boot "$work/bench/bench_kvm-x86_64" -serial file:"$work/console"
    tr -d '\r' <"$work/console" | grep -E '^[a-z-]+ [0-9]+$' >"$work/numbers" || true
    while read -r name number; do
        case $name in
            main) row 'entry -> main()' "$((number - $(at_entry)))" insns 20000000 ;;
            nops) row '1000 nops by the TSC, to see that it counts instructions' "$number" insns 1001 ;;
            switch) row 'context switch (uk_sched_yield, there and back, halved)' "$number" insns ;;
            thread-create) row 'thread create (uk_sched_thread_create)' "$number" insns ;;
            pthread-create) row 'thread create (pthread_create)' "$number" insns ;;
            futex-wake) row 'futex wake (system call, one waiter)' "$number" insns ;;
        esac
    done <"$work/numbers"
    [[ $(wc -l <"$work/numbers") == 6 ]] || { echo 'the guest did not finish:' && tail -n 5 "$work/console"; } >&2
    [[ $(wc -l <"$work/numbers") == 6 ]] || missed=1
}

sizes() {
    row 'hello with musl, stripped' "$(calculate "$(stat -c %s "$work/hello/hello_kvm-x86_64") / 1024" 0)" KiB 400
    row 'code lines of C and assembly without tests (cloc)' "$(cloc --quiet --csv --not-match-d='^tests$' \
        --include-lang='C,C/C++ Header,Assembly' "$tree" | awk -F, '$2 == "SUM" { print $5 }')" lines 15000
}

printf '%-58s %12s %-6s %10s\n' what measured '' reach
rebuilds
sizes
instructions
from_nothing
exit $missed

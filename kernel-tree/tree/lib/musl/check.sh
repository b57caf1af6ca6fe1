#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Look for code in libc.a that must not run in ring 0 on the kernel's stacks:
# instructions that ask a kernel or stop the processor, and values kept below
# the stack pointer. Prints what it finds; exit 0 if there is nothing.
#
#   check.sh LIBC.A
set -eu

[ -f "${1-}" ] || { echo "usage: check.sh LIBC.A" >&2; exit 2; }

# An access with an index register is an array on the stack, not the red zone
"${CROSS_COMPILE-}objdump" -d --no-show-raw-insn "$1" | awk '
    / file format / { sub(":", "", $1); object = $1 }
    /^[0-9a-f]+ <.*>:$/ { name = $2 }
    /^ *[0-9a-f]+:/ {
        seen++
        if ($2 ~ /^(syscall|sysenter|int|hlt|iret.*)$/ || / -0x[0-9a-f]+\(%rsp\)/ && $2 != "lea") {
            print object " " name $0
            found++
        }
    }
    END {
        if (!seen) print "no instruction found: is this an archive of objects?"
        exit !seen || found
    }'

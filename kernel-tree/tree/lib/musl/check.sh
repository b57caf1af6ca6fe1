#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Look for code that must not run in ring 0 on the kernel's stacks: instructions
# that ask a kernel or stop the processor, and values kept below the stack
# pointer. Prints what it finds; exit 0 if there is nothing.
#
#   check.sh FILE [OBJECT...]
#
# FILE is libc.a, or an image with symbols (.dbg) that it was linked into. There
# the functions of OBJECTs are left out: the platform, which may stop the
# processor, and tests that make binary system calls.
set -eu

[ -f "${1-}" ] || { echo "usage: check.sh FILE [OBJECT...]" >&2; exit 2; }
file=$1
shift
allowed=$(for object; do "${CROSS_COMPILE-}nm" --defined-only "$object"; done | awk '{ print $NF }')

# An access with an index register is an array on the stack, not the red zone
"${CROSS_COMPILE-}objdump" -d --no-show-raw-insn "$file" | allowed=$allowed awk '
    BEGIN { for (n = split(ENVIRON["allowed"], names); n; n--) may["<" names[n] ">:"] = 1 }
    / file format / { sub(":", "", $1); object = $1 }
    /^[0-9a-f]+ <.*>:$/ { name = $2 }
    /^ *[0-9a-f]+:/ && !(name in may) {
        seen++
        if ($2 ~ /^(syscall|sysenter|int|hlt|iret.*)$/ || / -0x[0-9a-f]+\(%rsp\)/ && $2 != "lea") {
            print object " " name $0
            found++
        }
    }
    END {
        if (!seen) print "no instruction found: does it hold code and symbols?"
        exit !seen || found
    }'

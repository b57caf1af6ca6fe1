#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Look for code that must not run in the kernel on the kernel's stacks: instructions
# that ask a kernel or stop the processor, and values kept below the stack
# pointer. Prints what it finds; exit 0 if there is nothing.
#
#   check.sh FILE [OBJECT...]
#
# FILE, of x86-64 or arm64, is libc.a, or an image with symbols (.dbg) that it
# was linked into. There the functions of OBJECTs are left out: the platform,
# which may stop the processor, and tests that make binary system calls.
set -eu

[ -f "${1-}" ] || { echo "usage: check.sh FILE [OBJECT...]" >&2; exit 2; }
file=$1
shift
# readelf reads files of any architecture; objdump has to be the right one
if [ -z "${CROSS_COMPILE-}" ] && readelf -h "$file" 2>&1 | grep -q 'Machine: *AArch64'; then
    CROSS_COMPILE=aarch64-linux-gnu-
fi
allowed=$(for object; do "${CROSS_COMPILE-}nm" --defined-only "$object"; done | awk '{ print $NF }')

# An access with an index register is an array on the stack, not the red zone
"${CROSS_COMPILE-}objdump" -d --no-show-raw-insn "$file" | allowed=$allowed awk '
    BEGIN { for (n = split(ENVIRON["allowed"], names); n; n--) may["<" names[n] ">:"] = 1 }
    / file format / { sub(":", "", $1); object = $1 }
    /^[0-9a-f]+ <.*>:$/ { name = $2 }
    /^ *[0-9a-f]+:/ && !(name in may) {
        seen++
        if ($2 ~ /^(syscall|sysenter|int|hlt|iret.*|svc|hvc|smc|wf[ei]|eret)$/ ||
            / -0x[0-9a-f]+\(%rsp\)/ && $2 != "lea" || /\[sp, #-[0-9]+\]$/) {
            print object " " name $0
            found++
        }
    }
    END {
        if (!seen) print "no instruction found: does it hold code and symbols?"
        exit !seen || found
    }'

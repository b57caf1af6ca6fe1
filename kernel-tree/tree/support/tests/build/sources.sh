# shellcheck shell=sh disable=SC2016,SC2034,SC2154 # variables of ../build.sh
# SPDX-License-Identifier: Apache-2.0
#
# Kinds of sources, and who sees which symbol. Run by ../build.sh.

a_function_that_is_not_exported_does_not_link() {
    cp "$lib/exportsyms.uk" "$work/exportsyms"
    sed -i 's/^uk_argnparse/# &/' "$lib/exportsyms.uk"
    ! build && says 'undefined reference to `uk_argnparse' && says exportsyms.uk && cp "$work/exportsyms" "$lib/exportsyms.uk" &&
        touch "$lib/exportsyms.uk" && build
}

a_localised_function_does_not_link() {
    echo uk_argnparse >"$work/localsyms"
    mv "$lib/exportsyms.uk" "$work/exportsyms"
    cp "$work/localsyms" "$lib/localsyms.uk"
    ! build && says 'undefined reference to `uk_argnparse' && rm "$lib/localsyms.uk" && mv "$work/exportsyms" "$lib/exportsyms.uk" &&
        touch "$lib/exportsyms.uk" && build
}

an_unregistered_system_call_does_not_compile() {
    cp "$work/tree/lib/posix-process/Makefile.uk" "$work/makefile"
    sed -i 's/getppid-0//' "$work/tree/lib/posix-process/Makefile.uk"
    ! build && says getppid && cp "$work/makefile" "$work/tree/lib/posix-process/Makefile.uk" && build
}

a_system_call_without_a_number_does_not_compile() {
    echo 'UK_PROVIDED_SYSCALLS-y += nonsense-2' >>"$lib/Makefile.uk"
    ! build && says 'nonsense: no such system call' && sed -i '$d' "$lib/Makefile.uk" && build
}

a_legacy_system_call_needs_no_number() {
    shim=$work/tree/lib/syscall_shim bits=$work/bits
    mkdir -p "$bits"
    seen=$(echo '#define __NR_read 63' | awk -v dir="$bits" -v provided='open-3 read-3' -f "$shim/generate.awk" \
        "$shim/include/uk/legacy_syscall.h" - 2>&1) && says 'warning: open: no number' &&
        grep -q 'uk_syscall_r_open(long, long, long)' "$bits/provided_syscalls.h" &&
        ! grep -q '#error' "$bits/provided_syscalls.h" && ! grep -q open "$bits/syscall_map.h"
}

# An external library of every kind of source, each of which adds its part
write_kinds() { # write_kinds
    mkdir -p "$work/kinds/include"
    cat >"$work/kinds/Makefile.uk" <<'END'
$(eval $(call addlib,libkinds))
CINCLUDES += -I$(LIBKINDS_BASE)/include
CFLAGS    += -DFOR_ALL=1
LIBKINDS_CFLAGS-y += -DFOR_KINDS=2
LIBKINDS_C_FLAGS-y += -DFOR_C=3
LIBKINDS_C_ISR_FLAGS-y += -DFOR_C=4
LIBKINDS_SRCS-y += $(LIBKINDS_BASE)/c.c $(LIBKINDS_BASE)/c.c|isr
LIBKINDS_SRCS-y += $(LIBKINDS_BASE)/s.s $(LIBKINDS_BASE)/t.S $(LIBKINDS_BASE)/x.cc
LIBKINDS_SRCS-y += $(LIBKINDS_BASE)/awked.awk>.c $(LIBKINDS_BASE)/head.awk>.h
LIBKINDS_SRCS-y += $(LIBKINDS_BASE)/m.c.m4> $(LIBKINDS_BASE)/kinds.ld
LIBKINDS_AWKED_INCLUDES-y += -I$(LIBKINDS_BUILD)
LIBKINDS_OBJS-y  += $(LIBKINDS_BUILD)/ready.o
LIBKINDS_ALIBS-y += $(LIBKINDS_BUILD)/libready.a
UK_PREPARE += $(LIBKINDS_BUILD)/ready.o $(LIBKINDS_BUILD)/libready.a
$(LIBKINDS_BUILD)/ready.o $(LIBKINDS_BUILD)/libready.a &: $(LIBKINDS_BASE)/ready.s
	mkdir -p $(@D) && as $< -o $(@D)/ready.o && as $< --defsym A=1 -o $(@D)/a.o && ar rcs $(@D)/libready.a $(@D)/a.o
END
    cd "$work/kinds" || return
    echo '#define KINDS_H' >include/kinds.h
    printf '%s\n' '#include <kinds.h>' '#ifdef KINDS_H' '#define PASTE(a, b) a##b' '#define NAME(n) PASTE(c, n)' \
        'int NAME(FOR_C)(void);' 'int NAME(FOR_C)(void) { return FOR_ALL + FOR_KINDS; }' '#endif' >c.c
    echo '.globl s; s: ret' >s.s
    printf '%s\n' '#ifdef __ASSEMBLY__' '.globl t; t: ret' '#endif' >t.S
    printf 'extern "C" int x(void);\nint x(void) { return 1; }\n' >x.cc
    echo 'BEGIN { print "#include <head.h>"; print "int awked(void); int awked(void) { return HEAD; }" }' >awked.awk
    echo 'BEGIN { print "#define HEAD 1" }' >head.awk
    echo 'int WHICH(void); int WHICH(void) { return 1; }' >m.c.m4
    echo 'SECTIONS { .kinds : { *(.kinds) } } INSERT AFTER .text;' >kinds.ld
    printf '%s\n' '.ifdef A' '.globl from_archive; from_archive: ret' '.else' '.globl from_object; from_object: call from_archive' '.endif' >ready.s
    cd - >/dev/null || return
}
every_kind_of_source_is_compiled() {
    write_kinds
    echo 'LINKFLAGS-y += -u c3 -u c4 -u s -u t -u x -u awked -u m4ed -u from_object' >>"$work/kinds/Makefile.uk"
    set -- O="$work/kinds.out" C="$app/.config" L="$work/kinds" M4='sed s/WHICH/m4ed/g'
    build "$@" || return 1
    for symbol in c3 c4 s t x awked m4ed from_object from_archive; do
        nm "$work/kinds.out/hello_kvm-x86_64.dbg" | grep -q " T $symbol$" || { seen="no $symbol in the image"; return 1; }
    done
    build "$@" && made ''
}
a_source_that_is_none_is_refused() {
    echo 'LIBKINDS_SRCS-y += $(LIBKINDS_BASE)/r.rs' >>"$work/kinds/Makefile.uk"
    ! build L="$work/kinds" && says 'r.rs is Rust' && says LIBKINDS_OBJS-y || return 1
    sed -i 's/r\.rs$/r.txt/' "$work/kinds/Makefile.uk"
    ! build L="$work/kinds" && says 'r.txt is none of .c'
}

a_source_that_moved_is_found_at_its_new_place() {
    build && mkdir "$lib/moved" && mv "$lib/argparse.c" "$lib/moved" && sed -i 's|/argparse.c|/moved/argparse.c|' "$lib/Makefile.uk" &&
        build && made 'CC libukargparse: argparse.o' 'LD libukargparse.ld.o' 'OBJCOPY libukargparse.o' 'LINK hello_kvm-x86_64.dbg' \
        'STRIP hello_kvm-x86_64' 'GZ hello_kvm-x86_64.gz'
    status=$?
    mv "$lib/moved/argparse.c" "$lib" && sed -i 's|/moved/|/|' "$lib/Makefile.uk" && build && return $status
}

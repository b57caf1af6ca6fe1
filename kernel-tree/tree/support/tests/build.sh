#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Checks what the build promises, on a copy of the tree and of the hello
# application. Prints "ok NAME" or "not ok NAME" and what was seen; exit 1 if
# anything failed.
#
#   UK_MUSL_DIR=DIR build.sh [NAME...]
set -u

here=$(cd "$(dirname "$0")/../.." && pwd)
[ -f "${UK_MUSL_DIR-}/lib/libc.a" ] || { echo "UK_MUSL_DIR must name a built musl" >&2; exit 2; }
export UK_MUSL_DIR
unset MAKEFLAGS MFLAGS MAKELEVEL
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
mkdir "$work/apps"
cp -r "$here" "$work/tree"
cp -r "$here/../apps/hello" "$work/apps/hello"
rm -rf "$work/apps/hello/build" "$work/apps/hello/.config"
app=$work/apps/hello
lib=$work/tree/lib/ukargparse
image=$app/build/hello_kvm-x86_64
failed=0

# Build as a user does; $seen is what make says
build() {
    seen=$(make -j2 -C "$work/tree" A="$app" "$@" 2>&1)
}
says() { # says TEXT: it is in the output
    case $seen in *"$1"*) ;; *) return 1 ;; esac
}
made() { # made LINE...: these steps were run and no others
    expected=$(printf '%s\n' "$@" | sort)
    actual=$(printf '%s\n' "$seen" | sed -n 's/^  \([A-Z]\{2,\}\)  */\1 /p' | sort)
    [ "$expected" = "$actual" ] || { seen="expected: $expected
run: $actual"; return 1; }
}

a_first_build_needs_no_configuration() {
    build && [ -x "$image" ] && [ -f "$image.dbg" ] && [ -f "$app/.config" ]
}
a_second_build_does_nothing() {
    build && made ''
}
a_changed_source_makes_its_library_and_the_image() {
    touch "$lib/argparse.c"
    build && made 'CC libukargparse: argparse.o' 'LD libukargparse.ld.o' 'OBJCOPY libukargparse.o' \
        'LINK hello_kvm-x86_64.dbg' 'STRIP hello_kvm-x86_64'
}
a_changed_header_makes_who_includes_it() {
    touch "$lib/include/uk/argparse.h"
    build && says 'libukargparse: argparse.o' && says 'libukboot: boot.o' && ! says 'libvfscore'
}
a_changed_flag_makes_one_library() {
    echo 'LIBUKARGPARSE_CFLAGS-y += -DCHANGED' >>"$lib/Makefile.uk"
    build && says 'libukargparse: argparse.o' && ! says 'libukboot' && build && made ''
}
a_flag_of_one_file_reaches_only_it() {
    echo 'LIBUKBOOT_BANNER_FLAGS-y += -DCHANGED' >>"$work/tree/lib/ukboot/Makefile.uk"
    build && says 'libukboot: banner.o' && ! says 'libukboot: boot.o'
}
a_changed_option_makes_config_h_again() {
    echo '# CONFIG_APPHELLO_PRINTARGS is not set' >>"$app/.config"
    touch "$app/.config"
    build && ! grep -q APPHELLO "$app/build/include/uk/config.h" && says 'apphello: main.o'
}
a_configuration_with_the_same_meaning_makes_nothing() {
    echo '# a comment' >>"$app/.config"
    touch "$app/.config"
    build && made '' && build && made ''
}
a_failed_compilation_is_not_forgotten() {
    cp "$app/main.c" "$work/main.c"
    sed -i 's/return 0/return zero/' "$app/main.c"
    ! build && says zero && ! build && says zero && cp "$work/main.c" "$app/main.c" &&
        touch "$app/main.c" && build
}
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
another_place_gives_the_same_bytes() {
    build O="$work/else/where" C="$app/.config" && cmp "$image" "$work/else/where/hello_kvm-x86_64" &&
        cmp "$image.dbg" "$work/else/where/hello_kvm-x86_64.dbg"
}
tree_and_application_may_be_read_only() {
    cp "$app/.config" "$work/config"
    before=$(find "$work/tree" "$app" -newer "$work/config" | sort)
    build O="$work/out" C="$work/config" && [ "$before" = "$(find "$work/tree" "$app" -newer "$work/config" | sort)" ]
}
the_plan_makes_the_same_image() {
    build plan || return 1
    cp "$image" "$work/image"
    python3 - "$app/build/plan.json" <<'PYTHON' || return 1
import json, os, subprocess, sys
plan = json.load(open(sys.argv[1]))
made = {s["output"] for s in plan["steps"]}
for s in plan["steps"]:
    os.remove(s["output"])
for s in plan["steps"]:
    assert s["argv"].count(s["output"]) == 1, s["output"]
    assert s["argv"][0] == "gcc" or all(i in s["argv"] for i in s["inputs"]), s["output"]
    subprocess.run(s["argv"], check=True, cwd="/")
    made.discard(s["output"])
    assert not made.intersection(s["inputs"]), s["output"]
PYTHON
    cmp "$image" "$work/image"
}
a_second_library_of_the_same_name_is_refused() {
    mkdir -p "$work/twin"
    echo '$(eval $(call addlib,libukboot))' >"$work/twin/Makefile.uk"
    ! build L="$work/twin" && says "Two libraries are called libukboot" && says "$work/twin"
}
an_external_library_is_linked() {
    mkdir -p "$work/libext"
    printf '%s\n' '$(eval $(call addlib_s,libext,$(CONFIG_LIBEXT)))' 'LIBEXT_SRCS-y += $(LIBEXT_BASE)/ext.c' \
        'LIBEXT_SRCS-y += $(LIBEXT_BASE)/gen.awk>gen.c' >"$work/libext/Makefile.uk"
    printf 'config LIBEXT\n\tbool "ext"\n\tdefault y\n' >"$work/libext/Config.uk"
    echo 'int ext(void); int gen(void); int ext(void) { return gen(); }' >"$work/libext/ext.c"
    echo 'BEGIN { print "int gen(void); int gen(void) { return 1; }" }' >"$work/libext/gen.awk"
    build O="$work/out" L="$work/libext" && says 'libext: ext.o' && says 'libext: gen.o' && build O="$work/out" L="$work/libext" && made ''
}
problems_name_the_thing_and_the_remedy() {
    ! build A="$work/nowhere" && says 'there is no such folder' || return 1
    ! build L="$work/nowhere" && says "L=$work/nowhere is not a library" || return 1
    ! build UK_PYTHON="/usr/bin/python3 -S" && says python3-kconfiglib || return 1
    ! build UK_MUSL_DIR="$work/nowhere" && says 'build.sh --tarball' || return 1
    ! build UK_MUSL_DIR= O="$work/out2" && says UKLAB_MUSL_TARBALL || return 1
    ! build nonsense_defconfig && says "configs/nonsense_defconfig: no such file" || return 1
    echo '# CONFIG_PLAT_KVM is not set' >"$work/config"
    ! build C="$work/config" O="$work/out" && says 'No platform is selected' && says CONFIG_PLAT_KVM=y
}
goals_are_done_one_after_the_other() {
    build distclean && ! [ -e "$app/build" ] && ! [ -e "$app/.config" ] && build defconfig libukboot && [ -f "$app/build/libukboot.o" ] &&
        ! [ -e "$image" ] && build clean all && [ -f "$image" ] && build clean-libukboot && ! [ -e "$app/build/libukboot.o" ] && build
}
goals_that_print_do() {
    build print-libs && says libuksched && build print-srcs && says ukboot/boot.c && build print-objs && says libukboot.o &&
        build print-lds && says link64.lds && build print-vars && says "UK_PLAT := kvm" && build print-syscalls && says write-3 &&
        build print-version && says 0.11.0 && build help && says menuconfig && build compile_commands.json &&
        grep -q boot.c "$app/build/compile_commands.json"
}
a_saved_configuration_comes_back() {
    rm "$app/defconfig"
    echo 'CONFIG_HZ=250' >>"$app/.config"
    build savedefconfig && grep -qx CONFIG_HZ=250 "$app/defconfig" && build distclean defconfig && grep -qx CONFIG_HZ=250 "$app/.config"
}

# shellcheck disable=SC2046 # one argument for each name
[ $# -gt 0 ] || set -- $(sed -n 's/^\([a-z_]\{8,\}\)() {$/\1/p' "$0")
for name in "$@"; do
    if "$name"; then
        echo "ok $name"
    else
        echo "not ok $name"
        printf '%s\n' "$seen" | tail -n 12 | sed 's/^/    /'
        failed=1
    fi
done
exit $failed

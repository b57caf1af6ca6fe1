# shellcheck shell=sh disable=SC2016,SC2034,SC2154 # variables of ../build.sh
# SPDX-License-Identifier: Apache-2.0
#
# Goals, variables and problems. Run by ../build.sh.

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
        ! [ -e "$image" ] && ! says warning && build clean all && [ -f "$image" ] && build clean-libukboot && ! [ -e "$app/build/libukboot.o" ] && build
}

goals_that_print_do() {
    build print-libs && says libuksched && build print-srcs && says ukboot/boot.c && build print-objs && says libukboot.o &&
        build print-lds && says link64.lds && build print-vars && says "UK_PLAT := kvm" && build print-syscalls && says write-3 &&
        build print-version && says 0.11.0 && build help && says menuconfig && build compile_commands.json &&
        grep -q boot.c "$app/build/compile_commands.json"
}

an_image_has_the_name_that_it_was_given() {
    cp "$app/.config" "$work/config"
    sed -i 's/^CONFIG_UK_NAME=.*/CONFIG_UK_NAME="other"/' "$work/config"
    build O="$app/build" C="$work/config" && [ -x "$app/build/other_kvm-x86_64" ] && build N=third && [ -x "$app/build/third_kvm-x86_64" ]
}
other_tools_are_used_if_named() {
    mkdir -p "$work/bin"
    for tool in gcc ld objcopy strip nm ar as; do ln -sf "$(command -v $tool)" "$work/bin/x-$tool"; done
    ln -sf "$(command -v gcc)" "$work/bin/x-mycc"
    touch "$lib/argparse.c"
    build O="$work/out" CROSS_COMPILE="$work/bin/x-" COMPILER=mycc V=1 libukargparse && says "$work/bin/x-mycc -O2" &&
        says "$work/bin/x-ld -m" && says "$work/bin/x-objcopy"
}
it_says_as_much_as_is_asked() {
    touch "$lib/argparse.c"
    build && ! says 'gcc ' && touch "$lib/argparse.c" && build V=1 && says 'gcc ' && ! says 'newer is' &&
        touch "$lib/argparse.c" && build V=2 && says 'gcc ' && says "argparse.o: newer is $lib/argparse.c" &&
        touch "$app/.config" && build V=2 LIBUKARGPARSE_CFLAGS-y=-DX && says 'argparse.o: its command has changed'
}

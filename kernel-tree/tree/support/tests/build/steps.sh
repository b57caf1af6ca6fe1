# shellcheck shell=sh disable=SC2016,SC2034,SC2154 # variables of ../build.sh
# SPDX-License-Identifier: Apache-2.0
#
# What is made again, and what is not. Run by ../build.sh.

a_first_build_needs_no_configuration() {
    build && [ -x "$image" ] && [ -f "$image.dbg" ] && [ -f "$app/.config" ]
}

a_second_build_does_nothing() {
    build && made ''
}

a_changed_source_makes_its_library_and_the_image() {
    touch "$lib/argparse.c"
    build && made 'CC libukargparse: argparse.o' 'LD libukargparse.ld.o' 'OBJCOPY libukargparse.o' \
        'LINK hello_kvm-x86_64.dbg' 'STRIP hello_kvm-x86_64' 'GZ hello_kvm-x86_64.gz'
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
    cp "$app/.config" "$work/config"
    sed -i 's/^CONFIG_APPHELLO_PRINTARGS=y/# CONFIG_APPHELLO_PRINTARGS is not set/' "$app/.config"
    build && ! grep -q APPHELLO "$app/build/include/uk/config.h" && says 'apphello: main.o' &&
        cp "$work/config" "$app/.config" && touch "$app/.config" && build
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

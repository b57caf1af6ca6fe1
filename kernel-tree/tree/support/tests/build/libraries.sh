# shellcheck shell=sh disable=SC2016,SC2034,SC2154 # variables of ../build.sh
# SPDX-License-Identifier: Apache-2.0
#
# Libraries and platforms from elsewhere, fetched sources. Run by ../build.sh.

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

an_external_library_brings_options_and_tests() {
    mkdir -p "$work/libext/tests"
    printf 'config LIBEXT_TEST\n\tbool "its tests"\n\tdefault y\n' >"$work/libext/tests/Config.uk"
    echo 'LIBEXT_SRCS-$(CONFIG_LIBEXT_TEST) += $(LIBEXT_BASE)/tests/test_ext.c' >"$work/libext/tests/Makefile.uk"
    printf '%s\n' '#include <uk/test.h>' 'UK_TESTCASE(ext, two_is_two) { UK_TEST_EXPECT(2 == 2); }' \
        'uk_testsuite_register(ext, NULL);' >"$work/libext/tests/test_ext.c"
    { cat "$app/defconfig" && echo CONFIG_LIBUKTEST=y && echo '# CONFIG_LIBUKTEST_ALL is not set'; } >"$work/withtests"
    build O="$work/out" C="$work/config" L="$work/libext" UK_DEFCONFIG="$work/withtests" defconfig libext &&
        grep -qx CONFIG_LIBEXT=y "$work/config" && says 'libext: test_ext.o'
}
rules_of_all_libraries_are_read_first() {
    printf 'config LIBLATE\n\tbool "late"\n\tdefault y\n' >"$work/libext/late.uk"
    echo 'libext_says = late' >"$work/libext/Makefile.rules"
    mkdir -p "$work/early"
    printf '%s\n' '$(eval $(call addlib,libearly))' '$(if $(filter late,$(libext_says)),,$(error too early))' >"$work/early/Makefile.uk"
    build O="$work/out" L="$work/early:$work/libext" print-libs && says libearly && rm "$work/libext/Makefile.rules"
}
a_platform_from_elsewhere_makes_the_image() {
    cp -r "$work/tree/plat/kvm" "$work/toy"
    sed -i 's/kvm,/toy,/; s/KVM/TOY/g; s/libkvmplat/libtoyplat/' "$work/toy/Makefile.uk" "$work/toy/Config.uk"
    printf '%s\n' '# CONFIG_PLAT_KVM is not set' CONFIG_PLAT_TOY=y >"$work/config"
    build P="$work/toy" O="$work/toy.out" C="$work/config" && [ -x "$work/toy.out/hello_toy-x86_64" ] && rm -rf "$work/toy.out"
}

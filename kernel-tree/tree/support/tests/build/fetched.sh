# shellcheck shell=sh disable=SC2016,SC2034,SC2154 # variables of ../build.sh
# SPDX-License-Identifier: Apache-2.0
#
# Sources that a library gets from elsewhere. Run by ../build.sh.


# A release with one function, a patch for it, and a library made of both
write_release() { # write_release
    mkdir -p "$work/far/rel-1/src" "$work/libfar/patches"
    echo 'int far(void); int far(void) { return 1; }' >"$work/far/rel-1/src/far.c"
    tar -czf "$work/far/rel-1.tar.gz" -C "$work/far" rel-1
    printf '%s\n' '--- a/far.c' '+++ b/far.c' '@@ -1 +1 @@' '-int far(void); int far(void) { return 1; }' \
        '+int far(void); int far(void) { return 2; }' >"$work/libfar/patches/0001.patch"
    printf 'config LIBFAR\n\tbool "far"\n\tdefault y\n' >"$work/libfar/Config.uk"
    write_library '$(eval $(call fetch,libfar,file://'"$work"'/far/rel-1.tar.gz))'
}
write_library() { # write_library CALL
    printf '%s\n' '$(eval $(call addlib_s,libfar,$(CONFIG_LIBFAR)))' "$1" \
        '$(eval $(call patch,libfar,$(LIBFAR_BASE)/patches,rel-1/src))' \
        'LIBFAR_SRCS-y += $(LIBFAR_ORIGIN)/rel-1/src/far.c' >"$work/libfar/Makefile.uk"
}
build_far() { # build_far [make argument...]
    build O="$work/out" C="$work/far.config" L="$work/libfar" "$@"
}
far=$work/out/libfar/origin/rel-1/src/far.c

sources_are_fetched_patched_and_compiled() {
    write_release
    build_far fetch && grep -q 'return 1' "$far" && build_far prepare && grep -q 'return 2' "$far" &&
        build_far libfar && says 'libfar: far.o' && build_far libfar && made ''
}
another_patch_is_applied_to_fresh_sources() {
    sed -i 's/return 2/return 3/' "$work/libfar/patches/0001.patch"
    build_far libfar && grep -q 'return 3' "$far" && says 'libfar: far.o'
}
a_patch_that_does_not_apply_stops_the_build() {
    cp "$work/libfar/patches/0001.patch" "$work/libfar/patches/0002.patch"
    ! build_far libfar && says '0002.patch does not apply' && rm "$work/libfar/patches/0002.patch" && build_far libfar
}
cleaning_keeps_what_was_fetched() {
    build_far clean && [ -f "$far" ] && ! [ -e "$work/out/libfar/far.o" ] && build_far libfar && made 'CC libfar: far.o' 'LD libfar.o'
}
a_new_release_is_noticed() {
    sed -i 's/far) *{/&/; s/return 1/return 1 + 0/' "$work/far/rel-1/src/far.c"
    sed -i 's/return 1/return 1 + 0/' "$work/libfar/patches/0001.patch"
    tar -czf "$work/far/rel-1.tar.gz" -C "$work/far" rel-1
    build_far libfar && says 'FETCH' && says 'libfar: far.o'
}
a_checksum_is_checked() {
    write_library '$(eval $(call fetch,libfar,'"$work"'/far/rel-1.tar.gz,0123))'
    ! build_far libfar && says 'its SHA-256 is' && says '0123 was expected' || return 1
    write_library '$(eval $(call fetchas,libfar,'"$work/far/rel-1.tar.gz,x.tgz,$(sha256sum "$work/far/rel-1.tar.gz" | cut -c-64)"'))'
    build_far libfar && [ -f "$work/out/libfar/x.tgz" ]
}
what_cannot_be_had_comes_from_the_second_place() {
    write_library '$(eval $(call fetch,libfar,http://127.0.0.1:1/rel-2.tar.gz))'
    ! build_far libfar && says 'rel-2.tar.gz: cannot be had. Get it yourself' || return 1
    cp "$work/far/rel-1.tar.gz" "$work/far/rel-2.tar.gz"
    write_library '$(eval $(call fetch2,libfar,http://127.0.0.1:1/rel-2.tar.gz,'"$work"'/far/rel-2.tar.gz))'
    build_far libfar
}
a_repository_is_cloned() {
    git init -q -b main "$work/far/repo" && cp -r "$work/far/rel-1" "$work/far/repo" && git -C "$work/far/repo" add . &&
        git -C "$work/far/repo" -c user.name=x -c user.email=x@localhost commit -q -m x && git -C "$work/far/repo" branch stable
    write_library '$(eval $(call clone,libfar,file://'"$work"'/far/repo,stable))'
    build_far libfar && grep -q 'return 3' "$far" || return 1
    write_library '$(eval $(call clone,libfar,file://'"$work"'/far/repo,nowhere))'
    ! build_far libfar && says 'branch nowhere: cannot be cloned. Clone it yourself'
}
a_library_that_is_off_fetches_nothing() {
    echo '# CONFIG_LIBFAR is not set' >>"$work/far.config"
    build_far fetch && ! says FETCH && ! says UNPACK && build_far print-libs && ! says libfar
}

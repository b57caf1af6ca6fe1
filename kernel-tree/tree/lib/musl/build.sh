#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Make include/ and lib/libc.a out of musl's own release:
#
#   build.sh [--arch ARCH] --tarball FILE --out DIR   build; DIR appears when all is done
#   build.sh [--arch ARCH] --key                      print a name that stands for the result
#
# ARCH is x86_64 (if it is not given) or aarch64.
#
# The release stays as it is on disk. Its own configure and Makefile build it
# with a compiler driver that puts our syscall_arch.h and atomic_arch.h before
# musl's; afterwards the objects of libc/replaced.txt are left out of the
# archive and ours put in (docs/adr/0003).
#
# CROSS_COMPILE and JOBS are taken from the environment.
set -eu

version=1.2.3
sha256=7d5b0b6062521e4627e099e4c9dc8248d32a30285e959b7eecaa780cf8cfd4a4
arch=x86_64
here=$(cd "$(dirname "$0")" && pwd)
cflags='-O2 -fno-pic -fno-pie -ffunction-sections -fdata-sections'
cflags="$cflags -fno-stack-protector -fno-asynchronous-unwind-tables"

die() {
    echo "build.sh: $*" >&2
    exit 1
}

# What differs: flags, and generic functions in place of replaced assembly
choose_arch() {
    case $arch in
    x86_64)
        cflags="$cflags -mno-red-zone"
        more='obj/src/math/exp2l.o obj/src/math/expm1l.o'
        ;;
    aarch64)
        cflags="$cflags -mno-outline-atomics -mstrict-align"
        more=
        : "${CROSS_COMPILE=aarch64-linux-gnu-}"
        ;;
    *) die "--arch $arch: neither x86_64 nor aarch64" ;;
    esac
    gcc=${CROSS_COMPILE-}gcc
    ar=${CROSS_COMPILE-}ar
}

# Everything that shapes the result: release, compiler, this folder
print_key() {
    {
        echo "$sha256"
        "$gcc" --version | head -n 1
        "$ar" --version | head -n 1
        cd "$here"
        find build.sh libc -type f ! -path 'libc/[ax]*64/*' -o -path "libc/$arch/*" | LC_ALL=C sort | xargs sha256sum
    } | sha256sum | sed "s/^\(.\{16\}\).*/musl-$version-$arch-\1/"
}

# The driver: our headers come first on every search path
write_driver() {
    mkdir overlay
    cp "$here"/libc/overlay/*.h overlay
    awk -f "$here/libc/syscall_arch.awk" "src/arch/$arch/bits/syscall.h.in" >overlay/syscall_arch.h
    printf '#!/bin/sh\nexec %s "-I%s/overlay" "$@"\n' "$gcc" "$PWD" >cc
    chmod +x cc
}

build_release() {
    mkdir build
    cd build
    CC="$work/cc" CROSS_COMPILE=${CROSS_COMPILE-} CFLAGS="$cflags" \
        ../src/configure --target=$arch --prefix="$work/out" --disable-shared >../configure.log 2>&1 ||
        die "configure failed: $(tail -n 3 ../configure.log)"
    # shellcheck disable=SC2086
    make -j"$jobs" "AR=$ar" "RANLIB=${CROSS_COMPILE-}ranlib" \
        lib/libc.a $more >../make.log 2>&1 ||
        die "musl does not build: $(grep -E -m 5 'error|\*\*\*' ../make.log)"
    make install-headers >>../make.log 2>&1 || die "$(tail -n 3 ../make.log)"
    cd ..
}

build_ours() {
    mkdir ours
    for f in "$here"/libc/*.c "$here/libc/$arch"/*.[cS]; do
        # the order of musl's Makefile
        # shellcheck disable=SC2086
        ./cc -std=c99 -ffreestanding -nostdinc -D_XOPEN_SOURCE=700 -Wall -Wextra -Werror -Wno-unused-parameter \
            "-I$here/libc" -isystem src/arch/$arch -isystem src/arch/generic -isystem build/obj/src/internal \
            -isystem src/src/include -isystem src/src/internal -isystem build/obj/include -isystem src/include $cflags \
            -c "$f" -o "ours/uk_$(basename "${f%.*}").o"
    done
}

write_archive() {
    mkdir -p out/lib
    sed "/^#/d; s/ARCH/$arch/" "$here/libc/replaced.txt" "$here/libc/$arch/replaced.txt" >replaced
    for f in $(cat replaced); do
        [ -f "build/obj/$f" ] || die "replaced.txt: the release has no $f"
    done
    (cd build/obj && find src compat -name '*.o' 2>/dev/null) | LC_ALL=C sort | grep -vxFf replaced |
        sed 's,^,build/obj/,' >members
    xargs "$ar" rcD out/lib/libc.a <members
    "$ar" rcsD out/lib/libc.a ours/*.o
}

tarball=
out=
while [ $# -gt 0 ]; do
    case $1 in
    --arch) arch=${2-}; shift ;;
    --key) choose_arch; print_key; exit ;;
    --tarball) tarball=${2-}; shift ;;
    --out) out=${2-}; shift ;;
    *) die "unknown argument $1; usage: build.sh --tarball FILE --out DIR | --key" ;;
    esac
    shift
done
choose_arch
[ -n "$tarball" ] && [ -n "$out" ] || die "usage: build.sh --tarball FILE --out DIR | --key"
[ -f "$tarball" ] || die "$tarball: no such file; it must be the release musl-$version.tar.gz"
sum=$(sha256sum "$tarball" | cut -d ' ' -f 1)
[ "$sum" = "$sha256" ] || die "$tarball is not the release musl-$version: SHA-256 is $sum, must be $sha256"
jobs=${JOBS-$(nproc)}

mkdir -p "$(dirname "$out")"
out=$(cd "$(dirname "$out")" && pwd)/$(basename "$out")
# Beside the target, so that the rename at the end is atomic
work=$(mktemp -d "$out.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
tarball=$(readlink -f "$tarball")
# The caller may be make: its flags are not for musl's Makefile
unset MAKEFLAGS MFLAGS MAKELEVEL GNUMAKEFLAGS A C L N O P V Q
umask 022
cd "$work"
mkdir src
tar xzf "$tarball" -C src --strip-components=1 --no-same-owner
write_driver
build_release
build_ours
write_archive
chmod 755 out
rm -rf "$out"
# another build of the same may have been quicker; they do not differ
mv -T out "$out" 2>/dev/null || [ -f "$out/lib/libc.a" ] || die "cannot write $out"

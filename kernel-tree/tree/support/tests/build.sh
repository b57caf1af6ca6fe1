#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Checks what the build promises, on a copy of the tree and of the hello
# application; the checks are in build/. Prints "ok NAME" or "not ok NAME" and
# what was seen; exit 1 if anything failed.
#
#   UK_MUSL_DIR=DIR build.sh [NAME...]
# shellcheck disable=SC2034 # the checks use what is set here
set -u

here=$(cd "$(dirname "$0")/../.." && pwd)
[ -f "${UK_MUSL_DIR-}/lib/libc.a" ] || { echo "UK_MUSL_DIR must name a built musl" >&2; exit 2; }
export UK_MUSL_DIR
unset MAKEFLAGS MFLAGS MAKELEVEL UKLAB_MUSL_TARBALL
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

cd "$work/tree/support/tests/build" || exit 2
files='steps.sh sources.sh libraries.sh fetched.sh images.sh configure.sh goals.sh'
for file in $files; do
    # shellcheck disable=SC1090
    . "./$file"
done
# shellcheck disable=SC2046,SC2086 # one argument for each name
[ $# -gt 0 ] || set -- $(sed -n 's/^\([a-z_]\{8,\}\)() {$/\1/p' $files)
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

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Builds, runs and grades this exercise, from wherever it is called:
#
#   ./lab build            the kernel with the visible tests, into build/
#   ./lab run              builds it and boots it; it ends by itself
#   ./lab grade [OPTION]   as the server does: --json, --seed N, --compare REPORT
set -eu

exercise=@exercise@
image=@image@
memory=@memory@
uklab=${UKLAB:-@uklab@}
musl=${LAB_MUSL:-@musl@}
export UKLAB_QEMU_ARM64="${UKLAB_QEMU_ARM64:-@qemu@}"

caller=$PWD
cd -P -- "$(dirname -- "$0")"

build() {
    configure=
    if [ ! -e build/.config ] || [ -n "$(find visible/defconfig -newer build/.config)" ]; then
        configure=defconfig
    fi
    make -s -j"$(nproc)" A="$PWD/visible" O="$PWD/build" C="$PWD/build/.config" \
        UK_DEFCONFIG="$PWD/visible/defconfig" UK_MUSL_DIR="$musl" $configure all
}

case ${1-} in
build) build ;;
run)
    build
    exec support/scripts/qemu-guest -m "$memory" -k "build/$image"
    ;;
grade)
    shift
    here=$PWD
    cd "$caller" # REPORT is named from there
    exec "$uklab" grade "$exercise" "$here" "$@"
    ;;
*)
    sed -n 's/^#   \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Gets the sources of a library (support/build/origin.mk):
#
#   origin.sh fetch FILE SHA256|- URL...      FILE from the first URL that has it
#   origin.sh unpack STAMP FILE...            into the folder origin beside STAMP
#   origin.sh clone STAMP URL [BRANCH]        the same from a git repository
#   origin.sh patch STAMP [DIR:SUBDIR...] -- unpack|clone ...
#
# `patch` is told how the sources came, as patches that have been changed can
# only be applied to fresh ones. What is unpacked has the time of unpacking: so
# make sees that it changed.
set -eu

die() {
    echo "$*" >&2
    exit 1
}

get() { # get URL FILE
    case $1 in
    file://*) cp "${1#file://}" "$2" ;;
    *://*) curl -fsSL --retry 2 --connect-timeout 20 -o "$2" "$1" ;;
    *) cp "$1" "$2" ;;
    esac
}

fetch() { # fetch FILE SHA256|- URL...
    file=$1 sha256=$2
    shift 2
    for url in "$@"; do
        if get "$url" "$file.part"; then
            got=$(sha256sum <"$file.part" | cut -d' ' -f1)
            [ "$sha256" = - ] || [ "$sha256" = "$got" ] ||
                die "$url: its SHA-256 is $got, $sha256 was expected: mend the one in Makefile.uk, or get the right file"
            mv "$file.part" "$file"
            touch "$file"
            return
        fi
    done
    die "$*: cannot be had. Get it yourself and give its place to make: as an absolute path or file:// in Makefile.uk"
}

forget() { # forget STAMP: what was unpacked, patched or not
    rm -rf "$1" "${1%/*}/origin" "${1%/*}/.patched" "${1%/*}/.prepared"
}

unpack() { # unpack STAMP FILE...
    forget "$1"
    origin=${1%/*}/origin
    mkdir -p "$origin"
    unpacked=$1
    shift
    for file in "$@"; do
        case $file in
        *.tar | *.tar.* | *.tgz | *.tbz2 | *.txz) tar -xmof "$file" -C "$origin" ;;
        *.zip) unzip -qoDD "$file" -d "$origin" ;;
        *) cp "$file" "$origin" ;;
        esac || die "$file: cannot be unpacked; is it what its name says?"
    done
    touch "$unpacked"
}

clone() { # clone STAMP URL [BRANCH]
    forget "$1"
    case $2 in *://*) depth='--depth 1' ;; *) depth= ;; esac
    # shellcheck disable=SC2086 # two words or none
    git clone -q $depth ${3:+--branch "$3"} "$2" "${1%/*}/origin" ||
        die "$2${3:+, branch $3}: cannot be cloned. Clone it yourself and give its place to make: a path in Makefile.uk"
    touch "$1"
}

patch_all() { # patch_all STAMP [DIR:SUBDIR...] -- unpack|clone STAMP ...
    stamp=$1
    shift
    places=
    while [ "$1" != -- ]; do
        places="$places $1"
        shift
    done
    shift
    dir=${stamp%/*}
    [ ! -e "$dir/.patched" ] || "$@"
    for place in $places; do
        ls "${place%%:*}"/*.patch >/dev/null 2>&1 || die "${place%%:*} holds no *.patch"
        touch "$dir/.patched"
        for file in "${place%%:*}"/*.patch; do
            patch -s -f -p1 -d "$dir/origin/${place#*:}" <"$file" ||
                die "$file does not apply to $dir/origin/${place#*:}: make it anew, or leave it out"
        done
    done
    touch "$stamp"
}

command=$1
shift
case $command in
fetch | unpack | clone) "$command" "$@" ;;
patch) patch_all "$@" ;;
*) die "origin.sh: no such command: $command" ;;
esac

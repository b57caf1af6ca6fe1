#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# boot.sh LAUNCHER DIR: run the launcher on Debian's own kernel with control groups
# v2 and nothing of v1, under QEMU, and print what its limits did (guest.sh).
# The kernel and a static busybox are fetched into DIR once.
set -euo pipefail

mkdir -p "$2"
DIR=$(cd -- "$2" && pwd)
HERE=$(cd -- "${BASH_SOURCE[0]%/*}" && pwd)
readonly LAUNCHER=$1 DIR HERE ROOT=$DIR/root

fetch() { # fetch PACKAGE: unpacked into DIR/PACKAGE
    [[ -d $DIR/$1 ]] && return
    mkdir -p "$DIR/deb"
    (cd "$DIR/deb" && rm -f "$1"_*.deb && apt-get -q download "$1")
    dpkg-deb -x "$DIR/deb/$1"_*.deb "$DIR/$1.part"
    mv "$DIR/$1.part" "$DIR/$1"
}

copy() { # copy FILE...: into the guest's root, with the libraries they need
    local file library
    for file; do
        install -D "$file" "$ROOT$file"
        ldd "$file" | grep -o '/[^ ]*' | while read -r library; do
            install -D "$library" "$ROOT/usr${library#/usr}"
        done
    done
}

KERNEL=$(apt-cache depends linux-image-cloud-amd64 | awk '/Depends: linux-image/ {print $2; exit}')
fetch "$KERNEL" >&2
fetch busybox-static >&2
busybox=$DIR/busybox-static/bin/busybox

rm -rf "$ROOT"
mkdir -p "$ROOT"/{usr/bin,usr/lib,usr/lib64,dev,proc,sys,run,tmp,root}
ln -s usr/bin usr/lib usr/lib64 "$ROOT"
ln -s usr/bin "$ROOT/sbin"
for applet in $("$busybox" --list); do ln -s busybox "$ROOT/usr/bin/$applet"; done
install "$busybox" "$ROOT/usr/bin/busybox"
copy /usr/bin/bwrap
install "$LAUNCHER" "$ROOT/usr/bin/box"
install "$HERE/guest.sh" "$ROOT/init"
(cd "$ROOT" && find . | "$busybox" cpio -o -H newc 2>/dev/null | gzip -1) >"$DIR/initrd"

exec timeout 300 qemu-system-x86_64 -M q35 -cpu max -m 768 -nodefaults -no-user-config -nic none -display none -no-reboot \
    -serial stdio -kernel "$DIR/$KERNEL"/boot/vmlinuz-* -initrd "$DIR/initrd" \
    -append 'console=ttyS0 quiet panic=-1 rdinit=/init' </dev/null

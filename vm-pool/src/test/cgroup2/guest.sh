#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# The first process of the guest. Prints `trial NAME: WHAT` lines, and `done`.
export PATH=/usr/bin

if [ ! -e /run/moved ]; then # nothing can be pivoted away from the first root
    mount -t proc proc /proc
    mount -t tmpfs -o size=256m,mode=755 tmpfs /tmp
    mkdir /tmp/r
    for part in usr bin lib lib64 sbin init; do cp -a "/$part" "/tmp/r/"; done
    mkdir -p /tmp/r/dev /tmp/r/proc /tmp/r/sys /tmp/r/run /tmp/r/tmp /tmp/r/root
    touch /tmp/r/run/moved
    mount --bind /tmp/r /tmp/r
    umount /proc
    exec switch_root /tmp/r /init
fi
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
mount -t tmpfs tmpfs /tmp
mount -t cgroup2 cgroup2 /sys/fs/cgroup
uname -r | sed 's/^/trial kernel: /'

SLOT=/run/uklab/0
LIMITS="--wall 20000 --cpu 20 --memory 67108864 --processes 16 --file-bytes 8388608"

begin() {
    mkfifo /tmp/end
    box open --out-bytes 4194304 </tmp/end >/tmp/opened &
    session=$!
    exec 5>/tmp/end
    until [ -s /tmp/opened ]; do sleep 0.1; done
}

end() {
    exec 5>&-
    wait $session
    rm /tmp/end /tmp/opened
}

trial() { # trial NAME WORD...: the last option given counts
    name=$1
    shift
    begin
    # shellcheck disable=SC2086
    box run --slot 0 $LIMITS "$@" </dev/null >/tmp/said 2>&1
    echo "trial $name: $(sed -n 's/^box: /&/p; s/^bwrap: /&/p' /tmp/said | tr '\n' ' ')$(tr '\n' ' ' <$SLOT/meta)"
    end
}

echo "trial probe: $(box probe | tr '\n' ' ')"
trial plain --file-bytes 67108864 -- sh -c 'dd if=/dev/zero of=/tmp/x bs=1M count=16 2>/dev/null; exit 3'
trial memory -- dd if=/dev/zero of=/dev/null bs=128M count=1
trial tmpfs --memory 16777216 --file-bytes 67108864 -- dd if=/dev/zero of=/tmp/x bs=1M count=24
trial processes -- sh -c 'b() { b | b & }; b; sleep 20'
trial cpu --cpu 1 -- sh -c 'while :; do :; done & while :; do :; done'
trial wall --wall 1000 -- sleep 60
trial file --file-bytes 1048576 -- dd if=/dev/zero of=/out/x bs=64k count=32
echo 33554432 >/sys/fs/cgroup/uklab/memory.max # a host with less than it promises
trial host -- dd if=/dev/zero of=/dev/null bs=60M count=1
echo max >/sys/fs/cgroup/uklab/memory.max
begin
box run --slot 0 --later </tmp/end & # sleeps in its group: the session's end wakes it
end
wait
echo "trial left: $(ls -d /sys/fs/cgroup/uklab/slot-* /run/uklab/[0-9]* 2>/dev/null | tr '\n' ' ')"
mount -o remount,ro /sys/fs/cgroup
echo "trial read-only: $(box probe | tr '\n' ' ')"
umount /sys/fs/cgroup
echo "trial absent: $(box probe | tr '\n' ' ')"
echo 'done'
poweroff -f

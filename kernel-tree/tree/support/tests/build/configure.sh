# shellcheck shell=sh disable=SC2016,SC2034,SC2154 # variables of ../build.sh
# SPDX-License-Identifier: Apache-2.0
#
# Ways to a configuration. Run by ../build.sh.

a_saved_configuration_comes_back() {
    rm "$app/defconfig"
    echo 'CONFIG_HZ=250' >>"$app/.config"
    build savedefconfig && grep -qx CONFIG_HZ=250 "$app/defconfig" && build distclean defconfig && grep -qx CONFIG_HZ=250 "$app/.config"
}

# Type KEYS into a goal that runs in a terminal; $seen is the screen
type_into() { # type_into KEYS [make argument...]
    seen=$(python3 - "$@" <<PYTHON
import os, pty, select, signal, sys, time
keys = [k.encode().decode("unicode_escape").encode() for k in sys.argv[1].split(" ")]
pid, terminal = pty.fork()
if pid == 0:
    os.environ.update(TERM="linux", LINES="40", COLUMNS="120")
    os.execvp("make", ["make", "-C", "$work/tree", "A=$app", "O=$work/menu", "C=$work/menu.config"] + sys.argv[2:])
screen, end = b"", time.time() + 30
while time.time() < end:
    ready, _, _ = select.select([terminal], [], [], 0.2)
    try:
        if ready:
            screen += os.read(terminal, 65536)
        elif keys and b"uklab 0.11.0" in screen:  # it waits: the next key
            os.write(terminal, keys.pop(0))
    except OSError:
        break
sys.stdout.buffer.write(screen + b" ".join(keys))
if time.time() >= end:  # it still waits for a key
    os.killpg(pid, signal.SIGKILL)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
PYTHON
    )
}
a_terminal_gets_a_menu() {
    cp "$app/defconfig" "$work/menu.config"
    type_into '/ PRINTARGS \r \r S \r \r q' menuconfig && says Libraries && says Build &&
        grep -qx '# CONFIG_APPHELLO_PRINTARGS is not set' "$work/menu.config"
}
the_first_build_in_a_terminal_begins_with_the_menu() {
    rm "$work/menu.config"
    type_into 'q' libukargparse && says Architecture && says 'libukargparse: argparse.o' && [ -f "$work/menu.config" ]
}
questions_are_answered_line_by_line() {
    printf '%s\n' CONFIG_UK_NAME='"asked"' >"$work/config"
    seen=$(yes '' | make -C "$work/tree" A="$app" O="$work/out" C="$work/config" oldconfig 2>&1) && ! says 'Image name' &&
        grep -qx 'CONFIG_UK_NAME="asked"' "$work/config" || return 1
    seen=$(yes '' | make -C "$work/tree" A="$app" O="$work/out" C="$work/config" config 2>&1) && says 'Image name' &&
        grep -qx 'CONFIG_UK_NAME="hello"' "$work/config" || return 1
    cp "$work/config" "$work/before"
    ! seen=$(make -C "$work/tree" A="$app" O="$work/out" C="$work/config" config 2>&1 </dev/null) && says 'nothing was written' &&
        cmp "$work/before" "$work/config"
}
configurations_by_a_rule_are_valid() {
    for rule in allyesconfig allnoconfig randconfig; do
        build O="$work/out" C="$work/$rule" $rule && cp "$work/$rule" "$work/before" && build O="$work/out" C="$work/$rule" olddefconfig &&
            cmp "$work/$rule" "$work/before" || return 1
    done
    grep -qx CONFIG_LIBUKTEST=y "$work/allyesconfig" && grep -qx '# CONFIG_LIBUKTEST is not set' "$work/allnoconfig" &&
        ! build O="$work/out" C="$work/allnoconfig" && says 'No platform is selected' &&
        build O="$work/all" C="$work/allyesconfig" print-libs && says libuktest
}
other_menus_say_which_to_use() {
    for goal in nconfig gconfig xconfig; do
        ! build "$goal" && says "$goal is no part of kconfiglib: use menuconfig" || return 1
    done
    ! (unset DISPLAY && build guiconfig && :) && ! build DISPLAY= guiconfig && says 'menuconfig needs neither'
}
a_default_configuration_has_many_sources() {
    mkdir -p "$app/configs"
    echo CONFIG_HZ=333 >"$app/configs/fast_defconfig"
    build C="$work/config" fast_defconfig && grep -qx CONFIG_HZ=333 "$work/config" || return 1
    echo CONFIG_HZ=444 >"$work/mine"
    build C="$work/config" UK_DEFCONFIG="$work/mine" defconfig && grep -qx CONFIG_HZ=444 "$work/config" || return 1
    ! build C="$work/config" UK_DEFCONFIG="$work/nowhere" defconfig && says "$work/nowhere: no such configuration"
}
a_configuration_can_be_synchronised_alone() {
    build O="$work/sync" C="$work/config" syncconfig && grep -q 'CONFIG_HZ 444' "$work/sync/include/uk/config.h" && ! [ -e "$work/sync/libukboot" ]
}

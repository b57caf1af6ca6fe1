# shellcheck shell=sh disable=SC2016,SC2034,SC2154 # variables of ../build.sh
# SPDX-License-Identifier: Apache-2.0
#
# Images, the plan, and that they are always the same. Run by ../build.sh.

another_place_gives_the_same_bytes() {
    build && build O="$work/else/where" C="$app/.config" && cmp "$image" "$work/else/where/hello_kvm-x86_64" &&
        cmp "$image.dbg" "$work/else/where/hello_kvm-x86_64.dbg"
}

one_job_and_another_folder_give_the_same_bytes() {
    cp -r "$work/tree" "$work/copy"
    seen=$(make -j1 -C "$work/copy" A="$app" O="$work/out1" C="$app/.config" 2>&1) && cmp "$image" "$work/out1/hello_kvm-x86_64" &&
        cmp "$image.dbg" "$work/out1/hello_kvm-x86_64.dbg" && cmp "$image.gz" "$work/out1/hello_kvm-x86_64.gz"
}
tree_and_application_may_be_read_only() {
    cp "$app/.config" "$work/config"
    before=$(find "$work/tree" "$app" -newer "$work/config" | sort)
    build O="$work/out" C="$work/config" && [ "$before" = "$(find "$work/tree" "$app" -newer "$work/config" | sort)" ]
}

the_plan_makes_the_same_image() {
    build plan || return 1
    cp "$image" "$work/image"
    python3 - "$app/build/plan.json" <<'PYTHON' || return 1
import json, os, subprocess, sys
plan = json.load(open(sys.argv[1]))
made = {s["output"] for s in plan["steps"]}
for s in plan["steps"]:
    os.remove(s["output"])
for s in plan["steps"]:
    assert s["argv"].count(s["output"]) == 1, s["output"]
    assert s["argv"][0] == "gcc" or all(i in s["argv"] for i in s["inputs"]), s["output"]
    subprocess.run(s["argv"], check=True, cwd="/")
    made.discard(s["output"])
    assert not made.intersection(s["inputs"]), s["output"]
PYTHON
    cmp "$image" "$work/image"
}

what_is_made_of_an_image_fits_it() {
    gzip -dc "$image.gz" | cmp - "$image" || return 1
    cp "$app/.config" "$work/config"
    echo CONFIG_OPTIMIZE_SYMFILE=y >>"$app/.config"
    echo '# CONFIG_OPTIMIZE_COMPRESS is not set' >>"$app/.config"
    rm "$image.gz"
    build && ! [ -e "$image.gz" ] && grep -q ' T main$' "$image.sym" && cp "$work/config" "$app/.config" && touch "$app/.config"
}
gdb_takes_the_script_beside_the_image() {
    seen=$(gdb -batch -x "$image.dbg.gdb.py" -ex uk-threads -ex 'info line main' "$image.dbg" 2>&1)
    says 'main.c' && ! says Undefined && ! says Error
}
compile_commands_compile() {
    build compile_commands.json && python3 - "$app/build/compile_commands.json" <<'PYTHON'
import json, os, subprocess, sys
commands = json.load(open(sys.argv[1]))
assert {"main.c", "boot.c", "entry.S"} <= {os.path.basename(c["file"]) for c in commands}, "a file is missing"
for c in commands:
    assert os.path.isabs(c["file"]) and os.path.isdir(c["directory"]) and c["file"] in c["arguments"], c
c = next(c for c in commands if c["file"].endswith("main.c"))
subprocess.run(c["arguments"] + ["-fsyntax-only"], cwd=c["directory"], check=True)
PYTHON
}
the_guest_script_boots_an_image() {
    seen=$("$work/tree/support/scripts/qemu-guest" -k "$image" -a 'one two' 2>&1) && says 'argv[2] = "two"' || return 1
    ! seen=$("$work/tree/support/scripts/qemu-guest" -k "$work/nowhere" 2>&1) && says 'no such file' || return 1
    ! seen=$("$work/tree/support/scripts/qemu-guest" 2>&1) && says 'qemu-guest -k IMAGE'
}

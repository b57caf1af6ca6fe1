# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154
#
# What is built: musl, the launcher, the grader, and its stage; QEMU for arm64 is
# fetched meanwhile.

plan_musl_and_box() {
    local key build=kernel-tree/tree/lib/musl/build.sh at_once=() what=()
    UKLAB_MUSL=$OWN/musl/$($build --key) && UKLAB_MUSL_ARM64=$OWN/musl/$($build --arch aarch64 --key) ||
        die 3 'no name for the build of musl'
    key=$(cat vm-pool/launcher/{Makefile,*.[ch]} | sha256sum)
    UKLAB_BOX=$VAR/bin/box-$RUNNER-${key:0:12}
    [[ -d $UKLAB_MUSL ]] || at_once+=('build_musl x86_64 "$UKLAB_MUSL"')
    [[ -d $UKLAB_MUSL_ARM64 ]] || at_once+=('build_musl aarch64 "$UKLAB_MUSL_ARM64"')
    if ((${#at_once[@]})); then
        is_musl "$OWN/$MUSL.tar.gz" 2>/dev/null || plan "fetching $MUSL" fetch_musl
        what+=("building $MUSL")
    fi
    if ! find_qemu_arm64; then
        at_once+=(fetch_qemu_arm64)
        what+=('fetching QEMU for arm64')
    fi
    ((${#at_once[@]} == 0)) || plan "${what[0]}${what[1]+ and ${what[1]}}" "together ${at_once[*]@Q}"
    [[ -u $UKLAB_BOX ]] || plan 'building the launcher of boxes' build_box
}

build_musl() { # build_musl ARCH DIR
    mkdir -p "${2%/*}"
    kernel-tree/tree/lib/musl/build.sh --arch "$1" --tarball "$OWN/$MUSL.tar.gz" --out "$2"
}

build_box() {
    local dir
    dir=$(mktemp -d "$OWN/box.XXXXXX")
    make -C vm-pool/launcher O="$dir"
    as_root install -o root -g "$(id -gn "$RUNNER")" -m 4750 "$dir/box" "$UKLAB_BOX"
    rm -rf "$dir"
}

files() { # files PATH...: everything in them by name, size and time, except kernels built there
    find -H "$@" \( -path 'exercises/content/*/build' -o -name node_modules \) -prune -o -type f -printf '%p %s %T@\n' 2>/dev/null | sort
}

java_files() { files pom.xml ./*/pom.xml ./*/src/main; }

stage_key() { # of all that a stage is made from, the tools included
    echo "$RUNNER $CALLERS_JAVA $CALLERS_QEMU $(type -P javac mvn)"
    java_files
    files uklab .uklab kernel-tree/tree exercises/content exercises/course vm-pool/launcher /usr/bin/gcc /var/lib/dpkg/status
}

build_jars() { # build_jars ROOM...
    local rooms=$* key
    key="$rooms $(java_files | sha256sum)"
    [[ -f grader/target/uklab.key && $(<grader/target/uklab.key) == "$key" ]] && return
    mvn -B -ntp -Dmaven.test.skip=true -pl "${rooms// /,}" -am package
    echo "$key" >grader/target/uklab.key
}

build_stage() { # build_stage ROOM...
    local room part=$UKLAB_HOME.part
    rm -rf "$part" "$UKLAB_HOME"
    mkdir -p "$part"/{exercises,kernel-tree}
    for room; do
        mkdir -p "$part/$room"
        cp "$room/target/$room"-*.jar "$room"/target/lib/*.jar "$part/$room"
    done
    cp -R exercises/content exercises/course "$part/exercises"
    cp -R kernel-tree/tree "$part/kernel-tree"
    find_qemu_arm64
    printf '%s=%q\n' UKLAB_MUSL "$UKLAB_MUSL" UKLAB_MUSL_ARM64 "$UKLAB_MUSL_ARM64" \
        UKLAB_QEMU_ARM64 "$UKLAB_QEMU_ARM64" UKLAB_BOX "$UKLAB_BOX" JAVA_HOME "$JAVA_HOME" >"$part/env"
    chmod -R a+rX "$part"
    find "${UKLAB_HOME%/*}" -mindepth 1 -maxdepth 1 -mmin +60 ! -path "$(up_runs_from)" -exec rm -rf {} +
    (cd / && "${AS_RUNNER[@]}" find "$STATE" -maxdepth 1 -name '*.jsa' -mmin +60 -delete)
    mv "$part" "$UKLAB_HOME"
}

is_staged() { # is_staged [web]
    local key
    key=$(stage_key | sha256sum)
    UKLAB_HOME=$OWN/stage/${key:0:16}
    # shellcheck disable=SC1091
    [[ -d $UKLAB_HOME/${1-grader} && -f $UKLAB_HOME/env ]] && source "$UKLAB_HOME/env" &&
        [[ -d $UKLAB_MUSL && -d $UKLAB_MUSL_ARM64 && -u $UKLAB_BOX ]] && [[ $UKLAB_QEMU_ARM64 == none || -x $UKLAB_QEMU_ARM64 ]]
}

prepare() { # prepare [web]: all that a grader needs, and the site; of this, only is_staged is done in a warm run
    local lock tools=("${TOOLS[@]}")
    locate
    is_staged "$@" && return
    (($# == 0)) || tools+=("${SITE_TOOLS[@]}")
    exec {lock}>"$OWN/lock"
    flock "$lock"
    install_tools "${tools[@]}"
    if ! is_staged "$@"; then
        plan_musl_and_box
        plan "building${1+ the site and} the grader" "build_jars grader $*"
        plan "staging${1+ the site and} the grader" "build_stage grader $*"
        carry_out
        is_staged "$@"
    fi
    exec {lock}>&-
}

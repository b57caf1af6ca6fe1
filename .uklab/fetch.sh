# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
#
# What `./uklab` fetches besides Debian packages: musl, and QEMU for arm64.
# Read by it; files go to $OWN, which it sets.

readonly MUSL=musl-1.2.3
readonly MUSL_SHA256=7d5b0b6062521e4627e099e4c9dc8248d32a30285e959b7eecaa780cf8cfd4a4
readonly MUSL_URL=https://musl.libc.org/releases/$MUSL.tar.gz
readonly TAGS=vm-pool/src/main/resources/org/uklab/vmpool/tags.S # tries a QEMU for arm64

# --- musl: its checksum decides, wherever it comes from ---

is_musl() { sha256sum --status -c <<<"$MUSL_SHA256  $1"; }

fetch_musl() {
    local part=$OWN/$MUSL.part from=${UKLAB_MUSL_TARBALL-}
    rm -f "$part"
    if [[ -n $from ]]; then
        cp -- "$from" "$part"
    elif from="musl of Debian" && ! fetch_musl_source "$part"; then
        from=$MUSL_URL
        type -P curl || apt install --no-install-recommends curl
        curl -fsSL --retry 2 -o "$part" "$from" ||
            die 3 "neither Debian nor $from gives $MUSL.tar.gz; set UKLAB_MUSL_TARBALL to a copy of it"
    fi
    is_musl "$part" || die 3 "$from: SHA-256 is $(sha256sum <"$part" | cut -c-64), expected $MUSL_SHA256"
    mv "$part" "$OWN/$MUSL.tar.gz"
}

fetch_musl_source() { # fetch_musl_source FILE
    local dir
    own_apt deb-src bookworm || return
    (cd "$dir" && apt-get "${OWN_APT[@]}" source --download-only musl=1.2.3-1)
    mv "$dir"/musl_1.2.3.orig.tar.gz "$1"
    rm -rf "$dir"
    [[ -f $1 ]]
}

own_apt() { # own_apt deb|deb-src SUITE: sets dir, and OWN_APT for lists of our own there, the system's stay as they are
    local uri release entry key
    dir=$(mktemp -d "$OWN/apt.XXXXXX") && mkdir -p "$dir"/{lists,archives}/partial || return
    while IFS='|' read -r uri release entry; do
        [[ $release =~ ^(bookworm|(old)*stable)$ ]] && break
    done < <(apt-get indextargets --format "\$(REPO_URI)|\$(RELEASE)|\$(SOURCESENTRY)" 'Created-By: Packages')
    key=$(grep -m1 -ioE 'signed-by *[:=] */[^] ]+' "${entry%:*}" | grep -oE '/.*') ||
        key=/usr/share/keyrings/debian-archive-keyring.gpg
    echo "$1 [signed-by=$key] $uri $2 main" >"$dir/sources.list"
    OWN_APT=(-q -o Dir::Etc::SourceList="$dir/sources.list" -o Dir::Etc::SourceParts=/dev/null
        -o Dir::State::Lists="$dir/lists" -o Dir::Cache="$dir" -o APT::Sandbox::User="$ME")
    apt-get "${OWN_APT[@]}" update
}

# --- QEMU for arm64: one that keeps memory tags apart, as Debian 12's own does not (vm-pool/docs/adr/0004) ---

build_tags() { /usr/bin/aarch64-linux-gnu-gcc -nostdlib -static -Wl,-Ttext=0x40200000,--build-id=none -o "$1" "$TAGS"; }

keeps_tags() { # keeps_tags QEMU
    local image status
    image=$(mktemp "$OWN/tags.XXXXXX")
    build_tags "$image" &&
        [[ $(timeout 60 "$1" -M virt,mte=on -cpu max -nodefaults -display none -nic none -serial stdio \
            -kernel "$image" </dev/null 2>/dev/null) == 000050000000 ]]
    status=$?
    rm -f "$image"
    return "$status"
}

find_qemu_arm64() { # sets UKLAB_QEMU_ARM64: what the caller says, or the one we fetched, or the system's
    case $CALLERS_QEMU in
        none) UKLAB_QEMU_ARM64=none ;;
        '')
            for UKLAB_QEMU_ARM64 in "$OWN"/qemu-arm64-*/qemu-system-aarch64 /usr/bin/qemu-system-aarch64; do
                [[ -x $UKLAB_QEMU_ARM64 ]] && keeps_tags "$UKLAB_QEMU_ARM64" && return
            done
            return 1
            ;;
        *)
            UKLAB_QEMU_ARM64=$(cd "$CALLER" && readlink -f -- "$CALLERS_QEMU")
            keeps_tags "$UKLAB_QEMU_ARM64" ||
                die 3 "UKLAB_QEMU_ARM64=$CALLERS_QEMU does not run, or mixes up memory tags as QEMU 7.2 does"
            ;;
    esac
}

fetch_qemu_arm64() { # of Debian's backports, unpacked beside the system
    local dir deb version libraries
    own_apt deb bookworm-backports && (cd "$dir" && apt-get "${OWN_APT[@]}" download qemu-system-arm) ||
        die 3 "Debian's backports give no QEMU for arm64; UKLAB_QEMU_ARM64 may name one, or be \`none\`"
    deb=$(echo "$dir"/qemu-system-arm_*.deb)
    version=$(dpkg-deb -f "$deb" Version)
    dpkg-deb -x "$deb" "$dir/x"
    if ldd "$dir/x/usr/bin/qemu-system-aarch64" | grep 'not found'; then
        mapfile -t libraries < <(dpkg-deb -f "$deb" Depends | grep -oE '(lib|zlib)[a-z0-9.+-]+')
        apt update && apt install --no-install-recommends "${libraries[@]}"
    fi
    keeps_tags "$dir/x/usr/bin/qemu-system-aarch64" ||
        die 3 "QEMU $version of Debian's backports does not run, or mixes up memory tags"
    install -D -t "$OWN/qemu-arm64-${version#*:}" "$dir/x/usr/bin/qemu-system-aarch64"
    rm -rf "$dir"
}

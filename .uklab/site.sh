# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154
#
# The site: web and one grader, two processes of the runner.

set_data() { # sets DATA: ./data, or for root what it links to, as the runner may not write (or enter) a checkout of root's
    DATA=$PWD/data
    if ((EUID == 0)) && [[ ! -d data || -L data ]]; then
        DATA=$STATE/data/$(sha256sum <<<"$PWD" | cut -c-16)
        install -d -m 700 -o "$RUNNER" -g "$(id -gn "$RUNNER")" "$STATE/data" "$DATA"
        ln -sfn "$DATA" data
    fi
    mkdir -p "$DATA"
    (cd / && "${AS_RUNNER[@]}" test -w "$DATA") || die 3 "$RUNNER cannot write $DATA; move it away, or: chown -R $RUNNER $DATA"
}

role_command() { # role_command web|grader PORT BUS [ARGUMENT...]: sets COMMAND
    ROLE=(UKLAB_DATA="$DATA" UKLAB_PORT="$2" UKLAB_BUS_PORT="$3" UKLAB_LOG=INFO UKLAB_BUS="${UKLAB_BUS-127.0.0.1:$3}"
        UKLAB_ADMINISTRATOR="${UKLAB_ADMINISTRATOR-}"
        UKLAB_KEYS="${UKLAB_KEYS-$DATA/keys/own}" UKLAB_TRUST="${UKLAB_TRUST-$DATA/keys/web}"
        UKLAB_ENROL="${UKLAB_ENROL-$DATA/keys/graders}")
    jvm / "$1" "$1" record
    case $1 in
        web) COMMAND+=(org.uklab.web.Main "${@:4}") ;;
        grader) COMMAND+=(org.uklab.grader.Main grader "${@:4}") ;;
    esac
}

started() { # started PID: a time, as pids come again; nothing for one that is gone, or that nobody has buried
    local stat
    read -ra stat 2>/dev/null <"/proc/$1/stat" && [[ ${stat[2]} != Z ]] && echo "${stat[21]}"
}

alive() { # alive web|grader
    local pid since
    read -r pid since 2>/dev/null <"$OWN/up/$1.pid" && [[ $(started "$pid") == "$since" ]]
}

up_runs_from() { if alive web; then cat "$OWN/up/home"; fi; }

spawn() { # spawn web|grader PORT BUS
    local log=$OWN/up/$1.log
    role_command "$@"
    [[ ! -f $log ]] || mv -f "$log" "$log.1"
    (exec setsid "${AS_RUNNER[@]}" "${COMMAND[@]}" >"$log" 2>&1 </dev/null 9>&-) &
    echo "$! $(started $!)" >"$OWN/up/$1.pid"
}

is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; } # is_free PORT

free_port() { # free_port FIRST
    local port
    for ((port = $1; port < $1 + 100; port++)); do
        is_free "$port" && echo "$port" && return
    done
    die 3 "ports $1 to $((port - 1)) are all taken"
}

health() { # health PORT
    (exec 3<>"/dev/tcp/127.0.0.1/$1" && printf 'GET /health HTTP/1.0\r\n\r\n' >&3 && timeout 5 cat <&3) 2>/dev/null
}

start_site() { # start_site PORT BUS: returns when a submission sent now would be graded
    local role
    mkdir -p "$OWN/up"
    echo "$UKLAB_HOME" >"$OWN/up/home"
    echo "$1" >"$OWN/up/port"
    spawn web "$@"
    spawn grader "$@"
    until [[ $(health "$1") == *'"ready":true'* ]]; do
        for role in web grader; do
            alive $role || die 3 "$role ended at once: $(LOG=$OWN/up/$role.log reason) (all of it: $OWN/up/$role.log)"
        done
        ((SECONDS < 300)) || die 3 "nothing was ready within 300 s; see $OWN/up/*.log"
        sleep 0.1
    done
}

stop_role() { # stop_role web|grader: the grader finishes what it has at work
    local pid tries=400
    read -r pid _ <"$OWN/up/$1.pid"
    kill "$pid"
    while alive "$1" && ((--tries)); do sleep 0.1; done
    ((tries)) || kill -KILL "$pid"
    rm "$OWN/up/$1.pid"
}

port_option() { # port_option [--port N]: sets PORT
    PORT=
    (($# == 0)) && return
    [[ $# == 2 && $1 == --port && $2 =~ ^[0-9]{1,5}$ && $2 -ge 1 && $2 -le 65535 ]] || die 2 "not an option: $*; there is --port N"
    PORT=$2
}

stop_site() { # plans it
    local role
    for role in grader web; do
        ! alive $role || plan "stopping $role" "stop_role $role"
    done
    ((${#STEPS[@]})) || say 'uklab does not run'
}

one_at_a_time() { # `up` and `down` of one user; what they start must not keep the lock
    mkdir -p "$OWN/up"
    exec 9>"$OWN/up/lock"
    flock 9
}

#!/usr/bin/env bash
# Runs `make pdf` and `make test` on bare Debian systems: `scripts/bare.sh --help` says more.
#
# Everything happens in namespaces of its own: whatever ends this script, its mounts and processes end with it.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/paperbuild-bare
logs=$root/build/bare
readonly root cache logs

usage() {
    cat <<'TEXT'
usage: scripts/bare.sh [options]

Makes bare Debian systems in folders, copies the last commit of this checkout into each, and runs `make pdf` and
`make test` there: as root, and as a user who may install nothing. Bare means: Debian's minimal system with make, git
and Python. It needs root, debootstrap, and the network that packages come from.

  --system NAME   bookworm (12), trixie (13) or another suite that the mirror has; may be given again [both]
  --python V      the system's own Python (`system`), or such as 3.12; may be given again [system]
  --as WHO        root or user; may be given again [both]
  --make TARGET   pdf, test or quick; may be given again [pdf test]
  --fresh         make the systems anew; otherwise what an earlier run has kept is unpacked
  --help          this text

Packages come from where this machine has them from: its apt sources and proxies, the settings of pip and npm, its
certificates. PAPERBUILD_BARE_MIRROR names another mirror, and PYTEST_ADDOPTS fewer tests. A Python that is not the system's own is one of this
machine's, or one that uv has or gets. Systems and packages are kept in the user's cache; what each command says goes
to build/bare/.
TEXT
}

say() { printf 'bare: %s\n' "$*" >&2; }

main() {
    if [[ ${1:-} == --inside ]]; then
        [[ $$ -eq 1 && -d ${2:-} ]] || { say "--inside is for its own use" && exit 2; }
        work=$2
        shift 2
        try_everything "$@"
        return
    fi
    read_options "$@"
    need_what_it_takes
    open_workplace
    setpriv --pdeathsig KILL unshare --mount --propagation private --pid --fork --kill-child --mount-proc -- \
        bash "$root/scripts/bare.sh" --inside "$work" "$@" &
    inside=$!
    wait "$inside"
}

try_everything() {
    local system python who
    read_options "$@"
    mapfile -t settings < <(network_settings)
    rows=() is_bad=""
    for system in "${systems[@]}"; do
        keep_system "$system"
        for python in "${pythons[@]}"; do
            for who in "${people[@]}"; do try_all "$system" "$python" "$who"; done
        done
    done
    print_table
}

need_what_it_takes() {
    local program
    [[ $(id -u) -eq 0 ]] || { say "only root may make systems: run it with sudo" && exit 2; }
    for program in debootstrap unshare setpriv chroot git tar flock; do
        command -v "$program" >/dev/null || { say "$program is not installed" && exit 2; }
    done
}

read_options() {
    systems=() pythons=() people=() targets=() is_fresh=""
    while [[ $# -gt 0 ]]; do
        case $1 in
            --system | --python | --as | --make) [[ -n ${2:-} ]] || { say "$1 wants a word after it" && exit 2; } ;;
        esac
        case $1 in
            --system) systems+=("$(suite_of "$2")") && shift ;;
            --python) pythons+=("$2") && shift ;;
            --as) one_of "$2" root user && people+=("$2") && shift ;;
            --make) one_of "$2" pdf test quick && targets+=("$2") && shift ;;
            --fresh) is_fresh=1 ;;
            --help) usage && exit 0 ;;
            *) say "no option is called $1; see --help" && exit 2 ;;
        esac
        shift
    done
    [[ ${#systems[@]} -gt 0 ]] || systems=(bookworm trixie)
    [[ ${#pythons[@]} -gt 0 ]] || pythons=(system)
    [[ ${#people[@]} -gt 0 ]] || people=(root user)
    [[ ${#targets[@]} -gt 0 ]] || targets=(pdf test)
}

suite_of() {
    case $1 in
        12) echo bookworm ;;
        13) echo trixie ;;
        *) echo "$1" ;;
    esac
}

one_of() {
    local word=$1 known
    shift
    for known in "$@"; do
        if [[ $word == "$known" ]]; then return; fi
    done
    say "$word is none of: $*"
    exit 2
}

# A folder for this run's systems, which is gone afterwards. Those of runs that were killed are removed as well: nobody
# holds their locks.
open_workplace() {
    local left
    mkdir -p "$cache" "$logs"
    for left in "$cache"/work-*; do
        if [[ -e $left/lock ]]; then flock --nonblock "$left/lock" rm -rf --one-file-system "$left" || true; fi
    done
    work=$(mktemp -d "$cache/work-XXXXXX")
    exec {lock}>"$work/lock"
    flock "$lock"
    inside=""
    trap leave EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
}

# The first process of a namespace takes all others with it, and with the last of them go its mounts. What is being
# written while they end is removed by a second try.
leave() {
    local status=$? try
    trap '' INT TERM HUP
    if [[ -n $inside ]]; then
        kill -KILL "$inside" 2>/dev/null || true
        wait "$inside" 2>/dev/null || true
    fi
    for try in 1 2 3 4 5; do
        rm -rf --one-file-system "$work" 2>/dev/null && break
        sleep "$try"
    done
    exit "$status"
}

# Removes a system, when what is mounted in it is gone.
clear_away() {
    local place
    awk -v under="$1/" 'index($2, under) == 1 { print $2 }' /proc/mounts | sort -r | while read -r place; do
        umount --lazy "$place"
    done
    rm -rf --one-file-system "$1"
}

# --- What this machine is set up with -----------------------------------------------------------------------------

# The mirror that this machine has Debian from; nothing where it has none, and then debootstrap knows one.
mirror() {
    if [[ -n ${PAPERBUILD_BARE_MIRROR:-} ]]; then
        echo "$PAPERBUILD_BARE_MIRROR"
    else
        # shellcheck disable=SC2016 # these are apt's variables
        apt-get indextargets --format '$(ORIGIN) $(LABEL) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
            awk '$1 == "Debian" && $2 == "Debian" { print $3; exit }'
    fi
}

# How apt reaches its mirror: the proxies and the certificates.
apt_settings() { apt-config dump 2>/dev/null | grep -E '^Acquire::(https?|ftp)::(Proxy|CaInfo|Verify)' || true; }

# This machine's settings of the network, one NAME=VALUE a line. Folders of packages on its disk are none of them.
network_settings() {
    local value
    env | grep -iE '^(https?_proxy|no_proxy|all_proxy|pip_(index_url|trusted_host|default_timeout)|pytest_addopts)=' || true
    value=$(python3 -m pip config get global.index-url 2>/dev/null) && echo "PIP_INDEX_URL=$value"
    value=$(npm config get registry 2>/dev/null) && [[ $value == http* ]] && echo "npm_config_registry=$value"
    for value in PIP_CERT SSL_CERT_FILE NODE_EXTRA_CA_CERTS npm_config_cafile; do echo "$value=$certificates"; done
}

# --- The systems --------------------------------------------------------------------------------------------------

# Where this machine's certificates lie in each system: those of its own packages would be written anew by the next one.
readonly certificates=/etc/ssl/machine.pem
# What debootstrap knows of each suite.
readonly scripts=/usr/share/debootstrap/scripts

# Keeps a bare system as an archive: it takes minutes to make and seconds to unpack.
keep_system() {
    local suite=$1 archive=$cache/$1.tar log=$logs/$1.log source from
    [[ -n $is_fresh ]] && rm -f "$archive"
    if [[ -f $archive ]]; then return; fi
    source=$(mirror)
    say "making a bare $suite"
    from=(${source:+"$source"})
    # A suite that is newer than this debootstrap is made as unstable is.
    if [[ -n $source && ! -e $scripts/$suite ]]; then from+=("$scripts/sid"); fi
    debootstrap --variant=minbase --include=ca-certificates,git,make,python3 "$suite" "$work/base" "${from[@]}" \
        >"$log" 2>&1 </dev/null || { tail -n 5 "$log" >&2 && say "debootstrap failed; see $log" && exit 1; }
    chroot "$work/base" useradd --create-home --shell /bin/bash author
    chroot "$work/base" apt-get clean
    tar --create --file "$work/base.tar" --numeric-owner --one-file-system --directory "$work/base" .
    mv "$work/base.tar" "$archive"
    clear_away "$work/base"
}

# Unpacks a system with this machine's settings, its own devices and processes, and the last commit in the user's home.
open_system() {
    local suite=$1 who=$2 system=$3 bundle=${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}
    mkdir -p "$system"
    tar --extract --file "$cache/$suite.tar" --numeric-owner --directory "$system"
    cp --dereference --remove-destination /etc/resolv.conf "$system/etc/resolv.conf"
    if [[ -f $bundle ]]; then
        cp --dereference "$bundle" "$system$certificates"
    else
        cp --dereference "$system/etc/ssl/certs/ca-certificates.crt" "$system$certificates"
    fi
    apt_settings >"$system/etc/apt/apt.conf.d/00machine"
    mount_devices "$system"
    lend "$cache/apt-$suite" "$system/var/cache/apt/archives" root
    lend "$cache/pip-$who" "$system/var/cache/pip" "$who"
    git -c safe.directory='*' clone --quiet --depth 1 "file://$root" "$system$(home_of "$who")/paper"
    chroot "$system" chown -R "$(user_of "$who"):" "$(home_of "$who")/paper"
}

mount_devices() {
    local system=$1 device
    mount -t proc proc "$system/proc"
    mount -t tmpfs -o mode=755 tmpfs "$system/dev"
    for device in null zero full random urandom tty; do
        touch "$system/dev/$device"
        mount --bind "/dev/$device" "$system/dev/$device"
    done
    mkdir "$system/dev/pts" "$system/dev/shm"
    mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$system/dev/pts"
    mount -t tmpfs -o mode=1777 tmpfs "$system/dev/shm"
    ln -s pts/ptmx "$system/dev/ptmx"
    ln -s /proc/self/fd "$system/dev/fd"
}

# Packages that were downloaded once are kept for the next system.
lend() {
    mkdir -p "$1" "$2"
    mount --bind "$1" "$2"
    chroot "${2%/var/cache/*}" chown "$(user_of "$3"):" "/var/cache/${2##*/var/cache/}"
}

user_of() { if [[ $1 == user ]]; then echo author; else echo root; fi; }
home_of() { if [[ $1 == user ]]; then echo /home/author; else echo /root; fi; }

# Copies a Python of this machine's, which is not the system's own, to the same place in `system` and prints its path.
# Fails where there is none that runs there.
lend_python() {
    local version=$1 system=$2 program prefix parent
    program=$(command -v "python$version") && "$program" -c '' 2>/dev/null || program=$(python_of_uv "$version") || return 1
    prefix=$("$program" -c 'import sys; print(sys.base_prefix)')
    [[ $prefix != /usr ]] || return 1
    mkdir -p "$system$prefix"
    cp --archive "$prefix/." "$system$prefix/"
    parent=$prefix
    until [[ $parent == / ]]; do
        chmod a+rx "$system$parent"
        parent=$(dirname "$parent")
    done
    chroot "$system" "$prefix/bin/python$version" -c 'import ctypes, ssl, sqlite3, venv' 2>/dev/null || return 1
    echo "$prefix/bin/python$version"
}

python_of_uv() {
    command -v uv >/dev/null || return 1
    uv python install --quiet "$1" >&2 || true
    uv python find --quiet "$1"
}

# --- The trials ---------------------------------------------------------------------------------------------------

try_all() {
    local suite=$1 python=$2 who=$3 system="$work/system" lent="" target own
    open_system "$suite" "$who" "$system"
    own=$(chroot "$system" python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if [[ $python != system && $python != "$own" ]]; then
        if ! lent=$(lend_python "$python" "$system"); then
            add_row "$suite" "$python" "$who" "-" "not here" 0 "this machine has no Python $python that runs there"
            clear_away "$system"
            return
        fi
        own=$python
    fi
    if [[ $who == root ]] || try_without_rights "$suite" "$own" "$system" "$lent"; then
        for target in "${targets[@]}"; do try_one "$suite" "$own" "$who" "$target" "$system" "$lent"; done
    fi
    clear_away "$system"
}

# The user asks for a paper on the bare system, is told in one line what to install, and an administrator does that.
# Fails where there is no such line, or where it does not help.
try_without_rights() {
    local suite=$1 python=$2 system=$3 lent=$4 log=$logs/$1-$2-user-bare.log began=$SECONDS line
    if run_in "$system" user "$lent" "make pdf" >"$log" 2>&1; then
        add_row "$suite" "$python" user "pdf (bare)" passed $((SECONDS - began)) "nothing is missing"
        return
    fi
    line=$(sed -n 's/^setup: missing: .*; to install: sudo //p' "$log")
    if [[ -z $line || $line == *$'\n'* ]]; then
        fail "$suite" "$python" user "pdf (bare)" $((SECONDS - began)) "not one line that says what to install" "$log"
        return 1
    fi
    add_row "$suite" "$python" user "pdf (bare)" told $((SECONDS - began)) "$line"
    if ! run_in "$system" root "" "apt-get update -qq && $line -qq" >>"$log" 2>&1; then
        fail "$suite" "$python" user "that line" $((SECONDS - began)) "it installs nothing" "$log"
        return 1
    fi
}

try_one() {
    local suite=$1 python=$2 who=$3 target=$4 system=$5 lent=$6 log="$logs/$1-$2-$3-$4.log" began=$SECONDS note
    say "$suite, Python $python, as $who: make $target"
    if ! run_in "$system" "$who" "$lent" "make $target" >"$log" 2>"$log.err"; then
        note=$(note_of "$target" "$log" "$log.err")
    elif note=$(what_is_wrong "$target" "$log" "$who" "$system$(home_of "$who")/paper"); then
        cat "$log.err" >>"$log"
        rm "$log.err"
        add_row "$suite" "$python" "$who" "$target" passed $((SECONDS - began)) "$note"
        return
    fi
    cat "$log.err" >>"$log"
    rm "$log.err"
    fail "$suite" "$python" "$who" "$target" $((SECONDS - began)) "$note" "$log"
}

# Prints what came of a command that ended well, and fails where that is not what it is for: a paper is a PDF at the
# path that is printed last, tests have run when they say so, and root, who may install anything, leaves no tool out.
what_is_wrong() {
    local target=$1 log=$2 who=$3 folder=$4
    if [[ $target == pdf ]]; then
        tail -n 1 "$log"
        [[ $(head -c 4 "$folder/$(tail -n 1 "$log")" 2>/dev/null) == %PDF ]]
    elif [[ $who == root ]] && grep '^setup: the tests are skipped' "$log.err"; then
        return 1
    else
        note_of "$target" "$log" "$log.err"
        [[ $(note_of "$target" "$log" "$log.err") == *" passed"* ]]
    fi
}

# Runs a line in the checkout's folder, with nothing of this machine but what it is set up with: no terminal, no language.
run_in() {
    local system=$1 who=$2 lent=$3 line=$4
    # shellcheck disable=SC2016 # the shell in the system takes what $1 is
    env -i PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" \
        HOME="$(home_of "$who")" PIP_CACHE_DIR=/var/cache/pip DEBIAN_FRONTEND=noninteractive \
        PAPERBUILD_PYTHON="$lent" "${settings[@]}" \
        chroot --userspec="$(user_of "$who"):$(user_of "$who")" "$system" \
        /bin/sh -c 'cd ~ && if [ -d paper ]; then cd paper; fi && eval "$1"' sh "$line" </dev/null
}

# In a line, what a command came to: pytest's last words, or whatever was said last.
note_of() {
    local target=$1 out=$2 err=$3 summary=""
    [[ $target == pdf ]] || summary=$(grep -E '^[0-9]+ (passed|failed|error|skipped)' "$out" | tail -n 1)
    if [[ -n $summary ]]; then echo "$summary"; else tail -n 1 "$err"; fi
}

fail() {
    is_bad=1
    add_row "$1" "$2" "$3" "$4" failed "$5" "$6"
    say "failed: the last lines of $7:"
    tail -n 25 "$7" >&2
}

add_row() {
    rows+=("$(printf '%-9s %-7s %-5s %-11s %-9s %5d s  %s' "$@")")
    say "${rows[-1]}"
}

print_table() {
    printf '\n%-9s %-7s %-5s %-11s %-9s %7s  %s\n' system python as make result time note
    printf '%s\n' "${rows[@]}"
    [[ -z $is_bad ]]
}

# Its tests source it.
if [[ ${BASH_SOURCE[0]} == "$0" ]]; then main "$@"; fi

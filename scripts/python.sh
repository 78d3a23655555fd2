# shellcheck shell=bash
# Finds a Python that is new enough and keeps .venv as constraints.txt wants it. Sourced, in the checkout's folder.

# shellcheck source=scripts/say.sh
source scripts/say.sh

readonly oldest_minor=11
readonly candidates=(python3.14 python3.13 python3.12 python3.11 python3 python)
readonly unfinished=.venv/.unfinished

# Prints a Python of version 3.11 or newer: the one that .venv was made with, or that PAPERBUILD_PYTHON names, or else the
# newest on the PATH.
# Programs that only stand for one (those of version managers) are run, not believed.
find_python() {
    local name version found=()
    for name in .venv/bin/python ${PAPERBUILD_PYTHON:+"$PAPERBUILD_PYTHON"} "${candidates[@]}"; do
        version=$("$name" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
        if [[ $version == 3.* && ${version#3.} -ge $oldest_minor ]]; then
            printf '%s\n' "$name"
            return
        fi
        found+=("$name is $version")
    done
    say "paperbuild needs Python 3.$oldest_minor or newer, and none is on the PATH${found[*]:+ (${found[*]})}"
    return 1
}

# Brings .venv to the pins, unless it has them. An environment whose making was interrupted is made anew.
prepare_environment() {
    local purpose=$1 python=$2 extras=""
    [[ $purpose == test ]] && extras="[dev]"
    if is_current "$purpose"; then return; fi
    if [[ -e $unfinished ]] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        make_environment "$python"
    fi
    touch "$unfinished"
    say "installing paperbuild$extras and what it needs into .venv"
    # What builds packages comes first and pinned, so that no step resolves anything that constraints.txt does not name:
    # hatchling for ours, setuptools for docopt, which num2words needs and which comes as source. Since Python 3.12 an
    # environment has none of its own.
    install "hatchling" "setuptools"
    install --no-build-isolation --editable ".$extras"
    wanted >".venv/.ready-$purpose"
    rm "$unfinished"
}

install() {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --constraint constraints.txt "$@" >&2
}

make_environment() {
    local python=$1
    [[ $python == .venv/* ]] && python=$(rm -rf .venv && find_python)
    say "making .venv with $("$python" --version)"
    rm -rf .venv
    mkdir .venv
    touch "$unfinished"
    "$python" -m venv .venv >&2
}

# Whether .venv was finished for `purpose`, from these pins, in this folder. One for the tests serves papers as well.
is_current() {
    local purpose=$1 stamp
    [[ ! -e $unfinished ]] && .venv/bin/python -c '' 2>/dev/null || return 1
    for stamp in ".venv/.ready-$purpose" .venv/.ready-test; do
        if [[ -f $stamp && $(<"$stamp") == "$(wanted)" ]]; then return; fi
    done
    return 1
}

# What .venv is made from; the folder is part of it, because the programs in .venv name it.
wanted() {
    pwd
    cat pyproject.toml constraints.txt
}

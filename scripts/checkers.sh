# shellcheck shell=bash
# Keeps checkers/node_modules as checkers/package.json wants it. Sourced, in the checkout's folder.

# shellcheck source=scripts/say.sh
source scripts/say.sh

checkers_stamp=checkers/node_modules/.ready

# Installs the checkers that come from npm, where npm is: the tests skip what needs them. Scripts of packages are not
# run: those of some download a browser, and the system has one.
prepare_checkers() {
    if has_checkers || ! command -v npm >/dev/null; then return; fi
    say "installing the Nu checker, axe and Ace into checkers/node_modules"
    if npm install --prefix checkers --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null >&2; then
        cat checkers/package.json >"$checkers_stamp"
    else
        say "that failed: npm says why above"
    fi
}

# Whether those are installed that are wanted now.
has_checkers() { [[ -f $checkers_stamp && $(<"$checkers_stamp") == "$(<checkers/package.json)" ]]; }

# shellcheck shell=bash
# Keeps checkers/node_modules as checkers/package.json wants it. Sourced, in the checkout's folder.

# shellcheck source=scripts/say.sh
source scripts/say.sh

# Installs the checkers that come from npm, where npm is: the tests skip what needs them. Scripts of packages are not
# run: those of some download a browser, and the system has one.
prepare_checkers() {
    local stamp=checkers/node_modules/.ready
    if [[ -f $stamp && $(<"$stamp") == "$(<checkers/package.json)" ]]; then return; fi
    if ! command -v npm >/dev/null; then
        say "the tests that need the Nu checker, axe or Ace are skipped: npm is missing"
        return
    fi
    say "installing the Nu checker, axe and Ace into checkers/node_modules"
    if npm install --prefix checkers --no-package-lock --ignore-scripts --no-audit --no-fund --silent </dev/null >&2; then
        cat checkers/package.json >"$stamp"
    else
        say "that failed; the tests that need the Nu checker, axe or Ace are skipped"
    fi
}

# shellcheck shell=bash
# How the set-up speaks: on standard error, one clause a line. Sourced.

say() { printf 'setup: %s\n' "$*" >&2; }

#!/usr/bin/env bash
# Makes this checkout ready: `scripts/setup.sh pdf` to make papers, `scripts/setup.sh test` to run the tests too.
#
# It installs what is missing and is silent and quick when nothing is. What it says goes to standard error.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/python.sh
source scripts/python.sh
# shellcheck source=scripts/system.sh
source scripts/system.sh
# shellcheck source=scripts/checkers.sh
source scripts/checkers.sh

main() {
    local purpose=${1:?say what for: pdf or test}
    local python
    python=$(find_python) || exit 2
    prepare_system "$purpose" "$python" || exit 2
    prepare_environment "$purpose" "$python"
    [[ $purpose == test ]] || return 0
    prepare_driver
    prepare_checkers
    .venv/bin/python -m tests.tools  # says which tools do not work
}

main "$@"

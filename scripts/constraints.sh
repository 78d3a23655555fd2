#!/usr/bin/env bash
# Resolves the newest versions that go together in an environment of its own, and writes them to constraints.txt.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/python.sh
source scripts/python.sh

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python=$(find_python)
"$python" -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --editable '.[dev]' >&2
"$folder/venv/bin/python" - "$folder/pins" <<'PYTHON'
"""Writes the name and version of everything installed but paperbuild and the tools that every environment has."""
import sys
from importlib.metadata import distributions
from pathlib import Path

left_out = {"paperbuild", "pip", "wheel"}
pins = {d.metadata["Name"].lower().replace("_", "-"): d.version for d in distributions()}
lines = [f"{name}=={version}\n" for name, version in sorted(pins.items()) if name not in left_out]
Path(sys.argv[1]).write_text("".join(lines), encoding="utf-8")
PYTHON
{
    echo "# The version of every package that paperbuild is made and tested with. Made by \`make constraints\`."
    cat "$folder/pins"
} >"$folder/constraints.txt"
mv "$folder/constraints.txt" constraints.txt

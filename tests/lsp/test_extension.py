"""The extension for Visual Studio Code: its manifest names what is there, and what the server and the command offer."""

from __future__ import annotations

import json
import re

from paperbuild.cli.group import LISTED
from paperbuild.lsp import margins
from tests.places import ROOT

FOLDER = ROOT / "editors" / "vscode"
MANIFEST = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
CODE = (FOLDER / "extension.js").read_text(encoding="utf-8")


def test_its_manifest_names_what_it_has() -> None:
    assert (FOLDER / MANIFEST["main"]).is_file()
    needed = {name.split("/")[0] for name in re.findall(r"require\('([^']+)'\)", CODE)} - {"vscode"}
    assert needed == MANIFEST["dependencies"].keys()


def test_its_settings_and_commands_are_those_that_its_code_asks_for() -> None:
    settings = MANIFEST["contributes"]["configuration"]["properties"]
    asked = {f"paperbuild.{name}" for name in re.findall(r"\.get\('([^']+)'\)", CODE)}
    assert asked == settings.keys()
    commands = {one["command"] for one in MANIFEST["contributes"]["commands"]}
    assert set(re.findall(r"registerCommand\('([^']+)'", CODE)) == commands
    assert not commands & {margins.ACCEPT, margins.COMPARE}, "those are the server's, which the client registers"


def test_it_starts_a_command_that_there_is() -> None:
    (command,) = re.findall(r"args: \['([^']+)'\]", CODE)
    assert command in LISTED

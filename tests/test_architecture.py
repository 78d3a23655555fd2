"""The picture of the house in the README is the house, and what import-linter holds."""

from __future__ import annotations

import re
import tomllib

from tests.places import ROOT

PACKAGE = ROOT / "src/paperbuild"
ROOMS = re.findall(r"^\| `(\w+)/` \|", (PACKAGE / "README.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_the_table_of_rooms_names_every_room_and_no_other() -> None:
    assert sorted(ROOMS) == sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))


def test_no_module_stands_outside_the_rooms() -> None:
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py"}


def test_the_table_has_the_order_that_import_linter_checks() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    contract = next(one for one in tools["importlinter"]["contracts"] if one["type"] == "layers")
    layers = [layer.split(" | ") for layer in reversed(contract["layers"]) if layer != "__main__"]
    assert [room for layer in layers for room in sorted(layer, key=ROOMS.index)] == ROOMS

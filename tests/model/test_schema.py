"""The schema of `paper.toml` that editors read is the one that the settings have."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from typing import Any

from paperbuild.syntax.explained_settings import settings_schema
from tests.places import ROOT

SCHEMA = ROOT / "schema" / "paper.schema.json"


def test_schema_file_is_the_one_that_the_settings_make() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == settings_schema(), "run scripts/schema.py"


def test_every_setting_is_described_for_editors() -> None:
    without = [name for name, node in _properties(settings_schema()) if not node.get("description")]
    assert without == []


def test_the_paper_names_only_settings_of_the_schema() -> None:
    settings = tomllib.loads((ROOT / "content" / "paper.toml").read_text(encoding="utf-8"))
    assert set(settings) <= set(settings_schema()["properties"])


def _properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for node in [schema, *schema["$defs"].values()]:
        yield from node.get("properties", {}).items()

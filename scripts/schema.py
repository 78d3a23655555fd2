"""Writes the JSON Schema of `paper.toml`, which editors read, to schema/paper.schema.json."""

import json
from pathlib import Path

from paperbuild.syntax.explained_settings import settings_schema

PATH = Path(__file__).parent.parent / "schema" / "paper.schema.json"


def text() -> str:
    """The schema as it stands in its file."""
    return json.dumps(settings_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")

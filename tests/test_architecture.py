from __future__ import annotations

import re
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "src/paperbuild"
NOT_TOLD = {"__init__.py", "__main__.py"}


def test_the_table_of_modules_names_every_module_and_no_other() -> None:
    text = (PACKAGE / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `([\w./]+)` \|", text, re.MULTILINE)
    modules = [path.name for path in PACKAGE.glob("*.py") if path.name not in NOT_TOLD]
    packages = [f"{path.parent.name}/" for path in PACKAGE.glob("*/__init__.py")]
    assert named == sorted(modules + packages)

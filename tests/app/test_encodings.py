"""A library in any encoding is read or told; nothing of it makes the tool end otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.checks.check import check

LIBRARY = "@book{doe, title = {Über die Küste}, author = {Døe, Ána}, publisher = {P}, date = {2020}}\n"
PAPER = {
    "content/paper.toml": 'slug = "p"\nlocale = "en"\ndate = 2026-01-01\n\n[publisher]\nname = "P"\n',
    "content/en/metadata.toml": 'title = "T"\n',
    "content/en/01-one.md": "# One\n\nIt is so.[@doe]\n",
}

BYTES = {
    "UTF-8": LIBRARY.encode(),
    "UTF-8 with a mark": LIBRARY.encode("utf-8-sig"),
    "UTF-16": LIBRARY.encode("utf-16"),
    "UTF-16 without a mark": LIBRARY.encode("utf-16-le"),
    "UTF-32": LIBRARY.encode("utf-32"),
    "Latin-1": LIBRARY.encode("latin-1"),
    "Windows": LIBRARY.replace("ber", "“ber”").encode("cp1252"),
    "a lone surrogate": LIBRARY.replace("Ü", "\ud800").encode("utf-8", "surrogatepass"),
    "a NUL": LIBRARY.replace("Ü", "\0").encode(),
    "half a letter": LIBRARY.encode()[:20],
    "a mark amid it": LIBRARY.replace("Ü", "\ufeff").encode(),
    "every byte": bytes(range(256)) * 40,
    "nothing": b"",
}
READ = {"UTF-8", "UTF-8 with a mark"}


@pytest.mark.parametrize("name", BYTES)
def test_a_library_is_read_or_told(name: str, tmp_path: Path) -> None:
    for path, text in PAPER.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "bibliography.bib").write_bytes(BYTES[name])
    paper, noticed = parse_project(load(tmp_path))
    found = [(one.rule, one.path) for one in check(paper, noticed)]
    if name in READ:
        assert found == []
        assert [entry.value("title") for entry in paper.bibliography.entries] == ["Über die Küste"]
    elif name != "a mark amid it":
        assert {"BIB021", "CIT001", "BIB001", "BIB024"} & {rule for rule, _ in found}, found

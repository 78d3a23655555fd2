"""A record belongs to what a paper is made of; what stands for its sources does not depend on the machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from paperbuild.app.plan import plan
from paperbuild.compare.publication import source_digest
from paperbuild.model.project import Project
from tests.conftest import Text

MakeProject = Callable[[Mapping[str, Text]], Project]
FILES = {"content/en/01-a.md": "# A {#a}\n\nText.\n"}
RECORD = 'form = 1\nname = "2026"\ndate = 2026-01-01\n'


def test_every_file_depends_on_the_records(make_project: MakeProject) -> None:
    """They say which address a paragraph has: a job that did not know them would make another file."""
    with_record = {**FILES, "content/editions/2026.toml": RECORD}
    keys = [[job.key for job in plan(make_project(files), "en", ["en"], b"")] for files in (FILES, with_record)]
    assert all(one != other for one, other in zip(*keys, strict=True))
    assert "content/editions/2026.toml" in plan(make_project(with_record), "en", ["en"], b"")[0].inputs


def test_the_digest_of_the_sources_knows_no_line_ends_and_no_records(make_project: MakeProject) -> None:
    digest = source_digest(make_project(FILES))
    assert source_digest(make_project({path: text.replace("\n", "\r\n") for path, text in FILES.items()})) == digest
    assert source_digest(make_project({**FILES, "content/editions/2026.toml": RECORD})) == digest
    assert source_digest(make_project({"content/en/01-a.md": "# A {#a}\n\nText!\n"})) != digest
    assert source_digest(make_project({"content/en/01-b.md": FILES["content/en/01-a.md"]})) != digest

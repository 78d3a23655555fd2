"""Files that a PDF carries stand beside its layout, and are named once."""

from __future__ import annotations

import datetime
import io

import pikepdf
import pytest

from paperbuild.engines.layout.attach import attach
from paperbuild.engines.layout.request import AttachedFile
from paperbuild.engines.pdf_attachments import attached_files

DATE = datetime.datetime(2026, 9, 1, 12, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
FILES = (
    AttachedFile("content/en/02-ü.md", b"# B\n", "Source"),
    AttachedFile("content/en/01-a.md", b"# A\n", "Source"),
    AttachedFile("works.csl.json", b"[]\n", "Data"),
)


def attached(*batches: tuple[AttachedFile, ...]) -> bytes:
    with pikepdf.new() as document:
        document.add_blank_page()
        for files in batches:
            attach(document, files, DATE)
        out = io.BytesIO()
        document.save(out, deterministic_id=True)
        return out.getvalue()


def test_attached_files_come_out_as_they_went_in() -> None:
    assert attached_files(attached(FILES)) == {file.name: file.content for file in FILES}


def test_each_file_is_named_once_in_both_lists_in_the_order_of_a_name_tree() -> None:
    with pikepdf.open(io.BytesIO(attached(FILES))) as document:
        tree = document.Root.Names.EmbeddedFiles.Names
        assert [bytes(name) for name in tree[::2]] == sorted(bytes(name) for name in tree[::2])
        assert {item.objgen for item in document.Root.AF} == {item.objgen for item in tree[1::2]}
        assert len(document.Root.AF) == len(FILES)


def test_a_file_says_what_it_is_to_the_paper_and_when_it_was_made() -> None:
    with pikepdf.open(io.BytesIO(attached(FILES))) as document:
        found = {str(item.UF): item for item in document.Root.AF}
        assert {name: str(item.AFRelationship) for name, item in found.items()} == {
            file.name: f"/{file.relationship}" for file in FILES
        }
        stream = found["content/en/01-a.md"].EF.F
        assert (str(stream.Subtype), int(stream.Params.Size)) == ("/text/markdown", 4)
        assert str(stream.Params.CreationDate) == str(stream.Params.ModDate) == "D:20260901123000+02'00'"


def test_files_join_those_that_a_document_has() -> None:
    assert attached_files(attached(FILES[:1], FILES[1:])) == {file.name: file.content for file in FILES}


@pytest.mark.parametrize("files", [(), FILES])
def test_the_same_files_give_the_same_bytes(files: tuple[AttachedFile, ...]) -> None:
    assert attached(files) == attached(files)

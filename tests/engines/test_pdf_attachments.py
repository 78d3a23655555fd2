"""Files in PDFs of strangers: what they say of their size is not believed."""

from __future__ import annotations

import io
import tracemalloc
import zlib

import pikepdf
import pytest

from paperbuild.engines import pdf_attachments
from paperbuild.engines.pdf_attachments import attached_files
from paperbuild.findings.errors import UsageError


def carrying(content: bytes, **said: object) -> bytes:
    """A PDF that carries one file, `content` being the bytes of its stream and `said` what it says of them."""
    document = pikepdf.new()
    document.attachments["content/paper.toml"] = pikepdf.AttachedFileSpec(document, b"x")
    document.attachments["content/paper.toml"].get_file().obj.write(content, **said)
    out = io.BytesIO()
    document.save(out, compress_streams=False)
    return out.getvalue()


@pytest.mark.parametrize("times", [1, 2])
def test_a_file_that_unpacks_to_more_than_it_may_is_refused_before_it_is_unpacked(
    times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_attachments, "_MOST_BYTES", 1_000_000)
    bomb = bytes(100_000_000)
    for _ in range(times):
        bomb = zlib.compress(bomb, 9)
    pdf = carrying(bomb, filter=pikepdf.Array([pikepdf.Name.FlateDecode] * times))
    tracemalloc.start()
    with pytest.raises(UsageError, match="more than 200 MB"):
        attached_files(pdf)
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


def test_a_file_is_read_whatever_size_it_says() -> None:
    packed = zlib.compress(b"slug")
    pdf = carrying(packed, filter=pikepdf.Name.FlateDecode).replace(b"/Size 1", b"/Size 9")
    assert attached_files(pdf)["content/paper.toml"] == b"slug"


def test_a_file_that_is_packed_as_none_is_is_refused() -> None:
    with pytest.raises(UsageError, match="RunLengthDecode"):
        attached_files(carrying(b"\x80", filter=pikepdf.Name.RunLengthDecode))

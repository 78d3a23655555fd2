"""A small edition, written by hand so that no template has a part in it, and editions with one file changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf

from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.model.formats import Format
from paperbuild.model.paper import Paper
from paperbuild.verify.edition import Edition, read_edition
from paperbuild.verify.outputs import Outputs
from paperbuild.verify.place import BuiltFile
from paperbuild.verify.reconcile import Reconciliation
from paperbuild.verify.vocabulary import Vocabulary, WorkWords, vocabulary
from tests.built import built
from tests.places import PAPERS

EVERYTHING = PAPERS / "everything"
NOWHERE = Path("nowhere")

TEXT = """<section class="part">
<h2 id="rents">1 Rents</h2>
<p>Rents rose by a third.<sup><a id="call-1" href="#note-1" role="doc-noteref">1</a></sup>
See <a href="#homes">there</a>.</p>
<table>
<tr><th>Year</th><th>Rent</th></tr>
<tr><td>2025</td><td>900<sup><a id="call-2" href="#note-2" role="doc-noteref">2</a></sup></td></tr>
</table>
<p>So it went on in every town of the country.</p>
</section>
<section class="part">
<h2 id="homes">Homes</h2>
<p><img src="PICTURE" alt="An empty house"/></p>
<div role="doc-pullquote" aria-hidden="true"><p>Nobody moved in.</p></div>
<p id="last">Nobody moved in.<sup><a id="call-3" href="#note-3" role="doc-noteref">3</a></sup></p>
</section>
"""
NOTES = """<section class="notes" role="doc-endnotes">
<h2>Notes</h2>
<aside id="note-1"><p>1 Clara Marsh, The rent and the river, 2021. <a href="#call-1">Back</a></p></aside>
<aside id="note-2"><p>2 Of 30 homes. <a href="#call-2">Back</a></p></aside>
<aside id="note-3"><p>3 Ben Okafor, Rooms, 2019. <a href="#call-3">Back</a></p></aside>
</section>
"""
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<title>A small paper</title>
<style>
p {{ margin: 0 }}
</style>
</head>
<body>
<nav><a href="#rents">1 Rents</a></nav>
<main>
{text}{notes}</main>
</body>
</html>
"""
XHTML = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en">
<head><title>A small paper</title></head>
<body>
{text}{notes}</body>
</html>
"""
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>A small paper</dc:title><dc:language>en</dc:language>
</metadata>
<manifest>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>
<item id="picture" href="house.png" media-type="image/png"/>
</manifest>
<spine><itemref idref="one"/><itemref idref="two"/></spine>
</package>
"""
CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def small() -> Edition:
    """The small edition: an HTML file, and an EPUB with a page for each of its two parts."""
    html = PAGE.format(text=TEXT.replace("PICTURE", "data:image/png;base64,AAAA"), notes=NOTES)
    first, second = (part + "</section>\n" for part in TEXT.replace("PICTURE", "house.png").split("</section>\n")[:2])
    notes = NOTES.splitlines(keepends=True)
    head, tail = "".join(notes[:2]), notes[-1]
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "EPUB/package.opf": PACKAGE,
        "EPUB/one.xhtml": XHTML.format(
            text=first.replace('"#homes"', '"two.xhtml#homes"'), notes=head + "".join(notes[2:4]) + tail
        ),
        "EPUB/two.xhtml": XHTML.format(text=second, notes=head + notes[4] + tail),
        "EPUB/house.png": "",
    }
    works = (
        WorkWords(
            "marsh2021", ("the", "rent", "and", "the", "river"), (("the", "rent", "and", "the", "river"),), frozenset()
        ),
        WorkWords("okafor2019", ("rooms",), (("rooms",),), frozenset({"okafor"})),
    )
    contents = {Format.HTML: html.encode(), Format.EPUB: _archive(members)}
    files = {name: BuiltFile(f"build/en/small.{name}", "en", content, NOWHERE) for name, content in contents.items()}
    return Edition("en", files, Vocabulary(headings=frozenset({"contents", "notes"}), works=works))


def _archive(members: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


@cache
def paper() -> Paper:
    """The paper that has everything in it."""
    return parse_project(load(EVERYTHING))[0]


@cache
def everything() -> Edition:
    """That paper, built in every format."""
    made = built(EVERYTHING)
    files = {
        name: BuiltFile(f"build/en/everything.{name}", "en", made.artifacts["en", name].content, NOWHERE)
        for name in Format
    }
    return Edition("en", files, vocabulary(paper(), paper().source))


def on_disk(made: Edition, folder: Path) -> Edition:
    """`made` with its files in `folder`, read."""
    files = {}
    for name, file in made.files.items():
        path = folder / Path(file.path).name
        path.write_bytes(file.content)
        files[name] = replace(file, disk=path)
    return read_edition(replace(made, files=files))[0]


def with_content(made: Edition, name: Format, content: bytes) -> Edition:
    """`made` with other bytes as its file of that format."""
    return replace(made, files={**made.files, name: replace(made.files[name], content=content)})


def with_html(made: Edition, *changes: tuple[str, str]) -> Edition:
    """`made` with each of `changes` done to its HTML: the first text, which must be there, becomes the second."""
    return with_content(made, Format.HTML, _changed(made.files[Format.HTML].content, changes))


def with_member(made: Edition, member: str, *changes: tuple[str, str]) -> Edition:
    """`made` with `changes` done to one file of its EPUB."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made.files[Format.EPUB].content)) as archive, zipfile.ZipFile(out, "w") as written:
        assert member in archive.namelist()
        for entry in archive.infolist():
            content = archive.read(entry)
            written.writestr(entry, _changed(content, changes) if entry.filename == member else content)
    return with_content(made, Format.EPUB, out.getvalue())


def with_pdf(made: Edition, change: Callable[[pikepdf.Pdf], None]) -> Edition:
    """`made` with `change` done to its PDF."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made.files[Format.PDF].content)) as pdf:
        change(pdf)
        pdf.save(out)
    return with_content(made, Format.PDF, out.getvalue())


def found(made: Edition) -> list[Diagnostic]:
    """What the reading, the OUT rules and the comparison of the formats find."""
    whole, broken = read_edition(made)
    return [*broken, *Outputs().check(whole), *Reconciliation().check(whole)]


def told(findings: Iterable[Diagnostic]) -> list[tuple[str, str, str]]:
    """The name, the kind of file and the message of each."""
    return [(one.name, one.path.rpartition(".")[2], one.message) for one in findings]


def _changed(content: bytes, changes: Iterable[tuple[str, str]]) -> bytes:
    text = content.decode()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text.encode()

"""The finished PDF, judged by what it means: its notes, links, tags, bookmarks, fonts and bytes."""

from __future__ import annotations

import datetime
import io
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

import page
import pikepdf
import pypdf
import pytest

from paperbuild import __version__
from paperbuild.app.build import Build, build
from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.core.timings import Stopwatch
from paperbuild.engines.layout.process import LayoutProcess
from paperbuild.engines.layout.request import LayoutRequest
from paperbuild.engines.pandoc import pandoc_version
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.errors import EngineError, EngineTimeoutError
from paperbuild.findings.source import SourceFile
from paperbuild.model.formats import Format
from paperbuild.model.project import Project
from paperbuild.model.settings import CONTRAST, contrast
from paperbuild.output.pdf.render import VARIANT, _for_print
from paperbuild.rules.templates import layout_problem
from tests.built import build_anew, built
from tests.clock import HANGS_S, at_most, children_s
from tests.layouts import answer_to, layouts
from tests.places import ROOT

pytestmark = pytest.mark.pango

CREATED = datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)
EVERYTHING = ROOT / "tests/papers/everything"


@dataclass(frozen=True)
class Printed:
    """A PDF and what was noticed while it was made."""

    pdf: bytes
    diagnostics: tuple[Diagnostic, ...]

    @property
    def reader(self) -> pypdf.PdfReader:
        return pypdf.PdfReader(io.BytesIO(self.pdf))

    def texts(self) -> list[str]:
        """The text of each page, as poppler reads it."""
        command = ["pdftotext", "-layout", "-", "-"]
        done = subprocess.run(command, input=self.pdf, capture_output=True, check=True)
        return done.stdout.decode().split("\f")

    def places(self) -> Mapping[str, tuple[int, float]]:
        """Where each anchor stands: its page (from 1), and how far from the foot of it."""
        reader = self.reader
        return {
            name: (reader.get_destination_page_number(target) + 1, float(target.top or 0))
            for name, target in reader.named_destinations.items()
        }


def _made(project: Project, *, is_draft: bool = False) -> Build:
    paper, _ = parse_project(project)
    with layouts() as pool:
        return build(paper, [paper.source], [Format.PDF], pool, Stopwatch(), is_draft=is_draft)


def _printed(project: Project, *, is_draft: bool = False) -> Printed:
    return _of(_made(project, is_draft=is_draft))


def _kept(folder: Path) -> Printed:
    return _of(built(folder, Format.PDF))


def _of(made: Build) -> Printed:
    [artifact] = made.artifacts.values()
    return Printed(artifact.content, tuple(made.diagnostics))


def _with_templates(**changed: str) -> Project:
    """The small paper with templates of its own, by their names with `_` for a full stop."""
    project = load(EVERYTHING)
    own = {name.replace("_", "."): text for name, text in changed.items()}
    files = {name: SourceFile(f"templates/{name}", text) for name, text in own.items()}
    return replace(project, templates=MappingProxyType({**project.templates, **files}))


def _template(name: str) -> str:
    return load(EVERYTHING).templates[name].text


@cache
def _small() -> Printed:
    return _kept(EVERYTHING)


@cache
def _real() -> Printed:
    return _kept(ROOT)


SMALL = pytest.param(_small, 10, id="everything")
REAL = pytest.param(_real, 65, id="the paper", marks=pytest.mark.slow)
both = pytest.mark.parametrize(("make", "count"), [SMALL, REAL])
either = pytest.mark.parametrize("make", [pytest.param(p.values[0], id=p.id, marks=p.marks) for p in (SMALL, REAL)])


# Notes


@both
def test_each_note_stands_once_and_in_order_at_the_foot_of_its_calls_page_or_the_next(
    make: Callable[[], Printed], count: int
) -> None:
    places = make().places()
    numbers = range(1, count + 1)
    assert [name for name in places if name.startswith("note-")].__len__() == count
    notes = [places[f"note-{n}"] for n in numbers]
    assert notes == sorted(notes, key=lambda place: (place[0], -place[1]))
    for n in numbers:
        assert places[f"note-{n}"][0] - places[f"call-{n}"][0] in {0, 1}


@both
def test_call_and_note_lead_to_each_other(make: Callable[[], Printed], count: int) -> None:
    links = [
        annotation["/A"]["/D"] if "/A" in annotation else annotation["/Dest"]
        for sheet in make().reader.pages
        for annotation in (item.get_object() for item in sheet.get("/Annots", ()))
        if annotation["/Subtype"] == "/Link" and ("/Dest" in annotation or annotation["/A"]["/S"] == "/GoTo")
    ]
    targets = set(map(str, links))
    assert {f"{kind}-{n}" for kind in ("call", "note") for n in range(1, count + 1)} <= targets


@pytest.mark.poppler
@both
def test_read_as_text_the_notes_begin_with_their_numbers_in_order(make: Callable[[], Printed], count: int) -> None:
    text, at = "\n".join(make().texts()), 0
    for n in range(1, count + 1):
        match = re.compile(rf"^ *{n} {{2,}}\S.*$", re.MULTILINE).search(text, at)
        assert match, f"note {n}"
        at = match.end()


@pytest.mark.poppler
def test_a_note_of_two_paragraphs_has_no_empty_line_between_them() -> None:
    text = "\n".join(_small().texts())
    assert re.search(r"in/a/note\.?\n +It has a second paragraph", text)


# Accessibility


@either
def test_no_failure_of_pdf_ua(make: Callable[[], Printed], tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(make().pdf)
    verdict = str(page.validate_pdf(str(path), profile="ua1"))
    assert "0 failed" in verdict
    assert "Conformance:" not in verdict


@either
def test_what_is_drawn_on_a_page_is_in_the_tree_of_tags_or_an_artifact(make: Callable[[], Printed]) -> None:
    """Running heads and folios are artifacts; without that they would be neither."""
    with pikepdf.open(io.BytesIO(make().pdf)) as pdf:
        tagged = {mark for element in _elements(pdf) for mark in _marked(element)}
        for sheet in pdf.pages:
            drawn = _texts_drawn(sheet)
            assert {(sheet.obj.objgen, mcid) for mcid in drawn if mcid >= 0} <= tagged
            assert NOWHERE not in drawn


NOWHERE, ARTIFACT = -2, -1


def _texts_drawn(sheet: pikepdf.Page) -> set[int]:
    """The marks of the texts on a page: their MCIDs, ARTIFACT or NOWHERE."""
    marks, found = [NOWHERE], set()
    for operands, operator in pikepdf.parse_content_stream(sheet):
        if str(operator) == "BMC":
            marks.append(ARTIFACT if operands[0] == "/Artifact" else NOWHERE)
        elif str(operator) == "BDC":
            marks.append(int(operands[1]["/MCID"]))
        elif str(operator) == "EMC":
            marks.pop()
        elif str(operator) in {"Tj", "TJ"}:
            found.add(marks[-1])
    return found


def _elements(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    waiting = list(pdf.Root.StructTreeRoot.K)
    found = []
    while waiting:
        element = waiting.pop()
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            found.append(element)
            kids = element.get("/K", [])
            waiting += list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return found


def _marked(element: pikepdf.Dictionary) -> Iterator[tuple[object, int]]:
    """The marked content of an element itself: the page, and its number there."""
    for kid in element.get("/K", []):
        if isinstance(kid, int):
            yield element.Pg.objgen, kid
        elif kid.get("/Type") == "/MCR":
            yield kid.Pg.objgen, int(kid.MCID)


@either
def test_headings_are_tagged_as_such_and_skip_no_level(make: Callable[[], Printed]) -> None:
    with pikepdf.open(io.BytesIO(make().pdf)) as pdf:
        kinds = {str(element.S) for element in _elements(pdf)}
    assert {"/H1", "/H2", "/H3", "/L", "/LBody", "/Link", "/P"} <= kinds


def test_a_picture_has_its_alternative_text() -> None:
    with pikepdf.open(io.BytesIO(_small().pdf)) as pdf:
        figures = [element for element in _elements(pdf) if element.S == "/Figure"]
        assert [str(figure.Alt) for figure in figures] == ["A square, half red and half white"]


def test_list_items_with_paragraphs_get_bodies_at_every_depth() -> None:
    html = "<ul><li><p>a</p><ul><li>b</li></ul></li><li>c</li></ul>"
    expected = '<ul><li><dd class="item"><p>a</p><ul><li>b</li></ul></dd></li><li>c</li></ul>'
    assert _for_print(html) == expected


# Navigation, metadata, fonts


def test_bookmarks_are_nested_as_the_headings_are_and_have_no_numbers_of_notes() -> None:
    assert _titles(_small().reader.outline) == [
        "Thanks",
        "Contents",
        "Summary",
        "1 First section",
        ["Lists", "A table", ["A deeper heading", "A case with a note in its heading"]],
        "2 Second section",
        "Sources",
    ]


def _titles(outline: list) -> list:
    return [_titles(item) if isinstance(item, list) else item.title for item in outline]


@pytest.mark.poppler
def test_dots_of_the_contents_are_no_text() -> None:
    [contents] = [text for text in _small().texts() if text.startswith("Contents")]
    assert not re.search(r"\.\s*\.", contents)
    assert re.search(r"\S {2,}\d+$", contents, re.MULTILINE)


@pytest.mark.poppler
def test_contents_name_the_page_on_which_each_section_begins() -> None:
    texts, places = _small().texts(), _small().places()
    for title, anchor in (("First section", "first"), ("A deeper heading", "deeper"), ("Sources", "sources")):
        match = re.search(rf"{title}[ .]+(\d+)$", texts[2], re.MULTILINE)
        assert match
        assert int(match[1]) == places[anchor][0]


def test_everything_that_the_bytes_depend_on_is_named_as_its_producer_in_both_places() -> None:
    reader = _small().reader
    assert reader.metadata
    producer = str(reader.metadata.producer)
    names = ["paperbuild", "pandoc", "WeasyPrint", "pydyf", "fontTools", "pikepdf", "Pango"]
    assert [made_with.split()[0] for made_with in producer.split(", ")] == names
    assert producer.startswith(f"paperbuild {__version__}, pandoc {pandoc_version(60)}, WeasyPrint 70.0, ")
    packet = reader.root_object["/Metadata"].get_object().get_data().decode()
    assert f' pdf:Producer="{producer}"' in packet
    assert packet.count("Producer=") == 1


def test_title_language_author_and_date_are_those_of_the_paper_and_of_no_clock() -> None:
    reader = _small().reader
    assert reader.metadata is not None
    assert reader.metadata.title == "Everything that a paper can have"
    assert reader.metadata.author == "A Publisher"
    assert str(reader.metadata["/CreationDate"]) == "D:20260301"
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


@either
def test_every_font_is_embedded_and_one_of_the_house(make: Callable[[], Printed]) -> None:
    with pikepdf.open(io.BytesIO(make().pdf)) as pdf:
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item]
        named = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item]
        names = {str(item.FontName) for item in named}
        assert len(fonts) == len(named) > 0
    assert all(re.search(r"\+Source-(Serif-4|Sans-3|Code-Pro)", name) for name in names), names


@pytest.mark.slow
def test_the_same_paper_gives_the_same_bytes() -> None:
    assert _of(build_anew(EVERYTHING, Format.PDF)).pdf == _small().pdf


@either
def test_nothing_is_amiss_in_what_we_print(make: Callable[[], Printed]) -> None:
    assert make().diagnostics == ()


@cache
def _on_letter() -> Printed:
    return _printed(_with_settings('paper-size = "Letter"'))


def _with_settings(lines: str, folder: Path = EVERYTHING) -> Project:
    """A paper with `lines` added to the top of its settings."""
    project = load(folder)
    assert project.settings is not None
    return replace(project, settings=replace(project.settings, text=f"{lines}\n{project.settings.text}"))


def _colours(pdf: bytes) -> set[tuple[float, ...]]:
    """The colours that text and areas are filled with, and lines are drawn with, on the pages and in their pictures."""
    operators = {"rg", "RG", "scn", "SCN", "g", "G"}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pictures = [item for item in document.objects if isinstance(item, pikepdf.Stream) and "/BBox" in item]
        return {
            tuple(round(float(value), 2) for value in operands if not isinstance(value, pikepdf.Name))
            for content in (*document.pages, *pictures)
            for operands, operator in pikepdf.parse_content_stream(content)
            if str(operator) in operators
        }


def _is_grey(colour: tuple[float, ...]) -> bool:
    return max(colour, default=0) - min(colour, default=0) < 0.02


def test_accent_is_the_only_strong_colour() -> None:
    colours = _colours(_printed(_with_settings('accent = "#0b5a6e"')).pdf)
    assert (0.04, 0.35, 0.43) in colours
    strong = {colour for colour in colours if max(colour, default=0) - min(colour, default=0) > 0.1}
    assert strong == {(0.04, 0.35, 0.43)}


def _grounds(accent: str) -> set[tuple[float, ...]]:
    """The light colours of a paper with this accent."""
    colours = _colours(_printed(_with_settings(f'accent = "{accent}"')).pdf)
    return {colour for colour in colours if len(colour) == 3 and min(colour) > 0.9}


def test_accent_that_is_just_legible_on_white_is_legible_on_the_ground_of_boxes_too() -> None:
    grounds = _grounds("#767676")
    assert len(_grounds("#0b5a6e")) > 1, "the ground of boxes is among them"
    written = {"#" + "".join(f"{round(part * 255):02x}" for part in ground) for ground in grounds}
    assert [ground for ground in written if contrast("#767676", ground) < CONTRAST - 0.02] == []  # colours are rounded


def test_plain_design_has_no_colour_whatever_the_accent() -> None:
    plain = _printed(_with_settings('design = "plain"\naccent = "#0b5a6e"'))
    assert plain.diagnostics == ()
    assert [colour for colour in _colours(plain.pdf) if not _is_grey(colour)] == []


def test_plain_design_is_as_accessible_as_the_house_s(tmp_path: Path) -> None:
    path = tmp_path / "plain.pdf"
    path.write_bytes(_printed(_with_settings('design = "plain"')).pdf)
    for profile in ("3a", "ua1"):
        report = page.validate_pdf(str(path), profile=profile)
        assert "FAILED" not in str(report)


@pytest.mark.slow
@pytest.mark.poppler
@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_no_page_of_the_paper_has_a_few_lines_only(size: str) -> None:
    printed = _printed(_with_settings(f'paper-size = "{size}"', ROOT))
    _, *pages, _back, _after_the_last = printed.texts()
    counts = [sum(bool(line.strip()) for line in text.splitlines()) for text in pages]
    head_and_folio = 2
    assert min(counts) >= head_and_folio + 7


def test_letter_paper_is_as_large_as_letter_paper() -> None:
    sheet = _on_letter().reader.pages[0].mediabox
    assert (round(sheet.width), round(sheet.height)) == (612, 792)


@pytest.mark.parametrize("make", [_small, _on_letter])
def test_a_note_that_fits_stands_on_the_page_of_its_call(make: Callable[[], Printed]) -> None:
    """On letter paper, a rounding error in WeasyPrint 70 moved the first note to the next page: see print.css."""
    places = make().places()
    assert [places[f"note-{n}"][0] - places[f"call-{n}"][0] for n in range(1, 11)] == [0] * 10


@pytest.mark.poppler
def test_a_draft_says_so_on_every_page_and_a_final_paper_on_none() -> None:
    draft = _printed(load(EVERYTHING), is_draft=True).texts()
    assert all("DRAFT" in text.upper() for text in draft[:-1])  # poppler ends the last page too
    assert not any("Draft" in text for text in _small().texts())


# Strangers


def test_what_a_template_asks_for_from_outside_is_refused_where_it_says_so() -> None:
    html = _template("print.html.jinja").replace("</body>", '<img src="http://example.org/a.png" alt="a"></body>')
    css = _template("print.css") + "\nbody { background: url(file:///etc/passwd) }\n"
    found = _printed(_with_templates(print_css=css, print_html_jinja=html)).diagnostics
    assert {(d.rule, d.path, d.message) for d in found} == {
        ("TPL003", "templates/print.css", "`file:///etc/passwd` is not part of the paper"),
        ("TPL003", "templates/print.html.jinja", "`http://example.org/a.png` is not part of the paper"),
    }
    lines = {d.path: d.start.line for d in found}
    assert lines["templates/print.css"] == css.count("\n")


def test_nothing_of_a_file_outside_gets_into_the_pdf(tmp_path: Path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text y="9">hush</text></svg>', encoding="utf-8")
    html = _template("print.html.jinja").replace(
        "</head>", f'<link rel="attachment" href="{secret.as_uri()}"><link rel="stylesheet" href="/etc/hosts"></head>'
    )
    printed = _printed(_with_templates(print_html_jinja=html))
    assert not any(b"hush" in file for files in printed.reader.attachments.values() for file in files)
    assert {d.rule for d in printed.diagnostics} == {"TPL003"}


def test_what_a_style_sheet_says_wrong_is_a_warning_at_its_place() -> None:
    css = _template("print.css").replace("p { margin", "p { font-weight: 650; margin", 1)
    [found] = _printed(_with_templates(print_css=css)).diagnostics
    assert (found.rule, found.severity, found.path) == ("TPL004", "warning", "templates/print.css")
    assert css.splitlines()[found.start.line - 1][found.start.column - 1 :].startswith("font-weight: 650")


def test_a_link_to_nothing_of_a_section_is_no_fault_of_the_template(tmp_path: Path) -> None:
    shutil.copytree(EVERYTHING, tmp_path, dirs_exist_ok=True)
    section = next((tmp_path / "content/en").glob("01-*.md"))
    section.write_text(section.read_text(encoding="utf-8") + "\nSee [there](#nowhere).\n", encoding="utf-8")
    assert {d.rule for d in _printed(load(tmp_path), is_draft=True).diagnostics} <= {"LNK001"}


def test_a_link_to_nothing_of_a_template_is_told() -> None:
    html = _template("print.html.jinja").replace("</body>", '<p><a href="#nowhere">there</a></p></body>', 1)
    assert [d.rule for d in _printed(_with_templates(print_html_jinja=html)).diagnostics] == ["TPL004"]


def test_a_warning_of_which_the_place_is_unknown_is_about_the_style_sheet() -> None:
    found = layout_problem.found(SourceFile("templates/print.css", "a {}\n"), "Something else")
    assert (found.path, found.start.line, found.message) == (
        "templates/print.css",
        1,
        "WeasyPrint says: Something else",
    )


def test_a_layout_that_takes_too_long_is_ended_with_its_process() -> None:
    request = LayoutRequest("<p>text</p>" * 20_000, "paper:", {}, {}, VARIANT, b"0" * 16, "en", CREATED)
    with at_most(10, children_s), LayoutProcess() as process:
        with pytest.raises(EngineTimeoutError, match="longer than"):
            process.lay_out(request, 0.2)
        assert process.lay_out(replace(request, html="<p>text</p>"), HANGS_S).pages == 1  # by a new one


def test_what_breaks_weasyprint_is_the_engines_trouble_and_no_traceback() -> None:
    request = LayoutRequest("<p>text</p>", "paper:", {}, {}, "no such variant", b"0" * 16, "en", CREATED)
    with LayoutProcess() as process, pytest.raises(EngineError, match="WeasyPrint failed"):
        process.lay_out(request, HANGS_S)


def test_a_picture_that_is_a_svg_is_drawn_without_what_it_asks_for() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>'
    html = '<html lang="en"><title>a</title><img src="paper:a.svg" alt="a"></html>'
    request = LayoutRequest(
        html, "paper:", {"paper:a.svg": (svg, "image/svg+xml")}, {}, VARIANT, b"0" * 16, "en", CREATED
    )
    assert answer_to(request).refused == ("file:///etc/passwd",)

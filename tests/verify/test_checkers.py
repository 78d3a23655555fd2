"""The checkers of others: each finds what is broken on purpose, finds nothing in a good file, and is missed aloud."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pytest

from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.errors import EngineError
from paperbuild.model.formats import Format
from paperbuild.rules.outputs import built_notes
from paperbuild.verify.ace import Ace
from paperbuild.verify.axe import Axe
from paperbuild.verify.checker import Checker, Lack, ManyChecker
from paperbuild.verify.edition import Edition
from paperbuild.verify.epubcheck import Epubcheck
from paperbuild.verify.nu import NuChecker
from paperbuild.verify.packages import PINNED, Packages
from paperbuild.verify.page_validation import PageValidation, claims
from paperbuild.verify.place import WHOLE
from paperbuild.verify.verify import Checked, Event, checkers, missing, verify
from tests.places import ROOT
from tests.tools import TOOLS, fault
from tests.verify.made import everything, on_disk, small, with_html, with_member, with_pdf
from tests.verify.many_aces import ManyAces
from tests.verify.many_epubs import ManyEpubs

CHECKERS_JSON = ROOT / "checkers" / "package.json"
PACKAGES = Packages()


def asked(checker: Checker, made: Edition, folder: Path) -> list[Diagnostic]:
    """What `checker` finds in `made`; the test is skipped where it does not work on this machine."""
    skip_without(checker)
    return list(checker.check(on_disk(made, folder)))


def skip_without(checker: Checker) -> None:
    if why := checker.lack() or (checker.name in TOOLS and fault(checker.name)):
        said = f"{checker.name} {why.reason}" if isinstance(why, Lack) else why
        pytest.skip(f"needs {checker.name} ({said}); `make test` installs it where it may")


def messages(findings: list[Diagnostic]) -> list[tuple[str, str]]:
    return [(one.name, one.message) for one in findings]


def test_versions_are_those_that_are_pinned_for_npm() -> None:
    package = json.loads(CHECKERS_JSON.read_text("utf-8"))
    assert package["dependencies"] == PINNED
    assert package["private"] is True


@pytest.mark.pango
def test_page_validation_finds_nothing_in_what_paperbuild_builds(tmp_path: Path) -> None:
    assert messages(asked(PageValidation(), everything(), tmp_path)) == []
    assert claims(everything().files[Format.PDF].content) == ["3a", "ua1"]


@pytest.mark.pango
def test_a_wrong_variant_is_named_with_what_the_pdf_claims(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata() as metadata:
            metadata["pdfaid:part"] = "2"
            metadata["pdfaid:conformance"] = "B"

    made = with_pdf(everything(), change)
    found = messages(asked(PageValidation(), made, tmp_path))
    assert claims(made.files[Format.PDF].content) == ["2b", "ua1"]
    assert ("pdf-profile", "the PDF does not claim to be PDF/A-3a; it claims PDF/A-2b and PDF/UA-1") in found
    assert any(message.startswith("PDF/A-3a: ") for _, message in found), "nor is it"


@pytest.mark.parametrize(
    ("said", "claimed"),
    [
        ('<!-- pdfaid:part="3" --><a xmlns:n="http://www.aiim.org/pdfa/ns/id/" n:part="2" n:conformance="U"/>', ["2u"]),
        ('<a xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part> 1 </pdfuaid:part></a>', ["ua1"]),
        ('<a xmlns:pdfaid="http://example.org/" pdfaid:part="3"/>', []),
        ('<a pdfaid:part="3"', []),
    ],
    ids=["a prefix of its own", "an element", "another namespace", "no XML"],
)
def test_what_a_pdf_claims_is_read_as_xml(said: str, claimed: list[str]) -> None:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Metadata = pdf.make_stream(said.encode())
        pdf.save(out, fix_metadata_version=False)
    assert claims(out.getvalue()) == claimed


@pytest.mark.pango
def test_a_pdf_without_tags_is_named(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.Root["/StructTreeRoot"]

    found = messages(asked(PageValidation(), with_pdf(everything(), change), tmp_path))
    assert any("PDF/UA-1: " in message for _, message in found)


@pytest.mark.java
@pytest.mark.pango
@pytest.mark.slow
def test_epubcheck_names_the_page_and_the_line(tmp_path: Path) -> None:
    made = with_member(
        everything(), "EPUB/package.opf", ("<dc:language>en</dc:language>", "<dc:language>en_GB</dc:language>")
    )
    found = asked(Epubcheck(), made, tmp_path)
    assert {one.name for one in found} == {"epub-conformance"}
    assert all(one.message.startswith("EPUB/") and ": epubcheck: " in one.message for one in found)
    assert all("epubcheck's message " in one.hint for one in found)


@pytest.mark.java
@pytest.mark.slow
def test_the_nu_checker_names_the_line_in_html_and_in_epub(tmp_path: Path) -> None:
    fault = ("<p>So it went", '<p><b id="">So</b> it went')
    made = with_member(with_html(small(), fault), "EPUB/one.xhtml", fault, ("<body>", '<body epub:type="bodymatter">'))
    found = asked(NuChecker(PACKAGES), made, tmp_path)
    kinds = sorted(one.path.rpartition(".")[2] for one in found if "must not be the empty" in one.message)
    assert kinds == ["epub", "html"], messages(found)
    html = next(one for one in found if one.path.endswith(".html") and "must not be" in one.message)
    text = made.files[Format.HTML].content.decode()
    assert html.start.line == text[: text.index('id=""')].count("\n") + 1
    assert html.message.startswith("the Nu checker: ")
    assert not any("epub:type" in one.message or "“type”" in one.message for one in found)


@pytest.mark.java
@pytest.mark.slow
def test_what_the_nu_checker_knows_less_of_than_browsers_is_not_told(tmp_path: Path) -> None:
    allowed = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    policy = f'<meta http-equiv="Content-Security-Policy" content="{allowed}">'
    data = '<script type="application/ld+json">{}</script>'
    made = with_html(
        small(),
        ("<head>", f"<head>{policy}{data}"),
        ("p { margin: 0 }", "p { anchor-name: --a }"),
        ("<main>", '<main><h1>A small paper</h1><ul role="list"><li>One</li></ul>'),
    )
    found = asked(NuChecker(PACKAGES), made, tmp_path)
    html = [one.message for one in found if one.path.endswith(".html")]
    assert [said for said in html if "Policy" in said or "CSS" in said or "role" in said] == []


@pytest.mark.chromium
@pytest.mark.slow
def test_axe_names_a_barrier_with_its_views_and_the_browser_what_is_asked_for(tmp_path: Path) -> None:
    faults = (
        "</style>",
        "body { color: #aaa } @media (prefers-color-scheme: dark) { body { background: #000 } }</style>",
    )
    request = ("</main>", '<img alt="" src="https://example.org/a.png"></main>')
    found = asked(Axe(PACKAGES), with_html(small(), faults, request), tmp_path)
    contrast = [one for one in found if "color-contrast" in one.hint]
    assert contrast
    assert all("light, 320 px" in one.message and "dark" not in one.message for one in contrast)
    asking = [one.message for one in found if one.name == "outside-request"]
    assert asking == ["opened in a browser, the file asks for `https://example.org/a.png`"]


@pytest.mark.chromium
@pytest.mark.slow
def test_axe_finds_nothing_in_a_good_page_however_strict_its_policy(tmp_path: Path) -> None:
    policy = '<head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:">'
    notes = ("</style>", "a { display: inline-block; min-width: 24px; min-height: 24px }</style>")
    assert messages(asked(Axe(PACKAGES), with_html(small(), ("<head>", policy), notes), tmp_path)) == []


@pytest.mark.chromium
@pytest.mark.pango
@pytest.mark.slow
def test_ace_names_the_page_of_a_barrier(tmp_path: Path) -> None:
    found = asked(Ace(PACKAGES), with_a_barrier(everything()), tmp_path)
    assert any(one.message.startswith("part-second.xhtml: Ace: ") for one in found), messages(found)


def with_a_barrier(made: Edition) -> Edition:
    return with_member(made, "EPUB/part-second.xhtml", (' lang="en" xml:lang="en"', ""))


def in_folder(made: Edition, name: str, folder: Path) -> Edition:
    """`made` as one of several: on the disk, in a folder of that name, which its files' paths begin with."""
    (folder / name).mkdir()
    files = {kind: replace(file, path=f"{name}/{file.path}") for kind, file in made.files.items()}
    return on_disk(replace(made, files=files), folder / name)


def without_language(made: Edition) -> Edition:
    bad = ("<dc:language>en</dc:language>", "<dc:language>en_GB</dc:language>")
    return with_member(made, "EPUB/package.opf", bad)


SEVERAL = [
    pytest.param(
        NuChecker(PACKAGES), small(), lambda made: with_html(made, ("<p>So it", '<p><b id="">So</b> it')), id="nu"
    ),
    pytest.param(Axe(PACKAGES), small(), lambda made: with_html(made, (' lang="en"', "")), id="axe"),
    pytest.param(ManyEpubs(), None, without_language, id="epubcheck", marks=pytest.mark.pango),
    pytest.param(ManyAces(PACKAGES), None, with_a_barrier, id="ace", marks=pytest.mark.pango),
]


@pytest.mark.chromium
@pytest.mark.java
@pytest.mark.slow
@pytest.mark.parametrize(("checker", "made", "spoil"), SEVERAL)
def test_one_start_for_several_editions_finds_in_each_what_is_in_it(
    tmp_path: Path, checker: ManyChecker, made: Edition | None, spoil: Callable[[Edition], Edition]
) -> None:
    skip_without(checker)
    good = made or everything()
    first, second, third = (
        in_folder(one, name, tmp_path) for one, name in ((good, "first"), (spoil(good), "second"), (good, "third"))
    )
    found = {name: set(checker.check(one)) for name, one in (("first", first), ("second", second))}
    told = list(checker.check_all([first, second, third]))
    of_second = [one for one in told if one.path.startswith("second/")]
    assert set(of_second) == found["second"]
    assert found["second"] - {replace(one, path=one.path.replace("first/", "second/")) for one in found["first"]}
    assert {one for one in told if one.path.startswith("first/")} == found["first"]
    assert len(told) == len(of_second) + 2 * len(found["first"])


@dataclass(frozen=True)
class Told:
    """A checker that finds one thing, is not there, or fails."""

    name: str
    lacking: Lack | None = None
    failure: str = ""
    formats: tuple[Format, ...] = (Format.HTML,)

    def version(self) -> str:
        return "1.0"

    def lack(self) -> Lack | None:
        return self.lacking

    def check(self, edition: Edition) -> Iterator[Diagnostic]:
        if self.failure:
            raise EngineError(self.failure)
        yield edition.files[Format.HTML].finding(built_notes.RULE, WHOLE, f"said by {self.name}")


def test_a_checker_that_is_not_there_or_fails_is_said_and_the_others_are_asked() -> None:
    among = (Told("one"), Told("two", Lack("is not installed", "install two")), Told("three", failure="it broke"))
    events: list[Event] = []
    result = verify([small()], among, missing(among), events.append)
    assert [one.message for one in result.findings] == ["said by one"]
    assert result.checked == (Checked("one", "1.0"),)
    assert [(one.name, one.reason, one.hint) for one in result.unchecked] == [
        ("two", "is not installed", "install two"),
        ("three", "failed: it broke", ""),
    ]
    assert {(one.checker, one.is_end) for one in events} == {
        (n, end) for n in ("one", "three") for end in (True, False)
    }


def test_every_checker_of_npm_says_the_line_that_installs_it(tmp_path: Path) -> None:
    packages = Packages([tmp_path])
    packages.folders = (tmp_path,)
    lacks = {one.name: one.lack() for one in checkers(packages)}
    for name, package in {"ace": "@daisy/ace", "axe": "axe-core", "nu": "vnu-jar"}.items():
        lack = lacks[name]
        assert lack is not None
        assert lack.reason == "is not installed"
        assert lack.install.endswith(f"--no-package-lock --ignore-scripts {package}@{PINNED[package]}")
    assert lacks["paperbuild"] is None
    assert lacks["formats"] is None


def test_checkers_are_never_looked_for_in_the_paper_s_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "node_modules" / "vnu-jar"
    package.mkdir(parents=True)
    (package / "package.json").write_text('{"version": "1"}', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert Packages([tmp_path / "elsewhere"]).version("vnu-jar") in {"", PINNED["vnu-jar"]}


def test_a_broken_file_is_not_given_to_any_checker(tmp_path: Path) -> None:
    made = small()
    short = replace(made.files[Format.HTML], content=b"<html>")
    edition = on_disk(replace(made, files={Format.HTML: short}), tmp_path)
    assert edition.whole(Format.HTML) is None
    assert list(NuChecker(PACKAGES).check(edition)) == []
    assert list(Axe(PACKAGES).check(edition)) == []

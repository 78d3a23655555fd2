"""An update of the first paper, made on purpose, is told exactly and shown as it is."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from paperbuild.app.build import build
from paperbuild.app.comparing import SidesCompared, compare_sides, read_sides
from paperbuild.app.load import load
from paperbuild.app.redline import build_redlines
from paperbuild.app.sides import Side, working_side
from paperbuild.core.timings import Stopwatch
from paperbuild.engines.layout.pool import LayoutPool
from paperbuild.model.changes import SideKind, SideName
from paperbuild.model.formats import Format
from paperbuild.model.paper import Locale, Paper
from paperbuild.output.names import redline_slug
from paperbuild.output.text.elements import elements_of
from paperbuild.verify.edition import find_redlines, read_edition
from paperbuild.verify.outputs import Outputs
from paperbuild.verify.reconcile import Reconciliation
from tests.places import ROOT

EDITS = {
    # Three notes are added, ...
    "content/en/02-introduction.md": [
        ("Opinions on sex work differ widely,", "Opinions on sex work differ widely,[@osf-laws, p. 3]"),
        (
            "because it pays and leaves them independent.",
            "because it pays and leaves them independent.[^choice]\n\n[^choice]: A choice among those that there are.",
        ),
    ],
    "content/en/07-conclusion.md": [
        ("complaint and redress that are effective.", "complaint and redress that are effective.[@ilga2018]"),
        # ... one recommendation is reworded, ...
        ("PICUM argues for safe access, on equal terms,", "PICUM calls for safe access, on equal terms and at once,"),
    ],
    "content/en/06-picum-and-decriminalisation.md": [
        # ... one note is removed, a figure is corrected, ...
        ("trade unions[^nursing]", "trade unions"),
        ("was adopted in 2003", "was adopted in 2004"),
    ],
    # ... and a work is amended.
    "bibliography.bib": [
        ("Policy on state obligations to respect, protect", "Policy on the duties of states to respect, protect")
    ],
    "content/paper.toml": [("date = 2026-11-24", "date = 2027-03-01"), ("notes = 65", "notes = 67")],
}


def update(folder: Path) -> None:
    """Makes the update in a copy of the first paper; two sections change places in both languages."""
    for name, edits in EDITS.items():
        path = folder / name
        text = path.read_text(encoding="utf-8")
        for before, after in edits:
            assert text.count(before) == 1, before
            text = text.replace(before, after)
        path.write_text(re.sub(r"\[\^nursing\]:(.|\n)*?\n\n", "", text), encoding="utf-8")
    for locale in ("en", "fr"):
        for part in (folder / "content" / locale, folder / "content" / locale / "made-from"):
            if part.is_dir():
                (part / "03-terminology.md").rename(part / "x")
                (part / "04-legal-approaches.md").rename(part / "03-legal-approaches.md")
                (part / "x").rename(part / "04-terminology.md")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("updated")
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "bibliography.bib", folder)
    update(folder)
    return folder


@pytest.fixture(scope="module")
def found(folder: Path) -> SidesCompared:
    first = Side(SideName("first", SideKind.EDITION), load(ROOT))
    return compare_sides(*read_sides([first, working_side(folder, load(folder))]), [])


def test_the_account_tells_the_update_and_nothing_else(found: SidesCompared) -> None:
    account = found.account
    (changes,) = account.locales
    assert [(one.name, one.old, one.new) for one in account.settings] == [("date", "2026-11-24", "2027-03-01")]
    assert [(one.kind.value, one.new_title, one.old_after, one.new_after) for one in changes.sections] == [
        ("moved", "Terminology", "Introduction", "Legal and policy approaches to sex work")
    ]
    changed = [[piece for piece in one.words if piece[0] != "same"] for one in changes.blocks]
    assert changed == [
        [("call come", "1")],
        [("call come", "2")],
        [("call gone", "45")],
        [("gone", "2003"), ("come", "2004")],
        [("gone", "argues"), ("come", "calls"), ("come", " and at once")],
        [("call come", "67")],
        [("gone", "state obligations"), ("come", "the duties of states")],  # the list of works
    ]
    assert {one.kind.value for one in changes.blocks} == {"changed"}


def test_notes_are_told_by_both_numbers(found: SidesCompared) -> None:
    (changes,) = found.account.locales
    told = [(one.kind.value, one.identifier, one.old_number, one.new_number) for one in changes.notes]
    assert [one for one in told if one[0] != "renumbered"] == [
        ("added", "osf-laws", 0, 1),
        ("added", "choice", 0, 2),
        ("changed", "definitions", 1, 5),
        ("changed", "amnesty2016-policy", 53, 54),
        ("added", "ilga2018-2", 0, 67),
        ("removed", "nursing", 45, 0),
    ]
    moved = {old: new for kind, _, old, new in told if kind == "renumbered"}
    # The sections that changed places have six notes and two; three notes are new and one is gone.
    expected = {7: 3, 8: 4, **{n: n + 4 for n in range(2, 7)}, **{n: n + 2 for n in range(9, 45)}}
    expected |= {n: n + 1 for n in range(46, 66) if n != 53}
    assert moved == expected


def test_works_figures_and_translations_are_told(found: SidesCompared) -> None:
    account = found.account
    assert [(one.kind.value, one.key) for one in account.works] == [
        ("changed", "amnesty2016-policy"),
        ("removed", "rcn2019"),
    ]
    (field,) = account.works[0].fields
    assert (field.name, field.old[:27], field.new[:34]) == (
        "title",
        "Policy on state obligations",
        "Policy on the duties of states to ",
    )
    assert [(one.old, one.new) for one in account.locales[0].figures] == [(("2003",), ("2004",))]
    assert [(one.locale, one.path.rsplit("/", 1)[-1]) for one in account.stale] == [
        *[("fr", "02-introduction.md")] * 2,
        *[("fr", "06-picum-and-decriminalisation.md")] * 3,
        *[("fr", "07-conclusion.md")] * 2,
    ]


def test_the_other_way_round_it_is_the_opposite(found: SidesCompared) -> None:
    (back,) = compare_sides(found.new, found.old, []).account.locales
    (forth,) = found.account.locales
    opposite = {"added": "removed", "removed": "added"}
    told = {(opposite.get(one.kind, one.kind.value), one.new_number, one.old_number) for one in forth.notes}
    assert {(one.kind.value, one.old_number, one.new_number) for one in back.notes} == told
    assert len(back.blocks) == len(forth.blocks)


@pytest.fixture(scope="module")
def html(found: SidesCompared) -> str:
    with LayoutPool(0) as pool:
        made = build_redlines(found, [Format.HTML], pool)
    assert made.diagnostics == []
    return made.artifacts["en", Format.HTML].content.decode()


def test_a_redline_alone_offers_no_other_format(html: str) -> None:
    assert 'id="_formats"' not in html


def body(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def marked(html: str) -> list[tuple[str, str]]:
    """What is inserted and deleted in the text, in order, without its signs and the page in front."""
    text = re.sub(r'<span class="pb-sign">[^<]*</span>', "", body(html))
    text = text[text.index('id="acknowledgements"') :]
    found = re.findall(r"<(ins|del) class=\"pb-(?:ins|del)\">(.*?)</\1>", text, re.DOTALL)
    return [(name, " ".join(re.sub("<[^>]*>", "", words).split())) for name, words in found]


def test_the_redline_marks_the_update_and_nothing_else(html: str) -> None:
    assert [one for one in marked(html) if not one[1].startswith("(Note 45")][:8] == [
        ("ins", "1"),
        ("ins", "2"),
        ("del", marked(html)[2][1]),
        ("del", "2003"),
        ("ins", "2004"),
        ("del", "argues"),
        ("ins", "calls"),
        ("ins", "and at once"),
    ]
    assert marked(html)[2][1].startswith("45 (Note 45: In the United Kingdom")


def texts(html: str, is_old: bool) -> str:
    """The words of the running text as one of the editions has them."""
    text = re.sub(r'<span class="pb-sign">[^<]*</span>', "", body(html))
    text = re.sub(rf"<{'ins' if is_old else 'del'} .*?</{'ins' if is_old else 'del'}>", "", text, flags=re.DOTALL)
    text = re.sub(r'<div class="pb-moved.*?</div>|<sup.*?</sup>', "", text, flags=re.DOTALL)
    return " ".join(re.sub("<[^>]*>", " ", text[text.index('id="acknowledgements"') :]).split())


def test_without_what_was_deleted_it_is_the_new_edition(html: str) -> None:
    now = texts(html, is_old=False)
    assert "PICUM calls for safe access, on equal terms and at once , to health care" in now
    assert "argues for safe access" not in now
    assert "argues for safe access, on equal terms , to health care" in texts(html, is_old=True)


def test_the_redline_says_what_moved_and_where_from(html: str) -> None:
    assert "This section has moved." in html
    assert 'href="#terminology">The section “Terminology” stood here.</a>' in html


def addresses(html: str) -> dict[str, str]:
    """What counted addresses are those of, by their first words."""
    found = re.findall(r'<(?:p|li|div|figure)[^>]* id="([^"]+\.[pitfq]\d+)"[^>]*>(.*?)</', body(html), re.DOTALL)
    words = ((name, re.sub("<[^>]*>|\\s", "", text)) for name, text in found)
    return {name: text[:20] for name, text in words if not name.startswith("changes")}


def test_addresses_in_the_redline_are_those_of_the_new_edition(html: str, found: SidesCompared) -> None:
    paper = found.new.paper
    with LayoutPool(0) as pool:
        made = build(paper, [paper.source], [Format.HTML], pool, Stopwatch())
    plain = addresses(made.artifacts["en", Format.HTML].content.decode())
    redlined = addresses(html)
    assert {*plain} == {*redlined}
    assert plain["terminology.p1"] == redlined["terminology.p1"]  # in a section that says that it has moved


@pytest.fixture(scope="module")
def redlines(found: SidesCompared, folder: Path) -> Iterator[tuple[Path, Paper, Locale]]:
    """The redline in both formats, where `diff` writes it."""
    with LayoutPool(1) as pool:
        made = build_redlines(found, [Format.HTML, Format.PDF], pool)
    assert made.diagnostics == []
    paper = found.new.paper
    for (code, name), artifact in made.artifacts.items():
        path = folder / "build" / code / f"{redline_slug(paper.settings.slug)}.{name}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)
    yield folder, paper, paper.source
    shutil.rmtree(folder / "build")


@pytest.mark.slow
def test_the_redline_is_a_paper_that_nothing_is_wrong_with(redlines: tuple[Path, Paper, Locale]) -> None:
    folder, paper, locale = redlines
    (edition,) = find_redlines(folder, paper, [locale])
    whole, broken = read_edition(edition)
    assert broken == []
    assert {*whole.readings} == {Format.PDF, Format.HTML}
    assert [*Outputs().check(whole), *Reconciliation().check(whole)] == []
    pdf = " ".join(word.text for word in whole.readings[Format.PDF].words)
    assert "2003" in pdf
    assert "2004" in pdf


def test_every_fragment_is_xml(html: str) -> None:
    assert elements_of(re.sub(r"&nbsp;|<br>|<img[^>]*>", "", body(html)) + "</main>")

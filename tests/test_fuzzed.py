"""Texts that chance has spoilt are checked to their end, what is found lies in its file, and line ends change nothing.

`make thorough` tries 5,000. A text follows from its number alone, so that one that fails can be made again.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from functools import cache

import pytest

from paperbuild.app.load import decoded
from paperbuild.app.parse import parse_project
from paperbuild.checks.check import found
from paperbuild.engines.gettext import read_po
from paperbuild.exchange.po.export import export
from paperbuild.exchange.po.merge import merge
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.source import SourceFile
from paperbuild.model.paper import Paper
from paperbuild.rules.sections import unreadable_section
from tests.clock import at_most
from tests.conftest import SETTINGS, project_of
from tests.exchange.po.conftest import BILINGUAL, files_of
from tests.places import PAPERS
from tests.thorough import tries

SHORT = f"{SETTINGS}\n[limits]\npandoc-timeout-s = 5\n"
MOST_S = 30  # of the processor's time, for one: most take a tenth of a second
LONGEST = 4_000  # letters of what is spoilt
MARKUP = (
    *("[^", "[^a]", "[^a]: ", "](", "[a](", "![", "[@", "[@a, p. 1]", "@a", "-@{a}", "<!--", "-->", "<a b='"),
    *("</b>", "{#a", "{.case-study", "[a]{.b}", "^[", ":::", "\n\n::: {.a}\n", "\n:::\n", "\n\n", "\n", "    "),
    *("\t", "\n# ", "\n> ", "\n- ", "\n1. ", "\n|a|b|\n|-|-|\n", "\n: ", "\n---\n", "...", "$", "$$", "\\(", "\\"),
    *("&amp;", "&#0;", "`", "```\n", "*", "**", "_", "~", "^", '"', "'", "“", "»", "http://a", "a@b", "[[", "{{"),
    *("{%", "%}", "#", "tbl:", "fig:", "{@a}", "@book{", "@string{", "@comment{", "@", "{", "}", "(", ")", ","),
    *("=", " = {", "author", "date", "2001-13", " and ", "crossref", "xdata", "\\'{e}", "\\textit{", "%"),
    *("title = ", "[a]\n", "[[a]]\n", '"""', "'''", "= ", "1979-05-27", 'msgid "', 'msgstr "', 'msgctxt "', "#| "),
    *("#, fuzzy", "\\n", '\\"', "{note:a}", "<a:1>", "</a:1>", "{cite:a}", "\x00", "\x1b[31m", "\x7f", "\u200b"),
    *("\u202e", "\u2028", "\x85", "\ufeff", "\ue000", "\U0001f600", "é", "\u6587", "א", "9" * 40),
)  # fmt: skip
SECTION, LIBRARY, PAPER, STRINGS, PO = (
    "content/en/01-a.md",
    "bibliography.bib",
    "content/paper.toml",
    "content/en/metadata.toml",
    "fr.po",
)
WRITTEN: Mapping[str, Callable[[str], bytes]] = {
    "as it stands": lambda text: text.encode(),
    "with CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "with a byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
}
COUNTS = {SECTION: (30, 2_000), LIBRARY: (20, 1_500), PAPER: (10, 500), STRINGS: (10, 500), PO: (10, 500)}


@cache
def bilingual() -> Paper:
    """A paper with a translation."""
    return parse_project(project_of(files_of(BILINGUAL)))[0]


@cache
def whole_texts(kind: str) -> tuple[str, ...]:
    """Texts of that kind in which nothing is wrong."""
    if kind == PO:
        return (export(bilingual(), "fr", "paperbuild"),)
    pattern = {SECTION: "*/content/*/*.md", STRINGS: "*/content/*/metadata.toml"}.get(kind, f"*/{kind}")
    return tuple(path.read_text(encoding="utf-8") for path in sorted(PAPERS.glob(pattern)))


def spoilt(kind: str, number: int) -> str:
    """The text of that kind and `number`."""
    chance = random.Random(f"{kind} {number}")  # noqa: S311 - nothing secret
    text = chance.choice(whole_texts(kind))
    start = chance.randrange(max(1, len(text) - LONGEST))
    text = text[start : start + LONGEST] if kind != PO else text
    for _ in range(chance.choice((1, 1, 2, 4, 8, 32))):
        text = spoilt_once(text, chance)
    return text.replace("\r", "")


def spoilt_once(text: str, chance: random.Random) -> str:
    """`text` with one thing in it added, taken away, doubled or moved."""
    at = chance.randrange(len(text) + 1)
    end = min(len(text), at + chance.choice((1, 2, 5, 20, 100)))
    piece = text[at:end]
    match chance.randrange(6):
        case 0:
            return text[:at] + text[end:]
        case 1:
            return text[:end] + piece + text[end:]
        case 2:
            where = chance.randrange(len(text) + 1)
            return text[:where] + piece + text[where:]
        case 3:
            return text[:at] + chance.choice(MARKUP) * chance.choice((1, 2, 3, 50)) + text[at:]
        case _:
            return text[:at] + chance.choice(MARKUP) + text[at:]


def told(kind: str, content: bytes) -> Iterator[tuple[Diagnostic, SourceFile | None]]:
    """All that is found of a file of that kind, each with the file that it is in."""
    if kind == PO:
        file = decoded(content, kind)
        yield from ((one, file) for one in merge(bilingual(), "fr", read_po(file)).findings)
        return
    files = {SECTION: "# A\n\nText.[@doe2019]\n", PAPER: SHORT, LIBRARY: "", kind: content}
    project = project_of(files)
    paper, noticed = parse_project(project)
    yield from ((one, project.sources.get(one.path)) for one in (*noticed, *found(paper)))


def lies_in(one: Diagnostic, file: SourceFile | None) -> bool:
    """Whether a finding stands in its file, and at the very start where there is no such file."""
    if file is None:
        return one.start == one.end == (1, 1)
    start, end = file.offset(one.start), file.offset(one.end)
    return file.position(start) == one.start and start <= end <= len(file.text)


def faults(kind: str, text: str) -> Iterator[str]:
    """What goes wrong with `text`, in a line each."""
    seen = {}
    for how, write in WRITTEN.items():
        try:
            with at_most(MOST_S):
                all_told = list(told(kind, write(text)))
        except Exception as error:
            yield f"{how}: {error!r}"
            continue
        yield from (f"{how}: {one} lies outside" for one, file in all_told if not lies_in(one, file))
        if all(one.rule != unreadable_section.RULE.code for one, _ in all_told):  # pandoc may be slow only once
            seen[how] = {(one.rule, one.path, *one.start, *one.end, one.message, one.hint) for one, _ in all_told}
    plain = seen.get("as it stands", next(iter(seen.values()), set()))
    yield from (f"{how}: {sorted(those ^ plain)}" for how, those in seen.items() if those != plain)


@pytest.mark.slow
@pytest.mark.parametrize("kind", COUNTS)
def test_a_spoilt_text_is_checked_to_its_end(kind: str) -> None:
    wrong = [
        f"{number}, {fault}" for number in range(tries(*COUNTS[kind])) for fault in faults(kind, spoilt(kind, number))
    ]
    assert wrong == []

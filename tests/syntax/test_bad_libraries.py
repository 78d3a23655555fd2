"""Any text at all as a library: nothing raises or hangs, what is found lies in the file, and time grows as the text."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperbuild.compose.works_order import works_order
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.source import SourceFile
from paperbuild.rules.registry import CHECKS
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from tests.clock import at_most
from tests.thorough import tries

PIECES = [
    *("@book{", "@article(", "@string{", "@comment{", "@preamble{", "@xdata{", "@set{", "@", "{", "}", '"', "(", ")"),
    *(",", "=", "#", "%", "\\", "\\}", "\\{", "$", "~", "&", "\\'{e}", "\\textit{", " and ", "others", "key", "k2"),
    *("author", "title", "date", "year", "month", "crossref", "xdata", "keywords", "isbn", "doi", "url", "pages"),
    *("2001", "2005/06", "199X", "sep", "10.1000/x", "http://a", "family=", "\n", "\n@", " ", "\t", "\x00", "\ufeff"),
    *("\ud800", "é", "e\u0301", "文", "\u2028", "\u0085", "\x0c", "jan # ", "options", "sortkey"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=200)
ENTRY = st.tuples(st.sampled_from(["author", "title", "date", "year", "month", "doi", "url", "isbn", "pages"]), TEXTS)
ENTRIES = st.lists(ENTRY, max_size=4).map(
    lambda fields: "@book{key,\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields) + "}\n"
)


def found(text: str) -> list[Diagnostic]:
    """What the rules on the library find in `text`, all of them."""
    library = parse_bibliography(SourceFile("bibliography.bib", text))
    sorted(library.entries, key=lambda entry: works_order(entry, "en"))
    return [one for check in CHECKS.library for one in check(library)]


def places(text: str) -> list[tuple[str, int, int]]:
    """The rules that find something in `text`, each with its line and column."""
    return [(one.rule, one.start.line, one.start.column) for one in found(text)]


@settings(max_examples=tries(40, 400))
@given(TEXTS | ENTRIES)
def test_what_is_found_in_any_text_lies_in_it(text: str) -> None:
    lines = SourceFile("bibliography.bib", text).position(len(text)).line
    for one in found(text):
        assert 1 <= one.start.line <= one.end.line <= lines
        assert one.start.column >= 1
        assert one.start <= one.end


@settings(max_examples=tries(40, 400))
@given(TEXTS.filter(lambda text: "\r" not in text) | ENTRIES.filter(lambda text: "\r" not in text))
def test_line_ends_change_nothing_that_is_found(text: str) -> None:
    plain = places(text)
    assert places(text.replace("\n", "\r\n")) == plain
    assert places(text.replace("\n", "\r")) == plain


def test_strings_that_hold_one_another_twice_are_bounded_and_told() -> None:
    doubled = "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 64))
    text = f'@string{{s0 = "lol"}}\n{doubled}@book{{a, title = s63}}\n@book{{b, title = {{B}}}}\n'
    library = parse_bibliography(SourceFile("bibliography.bib", text))
    assert library.entries[-1].value("title") == "B"
    assert "20 million letters" in library.broken[0].reason
    assert sum(len(entry.value("title")) for entry in library.entries) < 100


MANY = 200_000
HUGE = {
    "accents": "@book{k, title = {" + r"{\'e}" * MANY + "}}",
    "dollars": "@book{k, title = {" + "$x" * MANY + "}}",
    "commas in a name": "@book{k, author = {" + "A, " * MANY + "}}",
    "ands": "@book{k, author = {" + "and " * (MANY // 4) + "}}",
    "names": "@book{k, author = {" + " and ".join(["Smith, A"] * (MANY // 8)) + "}}",
    "braces that open": "@book{k, title = " + "{" * MANY,
    "braces that a backslash hides": "@book{k, title = {" + r"\}" * MANY + "}}",
    "entries that open": "@a{" * MANY,
    "parts": "@book{k, title = " + " # ".join(['"a"'] * (MANY // 4)) + "}",
    "a loop": "".join(f"@book{{k{n}, title = {{T{n}}}, crossref = {{k{(n + 1) % 3000}}}}}\n" for n in range(3000)),
    "digits": "@book{k, date = {" + "2001/" * MANY + "}, isbn = {" + "978" * MANY + "}, doi = {" + "10." * MANY + "}}",
    "spaces": "@book{k," + " " * MANY + "title = {T}" + "\r" * MANY + "}",
}


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE)
def test_megabytes_are_read_in_seconds(text: str) -> None:
    with at_most(10):
        found(text)


def _cpu_s(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def exported(count: int) -> str:
    """A library of `count` entries with the habits of Zotero, JabRef and Mendeley."""
    entries = []
    for n in range(count):
        name, title = f"Family{n % 97}, Ann and Other{n % 31}, B. C.", f"On the {n}th of things and the {n % 7} of them"
        entries.append(
            (
                f"@article{{family{n},\n  title = {{{{{title}}}}},\n  author = {{{name}}},\n"
                f"  date = {{2019-09-2{n % 9}}},\n"
                f"  journaltitle = {{Journal of {n % 53}}},\n  doi = {{10.1000/x.{n}}},\n  url = {{https://a.org/{n}}},\n"
                f"  urldate = {{2020-01-02}},\n  abstract = {{{'word ' * 150}}},\n  langid = {{english}},\n}}\n",
                f"@Book{{Family{n},\n  author    = {{{name}}},\n  title     = {{{title}}},\n  publisher = {{P}},\n"
                f"  year      = {{{1900 + n % 120}}},\n  month     = sep,\n  owner     = {{me}},\n}}\n",
                f"@misc{{f{n},\nauthor = {{{{World Org {n % 50}}}}},\ntitle = {{{title} {{\\'E}}tude \\& {{\\o}}re}},\n"
                f"year = {{2001}},\nhowpublished = {{\\url{{https://a.org/{n}}}}}\n}}\n",
            )[n % 3]
        )
    return "\n".join(entries)


@pytest.mark.slow
def test_twice_the_library_takes_about_twice_the_time() -> None:
    """Quadratic work would take four times; the bound leaves room for a machine that is busy."""
    found(exported(100))
    once, twice = exported(1500), exported(3000)
    ratios = [_cpu_s(lambda: found(twice)) / _cpu_s(lambda: found(once)) for _ in range(3)]
    assert min(ratios) < 3

"""Every rule's cases: Markdown with the expectation inside.

Below a line, `%!` and carets under the very characters, then the rule's code and a piece of its message or hint:

    A claim.[@smth2018]
    %!        ^^^^^^^^ CIT001 no entry

What begins in the first two columns is written as columns, the first and the last, `%! 1-9 SEC001`; what ends on a
later line as `%! 3-+2:8` (two lines on, in column 8); what is about a file as a whole as `%! file SEC007`. A line
with `%#` says why what follows is a fault or is none. All these lines are taken out before the case is read. `--- path`
begins another file of the case.

Each case is read again with CRLF line ends and with a byte order mark: every place stays what it is.

Of whatever is found in a case, by its rule or another, it is said well: in which locale, with the severity of its rule,
with a hint, and with what its author typed in backticks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from paperbuild.checks.check import found
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.model.paper import Paper
from paperbuild.rules.registry import RULE_BY_NAME

CASES = Path(__file__).parent / "cases"
FIRST = "content/en/01-case.md"

_FILE = re.compile(r"--- (\S.*?)\s*")
_EXPECTED = re.compile(
    r"%!(?P<space>\s*)(?:(?P<carets>\^+)|(?P<file>file)|(?P<first>\d+)-(?:\+(?P<down>\d+):)?(?P<last>\d+))"
    r"\s+(?P<code>[A-Z]{3}\d{3})\s*(?P<piece>.*)"
)


@dataclass(frozen=True, order=True)
class Expected:
    """A finding that a case asks for: lines and columns from 1, `end_column` after the last character."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    code: str
    piece: str = ""


def read_case(text: str) -> tuple[dict[str, str], list[Expected]]:
    """The files of a case and the findings that it asks for."""
    files: dict[str, list[str]] = {FIRST: []}
    expected = []
    path = FIRST
    for line in text.splitlines():
        lines = files[path]
        if other := _FILE.fullmatch(line):
            path = other[1]
            files[path] = []
        elif line.startswith("%#"):
            continue
        elif line.startswith("%!"):
            match = _EXPECTED.fullmatch(line)
            assert match, f"no expectation: {line}"
            expected.append(_expectation(match, path, len(lines)))
        else:
            lines.append(line)
    return {path: "".join(f"{line}\n" for line in lines) for path, lines in files.items()}, expected


def _expectation(match: re.Match[str], path: str, line: int) -> Expected:
    if match["file"]:
        place = (1, 1, 1, 1)
    elif match["carets"]:
        column = len("%!" + match["space"]) + 1
        place = (line, column, line, column + len(match["carets"]))
    else:
        place = (line, int(match["first"]), line + int(match["down"] or 0), int(match["last"]) + 1)
    return Expected(path, *place, match["code"], match["piece"])


# What a message names besides what was typed: the paper's printed words, numbers of characters, and names of ours.
NAMES_MORE = {"LOC007", "LOC020", "LOC022", "LOC028", "SEC014", "TPL002", "TYP004"}
OF_A_LOCALE = {"UPD001", "UPD006", "UPD007", "UPD008"}  # they stand in a record or the settings, about a language
WEIGHS_LESS = {"RAW002", "RAW003", "UPD002", "UPD007"}  # where what it finds does nothing, or may be meant
SAYS_ALL = {"CIT007", "LOC004"}  # messages that need no hint
_QUOTED = re.compile(r"`([^`]+)`")


def assert_is_said_well(item: Diagnostic, files: Mapping[str, str]) -> None:
    """A finding in a locale's folder is in that locale; what it quotes stands in the paper; it says what to do."""
    steps = item.path.split("/")
    assert item.locale == (steps[1] if len(steps) > 2 and steps[1] != "editions" else "") or item.rule in OF_A_LOCALE, (
        item
    )
    rule = RULE_BY_NAME[item.rule]
    assert item.name == rule.name, item
    assert item.severity is rule.severity or item.rule in WEIGHS_LESS, item
    assert item.message, item
    assert item.hint or item.rule in SAYS_ALL, item
    if item.rule not in NAMES_MORE:
        typed = " ".join(" ".join([*files, *files.values()]).split())
        quoted = [" ".join(name.removesuffix("…").split()) for name in _QUOTED.findall(item.message)]
        assert [name for name in quoted if name not in typed] == [], item


def placed(item: Diagnostic) -> Expected:
    return Expected(item.path, *item.start, *item.end, item.rule)


WRITTEN = {
    "as it stands": lambda text: text.encode(),
    "with CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "with a byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
}


def case_files() -> list[Path]:
    return sorted(CASES.rglob("*.md"))


@pytest.mark.parametrize("case", case_files(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_rule_finds_what_its_case_marks_and_nothing_else(
    case: Path, make_paper: Callable[[Mapping[str, bytes]], Paper]
) -> None:
    files, expected = read_case(case.read_text(encoding="utf-8"))
    codes = {RULE_BY_NAME[case.stem].code} | {item.code for item in expected}
    wanted = sorted(Expected(e.path, e.line, e.column, e.end_line, e.end_column, e.code) for e in expected)
    for how, write in WRITTEN.items():
        paper = make_paper({path: write(text) for path, text in files.items()})
        every = list(found(paper))
        for item in every:
            assert_is_said_well(item, files)
        told = [item for item in every if item.rule in codes]
        assert sorted(map(placed, told)) == wanted, f"{how}: {[item.message for item in told]}"
        for item in expected:
            said = [
                f"{f.message} {f.hint}"
                for f in told
                if (f.path, *f.start, f.rule) == (item.path, item.line, item.column, item.code)
            ]
            assert any(item.piece in text for text in said), f"{item.piece!r} is not in {said}"

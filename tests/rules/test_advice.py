"""Advice that says what to write can be followed: what it is about is then gone, and no new error has come.

Every case file of every rule is read, and each hint that names one text to write, and nothing else, is followed in it:
the text takes the place of what the message names within the place of the finding, or of the whole of that place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from paperbuild.checks.check import found
from paperbuild.findings.diagnostic import Diagnostic, Severity
from paperbuild.model.paper import Paper
from tests.rules.test_cases import case_files, read_case

_EXACT = re.compile(r"(?:write|did you mean|give this place one of its own:|link to) `([^`]+)`\??")
_NAMED = re.compile(r"`([^`]+)`")

# What is to be written elsewhere than at the finding, or together with something else.
_ELSEWHERE = {"NOT001", "NOT002", "NOT006", "NOT004", "LOC001", "LOC019", "LOC020", "LOC040", "MTH001"}
_EXAMPLES = {"*italics*", "**bold**"}


def followed(files: Mapping[str, str], item: Diagnostic) -> dict[str, str] | None:
    """The files with the advice of a finding followed; None where it is none that says what to write."""
    match = _EXACT.fullmatch(item.hint)
    if not match or item.path not in files or item.rule in _ELSEWHERE or "…" in match[1] or match[1] in _EXAMPLES:
        return None
    lines = files[item.path].splitlines(keepends=True)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines) + 1)]
    start = starts[item.start.line - 1] + item.start.column - 1
    end = starts[item.end.line - 1] + item.end.column - 1
    text = files[item.path]
    made = _written(text[start:end], match[1], _NAMED.findall(item.message))
    return {**files, item.path: text[:start] + made + text[end:]}


def _written(old: str, new: str, named: list[str]) -> str:
    """`old` with what the advice says to write: for the longest of what the message names that stands in it, with what
    stands around that in it already; an identifier in its braces, or behind a heading that has none."""
    if new.startswith("{#"):
        return new[1:-1] if old.startswith("#") and " " not in old else f"{old} {new}"
    for name in sorted((name for name in named if name in old), key=len, reverse=True):
        at = old.index(name)
        if new.startswith(old[:at]) and new.endswith(old[at + len(name) :]):
            return new
        before = old[:at].removesuffix(new.partition("#")[0]) if "#" in new else old[:at]
        return before + new + old[at + len(name) :]
    return new


def errors(items: list[Diagnostic], path: str) -> set[tuple[str, str]]:
    """The errors in all files; of those that a translation makes by its differences, those of the file at `path`, since
    a source that changes leaves its translations behind."""
    counted = (one for one in items if one.path == path or not one.rule.startswith("LOC"))
    return {(one.rule, one.message) for one in counted if one.severity is Severity.ERROR}


def advised(files: Mapping[str, str], items: list[Diagnostic]) -> Iterator[tuple[Diagnostic, dict[str, str]]]:
    for item in items:
        if made := followed(files, item):
            yield item, made


@pytest.mark.parametrize("case", case_files(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_advice_that_is_followed_makes_no_new_error(
    case: Path, make_paper: Callable[[Mapping[str, str]], Paper]
) -> None:
    files, _ = read_case(case.read_text(encoding="utf-8"))
    before = list(found(make_paper(files)))
    seen: set[tuple[str, str]] = set()
    for item, made in advised(files, before):
        if (item.rule, item.hint) in seen:
            continue
        seen.add((item.rule, item.hint))
        after = list(found(make_paper(made)))
        told = {(one.rule, one.path, one.start, one.message) for one in after}
        advice = f"{item.rule} at {item.start}: {item.message}; {item.hint}"
        assert (item.rule, item.path, item.start, item.message) not in told, advice
        assert errors(after, item.path) - errors(before, item.path) == set(), (
            f"{item.rule} at {item.start}: {item.message}; {item.hint}"
        )

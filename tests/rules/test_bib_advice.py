"""What the rules on the library advise, typed in the place of what they cover: the finding is gone, and none is new."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.source import SourceFile
from tests.rules.test_bib_rules import CASES, found, paper, read_case

_ADVICE = re.compile(r"(?:^write|names:|did you mean) `([^`]+)`")
# What takes more than typing there: an entry that is broken, a key, which stands where it is cited, too.
_NOT_TYPED = {"BIB001", "BIB002", "BIB015", "BIB017"}


def advice(item: Diagnostic) -> str:
    """What a finding says is to be written in its place; empty where it says nothing of the kind."""
    match = _ADVICE.search(item.hint)
    is_typed = match and " = " not in match[1] and item.rule not in _NOT_TYPED and " It also needs " not in item.hint
    return match[1] if match and is_typed else ""


ADVISED = [
    (case.stem, number)
    for case in CASES
    for number, item in enumerate(found(paper(read_case(case.read_bytes())[0])))
    if advice(item)
]


@pytest.mark.parametrize(("case", "number"), ADVISED)
def test_advice_that_is_followed_removes_its_finding_and_makes_none(case: str, number: int) -> None:
    text = read_case(next(path for path in CASES if path.stem == case).read_bytes())[0]
    before = found(paper(text))
    item = before[number]
    file: SourceFile = paper(text).bibliography.file
    start, end = file.offset(item.start), file.offset(item.end)
    after = found(paper((file.text[:start] + advice(item) + file.text[end:]).encode()))
    was, now = (Counter(one.rule for one in each) for each in (before, after))
    assert now[item.rule] == was[item.rule] - 1, f"{item.message}; {item.hint}"
    assert not now - was, f"{item.hint}: {[one.message for one in after]}"

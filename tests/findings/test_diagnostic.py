"""What a finding says."""

from __future__ import annotations

import pytest

from paperbuild.findings.diagnostic import Rule, Severity
from paperbuild.findings.source import SourceFile, Span

RULE = Rule("SEC099", "some-rule", Severity.ERROR, "Some rule.")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_is_quoted_is_the_same_whatever_ends_the_lines_of_the_file(end: str) -> None:
    text = f"20{end}18"
    file = SourceFile("bibliography.bib", text)
    found = RULE.at(file, Span(0, len(text)), f"`{text}` is no date", f"not `{text}`")
    assert (found.message, found.hint) == ("`20\n18` is no date", "not `20\n18`")
    assert RULE.at_file("a", text).message == "20\n18"

"""How much an attribute weighs that a section does not know: nothing is lost without what says how something looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.checks.check import found
from paperbuild.findings.diagnostic import Severity
from paperbuild.model.paper import Paper


@pytest.mark.parametrize(
    ("attribute", "severities"),
    [
        ('data-latex=""', []),
        ('data-latex="{\\\\small}"', []),
        ("data-onclick=x", [Severity.NOTE]),
        ("fig-align=center", [Severity.NOTE]),
        ('target="_blank"', [Severity.NOTE]),
        ("onclick=x", [Severity.ERROR]),
        ("style=x", [Severity.ERROR]),
        ('fig-alt="A map"', [Severity.ERROR]),
    ],
)
def test_an_attribute_weighs_what_is_lost_with_it(
    attribute: str, severities: list[Severity], make_paper: Callable[[Mapping[str, str]], Paper]
) -> None:
    paper = make_paper({"content/en/01-a.md": f"# A\n\nSome [words]{{{attribute}}}.\n"})
    assert [one.severity for one in found(paper) if one.rule == "RAW002"] == severities

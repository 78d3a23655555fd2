"""The file name of a section has no number in front, or has the number of another section.

The number gives the order of the sections. Without it, or with the same number twice, the order is alphabetical and
changes when somebody renames a file.

    content/en/conclusion.md
               ^^^^^^^^^^ no number in front: `07-conclusion.md`

Use the same file name in every locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.paper import Paper

RULE = Rule("SEC007", "section-name", Severity.WARNING, __doc__)

_NUMBER = re.compile(r"(\d+)-")


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every section whose name does not say where it belongs."""
    for locale in paper.locales:
        first: dict[int, str] = {}
        for section in locale.sections:
            match = _NUMBER.match(section.name)
            if match is None:
                message = f"`{section.name}` has no number in front"
                yield RULE.at_file(section.path, message, f"call it `01-{section.name}`", locale.code)
                continue
            other = first.setdefault(int(match[1]), section.name)
            if other != section.name:
                message = f"`{section.name}` and `{other}` have the same number"
                yield RULE.at_file(section.path, message, "give each section a number of its own", locale.code)

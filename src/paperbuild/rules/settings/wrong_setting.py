"""A setting has a value that is not allowed.

paper-size = "A5"
^^^^^^^^^^ `A5` is not a value for `paper-size`: 'A4' or 'Letter'
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.nearest import did_you_mean
from paperbuild.findings.source import Span
from paperbuild.model.paper import Paper
from paperbuild.syntax.toml_places import Path, toml_places

RULE = Rule("SET003", "wrong-setting", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every key that `[translations]` names and the library does not have."""
    file, works = paper.project.settings, paper.settings.translations.works
    if file is None or not works:
        return
    places, known = toml_places(file.text), paper.bibliography.known_keys
    table: Path = ("translations", "works")
    named = [((*table, original), original) for original in works]
    named += [((*table, original, code), key) for original, keys in works.items() for code, key in keys.items()]
    for path, key in named:
        if key not in known:
            span = places.get(path) or places.get(path[:3]) or Span(0, 0)
            hint = did_you_mean(key, known) or "add the work to the bibliography"
            yield RULE.at(file, span, f"the bibliography has no work `{key}`", hint)

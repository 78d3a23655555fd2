"""The baseline's file: sorted, one finding a line, the same whatever the order in which faults are found."""

from __future__ import annotations

import json

from paperbuild.checks.baseline import baseline_text
from paperbuild.findings.diagnostic import Rule, Severity
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.bibliography import Bibliography
from paperbuild.model.paper import Paper
from paperbuild.model.project import LocaleSource, Project
from paperbuild.syntax.settings import settings_of

RULE = Rule("CIT001", "undefined-key", Severity.ERROR, "")
FILE = SourceFile("content/en/01-a.md", "  one\ntwo\none\n")
PAPER = Paper(
    Project("p", None, (LocaleSource("en", (FILE,)),), None),
    settings_of({"slug": "p", "locale": "en", "date": "2026-01-01", "publisher": {"name": "P"}}),
    Bibliography(SourceFile("bibliography.bib", ""), (), (), ()),
    (),
)


def test_each_finding_is_a_line_known_by_its_text_and_counted() -> None:
    found = [RULE.at(FILE, Span(at, at + 3), "said") for at in (10, 6, 2)]
    text = baseline_text(PAPER, found)
    assert text == baseline_text(PAPER, reversed(found))
    assert [(entry["text"], entry.get("count")) for entry in json.loads(text)] == [("one", 2), ("two", None)]
    assert [line[0] for line in text.splitlines()] == ["[", "{", "{", "]"]


def test_a_baseline_of_nothing_is_an_empty_list() -> None:
    assert baseline_text(PAPER, []) == "[]\n"

"""Findings for programs: JSON, GitHub's workflow commands, SARIF."""

from __future__ import annotations

import json
from dataclasses import replace

from paperbuild.checks.check import Verdict
from paperbuild.findings.diagnostic import Rule, Severity
from paperbuild.findings.source import SourceFile, Span
from paperbuild.report.github import as_github
from paperbuild.report.json import as_json
from paperbuild.report.sarif import as_sarif
from paperbuild.report.text import summary
from paperbuild.rules.registry import RULES

RULE = Rule("CIT001", "undefined-key", Severity.ERROR, "")
FILE = SourceFile("content/en/01, a:b.md", "First.\n\nA claim.[@smth]\n")
ITEM = RULE.at(FILE, Span(18, 22), "no entry has the key `smth`, 100% sure", "did you mean `smith`?", "en")
VERDICT = Verdict((ITEM,), 2)


def test_json_has_the_names_that_programs_rely_on() -> None:
    assert json.loads(as_json(VERDICT)) == {
        "diagnostics": [
            {
                "rule": "CIT001",
                "name": "undefined-key",
                "severity": "error",
                "path": "content/en/01, a:b.md",
                "line": 3,
                "column": 11,
                "end_line": 3,
                "end_column": 15,
                "message": "no entry has the key `smth`, 100% sure",
                "hint": "did you mean `smith`?",
                "locale": "en",
            }
        ],
        "summary": {"errors": 1, "warnings": 0},
    }


def test_json_of_a_clean_paper_is_whole() -> None:
    assert json.loads(as_json(Verdict(()))) == {"diagnostics": [], "summary": {"errors": 0, "warnings": 0}}


def test_github_has_one_escaped_command_a_finding() -> None:
    # The end column is the last one that is covered; `,` and `:` part properties, `%` begins an escape.
    assert as_github(VERDICT) == (
        "::error file=content/en/01%2C a%3Ab.md,line=3,endLine=3,col=11,endColumn=14,title=CIT001 undefined-key"
        "::no entry has the key `smth`, 100%25 sure%0Ahelp: did you mean `smith`?"
    )


def test_github_finds_the_file_of_a_paper_in_a_folder_of_the_repository() -> None:
    assert "file=papers/one/content/" in as_github(VERDICT, "papers/one")


def test_github_of_a_place_without_length_ends_where_it_begins() -> None:
    command = as_github(Verdict((RULE.at(FILE, Span(0, 0), "said"),)))
    assert "col=1,endColumn=1," in command


def test_sarif_points_to_the_place_and_describes_every_rule() -> None:
    report = json.loads(as_sarif(VERDICT, RULES))
    (run,) = report["runs"]
    assert (report["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    described = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == [rule.code for rule in RULES]
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in described)
    (result,) = run["results"]
    assert described[result["ruleIndex"]]["id"] == result["ruleId"] == "CIT001"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "content/en/01%2C%20a%3Ab.md", "uriBaseId": "PROJECT"}
    assert place["region"] == {"startLine": 3, "startColumn": 11, "endLine": 3, "endColumn": 15}


def test_sarif_levels_are_those_that_the_standard_knows() -> None:
    report = json.loads(as_sarif(Verdict(()), RULES))
    levels = {rule["defaultConfiguration"]["level"] for rule in report["runs"][0]["tool"]["driver"]["rules"]}
    assert levels <= {"none", "note", "warning", "error"}


def test_a_note_is_a_notice_to_github_a_note_in_sarif_and_counted_by_neither_errors_nor_warnings() -> None:
    verdict = Verdict((replace(ITEM, severity=Severity.NOTE),))
    assert as_github(verdict).startswith("::notice file=")
    assert json.loads(as_sarif(verdict, RULES))["runs"][0]["results"][0]["level"] == "note"
    assert json.loads(as_json(verdict))["summary"] == {"errors": 0, "warnings": 0}
    assert summary(verdict) == "1 note in 1 file"

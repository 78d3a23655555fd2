"""Gives findings to code scanners as SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from paperbuild import __version__
from paperbuild.checks.check import Verdict
from paperbuild.findings.diagnostic import Diagnostic, Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(verdict: Verdict, rules: Sequence[Rule]) -> str:
    """One run with its results; `rules` are all there are, and every one of them is described."""
    positions = {rule.code: index for index, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "paperbuild",
                "version": __version__,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"PROJECT": {"description": {"text": "The paper's folder."}}},
        "results": [_result(item, positions) for item in verdict.findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(rule: Rule) -> Mapping[str, Any]:
    text = rule.doc.strip()
    summary = " ".join(text.split("\n\n")[0].split())
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": {"text": text, "markdown": text},
        # A rule that is off unless the settings say otherwise has SARIF's level `none`.
        "defaultConfiguration": {"level": {"off": "none"}.get(rule.severity.value, rule.severity.value)},
    }


def _result(item: Diagnostic, positions: Mapping[str, int]) -> Mapping[str, Any]:
    text = f"{item.message} ({item.hint})" if item.hint else item.message
    result = {
        "ruleId": item.rule,
        "level": item.severity.value,
        "message": {"text": text},
        "locations": [{"physicalLocation": _place(item)}],
    }
    return {**result, "ruleIndex": positions[item.rule]} if item.rule in positions else result


def _place(item: Diagnostic) -> Mapping[str, Any]:
    uri = quote(item.path, errors="surrogateescape")
    return {
        "artifactLocation": {"uri": uri, "uriBaseId": "PROJECT"},
        "region": {
            "startLine": item.start.line,
            "startColumn": item.start.column,
            "endLine": item.end.line,
            "endColumn": item.end.column,
        },
    }

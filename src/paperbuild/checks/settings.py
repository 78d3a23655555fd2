"""Tells what is wrong with `paper.toml` and `metadata.toml`, and which rules are named in them that there are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from paperbuild.findings.diagnostic import Diagnostic, Rule
from paperbuild.findings.nearest import did_you_mean
from paperbuild.findings.source import SourceFile
from paperbuild.model.settings import Settings
from paperbuild.rules.registry import KNOWN_RULES
from paperbuild.rules.settings import missing_setting, toml_syntax, unknown_setting, wrong_setting
from paperbuild.syntax.settings import FaultKind, SettingFault, rules_named

_RULES: Mapping[FaultKind, Rule] = {
    FaultKind.MISSING: missing_setting.RULE,
    FaultKind.UNKNOWN: unknown_setting.RULE,
    FaultKind.WRONG: wrong_setting.RULE,
    FaultKind.SYNTAX: toml_syntax.RULE,
}


def setting_findings(faults: Iterable[SettingFault]) -> Iterator[Diagnostic]:
    """`faults` as findings."""
    for fault in faults:
        yield _RULES[fault.kind].at(fault.file, fault.span, fault.message, fault.hint, fault.locale)


def unknown_rules(file: SourceFile, settings: Settings) -> Iterator[Diagnostic]:
    """Every rule that `settings` name, in `[rules]` or an `[[ignore]]`, and that there is not."""
    for name, span in rules_named(file, settings):
        if name not in KNOWN_RULES:
            hint = did_you_mean(name, KNOWN_RULES) or "`paperbuild rule` lists them all"
            yield unknown_setting.RULE.at(file, span, f"no rule is called `{name}`", hint)

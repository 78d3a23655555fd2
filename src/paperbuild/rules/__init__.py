"""Every rule, one a module: its code, its name, what it means (the module's docstring) and what it finds.

`CHECKS` are run over a parsed paper. The others in `RULES` speak where their fault shows: while settings are read,
or when a file has been rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from paperbuild.diagnostic import Diagnostic, Rule
from paperbuild.paper import Paper
from paperbuild.rules import (
    bad_encoding,
    broken_baseline,
    broken_entry,
    dangling_crossref,
    duplicate_field,
    duplicate_key,
    empty_key,
    malformed_date,
    malformed_doi,
    malformed_isbn,
    malformed_issn,
    malformed_name,
    malformed_url,
    missing_access_date,
    missing_field,
    missing_glyph,
    missing_locale,
    missing_setting,
    misspelt_field,
    note_page,
    notes_in_order,
    same_work,
    stale_baseline,
    template_error,
    toml_syntax,
    unbraced_organisation,
    uncitable_key,
    unclear_ignore,
    undefined_key,
    undefined_string,
    unknown_command,
    unknown_entry_type,
    unknown_setting,
    unsafe_style,
    unused_entry,
    unused_ignore,
    wrong_setting,
)

Check = Callable[[Paper], Iterator[Diagnostic]]

_CHECKED = (
    undefined_key,
    broken_entry,
    duplicate_key,
    duplicate_field,
    undefined_string,
    missing_field,
    malformed_date,
    malformed_doi,
    malformed_isbn,
    malformed_issn,
    malformed_url,
    same_work,
    unbraced_organisation,
    missing_access_date,
    unused_entry,
    dangling_crossref,
    empty_key,
    uncitable_key,
    unknown_entry_type,
    unknown_command,
    malformed_name,
    bad_encoding,
    misspelt_field,
    missing_locale,
)

_TOLD = (
    missing_setting,
    unknown_setting,
    wrong_setting,
    toml_syntax,
    template_error,
    unsafe_style,
    notes_in_order,
    note_page,
    missing_glyph,
    unused_ignore,
    unclear_ignore,
    stale_baseline,
    broken_baseline,
)

CHECKS: tuple[Check, ...] = tuple(module.check for module in _CHECKED)

RULES: tuple[Rule, ...] = tuple(sorted((module.RULE for module in (*_CHECKED, *_TOLD)), key=lambda rule: rule.code))

RULE_BY_NAME: Mapping[str, Rule] = {name: rule for rule in RULES for name in (rule.code, rule.name)}

KNOWN_RULES = frozenset(RULE_BY_NAME)

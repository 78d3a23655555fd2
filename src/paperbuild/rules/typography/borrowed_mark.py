"""A mark of Latin text stands in a text of another script, which has its own.

After a Chinese character the comma, the colon, the semicolon, the question and the exclamation mark are wide ones;
after an Arabic letter the comma, the semicolon and the question mark are those that face the other way.

    房租上涨,工资不变。
            ^ `,` is the mark of another script

Write `，`; or let `paperbuild fix` do it.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.language.spacing import has_marks_of_its_own
from paperbuild.model.paper import Paper
from paperbuild.rules.typography.spacing import misprints_of

RULE = Rule("TYP002", "borrowed-mark", Severity.WARNING, __doc__)


def check(paper: Paper) -> Iterator[Diagnostic]:
    """Every mark that belongs to another script than the letter before it."""
    if not any(has_marks_of_its_own(locale.code) for locale in paper.locales):
        return
    for file, locale, misprint in misprints_of(paper):
        if misprint.is_borrowed:
            hint = f"write `{misprint.right}`, or let `paperbuild fix` do it"
            yield RULE.at(file, misprint.mark, misprint.what, hint, locale)

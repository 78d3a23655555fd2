"""Code within a sentence differs from that of the source.

    Le formulaire refuse `max_upload=52M`.
                          ^^^^^^^^^^^^^^ `max_upload=52M` here, `max_upload=25M` in content/en/01-forms.md:3

Code is the same in every language; words alone, such as the name of a button, may be translated. If the code is right
in your language, ignore the finding and give that as the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC042", "different-code", Severity.WARNING, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """All code that is another than in the source."""
    for section, item in translation.differing(Kind.CODE):
        place = section.place(item.source, item.source_span)
        message = f"the code is `{item.written}` here, `{item.wanted}` in {place}"
        yield RULE.at(section.translated.file, item.span, message, f"write `{item.wanted}`", section.translated.locale)

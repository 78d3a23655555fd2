"""The name of a locale's folder is not a language tag (BCP 47).

Hyphenation, quotation marks, dates and the voice of screen readers all depend on it.

    content/french/
            ^^^^^^ `french` is not a language tag: did you mean `fr`?

A tag is `fr`, `pt-BR` or `zh-Hant`: the language in small letters, a country in capitals. Rename the folder. Keep
drafts and other texts outside `content/`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.language.languages import meant_language
from paperbuild.model.paper import Paper

RULE = Rule("LOC001", "unknown-language", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every locale other than the source whose name is not a language tag; reported at the first file of its folder."""
    sources = {source.code: source for source in paper.project.locales}
    for translation in paper.translations:
        if not translation.is_language:
            source = sources[translation.code]
            first = next(iter(source.sections), source.metadata)
            path = first.path if first else f"content/{translation.code}/"
            meant = meant_language(translation.code)
            hint = (
                f"did you mean `content/{meant}/`?" if meant else "a language tag is `fr`, `pt-BR`, `zh-Hant` (BCP 47)"
            )
            message = f"the folder name `{translation.code}` is not a language tag"
            yield RULE.at_file(path, message, hint, translation.code)

"""A link in the translation leads somewhere else than in the source, is missing, or was added.

    Voir le [rapport](https://example.org/rent).
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in content/en/01-rents.md:3, the link leads to `https://example.org/rents`

Use the target of the source, or the same page in your language. Addresses that differ by the language alone (`/en/` and
`/fr/`, `?lang=en`, `report-en.pdf`, Wikipedia) are equal, and so are `http:` and `https:`. A link to a heading without
an identifier of its own leads to the words of that heading in your language. List others as `links` in the table
`[translations]` of `content/paper.toml`: `links = [["https://a.example/rents", "https://a.example/loyers"]]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.translation import Kind, Translation

RULE = Rule("LOC020", "different-link", Severity.ERROR, __doc__)


def check_translation(translation: Translation) -> Iterator[Diagnostic]:
    """Every link that leads elsewhere, is missing or was added."""
    for section, item in translation.differing(Kind.LINK):
        place = section.place(item.source, item.source_span)
        if item.written and item.wanted:
            message = f"the link leads to `{item.written}` here, to `{item.wanted}` in {place}"
        elif item.wanted:
            message = f"the link to `{item.wanted}` of {place} is missing here"
        else:
            message = f"{place} has no link to `{item.written}`"
        hint = f"link to `{item.right or item.wanted}`" if item.wanted else "delete it"
        yield RULE.at(section.translated.file, item.span, message, hint, section.translated.locale)

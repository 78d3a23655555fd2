"""A citation names a key that is not in the bibliography.

Nothing can be printed for it: the note would be empty or show a bare key.

    A claim.[@mac-smth2018]
             ^^^^^^^^^^^^^ the bibliography has `mac-smith2018`

Correct the key, or add the work to `bibliography.bib`. A key that contains `'`, `(` or two punctuation marks in a row,
or that ends with one, needs braces: `@{o'neill2018}`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.nearest import did_you_mean
from paperbuild.model.section import Citation, Section

RULE = Rule("CIT001", "undefined-key", Severity.ERROR, __doc__)

_LONGEST = 200  # characters of a key that is looked for in the text


def check_citing(section: Section, keys: Collection[str]) -> Iterator[Diagnostic]:
    """Every cited key that the bibliography, its broken entries included, does not know."""
    for citation in section.citations:
        if citation.key and citation.key not in keys:
            yield RULE.at(
                section.file,
                citation.span,
                f"no entry has the key `{citation.key}`",
                _in_braces(section, citation, keys)
                or did_you_mean(citation.key, keys)
                or "add the work to bibliography.bib",
                section.locale,
            )


def _in_braces(section: Section, citation: Citation, keys: Collection[str]) -> str:
    """A hint where a key was typed whole, but ends for pandoc at a mark that it reads only in braces."""
    typed = section.file.text[citation.span.start : citation.span.start + _LONGEST]
    longer = (typed[:length] for length in range(len(typed), len(citation.key), -1))
    found = next((key for key in longer if key in keys), "")
    return f"write `@{{{found}}}`: the key has `{found[len(citation.key)]}` in it" if found else ""

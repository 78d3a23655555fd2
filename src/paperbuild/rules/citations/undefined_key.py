"""A citation names a key that is not in the bibliography.

Nothing can be printed for it: the note would be empty or show a bare key.

    A claim.[@mac-smth2018]
             ^^^^^^^^^^^^^ the bibliography has `mac-smith2018`

Correct the key, or add the work to `bibliography.bib`. A key that contains `'`, `(` or two punctuation marks in a row,
or that ends with one, needs braces: `@{o'neill2018}`. An `@` that begins a name on a social network is written `\\@`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.nearest import did_you_mean, nearest
from paperbuild.model.section import Citation, Section
from paperbuild.syntax.markdown.dialects import example_labels

RULE = Rule("CIT001", "undefined-key", Severity.ERROR, __doc__)

_NEARLY = 0.8  # how like a key a name must be (0 to 1) to be taken for a slip of it
_YEAR = re.compile(r"\d{2}")
_LONGEST = 200  # characters of a key that is looked for in the text


def check_citing(section: Section, keys: Collection[str]) -> Iterator[Diagnostic]:
    """Every cited key that the bibliography, its broken entries included, does not know."""
    unknown = [citation for citation in section.citations if citation.key and citation.key not in keys]
    examples = example_labels(section) if unknown else frozenset()
    for citation in unknown:
        message, hint = f"no entry has the key `{citation.key}`", ""
        if citation.is_in_text and citation.key in examples:
            message = f"`(@{citation.key})` is an example of pandoc's, which no section has"
            hint = "number the examples yourself: `1.`; where you refer to one, write its number"
        hint = hint or _in_braces(section, citation, keys) or _handle(citation, keys)
        hint = hint or did_you_mean(citation.key, keys) or "add the work to bibliography.bib"
        yield RULE.at(section.file, citation.span, message, hint, section.locale)


def _handle(citation: Citation, keys: Collection[str]) -> str:
    """A hint where a name in the text may be no key: it has no year in it, and is not nearly one of `keys`."""
    near = nearest(citation.key, keys)
    is_near = SequenceMatcher(None, near.casefold(), citation.key.casefold()).ratio() > _NEARLY
    if not citation.is_in_text or _YEAR.search(citation.key) or is_near:
        return ""
    return f"write `\\@{citation.key}` for a name on a social network; a work must be in bibliography.bib"


def _in_braces(section: Section, citation: Citation, keys: Collection[str]) -> str:
    """A hint where a key was typed whole, but ends for pandoc at a mark that it reads only in braces."""
    typed = section.file.text[citation.span.start : citation.span.start + _LONGEST]
    longer = (typed[:length] for length in range(len(typed), len(citation.key), -1))
    found = next((key for key in longer if key in keys), "")
    return f"write `@{{{found}}}`: the key has `{found[len(citation.key)]}` in it" if found else ""

"""A citation names a key that is not in the bibliography.

Nothing can be printed for it: the note would be empty or show a bare key.

    A claim.[@mac-smth2018]
             ^^^^^^^^^^^^^ the bibliography has `mac-smith2018`

Correct the key, or add the work to `bibliography.bib`. A key that contains `'`, `(` or two punctuation marks in a row,
or that ends with one, needs braces: `@{o'neill2018}`. In Quarto, `@lst-name` refers to a listing and `@thm-name` to a
theorem; here they have no numbers, so write a link with words of its own. An `@` that begins a name on a social
network is written `\\@`.
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
# What Quarto, pandoc-crossref and bookdown number, by the beginnings of its identifiers, and this tool does not.
_WITHOUT_NUMBER = {
    "lst": "code",
    "alg": "an algorithm",
    **dict.fromkeys(("thm", "lem", "cor", "prp", "cnj", "def", "exm", "exr", "sol", "rem"), "a theorem or the like"),
    **dict.fromkeys(("nte", "tip", "wrn", "imp", "cau"), "a callout"),
}
_YEAR = re.compile(r"\d{2}")
_LONGEST = 200  # characters of a key that is looked for in the text


def check_citing(section: Section, keys: Collection[str]) -> Iterator[Diagnostic]:
    """Every cited key that the bibliography, its broken entries included, does not know."""
    unknown = [citation for citation in section.citations if citation.key and citation.key not in keys]
    examples = example_labels(section) if unknown else frozenset()
    for citation in unknown:
        message, hint = f"no entry has the key `{citation.key}`", ""
        if citation.is_in_text and citation.key in examples:
            message = f"`(@{citation.key})` is one of pandoc's numbered examples, which a section cannot have"
            hint = "number the examples yourself: `1.`; where you refer to one, write its number"
        elif what := _without_number(citation, keys):
            message = f"`@{citation.key}` refers to nothing: {what} has no number here"
            hint = _link_to(section, citation.key)
        hint = hint or _in_braces(section, citation, keys) or _handle(citation, keys)
        hint = hint or did_you_mean(citation.key, keys) or "add the work to bibliography.bib"
        yield RULE.at(section.file, citation.span, message, hint, section.locale)


def _handle(citation: Citation, keys: Collection[str]) -> str:
    """A hint where a name in the text is probably not a key: it has no year in it, and is not nearly one of `keys`."""
    if not citation.is_in_text or _may_be_key(citation.key, keys):
        return ""
    return f"write `\\@{citation.key}` for a name on a social network; a work must be in bibliography.bib"


def _may_be_key(name: str, keys: Collection[str]) -> bool:
    """Whether there is a year in `name`, or it is nearly one of `keys`."""
    near = nearest(name, keys)
    is_near = SequenceMatcher(None, near.casefold(), name.casefold()).ratio() > _NEARLY
    return is_near or _YEAR.search(name) is not None


def _without_number(citation: Citation, keys: Collection[str]) -> str:
    """What a key refers to in other programs, which number more than this one; empty where it may be a work's."""
    beginning, mark, rest = citation.key[:3], citation.key[3:4], citation.key[4:]
    is_reference = mark in {"-", ":"} and rest and not _may_be_key(citation.key, keys)
    return _WITHOUT_NUMBER.get(beginning.lower(), "") if is_reference else ""


def _link_to(section: Section, key: str) -> str:
    name = key[0].lower() + key[1:]
    link = f"write a link with words: `[as shown here](#{name})`"
    is_there = any(identifier == name for identifier, _ in section.identifiers)
    return link if is_there else f"{link}, and where it leads the identifier: `{{#{name}}}`"


def _in_braces(section: Section, citation: Citation, keys: Collection[str]) -> str:
    """A hint where a key was typed whole, but ends for pandoc at a mark that it reads only in braces."""
    typed = section.file.text[citation.span.start : citation.span.start + _LONGEST]
    longer = (typed[:length] for length in range(len(typed), len(citation.key), -1))
    found = next((key for key in longer if key in keys), "")
    return f"write `@{{{found}}}`: the key has `{found[len(citation.key)]}` in it" if found else ""

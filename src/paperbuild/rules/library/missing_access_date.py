"""A work on the web has an address, but not the day on which you read it.

Web pages change and disappear. With the day, a reader can find the page in an archive as it was.

    @online{picum2019,
      url = {https://picum.org/…},
      ^^^ add `urldate = {2019-09-24},`
    }

A work with a DOI does not need the day, because what a DOI leads to stays. Neither does a work in an archive with a
lasting address (`https://hdl.handle.net/…`, `https://arxiv.org/abs/…`, `https://www.jstor.org/stable/…`), nor a work
that can also be found on paper: an article with its volume and pages, a chapter with its pages, a book with its
publisher.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography, Entry
from paperbuild.syntax.bibtex.biblatex import CONTAINERS

RULE = Rule("BIB013", "missing-access-date", Severity.WARNING, __doc__)

# Addresses that are promised to lead to the same text for good: resolvers of names, and archives.
_LASTING = re.compile(
    r"https?://(?:(?:dx\.|www\.)?doi\.org/10\.|hdl\.handle\.net/|n2t\.net/|(?:www\.)?nbn-resolving\.(?:org|de)/|purl\.org/"
    r"|(?:www\.)?arxiv\.org/(?:abs|pdf)/|(?:www\.)?jstor\.org/stable/|web\.archive\.org/web/\d|perma\.cc/|archive\.ph/)",
    re.IGNORECASE,
)

_IN_PRINT: Mapping[str, tuple[Set[str], ...]] = {
    "article": tuple({where, page} for where in ("volume", "number", "issue") for page in ("pages", "eid")),
    **dict.fromkeys(sorted(CONTAINERS), ({"pages"},)),
    **dict.fromkeys(("book", "mvbook", "collection", "mvcollection", "proceedings"), ({"publisher"}, {"isbn"})),
}
"""For types of works that are printed, what is enough to find one: all fields of one of the sets."""


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every entry with a `url` and without `urldate`, at its `url`."""
    for entry in library.entries:
        if _is_on_the_web(entry) and not entry.value("urldate").strip():
            message = f"`{entry.key}` does not say when its address was last read"
            hint = "add the day on which you read it: `urldate = {2019-09-24},`"
            yield RULE.at(library.file, entry.fields["url"].span, message, hint)


def _is_on_the_web(entry: Entry) -> bool:
    url = entry.value("url").strip()
    return bool(url) and not entry.value("doi").strip() and not _LASTING.match(url) and not _is_in_print(entry)


def _is_in_print(entry: Entry) -> bool:
    """Whether a work is found on paper, too: by its place in a journal or a book, or as a publisher's book."""
    own = {name for name, field in entry.fields.items() if field.value.strip()}
    return any(own >= needed for needed in _IN_PRINT.get(entry.type, ()))

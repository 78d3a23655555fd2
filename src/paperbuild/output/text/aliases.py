"""Keeps old addresses working: what stands for one now has an empty element beside it that has the old identifier.

The element says nothing and is no stop for a keyboard: only a link finds it. It stands in what has the new address, or
before that where nothing may stand in it (HTML, "content model").
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from paperbuild.model.aliases import aliases_of, meant
from paperbuild.model.paper import Paper
from paperbuild.output.text.made import made

# Wherever text has `<`, it is escaped, and so is it in attributes: a pattern finds tags in a tenth of the time that
# reading the page takes.
_TAG = re.compile(r'<(?P<name>[a-z][a-z0-9]*)(?=\s)[^<>]*?\sid="(?P<identifier>[^"<>]+)"[^<>]*>')
_HOLD_WORDS = frozenset({"p", "li", "dt", "dd", "div", "section", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th"})


def page_aliases(paper: Paper, code: str) -> Mapping[str, str]:
    """The old addresses of the language `code`, each with what stands for it now: those of the settings, and of works
    that an edition had by a key that is another key now (biblatex's `ids`)."""
    said = aliases_of(paper.settings, code)
    found = {old: now for old in said if (now := meant(old, said))}
    for record in paper.editions.records:
        for key in record.works:
            own = paper.bibliography.own_key(key)
            if own != key:
                found.setdefault(f"work.{key}", f"work.{own}")
    calls = {f"call.{old[5:]}": f"call.{new[5:]}" for old, new in found.items() if old.startswith("note.")}
    return {**found, **calls}


def with_aliases(pages: Mapping[str, str], aliases: Mapping[str, str]) -> dict[str, str]:
    """The `pages` of one publication, by their names, with an element for each old address of `aliases` that none of
    them has, beside what stands for it."""
    if not aliases:
        return {**pages}
    there = {html.unescape(match["identifier"]) for page in pages.values() for match in _TAG.finditer(page)}
    return {name: _with_elements(page, _by_new(aliases, there)) for name, page in pages.items()}


def _by_new(aliases: Mapping[str, str], there: Collection[str]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for old, new in aliases.items():
        if old not in there:
            found[new].append(old)
    return found


def _with_elements(page: str, old: Mapping[str, Sequence[str]]) -> str:
    def with_old(match: re.Match[str]) -> str:
        names = old.get(html.unescape(match["identifier"]), ())
        elements = "".join(made('<span id="{}"></span>', name) for name in names)
        return match[0] + elements if match["name"] in _HOLD_WORDS else elements + match[0]

    return _TAG.sub(with_old, page)

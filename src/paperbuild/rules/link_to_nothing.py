"""A link leads to a heading or another place of the paper that does not exist.

In print the page number would be missing, on a screen a click would do nothing.

    See [below](#rents-in-citys).
        ^^^^^^^^^^^^^^^^^^^^^^^^^ did you mean `#rents-in-cities`?

    ## Rents in cities

Correct the target, or give the place its identifier: `## Rents in cities {#rents}`. A place in another section is
named with or without its file: `[below](05-rents.md#rents)`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.diagnostic import Diagnostic, Rule, Severity
from paperbuild.nearest import nearest
from paperbuild.paper import Paper
from paperbuild.targets import Target, TargetKind, target_of

RULE = Rule("LNK001", "link-to-nothing", Severity.ERROR, __doc__)


def check(paper: Paper) -> Iterator[Diagnostic]:
    """Every link whose target is empty or an identifier that its locale does not have there."""
    for locale in paper.locales:
        places = {s.name: frozenset(identifier for identifier, _ in s.identifiers) for s in locale.sections}
        if not all(section.is_readable for section in locale.sections):
            continue
        everywhere = frozenset[str]().union(*places.values())
        for section in locale.sections:
            for link in section.links:
                found = _fault(target_of(link.target, section.path), places, everywhere)
                if found:
                    yield RULE.at(section.file, link.span, *found, locale.code)


def _fault(target: Target, places: dict[str, frozenset[str]], everywhere: frozenset[str]) -> tuple[str, str] | None:
    if target.kind is TargetKind.NOTHING:
        return "the link has no target", "name it: `(#identifier)`, `(05-rents.md)` or an address"
    if target.kind is TargetKind.HEADING:
        if target.fragment in everywhere:
            return None
        return f"nothing in the paper is called `#{target.fragment}`", _hint("", target.fragment, everywhere)
    name = target.path.rsplit("/", 1)[-1]
    if target.kind is not TargetKind.SECTION or not target.fragment or name not in places:
        return None
    if target.fragment in places[name]:
        return None
    elsewhere = next((other for other, known in places.items() if target.fragment in known), "")
    hint = f"it is in {elsewhere}" if elsewhere else _hint(name, target.fragment, places[name])
    return f"nothing in {name} is called `#{target.fragment}`", hint


def _hint(name: str, identifier: str, known: frozenset[str]) -> str:
    near = nearest(identifier, known)
    return f"did you mean `{name}#{near}`?" if near else f"give the place its identifier: `{{#{identifier}}}`"

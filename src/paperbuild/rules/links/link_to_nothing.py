"""A link leads to a heading or another place in the paper that does not exist.

In print the page number would be missing; on a screen the link would do nothing.

    See [below](#rents-in-citys).
        ^^^^^^^^^^^^^^^^^^^^^^^^^ did you mean `#rents-in-cities`?

    ## Rents in cities

Correct the target, or give the place its identifier: `## Rents in cities {#rents}`. You can name a place in another
section with its file or without: `[below](05-rents.md#rents)`. If two sections have a heading with the same words, a
link in one of them leads to its own heading; a link from elsewhere names the file. A reference works in the same way:
`@tbl-rents` leads to the table whose caption ends with `{#tbl-rents}`. You can also use permanent addresses:
`#rents.p3` is the third paragraph under that heading, `#note.marsh` a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from paperbuild.compare.now import addresses_there
from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.nearest import nearest
from paperbuild.model.identifiers import shared_names, told_apart
from paperbuild.model.numbered import NumberedKind, numbered_kind
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.permanent import Addresses, addresses
from paperbuild.model.section import Link, LinkKind
from paperbuild.syntax.targets import LinkTarget, TargetKind, target_of

RULE = Rule("LNK001", "link-to-nothing", Severity.ERROR, __doc__)


@dataclass(frozen=True)
class _Identifiers:
    """The identifiers of each section of one locale, by its name; its permanent addresses where a link needs them."""

    locale: Locale
    paper: Paper
    by_section: Mapping[str, frozenset[str]]

    @cached_property
    def everywhere(self) -> frozenset[str]:
        """Those of all sections, those among them that have been told apart."""
        apart = (own.values() for own in told_apart(self.locale.sections).values())
        return frozenset[str]().union(*self.by_section.values(), *apart)

    @cached_property
    def shared(self) -> Mapping[str, tuple[str, ...]]:
        """What several sections have, by its name, with their paths."""
        return shared_names(self.locale.sections)

    def has(self, fragment: str) -> bool:
        """Whether something has this permanent address: exactly, where an edition is on record, but for what is named
        as in its own file."""
        if not self.paper.editions.records:
            return fragment in self.addresses
        return fragment in self.kept or (fragment in self.addresses and fragment.partition(".")[0] in self.shared)

    @cached_property
    def kept(self) -> frozenset[str]:
        """The addresses that there are, those that an edition on record keeps among them."""
        return addresses_there(self.paper, self.locale)

    @cached_property
    def addresses(self) -> Addresses:
        """What can be named by its permanent address."""
        return addresses(self.locale.sections, self.paper.bibliography.by_key)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every link whose target is empty or an identifier that its locale does not have there."""
    for locale in paper.locales:
        if not all(section.is_readable for section in locale.sections):
            continue
        by_section = {s.name: frozenset(identifier for identifier, _ in s.identifiers) for s in locale.sections}
        places = _Identifiers(locale, paper, by_section)
        for section in locale.sections:
            for link in section.links:
                found = _fault(target_of(link.target, section.path), places, section.path)
                if found and link.kind is LinkKind.REFERENCE:
                    found = _of_reference(link, places)
                if found:
                    yield RULE.at(section.file, link.span, *found, locale.code)


def _fault(target: LinkTarget, places: _Identifiers, path: str) -> tuple[str, str] | None:
    if target.kind is TargetKind.NOTHING:
        return "the link has no target", "name it: `(#identifier)`, `(05-rents.md)` or an address"
    fragment = target.fragment
    if target.kind is TargetKind.HEADING:
        homes = places.shared.get(fragment, ())
        if homes and path not in homes:
            files = [home.rsplit("/", 1)[-1] for home in homes]
            return f"`#{fragment}` is in {' and in '.join(files)}", f"name the file: `{files[0]}#{fragment}`"
        if fragment in places.everywhere or places.has(fragment):
            return None
        return f"nothing in the paper is called `#{fragment}`", _hint("", fragment, places)
    name = target.path.rsplit("/", 1)[-1]
    if target.kind is not TargetKind.SECTION or not fragment or name not in places.by_section:
        return None
    if fragment in places.by_section[name] or places.has(fragment):
        return None
    elsewhere = next((other for other, known in places.by_section.items() if fragment in known), "")
    hint = f"it is in {elsewhere}" if elsewhere else _hint(name, fragment, places)
    return f"nothing in {name} is called `#{fragment}`", hint


def _of_reference(link: Link, places: _Identifiers) -> tuple[str, str]:
    """What is said of `@tbl-rents` where nothing has that identifier; it may have been meant as a citation."""
    identifier = link.target.removeprefix("#")
    key = link.text.lstrip("@{").rstrip("}")
    if key in places.paper.bibliography.by_key:
        hint = "a key that begins like this is read as a reference: give the entry another key"
        return f"nothing in the paper is called `#{identifier}`, and it cannot be the key of a work", hint
    alike = {one for one in places.everywhere if numbered_kind(one) is numbered_kind(identifier)}
    bare = identifier.partition(identifier[3:4])[2] if numbered_kind(identifier) is NumberedKind.SECTION else ""
    if bare in places.everywhere and not nearest(identifier, alike):
        hint = f"write `[](#{bare})`, or give the heading the identifier `{{#{identifier}}}`"
        return f"nothing in the paper is called `{identifier}`", hint
    near = nearest(identifier, alike) or nearest(identifier, places.everywhere)
    hint = (
        f"did you mean `@{near}`?"
        if near and numbered_kind(near)
        else f"give the place its identifier: `{{#{identifier}}}`"
    )
    return f"nothing in the paper is called `{identifier}`", hint


def _hint(name: str, identifier: str, places: _Identifiers) -> str:
    if said := places.addresses.hint(identifier):
        return said
    known = places.by_section[name] if name else places.everywhere
    above, _, place = identifier.partition(".")
    other = f"{nearest(above, known)}.{place}"
    near = other if other in places.addresses else nearest(identifier, known | set(places.addresses.names()))
    return f"did you mean `{name}#{near}`?" if near else f"give the place its identifier: `{{#{identifier}}}`"

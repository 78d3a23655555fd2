"""An address that an edition published is gone, and nothing stands for it: links of others lead nowhere.

    "rents.p3" = "6a1f0c2b9e 01a2b"
    ^^^^^^^^^^ the edition `2026` had this address, and nothing has it now

A paragraph keeps its address wherever you move it and as long as most of its words stay. If you took it out, or wrote
it anew, say in `content/paper.toml` what stands for it now; HTML and EPUB then keep the old address working:

    [aliases]
    "rents.p3" = "rents.p9"

A heading whose words have changed gets its old address back with `{#old-address}` behind it. If nothing at all stands
for it, name the heading of the part, or ignore the finding with a reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from paperbuild.compare.now import addresses_there, published_now
from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.aliases import aliases_of, meant
from paperbuild.model.edition import EditionRecord, PublishedLocale
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.published import Published
from paperbuild.syntax.toml_places import toml_places

RULE = Rule("UPD001", "lost-address", Severity.ERROR, __doc__)

_TABLES = ("blocks", "headings", "places", "numbered", "notes")


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every address that an edition had in a language, at its place in the newest record that has it."""
    if not paper.editions.records or not all(section.is_readable for section in paper.sections):
        return
    for locale in paper.locales:
        yield from _in_locale(paper, locale)


def _in_locale(paper: Paper, locale: Locale) -> Iterator[Diagnostic]:
    there = addresses_there(paper, locale)
    aliases = aliases_of(paper.settings, locale.code)
    lost: dict[str, EditionRecord] = {}
    fresh = {*there}
    for record, published in paper.editions.published(locale.code):
        gone = (one for one in published.addresses if one not in there and not _is_meant(one, aliases, there, paper))
        lost |= dict.fromkeys(gone, record)
        fresh -= published.addresses
    below = Counter(above for above in map(_above, lost) if above in lost)
    places: dict[str, Mapping[tuple[str | int, ...], Span]] = {}
    for address in sorted(lost):
        if _above(address) in lost:
            continue
        file = lost[address].file
        known = places.setdefault(file.path, toml_places(file.text))
        more = f"; nor does anything of the {below[address]} below it" if below[address] else ""
        message = f"the edition `{lost[address].name}` had this address, and nothing has it now{more}"
        like = _like(address, lost[address].locales[locale.code], published_now(paper, locale), fresh)
        hint = _hint(address, there, fresh, like)
        yield RULE.at(file, _place(known, locale.code, address), message, hint, locale.code)


def _like(address: str, before: PublishedLocale, now: Published, fresh: Collection[str]) -> str:
    """The new address of what is surely the same heading or note, by its words or by the works that it cites; an empty
    text where nothing is, or several: a likeness of names alone would lead readers astray."""
    heading, note = before.headings.get(address), before.notes.get(address.removeprefix("note."))
    found: list[str] = []
    if heading:
        words = heading.text.casefold()
        found = [one.identifier for one in now.headings if one.text.casefold() == words and one.identifier in fresh]
    elif note and address.startswith("note.") and note.keys:
        keys = sorted(note.keys)
        notes = ((f"note.{one.name}", sorted(each.key for each in one.citations)) for one in now.notes if one.name)
        found = [name for name, cited in notes if cited == keys and name in fresh]
    return found[0] if len(found) == 1 else ""


def _is_meant(address: str, aliases: Mapping[str, str], there: Collection[str], paper: Paper) -> bool:
    """Whether something stands for an address by an alias, or by another key of a work."""
    now = meant(address, aliases)
    if now in there:
        return True
    own = now.removeprefix("work.")
    return now != own and f"work.{paper.bibliography.own_key(own)}" in there


def _above(address: str) -> str:
    """What the address of something begins with: that of the heading or the box above it."""
    return address.rpartition(".")[0] if not address.startswith(("note.", "work.")) else ""


def _place(places: Mapping[tuple[str | int, ...], Span], code: str, address: str) -> Span:
    paths = [(code, table, address.removeprefix("note.") if table == "notes" else address) for table in _TABLES]
    return next((places[path] for path in paths if path in places), Span(0, 0))


def _hint(address: str, there: Collection[str], fresh: Collection[str], like: str) -> str:
    """What to do about an address; what stands for it is most likely `like`, or `fresh`, one that no edition had."""
    family, _, name = address.partition(".")
    if family == "note":
        moved = sorted(one for one in there if one.startswith("note.") and one.endswith(f".{name}"))
        return _alias(address, like or (moved[0] if moved else "note.…"))
    if "." not in address:
        alias = _alias(address, like or "…")
        return f"give its heading the identifier `{{#{address}}}`; or {alias}"
    above = _above(address)
    new = sorted(one for one in fresh if one.startswith(f"{above}."))
    return f"was it written anew? {_alias(address, new[0] if new else above)}"


def _alias(old: str, new: str) -> str:
    return f'say what stands for it in the [aliases] of content/paper.toml: `"{old}" = "{new}"`'

"""What the templates say of the paper's edition: its name, the one that it replaces, and those before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from paperbuild.language.dates import date_text
from paperbuild.model.front import EarlierEdition, PaperEdition
from paperbuild.model.paper import Paper


def edition_values(paper: Paper, code: str) -> Mapping[str, Any]:
    """The `number` and the `name` of the edition; what it `replaces`, or None; the `earlier` ones but for that, the
    newest first. Nothing of it where the settings say nothing of an edition."""
    said = paper.settings.edition
    if said is None:
        return {"number": 0, "name": "", "replaces": None, "earlier": []}
    earlier = [_shown(one, code) for one in earlier_editions(paper, said)]
    replaced = said.replaces or (earlier[0]["name"] if earlier else "")
    named = {one["name"]: one for one in reversed(earlier)}
    return {
        "number": said.number or 0,
        "name": said.name or "",
        "replaces": named.get(replaced) or (_shown(EarlierEdition(name=replaced), code) if replaced else None),
        "earlier": [one for one in earlier if one["name"] != replaced],
    }


def earlier_editions(paper: Paper, said: PaperEdition) -> list[EarlierEdition]:
    """The editions before this one, the newest first: those that the settings name, in their order where they have no
    dates, and those on record."""
    named = {one.name: one for one in said.earlier}
    records = {one.name: one for one in paper.editions.records if _is_before(one.name, paper, said)}
    for name, record in records.items():
        own = named.get(name)
        date = own.date if own and own.date else record.date
        titles = record.locales.get(paper.source.code)
        title = own.title if own else titles.title if titles and titles.title != paper.source.metadata.title else None
        named[name] = EarlierEdition(name=name, title=title, date=date, url=own.url if own else None)
    dated = sorted((one for one in named.values() if one.date), key=lambda one: str(one.date), reverse=True)
    return [*dated, *(one for one in named.values() if not one.date)]


def _is_before(name: str, paper: Paper, said: PaperEdition) -> bool:
    """Whether an edition on record was before this one: one that has a name, and is not on record, is the newest."""
    names = [one.name for one in paper.editions.records]
    return said.name is not None and (said.name not in names or names.index(name) < names.index(said.name))


def edition_in_metadata(paper: Paper) -> tuple[str, str]:
    """The edition, and what it replaces with its address, as one line of metadata each; empty where it is not said."""
    said, values = paper.settings.edition, edition_values(paper, paper.source.code)
    replaced = values["replaces"]
    lines = [replaced["name"], replaced["date"], replaced["url"]] if replaced else []
    return said.label if said else "", ", ".join(line for line in lines if line)


def edition_words(paper: Paper) -> Iterator[str]:
    """What of it is words, for whoever compares the formats."""
    said = paper.settings.edition
    if said:
        yield from (said.name or "", said.replaces or "")
        for one in earlier_editions(paper, said):
            yield from (one.name, one.title or "")


def _shown(one: EarlierEdition, code: str) -> dict[str, str]:
    date = date_text(one.date, code) if one.date else ""
    iso = one.date.isoformat() if one.date else ""
    return {"name": one.name, "title": one.title or "", "date": iso, "date_text": date, "url": one.url or ""}

"""The order of a list of works: by the name that it is printed under, then by date, then by title.

The parts of a name are bibtexparser's (`engines.bibtex`); which letter comes after which is the language's
(`language.collation`). Particles (`van`, `de la`) do not count, as our style has it (`demote-non-dropping-particle`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from paperbuild.engines.bibtex import plain_text
from paperbuild.language.collation import sort_key
from paperbuild.model.bibliography import Entry
from paperbuild.syntax.bibtex.dates import entry_date
from paperbuild.syntax.bibtex.names import name_parts, split_names


def works_order(entry: Entry, locale: str) -> tuple[Any, ...]:
    """What to sort `entry` by in a list in `locale`; its own `sortkey` and the like go before all."""
    names = " ".join(_sorted_names(entry))
    title = plain_text(entry.value("sorttitle", "title", "booktitle", "journaltitle", "maintitle"))
    heads = plain_text(entry.value("sortkey")) or names or title
    return (*_letters(heads, locale), entry_date(entry).order, *_letters(title, locale), entry.key)


def _letters(text: str, locale: str) -> tuple[bool, bytes]:
    is_foreign, letters, _ = sort_key(text, locale)
    return is_foreign, letters


def _sorted_names(entry: Entry) -> Iterator[str]:
    """Each name as it is sorted: `Beethoven Ludwig van`, `Zola Émile`; an organisation whole."""
    keeps_particle = "useprefix=true" in "".join(entry.value("options").split()).casefold()
    for name, _ in split_names(entry.value("sortname", "author", "editor", "translator")):
        if name and name != "others":
            yield _sorted_name(name, keeps_particle=keeps_particle)


def _sorted_name(name: str, *, keeps_particle: bool) -> str:
    read = name_parts(name)
    family = read.family or name
    pieces = (read.particle, family, read.given) if keeps_particle else (family, read.given, read.particle)
    return " ".join(plain_text(piece) for piece in (*pieces, read.suffix) if piece)

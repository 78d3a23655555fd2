"""Names the files of a book by what stands in them: an address into a book is that of a file and of a place in it, and
has to lead there when sections have been added before it or have changed places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain, count

from paperbuild.language.latin_letters import in_ascii

_NO_NAME = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST = 48  # letters: some systems take no path of many


def part_files(identifiers: Sequence[str], aliases: Mapping[str, str]) -> list[str]:
    """The file of each part, by the identifiers of the parts in their order. A part that had another identifier, which
    `aliases` (what stands for each old address) say, has the file that it had under the first of them."""
    first: dict[str, str] = {}
    for old, now in aliases.items():
        if old not in identifiers:
            first.setdefault(now, old)
    names: list[str] = []
    for identifier in identifiers:
        said = in_ascii(first.get(identifier, identifier)).lower()  # a file system may not tell capitals apart
        own = _NO_NAME.sub("-", said)[:_LONGEST].strip("-") or "0"
        choices = chain([own], (f"{own}-{number}" for number in count(2)))
        names.append(next(name for name in choices if name not in names))
    return [f"part-{name}.xhtml" for name in names]

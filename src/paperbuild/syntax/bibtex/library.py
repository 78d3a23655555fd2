"""Writes the entries of a bibliography anew, so that pandoc reads every one whatever stands in the file.

Pandoc stops at the first thing in a .bib file that it does not expect, never ends on a `crossref` that leads back to
itself, prints nothing of a field with a lone `$` or `#`, drops what follows a `%`, and drops a command that it does
not know with all that the command holds. The rules tell the author; this keeps the rest of the paper whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from paperbuild.model.bibliography import PARENT_FIELDS, Entry, keys_in, looping_keys
from paperbuild.model.manuscript import NO_MARKS
from paperbuild.syntax.bibtex.biblatex import DATE_FIELDS, UNPRINTED_FIELDS, VERBATIM_FIELDS
from paperbuild.syntax.bibtex.latex import printable

_KEY = re.compile(r"[\w.:;?!'()/*@+=\[\]$&-]+")  # what pandoc 3.9 reads as a key
_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_TYPE = re.compile(r"[a-z]+")
_SPECIAL = re.compile(r"[\\{}$%#&]|\s\s|[^\S ]")
_SPACE = re.compile(r"\s+")
_BRACE = re.compile(r"(?<!\\)((?:\\\\)*)([{}])")
_BARE_SPECIAL = re.compile(r"(?<!\\)((?:\\\\)*)([%#&])")
_DOLLAR = re.compile(r"(?<!\\)((?:\\\\)*)\$")
_TITLES = frozenset(
    {
        "title",
        "subtitle",
        "titleaddon",
        "shorttitle",
        "booktitle",
        "booksubtitle",
        "booktitleaddon",
        "maintitle",
        "mainsubtitle",
        "journaltitle",
        "journalsubtitle",
        "issuetitle",
        "issuesubtitle",
        "eventtitle",
        "series",
    }
)
_NO_DATE = re.compile(r"[^\w?~%./:+-]")
_OPEN_RANGE = re.compile(r"^\.\.(?=/)|(?<=/)\.\.$")


def is_writable_key(key: str) -> bool:
    """Whether pandoc can read an entry of this key at all."""
    return bool(_KEY.fullmatch(key))


def library_text(entries: Iterable[Entry]) -> str:
    """BibTeX of every entry, the first of each key, that pandoc can read."""
    by_key: dict[str, Entry] = {}
    for entry in entries:
        if is_writable_key(entry.key):
            by_key.setdefault(entry.key, entry)
    sound = by_key.keys() - looping_keys(by_key)
    return "".join(_entry_text(entry, sound) for entry in by_key.values()).translate(NO_MARKS)


def _entry_text(entry: Entry, sound: Set[str]) -> str:
    kind = entry.type if _TYPE.fullmatch(entry.type) else "misc"
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _field_texts(entry, sound))
    return f"@{kind}{{{entry.key},\n{fields}}}\n"


def _field_texts(entry: Entry, sound: Set[str]) -> Iterator[tuple[str, str]]:
    """The fields of `entry`; it inherits only from `sound` entries: those that exist and lead to no loop."""
    for name, field in entry.fields.items():
        if name in PARENT_FIELDS:
            if known := [key for key in keys_in(field) if key in sound and entry.key in sound]:
                yield name, ",".join(known)
        elif name == "shortauthor":  # pandoc drops it; an annotation it carries over, and no style prints that
            yield "annotation", _value_text(name, field.value)
        elif name not in UNPRINTED_FIELDS and _NAME.fullmatch(name):
            value = _value_text(name, field.value)
            # English titles that nothing protects pandoc sets in lower case, proper names and all.
            yield name, f"{{{_from_capital(name, value)}}}" if name in _TITLES else value


def _from_capital(name: str, value: str) -> str:
    """An addition to a title begins a sentence of its own."""
    return value[:1].upper() + value[1:] if name.endswith("titleaddon") else value


def _value_text(name: str, value: str) -> str:
    if name in DATE_FIELDS:
        return _NO_DATE.sub("", _OPEN_RANGE.sub("", value.strip()))
    if not _SPECIAL.search(value):
        return value
    if name not in VERBATIM_FIELDS:
        value = _printable(value)
    value = _SPACE.sub(" ", value)  # over a blank line, pandoc joins the words before and after
    value = value.rstrip("\\")  # a last one would hide the brace after it
    return value if _is_balanced(value) else _BRACE.sub(r"\1", value)


def _printable(value: str) -> str:
    value = _BARE_SPECIAL.sub(r"\1\\\2", printable(value))
    return value if _is_math_closed(value) else _DOLLAR.sub(r"\1\\$", value)


def _is_math_closed(value: str) -> bool:
    pieces = _DOLLAR.split(value)[::2]
    return len(pieces) % 2 == 1 and all(_is_balanced(piece) for piece in pieces[1::2])


def _is_balanced(value: str) -> bool:
    depth = 0
    for match in _BRACE.finditer(value):
        depth += 1 if match[2] == "{" else -1
        if depth < 0:
            return False
    return depth == 0

"""Writes the entries of a bibliography anew, so that pandoc reads every one whatever stands in the file.

Pandoc stops at the first thing in a .bib file that it does not expect, never ends on a `crossref` that leads back to
itself, prints nothing of a field with a lone `$` or `#`, drops what follows a `%`, and drops a command that it does
not know with all that the command holds. The rules tell the author; this keeps the rest of the paper whole.

Fields that pandoc's reader drops, or takes without reading their LaTeX, stand once more as entries of their own, in a
field that it does read: `syntax.bibtex.works` puts them back where they belong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from paperbuild.language.languages import joined_countries
from paperbuild.model.bibliography import PARENT_FIELDS, Bibliography, Entry
from paperbuild.model.manuscript import NO_LETTERS, NO_MARKS
from paperbuild.syntax.bibtex.biblatex import DATE_FIELDS, NAME_FIELDS, UNPRINTED_FIELDS, VERBATIM_FIELDS
from paperbuild.syntax.bibtex.contributors import CONTRIBUTOR_FIELDS, EDITOR_TYPES
from paperbuild.syntax.bibtex.dates import entry_date
from paperbuild.syntax.bibtex.inheritance import Family, family_of, resolved
from paperbuild.syntax.bibtex.latex import printable, set_formula, with_money, without_wrappers
from paperbuild.syntax.bibtex.names import split_names
from paperbuild.syntax.bibtex.printed_date import printed_date

_KEY = re.compile(r"[\w.:;?!'()/*@+=\[\]$&-]+")  # what pandoc 3.9 reads as a key
_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_TYPE = re.compile(r"[a-z]+")
_SPECIAL = re.compile(r"[\\{}$%#&\"]|\s\s|[^\S ]")
_SPACE = re.compile(r"\s+")
_BRACE = re.compile(r"(?<!\\)((?:\\\\)*)([{}])")
_BARE_SPECIAL = re.compile(r"(?<!\\)((?:\\\\)*)([%#&])")
# Straight quotation marks round words, as people type them: TeX's own, which are set as the language has them. One
# within a word is a letter of TeX's (`"a`).
_STRAIGHT = re.compile(r'(?<![\w\\"{])"(?=[^\s"])([^"{}]*[^\s"{}])"(?![\w"}])')
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
_ORGANISATIONS = frozenset({"publisher", "institution", "organization", "school", "howpublished", "origpublisher"})
_PLACES = frozenset({"location", "address", "origlocation", "venue"})
_AND = re.compile(r"\band\b", re.IGNORECASE)
_LOUD_AND = re.compile(r"\s(?:AND|And|ANd|AnD|aND|aNd|anD)\s")
_USEPREFIX = re.compile(r"\buseprefix\b(?:\s*=\s*\{?\s*(true|false))?", re.IGNORECASE)
_ASIDE = "paperbuild:"
# What biblatex takes for another type and pandoc for one of which it knows nothing, not even the book around a chapter.
_OTHER_NAMES = {
    "conference": "inproceedings",
    "suppbook": "inbook",
    "suppcollection": "incollection",
    "suppperiodical": "article",
    "electronic": "online",
    "www": "online",
}

SIDE_FIELDS = frozenset(
    "shortauthor shorteditor type eid issue issuetitle issuesubtitle issuetitleaddon journaltitleaddon"
    " eventtitleaddon language number".split()
) | {*CONTRIBUTOR_FIELDS, *EDITOR_TYPES}
"""The fields that pandoc's reader drops or does not decode, and that are printed or change what is."""

_WRITTEN_AS_DATES = frozenset({*DATE_FIELDS, "year", "month", "day"})


def is_writable_key(key: str) -> bool:
    """Whether pandoc can read an entry of this key at all."""
    return bool(_KEY.fullmatch(key))


def library_text(library: Bibliography, keys: Set[str] | None = None) -> str:
    """BibTeX of every entry that pandoc can read, the first of each key; only those of `keys` and what they take
    fields from, where they are told."""
    by_key = {key: entry for key, entry in resolved(library).items() if is_writable_key(key)}
    family = family_of(by_key, by_key.keys() if keys is None else keys)
    return "".join(_entry_text(by_key[key], family) for key in family.members).translate(NO_MARKS | NO_LETTERS)


def side_key(key: str, name: str) -> str:
    """The key under which the field `name` of the entry `key` stands by itself."""
    return f"{_ASIDE}{name}:{key}"


def side_of(key: str) -> tuple[str, str] | None:
    """The key of the entry and the name of the field that `side_key` put together; None of another key."""
    if not key.startswith(_ASIDE):
        return None
    name, _, own = key.removeprefix(_ASIDE).partition(":")
    return own, name


def _entry_text(entry: Entry, family: Family) -> str:
    kind = _OTHER_NAMES.get(entry.type, entry.type) if _TYPE.fullmatch(entry.type) else "misc"
    fields = dict(_field_texts(entry, family))
    text = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{{entry.key},\n{text}}}\n" + "".join(_side_texts(entry, family))


def _side_texts(entry: Entry, family: Family) -> Iterator[str]:
    """The fields of `entry`, its own and those that it takes from others, that pandoc would drop."""
    for name, field in family.fields(entry).items():
        is_key = name == "type" and _TYPE.fullmatch(field.value)
        if name in SIDE_FIELDS and field.value.strip() and not is_key:
            carrier = "author" if name in NAME_FIELDS else "note"
            yield f"@misc{{{side_key(entry.key, name)},\n  {carrier} = {{{_value_text(name, field.value)}}}\n}}\n"


def _field_texts(entry: Entry, family: Family) -> Iterator[tuple[str, str]]:
    """The fields of `entry`; it inherits only from entries that exist and lead to no loop."""
    yield from _date_texts(entry)
    for name, field in entry.fields.items():
        if name in _WRITTEN_AS_DATES:
            continue
        if name in PARENT_FIELDS:
            if known := family.parents(entry, field):
                yield name, ",".join(known)
        elif name == "options":
            if prefix := _USEPREFIX.search(field.value):
                yield name, f"useprefix={(prefix[1] or 'true').lower()}"
        elif name not in UNPRINTED_FIELDS and _NAME.fullmatch(name):
            value = _value_text(name, _parted(name, field.value))
            yield name, _as_typed(name, value)


def _date_texts(entry: Entry) -> Iterator[tuple[str, str]]:
    """The dates of `entry` as pandoc takes them; what it would not print right, `syntax.bibtex.works` writes over."""
    for name in DATE_FIELDS:
        date = entry_date(entry, name)
        if text := printed_date(date, "en").edtf or date.edtf.strip("./"):
            yield name, text


def _parted(name: str, value: str) -> str:
    """Names with the `and` between them as pandoc knows it: BibTeX takes `AND` too."""
    if name not in NAME_FIELDS or not _LOUD_AND.search(value):
        return value
    return " and ".join(one for one, _ in split_names(value))


def _as_typed(name: str, value: str) -> str:
    """`value` in braces where pandoc would change it: English titles that nothing protects it sets in lower case,
    proper names and all; an "and" in a publisher's name or a country's it takes for the joint between two."""
    # A series that is one word may be a key (newseries), and one that is a number is counted.
    if name in _TITLES and not (name == "series" and (_TYPE.fullmatch(value) or value.isdecimal())):
        return f"{{{_from_capital(name, value.strip())}}}"
    if name in _PLACES and _AND.search(value):
        return joined_countries().sub(r"{\g<0>}", value)
    return f"{{{value}}}" if name in _ORGANISATIONS and _AND.search(value) else value


def _from_capital(name: str, value: str) -> str:
    """An addition to a title begins a sentence of its own."""
    return value[:1].upper() + value[1:] if name.endswith("titleaddon") else value


def _value_text(name: str, value: str) -> str:
    if not _SPECIAL.search(value):
        return value
    if name not in VERBATIM_FIELDS:
        value = _printable(value)
    value = _SPACE.sub(" ", value)  # over a blank line, pandoc joins the words before and after
    value = value.rstrip("\\")  # a last one would hide the brace after it
    return value if _is_balanced(value) else _BRACE.sub(r"\1", value)


def _printable(value: str) -> str:
    value = with_money(without_wrappers(_STRAIGHT.sub(r"``\1''", value)))
    if _is_math_closed(value):
        pieces = re.split(r"(?<!\\)(\$)", value)
        steps = (printable, str, set_formula, str)  # what is between two formulas, a dollar, a formula, a dollar
        value = "".join(steps[at % 4](piece) for at, piece in enumerate(pieces))
    else:
        value = _DOLLAR.sub(r"\1\\$", printable(value))
    return _BARE_SPECIAL.sub(r"\1\\\2", value)


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

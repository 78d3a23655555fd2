"""The names in a field such as `author`: where each of them stands, and which of them is no person's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from paperbuild.engines.bibtex import Name, read_name
from paperbuild.findings.source import Span
from paperbuild.model.bibliography import Entry, Field
from paperbuild.syntax.bibtex.biblatex import NAME_FIELDS

# The parts of a name in the extended form; those of biber are open to others, so any word will do.
_PART = re.compile(r"\"?[A-Za-z][\w-]*\s*=")
_PART_AND_VALUE = re.compile(
    r"(?:\"\s*+|(?<![\s\"])\s++)?(family|given|prefix|suffix)\s*=\s*(\"[^\"]*\"|\{[^{}]*\}|[^,]*)", re.IGNORECASE
)
_LONGEST_NAME = 1000  # characters: each comma is looked at to the end
_COMMA = re.compile(r",(?![^{]*\})(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")
_TOKEN = re.compile(r"(?<!\\)[{}]|(?<=\s)and(?=\s)", re.IGNORECASE)
# In a name of any length, these are no person's.
_WORDS = frozenset(
    "agence agency agenzia alliance amnesty assembly association authority bundesministerium campaign centro coalition"
    " collective comité commission committee confederation consortium convention corporation department directorate"
    " federation fédération foundation foundations fund government initiative institut institute instituto institution"
    " international internationale médecins ministère ministerio ministerium ministry monitor nations network"
    " observatory organisation organización organization parliament parlement partnership platform programme project"
    " secretariat services syndicate syndicat taskforce tribunal unicef universidad university università université"
    " universität verband worldwide".split()
)
# These are now and then a person's family name, so they count in names of three words and more.
_AMBIGUOUS_WORDS = frozenset(
    "bank centre center charity college conference council court forum group health human office rights"
    " society synod trust union verein women workers world".split()
)
_FIRST_WORDS = frozenset("european global national united world".split())
_LOWER_WORDS = frozenset("against contre for für gegen of pour".split())
_ACRONYM = re.compile(r"(?=[A-Z&-]{3,6}$)(?!(.)\1+$)[A-Z][A-Z&-]*[A-Z]")  # a longer one is a name in capitals
_SIGNS = re.compile(r"\s(?:e\.\s?V\.|gGmbH|GmbH|Ltd\.?|Inc\.?|LLC|plc|S\.A\.)$")  # of what is entered in a register


def split_names(value: str) -> Iterator[tuple[str, int]]:
    """Each name in `value` and the offset at which it begins: `and` between spaces, outside braces, parts them."""
    depth, start = 0, 0
    for match in _TOKEN.finditer(value):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            yield _stripped(value, start, match.start())
            start = match.end()
    yield _stripped(value, start, len(value))


def names_in(entry: Entry, fields: Collection[str] = NAME_FIELDS) -> Iterator[tuple[Field, str, Span]]:
    """Each name in the `fields` of an entry that hold names: the field, the name and its place in the file. Where an
    `and` has nothing on one side, that name is empty, and its place the whole value."""
    for field in (entry.fields[name] for name in entry.fields.keys() & fields):
        for name, at in split_names(field.value) if field.value.strip() else ():
            yield field, name, field.place(at, at + len(name)) if name else field.value_span


def name_parts(name: str) -> Name:
    """The parts of one name in any of BibTeX's forms, or in biblatex's extended one (`family=…, given=…`). LaTeX and
    braces within a part are left; a name in braces is an organisation's, which has no other part."""
    if is_in_parts(name):
        parts = {part[1].casefold(): part[2].strip(' "{}') for part in _PART_AND_VALUE.finditer(name)}
        return Name(parts.get("given", ""), parts.get("family", ""), parts.get("prefix", ""), parts.get("suffix", ""))
    if name.startswith("{") and name.endswith("}") and "}" not in name[:-1]:
        return Name(family=name)
    return read_name(name)


def is_organisation(name: str) -> bool:
    """Whether `name`, in no braces and without a comma, is an organisation's rather than a person's.

    It is where it holds a word that no person is called by, a preposition that no person's name has, or is an acronym.
    """
    if not _is_whole(name) or "," in name:
        return False
    typed = name.split()
    words = _words(name)
    if len(words) < 2:
        return bool(_ACRONYM.fullmatch(name)) or bool(_WORDS & {*words})
    if words[0] in _FIRST_WORDS or is_surely_organisation(name):
        return True
    has_initial = any(re.fullmatch(r"\w\.", word) for word in typed)
    is_ambiguous = len(words) > 2 and not has_initial and bool(_AMBIGUOUS_WORDS & {*words})
    return is_ambiguous or (len(words) > 3 and bool(_LOWER_WORDS & {*typed[1:-1]}))


def is_surely_organisation(name: str) -> bool:
    """Whether no person is called `name`, which has two words or more: it holds a word of organisations alone."""
    words = _words(name)
    is_named = len(words) > 1 and bool(_WORDS & {*words} or _SIGNS.search(name))
    return is_named and _is_whole(name) and "," not in name


def is_in_parts(name: str) -> bool:
    """Whether `name` is in biblatex's extended form, `family=…, given=…` (biblatex 3.20, 3.5), or that of `xdata=…`."""
    if len(name) > _LONGEST_NAME or not _PART.match(name.lstrip()):
        return False
    parts = [part.strip() for part in _COMMA.split(name)]
    return all(_PART.match(part) for part in parts if part)


def is_plain_person(name: str) -> bool:
    """Whether `name` is surely a whole name by itself: one in braces, `Family, Given`, or `others`."""
    return name == "others" or (name.startswith("{") and name.endswith("}")) or "," in name


def inverted_organisation(name: str) -> str:
    """The name of an organisation of which `name` is made as if it were `Family, Given`; empty where it is none.

    `Health Organization, World` is; a `Department for Business, Energy` has the comma in its name.
    """
    family, comma, given = name.partition(",")
    if not (comma and given.strip()) or "," in given or not _is_whole(name):
        return ""
    whole = f"{given.strip()} {family.strip()}"
    first, *rest = _words(family) or [""]
    has_its_end_first = not rest or (first not in _WORDS and bool(_WORDS & {*rest}))
    return " ".join(whole.split()) if has_its_end_first and is_surely_organisation(whole) else ""


def parted_organisation(name: str) -> bool:
    """Whether a comma parts the name of an organisation, which would be printed with its end first: `University of
    California, Berkeley`. The end of one that has an "and" in it (`Ministry of Health, Welfare and Sport`) is a name
    of its own here."""
    family, comma, given = name.partition(",")
    words = _words(family)
    return (
        bool(comma and given.strip())
        and _is_whole(name)
        and len(words) > 1
        and (words[0] in _WORDS and bool({"of", "for", "de", "des", "für"} & {*words}))
    )


def _words(name: str) -> list[str]:
    return [word.casefold().strip("().'’") for word in name.split()]


def _is_whole(name: str) -> bool:
    """Whether `name` is typed in the plain way: not in braces, and with every bracket that it opens closed."""
    return not name.startswith("{") and "=" not in name and name.count("(") == name.count(")")


def _stripped(value: str, start: int, end: int) -> tuple[str, int]:
    piece = value[start:end]
    return piece.strip(), start + len(piece) - len(piece.lstrip())

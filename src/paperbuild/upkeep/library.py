"""Renames a key in the library: at its entry, in the fields that name other entries, and in the LaTeX of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.edits import Replacement
from paperbuild.findings.errors import UsageError
from paperbuild.findings.source import Span
from paperbuild.model.bibliography import PARENT_FIELDS, Bibliography, Entry, Field
from paperbuild.syntax.bibtex.inheritance import loans_in

KEY_FIELDS = frozenset({*PARENT_FIELDS, "related", "entryset", "xref", "ids"})
"""The fields that name entries by their keys, with commas between them (biblatex 3.20, 2.2.3)."""

_KEY = re.compile(r"[^,\s](?:[^,]*[^,\s])?")
_CITE = re.compile(r"\\[A-Za-z]*cite[A-Za-z]*\*?\s*(?:\[[^\[\]]*\]\s*){0,2}\{(?P<keys>[^{}]*)\}")


def key_edits(library: Bibliography, old: str, new: str) -> Iterator[Replacement]:
    """What changes in the library where `old`, a key or another key of an entry (`ids`), becomes `new`.

    Raises UsageError where a value that is put together of parts (`#`) would have to change.
    """
    for entry in library.entries:
        if entry.key == old:
            yield Replacement(entry.key_span, new)
        yield from reference_edits(library, entry, old, new)


def reference_edits(library: Bibliography, entry: Entry, old: str, new: str) -> Iterator[Replacement]:
    """What changes in the fields of `entry` where what `old` names is to be called `new`."""
    for field in (*entry.fields.values(), *entry.repeated):
        for start in _places(field, old):
            yield _within(library, field, start, old, new)
    for field, start, _ in loans_in(library, entry):
        after = field.value[start + len(old) :]
        if field.value.startswith(old, start) and _is_lent_by(library, old, field, start, after):
            yield _within(library, field, start, old, new)


def _is_lent_by(library: Bibliography, old: str, field: Field, start: int, after: str) -> bool:
    """Whether the loan at `start` names the key `old`, and not one that only begins with it: keys have hyphens, too."""
    if after[:1] not in {"-", ""} and not after[:1].isspace():
        return False
    longer = (key for key in library.known_keys if key.startswith(f"{old}-"))
    return not any(field.value.startswith(key, start) for key in longer)


def _places(field: Field, old: str) -> Iterator[int]:
    """The characters of a field's value at which `old` is written as a key."""
    if old not in field.value:
        return
    if field.name in KEY_FIELDS:
        yield from (match.start() for match in _KEY.finditer(field.value) if match[0] == old)
        return
    for cite in _CITE.finditer(field.value):
        names = _KEY.finditer(field.value, *cite.span("keys"))
        yield from (match.start() for match in names if match[0] == old)


def _within(library: Bibliography, field: Field, start: int, old: str, new: str) -> Replacement:
    span = field.place(start, start + len(old))
    if library.file.text[slice(*span)] != old:
        line = library.file.position(field.value_span.start).line
        where = f"{library.file.path}:{line}"
        raise UsageError(f"{where}: `{field.name}` is put together with `#`", f"write `{old}` there in one piece first")
    return Replacement(Span(*span), new)

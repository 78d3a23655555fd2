"""Makes one entry of two that are one work: everything that cites the one cites the other, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from paperbuild.findings.edits import Replacement, Rewritten, with_edits
from paperbuild.findings.errors import UsageError
from paperbuild.findings.nearest import did_you_mean
from paperbuild.findings.source import Span
from paperbuild.model.bibliography import Bibliography, Entry, keys_in
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.syntax.bibtex.blocks import library_blocks, whole_block
from paperbuild.upkeep.library import KEY_FIELDS, reference_edits
from paperbuild.upkeep.library_layout import line_end_of, raw_value, remarks_in, with_values
from paperbuild.upkeep.rename_key import key_renames, refuse_missing, rewritten_texts
from paperbuild.upkeep.texts import Texts, refuse_unreadable

_TYPE = "@type"
_LISTS = frozenset({"keywords", "ids"})  # of which the two together say nothing wrong
# Two names of one field (biblatex 3.20, 2.2.5), the newer first.
_NAMES = {
    "year": "date",
    "journal": "journaltitle",
    "address": "location",
    "school": "institution",
    "annote": "annotation",
    "pdf": "file",
}


@dataclass(frozen=True)
class FieldDifference:
    """A field in which two entries differ, or their type (`@type`), and what each of them has there."""

    name: str
    kept: str
    gone: str


def differences(library: Bibliography, kept: str, gone: str) -> list[FieldDifference]:
    """In what two entries differ, in the order of the first: where somebody has to choose.

    Raises UsageError where one of the keys is not that of one entry, or both are the same.
    """
    one, two = _pair(library, kept, gone)
    found = [FieldDifference(_TYPE, one.type, two.type)] if one.type != two.type else []
    for name, field in two.fields.items():
        own = _own_name(one, name)
        if name not in _LISTS and own and not _says_the_same(one.fields[own].value, field.value, own):
            found.append(FieldDifference(own, one.fields[own].value, field.value))
    return found


def merged(
    texts: Texts, kept: str, gone: str, choices: Mapping[str, str], *, is_published: bool = False
) -> list[Rewritten]:
    """Every file in which `gone` becomes `kept`, the library with one entry of the two. `choices` say for each of the
    `differences` by its name whose value stays, by the key of the one or the other.

    Raises UsageError where a difference has no choice, a choice is about no difference, or a text cannot be read.
    """
    refuse_unreadable(texts)
    _refuse_unclear(differences(texts.library, kept, gone), kept, gone, choices)
    edits = list(_library_edits(texts.library, kept, gone, choices))
    _refuse_loss(texts.library, edits, kept, gone, choices)
    renames = key_renames(texts, gone, kept, merges=True)
    return rewritten_texts(texts, renames, edits, gone, kept, is_published)


def _pair(library: Bibliography, kept: str, gone: str) -> tuple[Entry, Entry]:
    for key in (kept, gone):
        refuse_missing(library, key)
        if key not in library.by_key:
            raise UsageError(f"`{key}` is another key of `{library.own_key(key)}`", "name works by their own keys")
    if kept == gone:
        raise UsageError(f"`{kept}` is one entry already", "name two works")
    one, two = library.by_key[kept], library.by_key[gone]
    for child, parent in ((one, two), (two, one)):
        if any(parent.key in keys_in(child.fields[name]) for name in ("crossref", "xdata") if name in child.fields):
            raise UsageError(f"`{child.key}` takes fields from `{parent.key}`", "they are two works, and stay two")
    return one, two


def _own_name(entry: Entry, name: str) -> str:
    """The name by which `entry` has what another calls `name`; empty where it does not have it."""
    same = {name, _NAMES.get(name, ""), *(old for old, new in _NAMES.items() if new == name)}
    return next((own for own in entry.fields if own in same), "")


def _says_the_same(one: str, two: str, name: str) -> bool:
    one, two = " ".join(one.split()), " ".join(two.split())
    return one == two or (name in {"date", "year"} and one[:4] == two and one[4:5] == "-")


def _refuse_unclear(found: list[FieldDifference], kept: str, gone: str, choices: Mapping[str, str]) -> None:
    names = [one.name for one in found]
    for name, key in choices.items():
        if name not in names:
            hint = did_you_mean(name, names) or f"they differ in {', '.join(names) or 'nothing'}"
            raise UsageError(f"`{kept}` and `{gone}` do not differ in `{name}`", hint)
        if key not in {kept, gone}:
            raise UsageError(f"`{key}` is neither of the two works", f"write `{name}={kept}` or `{name}={gone}`")
    if left := [name for name in names if name not in choices]:
        hint = f"say whose stays: `--keep {kept}` for all, or for each `--take {left[0]}={gone}`"
        raise UsageError(f"`{kept}` and `{gone}` differ in {', '.join(left)}", hint)


def _library_edits(library: Bibliography, kept: str, gone: str, choices: Mapping[str, str]) -> Iterator[Replacement]:
    one, two = library.by_key[kept], library.by_key[gone]
    blocks = {block.span: block for block in library_blocks(library).blocks}
    above, own = blocks[two.span], blocks[one.span]
    end = line_end_of(library.file.text)
    comments = [line for span in (above.near, above.after) if (line := _comment(library, span))]
    head = "".join(f"{line}{end}" for line in comments)
    yield Replacement(own.span, head + _entry_text(library, one, two, choices))
    yield Replacement(whole_block(library, above), "")
    for entry in library.entries:
        if entry not in (one, two):
            yield from _references(library, entry, gone, kept)


def _comment(library: Bibliography, span: Span) -> str:
    return library.file.text[slice(*span)].strip()


def _entry_text(library: Bibliography, one: Entry, two: Entry, choices: Mapping[str, str]) -> str:
    text = library.file.text
    values = {}
    for name, field in two.fields.items():
        own = _own_name(one, name)
        if name in _LISTS and own:
            values[own] = f"{{{_union(one.fields[own].value, field.value, without=one.key)}}}"
        elif not own or choices.get(own) == two.key:
            values[own or name] = raw_value(text, field)
    made = with_values(library, one, values, remarks_in(library, two))
    return made if choices.get(_TYPE) != two.key else made.replace(f"@{one.type}", f"@{two.type}", 1)


def _union(one: str, two: str, without: str) -> str:
    parts = [part.strip() for part in (*one.split(","), *two.split(","))]
    return ", ".join(dict.fromkeys(part for part in parts if part and part != without))


def _references(library: Bibliography, entry: Entry, old: str, new: str) -> Iterator[Replacement]:
    """What changes in another entry: a field that names both works names the one once."""
    lists = [entry.fields[name] for name in KEY_FIELDS & entry.fields.keys()]
    both = {field.value_span: field for field in lists if {old, new} <= set(keys_in(field))}
    for edit in reference_edits(library, entry, old, new):
        if not any(start <= edit.span.start < end for start, end in both):
            yield edit
    for span, field in both.items():
        keys = [key for key in keys_in(field) if key != old]
        yield Replacement(span, ", ".join(keys))


def _refuse_loss(
    library: Bibliography, edits: list[Replacement], kept: str, gone: str, choices: Mapping[str, str]
) -> None:
    """Raises UsageError where the library with `edits` does not say what it should: an `@string` may be defined
    between the two."""
    after = parse_bibliography(replace(library.file, text=with_edits(library.file.text, edits)))
    one, two, made = library.by_key[kept], library.by_key[gone], after.by_key.get(kept)
    taken = [name for name in two.fields if not _own_name(one, name) or choices.get(_own_name(one, name)) == gone]
    is_whole = made is not None and all(
        made.value(_own_name(one, name) or name) == two.fields[name].value for name in taken
    )
    if not is_whole or len(after.entries) != len(library.entries) - 1 or len(after.broken) != len(library.broken):
        raise UsageError(f"`{kept}` and `{gone}` cannot be joined without a risk", "join the entries by hand")

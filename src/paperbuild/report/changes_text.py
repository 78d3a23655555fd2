"""Tells what has changed between two editions to people in a terminal: one line for each thing, its words below."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from paperbuild.compare.editions.excerpts import excerpt
from paperbuild.compare.editions.renumbered import renumbered
from paperbuild.language.spacing import stretches
from paperbuild.model.changes import (
    Account,
    BlockChange,
    BlockPlace,
    ChangeKind,
    FieldChange,
    FigureChange,
    LocaleChanges,
    NoteChange,
    SectionChange,
    StaleBlock,
    WorkChange,
)
from paperbuild.report.text import counted, shown

_MARKS = {"same": "{}", "gone": "[-{}-]", "come": "{{+{}+}}", "call gone": "[-note {}-]", "call come": "{{+note {}+}}"}


def as_changes_text(account: Account, width: int = 100) -> str:
    """What has changed, in groups with a headline each; empty where nothing has."""
    groups = [*_about_all(account)]
    for one in account.locales:
        groups += _about_locale(one, is_named=len(account.locales) > 1, width=width)
    groups += [("Works", [line for one in account.works for line in work_lines(one)])] if account.works else []
    groups += _about_translations(account)
    return "\n\n".join("\n".join([title, *(f"  {line}" for line in lines)]) for title, lines in groups if lines)


def changes_summary(account: Account) -> str:
    """How much has changed, in one line."""
    if account.is_empty:
        return "nothing has changed"
    blocks = sum(len(one.blocks) for one in account.locales)
    sections = sum(len(one.sections) for one in account.locales)
    notes = sum(note.kind is not ChangeKind.RENUMBERED for one in account.locales for note in one.notes)
    settings = len(account.settings) + sum(len(one.settings) for one in account.locales)
    counts = [
        (settings, "setting", ""),
        (sections, "section", ""),
        (blocks, "block", ""),
        (notes, "note", ""),
        (len(account.works), "work", ""),
        (len(account.stale), "block of translations made stale", "blocks of translations made stale"),
    ]
    said = [counted(count, noun, plural) for count, noun, plural in counts if count]
    return "changed: " + (", ".join(said) if said else "the languages")


def _about_all(account: Account) -> Iterator[tuple[str, list[str]]]:
    yield "Settings", [line for one in account.settings for line in field_lines(one)]
    lines = [f"`{code}` was added" for code in account.added] + [f"`{code}` was removed" for code in account.removed]
    yield "Languages", lines


def _about_locale(changes: LocaleChanges, *, is_named: bool, width: int) -> Iterator[tuple[str, list[str]]]:
    where = f" ({changes.locale})" if is_named else ""
    yield f"Title and front matter{where}", [line for one in changes.settings for line in field_lines(one)]
    yield f"Sections{where}", [section_line(one) for one in changes.sections]
    yield f"Text{where}", [line for one in changes.blocks for line in _block_lines(one, width)]
    told = [one for one in changes.notes if one.kind is not ChangeKind.RENUMBERED]
    lines = [line for one in told for line in _note_lines(one, width)]
    yield f"Notes{where}", [*lines, *renumbered_lines(changes.notes)]
    yield f"Figures{where}", [_figure_line(one) for one in changes.figures]


def _figure_line(change: FigureChange) -> str:
    old, new = (", ".join(side) or "(none)" for side in (change.old, change.new))
    return f"{old} -> {new}  {place_words(change.place)}"


def _about_translations(account: Account) -> Iterator[tuple[str, list[str]]]:
    for code, group in groupby(account.stale, key=lambda one: one.locale):
        yield f"Made stale in `{code}`", [stale_line(one) for one in group]


def field_lines(change: FieldChange) -> list[str]:
    """A field as it was and as it is."""
    if not change.old:
        return [f"{change.name}: added: {_one_line(change.new)}"]
    if not change.new:
        return [f"{change.name}: removed: {_one_line(change.old)}"]
    return [f"{change.name}: {_one_line(change.old)} -> {_one_line(change.new)}"]


def section_line(change: SectionChange) -> str:
    """What has happened to a section, in a line."""
    title = change.new_title or change.old_title
    if change.kind is ChangeKind.MOVED:
        return f"moved: “{title}” now {_after(change.new_after)}, before {_after(change.old_after)}"
    if change.kind is ChangeKind.RENAMED:
        return f"renamed: “{change.old_title}” is now “{change.new_title}”"
    return f"{change.kind.value}: “{title}”"


def _after(title: str) -> str:
    return f"after “{title}”" if title else "at the beginning"


def _block_lines(change: BlockChange, width: int) -> Iterator[str]:
    yield shown(f"{block_headline(change)}")
    if change.kind is not ChangeKind.MOVED or change.is_changed:
        said = marked(excerpt(change.words))
        yield from textwrap.wrap(shown(said), max(width - 4, 20), initial_indent="  ", subsequent_indent="  ")


def block_headline(change: BlockChange) -> str:
    """What has happened to a block, and where."""
    place = change.new or change.old
    where = place_words(place) if place else ""
    if change.kind is ChangeKind.MOVED and change.old:
        many = f" and {counted(change.count - 1, 'block')} after it" if change.count > 1 else ""
        changed = " and changed" if change.is_changed else ""
        return f"{change.what}{many} moved{changed}: {where}, before {place_words(change.old)}"
    return f"{change.what} {change.kind.value}: {where}"


def place_words(place: BlockPlace) -> str:
    """A place as a line says it."""
    return f"{place.path}:{place.line}"


def _note_lines(change: NoteChange, width: int) -> Iterator[str]:
    yield shown(note_headline(change))
    said = marked(excerpt(change.words))
    yield from textwrap.wrap(shown(said), max(width - 4, 20), initial_indent="  ", subsequent_indent="  ")


def note_headline(change: NoteChange) -> str:
    """What has happened to a note."""
    if change.kind is ChangeKind.ADDED:
        return f"note {change.new_number} added ({change.identifier})"
    if change.kind is ChangeKind.REMOVED:
        return f"note {change.old_number} removed ({change.identifier})"
    told = [change.identifier]
    if change.old_number != change.new_number:
        told.append(f"{change.old_number} before")
    if change.old_identifier:
        told.append(f"called {change.old_identifier} before")
    return f"note {change.new_number} {change.kind.value} ({', '.join(told)})"


def renumbered_lines(notes: Sequence[NoteChange]) -> list[str]:
    """Which notes have other numbers, those that follow each other in one line."""
    return [
        f"note {first} is now {now}" if first == last else f"notes {first} to {last} are now {now} to {end}"
        for first, last, now, end in renumbered(notes)
    ]


def work_lines(change: WorkChange) -> list[str]:
    """What has happened to a work, and its fields below."""
    kind = "amended" if change.kind is ChangeKind.CHANGED else change.kind.value
    return [
        f"{kind}: {change.key} ({_one_line(change.name)})",
        *(f"  {line}" for one in change.fields for line in field_lines(one)),
    ]


def stale_line(change: StaleBlock) -> str:
    """A block of a translation that is to be looked at."""
    text = change.new or change.old
    return f"{change.path}:{change.line}  {_one_line(text)[:70]}"


def marked(words: Sequence[tuple[str, str]], marks: Mapping[str, str] = _MARKS) -> str:
    """A text in pieces as one line, with a mark around what has changed."""
    return _one_line(
        "".join(_marked(text.strip("[]") if how.startswith("call") else text, marks[how]) for how, text in words)
    )


def _marked(text: str, mark: str) -> str:
    """`text` in its mark, with the blanks around it left outside."""
    if not text.strip():
        return text
    lead, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead}{mark.format(text.strip())}{end}"


def _one_line(text: str) -> str:
    return " ".join(stretches(text))

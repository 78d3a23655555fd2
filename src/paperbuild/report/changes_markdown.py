"""Tells what has changed between two editions in Markdown, as a comment on a pull request shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from paperbuild.compare.editions.excerpts import excerpt
from paperbuild.language.spacing import stretches
from paperbuild.model.changes import Account, ChangeKind, FieldChange, LocaleChanges
from paperbuild.report.changes_text import (
    block_headline,
    changes_summary,
    note_headline,
    place_words,
    renumbered_lines,
    section_line,
)
from paperbuild.report.text import counted

_MOST = 50  # items of a list: GitHub takes 65,536 letters for a comment
_LONGEST = 600  # letters of one item
# What Markdown, HTML or GitHub would take for markup or for the number of an issue.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_NO_MENTION = "@<!-- -->"  # GitHub takes it for no name of a person
_MARKS = {"same": "{}", "gone": "~~{}~~", "come": "**{}**", "call gone": "~~note {}~~", "call come": "**note {}**"}


def as_changes_markdown(account: Account) -> str:
    """The account as GitHub's Markdown: deleted words struck through, inserted words bold."""
    lines = [f"### {changes_summary(account).capitalize()}", ""]
    lines += [f"From {_code(account.old.name)} to {_code(account.new.name)}. ~~Deleted~~, **inserted**."]
    for title, items in _groups(account):
        if items:
            more = [f"- … and {len(items) - _MOST} more"] if len(items) > _MOST else []
            lines += ["", f"#### {title}", "", *(f"- {item}" for item in items[:_MOST]), *more]
    return "\n".join(lines)


def _groups(account: Account) -> Iterator[tuple[str, list[str]]]:
    yield "Settings", [_field(one) for one in account.settings]
    yield (
        "Languages",
        [
            *(f"{_code(code)} was added" for code in account.added),
            *(f"{_code(code)} was removed" for code in account.removed),
        ],
    )
    for one in account.locales:
        yield from _of_locale(one, is_named=len(account.locales) > 1)
    yield (
        "Works",
        [
            f"{'amended' if one.kind is ChangeKind.CHANGED else one.kind.value}: {_code(one.key)} ({_plain(one.name)})"
            + "".join(f"; {_field(field)}" for field in one.fields)
            for one in account.works
        ],
    )
    for code, group in groupby(account.stale, key=lambda one: one.locale):
        places = [_code(f"{one.path}:{one.line}") for one in group]
        yield f"Made stale in {_code(code)}: {counted(len(places), 'block')}", places


def _of_locale(changes: LocaleChanges, *, is_named: bool) -> Iterator[tuple[str, list[str]]]:
    where = f" ({changes.locale})" if is_named else ""
    yield f"Title and front matter{where}", [_field(one) for one in changes.settings]
    yield f"Sections{where}", [_plain(section_line(one)) for one in changes.sections]
    yield (
        f"Text{where}",
        [
            _plain(block_headline(one))
            + ("" if one.kind is ChangeKind.MOVED and not one.is_changed else f": {_marked(excerpt(one.words))}")
            for one in changes.blocks
        ],
    )
    told = [one for one in changes.notes if one.kind is not ChangeKind.RENUMBERED]
    said = [f"{_plain(note_headline(one))}: {_marked(excerpt(one.words))}" for one in told]
    yield f"Notes{where}", [*said, *renumbered_lines(changes.notes)]
    yield (
        f"Figures{where}",
        [
            f"~~{_plain(', '.join(one.old)) or '(none)'}~~ **{_plain(', '.join(one.new)) or '(none)'}** in "
            + _code(place_words(one.place))
            for one in changes.figures
        ],
    )


def _field(change: FieldChange) -> str:
    old = f" ~~{_plain(change.old)}~~" if change.old else ""
    new = f" **{_plain(change.new)}**" if change.new else ""
    return f"{_plain(change.name)}:{old}{new}"


def _marked(words: list[tuple[str, str]]) -> str:
    pieces = []
    for how, text in words:
        inner = _plain(text)
        lead, end = (" " if one.isspace() else "" for one in (text[:1], text[-1:]))
        pieces.append(f"{lead}{_MARKS[how].format(inner)}{end}" if inner else " ")
    return _short(" ".join(stretches("".join(pieces))))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


def _plain(text: str) -> str:
    """A text of the paper as words of Markdown, on one line."""
    return _SIGNS.sub(r"\\\1", " ".join(stretches(text))).replace("@", _NO_MENTION)


def _code(text: str) -> str:
    """A name or a path as code, whatever is in it."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{' '.join(stretches(text))}{space}{fence}"

"""Shows one block to a translator: what the source says, with what has changed in it, and what the translation says.

Both are shown as they are written, not as they are printed: a translator types them so, and sees which marks have to
stay as they are. Those are set off, each by itself, so that no direction of writing turns them round.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from paperbuild.compare.wording import Word, Wording, changed_words
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.language.typography import direction
from paperbuild.language.word_count import word_count
from paperbuild.model.blocks import Block
from paperbuild.model.section import PieceKind
from paperbuild.model.translation import Change, State

# Calls and names of notes, keys of works, attributes, addresses, code: nobody translates them.
_KEPT = re.compile(
    r"\[\^[^\[\]\s]+\]:?|(?<![\w.])-?@(?:\{[^{}]*\}|[\w:.#$%&+?<>~/-]*\w)|\]\([^()\s]*\)|\{[^{}\n]*\}|(?<!`)`{1,9}[^`]+`{1,9}"
    r"|<(?:https?|mailto):[^<>\s]+>"
)
_BY_LINES = {PieceKind.TABLE, PieceKind.CODE}


@dataclass(frozen=True)
class DeskBlock:
    """A block of the `source` beside its `translation`, either of which may be missing, and how it stands; `change` is
    what the source has changed since, `findings` what is wrong with the translation."""

    source: Block | None
    translation: Block | None
    state: State
    change: Change | None
    findings: tuple[Diagnostic, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.state is State.FRESH and not self.findings

    @property
    def words_left(self) -> int:
        """How many words of the source are to be translated: all where nothing is, otherwise those that are new."""
        if self.state in {State.MISSING, State.UNTRANSLATED}:
            return word_count(self.source.text) if self.source else 0
        if self.change is None or self.change.after is None:
            return 0
        return sum(word_count(text) for text, wording in self.wording if wording is Wording.NEW)

    @property
    def wording(self) -> Sequence[Word]:
        """The text of the source, with what was taken out of it and put into it since it was translated."""
        if self.change is None:
            return [(_written(self.source), Wording.SAME)] if self.source else []
        before, after = _written(self.change.before), _written(self.change.after)
        if not before or not after:
            return [(before, Wording.OLD)] if before else [(after, Wording.NEW)]
        return changed_words(before, after)


def desk_values(block: DeskBlock, source: str, locale: str) -> Mapping[str, Any]:
    """What the page shows of a block; `source` and `locale` are the languages of its two sides."""
    shown = block.source or block.translation or (block.change.before if block.change else None)
    is_left = block.state is State.UNTRANSLATED  # it has the words of the source, and their direction
    return {
        "state": block.state.value,
        "is_done": block.is_done,
        "kind": _kind(shown),
        "is_code": shown is not None and shown.kind is PieceKind.CODE,
        "is_by_lines": shown is not None and shown.kind in _BY_LINES,
        "source": {**_side(block.source, block.wording, source), "is_left": False},
        "translation": {
            **_side(block.translation, [(_written(block.translation), Wording.SAME)], source if is_left else locale),
            "is_left": is_left,
        },
        "change": _change(block.change),
        "moved_to": block.change.after.place if block.change and block.change.is_move and block.change.after else "",
        "findings": [finding_values(one) for one in block.findings],
        "words_left": block.words_left,
    }


def finding_values(found: Diagnostic) -> Mapping[str, Any]:
    """What the page shows of a finding: its message and its hint in stretches, each with whether it is quoted."""
    return {**asdict(found), "message": _quoted(found.message), "hint": _quoted(found.hint)}


def _quoted(text: str) -> list[tuple[str, bool]]:
    """Stretches of a message, and whether each stood in backticks."""
    parts = text.split("`")
    return [(part, at % 2 == 1 and at < len(parts) - 1) for at, part in enumerate(parts) if part]


def _kind(block: Block | None) -> str:
    """What a block is, in words; a string by its name in `metadata.toml`."""
    if block is None:
        return "block"
    if block.kind is PieceKind.STRING:
        return block.piece.slug
    return f"{block.kind.value} in a {block.holder.kind.value}" if block.holder else block.kind.value


def _change(change: Change | None) -> str:
    """What has happened to the source: `new`, `deleted`, `moved`, `changed`, or nothing."""
    if change is None:
        return ""
    if change.is_move:
        return "moved"
    return "new" if change.before is None else "deleted" if change.after is None else "changed"


def _side(block: Block | None, wording: Sequence[Word], locale: str) -> Mapping[str, Any]:
    """One side: the lines where it stands, and its text in stretches of words and of marks to keep."""
    is_code = block is not None and block.kind is PieceKind.CODE
    start = block.file.position(block.span.start).line if block else 0
    return {
        "locale": locale,
        "direction": "ltr" if is_code else direction(locale),
        "path": block.file.path if block else "",
        "line": start,
        "runs": [
            {"wording": said.value, "parts": [(text, False)] if is_code else _parts(text)}
            for text, said in wording
            if text
        ],
    }


def _parts(text: str) -> list[tuple[str, bool]]:
    """Stretches of a text, and whether each is a mark that stays as it is."""
    parts, at = [], 0
    for match in _KEPT.finditer(text):
        # The bracket that closes the text of a link belongs to that.
        start = match.start() + match.group().startswith("](")
        parts += [(text[at:start], False), (match.group()[start - match.start() :], True)]
        at = match.end()
    return [part for part in (*parts, (text[at:], False)) if part[0]]


def _written(block: Block | None) -> str:
    """A block as it is written: of a table and of code with its lines, of anything else as one."""
    if block is None:
        return ""
    if block.kind is PieceKind.TABLE:
        return "\n".join(block.file.text[block.span.start : block.span.end].splitlines())
    return block.written

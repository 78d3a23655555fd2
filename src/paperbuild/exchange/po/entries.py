"""The texts of a translation beside those of its source: what a PO file has an entry for."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from paperbuild.compare.clocks import translation
from paperbuild.exchange.po.marks import Message, normal
from paperbuild.exchange.po.reader import Reader
from paperbuild.exchange.po.strings import MetadataText, metadata_texts
from paperbuild.exchange.po.units import Standing, Unit, contexts_of, units_of, whole
from paperbuild.model.blocks import TRANSLATORS_NOTE, Block, blocks_of
from paperbuild.model.paper import Paper
from paperbuild.model.section import PieceKind, Section
from paperbuild.model.translation import Change, State, TranslatedSection, Translation

EXPORTED = "exported: "
"""What begins the comment that says which translation an entry left with."""

STALE = "the source has changed since this was translated"
"""The comment of an entry that left as stale."""

UNRECORDED = "nobody has said yet that this says what its source says"
"""The comment of an entry that left as stale because it is not known what its section was made from."""

OWN_NOTE = "a note of the translation's own, which the source does not have: its text is the translation"
"""The comment of an entry for a translator's note."""

_DRAWN = (
    "as one text, because its columns are drawn and a longer word would move them. Translate within each column; if it "
    "is too narrow, widen it in all lines"
)


@dataclass(frozen=True)
class TextPair:
    """A text of a section: the `source`, and the `unit` that is its translation, or None. `block` is the counterpart
    of the source's block, where there is one; `translated` the section that it stands in, None where that is missing.
    """

    section: Section
    translated: TranslatedSection | None
    source: Unit
    block: Block | None
    unit: Unit | None

    @property
    def is_recorded(self) -> bool:
        """Whether it is known what its section was made from."""
        return self.translated is not None and self.translated.is_recorded


@dataclass(frozen=True)
class TranslationEntry:
    """What a translator translates at a time. `source` is its text; `present` the translation as it stands, None where
    there is none; `is_untranslated` says that it is still in the source's language. `recorded` is the text that it was
    made from, where that is known. `is_stale` says that the source has moved on since (`previous` is `recorded` then),
    or that nobody knows what it was made from."""

    context: str
    source: Message
    present: Message | None
    text: TextPair | MetadataText
    place: tuple[str, int]
    comments: tuple[str, ...] = ()
    previous: str = ""
    is_stale: bool = False
    is_untranslated: bool = False
    recorded: Message | None = None

    @property
    def shown(self) -> str:
        """The translation as it is exported: empty where it is still to be made."""
        return "" if self.present is None or self.is_untranslated else self.present.text


def digest(text: str) -> str:
    """A short name of a text, by which a later change is noticed; `-` if there is no text."""
    return hashlib.sha256(normal(text).encode()).hexdigest()[:12] if normal(text) else "-"


def entries_of(paper: Paper, code: str) -> list[TranslationEntry]:
    """Everything that there is to translate for the locale `code`, in the order of the source."""
    translated = translation_of(paper, code)
    found = [*metadata_entries(paper, code, translated.strings), *text_entries(paper.source.sections, translated)]
    return list(_told_apart(found))


def translation_of(paper: Paper, code: str) -> Translation:
    """The locale `code` beside the source; all is missing where it has no folder."""
    known = next((one for one in paper.translations if one.code == code), None)
    return known or translation(code, paper.source.sections, (), ())


def text_entries(sections: Sequence[Section], translated: Translation) -> Iterator[TranslationEntry]:
    """The entries of the sections."""
    by_name = {section.name: section for section in translated.sections}
    for section in sections:
        if section.is_readable and (section.name not in by_name or by_name[section.name].translated.is_readable):
            yield from _entries_of_section(section, by_name.get(section.name))


def metadata_entries(paper: Paper, code: str, strings: TranslatedSection | None) -> Iterator[TranslationEntry]:
    """The entries of `metadata.toml`; `strings` are those of the locale beside the source's."""
    recorded = (
        {block.piece.slug: block.text for block in blocks_of(strings.record)} if strings and strings.record else {}
    )
    for text in metadata_texts(paper, code):
        name = ".".join(map(str, text.path))
        old = recorded.get(name)
        yield TranslationEntry(
            context=f"metadata.toml/{name}",
            source=Message(normal(text.source)),
            present=None if text.present is None else Message(normal(text.present)),
            text=text,
            place=text.place,
            comments=(text.comment,),
            is_untranslated=text.present in {text.source, old} and _is_begun(strings),
            recorded=None if old is None else Message(normal(old)),
        )


def _is_begun(translated: TranslatedSection | None) -> bool:
    """Whether something in a file is surely still in the words of its source.

    A short text that has the source's words may be a translation (`Notes`) or what `locale add` put there. As long as
    something else in its file waits for a translator, it waits, too; when nothing does, somebody has looked at it.
    """
    return translated is not None and (
        translated.is_untouched or any(state is State.UNTRANSLATED for _, state in translated.states)
    )


def _told_apart(entries: Sequence[TranslationEntry]) -> Iterator[TranslationEntry]:
    """`entries`, each with a context of its own."""
    counts: Counter[str] = Counter()
    for entry in entries:
        counts[entry.context] += 1
        number = counts[entry.context]
        yield entry if number == 1 else replace(entry, context=f"{entry.context}~{number}")


def _entries_of_section(section: Section, translated: TranslatedSection | None) -> Iterator[TranslationEntry]:
    blocks = _source_blocks(section, translated)
    contexts = contexts_of(section.name, blocks)
    reader = Reader(section, is_source=True)
    other = Reader(translated.translated, is_source=False) if translated else None
    counterparts = {source: block for source, block in translated.pairs if source} if translated else {}
    changes = {change.after: change for change in translated.changes if change.after} if translated else {}
    old = Reader(translated.record, is_source=True) if translated and translated.record else None
    states = dict(translated.states) if translated else {}
    is_begun = _is_begun(translated)
    for block in blocks:
        counterpart = counterparts.get(block)
        units = units_of(block, reader)
        theirs = units_of(counterpart, other, units) if counterpart and other else []
        if counterpart and other and _is_apart(units, theirs):  # each as a whole
            units = whole(block)
            theirs = whole(counterpart)
        there = {unit.part: unit for unit in theirs}
        before = _before(changes.get(block), units, old)
        recorded = _before(changes.get(block), (), old)
        for unit in units:
            if unit.message.has_words:
                text = TextPair(section, translated, unit, counterpart, there.get(unit.part))
                entry = _entry(contexts[block], text, changes.get(block), before, states.get(block))
                entry = replace(entry, recorded=recorded.get(unit.part))
                yield replace(entry, is_untranslated=True) if is_begun and has_words_of_source(entry) else entry

    if translated and other:
        for note in _own_notes(translated.translated):
            yield from _own_note(section, translated, note, other)


def _own_note(
    section: Section, translated: TranslatedSection, block: Block, reader: Reader
) -> Iterator[TranslationEntry]:
    """The entries of a translator's note: a name stands in the place of the source's text, which there is none of."""
    for unit in units_of(block, reader):
        part = f"/{unit.part.replace(' ', '-')}" if unit.part else ""
        yield TranslationEntry(
            context=f"{section.name}[^{block.piece.slug}]{part}",
            source=Message(f"Translator's note {block.piece.slug}{part}"),
            present=unit.message,
            text=TextPair(section, translated, unit, block, unit),
            place=unit.place,
            comments=(OWN_NOTE,),
        )


def own_notes_of(translated: TranslatedSection | None) -> Mapping[str, str]:
    """What the translator's notes of a section say, by their names."""
    if translated is None:
        return {}
    reader = Reader(translated.translated, is_source=False)
    return {
        note.piece.slug: " ".join(unit.message.text for unit in units_of(note, reader))
        for note in _own_notes(translated.translated)
    }


def _own_notes(section: Section) -> Iterator[Block]:
    """The notes of a translator: they stand in one language only, and are compared with nothing."""
    for number, piece in enumerate(section.pieces):
        if piece.kind is PieceKind.NOTE and piece.slug.startswith(TRANSLATORS_NOTE):
            yield Block(number, section.file, section.locale, piece, None, (), (), (), ())


def has_words_of_source(entry: TranslationEntry) -> bool:
    """Whether a translation is what the source says, or said, word for word: not where it is figures only."""
    same = {entry.source.text, entry.recorded.text if entry.recorded else entry.source.text}
    return entry.present is not None and entry.present.text in same and any(map(str.isalpha, entry.present.text))


def _is_apart(units: Sequence[Unit], theirs: Sequence[Unit]) -> bool:
    """Whether one of two line blocks, or of two grids, has something that the other does not have."""
    is_drawn = any(unit.layout is Standing.GRID or unit.part.startswith("line ") for unit in (*units, *theirs))
    return is_drawn and {unit.part for unit in units} != {unit.part for unit in theirs}


def _source_blocks(section: Section, translated: TranslatedSection | None) -> list[Block]:
    """The blocks of a section of the source, in the order of its text."""
    blocks = blocks_of(section) if translated is None else [source for source, _ in translated.pairs if source]
    return sorted(blocks, key=lambda block: block.span)


def _before(change: Change | None, units: Sequence[Unit], reader: Reader | None) -> Mapping[str, Message]:
    """The texts of a block as it was, by their parts; their placeholders have the numbers of today's `units`, or
    their own."""
    if change is None or change.before is None or reader is None:
        return {}
    return {unit.part: unit.message for unit in units_of(change.before, reader, units)}


def _entry(
    context: str, text: TextPair, change: Change | None, before: Mapping[str, Message], state: State | None
) -> TranslationEntry:
    source, old = text.source, before.get(text.source.part)
    is_other = old is None or old.text != source.message.text
    is_only_marked_up = change is not None and change.before is not None and not is_other and len(before) == 1
    is_behind = change is not None and (is_other or is_only_marked_up)
    is_stale = text.unit is not None and (is_behind or not text.is_recorded)
    return TranslationEntry(
        context=f"{context}/{source.part.replace(' ', '-')}" if source.part else context,
        source=source.message,
        present=text.unit.message if text.unit else None,
        text=text,
        place=source.place,
        comments=tuple(_comments(text, state, is_stale=is_stale and state is not State.UNTRANSLATED)),
        previous=old.text if old and is_stale and is_behind and is_other else "",
        is_stale=is_stale,
        is_untranslated=state is State.UNTRANSLATED,
    )


def _comments(text: TextPair, state: State | None, *, is_stale: bool) -> Iterator[str]:
    """What helps a translator: what it is, where it stands, and what its numbered placeholders stand for."""
    unit = text.source
    yield _described(unit) + (f", {unit.part}" if unit.part else "") + _around(unit.block)
    if unit.layout is Standing.KEPT:
        is_table = unit.block.kind is PieceKind.TABLE
        yield "as it is written in Markdown, " + (
            _DRAWN if is_table else "because it has more or fewer lines than its source"
        )
    for mark, written in unit.message.marks.items():
        is_numbered = ":" in mark and not mark.startswith(("{note:", "{cite:"))
        target = " ".join(written.removeprefix("]").split())
        if is_numbered and target and mark.startswith(("{", "</")):  # of a pair, the end has the target
            yield f"{mark.replace('/', '', 1)} is {target}"
    if is_stale:
        yield STALE if text.is_recorded else UNRECORDED
    if state is State.BROKEN:
        yield "its structure differs from the source: see `paperbuild check`"


def _described(unit: Unit) -> str:
    block = unit.block
    if block.kind is PieceKind.HEADING:
        return f"heading of level {block.piece.level}"
    return f"note {block.piece.slug}" if block.kind is PieceKind.NOTE else block.kind.value


def _around(block: Block) -> str:
    return f", in a {block.holder.kind.value}" if block.holder else ""

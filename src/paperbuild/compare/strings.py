"""Compares the strings of a locale's `metadata.toml` with the source's, by their names: title, keywords, `[strings]`.

What a file does not say, the tool says in that language, or, where it does not speak it, in English. As such words
belong to the tool, no record of them is kept.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from paperbuild.compare.amounts import compare_figures
from paperbuild.compare.sentences import left_sentences
from paperbuild.findings.source import SourceFile, Span
from paperbuild.language.languages import base_language
from paperbuild.language.words import ENGLISH
from paperbuild.language.words import strings_of as words_of
from paperbuild.model.blocks import Block, blocks_of
from paperbuild.model.paper import Locale
from paperbuild.model.section import Piece, PieceKind, Section
from paperbuild.model.settings import Strings
from paperbuild.model.translation import Change, Difference, Kind, Pair, State, TranslatedSection
from paperbuild.syntax.merge_marks import without_conflicts
from paperbuild.syntax.toml_places import Path, toml_places, toml_values
from paperbuild.syntax.toml_table import toml_table

_PLAIN = ("title", "subtitle", "short-title", "description", "abstract", "edition-notice", "cover-alt", "keywords")
_CORRECTIONS = "corrections"
_TABLE = "strings"
_NAMES = tuple(f"{_TABLE}.{name}" for name in (one.name.replace("_", "-") for one in fields(Strings)))
_FEW_WORDS = 3  # so many may be the same in two languages: `Notes`, `Page`, a name
_ONLY_ENGLISH = frozenset({"Contents", "Keywords", "Languages"})  # as far as one word can tell


# Reading


def strings_of(file: SourceFile, locale: str) -> Section | None:
    """A `metadata.toml` as a section of strings, in the order in which they are named in; None where it is no TOML.

    The keywords are one string. What is empty is as good as missing.
    """
    text = without_conflicts(file.text)
    values = _read(text) if file.bad_bytes is None else None
    if values is None:
        return None
    places = toml_values(text)
    pieces = tuple(
        Piece(PieceKind.STRING, places.get(path, Span(0, 0)), text, slug=".".join(map(str, path)))
        for path, text in _texts(values)
        if text
    )
    return Section(file, locale, tree=list, pieces=pieces)


def _read(text: str) -> Mapping[str, Any] | None:
    try:
        return toml_table(text)
    except tomllib.TOMLDecodeError:
        return None


def _texts(values: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    for name in _PLAIN:
        yield (name,), _text(values.get(name))
    for number, one in enumerate(_tables(values.get(_CORRECTIONS))):
        yield (_CORRECTIONS, number, "text"), _text(one.get("text"))
    table = values.get(_TABLE)
    for name in _NAMES:
        key = name.removeprefix(f"{_TABLE}.")
        yield (_TABLE, key), _text(table.get(key)) if isinstance(table, dict) else ""


def _tables(value: object) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _text(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(item for item in value if isinstance(item, str))
    return " ".join(value.split()) if isinstance(value, str) else ""


# Comparing


def compare_strings(source: Section, translated: Section, record: Section | None) -> TranslatedSection:
    """The strings of a locale beside those of the source, and of the `record` of what they were made from."""
    mine, other = _by_name(source), _by_name(translated)
    known = (*_PLAIN, *_corrections(mine, other), *_NAMES)
    names = [name for name in known if name in mine or name in other]
    pairs = tuple((mine.get(name), other.get(name)) for name in names)
    old = _by_name(record) if record else {}
    changes = tuple(_changes(pairs, old)) if record else ()
    differences = tuple(_differences(pairs, old, translated))
    return TranslatedSection(
        source,
        translated,
        record,
        pairs,
        differences,
        changes,
        tuple(_states(pairs, differences, changes, is_recorded=record is not None)),
        {old[after.piece.slug]: after for after, _ in pairs if after and after.piece.slug in old},
        is_untouched=_is_untouched(pairs),
    )


def _corrections(*sides: Mapping[str, Block]) -> list[str]:
    """The names of the corrections, in their order."""
    names = {name for side in sides for name in side if name.startswith(f"{_CORRECTIONS}.")}
    return sorted(names, key=lambda name: int(name.split(".")[1]))


def _by_name(section: Section) -> Mapping[str, Block]:
    return {block.piece.slug: block for block in blocks_of(section)}


def _name(pair: Pair) -> str:
    return next(block.piece.slug for block in pair if block)


def _differences(pairs: Sequence[Pair], old: Mapping[str, Block], translated: Section) -> Iterator[Difference]:
    before = Span(0, 0)
    for source, block in pairs:
        if source and not block and not _is_said(source, translated):
            yield Difference(Kind.MISSING_STRING, before, source, None, "", source.piece.slug)
        elif block and not source and block.piece.slug not in {*_NAMES, *old}:
            yield Difference(Kind.EXTRA_STRING, block.span, None, block, block.piece.slug)
        elif block and _is_untranslated(source, block):
            yield Difference(Kind.UNTRANSLATED, block.span, source, block)
        elif source and block:
            yield from _sentences(source, block)
            yield from _figures(old.get(block.piece.slug, source), source, block)
        before = Span(block.span.end, block.span.end) if block else before
    yield from _unsaid(pairs, translated)


@cache
def _said(locale: str) -> Mapping[str, str]:
    """The words that the tool has in the language of `locale`, by their names as `_NAMES` has them."""
    return {f"{_TABLE}.{name.replace('_', '-')}": text for name, text in words_of(locale).items()}


def _is_said(source: Block, translated: Section) -> bool:
    """Whether the tool says a string in the language of `translated`, as nothing else is said in the source."""
    name = source.piece.slug
    return name in _said(translated.locale) and source.text == _said(source.locale).get(name, source.text)


def _sentences(source: Block, block: Block) -> Iterator[Difference]:
    if base_language(source.locale) != base_language(block.locale):
        for span, source_span in left_sentences(source, block):
            yield Difference(Kind.SENTENCE, span, source, block, source_span=source_span)


def _figures(then: Block, today: Block, block: Block) -> Iterator[Difference]:
    """Figures that are neither those of what it was made from nor those of today."""
    found = list(compare_figures(today, block))
    if found and (then.text == today.text or list(compare_figures(then, block))):
        yield from found


def _unsaid(pairs: Sequence[Pair], translated: Section) -> Iterator[Difference]:
    """What the tool says in English, because neither the source nor the locale says it in its own words."""
    unsaid = _said(ENGLISH).keys() - _said(translated.locale).keys() - {_name(pair) for pair in pairs}
    if unsaid:
        names = ", ".join(f"`{name.removeprefix(f'{_TABLE}.')}`" for name in _NAMES if name in unsaid)
        yield Difference(Kind.MISSING_STRING, Span(0, 0), None, None, "", names)


def _is_untranslated(source: Block | None, block: Block) -> bool:
    """Whether a string has the words of its source, or the tool's English ones, and they are more than a name."""
    default = _said(ENGLISH).get(block.piece.slug, "")
    if source is None:
        is_telling = len(default.split()) > 1 or default in _ONLY_ENGLISH
        return is_telling and base_language(block.locale) != "en" and block.text == default
    if base_language(source.locale) == base_language(block.locale):
        return False
    has_small = any(word[:1].islower() or not word.isascii() for word in source.text.split() if len(word) > 2)
    return source.text == block.text and len(source.words) >= _FEW_WORDS and has_small


def _is_untouched(pairs: Sequence[Pair]) -> bool:
    """Whether all that a locale says is what the source and the templates say, as `locale add` lays it out."""
    english = _said(ENGLISH)
    said = [(block, source.text if source else english.get(block.piece.slug)) for source, block in pairs if block]
    if any(block.text != text for block, text in said):
        return False
    is_whole = len(said) > 1 and all(block for source, block in pairs if source)
    is_telling = any(_is_untranslated(source, block) for source, block in pairs if block)  # a name may be the same
    return len(said) * 2 > len(english) or (is_whole and is_telling)


def _changes(pairs: Sequence[Pair], old: Mapping[str, Block]) -> Iterator[Change]:
    for source, block in pairs:
        if block is None:
            continue
        then = old.get(block.piece.slug)
        if (then.text if then else None) != (source.text if source else None):
            yield Change(then, source, block, block.span)


def _states(
    pairs: Sequence[Pair], differences: Sequence[Difference], changes: Sequence[Change], *, is_recorded: bool
) -> Iterator[tuple[Block, State]]:
    stale = {change.block for change in changes}
    kinds = {item.block or item.source: item.kind for item in differences}
    for source, block in pairs:
        if block is None:
            if source in kinds:
                yield source, State.MISSING  # type: ignore[misc]  # of a pair, one is there
        elif block in kinds:
            yield block, State.UNTRANSLATED if kinds[block] is Kind.UNTRANSLATED else State.BROKEN
        else:
            is_old = block in stale or (source is not None and not is_recorded)
            yield block, State.STALE if is_old else State.FRESH


# What a translator translates


def strings_to_translate(source: Locale, code: str) -> Mapping[str, str]:
    """By their names in `[strings]`, the words of `source` that translators into `code` have to say: those that the
    paper says otherwise than the tool, and those that the tool does not say in that language."""
    ours, theirs = words_of(source.code), words_of(code)
    return {
        name.replace("_", "-"): text
        for name, text in source.strings.items()
        if name not in theirs or text != ours.get(name, text)
    }


# The record


def strings_brought_up_to_date(record: Section, source: Section, accepted: frozenset[str]) -> str:
    """The text of the record of strings with those that are `accepted`, by their names, as `source` has them.

    It is the source's text, but for the values of what has not been accepted.
    """
    text = source.file.text
    old, new = _by_name(record), _by_name(source)
    raw = {name: record.file.text[block.span.start : block.span.end] for name, block in old.items()}
    for name, block in sorted(new.items(), key=lambda item: item[1].span, reverse=True):
        start, end = block.span
        if name in accepted or (name in old and old[name].text == block.text):
            continue
        if name in old:
            text = text[:start] + raw[name] + text[end:]
        else:
            line_end = text.find("\n", end) + 1 or len(text)
            text = text[: text.rfind("\n", 0, start) + 1] + text[line_end:]
    for name in old.keys() - new.keys() - accepted:
        text = _with_line(text, name, raw[name])
    made = set_apart(text)
    return record.file.text if made == set_apart(record.file.text) else made


def set_apart(text: str) -> str:
    """`text`, in TOML, with a blank line before each key: git merges what two people change in neighbouring strings."""
    keys = [span for path, span in toml_places(text).items() if not isinstance(path[-1], int)]
    for span in sorted(keys, reverse=True):
        start = text.rfind("\n", 0, span.start) + 1
        before = text[:start].rstrip(" \t")
        is_apart = not before.strip() or before.endswith(("\n\n", "\n\r\n")) or text[start : span.start].strip(" \t[")
        if not is_apart and not before.rstrip().rpartition("\n")[2].startswith("#"):
            text = f"{text[:start]}\n{text[start:]}"
    return text


def _with_line(text: str, name: str, raw: str) -> str:
    """`text` with a string that it lacks: at the end of its table, or before the first one."""
    table, _, key = name.rpartition(".")
    if table.startswith(_CORRECTIONS):
        return text  # a correction that is gone from the source needs no record
    if table and not re.search(rf"^\[{table}\]", text, re.MULTILINE):
        return f"{text.rstrip()}\n\n[{table}]\n{key} = {raw}\n"
    if table:
        return re.sub(rf"^\[{table}\][^\n]*\n", lambda match: f"{match[0]}{key} = {raw}\n", text, count=1, flags=re.M)
    return f"{key} = {raw}\n{text}"

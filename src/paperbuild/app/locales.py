"""Lays out a new locale for a translator, and records what has been brought up to date; it writes nothing itself."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from paperbuild.compare.clocks import versions_of
from paperbuild.compare.record import brought_up_to_date, conflict
from paperbuild.compare.strings import set_apart, strings_brought_up_to_date, strings_to_translate
from paperbuild.findings.errors import UsageError
from paperbuild.findings.nearest import nearest
from paperbuild.findings.source import SourceFile
from paperbuild.language.languages import is_language, meant_language
from paperbuild.model.blocks import Block, blocks_of
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.project import METADATA_NAME, RECORDS_FOLDER
from paperbuild.model.section import Section
from paperbuild.model.settings import as_table
from paperbuild.model.translation import TranslatedSection, Translation
from paperbuild.rules.links.missing_file import named_files
from paperbuild.syntax.markdown.markdown import parse_sections

_METADATA_HEAD = """# What a translator translates besides the sections.
# These are still the words of the source: put yours in their place.
"""
_STRINGS_HEAD = """
# Words that the tool itself prints.
[strings]
"""


# A new locale


def new_locale(paper: Paper, code: str) -> Mapping[str, bytes]:
    """The files of a new locale by their paths: the source's texts, to be written over, and the record of them.

    Raises UsageError where `code` is not a language tag, or the paper has it already.
    """
    _refuse(paper, code)
    source, folder = paper.source, f"content/{code}"
    files = {f"{folder}/{METADATA_NAME}": metadata_text(source, code).encode()}
    original = next((item.metadata for item in paper.project.locales if item.code == source.code), None)
    if original is not None:
        files[f"{folder}/{RECORDS_FOLDER}/{METADATA_NAME}"] = set_apart(original.text).encode()
    for section in source.sections:
        content = section.file.text.encode()
        files[f"{folder}/{section.name}"] = content
        files[f"{folder}/{RECORDS_FOLDER}/{section.name}"] = content
    own = f"content/{source.code}/"
    named = {path for section in source.sections for path in named_files(section)}
    for path in paper.project.files:
        if path.startswith(own) and path in named:  # a section names its images from its own folder
            files[f"{folder}/{path.removeprefix(own)}"] = paper.project.files[path]
    return files


def _refuse(paper: Paper, code: str) -> None:
    if not is_language(code):
        meant = meant_language(code)
        hint = f"did you mean `{meant}`?" if meant else "a language tag is `fr`, `pt-BR`, `zh-Hant` (BCP 47)"
        raise UsageError(f"`{code}` is not a language tag", hint)
    if code == paper.source.code:
        raise UsageError(f"the paper is written in `{code}`", "name the language that it is to be translated into")
    if not paper.source.sections:
        raise UsageError(f"`content/{paper.source.code}/` has no section to translate", "`paperbuild check` says more")


def metadata_text(source: Locale, code: str) -> str:
    """A `metadata.toml` with everything that can be translated into the language `code`, in the words of `source`."""
    values = as_table(source.metadata)
    del values["strings"]
    strings = strings_to_translate(source, code)
    tables = {name: values.pop(name) for name in ("translators", "corrections", "translated", "abbreviations")}
    lines = [f"{name} = {_toml(value)}\n" for name, value in values.items() if value]
    lines += [
        f"\n[[corrections]]\ndate = {one['date'].isoformat()}\n"
        + "".join(f"{name} = {_toml(one[name])}\n" for name in ("text", "addresses") if one[name])
        for one in tables["corrections"]
    ]
    if strings:
        lines += [_STRINGS_HEAD, *(f"{name} = {_toml(value)}\n" for name, value in strings.items())]
    if tables["abbreviations"]:
        meanings = tables["abbreviations"].items()
        lines += ["\n[abbreviations]\n", *(f"{_toml(name)} = {_toml(meaning)}\n" for name, meaning in meanings)]
    return _METADATA_HEAD + "".join(lines)


def _toml(value: str | Collection[str]) -> str:
    """A value as TOML has it: its strings in double quotes have the escapes of JSON."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return "[\n" + "".join(f"  {_toml(item)},\n" for item in value) + "]"


# What has been brought up to date


@dataclass(frozen=True)
class Target:
    """What is to be accepted: a whole section, or the block at a `line` (from 1) of the translation or, where
    `is_source`, of the source."""

    name: str
    line: int | None = None
    is_source: bool = False


def target_of(text: str, code: str, source: str) -> Target:
    """What `FILE` or `FILE:LINE` means; FILE is a section's name, or its path in the translation or in the source.

    Raises UsageError where it is in neither.
    """
    path, _, number = text.rpartition(":") if text.rpartition(":")[2].isdigit() else (text, "", "")
    steps = path.replace("\\", "/").split("/")
    folder = steps[-2] if len(steps) > 1 else code
    if folder not in {code, source}:
        raise UsageError(f"`{path}` is not a section of `{code}`", f"name it as in `content/{code}/`: `{steps[-1]}`")
    return Target(steps[-1], int(number) if number else None, is_source=folder == source)


def accepted(paper: Paper, translation: Translation, target: Target | None) -> Mapping[str, bytes]:
    """The records by their paths as they are to be, once `target` (everything, where it is None) is up to date.

    Raises UsageError where there is no such section or block, or where a record has to be mended first.
    """
    sections = list(translation.compared) if target is None else [_named(translation, target.name)]
    refuse_unmerged(sections)
    if target is not None and target.line is not None:
        with_block = _with_string if sections[0] is translation.strings else _with_block
        return {record_path(sections[0]): with_block(paper, sections[0], target).encode()}
    if target is None:
        _refuse_conflicts(paper, translation)
    return {record_path(section): section.source.file.text.encode() for section in sections}


def _named(translation: Translation, name: str) -> TranslatedSection:
    known = {section.name: section for section in translation.compared}
    if name in known:
        return known[name]
    near = nearest(name, known)
    hint = f"did you mean `{near}`?" if near else f"it has {', '.join(f'`{one}`' for one in known) or 'none'}"
    raise UsageError(f"`{translation.code}` has no translation of a section `{name}`", hint)


def record_path(section: TranslatedSection) -> str:
    """Where the text that a section was made from is recorded."""
    return f"content/{section.translated.locale}/{RECORDS_FOLDER}/{section.name}"


def refuse_unmerged(sections: Collection[TranslatedSection]) -> None:
    """Raises UsageError where git could not merge the source: which of two texts it is, nobody has said yet."""
    for section in sections:
        if found := conflict(section.source.file):
            place = f"{section.source.path}:{section.source.file.position(found.start).line}"
            raise UsageError(f"git could not merge {place}", "keep the right text there, and delete git's marks")


def _refuse_conflicts(paper: Paper, translation: Translation) -> None:
    """It is easy to accept everything by mistake, so what git could not merge must be named."""
    source = next(item for item in paper.project.locales if item.code == translation.code)
    broken = next((file for file in source.all_records if conflict(file)), None)
    if broken is not None:
        hint = f"correct it, or accept the whole section: `paperbuild locale accept {translation.code} {broken.name}`"
        raise UsageError(f"git could not merge {broken.path}", hint)


def _with_string(paper: Paper, section: TranslatedSection, target: Target) -> str:  # noqa: ARG001 - as _with_block
    record = _record(section)
    taken = _taken(section, target)
    names = frozenset(block.piece.slug for block in taken)
    return strings_brought_up_to_date(record, section.source, names) if taken else record.file.text


def _record(section: TranslatedSection) -> Section:
    if section.record is None:
        hint = f"accept all of it first: `paperbuild locale accept {section.translated.locale} {section.name}`"
        raise UsageError(f"nobody has recorded what {section.translated.path} was made from", hint)
    return section.record


def _taken(section: TranslatedSection, target: Target) -> set[Block]:
    """The blocks, of the record and of the source, that have changed and that a line is about."""
    blocks = set(blocks_at(section, target))
    touched = [change for change in section.changes if {change.after, change.block} & blocks]
    return {block for change in touched for block in (change.before, change.after) if block}


def _with_block(paper: Paper, section: TranslatedSection, target: Target) -> str:
    record = _record(section)
    taken = _taken(section, target)
    if not taken:
        return record.file.text
    text = brought_up_to_date(record, section.source, taken)
    read = parse_sections([(SourceFile(record.path, text), section.source.locale)], *paper.settings.limits.pandoc)[0]
    before, after = (_changed(one, section.source) for one in (record, read))
    if not (after < before):
        hint = f"accept the whole section: `paperbuild locale accept {section.translated.locale} {section.name}`"
        raise UsageError("too much has changed around this block to accept it alone", hint)
    return text


def _changed(record: Section, source: Section) -> Counter[tuple[str, str]]:
    """How each block that is not what it was is written in the record and in the source."""
    pairs = versions_of(blocks_of(record), blocks_of(source))
    written = (tuple(block.written if block else "" for block in pair) for pair in pairs)
    return Counter((before, now) for before, now in written if before != now)


def blocks_at(section: TranslatedSection, target: Target) -> Iterator[Block]:
    """The blocks at a line: of the translation, or of the source. Raises UsageError where there is none."""
    file = (section.source if target.is_source else section.translated).file
    line = target.line or 0
    found = [
        block
        for pair in section.pairs
        for block in pair
        if block is not None and block.file is file and _covers(block, line)
    ]
    if not found:
        hint = "`paperbuild locale diff` shows the lines that have changed"
        raise UsageError(f"there is no block at {file.path}:{line}", hint)
    yield from found


def _covers(block: Block, line: int) -> bool:
    return block.file.position(block.span.start).line <= line <= block.file.position(block.span.end).line

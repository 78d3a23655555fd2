"""Writes a correction into the strings of every language: which day, what was corrected, and where."""

from __future__ import annotations

import datetime
import json
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence

from paperbuild.compare.corrected import corrected_since
from paperbuild.compare.now import published_now
from paperbuild.compare.since import EditionChange, EditionChangeKind
from paperbuild.findings.errors import UsageError
from paperbuild.model.edition import EditionRecord
from paperbuild.model.front import Correction
from paperbuild.model.paper import Paper
from paperbuild.syntax.toml_table import toml_table


def corrected_places(paper: Paper, record: EditionRecord, changes: Sequence[EditionChange]) -> list[str]:
    """The addresses that a correction names: of what is there still and says something else since `record`, and is not
    in a correction already."""
    done = corrected_since(paper, record)
    found = dict.fromkeys(one.address for one in changes if one.kind is EditionChangeKind.AMENDED)
    return [address for address in found if address not in done]


def corrected(paper: Paper, date: datetime.date, addresses: Collection[str], text: str = "") -> Mapping[str, str]:
    """By path, the `metadata.toml` of every language with one correction more. `text` is in the language of the source:
    translators add theirs.

    Raises UsageError where a language has no `metadata.toml`, where nothing can be written at its end, where an address
    is none of the paper, and where this correction stands there already.
    """
    known = published_now(paper, paper.source).addresses | {f"work.{key}" for key in paper.bibliography.by_key}
    for address in addresses:
        if address not in known:
            raise UsageError(f"nothing in the paper is called `{address}`", "`paperbuild edition promise` lists all")
    if not addresses and not text:
        raise UsageError("the correction says nothing", "say what was corrected with `--text`, or where with `--at`")
    if Correction(date=date, text=text, addresses=tuple(addresses)) in paper.source.metadata.corrections:
        raise UsageError("this correction stands in metadata.toml already", "say what else was corrected")
    return dict(_written(paper, date, addresses, text))


def _written(paper: Paper, date: datetime.date, addresses: Collection[str], text: str) -> Iterator[tuple[str, str]]:
    for locale in paper.project.locales:
        if not locale.sections:
            continue
        if locale.metadata is None:
            hint = "`paperbuild check` says what it needs"
            raise UsageError(f"content/{locale.code}/metadata.toml is missing", hint)
        own = text if locale.code == paper.source.code else ""
        if not own and not addresses:
            continue
        file = locale.metadata
        end = "\r\n" if "\r\n" in file.text else "\n"
        before = file.text if file.text.endswith("\n") or not file.text else file.text + end
        added = end.join(["", "[[corrections]]", *_lines(date, addresses, own), ""])
        try:
            toml_table(before + added)
        except tomllib.TOMLDecodeError as error:
            hint = "write the corrections in it as tables: `[[corrections]]`"
            raise UsageError(f"a correction cannot be added to {file.path}: {error}", hint) from error
        yield file.path, before + added


def _lines(date: datetime.date, addresses: Collection[str], text: str) -> Iterator[str]:
    yield f"date = {date.isoformat()}"
    if text:
        yield f"text = {json.dumps(text, ensure_ascii=False)}"
    if addresses:
        yield f"addresses = [{', '.join(json.dumps(one, ensure_ascii=False) for one in addresses)}]"

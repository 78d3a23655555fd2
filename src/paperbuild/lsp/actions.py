"""What an editor offers to do about a finding: write what was meant, set marks right, ignore it with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lsprotocol import types

from paperbuild.checks.fix import fix
from paperbuild.checks.fix_library import fix_library
from paperbuild.findings.source import SourceFile, Span
from paperbuild.lsp import things
from paperbuild.lsp.desk import Snapshot
from paperbuild.lsp.diagnostics import SOURCE
from paperbuild.lsp.edits import text_edit
from paperbuild.lsp.places import ClientPlaces
from paperbuild.model.section import PieceKind, Section

_MEANT = re.compile(r"did you mean `([^`\n]+)`\?")
_TYPED = re.compile(r"`([^`\n]+)`")
_INLINE = frozenset({PieceKind.PARAGRAPH, PieceKind.ITEM})


def actions(
    view: Snapshot, file: SourceFile, wanted: Span, told: Sequence[types.Diagnostic], places: ClientPlaces
) -> list[types.CodeAction]:
    """What can be done about `told`, findings of a text, and about misprints within a span of it."""
    uri = (view.folder / file.path).as_uri()
    found: list[types.CodeAction] = []
    for one in told:
        if one.source == SOURCE:
            found += [*_meant(file, uri, one, places), *_ignored(view, file, uri, one, places)]
    return [*found, *_fixed(view, file, uri, wanted, places)]


def _action(
    title: str,
    uri: str,
    edits: Sequence[types.TextEdit],
    told: types.Diagnostic | None = None,
    *,
    is_best: bool = False,
) -> types.CodeAction:
    return types.CodeAction(
        title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[told] if told else None,
        is_preferred=is_best or None,
        edit=types.WorkspaceEdit(changes={uri: list(edits)}),
    )


def _meant(file: SourceFile, uri: str, told: types.Diagnostic, places: ClientPlaces) -> Iterator[types.CodeAction]:
    """Puts the word that a hint names in the place of the one that the message is about."""
    if not (match := _MEANT.search(told.message)):
        return
    start, end = (places.offset(file, at) for at in (told.range.start, told.range.end))
    written = file.text[start:end]
    typed = next((word for word in _TYPED.findall(told.message) if written.count(word) == 1), "")
    if typed:
        at = start + written.index(typed)
        edit = types.TextEdit(places.range(file, Span(at, at + len(typed))), match[1])
        yield _action(f"write `{match[1]}`", uri, [edit], told, is_best=True)


def _ignored(
    view: Snapshot, file: SourceFile, uri: str, told: types.Diagnostic, places: ClientPlaces
) -> Iterator[types.CodeAction]:
    """Writes an ignore before what a finding is about, for its reason to be typed: without one, it is a finding."""
    name = told.data.get("name", "") if isinstance(told.data, dict) else ""
    start = places.offset(file, told.range.start)
    section = view.sections.get(file.path)
    if not name:
        return
    text, at = ("", 0)
    if section:
        text, at = _comment(section, start, name)
    elif file.path == view.paper.bibliography.file.path:
        entry = next((one for one in view.paper.bibliography.entries if one.span.start <= start < one.span.end), None)
        text, at = (f"% paperbuild ignore {name}: \n", entry.span.start) if entry else ("", 0)
    if text:
        edit = types.TextEdit(places.range(file, Span(at, at)), text)
        yield _action(f"ignore `{name}` here (say why)", uri, [edit], told)


def _comment(section: Section, start: int, name: str) -> tuple[str, int]:
    """A comment that ignores a rule in the block at an offset, and where it goes; empty where none can stand."""
    block = things.block_at(section, start)
    if block is None:
        return "", 0
    comment = f"<!-- paperbuild ignore {name}: -->"
    if block.kind in _INLINE:
        return f"{comment} ", block.span.start
    line = section.file.position(block.span.start)
    at = section.file.line_starts[line.line - 1]
    return (f"{comment}\n\n", at) if line.column == 1 else ("", 0)


def _fixed(
    view: Snapshot, file: SourceFile, uri: str, wanted: Span, places: ClientPlaces
) -> Iterator[types.CodeAction]:
    """What `paperbuild fix` would mend: in a section within a span, in the library all at once."""
    section = view.sections.get(file.path)
    if section:
        for fixed in fix([section], view.paper.settings.limits.pandoc):
            for one in fixed.mended:
                if one.span.start <= wanted.end and one.span.end >= wanted.start:
                    edit = types.TextEdit(places.range(file, one.span), one.right)
                    yield _action(f"correct: {one.what}", uri, [edit], is_best=True)
    elif file.path == view.paper.bibliography.file.path:
        mended = fix_library(view.paper)
        if mended and mended.text != file.text:
            yield _action(f"correct {file.name} as `paperbuild fix` does", uri, [text_edit(file, mended.text, places)])

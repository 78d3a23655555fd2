"""Records that a block of a translation is up to date, as an edit that the editor makes."""

from __future__ import annotations

from collections.abc import Mapping

from lsprotocol import types

from paperbuild.app.locales import Target, accepted
from paperbuild.findings.source import SourceFile, Span
from paperbuild.lsp import things
from paperbuild.lsp.desk import Snapshot
from paperbuild.lsp.places import ClientPlaces

_Change = types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile


def accepted_edit(view: Snapshot, file: SourceFile, line: int, places: ClientPlaces) -> types.WorkspaceEdit | None:
    """The edit of the record of a section by which the block at a `line` (from 1) of it is up to date; None where it
    is no translation.

    Raises UsageError where there is no such block, or the record has to be mended first.
    """
    section = view.sections.get(file.path)
    translation = next((one for one in view.paper.translations if section and one.code == section.locale), None)
    if section is None or translation is None:
        return None
    return _edit(view, accepted(view.paper, translation, Target(section.name, line, is_source=False)), places)


def _edit(view: Snapshot, files: Mapping[str, bytes], places: ClientPlaces) -> types.WorkspaceEdit:
    changes: list[_Change] = []
    for path, content in sorted(files.items()):
        uri, before = (view.folder / path).as_uri(), view.sources.get(path)
        if before is None:
            changes.append(types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True)))
        whole = before or SourceFile(path, "")
        edit = types.TextEdit(places.range(whole, Span(0, len(whole.text))), content.decode())
        document = types.OptionalVersionedTextDocumentIdentifier(uri)
        changes.append(types.TextDocumentEdit(document, [edit]))
    return types.WorkspaceEdit(document_changes=changes)


def source_of(view: Snapshot, file: SourceFile, line: int, places: ClientPlaces) -> types.Location | None:
    """Where the source of the block at a `line` (from 1) of a translation stands; None where it has none."""
    section = view.sections.get(file.path)
    block = things.block_at(section, file.line_span(line).end) if section else None
    source = view.source_of(section, block) if section and block else None
    if source is None:
        return None
    return types.Location((view.folder / source.file.path).as_uri(), places.range(source.file, source.span))

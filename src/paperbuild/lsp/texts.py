"""The texts that an editor has open, as they stand there: saved or not.

pygls keeps such texts, too, but parts lines where Python does (at U+2028, for one) and not where the protocol does, so
that an edit behind such a letter would land elsewhere (pygls 2.1.1, `TextDocument.lines`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from lsprotocol import types
from pygls.uris import to_fs_path

from paperbuild.findings.source import SourceFile
from paperbuild.lsp.places import ClientPlaces


def path_of(uri: str) -> Path | None:
    """The file that `uri` names; None where it names none of this machine's."""
    named = to_fs_path(uri) if uri.startswith("file:") else None
    return Path(named).resolve() if named else None


class OpenTexts:
    """What is open, by the files' paths; `revision` grows with every change."""

    def __init__(self) -> None:
        self.revision = 0
        self._files: dict[Path, SourceFile] = {}

    @property
    def files(self) -> Mapping[Path, SourceFile]:
        """Each open text, as a file whose path is that of the machine. What is given back does not change."""
        return MappingProxyType(dict(self._files))

    def put(self, uri: str, text: str) -> None:
        """Has a text opened, or all of it exchanged."""
        path = path_of(uri)
        if path is not None:
            self._files[path] = SourceFile(str(path), text)
            self.revision += 1

    def drop(self, uri: str) -> None:
        """Has a text closed: what is on disk counts again."""
        path = path_of(uri)
        if path is not None and self._files.pop(path, None) is not None:
            self.revision += 1

    def change(self, uri: str, changes: Iterable[types.TextDocumentContentChangeEvent], places: ClientPlaces) -> None:
        """Makes `changes` in a text that is open, one after the other."""
        path = path_of(uri)
        if path is None or path not in self._files:
            return
        for change in changes:
            file = self._files[path]
            text = change.text
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = (places.offset(file, at) for at in (change.range.start, change.range.end))
                text = file.text[:start] + change.text + file.text[max(start, end) :]
            self._files[path] = SourceFile(str(path), text)
        self.revision += 1

"""The language server: what an editor asks is answered from a paper that is kept warm.

A change of a text is taken in at once, in order; the paper is looked at again when nothing has been typed for a moment,
by one thread, which everything that is asked waits for in turn. What goes wrong in one request ends that request alone.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from paperbuild import __version__
from paperbuild.core.memo import engines_memo
from paperbuild.findings.errors import PaperbuildError
from paperbuild.findings.source import SourceFile, Span
from paperbuild.lsp import actions, completion, hover, jumps, margins, outline, rename
from paperbuild.lsp.accept import accepted_edit, source_of
from paperbuild.lsp.desk import Desk, Snapshot, folder_of
from paperbuild.lsp.diagnostics import diagnostics
from paperbuild.lsp.places import ClientPlaces
from paperbuild.lsp.texts import OpenTexts, path_of

PAUSE_S = 0.05
"""How long nothing is typed before the paper is looked at: shorter than a reader notices, longer than between keys."""

_Answer = TypeVar("_Answer")
_WATCHED = ("**/content/**", "**/bibliography.bib", "**/templates/**")


class _AtPlace(Protocol):
    """What is asked about a place in a text."""

    @property
    def text_document(self) -> types.TextDocumentIdentifier: ...

    @property
    def position(self) -> types.Position: ...


class _Protocol(LanguageServerProtocol):
    """pygls's, without the texts that it keeps itself: where it reads a place that a line does not have, it moves it
    before we see it (2.1.1, `PositionCodec.position_from_client_units`)."""

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Generator[Any, Any, None]:
        yield from self._passed_on(types.TEXT_DOCUMENT_DID_OPEN, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        yield from self._passed_on(types.TEXT_DOCUMENT_DID_CHANGE, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Generator[Any, Any, None]:
        yield from self._passed_on(types.TEXT_DOCUMENT_DID_CLOSE, params)

    def _passed_on(self, method: str, params: object) -> Generator[Any, Any, None]:
        handler = self.fm.features.get(method)
        if handler is not None:
            yield handler, (params,), None


class PaperServer:
    """What one editor is served with: the texts that it has open, and a desk for each paper that these belong to."""

    def __init__(self) -> None:
        self.editor = LanguageServer("paperbuild", __version__, protocol_cls=_Protocol)
        self.places = ClientPlaces()
        self._texts = OpenTexts()
        self._memory = engines_memo()
        self._desks: dict[Path, Desk] = {}
        self._views: dict[Path, tuple[int, Snapshot]] = {}
        self._waiting: dict[Path, asyncio.Task[None]] = {}
        self._shown: dict[Path, set[Path]] = {}
        self._trouble: dict[Path, str] = {}
        self._worker = ThreadPoolExecutor(1, "paper")
        _register(self)

    def run(self) -> None:
        """Serves the editor at standard input and output until it says that it is done."""
        try:
            self.editor.start_io()
        finally:
            self._worker.shutdown(cancel_futures=True)
            for desk in self._desks.values():
                desk.close()
            self._memory.close()

    # What the editor tells

    def begin(self, _: types.InitializedParams) -> None:
        """Agrees on what a column counts, and asks to be told of what changes on disk."""
        self.places = ClientPlaces(self.editor.workspace.position_encoding or types.PositionEncodingKind.Utf16)
        workspace = self.editor.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        if watched and watched.dynamic_registration:
            watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            wanted = types.Registration("paper", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            self.editor.client_register_capability(types.RegistrationParams([wanted]))

    def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        """A text is open in the editor."""
        self._texts.put(params.text_document.uri, params.text_document.text)
        self._look_soon(params.text_document.uri)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """Something was typed."""
        self._texts.change(params.text_document.uri, params.content_changes, self.places)
        self._look_soon(params.text_document.uri)

    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        """A text is closed: what is on disk counts."""
        self._texts.drop(params.text_document.uri)
        self._look_soon(params.text_document.uri)

    def saved(self, params: types.DidSaveTextDocumentParams) -> None:
        """A text was saved: others may have changed on disk, too."""
        self._texts.revision += 1
        self._look_soon(params.text_document.uri)

    def moved(self, params: types.DidChangeWatchedFilesParams) -> None:
        """Files have changed on disk."""
        self._texts.revision += 1
        for change in params.changes:
            self._look_soon(change.uri)

    # What the paper says

    def _look_soon(self, uri: str) -> None:
        path = path_of(uri)
        folder = folder_of(path) if path else None
        if folder is None:
            return
        if (before := self._waiting.get(folder)) is not None:
            before.cancel()
        self._waiting[folder] = asyncio.get_running_loop().create_task(self._look_after_pause(folder))

    async def _look_after_pause(self, folder: Path) -> None:
        await asyncio.sleep(PAUSE_S)
        view = await self._view(folder)
        if view is not None:
            self._publish(folder, view)

    async def _view(self, folder: Path) -> Snapshot | None:
        """The paper as it is now; None, and the reason shown, where it cannot be read."""
        revision, texts = self._texts.revision, self._texts.files
        try:
            view = await self._in_turn(partial(self._look, folder, revision, texts))
        except PaperbuildError as error:
            if self._trouble.get(folder) != _said(error):  # it would be said again with each key that is typed
                self._trouble[folder] = _said(error)
                shown = types.ShowMessageParams(types.MessageType.Warning, f"paperbuild: {_said(error)}")
                self.editor.window_show_message(shown)
            return None
        self._trouble.pop(folder, None)
        return view

    async def _in_turn(self, work: Callable[[], _Answer]) -> _Answer:
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)

    def _look(self, folder: Path, revision: int, texts: Mapping[Path, SourceFile]) -> Snapshot:
        """In the thread that does all the work: the paper, from what is known of it as far as that is still true."""
        known = self._views.get(folder)
        if known is not None and known[0] >= revision:
            return known[1]
        desk = self._desks.get(folder) or self._desks.setdefault(folder, Desk(folder, self._memory))
        view = desk.look(texts)
        self._views[folder] = (revision, view)
        return view

    def _publish(self, folder: Path, view: Snapshot) -> None:
        """Shows every finding of the paper in its file, and takes back what is no more."""
        found = diagnostics(view, self.places)
        here = {path for path in self._texts.files if view.file(path)}  # of these, that nothing is wrong is told, too
        for path in sorted(self._shown.get(folder, set()) | found.keys() | here):
            told = types.PublishDiagnosticsParams(path.as_uri(), list(found.get(path, [])))
            self.editor.text_document_publish_diagnostics(told)
        self._shown[folder] = set(found)

    async def about(self, uri: str, answer: Callable[[Snapshot, SourceFile], _Answer]) -> _Answer | None:
        """What `answer` says of the paper and the text that `uri` names; None where that is no text of a paper."""
        path = path_of(uri)
        folder = folder_of(path) if path else None
        view = await self._view(folder) if folder else None
        file = view.file(path) if view and path else None
        if view is None or file is None:
            return None
        return await self._in_turn(partial(answer, view, file))

    async def at(
        self, params: _AtPlace, answer: Callable[[Snapshot, SourceFile, int, ClientPlaces], _Answer]
    ) -> _Answer | None:
        """What `answer` says about a place in a text."""

        def answered(view: Snapshot, file: SourceFile) -> _Answer:
            return answer(view, file, self.places.offset(file, params.position), self.places)

        return await self.about(params.text_document.uri, answered)

    async def of(
        self, document: types.TextDocumentIdentifier, answer: Callable[[Snapshot, SourceFile, ClientPlaces], _Answer]
    ) -> _Answer | None:
        """What `answer` says about a whole text."""
        return await self.about(document.uri, lambda view, file: answer(view, file, self.places))

    def span(self, file: SourceFile, wanted: types.Range) -> Span:
        """What the editor means by a range."""
        return Span(self.places.offset(file, wanted.start), self.places.offset(file, wanted.end))

    # What the editor has done

    async def rename(self, params: types.RenameParams) -> types.WorkspaceEdit | None:
        """The edits that give what stands at a place another name. What it cannot be called is shown."""

        def answered(view: Snapshot, file: SourceFile) -> types.WorkspaceEdit | None:
            offset = self.places.offset(file, params.position)
            return rename.renamed(view, file, offset, params.new_name, self.places)

        try:
            return await self.about(params.text_document.uri, answered)
        except PaperbuildError as error:
            raise JsonRpcException(_said(error), types.LSPErrorCodes.RequestFailed) from error

    async def accept(self, uri: str, line: int) -> None:
        """Has the editor record that a block of a translation is up to date."""
        try:
            edit = await self.about(uri, lambda view, file: accepted_edit(view, file, line, self.places))
        except PaperbuildError as error:
            self.editor.window_show_message(types.ShowMessageParams(types.MessageType.Error, _said(error)))
            return
        if edit is not None:
            await self.editor.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit, "accept"))

    async def compare(self, uri: str, line: int) -> None:
        """Has the editor show the source of a block of a translation."""
        place = await self.about(uri, lambda view, file: source_of(view, file, line, self.places))
        if place is not None:
            shown = types.ShowDocumentParams(place.uri, take_focus=False, selection=place.range)
            await self.editor.window_show_document_async(shown)


def _said(error: PaperbuildError) -> str:
    return f"{error} ({error.hint})" if error.hint else str(error)


def _register(server: PaperServer) -> None:
    """Has pygls call the server: it marks the functions that it is given, so that methods need one around them."""
    editor = server.editor
    for method, handler in (
        (types.INITIALIZED, server.begin),
        (types.TEXT_DOCUMENT_DID_OPEN, server.opened),
        (types.TEXT_DOCUMENT_DID_CHANGE, server.changed),
        (types.TEXT_DOCUMENT_DID_CLOSE, server.closed),
        (types.TEXT_DOCUMENT_DID_SAVE, server.saved),
        (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, server.moved),
    ):
        editor.feature(method)(partial(handler))

    @editor.command(margins.ACCEPT)
    async def accept(uri: str, line: int) -> None:
        await server.accept(uri, line)

    @editor.command(margins.COMPARE)
    async def compare(uri: str, line: int) -> None:
        await server.compare(uri, line)

    _register_places(server)
    _register_texts(server)


def _register_places(server: PaperServer) -> None:
    """What is asked about one place of a text."""
    editor = server.editor

    @editor.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(list(completion.TRIGGERS)))
    async def complete(params: types.CompletionParams) -> list[types.CompletionItem] | None:
        return await server.at(params, completion.completions)

    @editor.feature(types.TEXT_DOCUMENT_HOVER)
    async def show(params: types.HoverParams) -> types.Hover | None:
        return await server.at(params, hover.hover)

    @editor.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def define(params: types.DefinitionParams) -> list[types.Location] | None:
        return await server.at(params, jumps.definitions)

    @editor.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def refer(params: types.ReferenceParams) -> list[types.Location] | None:
        wanted = partial(jumps.references, with_definition=params.context.include_declaration)
        return await server.at(params, wanted)

    @editor.feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    async def highlight(params: types.DocumentHighlightParams) -> list[types.DocumentHighlight] | None:
        return await server.at(params, jumps.highlights)

    @editor.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepare(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        return await server.at(params, rename.renamable)

    @editor.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def name(params: types.RenameParams) -> types.WorkspaceEdit | None:
        return await server.rename(params)

    @editor.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    async def act(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        def answered(view: Snapshot, file: SourceFile) -> list[types.CodeAction]:
            told = params.context.diagnostics
            return actions.actions(view, file, server.span(file, params.range), told, server.places)

        return await server.about(params.text_document.uri, answered)


def _register_texts(server: PaperServer) -> None:
    """What is asked about a whole text."""
    editor = server.editor

    @editor.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def outlined(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        return await server.of(params.text_document, outline.symbols)

    @editor.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    async def folded(params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:
        return await server.of(params.text_document, outline.folding)

    @editor.feature(types.TEXT_DOCUMENT_DOCUMENT_LINK)
    async def linked(params: types.DocumentLinkParams) -> list[types.DocumentLink] | None:
        return await server.of(params.text_document, outline.links)

    @editor.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def told(params: types.CodeLensParams) -> list[types.CodeLens] | None:
        return await server.of(params.text_document, margins.lenses)

    @editor.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    async def numbered(params: types.InlayHintParams) -> list[types.InlayHint] | None:
        def answered(view: Snapshot, file: SourceFile) -> list[types.InlayHint]:
            return margins.inlay_hints(view, file, server.span(file, params.range), server.places)

        return await server.about(params.text_document.uri, answered)

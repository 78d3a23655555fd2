"""An editor for tests: it starts the server as a real one does, types, and waits for what the server says."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, Self, TypeVar

from lsprotocol import types
from pytest_lsp import LanguageClient, client_capabilities, make_test_lsp_client

from tests.clock import HANGS_S

_Answer = TypeVar("_Answer")


class Editor:
    """A client of `paperbuild lsp` for the paper in `folder`. Use it as a context: leaving it ends the server."""

    def __init__(self, folder: Path, **capabilities: Any) -> None:
        self.folder = folder
        self.edits: list[types.WorkspaceEdit] = []
        self._loop = asyncio.new_event_loop()
        self._versions: dict[str, int] = {}
        self._client: LanguageClient = make_test_lsp_client()
        self._told = asyncio.Event()
        self._capabilities = capabilities

    def __enter__(self) -> Self:
        @self._client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def registered(_: types.RegistrationParams) -> None:
            return None

        @self._client.feature(types.WORKSPACE_APPLY_EDIT)
        def applied(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
            self.edits.append(params.edit)
            return types.ApplyWorkspaceEditResult(applied=True)

        self._wait(self._begin())
        return self

    async def _begin(self) -> None:
        await self._client.start_io(sys.executable, "-m", "paperbuild", "lsp", "--stdio")
        capabilities = client_capabilities("visual-studio-code")
        for name, value in self._capabilities.items():
            setattr(capabilities, name, value)
        folder = types.WorkspaceFolder(self.folder.as_uri(), "paper")
        params = types.InitializeParams(capabilities, root_uri=folder.uri, workspace_folders=[folder])
        await self._client.initialize_session(params)

    def __exit__(self, *_: object) -> None:
        self._wait(self._client.shutdown_session())
        self._wait(self._client.stop())
        self._loop.close()

    def _wait(self, work: Coroutine[Any, Any, _Answer]) -> _Answer:
        return self._loop.run_until_complete(asyncio.wait_for(work, HANGS_S))

    @property
    def shown(self) -> list[types.ShowDocumentParams]:
        """What the server has had shown."""
        return list(self._client.shown_documents)

    def uri(self, path: str) -> str:
        """The address of a file of the paper."""
        return (self.folder / path).as_uri()

    def open(self, path: str, text: str | None = None) -> None:
        """Opens a file with what is on disk, or with another text; waits for the findings."""
        content = (self.folder / path).read_bytes().decode() if text is None else text
        item = types.TextDocumentItem(self.uri(path), "markdown", 1, content)
        self._client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        self._versions[path] = 1
        self.findings_again()

    def type(self, path: str, *changes: types.TextDocumentContentChangeEvent) -> None:
        """Changes what is open of a file, without waiting."""
        self._versions[path] += 1
        document = types.VersionedTextDocumentIdentifier(self._versions[path], self.uri(path))
        self._client.text_document_did_change(types.DidChangeTextDocumentParams(document, list(changes)))

    def write(self, path: str, text: str) -> None:
        """Exchanges the whole of what is open, and waits for the findings."""
        self.type(path, types.TextDocumentContentChangeWholeDocument(text))
        self.findings_again()

    def close(self, path: str) -> None:
        """Closes a file, without saving; waits for the findings."""
        document = types.TextDocumentIdentifier(self.uri(path))
        self._client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        self.findings_again()

    def findings_again(self) -> None:
        """Waits until the server has told its findings anew: it tells those of a file last that is asked about."""
        self._wait(self._client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS))
        self.ask("document_symbol", types.DocumentSymbolParams(types.TextDocumentIdentifier(self.uri("content/x.md"))))

    def findings(self, path: str) -> list[types.Diagnostic]:
        """What is shown in a file."""
        return list(self._client.diagnostics.get(self.uri(path), []))

    def rules(self, path: str) -> list[str]:
        """The codes of what is shown in a file."""
        return sorted(str(one.code) for one in self.findings(path))

    def ask(self, method: str, params: Any) -> Any:
        """The answer to a request about a text: `hover`, `completion`."""
        return self._wait(getattr(self._client, f"text_document_{method}_async")(params))

    def do(self, command: str, *arguments: Any) -> Any:
        """Has the server carry out one of its commands."""
        params = types.ExecuteCommandParams(command, list(arguments))
        return self._wait(self._client.workspace_execute_command_async(params))

    def at(
        self, path: str, text: str, words: str, shift: int = 0
    ) -> tuple[types.TextDocumentIdentifier, types.Position]:
        """The place behind the first `words` of a text, `shift` letters further on, as a request names it."""
        before = text[: text.index(words) + len(words) + shift]
        line = before.count("\n")
        column = len(before.rpartition("\n")[2].encode("utf-16-le")) // 2
        return types.TextDocumentIdentifier(self.uri(path)), types.Position(line, column)

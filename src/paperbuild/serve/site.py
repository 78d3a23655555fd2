"""What the browser may ask: our own page, what is shown of the paper, events, and few things to do."""

from __future__ import annotations

import asyncio
import json
import mimetypes
import secrets
from collections.abc import AsyncIterator, Mapping
from functools import cache, partial
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from paperbuild.core.memo import Memo
from paperbuild.engines.rasters import page_places, page_png
from paperbuild.findings.errors import PaperbuildError
from paperbuild.model.formats import Format
from paperbuild.serve.guard import OWN_PAGE, PAPER
from paperbuild.serve.making import BESIDE, SHOWN_KINDS, Shown, places
from paperbuild.serve.workshop import Wanted, Workshop
from paperbuild.verify.read_epub import members

_SHELL = files("paperbuild.serve") / "shell"
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_PAGE_TYPES = {".xhtml": "application/xhtml+xml", ".html": "text/html", ".svg": "image/svg+xml"}
_MEDIA = {Format.HTML.value: "text/html", BESIDE: "text/html", Format.PDF.value: "application/pdf"}
_WIDTHS = range(100, 4001)  # of the picture of a page, in pixels
_LARGEST_REQUEST = 10_000


class Site:
    """The live preview of the paper in `folder` as an application: `app`. `token` is that of this run."""

    def __init__(self, folder: Path, memory: Memo) -> None:
        self.token = secrets.token_urlsafe(32)
        self._run = secrets.token_hex(4)
        self.workshop = Workshop(folder, memory, self._tell)
        self._folder = folder.resolve()
        self._listening: set[asyncio.Event] = set()
        self._place: Mapping[str, Any] = {"count": 0}
        self._is_open = True
        self.app = Starlette(routes=self._routes())

    def close(self) -> None:
        """Ends the streams of events, so that the server can end."""
        self._is_open = False
        self._tell()

    def _routes(self) -> list[Route]:
        return [
            Route("/", self._page),
            Route("/_/events", self._events),
            Route("/_/findings.json", self._findings),
            Route("/_/accept", self._accept, methods=["POST"]),
            Route("/_/show", self._show, methods=["POST"]),
            Route("/_/places/{code}.json", self._places),
            Route("/_/sheets/{code}.json", self._sheets),
            Route("/_/sheet/{code}/{digest}/{number:int}-{width:int}.png", self._sheet),
            Route("/_/beside/{code}.html", partial(self._file, kind=BESIDE)),
            Route("/_/book/{code}/{digest}/{path:path}", self._book_file),
            Route("/_/{name}", _asset),
            *(Route(f"/{{code}}/{{slug}}.{kind}", partial(self._file, kind=kind)) for kind in Format),
        ]

    def _tell(self) -> None:
        for event in self._listening:
            event.set()

    # Our own page

    async def _page(self, _: Request) -> Response:
        page = _read("shell.html").decode().replace("{{ token }}", escape(self.token))
        return Response(page, media_type="text/html", headers={"content-security-policy": OWN_PAGE})

    # What happens

    async def _events(self, request: Request) -> Response:
        """A stream of states (HTML, "Server-sent events"): one at once, and one whenever something is new."""
        wanted = [
            (code, kind) for code, _, kind in map(_parted, request.query_params.getlist("want")) if kind in SHOWN_KINDS
        ]
        return StreamingResponse(self._stream(wanted), media_type="text/event-stream")

    async def _stream(self, wanted: list[Wanted]) -> AsyncIterator[str]:
        event = asyncio.Event()
        event.set()
        self._listening.add(event)
        self.workshop.want(event, wanted)
        try:
            yield "retry: 500\n\n"
            while self._is_open:
                await event.wait()
                event.clear()
                yield f"data: {json.dumps(self._state(), ensure_ascii=False)}\n\n"
        finally:
            self._listening.discard(event)
            self.workshop.want(event, ())

    def _state(self) -> Mapping[str, Any]:
        """What a page is told. By another `run` it knows that the server was started anew: it needs another token."""
        return {**self.workshop.state(), "run": self._run, "folder": str(self._folder), "show": self._place}

    async def _findings(self, _: Request) -> Response:
        return JSONResponse(self.workshop.findings)

    # What is shown

    async def _file(self, request: Request, kind: str) -> Response:
        """A page or a file of the paper, as it was last made."""
        shown = self._shown(request, kind)
        headers = {} if kind == Format.PDF else {"content-security-policy": PAPER}
        return Response(shown.content, media_type=_MEDIA.get(kind, "application/epub+zip"), headers=headers)

    def _shown(self, request: Request, kind: str) -> Shown:
        shown = self.workshop.shown.get((request.path_params["code"], kind))
        if shown is None or request.path_params.get("slug", slug := shown.paper.settings.slug) != slug:
            raise HTTPException(404, "the preview does not show this")
        return shown

    async def _places(self, request: Request) -> Response:
        """Where in the sources stands what has an address in the text."""
        code = request.path_params["code"]
        found = await self.workshop.of((code, Format.HTML.value), lambda shown: list(places(shown.paper, code)))
        return JSONResponse(found or [])

    async def _sheets(self, request: Request) -> Response:
        """What may be led to on the pages."""
        shown = self._shown(request, Format.PDF.value)
        return JSONResponse(await run_in_threadpool(page_places, shown.content))

    async def _sheet(self, request: Request) -> Response:
        """The picture of a page, from 1."""
        shown, width = self._shown(request, Format.PDF.value), request.path_params["width"]
        if width not in _WIDTHS:
            raise HTTPException(404, "no page is as wide as that")
        try:
            picture = await run_in_threadpool(page_png, shown.content, request.path_params["number"] - 1, width)
        except IndexError as error:
            raise HTTPException(404, "there is no such page") from error
        return Response(picture, media_type="image/png")

    async def _book_file(self, request: Request) -> Response:
        """A file of the e-book."""
        shown, path = self._shown(request, Format.EPUB.value), request.path_params["path"]
        book = await run_in_threadpool(members, shown.content)
        if path not in book:
            raise HTTPException(404, "the book has no such file")
        suffix = Path(path).suffix
        kind = _PAGE_TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
        return Response(book[path], media_type=kind, headers={"content-security-policy": PAPER})

    # What can be done

    async def _accept(self, request: Request) -> Response:
        """Records that a block is up to date: `{"code", "path", "line"}`, the line from 1."""
        said = await _said(request)
        try:
            written = await self.workshop.accept(str(said["code"]), str(said["path"]), int(said["line"]))
        except (KeyError, ValueError) as error:
            raise HTTPException(400, "a block is named by `code`, `path` and `line`") from error
        except PaperbuildError as error:
            return JSONResponse({"message": str(error), "hint": error.hint}, 409)
        return JSONResponse({"written": written})

    async def _show(self, request: Request) -> Response:
        """Has every page that is open go to a place in the sources: `{"path", "line"}`, the line from 1."""
        said = await _said(request)
        try:
            place = {"path": str(said["path"]), "line": int(said["line"])}
        except (KeyError, ValueError) as error:
            raise HTTPException(400, "a place is named by `path` and `line`") from error
        self._place = {**place, "count": self._place["count"] + 1}
        self._tell()
        return JSONResponse({"pages": len(self._listening)})


def _parted(wanted: str) -> tuple[str, str, str]:
    return wanted.partition("/")


async def _said(request: Request) -> Mapping[str, Any]:
    """The JSON object that a request carries; it is short. Raises HTTPException."""
    content = b""
    async for chunk in request.stream():
        content += chunk
        if len(content) > _LARGEST_REQUEST:
            raise HTTPException(413, "it is too long")
    try:
        said = json.loads(content)
    except ValueError as error:
        raise HTTPException(400, "it is no JSON") from error
    if not isinstance(said, dict):
        raise HTTPException(400, "it is no JSON object")
    return said


async def _asset(request: Request) -> Response:
    """A file of our own page."""
    name = request.path_params["name"]
    if name not in _assets():
        raise HTTPException(404, "there is no such file")
    return Response(_read(name), media_type=_TYPES[Path(name).suffix], headers={"content-security-policy": OWN_PAGE})


@cache
def _assets() -> frozenset[str]:
    return frozenset(one.name for one in _SHELL.iterdir() if Path(one.name).suffix in _TYPES)


@cache
def _read(name: str) -> bytes:
    return (_SHELL / name).read_bytes()

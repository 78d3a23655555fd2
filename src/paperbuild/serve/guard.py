"""Keeps strangers out: only pages that this server made may ask it for anything, and none may run a script of others.

The server listens on this machine alone; what could still ask it is a page of the network in the same browser. Of such
a page the browser tells the origin, or that it is another (https://www.w3.org/TR/fetch-metadata/); one whose name was
made to mean this machine (DNS rebinding) gives that name as the host.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN_HEADER = "x-paperbuild-token"  # noqa: S105 - a name

OWN_PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
"""What our own page may do: it loads what is ours."""

PAPER = (
    "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox allow-same-origin"
)
"""What a page of the paper may do: it shows itself, runs nothing, sends nothing and leads nobody away."""

FILE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
"""What any other file may do. A PDF must have no sandbox, or Chromium does not show it."""

_ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


class Guard:
    """Answers in place of `app` where a request comes from elsewhere. `port` is the one that it listens on; `token` is
    known to our own page alone, and what changes a file needs it."""

    def __init__(self, app: ASGIApp, port: int, token: str) -> None:
        self._app, self._token = app, token
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Speaks ASGI."""
        if scope["type"] != "http":
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                known = {name for name, _ in message["headers"]}
                more = [(name.encode(), value.encode()) for name, value in self._headers().items()]
                message["headers"] = [*message["headers"], *(one for one in more if one[0] not in known)]
            await send(message)

        if why := self._refused(scope["method"], scope["path"], Headers(scope=scope)):
            await PlainTextResponse(f"refused: {why}\n", 403)(scope, receive, send_with_headers)
        else:
            await self._app(scope, receive, send_with_headers)

    @staticmethod
    def _headers() -> Mapping[str, str]:
        return {**_ALWAYS, "content-security-policy": FILE, "cache-control": "no-store"}

    def _refused(self, method: str, path: str, headers: Headers) -> str:
        """Why a request is refused; empty where it is not."""
        if headers.get("host", "") not in self._hosts:
            return "the host is not this machine"
        origin = headers.get("origin")
        if origin is not None and origin.removeprefix("http://") not in self._hosts:
            return "it comes from another page"
        if headers.get("sec-fetch-site", "none") not in {"none", "same-origin"} and not _opens(path, headers):
            return "it comes from another page"
        if method not in {"GET", "HEAD"} and not secrets.compare_digest(headers.get(TOKEN_HEADER, ""), self._token):
            return "it has not the token of this run"
        return ""


def _opens(path: str, headers: Headers) -> bool:
    """Whether somebody has followed a link to our page itself."""
    return path == "/" and headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"

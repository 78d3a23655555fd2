"""Runs the live preview: listens on this machine alone, watches the folder, and ends everything at the end."""

from __future__ import annotations

import asyncio
import errno
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import uvicorn

from paperbuild.app.load import load
from paperbuild.core.memo import engines_memo
from paperbuild.findings.errors import UsageError
from paperbuild.serve.guard import Guard
from paperbuild.serve.site import Site
from paperbuild.serve.watching import changes

PORT = 8400
"""The port where nobody says another: so what the browser keeps of the page stays."""

_HOST = "127.0.0.1"
_PATIENCE_S = 2
_SWITCH_S = 0.001  # how long a browser's request waits for the thread that works on the paper: Python's is 5 ms
_MOST_WAITING = 64


def listen(port: int) -> socket.socket:
    """A socket of this machine alone at `port`; 0 takes one that is free. Raises UsageError where it is in use."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((_HOST, port))
        listening.listen(_MOST_WAITING)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise UsageError(
                f"port {port} is in use, perhaps by another preview",
                "name another with `--port N`; `--port 0` takes one that is free",
            ) from error
        raise UsageError(f"cannot listen at port {port}: {error.strerror}", "name another with `--port N`") from error
    return listening


def serve(folder: Path, listening: socket.socket, ready: Callable[[str], None]) -> None:
    """Shows the paper in `folder` until it is interrupted; calls `ready` with the address once it listens.

    Raises UsageError where the folder is no paper's.
    """
    load(folder)
    sys.setswitchinterval(_SWITCH_S)
    asyncio.run(_serve(folder, listening, ready))


async def _serve(folder: Path, listening: socket.socket, ready: Callable[[str], None]) -> None:
    port = listening.getsockname()[1]
    site = Site(folder, engines_memo())
    server = _Server(site, port)
    tasks = [asyncio.create_task(one) for one in (site.workshop.run(), _watch(folder, site))]
    try:
        ready(f"http://{_HOST}:{port}/")
        await server.serve(sockets=[listening])
    finally:
        for task in tasks:
            task.cancel()
        site.workshop.close()


async def _watch(folder: Path, site: Site) -> None:
    async for _ in changes(folder.resolve()):
        site.workshop.touch()


class _Server(uvicorn.Server):
    """uvicorn's, which waits at its end for every answer: so the streams of events are ended first."""

    def __init__(self, site: Site, port: int) -> None:
        app = Guard(site.app, port, site.token)
        super().__init__(
            uvicorn.Config(
                app,
                loop="asyncio",
                http="h11",
                ws="none",
                lifespan="off",
                log_config=None,
                log_level="critical",
                access_log=False,
                server_header=False,
                date_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=_PATIENCE_S,
            )
        )
        self._site = site

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._site.close()
        await super().shutdown(sockets)

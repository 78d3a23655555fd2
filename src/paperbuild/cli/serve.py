"""`paperbuild serve`: the paper in the browser, as it is written."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib.util import find_spec

import click

from paperbuild.cli.deadline import without_limit
from paperbuild.cli.output import put
from paperbuild.cli.session import Session
from paperbuild.findings.errors import MissingToolError

_NEEDED = ("starlette", "uvicorn", "watchfiles")
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="N",
    help="Where it listens; 0 is any that is free. [default: 8400]",
)
@click.option("--no-open", "is_quiet", is_flag=True, help="Do not open the browser: only print the address.")
@click.pass_obj
def _serve(session: Session, port: int | None, *, is_quiet: bool) -> None:
    """Shows the paper in the browser while you write it: what you save is there at once.

    Findings stand beside the text. It listens on this machine alone and goes on until you press Ctrl-C; docs/live.md
    shows what it can do.
    """
    missing = next((name for name in _NEEDED if find_spec(name) is None), None)
    if missing:
        raise MissingToolError(f"{missing} is not installed", "pip install 'paperbuild[live]'")
    from paperbuild.serve.server import PORT, listen, serve

    def ready(address: str) -> None:
        put(address)
        if not is_quiet:
            _open(address)

    with without_limit(), listen(PORT if port is None else port) as listening:
        serve(session.folder, listening, ready)


def _open(address: str) -> None:
    """Opens the browser where there is a screen: what would open in a terminal would take it from us."""
    if sys.platform in {"win32", "darwin"} or any(map(os.environ.get, _SCREENS)):
        import webbrowser

        webbrowser.open(address)


COMMANDS: Mapping[str, click.Command] = {"serve": _serve}

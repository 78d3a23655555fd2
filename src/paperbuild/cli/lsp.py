"""`paperbuild lsp`: a language server for editors."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec

import click

from paperbuild.cli.deadline import without_limit
from paperbuild.findings.errors import MissingToolError


@click.command("lsp")
@click.option("--stdio", "_", is_flag=True, hidden=True, help="What editors ask for; there is no other way.")
def _lsp(_: bool) -> None:
    """Serves editors (Language Server Protocol): findings while one types, completion, quick fixes.

    An editor starts it and speaks to it over standard input and output; docs/editors.md says how to set one up.
    """
    if find_spec("pygls") is None:
        raise MissingToolError("pygls is not installed", "pip install 'paperbuild[live]'")
    from paperbuild.lsp.server import PaperServer

    with without_limit():
        PaperServer().run()


COMMANDS: Mapping[str, click.Command] = {"lsp": _lsp}

"""`paperbuild edition`: what each edition of the paper published, and what a new text must keep of it."""

from __future__ import annotations

from collections.abc import Mapping

import click

from paperbuild.cli.listed import Listed, ListedGroup

_LISTED = {
    "mark": Listed("edition_mark", "Puts on record what the paper publishes now, as the edition NAME."),
    "list": Listed("edition_list", "Lists the editions on record, the oldest first."),
    "show": Listed("edition_show", "Shows what the edition NAME published."),
    "promise": Listed("edition_promise", "Says what must stay for ever, what may move, and what was promised."),
    "correct": Listed("edition_correct", "Lists what changed since the last edition, or writes a correction of it."),
}


@click.group("edition", cls=ListedGroup, listed=_LISTED, subcommand_metavar="COMMAND …")
def _edition() -> None:
    """Records what an edition publishes, shows what must stay of it, and writes corrections."""


COMMANDS: Mapping[str, click.Command] = {"edition": _edition}

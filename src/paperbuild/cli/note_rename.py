"""`paperbuild note rename`: a note gets another name, everywhere or nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import click

from paperbuild.app.texts import prove, read_texts
from paperbuild.cli.changing import change
from paperbuild.cli.options import dry_run, list_format
from paperbuild.cli.session import Session
from paperbuild.upkeep.rename_note import note_rename, rename_note


@click.command("rename")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("-s", "--section", metavar="FILE", default="", help="The section that has the note, where several do.")
@dry_run
@list_format
@click.pass_obj
def _rename(session: Session, old: str, new: str, section: str, is_dry: bool, form: str) -> None:
    """Gives the note OLD the name NEW: calls, definitions and links in every locale.

    Either all places change or none. Translations stay as fresh as they were.
    """
    session.start_progress()
    with session.watch.step("read"):
        texts = read_texts(session.load(), session.memo)
    with session.watch.step("rename"):
        rename = note_rename(texts, old, new, section)
        changed = rename_note(texts, rename, is_published=session.has_editions)
    with session.watch.step("prove"):
        prove(texts, changed, partial(rename.within, texts), session.memo)
    done = f"the note `{old}` {'would be' if is_dry else 'is now'} `{new}`"
    told = {"old": old, "new": new, "section": rename.section}
    change(session, changed, done, is_dry=is_dry, form=form, told=told)


COMMANDS: Mapping[str, click.Command] = {"rename": _rename}

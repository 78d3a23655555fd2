"""`paperbuild bib rename`: a work gets another key, everywhere or nowhere."""

from __future__ import annotations

from collections.abc import Mapping

import click

from paperbuild.app.texts import prove, read_texts
from paperbuild.cli.changing import change
from paperbuild.cli.options import dry_run, list_format
from paperbuild.cli.output import tell
from paperbuild.cli.session import Session
from paperbuild.upkeep.rename_key import key_renames, rename_key


@click.command("rename")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@dry_run
@list_format
@click.pass_obj
def _rename(session: Session, old: str, new: str, is_dry: bool, form: str) -> None:
    """Gives the work OLD the key NEW: in the library, and wherever a locale, a record or a setting names it.

    Either all places change or none. Translations stay as fresh as they were. What is in code, in comments or behind a
    backslash is no citation, and stays.
    """
    session.start_progress()
    with session.watch.step("read"):
        texts = read_texts(session.load(), session.memo)
    with session.watch.step("rename"):
        changed = rename_key(texts, old, new, is_published=session.has_editions)
    with session.watch.step("prove"):
        renames = key_renames(texts, old, new)
        prove(texts, changed, renames, session.memo)
    for before, after in renames.made.items():
        tell(f"the address `#{before}`, made of a heading with the key in it, becomes `#{after}`")
    done = f"`{old}` {'would be' if is_dry else 'is now'} `{new}`"
    change(session, changed, done, is_dry=is_dry, form=form, told={"old": old, "new": new})


COMMANDS: Mapping[str, click.Command] = {"rename": _rename}

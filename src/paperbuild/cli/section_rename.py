"""`paperbuild section rename`: a section gets another name or number, with all that names it."""

from __future__ import annotations

from collections.abc import Mapping

import click

from paperbuild.app.moves import moved
from paperbuild.app.texts import prove, read_texts
from paperbuild.cli.changing import change
from paperbuild.cli.locale_mv import refuse_link
from paperbuild.cli.options import dry_run, list_format
from paperbuild.cli.output import tell
from paperbuild.cli.session import Session
from paperbuild.findings.errors import UsageError
from paperbuild.upkeep.rename_section import SectionRename, rename_section


@click.command("rename")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--identifier", metavar="ID", default="", help="The new identifier of its heading, with the links to it.")
@dry_run
@list_format
@click.pass_obj
def _rename(session: Session, old: str, new: str, identifier: str, is_dry: bool, form: str) -> None:
    """Renames the section OLD to NEW in every locale, with its records and all that names it.

    Links to the file, ignores in paper.toml and the baseline change with it. The identifier of its heading is an
    address that others may cite: it stays, unless you give another one.
    """
    session.start_progress()
    project = session.load()
    old, new = (name if name.endswith(".md") else f"{name}.md" for name in (old, new))
    moves = moved(project, [(old, new)])
    if not moves and not identifier:
        raise UsageError(f"`{old}` is called so already", "give another name, or `--identifier`")
    for folder in dict.fromkeys(path.rpartition("/")[0] for path, _ in moves):
        refuse_link(session.folder, folder)
    with session.watch.step("read"):
        texts = read_texts(project, session.memo)
    rename = SectionRename(texts, old, new, identifier)
    changed = rename_section(rename, dict(moves), is_published=session.has_editions)
    with session.watch.step("prove"):
        prove(texts, changed, rename.within, session.memo)
    for before, after in rename.addresses.items():
        tell(f"the address `#{before}` becomes `#{after}`")
    done = f"`{old}` {'would be' if is_dry else 'is now'} `{new}`"
    told = {"old": old, "new": new, "addresses": dict(rename.addresses)}
    change(session, changed, done, is_dry=is_dry, form=form, moves=moves, told=told)


COMMANDS: Mapping[str, click.Command] = {"rename": _rename}

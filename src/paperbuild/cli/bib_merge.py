"""`paperbuild bib merge`: two entries that are one work become one, everywhere or nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from paperbuild.app.texts import prove, read_texts
from paperbuild.cli.changing import change
from paperbuild.cli.options import dry_run, list_format
from paperbuild.cli.output import tell
from paperbuild.cli.session import Session
from paperbuild.findings.errors import UsageError
from paperbuild.report.text import shown
from paperbuild.upkeep.merge_entries import FieldDifference, differences, merged
from paperbuild.upkeep.rename_key import key_renames


@click.command("merge")
@click.argument("kept", metavar="KEPT")
@click.argument("gone", metavar="GONE")
@click.option("--keep", metavar="KEY", help="Where the two differ, the values of this one stay.")
@click.option("--take", "taken", metavar="FIELD=KEY", multiple=True, help="The work whose value of FIELD stays.")
@dry_run
@list_format
@click.pass_obj
def _merge(
    session: Session, kept: str, gone: str, keep: str | None, taken: tuple[str, ...], is_dry: bool, form: str
) -> None:
    """Makes one work of KEPT and GONE: whatever names GONE names KEPT from now on.

    KEPT gets the fields that it does not have, and all comments stay. If the two differ in a field, say whose value
    stays: with --keep for all of them, with --take for one. The type is called @type there.
    """
    session.start_progress()
    with session.watch.step("read"):
        texts = read_texts(session.load(), session.memo)
    found = differences(texts.library, kept, gone)
    choices = _choices(found, keep, taken)
    with session.watch.step("merge"):
        if any(one.name not in choices for one in found):
            session.quiet()
            _show(found, kept, gone)
        changed = merged(texts, kept, gone, choices, is_published=session.has_editions)
    with session.watch.step("prove"):
        renames = key_renames(texts, gone, kept, merges=True)
        prove(texts, changed, renames, session.memo)
    done = f"`{gone}` {'would be' if is_dry else 'is now'} `{kept}`"
    change(session, changed, done, is_dry=is_dry, form=form, told={"kept": kept, "gone": gone})


COMMANDS: Mapping[str, click.Command] = {"merge": _merge}


def _choices(found: Sequence[FieldDifference], keep: str | None, taken: Sequence[str]) -> dict[str, str]:
    """By the name of each field, the key whose value stays."""
    choices = {one.name: keep for one in found} if keep else {}
    for pair in taken:
        name, mark, key = pair.partition("=")
        if not mark:
            raise UsageError(f"`--take {pair}` names no work", "write the field and the key: `--take title=grant2014`")
        choices[name.strip().lower()] = key.strip()
    return choices


def _show(found: Sequence[FieldDifference], kept: str, gone: str) -> None:
    for one in found:
        values = ((kept, one.kept), (gone, one.gone))
        tell(f"{one.name}: " + ", ".join(f"`{key}` has `{shown(' '.join(value.split()))}`" for key, value in values))

"""`paperbuild status`: how far each translation has come."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import click

from paperbuild.app.named import known_codes
from paperbuild.app.parse import parse_project
from paperbuild.app.status import status_of
from paperbuild.checks.check import standing
from paperbuild.cli.desk import write_desks
from paperbuild.cli.options import list_format
from paperbuild.cli.output import put, put_utf8, tell
from paperbuild.cli.session import Session
from paperbuild.model.project import METADATA_NAME
from paperbuild.model.translation import State, Translation
from paperbuild.report.text import columns

_COLOURS = {
    State.FRESH: "green",
    State.STALE: "yellow",
    State.BROKEN: "red",
    State.MISSING: "bright_black",
    State.UNTRANSLATED: "magenta",
}
_SHOWN = (State.FRESH, State.STALE, State.BROKEN, State.UNTRANSLATED, State.MISSING)
_BAR = 24
# Told apart by their letters too: not everyone sees the colours, and NO_COLOR takes them away.
_FILLED, _EMPTY = "█", "░"


@click.command("status")
@list_format
@click.option(
    "-l", "--locale", "codes", metavar="LOCALE", multiple=True, help="A translation. Without this option: all."
)
@click.option("--html", "is_page", is_flag=True, help="Write a page for each translator: both texts side by side.")
@click.option("-o", "--output", metavar="FILE|FOLDER", default="", help="Where to write them; `-` is standard output.")
@click.pass_obj
def _status(session: Session, form: str, codes: Sequence[str], output: str, *, is_page: bool) -> int:
    """Shows how many blocks of each translation are fresh, stale, broken, missing or not translated yet.

    With --html it writes a page for each translator, build/status/SLUG-LOCALE.html: source and translation side by
    side, what has changed in the source, and what is to do. It can be sent by mail, and needs nothing of the project.
    """
    if output and not is_page:
        raise click.UsageError("`-o` is for pages: add `--html`")
    if is_page and form == "json":
        raise click.UsageError("a page is no JSON: leave out `--html` or `--format json`")
    session.start_progress()
    with session.watch.step("load"):
        project = session.load()
    with session.watch.step("parse"):
        paper, _ = parse_project(project, session.memo)
    with session.watch.step("compare"):
        translations = _chosen(standing(paper), codes)
        values = status_of(paper, translations)
    if is_page and translations:
        return write_desks(session, paper, translations, output)
    session.quiet()
    if form == "json":
        put_utf8(json.dumps(values, ensure_ascii=False, indent=2))
    elif not translations:
        tell("the paper has no translation yet: `paperbuild locale add CODE` begins one")
    elif session.is_coloured_on_stdout() or sys.stdout.isatty():
        _show_bars(session, translations)
    else:
        put("\n".join(_table(values["locales"])))
    if form != "json":
        for line in filter(None, map(_strings_left, translations)):
            tell(line)
    return 0


def _chosen(translations: tuple[Translation, ...], codes: Sequence[str]) -> tuple[Translation, ...]:
    """Those that are asked for; all where none is. Raises UsageError at the first that the paper does not have."""
    known = {translation.code: translation for translation in translations}
    return tuple(known[code] for code in known_codes(known, codes)) if codes else translations


COMMANDS: Mapping[str, click.Command] = {"status": _status}


def _strings_left(translation: Translation) -> str:
    """What is left to do in the strings of a locale, which are no blocks; empty where that is nothing."""
    strings = translation.strings
    if strings is None or strings.is_done:
        return ""
    if not strings.is_recorded:
        return f"{strings.translated.path}: nobody has recorded what it was made from"
    counts = Counter(state for _, state in strings.states)
    said = ", ".join(f"{counts[state]} {state.value}" for state in _SHOWN[1:] if counts[state])
    return f"{strings.translated.path}: {said or 'words of the templates are missing'}"


def _table(values: Sequence[Mapping[str, Any]]) -> list[str]:
    """Columns that a reader and a program of lines can both use."""
    names = ["locale", "blocks", "fresh", "stale", "broken", "missing", "untranslated"]
    rows = [names, *([str(row[name]) for name in names] for row in values)]
    widths = [max(columns(row[number]) for row in rows) for number in range(len(names))]
    return [
        "  ".join(
            cell.ljust(width) if number == 0 else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]


def _show_bars(session: Session, translations: Sequence[Translation]) -> None:
    """A bar for each locale, filled as far as it is fresh, in its blocks' colours, and what is left to do in words."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("locale", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column("fresh", justify="right", no_wrap=True)
    table.add_column("left to do")
    bar = _BAR if session.width >= 60 else 10
    for translation in translations:
        drawn = Text()
        for state, length in _lengths(translation, bar).items():
            drawn.append((_FILLED if state is State.FRESH else _EMPTY) * length, style=_COLOURS[state])
        table.add_row(Text(translation.code), drawn, _share(translation), _left(translation))
    is_coloured = session.is_coloured_on_stdout()
    console = Console(width=session.width, force_terminal=is_coloured, no_color=not is_coloured, highlight=False)
    with console.capture() as shown:
        console.print(table)
    put(shown.get().removesuffix("\n"), is_painted=True)


def _share(translation: Translation) -> str:
    """How much is fresh; 100% only where all is."""
    return f"{translation.counts[State.FRESH] * 100 // max(translation.counts.total(), 1)}%"


def _left(translation: Translation) -> Any:
    from rich.text import Text

    if translation.is_complete:
        return Text("nothing", style="green")
    if translation.is_fresh:
        return Text(METADATA_NAME, style="yellow")
    return Text(", ").join(
        Text(f"{translation.counts[state]} {state.value}", style=_COLOURS[state])
        for state in _SHOWN[1:]
        if translation.counts[state]
    )


def _lengths(translation: Translation, bar: int) -> Mapping[State, int]:
    """How long each part of a bar is: nothing that there is is invisible, and the whole is as long as the bar."""
    total = max(translation.counts.total(), 1)
    lengths = {state: max(1, translation.counts[state] * bar // total) for state in _SHOWN if translation.counts[state]}
    if lengths:
        longest = max(lengths, key=lambda state: lengths[state])
        lengths[longest] += bar - sum(lengths.values())
    return lengths

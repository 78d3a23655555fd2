"""`paperbuild edition promise`: what must stay for ever, what may move, and what the paper has promised."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping

import click

from paperbuild.app.named import named_locales
from paperbuild.app.parse import parse_project
from paperbuild.cli.options import list_format
from paperbuild.cli.output import put, put_utf8
from paperbuild.cli.session import Session
from paperbuild.compare.now import published_now
from paperbuild.model.aliases import aliases_of, meant
from paperbuild.model.paper import Locale, Paper

_PROMISES = (
    ("What must stay for ever", ""),
    (
        "Addresses",
        "What follows the `#`: of headings, paragraphs, list items, tables, boxes and notes. A paragraph keeps its "
        "address where you move it and as long as most of its words stay. What you take out or write anew needs an "
        'alias in content/paper.toml: `"rents.p3" = "rents.p9"` below [aliases] (UPD001).',
    ),
    (
        "Notes",
        "A note's name stands for what it cites. A note on something else gets another name (UPD002).",
    ),
    (
        "Works",
        "A key stands for one work: author, title and date change only where they were wrong (UPD003). A key that you "
        "rename stays as `ids` of the entry, or as an alias (UPD004).",
    ),
    (
        "Numbers",
        "Sections, numbered items, tables, figures and formulas are cited by their numbers: what is new goes to the "
        "end (UPD005).",
    ),
    ("What may move", ""),
    (
        "Order and words",
        "Paragraphs, boxes and notes may move; texts may be reworded; notes and works may be added. Numbers of notes "
        "and pages may change: nobody should cite the online text by them.",
    ),
    (
        "Corrections",
        "`paperbuild edition correct --date DATE` tells readers what you corrected; what a correction names is meant.",
    ),
)


@click.command("promise")
@click.option("-l", "--locale", "code", metavar="LOCALE", help="The language to list. Without it, the source's.")
@list_format
@click.pass_obj
def _promise(session: Session, code: str | None, form: str) -> None:
    """Says what must stay for ever, what may move, and what was promised.

    Lists every address that an edition has published, with the edition that had it first and what stands for it now;
    without an edition on record, the addresses that the next one will publish.
    """
    paper, _ = parse_project(session.load(), session.memo)
    locale = named_locales(paper, [code])[0] if code else paper.source
    rows = list(_addresses(paper, locale))
    if form == "json":
        put_utf8(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for line in _rules(session.width):
        put(line)
    put(f"What this paper has promised ({locale.code})" if paper.editions.records else f"Addresses ({locale.code})")
    for row in rows:
        since = f"  since {row['since']}" if row["since"] else ""
        now = "" if row["now"] == row["address"] else f"  now {row['now'] or 'nothing'}"
        put(f"  {row['address']}{since}{now}")


COMMANDS: Mapping[str, click.Command] = {"promise": _promise}


def _rules(width: int) -> Iterator[str]:
    for title, text in _PROMISES:
        if not text:
            yield title
            yield ""
            continue
        yield f"  {title}"
        yield from textwrap.wrap(text, width, initial_indent="    ", subsequent_indent="    ")
        yield ""


def _addresses(paper: Paper, locale: Locale) -> Iterator[Mapping[str, str]]:
    """Each address, the edition that had it first, and what stands for it now: empty where nothing does."""
    there, aliases = published_now(paper, locale).addresses, aliases_of(paper.settings, locale.code)
    since: dict[str, str] = {}
    for record, published in paper.editions.published(locale.code):
        for address in sorted(published.addresses):
            since.setdefault(address, record.name)
    for address in sorted(since or there):
        now = meant(address, aliases)
        yield {"address": address, "since": since.get(address, ""), "now": now if now in there else ""}

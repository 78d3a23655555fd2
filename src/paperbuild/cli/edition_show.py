"""`paperbuild edition show`: what an edition published."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import click

from paperbuild.app.editions import named_edition
from paperbuild.app.named import known_codes
from paperbuild.app.parse import parse_project
from paperbuild.cli.options import list_format
from paperbuild.cli.output import put, put_utf8
from paperbuild.cli.session import Session
from paperbuild.model.edition import EditionRecord, PublishedLocale
from paperbuild.report.edition import edition_as_json


@click.command("show")
@click.argument("name", metavar="NAME")
@click.option("-l", "--locale", "code", metavar="LOCALE", help="The language to show. Without it, the source's.")
@list_format
@click.pass_obj
def _show(session: Session, name: str, code: str | None, form: str) -> None:
    """Shows what the edition NAME published.

    Headings with their numbers, notes with the works that they cite, and how much else has an address.
    """
    paper, _ = parse_project(session.load(), session.memo)
    record = named_edition(paper, name)
    if form == "json":
        put_utf8(json.dumps(edition_as_json(record), ensure_ascii=False, indent=2))
        return
    own = code or (paper.source.code if paper.source.code in record.locales else next(iter(record.locales), ""))
    if own not in record.locales:
        known_codes(record.locales, [own])
    put("\n".join(_lines(record, own, record.locales[own])))


COMMANDS: Mapping[str, click.Command] = {"show": _show}


def _lines(record: EditionRecord, code: str, locale: PublishedLocale) -> Iterator[str]:
    replaces = f", replaces {record.replaces}" if record.replaces else ""
    yield f"{record.name}, {record.date.isoformat()}{replaces}"
    yield f"{locale.title} ({code})"
    yield ""
    for address, heading in locale.headings.items():
        number = f"{heading.number} " if heading.number else ""
        yield f"{'  ' * heading.level}{number}{heading.text}  #{address}"
    yield ""
    for name, note in locale.notes.items():
        cites = f": {'; '.join(note.cites)}" if note.cites else ""
        yield f"{note.number or '':>5}  note.{name}{cites}"
    yield ""
    blocks, places = len(locale.blocks), len(locale.places)
    yield f"  {len(record.works)} works, {blocks} paragraphs, items and tables, {places} other addresses"

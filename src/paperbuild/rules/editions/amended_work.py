"""The title, the author or the date of a work has changed since an edition printed it under the same key.

    title = {Rents in Europe},
    ^^^^^ the edition `2026` printed "Rents in Europa"

A slip that was put right is good: say so in a correction that names the work (`work.marsh2018`), or ignore the finding
with a reason. If it is another work now, give it a key of its own: notes of the last edition name the old one.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.compare.corrected import corrected_since
from paperbuild.compare.publication import changed_fields, printed_work
from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.bibliography import Entry
from paperbuild.model.paper import Paper

RULE = Rule("UPD003", "amended-work", Severity.WARNING, __doc__)

_FIELDS = {"author": ("author", "editor", "organization", "institution"), "title": ("title",), "date": ("date", "year")}


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Each field of a work that differs from what the newest edition that cites it printed."""
    told: set[str] = set()
    for record in reversed(paper.editions.records):
        corrected = corrected_since(paper, record)
        for key, before in record.works.items():
            entry = paper.bibliography.find(key)
            if key in told or entry is None:
                continue
            told.add(key)
            if f"work.{key}" in corrected or f"work.{entry.key}" in corrected:
                continue
            for name, (was, now) in changed_fields(before, printed_work(entry)).items():
                printed = f'printed "{was}"' if was else f"printed no {name}"
                message = f"the edition `{record.name}` {printed}" + ("" if now else f", and there is no {name} now")
                hint = f"was it a slip? name `work.{entry.key}` in a correction; another work has another key"
                yield RULE.at(paper.bibliography.file, _place(entry, name), message, hint)


def _place(entry: Entry, name: str) -> Span:
    """The field, as far as its name goes; the key of the entry where it has none."""
    field = next((entry.fields[one] for one in _FIELDS[name] if one in entry.fields), None)
    return Span(field.span.start, field.span.start + len(field.name)) if field else entry.key_span

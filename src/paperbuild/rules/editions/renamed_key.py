"""A work that an edition cited has another key now, and the old one is said nowhere: links to it lead nowhere.

    @book{marsh-lee2018,
          ^^^^^^^^^^^^^ in the edition `2026` this work had the key `marsh2018`

Keep the old key as another one of the entry, `ids = {marsh2018}`, or say in `content/paper.toml` what stands for it:

    [aliases]
    "work.marsh2018" = "work.marsh-lee2018"
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.compare.publication import printed_work
from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.aliases import aliases_of, meant
from paperbuild.model.bibliography import Entry
from paperbuild.model.edition import PublishedWork
from paperbuild.model.paper import Paper

RULE = Rule("UPD004", "renamed-key", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every work whose key is gone while another entry has its title and its date."""
    if not paper.editions.records:
        return
    aliases, known = aliases_of(paper.settings, paper.source.code), paper.bibliography.known_keys
    published = {key: (record, work) for record in paper.editions.records for key, work in record.works.items()}
    lost = {key: one for key, one in published.items() if key not in known and one[1].title}
    if not lost:
        return
    entries = {(work.title.casefold(), work.date): entry for entry, work in _printed(paper)}
    for key, (record, work) in lost.items():
        entry = entries.get((work.title.casefold(), work.date))
        if entry is None or entry.key in published or meant(f"work.{key}", aliases).removeprefix("work.") in known:
            continue
        message = f"in the edition `{record.name}` this work had the key `{key}`"
        hint = f'say so in the entry, `ids = {{{key}}}`, or in [aliases]: `"work.{key}" = "work.{entry.key}"`'
        yield RULE.at(paper.bibliography.file, entry.key_span, message, hint)


def _printed(paper: Paper) -> Iterator[tuple[Entry, PublishedWork]]:
    yield from ((entry, printed_work(entry)) for entry in paper.bibliography.by_key.values())

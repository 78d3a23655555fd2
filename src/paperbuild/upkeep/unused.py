"""Finds the entries that nothing uses, those among them that only other unused ones refer to, and deletes them."""

from __future__ import annotations

from dataclasses import replace

from paperbuild.checks.ignores import apply_ignores
from paperbuild.findings.edits import Replacement, Rewritten, rewritten
from paperbuild.findings.errors import UsageError
from paperbuild.findings.source import Span
from paperbuild.model.bibliography import Entry
from paperbuild.model.paper import Paper
from paperbuild.rules.library import unused_entry
from paperbuild.syntax.bibtex.blocks import library_blocks, whole_block


def unused_entries(paper: Paper) -> list[Entry]:
    """The entries that nothing in the paper uses (rule BIB014), in the order of the file. What only entries refer to
    that are unused themselves is unused, too; what is ignored with a reason is not told.

    Raises UsageError where a section cannot be read: what it cites is not known.
    """
    for section in paper.sections:
        if not section.is_readable:
            raise UsageError(f"{section.path} cannot be read: {section.trouble}", "`paperbuild check` says more")
    library, gone = paper.bibliography, set[Span]()
    while True:
        left = tuple(entry for entry in library.entries if entry.span not in gone)
        now = replace(paper, bibliography=replace(library, entries=left))
        told = apply_ignores(unused_entry.check_paper(now), now)
        places = {library.file.offset(one.start) for one in told if one.rule == unused_entry.RULE.code}
        found = {entry.span for entry in left if entry.key_span.start in places}
        if not found:
            return [entry for entry in library.entries if entry.span in gone]
        gone |= found


def without_entries(paper: Paper, entries: list[Entry]) -> Rewritten | None:
    """The library without `entries`, and without the comments right above and behind each; None where there are none.
    Comments that a blank line parts from the entry below stay."""
    library, gone = paper.bibliography, {entry.span for entry in entries}
    blocks = library_blocks(library).blocks
    edits = [Replacement(whole_block(library, block), "") for block in blocks if block.span in gone]
    return rewritten(library.file, edits)

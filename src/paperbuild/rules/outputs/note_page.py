"""A footnote in the PDF is neither on the page of its call nor on the next page.

Readers look at the foot of the page and turn at most one page. They do not find a note that stands anywhere else. A
long note may go on over several pages, and the next one waits for its end. Usually one sentence calls more notes than
there is space for: shorten them, or move a call to another sentence.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.manuscript import Manuscript, Note, note_mark

RULE = Rule("OUT002", "note-page", Severity.ERROR, __doc__)


def found(manuscript: Manuscript, note: Note, call: int | None, foot: int | None) -> Diagnostic:
    """The finding for `note`, its call being on page `call` and its text on page `foot` (None: nowhere)."""
    file = next(s.file for s in manuscript.locale.sections if s.path == note.path)
    place = "nowhere in the PDF" if foot is None else f"on page {foot}"
    called = "nowhere" if call is None else f"on page {call}"
    message = f"note {note_mark(note.number)} (`{note.identifier}`) stands {place}, its call {called}"
    return RULE.at(file, note.span, message, "shorten the note or move its call", manuscript.locale.code)

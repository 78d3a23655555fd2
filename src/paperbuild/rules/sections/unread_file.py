"""Something looks like a part of the paper and is not read: a section in the wrong place, a link that leads out.

It would be missing in every format, and a check that says nothing of it would say that it is in order.

    content/en/drafts/05-rents.md
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ is no section where it lies

Sections lie directly in the folder of their locale and end in `.md`. What is none of the paper's text belongs
elsewhere than in `content/`; a file called README may stay. Links to files outside the project are never followed.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.paper import Paper
from paperbuild.model.project import Unread

RULE = Rule("SEC011", "unread-file", Severity.ERROR, __doc__)

_HINTS = {
    Unread.LINK: "put the file itself there, or take the link away",
    Unread.NO_FILE: "put a file there, or take it away",
    Unread.SUFFIX: "give it the ending `.md`, or move it out of content/",
    Unread.PLACE: "move it into the folder of its locale, or out of content/",
}


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every file that nobody reads and somebody may think is read."""
    for path, why in paper.project.unread.items():
        steps = path.split("/")
        locale = steps[1] if len(steps) > 2 and steps[0] == "content" else ""
        yield RULE.at_file(path, f"this is not read: it is {why}", _HINTS[why], locale)

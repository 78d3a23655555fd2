"""A file looks like part of the paper but is not read: it is in the wrong place, or it is a link to a file outside.

It would be missing in every format, and nobody would notice.

    content/en/drafts/05-rents.md
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this is not read: a section is directly in the folder of its locale

Put sections directly into the folder of their locale and end their names with `.md`. Keep everything that is not text
of the paper outside `content/`; only a README may stay. Links to files outside the project are never followed.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.paper import Paper
from paperbuild.model.project import Unread

RULE = Rule("SEC011", "unread-file", Severity.ERROR, __doc__)

_HINTS = {
    Unread.LINK: "put the file itself there, or delete the link",
    Unread.NO_FILE: "put a file there, or delete it",
    Unread.SUFFIX: "end its name with `.md`, or move it out of content/",
    Unread.PLACE: "move it into the folder of its locale, or out of content/",
    Unread.LOCALE: "give the folder the tag of its language, such as `fr` or `pt-BR`, or move it out of content/",
    Unread.DEPTH: "put what the paper needs of it further up, or move it out of content/",
}


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every file that is not read, although somebody may think that it is."""
    for path, why in paper.project.unread.items():
        steps = path.split("/")
        locale = steps[1] if len(steps) > 2 and steps[0] == "content" else ""
        yield RULE.at_file(path, f"this is not read: {why}", _HINTS[why], locale)

"""A link or an image names a file outside the project.

A paper is built from its own folder only. Other people may not have files that are outside it, and a build never reads
them.

    ![Rents](../../../pictures/rents.png)
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the file is outside the project

Copy the file into `content/`, and write its path from there. A symbolic link that leads out of the project counts as
outside too.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.paper import Paper
from paperbuild.model.section import Link, Section
from paperbuild.rules.links.missing_file import candidates
from paperbuild.syntax.targets import TargetKind, target_of

RULE = Rule("LNK003", "outside-file", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every target that is absolute, climbs out of the project, or is a symbolic link out of it."""
    hint = "copy the file into content/, and write its path from there"
    for section in paper.sections:
        for link in section.links:
            if _is_outside(link, section, paper):
                message = f"`{link.target}` is outside the project"
                yield RULE.at(section.file, link.span, message, hint, section.locale)


def _is_outside(link: Link, section: Section, paper: Paper) -> bool:
    target = target_of(link.target, section.path)
    if target.kind is TargetKind.FILE:
        paths = candidates(link, target)
        return any(path == out or path.startswith(f"{out}/") for out in paper.project.escapes for path in paths)
    return target.kind is TargetKind.OUTSIDE

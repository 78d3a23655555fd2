"""A link leads to a file of the project that is not part of any built file.

PDF, HTML and EPUB are single files. What they link to must be inside them or on the web.

    The [figures](figures.csv) are open.
        ^^^^^^^^^^^^^^^^^^^^^^ no built file contains `figures.csv`

Publish the file on the web and link to its address.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.paper import Paper
from paperbuild.model.section import LinkKind
from paperbuild.rules.links.missing_file import candidates
from paperbuild.syntax.targets import TargetKind, target_of

RULE = Rule("LNK010", "link-to-file", Severity.WARNING, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every link, not an image, whose target is a file of the project other than a section."""
    for section in paper.sections:
        for link in section.links:
            target = target_of(link.target, section.path)
            if link.kind is not LinkKind.LINK or target.kind is not TargetKind.FILE:
                continue
            if any(path in paper.project.files for path in candidates(link, target)):
                message = f"no built file contains `{link.target}`"
                hint = "publish it on the web, and link to its address"
                yield RULE.at(section.file, link.span, message, hint, section.locale)

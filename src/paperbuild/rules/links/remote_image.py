"""An image is on the web, not in the project.

A build never uses the network, and tomorrow the address may show another picture, or none.

    ![Rents](https://example.org/rents.png)
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the image is on the web

Save the image in `content/`, if its licence allows that, and write its path from there.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.section import LinkKind, Section
from paperbuild.syntax.targets import TargetKind, target_of

RULE = Rule("LNK004", "remote-image", Severity.ERROR, __doc__)

_REMOTE = frozenset({TargetKind.ADDRESS, TargetKind.HOST})


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every image whose target is an address."""
    hint = "save it in content/, and write its path from there"
    for link in section.links:
        if link.kind is LinkKind.IMAGE and target_of(link.target, section.path).kind in _REMOTE:
            yield RULE.at(section.file, link.span, "the image is on the web", hint, section.locale)

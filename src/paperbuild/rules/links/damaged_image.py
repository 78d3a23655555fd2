"""An image is damaged: its file is incomplete or not of the right kind, so some formats would show nothing.

    ![Rents](rents.png)
    ^^^^^^^^^^^^^^^^^^^ the image is cut short

This happens when a download or a copy breaks off, or when a program changes line ends. An SVG must be XML, with `<svg
xmlns="http://www.w3.org/2000/svg">` as its first element. Get the file again from where it came from, or save it
again.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.paper import Paper
from paperbuild.rules.links.image_type import faulty_images, image_content
from paperbuild.syntax.pictures import damage_of

RULE = Rule("LNK012", "damaged-image", Severity.ERROR, __doc__)

_HINT = "get the file again from where it came from, or save it again"


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every image of the project that is of a known kind and not whole; each file is looked at once."""
    for section, link, fault in faulty_images(
        paper, lambda link, section, _path: damage_of(image_content(link, section, paper) or b"")
    ):
        yield RULE.at(section.file, link.span, f"the image {fault}", _HINT, section.locale)

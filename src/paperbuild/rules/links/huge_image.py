"""An image is too large: its file has more than 64 MB, or it has more than 100 million pixels.

No program should have to read or decode so much for one image, and some readers' could not. An image that is too large
is not put into any built file.

    ![Rents](rents.png)
    ^^^^^^^^^^^^^^^^^^^ the image has 13,000 × 13,000 pixels, and may have 100 million

Save it smaller: an image as wide as a page has 2,500 pixels from side to side in print, and no reader sees more. Save
photographs as JPEG. A file that is only small because most of it is empty counts by its pixels.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.paper import Paper
from paperbuild.rules.links.image_type import faulty_images
from paperbuild.syntax.picture_size import excess_of

RULE = Rule("LNK015", "huge-image", Severity.ERROR, __doc__)

HINT = "save it smaller: an image as wide as a page needs 2,500 pixels from side to side"


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every image of the project that is too large; each file is looked at once."""
    for section, link, fault in faulty_images(
        paper, lambda _link, _section, path: excess_of(paper.project.files, path)
    ):
        yield RULE.at(section.file, link.span, f"the image {fault}", HINT, section.locale)

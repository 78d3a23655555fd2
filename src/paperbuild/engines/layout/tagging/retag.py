"""Mends the structure tree of WeasyPrint's PDF for those who hear it read, and claims both standards that it meets.

WeasyPrint 70 tags what stands on each page: a paragraph across two pages is two, notes are a list at the foot of each
page, a word in another language has lost it, and running heads are tagged content that hangs nowhere. Here one element
of the HTML becomes one element of the tree again; every note follows the block that calls it; languages come back;
and what is ornament, or repeats the text, becomes an artifact (ISO 14289-1, 7.1 to 7.9). What an element is, ARIA
roles in the HTML say.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf

from paperbuild.engines.layout.request import Rights
from paperbuild.engines.layout.tagging.claim import claim, leave_pictures, name_once, say_edition, say_rights, sign
from paperbuild.engines.layout.tagging.mend import mend
from paperbuild.engines.layout.tagging.read import read
from paperbuild.engines.layout.tagging.streams import end_streams, saved
from paperbuild.engines.layout.tagging.tree import Tagged
from paperbuild.engines.layout.tagging.write import label_pages, mark_artifacts, write

PIKEPDF_VERSION: str = pikepdf.__version__


_NO_RIGHTS = Rights()


def mended(
    pdf: bytes,
    tagged: Sequence[Tagged],
    language: str,
    producer: str,
    rights: Rights = _NO_RIGHTS,
) -> bytes:
    """`pdf`, in `language` (BCP 47), with its structure mended and its `producer` named; the same bytes from the same
    `pdf`."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        root = read(document, {item.number: item for item in tagged}, pages)
        mend(root, language)
        write(document, root)
        label_pages(document, root)
        mark_artifacts(document, root)
        claim(document)
        sign(document, producer)
        say_rights(document, rights)
        say_edition(document, rights)
        name_once(document)
        leave_pictures(document)
        end_streams(document)
        return saved(document)

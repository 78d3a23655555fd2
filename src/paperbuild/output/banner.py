"""The picture that social networks show with a link to the paper: its cover, in the proportions that they ask for.

They take it only by an address of its own; so it is a file beside the others, and made only where the paper says where
it is published.
"""

from __future__ import annotations

from paperbuild.engines.rasters import banner_jpeg
from paperbuild.model.settings import Settings

BANNER_PIXELS = (1200, 630)
"""The size that the networks recommend (Open Graph: 1.91 to 1)."""


def banner(settings: Settings, pdf: bytes) -> bytes:
    """The picture, made of the first page of `pdf`; nothing where nobody says where the paper is published."""
    return banner_jpeg(pdf, *BANNER_PIXELS) if settings.url else b""

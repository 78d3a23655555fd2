"""What a renderer gives back: the bytes of one file, and what it noticed while it made them."""

from __future__ import annotations

from dataclasses import dataclass

from paperbuild.diagnostic import Diagnostic


@dataclass(frozen=True)
class Artifact:
    """One finished file. `pages` counts those of a PDF and is 0 for anything else."""

    content: bytes
    diagnostics: tuple[Diagnostic, ...] = ()
    pages: int = 0

"""The versions of everything that the bytes of a paper's files depend on."""

from __future__ import annotations

import platform
from collections.abc import Iterator

from paperbuild import __version__
from paperbuild.engines.layout.process import examine
from paperbuild.engines.pandoc import pandoc_version
from paperbuild.findings.errors import PaperbuildError

_TIMEOUT_S = 60.0


def versions() -> Iterator[tuple[str, str]]:
    """Each program's name and its version, having run it; what is missing says so."""
    yield "paperbuild", __version__
    yield "Python", platform.python_version()
    try:
        yield "pandoc", pandoc_version(_TIMEOUT_S)
    except PaperbuildError:
        yield "pandoc", "is missing"
    try:
        yield from examine(_TIMEOUT_S)["versions"].items()
    except PaperbuildError as error:
        yield "WeasyPrint", f"cannot be loaded: {error}"

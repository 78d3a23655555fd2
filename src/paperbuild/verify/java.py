"""Whether Java is installed, for the checkers that need it."""

from __future__ import annotations

from paperbuild.engines.java import java_version
from paperbuild.findings.errors import PaperbuildError
from paperbuild.verify.checker import Lack

_TIMEOUT_S = 60.0


def java_lack() -> Lack | None:
    """What a checker that needs Java says if it is not installed."""
    try:
        java_version(_TIMEOUT_S)
    except PaperbuildError:
        return Lack("needs Java, which is not installed", "run `paperbuild doctor`: it names the line that installs it")
    return None

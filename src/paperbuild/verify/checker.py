"""What `verify` needs of a checker: its name, whether it can run here, and what it finds in the files of one locale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Protocol, runtime_checkable

from paperbuild import __version__
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.model.formats import Format
from paperbuild.verify.edition import Edition


@dataclass(frozen=True)
class Lack:
    """Why a checker cannot run here, as a clause that its name begins, and the line that would change it."""

    reason: str
    install: str = ""


def installed(package: str) -> str:
    """The version of a package of Python's; empty where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


class OwnChecker:
    """What all checkers of this project have in common: they look at all formats, and are always installed."""

    formats: tuple[Format, ...] = tuple(Format)

    def version(self) -> str:
        """Its version."""
        return __version__

    def lack(self) -> Lack | None:
        """Nothing but paperbuild is needed."""
        return None


class Checker(Protocol):
    """One checker. It is asked for each edition by itself, several at a time.

    `check` raises PaperbuildError where the checker itself fails: nothing is known of the edition then.
    """

    @property
    def name(self) -> str:
        """What `--require` and reports call it."""

    @property
    def formats(self) -> tuple[Format, ...]:
        """What it looks at: an edition that has none of these is not given to it."""

    def version(self) -> str:
        """Its version on this machine; empty where it is not there."""

    def lack(self) -> Lack | None:
        """Why it cannot run on this machine; None where it can."""

    def check(self, edition: Edition) -> Iterable[Diagnostic]:
        """What it finds in the files of `edition` that are whole."""


@runtime_checkable
class ManyChecker(Checker, Protocol):
    """A checker that takes longer to start than to look at an edition: it is started once for several."""

    def check_all(self, editions: Sequence[Edition]) -> Iterable[Diagnostic]:
        """What it finds in the files of all `editions` that are whole."""

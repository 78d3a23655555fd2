"""Runs Java, which epubcheck and the Nu checker are written in; only `verify` asks for it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from paperbuild.engines.program import run_program
from paperbuild.findings.errors import EngineTimeoutError, MissingToolError

_VERSION = re.compile(r'version "([^"]+)"')


def java_version(timeout_s: float) -> str:
    """The version of the Java on the PATH. Raises MissingToolError where there is none that runs, and
    EngineTimeoutError where it does not answer in time."""
    java = shutil.which("java")
    if java is None:
        raise MissingToolError("Java is not installed")
    try:
        done = subprocess.run(  # noqa: S603 - the user's own Java
            [java, "-version"], capture_output=True, encoding="utf-8", errors="replace", timeout=timeout_s, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise EngineTimeoutError(f"Java took longer than {timeout_s:g} s") from error
    match = _VERSION.search(done.stderr + done.stdout)
    # macOS has a program of that name that only says that there is no Java.
    if done.returncode != 0 or match is None:
        raise MissingToolError("Java does not run")
    return match[1]


def run_jar(name: str, jar: Path, arguments: Sequence[str | Path], timeout_s: float) -> str:
    """What the program in `jar` writes to standard output, whatever it thinks of its files.

    Raises MissingToolError where there is no Java, EngineError where it fails, EngineTimeoutError after `timeout_s`.
    """
    java = shutil.which("java")
    if java is None:
        raise MissingToolError("Java is not installed")
    # The quickest for a short life; the Nu checker wants a deep stack.
    command = [java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss8m", "-jar", jar, *arguments]
    return run_program(name, command, timeout_s, good=frozenset({0, 1}))

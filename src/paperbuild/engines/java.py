"""Asks Java for its version: epubcheck runs on it, and no command here needs it."""

from __future__ import annotations

import re
import shutil
import subprocess

from paperbuild.errors import EngineTimeoutError, MissingToolError

_VERSION = re.compile(r'version "([^"]+)"')


def java_version(timeout_s: float) -> str:
    """The version of the Java on the PATH. Raises MissingToolError where there is none that runs."""
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

"""Our own programs in another process: with this Python, and nothing of the folder in which somebody works."""

from __future__ import annotations

import sys


def python_command(program: str, *arguments: str) -> list[str]:
    """The command that runs `program`, a text, in a process of its own.

    `-P`: for a program that is given as a text, Python would look for modules in the working folder first, before its
    own. That is the paper's folder, and a stranger's `pickle.py` in it would run.
    """
    return [sys.executable, "-P", "-c", program, *arguments]

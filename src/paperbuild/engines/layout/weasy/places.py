"""Puts a function in the place of another in every module of WeasyPrint 70 that has imported it by its name."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any


def replace_everywhere(old: Callable[..., Any], new: Callable[..., Any]) -> None:
    """Replaces the function `old` by `new`, under the name of `old`.

    Raises LookupError where no module has it: the version is another one, and what replaces it would never be called.
    """
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] == "weasyprint"]
    having = [module for module in modules if vars(module).get(old.__name__) is old]
    if not having:
        raise LookupError(f"no module of WeasyPrint has the function {old.__name__}")
    for module in having:
        setattr(module, old.__name__, new)

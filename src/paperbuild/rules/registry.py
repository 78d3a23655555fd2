"""Finds every rule there is by looking through the folders of their families, and sorts them by what they look at.

A rule says what it looks at by the functions that it has, each of which yields findings:

| function | looks at |
|---|---|
| `check_section(section)` | one section |
| `check_citing(section, keys)` | one section, and the keys of the library |
| `check_library(library)` | the library |
| `check_strings(source)` | the strings of a locale, `metadata.toml` |
| `check_translation(translation)` | one locale beside the source |
| `check_paper(paper)` | the whole paper |
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from paperbuild import rules
from paperbuild.findings.diagnostic import Diagnostic, Rule
from paperbuild.model.bibliography import Bibliography
from paperbuild.model.paper import Paper
from paperbuild.model.project import LocaleSource
from paperbuild.model.section import Section
from paperbuild.model.translation import Translation

_NO_FAMILY = {"registry"}


@dataclass(frozen=True)
class Checks:
    """The functions of all rules, by what they look at, in the order of the rules' codes."""

    section: tuple[Callable[[Section], Iterator[Diagnostic]], ...]
    citing: tuple[Callable[[Section, Collection[str]], Iterator[Diagnostic]], ...]
    library: tuple[Callable[[Bibliography], Iterator[Diagnostic]], ...]
    strings: tuple[Callable[[LocaleSource], Iterator[Diagnostic]], ...]
    translation: tuple[Callable[[Translation], Iterator[Diagnostic]], ...]
    paper: tuple[Callable[[Paper], Iterator[Diagnostic]], ...]


def _modules() -> Iterator[tuple[ModuleType, ModuleType]]:
    """Each family with each of its modules that is a rule."""
    for folder in iter_modules(rules.__path__, f"{rules.__name__}."):
        if folder.name.rpartition(".")[2] in _NO_FAMILY:
            continue
        family = import_module(folder.name)
        for module in iter_modules(family.__path__, f"{family.__name__}."):
            found = import_module(module.name)
            if hasattr(found, "RULE"):
                yield family, found


_FOUND = sorted(_modules(), key=lambda pair: pair[1].RULE.code)


def _functions(name: str, modules: Collection[ModuleType]) -> tuple[Any, ...]:
    return tuple(getattr(module, name) for module in modules if hasattr(module, name))


def checks(family: str = "") -> Checks:
    """The functions of the rules whose codes begin with `family`."""
    modules = [module for _, module in _FOUND if module.RULE.code.startswith(family)]
    return Checks(
        section=_functions("check_section", modules),
        citing=_functions("check_citing", modules),
        library=_functions("check_library", modules),
        strings=_functions("check_strings", modules),
        translation=_functions("check_translation", modules),
        paper=_functions("check_paper", modules),
    )


CHECKS = checks()

RULES: tuple[Rule, ...] = tuple(module.RULE for _, module in _FOUND)
"""Every rule, in the order of their codes."""

FAMILIES: Mapping[str, str] = {
    module.RULE.code[:3]: (family.__doc__ or "").partition("Rules on ")[2].rstrip(".") for family, module in _FOUND
}
"""What the rules of each family are about, by the three letters that their codes begin with."""

RULE_BY_NAME: Mapping[str, Rule] = {name: rule for rule in RULES for name in (rule.code, rule.name)}

KNOWN_RULES = frozenset(RULE_BY_NAME)

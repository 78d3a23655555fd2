"""No pattern of ours takes more than linear time: a text of a stranger may be one letter, a million times.

Each is tried with texts of one letter, pair or triple, again and again: those that stand in it, and those of markup.
What takes long is tried with six times the text, which may take about six times as long, and not thirty-six times.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import re._parser as parser  # type: ignore[import-not-found]
import time
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import paperbuild

PACKAGE = Path(paperbuild.__file__).parent
ROOMS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))
MARKUP = [
    *" \t\n\"'«»[](){}<>*_`~^#|:;,.!?-–+=%$@&\\/07aAéא中",
    *("[^", "[^a]", "](", "[a](", "![", "[@", "[@a", "@a ", "<!--", "<a ", "</", "{#a", "{.a", "{a=", "[]{", ":::"),
    *("|a", "\n|", "$$", "\\$", "\\(", "&#", "&a", "1.", "1-", "1, ", "a.", "a ", "A.", "p. 1", "``", "```", "~~~"),
    *("\n#", "\n>", "> ", "- ", "\n- ", "**a", "http://", "a@", "[[", "{{", "{%", "/*", "{#", "\\a{", '\\"', "url("),
]  # fmt: skip
SHORT, LONGER = 4_000, 6
NS_A_LETTER = 250  # what takes less is not looked at twice: the square of a short text takes more
MOST_SECONDS = 1  # of one core for the short text: the longer one is not waited for
MOST = 2 * LONGER  # times as long as the short text may the longer one take

# Patterns that look beyond, by their modules or names, and why a text of a stranger does not make them slow.
_CLOSED = "markup that pandoc and our templates wrote, in which what is opened is closed"
_LAST_END = "what uses it ends the text behind the last comment"
SPARED = {
    "compare.sentences": "no more than 8,000 letters of a block are looked at",
    "engines.formulas": "drawings and words of mathra, of formulas with a limit",
    "engines.layout.weasy.reading": _CLOSED,
    "output.text.addresses": _CLOSED,
    "output.text.directions": _CLOSED,
    "output.text.formulas": _CLOSED,
    "output.text.fragments": _CLOSED,
    "output.text.links": _CLOSED,
    "output.text.list_marks": _CLOSED,
    "output.text.pictures": _CLOSED,
    "output.text.roles": _CLOSED,
    "output.view": _CLOSED,
    "output.published._HTML": _LAST_END,
    "output.published._JINJA": _LAST_END,
    "rules.sections.empty_section._COMMENT": _LAST_END,
    "rules.library.malformed_name._INITIALS_FIRST": "a whole name has to match it",
    "rules.library.malformed_name._INITIALS_LAST": "a whole name has to match it",
    "syntax.bibtex.names._COMMA": "names of more than 1,000 letters are not taken apart",
    "verify.read_pdf.re.sub": "one line of what a library says of a file",
}


def modules(room: str) -> Iterator[ModuleType]:
    package = importlib.import_module(f"paperbuild.{room}")
    yield package
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)


def patterns_in(value: object, depth: int = 3) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif depth and isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from patterns_in(one, depth - 1)
    elif depth and isinstance(value, dict):
        yield from patterns_in([*value, *value.values()], depth)
    elif depth and type(value).__module__.startswith("paperbuild.") and hasattr(value, "__dict__"):
        yield from patterns_in(list(vars(value).values()), depth - 1)


@cache
def tree_of(module: ModuleType) -> ast.Module:
    return ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))


@cache
def everything() -> list[ModuleType]:
    return [module for room in ROOMS for module in modules(room)]


@cache
def asked_of(module: ModuleType) -> dict[str, set[str]]:
    """What a module asks of each name that it has: `_KEY.match` is `match` of `_KEY`."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.setdefault(node.value.id, set()).add(node.attr)
    return found


def uses_of(name: str, value: object) -> set[str]:
    """The methods of a pattern that are asked for, in its module and in those that import it."""
    users = (module for module in everything() if vars(module).get(name) is value)
    return {use for user in users for use in asked_of(user).get(name, ())}


def written_in_calls(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    """What is given to `re.sub`, `re.match` and so on as it stands."""
    for node in ast.walk(tree_of(module)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
        ):
            first = node.args[0] if node.args else None
            if node.func.value.id == "re" and isinstance(first, ast.Constant) and node.func.attr != "compile":
                yield node.func.attr, re.compile(str(first.value))


def letters_of(pattern: re.Pattern[str]) -> list[str]:
    """Letters that `pattern` knows: each that stands in it, and one of each class."""
    found: dict[str, None] = {}

    def look(node: Any) -> None:
        if isinstance(node, tuple) and len(node) == 2 and str(node[0]) in {"LITERAL", "NOT_LITERAL"}:
            found[chr(node[1])] = None
        elif isinstance(node, tuple) and len(node) == 2 and str(node[0]) == "RANGE":
            found[chr(node[1][0])] = None
        elif isinstance(node, tuple) and len(node) == 2 and str(node[0]) == "CATEGORY":
            found[{"CATEGORY_SPACE": " ", "CATEGORY_DIGIT": "7"}.get(str(node[1]), "a")] = None
        elif isinstance(node, tuple | list | parser.SubPattern):
            for one in node:
                look(one)

    look(parser.parse(pattern.pattern, pattern.flags))
    return list(found)


def texts_for(pattern: re.Pattern[str]) -> Iterator[str]:
    letters = letters_of(pattern)
    yield from dict.fromkeys((*letters, *MARKUP))
    yield from map("".join, product(letters[:6], repeat=2))
    if len(letters) <= 3:
        yield from map("".join, product(letters, repeat=3))
    yield from (match[0] for match in re.finditer(r"[<{\\]?[A-Za-z]{3,}", pattern.pattern.replace("\\b", " ")))


def seconds(ask: Callable[[str], object], text: str) -> float:
    start = time.thread_time()
    ask(text)
    return time.thread_time() - start


def is_beyond_linear(ask: Callable[[str], object], unit: str) -> bool:
    # What stands at the end ends whatever nearly matched.
    text, longer = (unit * (length // len(unit)) + "\x01" for length in (SHORT, SHORT * LONGER))
    first = seconds(ask, text)
    if first < SHORT * NS_A_LETTER / 1e9 or first > MOST_SECONDS:
        return first > MOST_SECONDS
    for _ in range(3):  # another process may have had the core meanwhile
        short = min(seconds(ask, text) for _ in range(2))
        if seconds(ask, longer) < MOST * short:
            return False
    return True


def asked(pattern: re.Pattern[str], uses: set[str]) -> Callable[[str], object]:
    """Uses `pattern` as its module does: at the beginning of a text, or wherever in it."""
    found = uses & {"match", "fullmatch", "search", "sub", "subn", "finditer", "findall", "split"}
    if found and found <= {"match", "fullmatch"}:
        return lambda text: [getattr(pattern, use)(text) for use in found]
    return lambda text: sum(1 for _ in pattern.finditer(text))


def patterns_of(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str], set[str]]]:
    for name, value in vars(module).items():
        is_ours = getattr(value, "__module__", module.__name__) == module.__name__ or not inspect.isclass(value)
        for pattern in patterns_in(value) if is_ours else ():
            yield name, pattern, uses_of(name, value)
    for use, pattern in written_in_calls(module):
        yield f"re.{use}", pattern, {use}


@pytest.mark.parametrize("room", ROOMS)
def test_every_pattern_takes_linear_time(room: str) -> None:
    wrong = []
    tried: set[re.Pattern[str]] = set()
    for module in modules(room):
        place = module.__name__.removeprefix("paperbuild.")
        for name, pattern, uses in patterns_of(module):
            if {place, f"{place}.{name}"} & SPARED.keys() or pattern in tried:
                continue
            tried.add(pattern)
            ask = asked(pattern, uses)
            slow = next((unit for unit in texts_for(pattern) if is_beyond_linear(ask, unit)), None)
            wrong += [(place, name, slow)] if slow is not None else []
    assert wrong == []


def repeated_groups(tree: Any) -> Iterator[Any]:
    """What a pattern repeats without going back, where that is more than one letter or class of letters."""
    for operation, argument in tree:
        inner = argument[2] if operation in _REPEATS else ()
        if operation is parser.POSSESSIVE_REPEAT and (len(inner) > 1 or inner[0][0] in _GROUPS):
            yield inner
        for part in argument if isinstance(argument, tuple | list) else (argument,):
            for each in part if isinstance(part, list) else (part,):
                if isinstance(each, parser.SubPattern):
                    yield from repeated_groups(each)


_REPEATS = {parser.MAX_REPEAT, parser.MIN_REPEAT, parser.POSSESSIVE_REPEAT}
_GROUPS = {parser.SUBPATTERN, parser.BRANCH, parser.ATOMIC_GROUP}


@pytest.mark.parametrize("room", ROOMS)
def test_no_pattern_repeats_a_group_without_going_back(room: str) -> None:
    """Python before 3.11.5, as Debian 12 has it, finds less with `(?:ab|c)*+` (CPython #106052): an SVG with entities
    got through. `(?>(?:ab|c)*)` says the same, and is right in all."""
    found = ((module.__name__, pattern) for module in modules(room) for _, pattern, _ in patterns_of(module))
    groups = ((name, one.pattern, [*repeated_groups(parser.parse(one.pattern, one.flags))]) for name, one in found)
    assert [(name, pattern) for name, pattern, repeated in groups if repeated] == []


@pytest.mark.parametrize(
    ("pattern", "is_one"),
    [
        ("(?:ab|c)*+", True),
        ("x(?:ab)?+", True),
        ("(?:[^a]|b(?!c)){0,9}+", True),
        ("(?>(?:ab|c)*)", False),
        ("[ab]*+c++", False),
    ],
)
def test_a_group_that_is_repeated_without_going_back_is_found(pattern: str, is_one: bool) -> None:
    assert bool([*repeated_groups(parser.parse(pattern))]) is is_one


@pytest.mark.parametrize("pattern", [r"\s*,", r"<!--.*?-->", r"\{[^}]*\}", r"[ \t]*\n?[ \t]*x"])
def test_a_pattern_that_takes_the_square_is_found(pattern: str) -> None:
    compiled = re.compile(pattern, re.DOTALL)
    assert any(is_beyond_linear(asked(compiled, {"search"}), unit) for unit in texts_for(compiled))

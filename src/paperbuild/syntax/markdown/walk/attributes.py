"""Where in a text attributes are written: `{width=50%}`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property

from paperbuild.findings.source import Span

_BRACES = re.compile(r"""\{(?>(?:[^{}"']|"[^"\r\n]*"|'[^'\r\n]*'|["'])*)\}""")
_ATTRIBUTE = re.compile(r"""(?<=[\s{])([^\s{}="'#.][^\s{}="']*)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s}]*)""")


class WrittenAttributes:
    """Every `name=value` within braces in a text; each is taken once, by the first element that has it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def take(self, name: str, after: int) -> Span | None:
        """The first place at or past `after` at which `name` is given a value, and which nothing else has taken."""
        places = self._left.get(name, [])
        at = bisect_left(places, (after, 0))
        return places.pop(at) if at < len(places) else None

    @cached_property
    def _left(self) -> Mapping[str, list[Span]]:
        found: dict[str, list[Span]] = {}
        for braces in _BRACES.finditer(self.text):
            for match in _ATTRIBUTE.finditer(self.text, braces.start(), braces.end() - 1):
                found.setdefault(match[1], []).append(Span(*match.span()))
        return found

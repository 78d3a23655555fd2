"""A Jinja environment in which a stranger's template reaches nothing and ends.

The sandbox of Jinja 3.1 bounds `range`, not how often loops go round within one another, nor what `"x" * n` makes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

_MOST_ROUNDS = 2_000_000
_LONGEST = 1_000_000
_ROUND = "a_round_of_a_loop"
_LENGTHENING = frozenset({"format", "format_map", "center", "ljust", "rjust", "zfill", "expandtabs"})


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """Strict about names, escapes what it prints, and counts the rounds of all loops of all its templates."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, **options: Any) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True, **options)
        self._rounds = 0
        self.filters[_ROUND] = self._counted
        for name in ("center", "indent"):
            self.filters[name] = _bounded(self.filters[name])
        del self.filters["format"]  # which makes a text as long as its pattern says

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The syntax tree, with what each loop goes through counted on the way."""
        tree = super()._parse(source, name, filename)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, _ROUND, [], [], None, None, lineno=loop.lineno)
        return tree

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may use `obj.attr`: not where it makes a text as long as a number says."""
        return super().is_safe_attribute(obj, attr, value) and not (isinstance(obj, str) and attr in _LENGTHENING)

    def wrap_str_format(self, value: Any) -> None:
        """No text is formatted in the sandbox's own way: `format` makes one as long as its pattern says."""

    def _counted(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self._rounds += 1
            if self._rounds > _MOST_ROUNDS:
                raise SecurityError(f"the loops run more than {_MOST_ROUNDS:,} times")
            yield item

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """The value of `left operator right`, where it is no larger than a paper could want."""
        if operator == "%" and not isinstance(left, int | float):
            raise SecurityError("text is not formatted with `%` here: join it with `~`")
        if operator != "%" and _size(left) * _size(right) > _LONGEST:
            raise SecurityError(f"`{operator}` makes more text here than a paper can need")
        return super().call_binop(context, operator, left, right)


def _size(value: Any) -> int:
    """How large a factor is: the length of a text or list, the magnitude of a number."""
    if isinstance(value, int | float):
        return max(1, int(abs(value)))
    return max(1, len(value)) if hasattr(value, "__len__") else 1


def _bounded(function: Any) -> Any:
    """The filter `function`, which sets text with spaces, with numbers that no page is wide enough for refused."""

    def bounded(*values: Any, **named: Any) -> Any:
        if any(isinstance(value, int) and value > _LONGEST for value in (*values, *named.values())):
            raise SecurityError("no page is as wide as that")
        return function(*values, **named)

    return bounded

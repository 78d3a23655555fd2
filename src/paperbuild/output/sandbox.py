"""A Jinja environment in which a stranger's template reaches nothing and ends.

The sandbox of Jinja 3.1 bounds `range`, not how often loops go round within one another, what comes of a text
that is doubled again and again, or how often a template calls and includes itself. All of that is counted here.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import StrictUndefined, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

_MOST_ROUNDS = 2_000_000
_LONGEST = 1_000_000  # of what a number makes
_LARGEST = 20_000_000  # letters of one value, which is more than a page
_MOST_LETTERS = 200_000_000  # of all values that are made
_MOST_S = 60.0  # of the processor's time, for one page
_BETWEEN_LOOKS = 256
_CALLED = 4  # rounds that a call counts for
_INCLUDED = 1_000  # rounds that one template within another counts for
_LETTERS_AN_ITEM = 8  # that an item of a list counts for
_LITTLE = 100  # letters of a template that are not counted: no more than rounds has it

_ROUND = "a_round_of_a_loop"
_MEASURED = "a_value_of_some_length"
_PASSED = "a_text_of_the_template"
_LENGTHENING = frozenset({"format", "format_map", "center", "ljust", "rjust", "zfill", "expandtabs", "translate"})
_MULTIPLYING = frozenset({"batch", "center", "indent", "join", "replace", "round", "slice", "tojson", "wordwrap"})
_SLOW = frozenset({"urlize", "wordwrap", "truncate", "title", "striptags"})
_LONGEST_OF_SLOW = 200_000
_TOO_MUCH = "it makes more text here than a paper can need"


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """Strict about names, escapes what it prints, and counts what all of its templates do."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, **options: Any) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True, finalize=self._measured, **options)
        self._rounds = 0
        self._letters = 0
        self._looks = 0
        self._page = threading.local()
        del self.filters["format"]  # which makes a text as long as its pattern says
        del self.globals["lipsum"]
        for name, filter_ in list(self.filters.items()):
            self.filters[name] = self._bounded(name, filter_)
        self.filters[_ROUND] = self._counted
        self.filters[_MEASURED] = self._measured
        self.filters[_PASSED] = self._passed

    def begin(self) -> None:
        """Begins a page: its time is counted from here."""
        self._page.began = time.thread_time()

    def get_template(self, *arguments: Any, **options: Any) -> Any:
        """The template of that name; one that includes itself twice would not end."""
        self._go_round(_INCLUDED)
        return super().get_template(*arguments, **options)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The syntax tree, with what each loop goes through, each text that is joined and each long one that is passed
        counted on the way."""
        tree = super()._parse(source, name, filename)
        for loop in list(tree.find_all(nodes.For)):
            loop.iter = nodes.Filter(loop.iter, _ROUND, [], [], None, None, lineno=loop.lineno)
        for joined in list(tree.find_all(nodes.Concat)):
            joined.nodes = [nodes.Filter(one, _MEASURED, [], [], None, None, lineno=one.lineno) for one in joined.nodes]
        for output in list(tree.find_all(nodes.Output)):
            length = sum(len(one.data) for one in output.nodes if isinstance(one, nodes.TemplateData))
            if length > _LITTLE:
                given = nodes.Const(length, lineno=output.lineno)
                output.nodes.append(nodes.Filter(given, _PASSED, [], [], None, None, lineno=output.lineno))
        return tree

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may use `obj.attr`: not where it makes a text as long as a number says."""
        return super().is_safe_attribute(obj, attr, value) and not (isinstance(obj, str) and attr in _LENGTHENING)

    def wrap_str_format(self, value: Any) -> None:
        """No text is formatted in the sandbox's own way: `format` makes one as long as its pattern says."""

    def call(self, context: Context, called: Any, /, *values: Any, **named: Any) -> Any:
        """What a macro, a function or a method gives, where it gives no more than a paper could want."""
        self._go_round(_CALLED)
        name, owner = getattr(called, "__name__", ""), getattr(called, "__self__", None)
        if isinstance(owner, str | list | tuple | dict):
            self._check(name, (owner, *values, *named.values()))
        return self._measured(super().call(context, called, *values, **named))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """The value of `left operator right`, where it is no larger than a paper could want."""
        if operator == "+":
            return self._measured(super().call_binop(context, operator, left, right))
        if operator == "%" and not isinstance(left, int | float):
            raise SecurityError("text is not formatted with `%` here: join it with `~`")
        if operator != "%" and _size(left) * _size(right) > _LONGEST:
            raise SecurityError(f"`{operator}` makes more text here than a paper can need")
        return self._measured(super().call_binop(context, operator, left, right))

    def _counted(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self._go_round(1)
            yield item

    def _go_round(self, rounds: int) -> None:
        self._rounds += rounds
        if self._rounds > _MOST_ROUNDS:
            raise SecurityError(f"the loops run more than {_MOST_ROUNDS:,} times")
        self._look()

    def _measured(self, value: Any) -> Any:
        """`value`, whose letters or items count; what comes one by one counts as it comes."""
        if isinstance(value, str):
            self._make(len(value))
        elif isinstance(value, list | tuple | dict | set | frozenset):
            self._make(len(value) * _LETTERS_AN_ITEM)
        elif isinstance(value, int) and value.bit_length() > _LONGEST:
            raise SecurityError(_TOO_MUCH)
        return self._counted(value) if isinstance(value, Iterator) and not hasattr(value, "__html__") else value

    @pass_context  # so that it is asked each time, and not once while the template is compiled
    def _passed(self, _context: Context, length: int) -> str:
        """Nothing more to print, where a text of the template has been passed."""
        self._make(length)
        return ""

    def _make(self, letters: int) -> None:
        self._letters += letters
        if letters > _LARGEST or self._letters > _MOST_LETTERS:
            raise SecurityError(_TOO_MUCH)
        self._look()

    def _look(self) -> None:
        """Looks, now and then, how long the page has taken."""
        self._looks += 1
        if self._looks % _BETWEEN_LOOKS == 0 and time.thread_time() - getattr(self._page, "began", 0.0) > _MOST_S:
            raise SecurityError(f"the page takes longer than {_MOST_S:g} s")

    def _bounded(self, name: str, function: Any) -> Any:
        """The filter `function` of that name, with what goes in and what comes out counted."""

        def bounded(*values: Any, **named: Any) -> Any:
            given = (*values, *named.values())
            self._check(name, given)
            for value in given:
                if hasattr(value, "__len__"):
                    self._make(len(value))
            return self._measured(function(*values, **named))

        # What Jinja asks of a filter: whether it wants the environment or the context.
        vars(bounded).update(getattr(function, "__dict__", {}))
        return bounded

    def _check(self, name: str, given: tuple[Any, ...]) -> None:
        """Raises SecurityError where the filter or method `name` would make too much of what it is `given`, or take too
        long for it."""
        sizes = [_size(value) for value in given if isinstance(value, str | list | tuple | dict | range | int | float)]
        if name in _MULTIPLYING and any(isinstance(value, int) and abs(value) > _LONGEST for value in given):
            raise SecurityError("no page is as wide as that")
        if name in _MULTIPLYING and len(sizes) > 1 and max(sizes) * sorted(sizes)[-2] > _LARGEST:
            raise SecurityError(f"`{name}` makes more text here than a paper can need")
        if name in _SLOW and any(isinstance(value, str) and len(value) > _LONGEST_OF_SLOW for value in given):
            raise SecurityError(f"`{name}` is for shorter texts")


def _size(value: Any) -> int:
    """How large a factor is: the length of a text or list, the magnitude of a number."""
    if isinstance(value, int | float):
        return max(1, int(abs(value)))
    return max(1, len(value)) if hasattr(value, "__len__") else 1

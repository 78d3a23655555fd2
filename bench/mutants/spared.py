"""The changes that are not tried, by rules: those that change nothing that a test could or should see.

- Annotations, types and their aliases, docstrings, `__all__`, imports: no behaviour depends on them.
- Decorators: they say how a function is kept (`@cache`) or made (`@dataclass`); most changes of them end the import.
- The words for people: a text of two words or more. What messages say may be written better at any time.
- The numbers that only limit work: constants of a module whose names say so (`_LONGEST`, `_MAX…`, `…_S`).
- What asserts to a type checker or a linter: `cast(...)`, `strict=` of zip, and `encoding=`, whose case means nothing.
- A key that is asked for without the default None, which it has anyway; a flag that is None instead of False.
- Numbers of whole thousands: with one more, they are still about as much.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import libcst
import libcst.matchers as m

Parents = Mapping[libcst.CSTNode, libcst.CSTNode]

_WORDS = re.compile(r"[^\W\d_]{2,}[,:;]? [^\W\d_]")
_LIMITS = re.compile(
    r"_?(?:LONGEST|LARGEST|DEEPEST|WIDEST|MOST|MANY|REACH|TRIED|KEPT|COMPARED|COMPARISONS|STEPS|ROUNDS|MISSES|STRETCH"
    r"|MAX(?:IMUM)?(?:_\w+)?|\w+_(?:LIMIT|MAX|S|MB|BYTES|LETTERS|BRACES|NAME|NOTES))"
)
# Calls whose arguments say nothing that is done, or of which mutmut itself makes nothing (a change ends in a crash).
_CALLS = {"cast", "TypeVar", "ParamSpec", "len", "isinstance"}
_THOUSANDS = re.compile(r"[1-9][\d_]*000")
_KEYWORDS = {"strict", "encoding"}
_TYPE = m.Name() | m.Attribute() | m.Subscript() | m.BinaryOperation(operator=m.BitOr())


def is_skipped(node: libcst.CSTNode) -> bool:
    """Whether nothing in `node` is changed."""
    return (
        isinstance(node, libcst.Annotation | libcst.Decorator | libcst.Import | libcst.ImportFrom | libcst.TypeAlias)
        or _is_docstring(node)
        or _is_call_for_types(node)
        or _is_limit(node)
        or _is_type(node)
        or (isinstance(node, libcst.Arg) and node.keyword is not None and node.keyword.value in _KEYWORDS)
        or m.matches(node, m.If(test=m.Name("TYPE_CHECKING")))
    )


def is_spared(node: libcst.CSTNode, other: libcst.CSTNode, parents: Parents) -> bool:
    """Whether `other`, in the place of `node`, is a change that no test should see."""
    if isinstance(node, libcst.SimpleString):
        return _is_said(node) or _is_encoding(node, parents)
    if isinstance(node, libcst.Integer):
        return _THOUSANDS.fullmatch(node.value) is not None
    if isinstance(node, libcst.Assign | libcst.AnnAssign):
        return m.matches(node, m.OneOf(m.Assign(value=m.Name("False")), m.AnnAssign(value=m.Name("False"))))
    if isinstance(node, libcst.Call):
        return _loses_what_is_skipped(node, other) or _has_the_same_default(node, other)
    return False


def _is_docstring(node: libcst.CSTNode) -> bool:
    return m.matches(node, m.Expr(m.SimpleString() | m.ConcatenatedString()))


def _is_call_for_types(node: libcst.CSTNode) -> bool:
    return isinstance(node, libcst.Call) and isinstance(node.func, libcst.Name) and node.func.value in _CALLS


def _is_limit(node: libcst.CSTNode) -> bool:
    names = _names_bound(node)
    return bool(names) and all(_LIMITS.fullmatch(name) for name in names)


def _names_bound(node: libcst.CSTNode) -> list[str]:
    """The names that an assignment binds, where it binds nothing else."""
    targets: list[libcst.CSTNode] = []
    if isinstance(node, libcst.Assign):
        targets = [one.target for one in node.targets]
    elif isinstance(node, libcst.AnnAssign):
        targets = [node.target]
    names = [part for one in targets for part in (_parts(one) if isinstance(one, libcst.Tuple) else [one])]
    return [one.value for one in names if isinstance(one, libcst.Name)]


def _parts(node: libcst.Tuple) -> list[libcst.CSTNode]:
    return [element.value for element in node.elements]


def _is_type(node: libcst.CSTNode) -> bool:
    """Whether it gives a type another name (`Key = tuple[str, int]`), or lists the names that a module exports."""
    if not isinstance(node, libcst.Assign):
        return False
    (name, *_) = _names_bound(node) or [""]
    looks_like_one = re.fullmatch(r"_?[A-Z][a-z]\w*", name) is not None
    return name == "__all__" or (looks_like_one and m.matches(node.value, _TYPE))


def _is_said(node: libcst.SimpleString) -> bool:
    return "r" not in node.prefix and _WORDS.search(node.raw_value) is not None


def _is_encoding(node: libcst.SimpleString, parents: Parents) -> bool:
    call = parents.get(parents.get(node, node))
    return m.matches(call or node, m.Call(func=m.Attribute(attr=m.Name("encode") | m.Name("decode"))))


def _loses_what_is_skipped(node: libcst.Call, other: libcst.CSTNode) -> bool:
    """Whether a call lost an argument that says nothing, or has None instead."""
    if not isinstance(other, libcst.Call):
        return False
    kept = {id(one) for one in other.args}
    return any(id(one) not in kept and is_skipped(one) for one in node.args)


def _has_the_same_default(node: libcst.Call, other: libcst.CSTNode) -> bool:
    """Whether `get(key, None)` became `get(key)`."""
    if not m.matches(node, m.Call(func=m.Attribute(attr=m.Name("get")), args=[m.Arg(), m.Arg(m.Name("None"))])):
        return False
    return isinstance(other, libcst.Call) and tuple(other.args) == tuple(node.args[:1])

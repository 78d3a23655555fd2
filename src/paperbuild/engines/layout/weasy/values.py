"""Parts of a PDF as plain values, and back."""

from __future__ import annotations

from typing import Any

_PLAIN = frozenset({str, bytes, int, float, bool, type(None)})


def of_pdf(item: Any, known: dict[int, int] | None = None) -> Any:
    """`item` as plain values; what stands in it twice, a mask and its group, is written once. Raises TypeError where
    there is something in it that is no part of a PDF."""
    import pydyf

    known = {} if known is None else known
    if type(item) in _PLAIN:
        return item
    if isinstance(item, pydyf.Stream):
        if id(item) in known:
            return "again", known[id(item)]
        number = known[id(item)] = len(known)
        content = b"\n".join(map(pydyf._to_bytes, item.stream))
        return "stream", number, content, of_pdf(item.extra, known), bool(item.compress)
    if isinstance(item, pydyf.String):
        return "text", item.string
    if isinstance(item, dict):
        pairs = tuple((key, of_pdf(part, known)) for key, part in item.items())
        return "dictionary" if isinstance(item, pydyf.Dictionary) else "mapping", pairs
    if isinstance(item, pydyf.Array):
        return "array", tuple(of_pdf(part, known) for part in item)
    raise TypeError(f"{type(item).__name__} is no part of a PDF")


def to_pdf(value: Any, known: dict[int, Any] | None = None) -> Any:
    """What `of_pdf` wrote."""
    import pydyf

    known = {} if known is None else known
    if type(value) in _PLAIN:
        return value
    kind, *rest = value
    if kind == "again":
        return known[rest[0]]
    if kind == "stream":
        number, content, extra, compress = rest
        stream = known[number] = pydyf.Stream([content], {}, compress)
        stream.extra = to_pdf(extra, known)
        return stream
    if kind == "text":
        return pydyf.String(rest[0])
    if kind == "array":
        return pydyf.Array([to_pdf(part, known) for part in rest[0]])
    pairs = {key: to_pdf(part, known) for key, part in rest[0]}
    return pydyf.Dictionary(pairs) if kind == "dictionary" else pairs

"""Makes the message of a text; numbered placeholders get the numbers that they have in the source's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from paperbuild.exchange.po.marks import MARK, NUMBERED, OPENING_TAG, Message, Token, normal

_BEFORE_MARK = re.compile(rf"((?<!\\)\\++|)(?={MARK.pattern})")


def message_of(tokens: Sequence[Token], like: Message | None = None) -> Message:
    """The message of `tokens`; numbered placeholders get their numbers from `like`, the message of the source."""
    names = _names(tokens, like)
    text, words = "", ""
    marks: dict[str, str] = {}
    for token, name in zip(tokens, names, strict=True):
        if not token.kind:
            words += token.written
            continue
        mark = {"open": f"<{name}>", "close": f"</{name}>"}.get(token.side, "{" + name + "}")
        marks.setdefault(mark, token.written)
        text += _shown(words, is_before_mark=True) + mark
        words = ""
    return Message(normal(text + _shown(words)), marks)


def _shown(words: str, *, is_before_mark: bool = False) -> str:
    """Words in which nothing looks like a mark: the inverse of what `parts_of` does with them."""
    words = _BEFORE_MARK.sub(lambda match: match[1] * 2 + "\\", words)
    return words + "\\" * (len(words) - len(words.rstrip("\\"))) if is_before_mark else words


def _names(tokens: Sequence[Token], like: Message | None) -> list[str]:
    """The name of each token. Numbers follow the source's: by what is written, then by order."""
    free = [_Free(*_taken_apart(mark), written) for mark, written in (like.marks.items() if like else ())]
    names = [token.name for token in tokens]
    closers = {number: _closer(tokens, number) for number, token in enumerate(tokens) if token.side == "open"}
    wanted = [
        n for n, token in enumerate(tokens) if token.kind in NUMBERED and not token.name and token.side != "close"
    ]
    for is_same in (True, False):
        for number in list(wanted):
            token = tokens[number]
            end = tokens[closers[number]].written if number in closers else token.written
            found = next((one for one in free if one.kind == token.kind and (one.written == end or not is_same)), None)
            if found:
                free.remove(found)
                wanted.remove(number)
                names[number] = found.name
    used = {name for name in names if name} | {one.name for one in free}
    for number in wanted:
        names[number] = _unused(tokens[number].kind, used)
        used.add(names[number])
    for opening, closing in closers.items():
        names[closing] = names[opening]
    return names


@dataclass(frozen=True)
class _Free:
    kind: str
    name: str
    written: str


def _taken_apart(mark: str) -> tuple[str, str]:
    """The kind and the name of a mark with a number; of a pair only the closing one counts, which has the target."""
    name = mark.strip("{}<>/")
    kind = name.split(":")[0]
    is_counted = kind in NUMBERED and not OPENING_TAG.fullmatch(mark) and not (kind == "note" and mark[0] == "{")
    return (kind if is_counted else ""), name


def _closer(tokens: Sequence[Token], opening: int) -> int:
    depth = 0
    for number in range(opening, len(tokens)):
        depth += {"open": 1, "close": -1}.get(tokens[number].side, 0)
        if depth == 0:
            return number
    raise AssertionError("pairs are closed where they are found")


def _unused(kind: str, used: set[str]) -> str:
    number = 1
    while f"{kind}:{number}" in used:
        number += 1
    return f"{kind}:{number}"

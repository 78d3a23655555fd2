"""What a translator sees of a text: words, with everything that must stay as it is as a placeholder or a tag.

A placeholder stands for something whole (`{note:austria}`, `{cite:mai2012}`), a pair of tags for what is around words
(`<i>…</i>`, `<a:1>…</a:1>`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

MARK = re.compile(
    r"\{(?:note|cite|code|link|raw|comment):[^{}<>\\\s]+\}|\{-?@[^{}<>\\\s]+\}|\{br\}"
    r"|</?(?:i|b|s|sup|sub|cite)>|</?(?:a|img|span|note):\d+>"
)
SPACES = re.compile(r"[ \t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]+")

NUMBERED = frozenset(
    {"a", "img", "span", "note", "code", "link", "raw", "comment"}
)  # of which kinds there may be several
OPENING_TAG = re.compile(r"<([a-z]+(?::\d+)?)>")
_NUMBERED_MARK = re.compile(r"(?P<start></?|\{(?!note:|cite:))(?P<name>(?P<kind>[a-z]+):\d+)[}>]")
_CLOSING_TAG = re.compile(r"</([a-z]+(?::\d+)?)>")


@dataclass(frozen=True)
class Token:
    """A piece of a text: words, where `kind` is empty, or something to keep. `side` is `open` or `close` of a pair,
    and empty for what stands alone; `name` tells it from others of its kind; `written` is how it stands in the file."""

    written: str
    kind: str = ""
    name: str = ""
    side: str = ""


@dataclass(frozen=True)
class Message:
    """What a translator sees of a text, and how each placeholder and tag in it is written in the file."""

    text: str
    marks: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def has_words(self) -> bool:
        """Whether there is anything in it to translate: words, or figures, which are written otherwise in many
        languages (4,100 and 4 100)."""
        return any(letter.isalnum() for letter in MARK.sub("", self.text))


def normal(text: str) -> str:
    """`text` with any white space as one space, and none at its ends; no-break spaces stay."""
    return SPACES.sub(" ", text).strip(" ")


def renumbered(text: str) -> str:
    """A message whose placeholders are numbered in the order in which they stand in it: two that differ in the numbers
    alone are the same then."""
    numbers: dict[str, int] = {}
    counts: Counter[str] = Counter()
    written = ""
    for words, mark in parts_of(text):
        match = _NUMBERED_MARK.fullmatch(mark)
        if match and match["name"] not in numbers:
            counts[match["kind"]] += 1
            numbers[match["name"]] = counts[match["kind"]]
        written += words + (f"{match['start']}{match['kind']}:{numbers[match['name']]}{mark[-1]}" if match else mark)
    return written


def marks_of(text: str) -> Counter[str]:
    """The placeholders and tags in a message, counted."""
    return Counter(mark for _, mark in parts_of(text) if mark)


def parts_of(text: str) -> Iterator[tuple[str, str]]:
    """The words of a message and the mark that follows them, in turn; the last have none after them.

    Of backslashes before what looks like a mark, two are one of the words; one more makes it no mark but words.
    """
    words, at = "", 0
    for match in MARK.finditer(text):
        before = text[at : match.start()]
        plain = before.rstrip("\\")
        count = len(before) - len(plain)
        words += plain + "\\" * (count // 2)
        if count % 2:
            words += match.group()
        else:
            yield words, match.group()
            words = ""
        at = match.end()
    yield words + text[at:], ""


def is_nested(text: str) -> str:
    """The first tag of a message that does not close what was opened last, or is not closed; empty where all are."""
    open_tags: list[str] = []
    for _, mark in parts_of(text):
        if opening := OPENING_TAG.fullmatch(mark):
            open_tags.append(opening[1])
        elif (closing := _CLOSING_TAG.fullmatch(mark)) and (not open_tags or open_tags.pop() != closing[1]):
            return mark
    return f"<{open_tags[-1]}>" if open_tags else ""

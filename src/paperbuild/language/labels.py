"""The words that the tool itself prints with a number or as a title: `Table 3`, `section 2.1`, `List of figures`.

A language says them in its own file. What it leaves out is as most languages have it, with the names that pandoc has
for tables and figures; and what neither knows is English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from paperbuild.language.language import NO_BREAK
from paperbuild.language.lookup import language_of
from paperbuild.language.names import names_of

_MOST = {"caption": "{}. {}", "formula in text": "({})"}
_ENGLISH = "en"
_IN_TEXT = " in text"
_WORDS = re.compile(r"[^\W\d_](?:.*[^\W\d_])?\.?")


@dataclass(frozen=True)
class Labels:
    """The labels of one language, by their names in `Language.labels`."""

    words: Mapping[str, str]

    def caption_label(self, kind: str, number: str) -> str:
        """What the caption of the table or figure (`kind`) with that `number` begins with: `Table 3`."""
        return _numbered(self.words[kind], number)

    def caption(self, label: str, words: str) -> str:
        """A caption of a `label` and `words`: `Table 3. Rents`; the label alone where there are no words."""
        return self.words["caption"].format(label, words) if words else label

    @property
    def after_label(self) -> str:
        """What stands in a caption between the label and the words."""
        return self.words["caption"].removeprefix("{}").removesuffix("{}")

    def in_text(self, kind: str, number: str) -> str:
        """What a sentence calls the `table`, `figure`, `formula`, `section`, `page` or `note` with that `number`."""
        return _numbered(self.words[kind + _IN_TEXT], number)

    def title(self, name: str) -> str:
        """The title of a list (`list of tables`) or of a callout (`note`)."""
        return self.words[name]

    def word(self, kind: str) -> str:
        """What a `table` or `figure` without a number is called."""
        found = _WORDS.search(self.words[kind].replace("{}", " "))
        return found[0].strip() if found else ""

    def with_words(self, own: Mapping[str, str]) -> Labels:
        """The same, with the words that a paper has of its `own`: a word such as `Chart` in the place of the language's
        for the `figure`, in captions and in sentences; or all of it, with `{}` for the number: `Chart {}`."""
        made = dict(self.words)
        for name, word in own.items():
            is_numbered = "{}" in made.get(name, "")
            if is_numbered and word.casefold() in made[name].casefold():
                continue  # the language says it so, and may have another form of it in a sentence
            for key in (name, name + _IN_TEXT):
                if key in made:
                    made[key] = word if "{}" in word else _in_place(made[key], word, made.get(name, ""))
        return replace(self, words=made)


@cache
def labels_of(tag: str) -> Labels:
    """The labels of the language that a BCP 47 `tag` means."""
    own, named = language_of(tag).labels, names_of(tag)
    words = {**language_of(_ENGLISH).labels, **_MOST}
    for name in named.keys() & words.keys():
        words[name] = f"{named[name]} {{}}" if "{}" in words[name] else named[name]
        if name + _IN_TEXT in words:
            words[name + _IN_TEXT] = words[name]
    if page := named.get("page"):
        words["page" + _IN_TEXT] = f"{page} {{}}"
    words.update(own)
    return Labels(words)


def names_kind(tag: str, kind: str) -> bool:
    """Whether anybody has said what a `table` or `figure` is called in the language that `tag` means."""
    return kind in language_of(tag).labels or kind in names_of(tag)


def _numbered(label: str, number: str) -> str:
    """`label` with its number, from which no line end parts its word. A paper's own may have other braces in it."""
    return label.replace("{}", number).replace(" ", NO_BREAK)


def _in_place(label: str, word: str, caption: str) -> str:
    """`label` with `word` in the place of its own; where the label begins small in text, as it does not in the
    `caption`, so does the word."""
    if "{}" not in label:
        return word
    if label[:1].islower() and not caption[:1].islower():
        word = word[:1].lower() + word[1:]
    return _WORDS.sub(lambda _: word, label, count=1)

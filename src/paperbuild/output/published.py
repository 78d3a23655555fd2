"""Takes out of sources what is not published: comments, which authors write for each other.

What stands in their place has the same meaning to every reader of the text, so that it is printed as it was: an empty
comment parts two lists as one with words does. Lines of a text may move.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection

from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.bibliography import Bibliography
from paperbuild.model.section import Section
from paperbuild.syntax.toml_table import STRING

_HTML = re.compile(r"<!--.*?-->", re.DOTALL)
_EMPTY = "<!-- -->"
_IGNORE = re.compile(r"paperbuild\s+ignore\s+([^\s:]+)\s*:\s*\S")
_REASON = "paperbuild ignore {}: not published"
_TOML = re.compile(rf"(?P<string>{STRING.pattern})|(?:(?<![ \t])[ \t]++)?#[^\r\n]*", re.DOTALL)
_BIB_IGNORE = re.compile(r"^[ \t]*%+[ \t]*(paperbuild[ \t]+ignore\b[^\r\n]*)", re.MULTILINE)
_CSS = re.compile(
    r"(?P<string>(?<!\\)\"(?>(?:[^\"\\\r\n]|\\.)*)\"|(?<!\\)'(?>(?:[^'\\\r\n]|\\.)*)')|/\*.*?(?:\*/|\Z)", re.DOTALL
)
_JINJA = re.compile(r"\{#([-+]?).*?([-+]?)#\}", re.DOTALL)


def published_section(section: Section) -> str:
    """The text of `section` with empty comments; what only looks like one, in code, stays. An ignore, without which the
    text would not build, keeps its rule and loses its reason."""

    def emptied(match: re.Match[str]) -> str:
        if any(code.start <= match.start() < code.end for code in section.codes):
            return match[0]
        return _without_words(match)

    return _changed(_HTML, "-->", emptied, section.file.text)


def _changed(comment: re.Pattern[str], end: str, change: Callable[[re.Match[str]], str] | str, text: str) -> str:
    """`text` with each `comment` changed. None reaches beyond the last `end`: to look there for the end of each that is
    not closed would take the square of their number."""
    last = text.rfind(end) + len(end) if end in text else 0
    return comment.sub(change, text[:last]) + text[last:]


def _without_words(comment: re.Match[str]) -> str:
    rule = _IGNORE.search(comment[0])
    return f"<!-- {_REASON.format(rule[1])} -->" if rule else _EMPTY


def published_toml(file: SourceFile) -> str:
    """The text of a file of settings without its comments."""
    return _TOML.sub(lambda match: match["string"] or "", file.text)


def published_library(library: Bibliography) -> str:
    """The library without comments: its entries and definitions, in their order. What stands between them is comment
    to BibTeX, and an entry that is broken is none."""
    text = library.file.text
    pieces = sorted([*library.definitions, *(entry.span for entry in library.entries)])
    said: list[str] = []
    at = 0
    for piece in pieces:
        said += [f"% {_REASON.format(rule)}\n" for rule in _ignored(text[at : piece.start])]
        said.append(_without(text, piece, library.remarks) + "\n\n")
        at = piece.end
    return "".join(said).rstrip("\n") + "\n" if said else ""


def _ignored(between: str) -> list[str]:
    rules = (_IGNORE.search(line[1]) for line in _BIB_IGNORE.finditer(between))
    return [rule[1] for rule in rules if rule]


def _without(text: str, piece: Span, remarks: Collection[Span]) -> str:
    kept, at = [], piece.start
    for remark in remarks:
        if piece.start <= remark.start < piece.end:
            kept.append(text[at : remark.start].rstrip(" \t"))
            at = remark.end
    return "".join(kept) + text[at : piece.end]


def published_css(text: str) -> str:
    """The style sheet `text` without its comments."""
    return _CSS.sub(lambda match: match["string"] or "", text)


def published_template(file: SourceFile) -> str:
    """The text of a template without the comments of its language; those of HTML in it are a part of the page."""
    if file.path.endswith(".css"):
        return published_css(file.text)
    if file.path.endswith(".csl"):
        return _changed(_HTML, "-->", "", file.text)
    return _changed(_JINJA, "#}", r"{#\1 \2#}", file.text)


def published_baseline(file: SourceFile, paths: Collection[str]) -> str:
    """The baseline with what it says of the files at `paths`, and without the words of comments; empty where it says
    nothing of them, or cannot be read."""
    try:
        findings = json.loads(file.text)
    except ValueError:
        return ""
    kept = [one for one in findings if isinstance(one, dict) and one.get("path") in paths]
    lines = [_changed(_HTML, "-->", _without_words, json.dumps(one, ensure_ascii=False)) for one in kept]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else ""

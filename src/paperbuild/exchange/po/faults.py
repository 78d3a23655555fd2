"""What is wrong with a PO file: with the file as a whole, and with each entry by itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from babel.core import get_global

from paperbuild.engines.gettext import PoFile
from paperbuild.exchange.po.entries import own_notes_of
from paperbuild.exchange.po.export import gettext_code
from paperbuild.exchange.po.marks import is_nested, marks_of, parts_of
from paperbuild.exchange.po.match import Match
from paperbuild.exchange.po.strings import MetadataText
from paperbuild.exchange.po.writer import USUAL_MARKS
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.nearest import did_you_mean
from paperbuild.findings.source import SourceFile, Span
from paperbuild.language.languages import meant_language
from paperbuild.model.blocks import TRANSLATORS_NOTE
from paperbuild.rules.translations import po_encoding, po_language, po_placeholder, po_structure, po_syntax

# A translator may use emphasis as the language wants it, and need not say again what is in another language.
_FREE = ("<i>", "<b>", "<s>", "<sup>", "<sub>", "{br}", "<span:")
# What only a translation has: its translator's notes, and comments in the file.
_OWN = (f"{{note:{TRANSLATORS_NOTE}", "{comment:")
# What a translator may type who knows Markdown: it would be printed as it stands.
_TYPED = re.compile(r"\[\^(?P<slug>[^\[\]\s]+)\]|\[[^\[\]]*?(?<!\w)@(?P<key>\w[^\s\[\];,]*)[^\[\]]*\]")
_NOTE_HINT = "write the note where its number is to stand: `<note:tn-name>what it says</note:tn-name>`"
_NOTE_TAG = re.compile(rf"</?note:{TRANSLATORS_NOTE}[^<>]*>")
_UTF8 = frozenset({"", "charset", "utf-8", "utf8", "us-ascii", "ascii"})


def file_faults(po: PoFile, code: str) -> Iterator[Diagnostic]:
    """What is wrong with the file: its encoding, its syntax, its language."""
    yield from _encoding(po, code)
    for span, reason in po.faults:
        yield po_syntax.RULE.at(po.file, span, reason, "correct the line, or save the file again as PO", code)
    yield from _language(po, code)


def _encoding(po: PoFile, code: str) -> Iterator[Diagnostic]:
    file = po.file
    charset = po.header.get("Content-Type", "").partition("charset=")[2].strip()
    if file.bad_bytes is not None:
        span = Span(file.bad_bytes, file.bad_bytes + 1)
        yield po_encoding.RULE.at(file, span, "this is not UTF-8", "save the file as UTF-8", code)
    elif charset.casefold() not in _UTF8 and not file.text.isascii():
        hint = "save the file as UTF-8, and write `charset=UTF-8` in its header"
        yield po_encoding.RULE.at(file, _field(file, "Content-Type"), f"its header says `{charset}`", hint, code)


def _language(po: PoFile, code: str) -> Iterator[Diagnostic]:
    language = po.header.get("Language", "").strip()
    if not language or language.casefold() in {code.casefold(), gettext_code(code).casefold()}:
        return
    meant = meant_language(language.partition("@")[0])
    if meant and _likely(meant) == _likely(code):
        return
    hint = f"import it with `-l {meant}`, or correct its header" if meant else "correct its header"
    message = f"its header says that it is in `{language}`, and the locale is `{code}`"
    yield po_language.RULE.at(po.file, _field(po.file, "Language"), message, hint, code)


def _likely(code: str) -> tuple[str, str, str]:
    """A language, the script in which it is written most and the country where: `fr` and `fr-FR` are one (UTS 35,
    likely subtags)."""
    tags: Mapping[str, str] = get_global("likely_subtags")
    language, *rest = code.split("-")
    likely = tags.get(code.replace("-", "_")) or tags.get(language, "")
    _, script, region = (*likely.split("_"), "", "", "")[:3]
    script = next((step for step in rest if len(step) == len("Latn")), script)
    return language, script, next((step for step in rest if len(step) in {2, 3}), region)


def _field(file: SourceFile, name: str) -> Span:
    """The line of the header in which a field stands."""
    at = file.text.find(f'"{name}:')
    return file.line_span(file.position(max(at, 0)).line)


def entry_faults(match: Match, po: PoFile) -> Iterator[Diagnostic]:
    """What is wrong with one entry."""
    if not match.is_kept and _has_empty_line(match.po.translation):
        message = "an empty line would make two paragraphs of it"
        yield po_structure.RULE.at(po.file, match.po.span, message, "write it in one paragraph")
    if isinstance(match.entry.text, MetadataText):
        return
    told = (*_missing_and_extra(match), *_unknown(match), *_unnested(match), *_typed(match), *_own_notes(match))
    for message, hint in told:
        yield po_placeholder.RULE.at(po.file, match.po.span, message, hint)


def _has_empty_line(text: str) -> bool:
    lines = text.strip().replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return any(not line.strip() for line in lines) and len(lines) > 1


_Told = tuple[str, str]
"""A message and its hint."""


def _missing_and_extra(match: Match) -> Iterator[_Told]:
    wanted, written = _strict(match.source.text), _strict(match.wanted)
    present = _strict(match.entry.present.text) if match.entry.present else Counter()
    if match.entry.present and present == written:
        return  # as broken as it was before: other rules report that
    own = Counter({mark: count for mark, count in present.items() if mark.startswith(_OWN)})
    own += Counter(f"{{note:{slug}}}" for slug in match.own_notes)
    missing, extra = wanted - written, written - wanted - own
    for mark in missing:
        yield f"`{mark}` is missing", "copy it from the source"
    for mark in extra:
        if mark in wanted:
            yield f"`{mark}` is here more often than in the source", "delete one of them"
        else:
            yield f"the source has no `{mark}`", did_you_mean(mark, missing) or _where_else(mark)


def _where_else(mark: str) -> str:
    is_own = mark.startswith(_OWN)
    return _NOTE_HINT if is_own else "delete it"


def _own_notes(match: Match) -> Iterator[_Told]:
    """Translator's notes that cannot be written down as they stand in the translation."""
    known = own_notes_of(match.text.translated)
    for slug, words in match.own_notes.items():
        if slug in known and known[slug] != words:
            hint = "change it in its own entry, or give this one another name"
            yield f"there is a note `{slug}` already, which says something else", hint
        elif not {*marks_of(words)} <= {*USUAL_MARKS} - {"{br}"}:
            yield f"the note `{slug}` has placeholders of the text", "write it in words"
    if tag := _NOTE_TAG.search(match.wanted):
        yield f"`{tag.group()}` is not opened or closed in the right place", _NOTE_HINT


def _typed(match: Match) -> Iterator[_Told]:
    """Notes and citations typed in Markdown, which a PO file would take for words."""
    words = {found.group() for text, _ in parts_of(match.source.text) for found in _TYPED.finditer(text)}
    for text, _ in parts_of(match.wanted) if not match.is_kept else ():
        for found in _TYPED.finditer(text):
            if found.group() not in words:
                mark = f"{{note:{found['slug']}}}" if found["slug"] else f"{{cite:{found['key']}}}"
                known = mark in match.source.marks
                hint = f"write `{mark}`" if known else _where_else(mark)
                yield f"`{found.group()}` would be printed as typed", hint


def _unknown(match: Match) -> Iterator[_Told]:
    """Tags with a number that neither the source nor the translation has."""
    present = match.entry.present
    known = {*match.source.marks, *(present.marks if present else ())}
    for mark in marks_of(match.wanted):
        if _is_free(mark) and ":" in mark and mark not in known:
            yield f"the source has no `{mark}`", "delete it"


def _unnested(match: Match) -> Iterator[_Told]:
    if not match.is_kept and (tag := is_nested(match.wanted)):
        yield f"`{tag}` is not opened or closed in the right place", "close the tag that was opened last first"


def _strict(text: str) -> Counter[str]:
    """The placeholders and tags that a translation must have as its source has them."""
    return Counter({mark: count for mark, count in marks_of(text).items() if not _is_free(mark)})


def _is_free(mark: str) -> bool:
    return mark.replace("/", "").startswith(_FREE)

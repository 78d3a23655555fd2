"""Writes a locale of a paper as a PO file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from babel.messages.plurals import get_plural

from paperbuild.engines.gettext import PoEntry, write_po
from paperbuild.exchange.po.entries import EXPORTED, TranslationEntry, digest, entries_of
from paperbuild.model.paper import Paper

SOURCE_FIELD = "X-Source-Language"

_LEGEND = """
{title}: {purpose}.

Do not translate or delete what is in braces or between < and >:
  {{note:name}}        the call of a note
  {{cite:key}}         a note that cites a work; <cite>{{@key}}, p. 4</cite> the same with words of its own
  {{@key}}, {{-@key}}    a work named in the text, or without its author's name
  <i>…</i>, <b>…</b>  emphasis and strong emphasis; <sup>, <sub>, <s>
  <a:1>…</a:1>        a link; <img:1>…</img:1> a picture's text; <span:1>…</span:1> words in a language of their own
  {{code:1}}, {{link:1}} code and addresses; {{br}} the end of a line
To add a note of your own, write <note:tn-name>what it says</note:tn-name> where its number is to stand.
You can move them where your language needs it. Everything else is plain text.
A text is fuzzy if its source has changed since it was translated; the previous text shows the source as it was. It is
also fuzzy if nobody has said yet what it was translated from. Remove the mark when the translation is right.
"""
# As Weblate has it: what a translation must keep is whatever this finds in the source.
_PLACEHOLDERS = (
    r'placeholders:r"\{(note|cite|code|link|raw):[^}]+\}|\{-?@[^}]+\}|\{br\}'
    r'|</?(i|b|s|sup|sub|cite|(a|img|span|note):[0-9]+)>"'
)


def export(paper: Paper, code: str, generator: str) -> str:
    """The text of a PO file with everything that there is to translate for the locale `code`; where that is empty, it
    is a template for any language."""
    title = " ".join(paper.source.metadata.title.split())
    purpose = f"translation into {code}" if code else "template for a translation into a new language"
    comment = _LEGEND.format(title=title, purpose=purpose).strip("\n")
    return write_po(comment, header(paper, code, generator), map(_po_entry, entries_of(paper, code)))


def header(paper: Paper, code: str, generator: str) -> Mapping[str, str]:
    """The fields of the header. Its dates are those of the paper, never the time of the export."""
    date = f"{paper.settings.date.isoformat()} 00:00+0000"
    return {
        "Project-Id-Version": paper.settings.slug,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": date,
        "PO-Revision-Date": date,
        "Last-Translator": "",
        "Language-Team": "",
        "Language": gettext_code(code),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": _plural_forms(code),
        "X-Generator": generator,
        SOURCE_FIELD: gettext_code(paper.settings.locale),
    }


def _plural_forms(code: str) -> str:
    """How many forms of the plural a language has; in a template, what gettext fills in."""
    if not code:
        return "nplurals=INTEGER; plural=EXPRESSION;"
    return get_plural(gettext_code(code)).plural_forms.removesuffix(";") + ";"


def gettext_code(code: str) -> str:
    """A language tag as gettext writes it: `pt_BR`, `sr@latin` for `sr-Latn`."""
    language, *rest = code.split("-")
    script = next((step for step in rest if re.fullmatch(r"[A-Z][a-z]{3}", step)), "")
    region = next((step for step in rest if re.fullmatch(r"[A-Z]{2}|[0-9]{3}", step)), "")
    modifier = {"Latn": "@latin", "Cyrl": "@cyrillic"}.get(script, f"_{script}" if script else "")
    if modifier.startswith("@"):
        return language + (f"_{region}" if region else "") + modifier
    return language + modifier + (f"_{region}" if region else "")


def _po_entry(entry: TranslationEntry) -> PoEntry:
    shown = entry.shown
    flags = ["fuzzy"] if entry.is_stale and shown else []
    if entry.source.marks:
        flags.append(_PLACEHOLDERS)
    comments = [comment for comment in entry.comments if comment]
    comments.append(EXPORTED + digest(shown))
    return PoEntry(
        context=entry.context,
        source=entry.source.text,
        translation=shown,
        previous=entry.previous if "fuzzy" in flags else "",
        flags=tuple(flags),
        places=(entry.place,),
        comments=tuple(comments),
    )

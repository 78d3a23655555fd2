"""biblatex has no entries of this type, so no style knows how to print one.

    @artcle{bindel2017, …}
     ^^^^^^ did you mean `article`?

Use `@misc` for a work that fits no type.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.bibliography import Bibliography, Entry
from paperbuild.syntax.bibtex.biblatex import ENTRY_TYPES, lacking_fields

RULE = Rule("BIB018", "unknown-entry-type", Severity.WARNING, __doc__)

_LONGEST = 40  # letters of a type that can be near one
_NEAR = 0.83  # a slip of the fingers: `artcle`, `inproceeding`; `conversation` is no `collection`

# What RefWorks, Mendeley, Zotero's other styles and CSL call types that biblatex has.
_ELSEWHERE = {
    **dict.fromkeys(("book_section", "chapter", "booksection"), "incollection"),
    **dict.fromkeys(("webpage", "web_page", "website", "url", "blog", "post", "weblog"), "online"),
    **dict.fromkeys(("newspaper_article", "magazine_article", "newspaper", "magazine", "journalarticle"), "article"),
    **dict.fromkeys(("presentation", "talk", "lecture", "speech"), "unpublished"),
    **dict.fromkeys(("paper_conference", "conferencepaper"), "inproceedings"),
    **dict.fromkeys(("bill", "statute", "law", "treaty", "legmaterial", "regulation"), "legislation"),
    **dict.fromkeys(("case", "legal_case", "court_decision", "judgment"), "jurisdiction"),
    "film": "movie",
    "generic": "misc",
    "dissertation": "thesis",
    "working_paper": "report",
}


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every type of an entry that biblatex does not have."""
    for entry in library.entries:
        if entry.type not in ENTRY_TYPES:
            start = entry.span.start + entry.raw.lower().index(entry.type)
            hint = _hint(entry)
            span = Span(start, start + len(entry.type))
            yield RULE.at(library.file, span, f"biblatex has no type `@{entry.type}`", hint)


def _hint(entry: Entry) -> str:
    """The type that was meant, with what it needs; not one whose fields the work does not have."""
    near = get_close_matches(entry.type[:_LONGEST], sorted(ENTRY_TYPES), n=1, cutoff=_NEAR)
    elsewhere = _ELSEWHERE.get(entry.type, "")
    own = {name for name, field in entry.fields.items() if field.value.strip()} | {"title"}
    if elsewhere and not lacking_fields(elsewhere, own):
        return f"did you mean `{elsewhere}`?"
    if near and not elsewhere:
        lacking = lacking_fields(near[0], own)
        return f"did you mean `{near[0]}`?" + (f" It also needs `{lacking[0]}`" if lacking else "")
    return "a work that fits no type is a `@misc`"

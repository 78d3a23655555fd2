"""The text of a link does not say where it leads.

People who move from link to link with a screen reader hear only the text of each link. On paper, "click here" is not
even a place.

    The report is [here](https://example.org/rents).
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `here` does not say where the link leads

Name what the link leads to: `The [report on rents](https://example.org/rents)`. To print an address, write
`<https://example.org/rents>`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.section import LinkKind, Section
from paperbuild.syntax.targets import TargetKind, target_of

_NUMBERED = frozenset({TargetKind.HEADING, TargetKind.SECTION})

RULE = Rule("ACC002", "vague-link", Severity.WARNING, __doc__)

_VAGUE = frozenset(
    {
        *("click", "click here", "here", "link", "this link", "more", "read more", "see more", "learn more", "page"),
        *("this", "this page", "website", "download", "details", "follow this link"),
        *("hier", "hier klicken", "mehr", "mehr lesen", "weiterlesen", "dieser link", "webseite"),
        *("ici", "cliquez ici", "cliquer ici", "lien", "ce lien", "plus", "lire la suite", "en savoir plus"),
        *("aquí", "aqui", "haga clic aquí", "clic aquí", "enlace", "más", "leer más", "clique aqui", "mais"),
        *("qui", "clicca qui", "collegamento", "leggi di più", "klik hier", "lees meer", "tutaj", "kliknij tutaj"),
        *("εδώ", "тук", "здесь", "هنا", "اضغط هنا"),
    }
)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every link whose text is empty or says as good as nothing."""
    for link in section.links:
        text = link.text.strip("\N{OBJECT REPLACEMENT CHARACTER} ")
        if link.kind is not LinkKind.LINK or link.text != text or _says_something(text):
            continue
        if not link.text and target_of(link.target, section.path).kind in _NUMBERED:
            continue  # the build says what it leads to
        what = f"`{text}` does not say where the link leads" if text else "the link has no text"
        hint = "say what the link leads to"
        yield RULE.at(section.file, link.span, what, hint, section.locale)


def _says_something(text: str) -> bool:
    words = " ".join(text.casefold().split()).strip(".…!?:,»«›→> ")
    return bool(words) and words not in _VAGUE

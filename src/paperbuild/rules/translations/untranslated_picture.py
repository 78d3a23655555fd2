"""A drawing in a translation has the words of the source: the labels of its axes, the names of its parts.

    ![Ceny najmu](images/rents.svg)
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the drawing says `Rents in euros`, as in content/en/01-rents.md:3

Translate the texts in the SVG and save it under the same name in the folder of the locale, or ignore the finding and
say why. Labels that are names, signs or figures may stay. Words that were turned into paths cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.language.languages import base_language
from paperbuild.language.letters import WORD
from paperbuild.model.paper import Paper
from paperbuild.model.section import Link, LinkKind, Section
from paperbuild.rules.links.image_type import image_content, image_path
from paperbuild.syntax.pictures import kind_of
from paperbuild.syntax.svg_labels import labels_of_svg

RULE = Rule("LOC046", "untranslated-picture", Severity.WARNING, __doc__)

_WORD = re.compile(WORD)
_FEWEST_LETTERS = 3  # of a word that is no sign or unit
_FEWEST_LABELS = 2  # of one word each: one alone may be the same in both languages


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Each drawing of a translation that says what that of the source says, where it is first shown."""
    pictures = _pictures(paper, paper.settings.locale)
    labels = {name: _labels(*link, paper) for name, link in pictures.items()}
    for locale in paper.locales if any(labels.values()) else ():
        if base_language(locale.code) == base_language(paper.settings.locale):
            continue
        for name, (section, link) in _pictures(paper, locale.code).items():
            same = [label for label in _labels(section, link, paper) if label in labels.get(name, ())]
            if len(same) >= _FEWEST_LABELS or any(" " in label for label in same):
                message = f"the drawing says `{same[0]}`, as in {_place(*pictures[name])}"
                hint = "translate the texts in it, or ignore this and say why"
                yield RULE.at(section.file, link.span, message, hint, section.locale)


def _pictures(paper: Paper, code: str) -> Mapping[str, tuple[Section, Link]]:
    """The pictures of a locale by their addresses, each where it is first shown."""
    found: dict[str, tuple[Section, Link]] = {}
    for section in (section for section in paper.sections if section.locale == code):
        for link in section.links:
            if link.kind is LinkKind.IMAGE:
                found.setdefault(link.target, (section, link))
    return found


def _place(section: Section, link: Link) -> str:
    return f"{section.file.path}:{section.file.position(link.span.start).line}"


def _labels(section: Section, link: Link, paper: Paper) -> tuple[str, ...]:
    """The labels of a drawing that have a word in them which is no name."""
    content = image_content(link, section, paper) if image_path(link, section, paper).endswith(".svg") else None
    if content is None or kind_of(content) != "svg":
        return ()
    return tuple(label for label in labels_of_svg(content) if _is_said(label))


def _is_said(label: str) -> bool:
    """Whether there is more in a label than names, signs and figures: a word that begins with a small letter, or one of
    a script that has none; the first one may have a capital."""
    first, *others = _WORD.findall(label) or [""]
    is_word = len(first) >= _FEWEST_LETTERS and (first[1:].islower() or first.lower() == first.upper())
    return is_word and (not others or any(len(word) >= _FEWEST_LETTERS and not word[0].isupper() for word in others))

"""Changes a CSL style so that every note names its work in full, as formats need where notes are read one by one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from markupsafe import Markup

from paperbuild.findings.errors import EngineError

_CSL = "{http://purl.org/net/xbiblio/csl}"
_ELSE = f"{_CSL}else"
_INFO_END = re.compile(r"</info>|<info\s*/>")


def without_positions(style: str) -> str:
    """`style` (CSL 1.0.2) as if every citation were the first: nothing in it asks for its `position`.

    Raises EngineError where the style is not well-formed XML.
    """
    root = _root(style)
    _decide(root)
    return _written(root)


def with_names_alone(style: str, place: str) -> str:
    """`style` with a second way of citing, taken where the kind of place in the work is `place`: the names of those who
    wrote it as a sentence has them, families and institutions, joined and shortened as the style does; of a work
    without author its editor or its title.

    Raises EngineError where the style is not well-formed XML.
    """
    root = _root(style)
    macros = {macro.get("name") for macro in root.iter(f"{_CSL}macro")}
    title = 'macro="title-short"' if "title-short" in macros else 'variable="title" form="short" quotes="true"'
    own = next((name.attrib for names in root.iter(f"{_CSL}names") for name in names.iter(f"{_CSL}name")), {})
    options = " ".join(f'{option}="{own[option]}"' for option in _NAME_OPTIONS if option in own)
    names = _ALONE.format(place=place, options=options, title=title)
    for layout in root.iterfind(f"{_CSL}citation/{_CSL}layout"):
        choose = ET.fromstring(names)  # noqa: S314 - ours
        choose.find(f"{_CSL}else").extend(list(layout))  # type: ignore[union-attr]
        layout[:] = [choose]
    return _written(root)


_NAME_OPTIONS = (
    "and",
    "delimiter",
    "delimiter-precedes-last",
    "et-al-min",
    "et-al-use-first",
    "delimiter-precedes-et-al",
)
_ALONE = """<choose xmlns="http://purl.org/net/xbiblio/csl"><if locator="{place}">
<choose><if variable="author-short"><text variable="author-short"/></if><else>
<names variable="author"><name form="short" {options}/><substitute>
<names variable="editor"/><names variable="translator"/><names variable="director"/><names variable="composer"/>
<text {title}/></substitute></names></else></choose></if><else/></choose>"""


def _root(style: str) -> ET.Element:
    try:
        return ET.fromstring(style)  # noqa: S314 - expat expands no external entities; `is_safe` refuses internal ones
    except ET.ParseError as error:
        raise EngineError(f"the citation style is not well-formed: {error}") from error


def _written(root: ET.Element) -> str:
    ET.register_namespace("", _CSL.strip("{}"))
    return ET.tostring(root, encoding="unicode", xml_declaration=True)


def with_quotes(style: str, locale: str, marks: tuple[str, str, str, str]) -> str:
    """`style` with the quotation `marks` of the text for works cited in `locale`: opening, closing, and inner ones.

    A style that says itself which marks it wants keeps them.
    """
    language = locale.split("-")[0]
    own = re.search(rf'<locale xml:lang="{re.escape(language)}[^>]*>(?:(?!</locale>).)*"open-quote"', style, re.DOTALL)
    if own:
        return style
    names = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
    pattern = Markup('<term name="{}">{}</term>')
    terms = "".join(pattern.format(name, mark) for name, mark in zip(names, marks, strict=True))
    return with_terms(style, locale, terms)


def with_terms(style: str, locale: str, terms: str, date: str = "") -> str:
    """`style` with `terms`, elements of that name, and the form of a `date`, for works cited in `locale`."""
    begin, end = Markup('<locale xml:lang="{}">').format(locale), "</terms></locale>"
    added = "".join((begin, date, "<terms>", terms, end))
    return _INFO_END.sub(lambda info: f"{info[0]}{added}", style, count=1)


def with_ways_of(
    style: str, locale: str, date: Sequence[tuple[str, bool, str, str]], months: Sequence[str], words: Mapping[str, str]
) -> str:
    """`style` with the `date` of `locale`, its `months` and `words`; one that says how it writes a date keeps that.

    The parts of the date are named `day`, `month` and `year`, each with whether it is a name (and no number), and with
    what stands before and after it. `words` are by their names in CSL, with a form behind `/`; of a word, `/` parts one
    from several.
    """
    parts = "".join(_date_part(*part) for part in date)
    is_ours = bool(parts) and not _has_own_date(style)
    names = [(f"month-{number:02}", name) for number, name in enumerate(months, 1)] if is_ours else []
    terms = "".join(_term(name, word) for name, word in [*names, *words.items()])
    if not terms:
        return style
    return with_terms(style, locale, terms, "".join(('<date form="text">', parts, "</date>")) if is_ours else "")


def _date_part(name: str, is_name: bool, before: str, after: str) -> str:
    form = "long" if is_name else "numeric"
    shown = "" if name == "year" else Markup(' form="{}"').format(form)
    return Markup('<date-part name="{}"{} prefix="{}" suffix="{}"/>').format(name, shown, before, after)


def _term(name: str, word: str) -> str:
    name, _, form = name.partition("/")
    one, _, several = word.partition("/")
    shown = Markup(' form="{}"').format(form) if form else ""
    if not several:
        return Markup('<term name="{}"{}>{}</term>').format(name, shown, word)
    made = Markup('<term name="{}"{}><single>{}</single><multiple>{}</multiple></term>')
    return made.format(name, shown, one, several)


def prints_places(style: str) -> bool:
    """Whether `style` writes the place in a work (CSL's `locator`) anywhere.

    Raises EngineError where the style is not well-formed XML.
    """
    written = (f"{_CSL}text", f"{_CSL}number")
    return any(element.tag in written and element.get("variable") == "locator" for element in _root(style).iter())


def fault_of(style: str) -> tuple[str, int, int] | None:
    """Why `style` is no CSL style that cites, with the line (from 1) and the column (from 0); None where it is one."""
    try:
        root = ET.fromstring(style)  # noqa: S314 - as above
    except ET.ParseError as error:
        return (f"it is not well-formed XML: {str(error).split(':')[0]}", *error.position)
    if root.tag != f"{_CSL}style" or root.find(f"{_CSL}citation/{_CSL}layout") is None:
        return ("it has no `citation` with a `layout` in it", 1, 0)
    return None


def is_safe(style: str) -> bool:
    """Whether `style` is whole in itself: no document type (entities), no parent style to be fetched."""
    return "<!DOCTYPE" not in style and "independent-parent" not in style


def _decide(parent: ET.Element) -> None:
    """Takes every choice below `parent` as far as the position decides it; a decided one gives way to its content."""
    children: list[ET.Element] = []
    for child in list(parent):
        _decide(child)
        if child.tag != f"{_CSL}choose" or not any("position" in branch.attrib for branch in child):
            children.append(child)
            continue
        branches = _open_branches(child)
        if branches and branches[0].tag == _ELSE:
            children += list(branches[0])
        elif branches:
            branches[0].tag = f"{_CSL}if"
            child[:] = branches
            children.append(child)
    parent[:] = children


def _open_branches(choose: ET.Element) -> list[ET.Element]:
    """The branches that a first citation may take, down to the first that it takes in any case."""
    found: list[ET.Element] = []
    for branch in choose:
        held = _holds_at_first(branch)
        if held is False:
            continue
        found.append(branch)
        if held:
            branch.tag = _ELSE
            branch.attrib.clear()
            break
    return found


def _holds_at_first(branch: ET.Element) -> bool | None:
    """Whether a branch's condition holds at the first citation; None where something else has to be asked as well."""
    if branch.tag == _ELSE:
        return True
    positions = branch.attrib.pop("position", "").split()
    if not positions:
        return None
    is_alone = not set(branch.attrib) - {"match"}
    match = branch.get("match", "all")
    holds = {"all": set(positions) == {"first"}, "any": "first" in positions, "none": "first" not in positions}[match]
    if match == "any":
        return True if holds else _unless(is_alone, decided=False)
    return _unless(is_alone, decided=True) if holds else False


def _unless(is_alone: bool, *, decided: bool) -> bool | None:
    return decided if is_alone else None


def _has_own_date(style: str) -> bool:
    """Whether a style says how dates are written in some language."""
    return any("<date" in one.partition("</locale>")[0] for one in style.split("<locale")[1:])

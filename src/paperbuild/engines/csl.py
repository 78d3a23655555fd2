"""Changes a CSL style so that every note names its work in full, as formats need where notes are read one by one."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from paperbuild.errors import EngineError

_CSL = "{http://purl.org/net/xbiblio/csl}"
_BRANCHES = {f"{_CSL}if", f"{_CSL}else-if"}


def without_positions(style: str) -> str:
    """`style` (CSL 1.0.2) as if every citation were the first: no branch that tests `position` for anything else.

    Raises EngineError where the style is not well-formed XML.
    """
    try:
        root = ET.fromstring(style)  # noqa: S314 - expat expands no external entities; `is_safe` refuses internal ones
    except ET.ParseError as error:
        raise EngineError(f"the citation style is not well-formed: {error}") from error
    for choose in root.iter(f"{_CSL}choose"):
        _drop_positions(choose)
    ET.register_namespace("", _CSL.strip("{}"))
    return ET.tostring(root, encoding="unicode", xml_declaration=True)


def is_safe(style: str) -> bool:
    """Whether `style` is whole in itself: no document type (entities), no parent style to be fetched."""
    return "<!DOCTYPE" not in style and "independent-parent" not in style


def _drop_positions(choose: ET.Element) -> None:
    for branch in list(choose):
        positions = set(branch.get("position", "").split())
        if branch.tag in _BRANCHES and positions and "first" not in positions:
            choose.remove(branch)
    branches = list(choose)
    if branches and branches[0].tag == f"{_CSL}else-if":
        branches[0].tag = f"{_CSL}if"
    elif branches and branches[0].tag == f"{_CSL}else":
        # A choice that is left with its last branch only: one that always holds comes before it.
        branches[0].tag = f"{_CSL}if"
        branches[0].set("position", "first")
        branches[0].set("match", "any")

"""What the visitors of a section's elements share: where they are, and what has been found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from paperbuild.findings.source import Span
from paperbuild.model.numbered import FORMULA_CLASS, NumberedKind, numbered_kind
from paperbuild.model.section import Attribute
from paperbuild.syntax.markdown.findings import Findings
from paperbuild.syntax.markdown.layout import Pieces
from paperbuild.syntax.markdown.outline import Node
from paperbuild.syntax.markdown.probes import Probed
from paperbuild.syntax.markdown.walk.attributes import WrittenAttributes
from paperbuild.syntax.markdown.walk.places import Places

_NUMBERED = frozenset({"Table", "Figure", "Div"})
_LED_BY_ATTRIBUTES = {"Div", "CodeBlock"}


class Walk:
    """A walk through the elements of one section. `visitors` has a function for each kind of them; what has none is
    of no interest itself. `boxes` are the classes of the divs around, `group` counts the citations; `is_citing` says
    that one is around; `caption` is the paragraph that a numbered div has for the table in it."""

    def __init__(self, text: str, probed: Probed, nodes: Sequence[Node], visitors: Mapping[str, Visitor]) -> None:
        """`nodes` are all that will be visited. Raises RecursionError where they are nested too deeply."""
        self.text = text
        self.probed = probed
        self.places = Places(text, probed, nodes)
        self.layout = Pieces(text)
        self.findings = Findings()
        self.boxes: list[str] = []
        self.group = 0
        self.is_citing = False
        self.caption: Node | None = None
        self._visitors = visitors
        self._attributes = WrittenAttributes(text)

    def visit(self, node: Node) -> None:
        """Visits `node`, and with it what is in it."""
        visitor = self._visitors.get(node.kind, Walk.descend)
        if not node.attributes:
            visitor(self, node)
            return
        before = self.places.cursor
        if node.kind in _LED_BY_ATTRIBUTES:
            self._note_attributes(node, before)
            visitor(self, node)
        else:
            visitor(self, node)
            self._note_attributes(node, before)

    def visit_all(self, nodes: Iterable[Node]) -> None:
        """Visits `nodes`, one after the other."""
        for node in nodes:
            self.visit(node)

    def descend(self, node: Node) -> None:
        """Visits what is in `node`, which is of no interest itself."""
        self.places.pass_own(node)
        for child in node.children:
            self.visit(child)

    def identify(self, node: Node, span: Span) -> None:
        """Notes the identifier of `node`, which stands at `span`, if it has one."""
        if not node.identifier:
            return
        identifier = self.probed.restore(node.identifier)
        self.findings.identifiers.append((identifier, span))
        if self._is_numbered(node, identifier):
            self.findings.numbered.append(identifier)

    def _is_numbered(self, node: Node, identifier: str) -> bool:
        """Whether `node` is one that is numbered, in the running text."""
        is_one = node.kind in _NUMBERED or FORMULA_CLASS in node.classes
        return is_one and not self.places.note and numbered_kind(identifier) not in {None, NumberedKind.SECTION}

    def note_site(self, span: Span) -> None:
        """Notes what makes a note of its own in running text, and what makes none, for a citation is around it."""
        if self.is_citing:
            self.findings.nested.append(span)
        elif not self.places.note:
            self.findings.sites.append(span)

    def _note_attributes(self, node: Node, after: int) -> None:
        """Notes each attribute of `node` with the place past `after` where it is written."""
        for name, value in node.attributes:
            span = self._attributes.take(name, after) or self.places.line_at(after)
            self.findings.attributes.append(Attribute(node.kind, name, self.probed.restore(value), span))


Visitor = Callable[[Walk, Node], None]

"""A work of the library as a citation style knows it, with CSL's names of kinds and variables (CSL 1.0.2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Inlines

AUTHOR_SHORT, AUTHOR_ACRONYM = "author-short", "author-acronym"
"""What our style calls an organisation by when it comes again, and puts in brackets after its full name."""
PAGE_NAMED, PAGE_RANGE = "page-named", "page-range"
"""What stands in `page` and says itself what it is (`Article 12`), and ranges that citeproc would not print as such."""
CONTRIBUTIONS, EDITOR_ROLE, EDITOR_BY = "contributions", "editor-role", "editor-by"
"""Who else had a part in the work, and what its editors were, where they were something else: "comp.", "comp. by …"."""
OWN_VARIABLES = frozenset(
    {
        *(AUTHOR_SHORT, AUTHOR_ACRONYM, PAGE_NAMED, PAGE_RANGE, CONTRIBUTIONS, EDITOR_ROLE, EDITOR_BY),
        *("eid", "issue-title", "issue-name", "volume-designation"),
    }
)
"""The variables that only our style knows: CSL 1.0.2 has none of them, and pandoc takes any name."""

_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+")  # the family name comes first


@dataclass(frozen=True)
class WorkName:
    """A name in its parts; an organisation has its `literal` alone. `particle` belongs to the family name ("van
    Gogh"), `dropping_particle` does not ("Humboldt" of "Alexander von Humboldt")."""

    family: str = ""
    given: str = ""
    particle: str = ""
    dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def family_name(self) -> str:
        """What the name is called by in running text: `van Gogh`, `Amnesty International`."""
        return self.literal or _joined(self.particle, self.family) or self.given

    @property
    def full_name(self) -> str:
        """The whole name as it is read: `Vincent van Gogh`, `Martin Luther King Jr.`, `陈思远`."""
        if _EAST_ASIAN.fullmatch(self.family) and _EAST_ASIAN.fullmatch(self.given):
            return f"{self.family}{self.given}"
        family = _joined(self.dropping_particle, _joined(self.particle, self.family))
        return self.literal or " ".join(part for part in (self.given, family, self.suffix) if part)


@dataclass(frozen=True)
class Work:
    """A work: its `key` in the library, its `kind`, and its variables by what they hold. `values` are plain text (a
    DOI, a language), `texts` inlines of pandoc's JSON, `dates` as CSL JSON has them."""

    key: str
    kind: str
    values: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, Inlines] = field(default_factory=dict)
    names: Mapping[str, tuple[WorkName, ...]] = field(default_factory=dict)
    dates: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def _joined(particle: str, name: str) -> str:
    """A particle and what follows it: `van Gogh`, `d’Ormesson`."""
    return f"{particle}{'' if not particle or particle.endswith(('’', chr(39), '-')) else ' '}{name}"

"""What a format is: the one protocol behind which every folder of `output/` makes its files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from paperbuild.model.paper import Paper
from paperbuild.output.artifact import Artifact, Pagination
from paperbuild.output.templates import Templates
from paperbuild.output.view import View


@dataclass(frozen=True)
class Order:
    """What a file is made of: all that templates may say (`view`), the `templates`, and the paper as far as this locale
    needs it. `pdf` is the PDF of the same manuscript, laid out once, for the formats that ask for it; None for others,
    and where a template of the PDF fails."""

    view: View
    templates: Templates
    paper: Paper
    pdf: Artifact | None = None

    @property
    def pagination(self) -> Pagination | None:
        """On which pages of the PDF everything stands, where that is known."""
        return self.pdf.pagination if self.pdf else None


@dataclass(frozen=True)
class OutputFormat:
    """A format: `name` is that of its command and the end of its files' names, `label` what readers call it, `place`
    where it stands among the formats. `needs_layout` says that it needs the pages of the PDF. `render` makes a file; it
    raises BrokenTemplateError, and nothing for what is wrong with a paper."""

    name: str
    label: str
    media_type: str
    place: int
    needs_layout: bool
    render: Callable[[Order], Artifact]

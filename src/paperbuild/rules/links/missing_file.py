"""An image or a link names a file that is not in the project.

    ![Rents](img/rent.png)
    ^^^^^^^^^^^^^^^^^^^^^^ did you mean `img/rents.png`?

The tool looks for an image in the folder of its section and then in `content/`, so that locales can share it. Capital
letters matter. A link to another section names the file as it is called in the same locale: `05-rents.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.nearest import nearest
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.section import Link, Section
from paperbuild.syntax.targets import LinkTarget, TargetKind, target_of

RULE = Rule("LNK002", "missing-file", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every target that is a file, and is none of the project."""
    for locale in paper.locales:
        for section in locale.sections:
            for link in section.links:
                found = _fault(link, section, locale, paper)
                if found:
                    yield RULE.at(section.file, link.span, *found, locale.code)


def _fault(link: Link, section: Section, locale: Locale, paper: Paper) -> tuple[str, str] | None:
    target = target_of(link.target, section.path)
    written = unquote(link.target.partition("#")[0])
    if target.kind is TargetKind.SECTION:
        names = {other.name for other in locale.sections}
        if written.removeprefix("./") in names:
            return None
        near = nearest(written.rsplit("/", 1)[-1], names)
        return (
            f"this locale has no section `{written}`",
            f"did you mean `{near}`?" if near else "write the name of a section's file: `05-rents.md`",
        )
    if target.kind is not TargetKind.FILE:
        return None
    if any(path in paper.project.files or path in paper.project.escapes for path in candidates(link, target)):
        return None
    return f"there is no file `{written}`", _hint(written, section, paper)


def candidates(link: Link, target: LinkTarget) -> tuple[str, ...]:
    """The paths that `link` may mean, in the order in which they are tried."""
    return (target.path, f"content/{unquote(link.target).removeprefix('./')}")


def named_files(section: Section) -> Iterator[str]:
    """The paths that the images and links of a section may mean."""
    for link in section.links:
        target = target_of(link.target, section.path)
        if target.kind is TargetKind.FILE:
            yield from map(unquote, candidates(link, target))
            yield from candidates(link, target)


def _hint(written: str, section: Section, paper: Paper) -> str:
    folder = section.path.rsplit("/", 1)[0]
    own = {path.removeprefix(f"{folder}/").removeprefix("content/"): path for path in paper.project.files}
    near = nearest(written, own)
    return f"did you mean `{near}`?" if near else "put the file into content/, or correct its name"

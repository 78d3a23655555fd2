"""Not every format can show this kind of image, or the image is not what its file name says.

    ![Rents](rents.tiff)
    ^^^^^^^^^^^^^^^^^^^^ PNG, JPEG, GIF, SVG and WebP can be shown in every format

Save it as one of these kinds: drawings and charts as SVG, screenshots as PNG, photographs as JPEG.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.files import size_of
from paperbuild.model.paper import Paper
from paperbuild.model.section import Link, LinkKind, Section
from paperbuild.rules.links.missing_file import candidates
from paperbuild.syntax.picture_size import LARGEST_MB
from paperbuild.syntax.pictures import KINDS, kind_of
from paperbuild.syntax.targets import TargetKind, target_of

RULE = Rule("LNK007", "image-type", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every image of the project whose name or content is of no kind that can be shown, or that do not agree."""
    for section in paper.sections:
        for link in section.links:
            found = _fault(link, image_content(link, section, paper))
            if found:
                yield RULE.at(section.file, link.span, *found, section.locale)


def image_path(link: Link, section: Section, paper: Paper) -> str:
    """The path in the project of the image `link`; empty for a link, and where there is no such file."""
    target = target_of(link.target, section.path)
    if link.kind is not LinkKind.IMAGE or target.kind is not TargetKind.FILE:
        return ""
    return next((path for path in candidates(link, target) if path in paper.project.files), "")


def faulty_images(paper: Paper, fault_of: Callable[[Link, Section, str], str]) -> Iterator[tuple[Section, Link, str]]:
    """Every image of the project with a fault, and which: each file is looked at once, by `fault_of` its first image
    and its path."""
    known: dict[str, str] = {}
    for section in paper.sections:
        for link in section.links:
            path = image_path(link, section, paper)
            if path and path not in known:
                known[path] = fault_of(link, section, path)
            if path and known[path]:
                yield section, link, known[path]


def image_content(link: Link, section: Section, paper: Paper) -> bytes | None:
    """What is in the file of the image `link`; None for a link, where there is no such file, and where it is so large
    that nobody should read it, which another rule tells."""
    path = image_path(link, section, paper)
    files = paper.project.files
    return files[path] if path and size_of(files, path) <= LARGEST_MB * 1_000_000 else None


def _fault(link: Link, content: bytes | None) -> tuple[str, str] | None:
    if content is None:
        return None
    suffix = link.target.rsplit(".", 1)[-1].lower()
    named = KINDS.get(suffix)
    if named is None:
        return f"not every format can show a `.{suffix}` image", "save it as PNG, JPEG, GIF, SVG or WebP"
    kind = kind_of(content)
    if not kind:
        return f"`{link.target}` is not an image", "save it again as PNG, JPEG, GIF, SVG or WebP"
    if kind != named:
        return f"`{link.target}` is a {kind.upper()} image", f"change the end of its name to `.{kind}`"
    return None

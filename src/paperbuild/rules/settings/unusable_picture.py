"""A setting names an image that the project does not have, or that not every format can show.

picture = "images/cover.jpeg"
^^^^^^^ did you mean `images/cover.jpg`?

The image on the cover and the logos of funders are files in `content/`; write their paths from there. They must be
PNG, JPEG, GIF, SVG or WebP, not damaged and not too large (LNK015). An SVG must contain no script and load nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.nearest import nearest
from paperbuild.findings.source import Span
from paperbuild.model.paper import Paper
from paperbuild.model.project import Project
from paperbuild.model.settings import Settings
from paperbuild.rules.links import huge_image
from paperbuild.syntax.picture_size import excess_of
from paperbuild.syntax.pictures import KINDS, damage_of, kind_of, unwanted_in_picture
from paperbuild.syntax.toml_places import Path, toml_places

RULE = Rule("SET006", "unusable-picture", Severity.ERROR, __doc__)

_FOLDER = "content/"
_SAVE = "save it as PNG, JPEG, GIF, SVG or WebP"


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every image that `paper.toml` names and that no format could show."""
    named = list(named_pictures(paper.settings))
    file = paper.project.settings
    places = toml_places(file.text) if file and named else {}
    for place, written in named:
        fault = fault_of_picture(picture_path(written), paper.project)
        if file and fault:
            yield RULE.at(file, places.get(place, Span(0, 0)), *fault)


def named_pictures(settings: Settings) -> Iterator[tuple[Path, str]]:
    """The images that settings name: the place in the settings, and the path as it is written."""
    if settings.cover:
        yield ("cover", "picture"), settings.cover.picture
    for number, one in enumerate(settings.funders):
        if one.logo:
            yield ("funders", number, "logo"), one.logo


def picture_path(written: str) -> str:
    """The path in the project of an image that settings name from `content/`."""
    return _FOLDER + written.removeprefix("./").removeprefix(_FOLDER)


def fault_of_picture(path: str, project: Project) -> tuple[str, str] | None:
    """Why no format could show the file at `path`, and what to do; None where every format can."""
    written = path.removeprefix(_FOLDER)
    if path not in project.files:
        near = nearest(written, [name.removeprefix(_FOLDER) for name in project.files])
        hint = f"did you mean `{near}`?" if near else "put the file into `content/`, or correct its name"
        return f"there is no file `{written}` in `content/`", hint
    if excess := excess_of(project.files, path):
        return f"the image {excess}", huge_image.HINT
    content = project.files[path]
    kind = kind_of(content)
    if not kind:
        return f"`{written}` is not an image that every format can show", _SAVE
    if kind != KINDS.get(written.rsplit(".", 1)[-1].lower()):
        return f"`{written}` is a {kind.upper()} image", f"change the end of its name to `.{kind}`"
    if unwanted := unwanted_in_picture(path, content):
        return f"the image contains {unwanted}", "save it as plain SVG, or as PNG"
    if damage := damage_of(content):
        return f"the image {damage}", "get the file again from where it came from, or save it again"
    return None

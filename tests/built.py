"""Whole papers, each laid out once in a run of the tests, whichever of its workers asks first."""

from __future__ import annotations

import fcntl
import hashlib
import os
import pickle
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from paperbuild.app.build import Build, build
from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.core.timings import Stopwatch
from paperbuild.engines.layout.pool import LayoutPool
from paperbuild.model.formats import Format
from paperbuild.model.project import Project
from tests.layouts import layouts
from tests.places import ROOT, SHARED


def build_anew(folder: Path, *formats: Format, locale: str = "") -> Build:
    """What comes of the paper in `folder`, made now: every format if none is named, the source if no locale is."""
    paper, _ = parse_project(load(folder))
    wanted = locale or paper.source.code
    locales = [one for one in paper.locales if one.code == wanted]
    with LayoutPool(1) as pool:
        return build(paper, locales, formats or tuple(Format), pool, Stopwatch())


def build_project(project: Project, *formats: Format) -> Build:
    """What comes of the source of `project`, in the house's design: every format if none is named."""
    house = load(ROOT).templates
    paper, _ = parse_project(replace(project, templates=MappingProxyType({**house, **project.templates})))
    with layouts() as pool:
        return build(paper, [paper.source], formats or tuple(Format), pool, Stopwatch())


@cache
def built(folder: Path, *formats: Format, locale: str = "") -> Build:
    """The same, made by the first who asks for it in this run of the tests."""
    name = hashlib.sha256(repr((str(folder), formats, locale)).encode()).hexdigest()
    kept = Path(os.environ[SHARED], name)
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # another worker may be making it
        if not kept.exists():
            kept.write_bytes(pickle.dumps(build_anew(folder, *formats, locale=locale)))
        made: Build = pickle.loads(kept.read_bytes())  # noqa: S301 - our own
    return made

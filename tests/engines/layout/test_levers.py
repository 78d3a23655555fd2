"""Each lever leads to the same bytes as WeasyPrint's own way, and WeasyPrint's own way is not gone any more."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from paperbuild.app.build import build
from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.core.timings import Stopwatch
from paperbuild.engines.layout.pool import LayoutPool
from paperbuild.engines.layout.process import LayoutProcess
from paperbuild.engines.layout.request import LayoutAnswer, LayoutRequest
from paperbuild.model.formats import Format
from tests.places import PAPERS, ROOT

pytestmark = pytest.mark.pango

EVERYTHING, ARABIC = PAPERS / "everything", PAPERS / "arabic"
# Loads WeasyPrint, and lays a request out in one process after another that begins where it then is: with the levers
# that a word names, with a comma between them. With `count` it says how often every function was called, and loads
# WeasyPrint in each process anew where a lever has to do with that. Counting takes longer than the layout.
PROGRAM = """
import cProfile, importlib, os, pickle, pstats, sys
from paperbuild.engines.layout import worker
from paperbuild.engines.layout.weasy import balance, grid, notes, spelling, words
kind, *sets = sys.argv[1:]
asked = sys.stdin.buffer.read()
def answer(levers):
    for name in filter(None, levers.split(",")):
        module, function = name.split(".")
        getattr(importlib.import_module(f"paperbuild.engines.layout.weasy.{module}"), function)()
    notes.keep_every_note()
    spelling.spell_out()
    grid.keep_the_grid()
    balance.balance_lines()
    words.divide_no_word_amid_a_line()
    request = pickle.loads(asked)
    if kind != "count":
        return worker.lay_out(request), {}
    profile = cProfile.Profile(subcalls=False, builtins=False)
    laid_out = profile.runcall(worker.lay_out, request)
    return laid_out, {place: many for place, (_, many, *_) in pstats.Stats(profile).stats.items()}
if not any(levers.startswith("start.") for levers in sets):
    import weasyprint
for levers in sets:
    if os.fork() == 0:
        pickle.dump(answer(levers), sys.stdout.buffer)
        sys.stdout.flush()
        os._exit(0)
    if os.wait()[1]:
        sys.exit(1)
"""


@dataclass(frozen=True)
class LaidOut:
    """An answer, and how often each function was called, by its file's path, line and name."""

    answer: LayoutAnswer
    calls: dict[tuple[str, int, str], int]

    def count(self, path: str, name: str) -> int:
        return sum(many for (file, _, function), many in self.calls.items() if file.endswith(path) and function == name)


@cache
def request(folder: Path) -> bytes:
    """What is asked of the layout for a paper, pickled."""
    found: list[LayoutRequest] = []
    lay_out = LayoutProcess.lay_out

    def noted(process: LayoutProcess, asked: LayoutRequest, *rest: Any) -> LayoutAnswer:
        found.append(asked)
        return lay_out(process, asked, *rest)

    paper, _ = parse_project(load(folder))
    with pytest.MonkeyPatch.context() as patch, LayoutPool(1) as pool:
        patch.setattr(LayoutProcess, "lay_out", noted)
        build(paper, [paper.source], [Format.PDF], pool, Stopwatch())
    return pickle.dumps(found[0])


def laid_out(folder: Path, kind: str, *sets: Sequence[str]) -> list[LaidOut]:
    """What comes of a paper in processes of their own that have each taken some levers, `module.function` each."""
    env = {"SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-c", PROGRAM, kind, *map(",".join, sets)]
    done = subprocess.run(command, input=request(folder), capture_output=True, check=True, env=env)
    told = io.BytesIO(done.stdout)
    return [LaidOut(*pickle.load(told)) for _ in sets]  # noqa: S301 - from our own program


@cache
def alone(*levers: str) -> Mapping[str, LaidOut]:
    """What comes of the paper that has everything with each of these levers alone, and with none (``""``)."""
    sets = ("", *levers)
    return dict(zip(sets, laid_out(EVERYTHING, "count", *([one] if one else [] for one in sets)), strict=True))


# Each lever, and a function that is called less with it: how often at most, as a share of what it was.
LEVERS = {
    "start.read_c_types_once": ("cffi/cparser.py", "parse_type", 0.2),
    "reading.read_pages_with_expat": ("tinyhtml5/parser.py", "parse", 0.0),
    "styles.inherit_at_once": ("weasyprint/css/__init__.py", "__missing__", 0.15),
    "styles.look_for_math_where_it_can_be": ("weasyprint/css/functions.py", "check_math", 0.1),
    "styles.resolve_lengths_once": ("weasyprint/layout/percent.py", "resolve_one_percentage", 0.2),
    "flow.see_at_once_what_is_in_flow": ("weasyprint/formatting_structure/boxes.py", "is_absolutely_positioned", 0.6),
    "hyphens.read_patterns_when_needed": ("pyphen/__init__.py", "<listcomp>", 0.2),
    "text.set_up_pango_once": ("weasyprint/text/fonts.py", "get_font_description", 0.3),
    "text.measure_struts_once": ("weasyprint/text/line_break.py", "_font_style_cache_key", 0.4),
    "text.keep_lines_for_drawing": ("weasyprint/text/line_break.py", "setup", 0.9),
    "writing.write_each_object_once": ("pydyf/__init__.py", "data", 0.6),
    "writing.list_pages_once": ("pydyf/__init__.py", "page_references", 0.0),
}
PAPERS_TO_SET = [
    pytest.param(EVERYTHING, id="everything"),
    pytest.param(ARABIC, id="arabic", marks=pytest.mark.slow),
    pytest.param(ROOT, id="the paper", marks=pytest.mark.slow),
]


@pytest.mark.slow
@pytest.mark.parametrize("lever", LEVERS)
def test_a_lever_gives_the_same_bytes_and_spares_what_it_says(lever: str) -> None:
    path, name, share = LEVERS[lever]
    loads = lever.startswith("start.")
    both = alone(*(other for other in LEVERS if other.startswith("start.") is loads))
    own, ours = both[""], both[lever]
    assert ours.answer == own.answer
    assert own.count(path, name) > 0
    assert ours.count(path, name) <= share * own.count(path, name)


@pytest.mark.slow
@pytest.mark.parametrize("folder", PAPERS_TO_SET)
def test_all_levers_together_give_the_same_bytes(folder: Path) -> None:
    own, ours = laid_out(folder, "", []), laid_out(folder, "", ["start.load_quickly", *LEVERS])
    assert ours[0].answer == own[0].answer


START = """
import sys
programs = []
sys.addaudithook(lambda event, _: programs.append(event) if event == "subprocess.Popen" else None)
from paperbuild.engines.layout.weasy.start import load_quickly
load_quickly()
import weasyprint.pdf.fonts as fonts
later = [name for name in sys.modules if name.startswith(("fontTools.subset", "fontTools.varLib"))]
print(len(programs), len(later), fonts.subset.Options(retain_gids=True).retain_gids)
try:
    fonts.instantiateVariableFont(None, {})
except Exception as error:
    print(type(error).__name__, "fontTools.varLib.instancer" in sys.modules)
"""


def test_loading_starts_no_program_and_leaves_fonttools_until_it_is_wanted() -> None:
    done = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["0 0 True", "TypeError True"]

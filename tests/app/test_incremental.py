"""After any edit, what is made with all that is remembered is, byte for byte, what is made anew."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from paperbuild.app.build import Source, build_source
from paperbuild.app.load import load
from paperbuild.app.opened import OpenPaper
from paperbuild.checks.check import judge
from paperbuild.core.memo import Memo
from paperbuild.core.reader import SectionReader
from paperbuild.core.timings import Stopwatch
from paperbuild.engines.layout.pool import LayoutPool
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.output.registry import FORMATS
from tests.places import PAPERS
from tests.thorough import tries

EDITS = tries(8, 60)
"""How many random edits are made."""


Files = Mapping[tuple[str, str], bytes]


def made(opened: OpenPaper, pool: LayoutPool, memo: Memo) -> tuple[Files, tuple[Diagnostic, ...]]:
    """Every file of the paper, and what is wrong with it."""
    source = Source(opened.settings, opened.library, opened.project.templates, opened.edition)
    codes = [one.code for one in opened.project.locales if one.sections]
    files = build_source(source, codes, tuple(FORMATS), pool, Stopwatch(), memo, is_draft=True).artifacts
    return {key: artifact.content for key, artifact in files.items()}, judge(opened.paper(), opened.findings()).findings


def anew(folder: Path) -> tuple[Files, tuple[Diagnostic, ...]]:
    with LayoutPool(0) as pool, OpenPaper(load(folder)) as opened:
        return made(opened, pool, Memo())


def sections(folder: Path) -> list[Path]:
    return sorted(folder.glob("content/*/*.md"))


def change_a_word(folder: Path, chance: random.Random) -> None:
    path = chance.choice(sections(folder))
    text = path.read_text(encoding="utf-8")
    words = list(re.finditer(r"\b[a-z]{4,}\b", text))
    if words:
        word = chance.choice(words)
        path.write_text(text[: word.start()] + word[0][::-1] + text[word.end() :], encoding="utf-8")


def add_a_paragraph(folder: Path, chance: random.Random) -> None:
    path = chance.choice(sections(folder))
    parts = path.read_text(encoding="utf-8").split("\n\n")
    parts.insert(chance.randint(1, len(parts)), "A paragraph that was not there, with a note of its own.[@forum2024]")
    path.write_text("\n\n".join(parts), encoding="utf-8")


def take_a_paragraph(folder: Path, chance: random.Random) -> None:
    path = chance.choice(sections(folder))
    parts = path.read_text(encoding="utf-8").split("\n\n")
    if len(parts) > 3:
        del parts[chance.randint(1, len(parts) - 1)]
    path.write_text("\n\n".join(parts), encoding="utf-8")


def change_the_library(folder: Path, chance: random.Random) -> None:
    path = folder / "bibliography.bib"
    titles = list(re.finditer(r"title\s*=\s*[{\"](?=\w)", text := path.read_text(encoding="utf-8")))
    at = chance.choice(titles).end()
    path.write_text(text[:at] + "New " + text[at:], encoding="utf-8")


def change_a_setting(folder: Path, chance: random.Random) -> None:
    path = folder / "content/paper.toml"
    text = re.sub(r"(?m)^(design|accent|date) = .*\n", "", path.read_text(encoding="utf-8"))
    design = chance.choice(["house", "plain"])
    accent = chance.choice(["#7d1a35", "#1a4d7d"])
    day = chance.randint(1, 28)
    path.write_text(f'date = 2026-03-{day:02}\ndesign = "{design}"\naccent = "{accent}"\n{text}', encoding="utf-8")


def change_a_template(folder: Path, chance: random.Random) -> None:
    name = chance.choice(["print.css", "screen.css"])
    (folder / "templates").mkdir(exist_ok=True)
    default = load(folder).templates[name].text
    (folder / "templates" / name).write_text(f"{default}\np {{ margin-left: {chance.randint(0, 3)}pt }}\n", "utf-8")


def change_the_strings(folder: Path, chance: random.Random) -> None:
    path = chance.choice(sorted(folder.glob("content/*/metadata.toml")))
    path.write_text(re.sub(r'(?m)^title = "', 'title = "A ', path.read_text("utf-8"), count=1), "utf-8")


CHANGES: tuple[Callable[[Path, random.Random], None], ...] = (
    change_a_word,
    change_a_word,
    add_a_paragraph,
    take_a_paragraph,
    change_the_library,
    change_a_setting,
    change_a_template,
    change_the_strings,
)


@pytest.mark.pango
@pytest.mark.slow
def test_what_is_remembered_makes_the_same_files_as_what_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "paper"
    shutil.copytree(PAPERS / "bilingual", folder, ignore=shutil.ignore_patterns("build"))
    (tmp_path / "memo").mkdir()
    chance = random.Random(2026)  # noqa: S311 - no secret
    living, kept = Memo(), Memo(tmp_path / "memo")
    with LayoutPool(1) as pool, OpenPaper(load(folder), SectionReader(living)) as opened:
        for number in range(EDITS):
            change = CHANGES[number % len(CHANGES)]
            change(folder, chance)
            clean = anew(folder)
            opened.update(load(folder))
            assert made(opened, pool, living) == clean, f"a living process, edit {number}: {change.__name__}"
            living.close()
            with OpenPaper(load(folder), SectionReader(kept)) as another, LayoutPool(0) as its_own:
                assert made(another, its_own, kept) == clean, f"from the disk, edit {number}: {change.__name__}"
            kept.close()
            kept = Memo(tmp_path / "memo")

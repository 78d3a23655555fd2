"""Makes the papers that are measured: copies of the paper, the paper in many locales, a corpus of many sections."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

SOURCE, TRANSLATION = "en", "fr"
RECORDS = "made-from"
# French is written there as in France: a translation copied into one of these locales has nothing wrong in it, so that
# what is measured is the comparison, and not the printing of findings.
_REGIONS = "BE BF BI BJ CA CD CF CG CH CI CM DJ DZ GA GN GP GQ HT KM LU MA MC MG ML MQ MR MU NC NE RE RW SC SN TD TG TN"
REGIONS = tuple(f"{TRANSLATION}-{region}" for region in _REGIONS.split())

_PAPER = ("content", "templates", "bibliography.bib")
_SLUG = re.compile(r"\[\^([^\]\s]+)\]")
_IDENTIFIER = re.compile(r"(\{[^{}\n]*?#|\]\(#)([^\s{}()]+)")
_HEADING = re.compile(r"^(#+ \S+)", re.MULTILINE)
_MARK = "reworded"
_CHANGED = re.compile(rf" {_MARK}\w+")
_FIRST_WORD = re.compile(r"(?<=\n\n)[A-Z][a-z]+(?= [a-z])")
_NOTE_COUNT = re.compile(r"^notes = \d+\n", re.MULTILINE)


def copy_paper(paper: Path, folder: Path) -> Path:
    """A copy of the paper at `folder`, with all its locales."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in _PAPER:
        source = paper / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)
    return folder


def paper_in_locales(paper: Path, folder: Path, count: int) -> Path:
    """The paper in `count` locales: its source, its French, and the French as that of other countries."""
    content = copy_paper(paper, folder) / "content"
    codes = [SOURCE, TRANSLATION, *REGIONS][:count]
    for code in codes[2:]:
        shutil.copytree(content / TRANSLATION, content / code, dirs_exist_ok=True)
    for path in content.iterdir():
        if path.is_dir() and path.name not in codes:
            shutil.rmtree(path)
    return folder


def corpus(paper: Path, folder: Path, count: int) -> Path:
    """A paper of `count` sections and as many translated ones: those of the paper, over and over again, each time with
    identifiers, notes and file names of its own. How many notes it has, it does not say."""
    content = copy_paper(paper, folder) / "content"
    for path in content.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
    for code in (SOURCE, TRANSLATION):
        (content / code).mkdir()
        shutil.copy(paper / "content" / code / "metadata.toml", content / code)
        for name, text in _sections(paper / "content" / code, count):
            (content / code / name).write_text(text, encoding="utf-8")
    shutil.copytree(content / SOURCE, content / TRANSLATION / RECORDS)
    settings = content / "paper.toml"
    settings.write_text(_NOTE_COUNT.sub("", settings.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


def paper_with_library(paper: Path, folder: Path, count: int) -> Path:
    """The paper with `count` works in its library besides those that it cites, of which the rules say nothing."""
    library = copy_paper(paper, folder) / "bibliography.bib"
    works = "".join(
        f"@article{{made{number},\n  author = {{Okafor{number}, Chidi and {{\\O}}stby, Ann}},\n"
        f"  title = {{Harbour {{LNG}} tides, part {number}}},\n  journaltitle = {{Journal of Ports}},\n"
        f"  date = {{{1900 + number % 120}-0{number % 9 + 1}}},\n  volume = {{{number % 70}}},\n"
        f"  pages = {{{number}--{number + 9}}},\n  doi = {{10.1000/made.{number}}}\n}}\n"
        for number in range(count)
    )
    library.write_text(library.read_text(encoding="utf-8") + works, encoding="utf-8")
    settings = folder / "content" / "paper.toml"
    text = settings.read_text(encoding="utf-8")
    silent = 'BIB014 = "off"\n'
    text = text.replace("[rules]\n", f"[rules]\n{silent}") if "[rules]\n" in text else f"{text}\n[rules]\n{silent}"
    settings.write_text(text, encoding="utf-8")
    return folder


def longest_section(folder: Path, locale: str) -> Path:
    """The longest section of a paper in one locale."""
    return max(sorted(folder.glob(f"content/{locale}/*.md")), key=lambda path: path.stat().st_size)


def change_a_word(folder: Path, locale: str, word: str) -> None:
    """Puts `word` after the first word of a paragraph in the middle of the longest section, in place of the one that
    was put there before: it is in lower case, so that a name stays one."""
    path = longest_section(folder, locale)
    text = _CHANGED.sub("", path.read_text(encoding="utf-8"))
    first = _FIRST_WORD.search(text, len(text) // 2)
    if first is None:
        raise ValueError(f"{path} has no paragraph in its second half")
    path.write_text(f"{text[: first.end()]} {_MARK}{word}{text[first.end() :]}", encoding="utf-8")


def earlier_edition(paper: Path, folder: Path, locale: str) -> Path:
    """The paper as an edition before it may have been: every fifth paragraph of each section has other words."""
    for path in sorted(copy_paper(paper, folder).glob(f"content/{locale}/*.md")):
        text = path.read_text(encoding="utf-8")
        for first in reversed([*_FIRST_WORD.finditer(text)][::5]):
            text = f"{text[: first.end()]} {_MARK} before{text[first.end() :]}"
        path.write_text(text, encoding="utf-8")
    return folder


def _sections(folder: Path, count: int) -> Iterator[tuple[str, str]]:
    """The names and texts of `count` sections made of those in `folder`."""
    originals = sorted(folder.glob("*.md"))
    for number in range(count):
        lap, original = number // len(originals), originals[number % len(originals)]
        name = original.name.partition("-")[2]
        yield f"{number:04}-{name}", told_apart(original.read_text(encoding="utf-8"), lap + 1)


def told_apart(text: str, lap: int) -> str:
    """A section with names of its own for its notes and places, and a number in its headings."""
    text = _SLUG.sub(rf"[^\1-{lap}]", text)
    text = _IDENTIFIER.sub(rf"\1\2-{lap}", text)
    return _HEADING.sub(rf"\1 {lap}", text)


def size_of(folder: Path) -> int:
    """How many bytes of sections a paper has, in all its locales, without the records, and of its library."""
    return sum(path.stat().st_size for path in (*folder.glob("content/*/*.md"), *folder.glob("bibliography.bib")))

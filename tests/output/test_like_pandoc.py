"""Our notes against what pandoc prints of the same library by itself, with the same style.

Where the two may differ is listed in `DIFFERENCES`, each with its reason: pandoc's text is changed by it before the two
are compared, so that everything else has to be the same, to the letter.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperbuild.app.load import default_templates_folder
from paperbuild.engines.csl import without_positions
from paperbuild.engines.limits import EngineLimits
from paperbuild.engines.pandoc import pandoc_path
from paperbuild.engines.pandoc_tree import citation_of
from paperbuild.findings.source import SourceFile
from paperbuild.language.dates import months_after_day
from paperbuild.model.manuscript import Cluster, Manuscript
from paperbuild.model.paper import Locale
from paperbuild.model.settings import Metadata
from paperbuild.output.text.citations import works, written_in_full
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.syntax.settings import settings_of
from tests.clock import HANGS_S
from tests.thorough import tries

STYLE = (default_templates_folder() / "notes.csl").read_text(encoding="utf-8")

WORDS = [
    "harbour",
    "Tides",
    "of",
    "the",
    "Émigré",
    r"\'Etat",
    "{NATO}",
    r"\emph{late}",
    "CO$_2$",
    "10--12",
    "and",
    r"R\&D",
]
TITLES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
FAMILIES = ["Doe", "García", "{\\O}stergren", "Müller", "O'Neil", "Smith-Jones"]
PERSONS = st.builds("{}, {}".format, st.sampled_from(FAMILIES), st.sampled_from(["Jo", "A. B.", 'Zo{\\"e}']))
NAMES = st.lists(PERSONS | st.sampled_from(["{Hill and Sea Trust}", "{UNICEF}"]), min_size=1, max_size=5).map(
    " and ".join
)
DATES = st.sampled_from(["2019", "2019-04", "2019-04-30", "2018/2019", "2019-04/2019-05", "1999-12-31/2000-01-01"])
FIELDS: Mapping[str, st.SearchStrategy[str]] = {
    "author": NAMES,
    "editor": NAMES,
    "translator": NAMES,
    "subtitle": TITLES,
    "titleaddon": st.sampled_from(["Second draft", "Kept"]),
    "date": DATES,
    "publisher": st.sampled_from(["Tide Press", "{Hill and Sea}", "Müller"]),
    "location": st.sampled_from(["Leeds", "São Paulo"]),
    "institution": st.sampled_from(["Ministry of Ports", "ILO"]),
    "volume": st.sampled_from(["3", "12"]),
    "number": st.sampled_from(["4", "7"]),
    "pages": st.sampled_from(["12--15", "7", "100-103", "20---25", "Article 9", "e1003285", "10-1--10-12"]),
    "series": st.sampled_from(["Working Papers", "{Port} Studies"]),
    "edition": st.sampled_from(["2", "3"]),
    "note": st.sampled_from(["unpublished", "Author: the clerk", "ID: 12", "in French"]),
    "url": st.just("https://a.example/b%20c_d?e=f&g"),
    "urldate": st.just("2020-02-03"),
    "doi": st.just("10.1000/abc_d"),
    "eventtitle": st.sampled_from(["Port Days"]),
    "version": st.just("2.1"),
    "maintitle": TITLES,
    "bookauthor": NAMES,
    "volumes": st.just("5"),
    "chapter": st.sampled_from(["3", "The Quay"]),
    "origdate": st.just("1796"),
    "howpublished": st.sampled_from(["Handout", "Talk and slides"]),
    "organization": st.just("Port Office"),
    "addendum": st.just("Reprinted"),
    "langid": st.sampled_from(["german", "french"]),
    "pubstate": st.sampled_from(["inpress", "forthcoming"]),
    "type": st.sampled_from(["phdthesis", "resreport", "Memo"]),
}
TYPES = "article book incollection inproceedings report thesis online misc legislation unpublished manual".split()
IN_OTHERS = {"incollection", "inproceedings"}


@st.composite
def entries(draw: st.DrawFn) -> tuple[str, Mapping[str, str]]:
    """A type and the fields of an entry that pandoc reads as its author meant."""
    kind = draw(st.sampled_from(TYPES))
    chosen = draw(st.lists(st.sampled_from(sorted(FIELDS)), unique=True, max_size=8))
    fields = {name: draw(FIELDS[name]) for name in chosen}
    fields["title"] = draw(TITLES)
    if kind == "article":
        fields["journaltitle"] = draw(TITLES)
    if kind in IN_OTHERS:
        fields["booktitle"] = draw(TITLES)
    return kind, fields


def as_bibtex(made: Sequence[tuple[str, Mapping[str, str]]], titles: Callable[[str], str]) -> str:
    """A library of entries `k0`, `k1`, …, with `titles` changed."""
    named = {"title", "subtitle", "titleaddon", "booktitle", "journaltitle", "series", "eventtitle", "maintitle"}
    return "".join(
        f"@{kind}{{k{index},\n"
        + "".join(f"  {name} = {{{titles(value) if name in named else value}}},\n" for name, value in fields.items())
        + "}\n"
        for index, (kind, fields) in enumerate(made)
    )


def with_one_dash(made: Sequence[tuple[str, Mapping[str, str]]]) -> list[tuple[str, Mapping[str, str]]]:
    """A long dash in a range of pages, which pandoc prints as it is, as the one that is meant (named difference)."""
    return [(kind, {name: value.replace("---", "--") for name, value in fields.items()}) for kind, fields in made]


def as_typed(title: str) -> str:
    """In braces: pandoc sets English titles in small letters. Ours stand as they were typed (named difference)."""
    return f"{{{title}}}"


def pandoc_prints(library: str, count: int, folder: Path, language: str) -> list[str]:
    """The notes of pandoc, one a work, as plain text."""
    bib, csl = folder / "library.bib", folder / "style.csl"
    bib.write_text(library, encoding="utf-8")
    csl.write_text(without_positions(STYLE), encoding="utf-8")
    command = [pandoc_path(), "--from=markdown", "--to=json", "--citeproc", f"--bibliography={bib}", f"--csl={csl}"]
    text = "\n\n".join(f"[@k{index}]" for index in range(count))
    done = subprocess.run(
        [*command, f"--metadata=lang:{language}"], input=text, capture_output=True, encoding="utf-8", check=True
    )
    lines = json.loads(done.stdout)["blocks"][:count]
    return [plain(line["c"]) for line in lines]


def plain(part: object) -> str:
    """The words anywhere in `part`, with a mark for each kind of emphasis; formulas in letters."""
    if isinstance(part, list):
        return "".join(map(plain, part))
    if not isinstance(part, dict):
        return ""
    kind, content = part["t"], part.get("c")
    if kind == "Str":
        return str(content)
    if kind in {"Space", "SoftBreak"}:
        return " "
    if kind == "Math":
        return re.sub(r"[_{}]", "", str(content[1]))  # type: ignore[index]
    if kind == "Quoted":
        return f"“{plain(content[1])}”"  # type: ignore[index]
    if kind == "Note":
        return plain([block["c"] for block in content])  # type: ignore[union-attr]
    if kind in {"Cite", "Span", "Link"}:
        return plain(content[1])  # type: ignore[index]
    text = plain(content)
    return f"<{text}>" if kind == "Emph" else text


def ours(library: str, count: int, locale: str) -> list[str]:
    """Our notes, one a work, as plain text."""
    read = works(parse_bibliography(SourceFile("bibliography.bib", library)), None, locale, EngineLimits(HANGS_S))
    metadata, papers = Metadata(title="T"), settings_of(SETTINGS | {"locale": locale})
    clusters = tuple(Cluster(n + 1, (citation_of(f"k{n}"),), is_whole_note=True) for n in range(count))
    manuscript = Manuscript(Locale(locale, (), metadata), papers, (), (), (), clusters)
    return [plain(line) for line in written_in_full(manuscript, STYLE, read)]


SETTINGS = {"slug": "p", "date": "2026-01-01", "publisher": {"name": "P"}}


AFTER_DAY = {after_day: alone for alone, after_day in months_after_day("pl").items()}
DIFFERENCES: Mapping[str, Callable[[str], str]] = {
    # A title that ends with a mark of its own takes no colon before what follows.
    "no colon after a mark": lambda text: re.sub(r"([?!])([”’]?):(?= )", r"\1\2", text),
    # The first day of a month is "1er" in French, in a range as well.
    "first day": lambda text: re.sub(r"(?<=[ –])1(?= janvier)", "1er", text),
    # A Polish month without a day is in the nominative, as on the cover; CSL has one form for both.
    "months alone": lambda text: re.sub(r"(?<!\d )\b[a-ząęśńóźł]+", lambda at: AFTER_DAY.get(at[0], at[0]), text),
    # What says itself what it is needs no word for pages; a range has its dash where the numbers have hyphens, too.
    "article numbers": lambda text: re.sub(r"(?<= )[Spps]+\.\s(?=Article 9|e1003285)", "", text),
    "range of parts": lambda text: text.replace("10-1-10-12", "10-1–10-12"),
    # A note begins with a capital; the braces that keep pandoc from changing a title keep it from that, too.
    "capital": lambda text: re.sub(r"^[^\w]*\w", lambda match: match[0].upper(), text),
    # A line is set in the marks of its language by `citation_marks`, quotation marks by the style (tested there).
    "marks of the language": lambda text: re.sub(r"[“”«»„\u00a0\u202f]", "", text).replace(" :", ":"),
}


def alike(text: str) -> str:
    for change in DIFFERENCES.values():
        text = change(text)
    return " ".join(text.split())


@pytest.mark.slow
@settings(max_examples=tries(8, 50))
@given(st.lists(entries(), min_size=90, max_size=90), st.sampled_from(["en-GB", "fr-FR", "de-DE", "es-ES", "pl-PL"]))
def test_every_note_is_what_pandoc_prints(
    tmp_path_factory: pytest.TempPathFactory, made: Sequence[tuple[str, Mapping[str, str]]], language: str
) -> None:
    typed = as_bibtex(made, lambda title: title)
    pandocs = pandoc_prints(
        as_bibtex(with_one_dash(made), as_typed), len(made), tmp_path_factory.mktemp("library"), language
    )
    for index, (our, theirs) in enumerate(zip(ours(typed, len(made), language[:2]), pandocs, strict=True)):
        assert alike(our) == alike(theirs), as_bibtex([made[index]], as_typed)

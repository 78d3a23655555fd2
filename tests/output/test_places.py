"""Places in works in every language: what pandoc reads comes out as pandoc prints it, and all else as it is typed."""

from __future__ import annotations

import pkgutil
import subprocess
from collections.abc import Iterable, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperbuild.app.load import default_templates_folder
from paperbuild.engines.layout.request import FAR_CLASS
from paperbuild.engines.limits import EngineLimits
from paperbuild.engines.pandoc import pandoc_path
from paperbuild.engines.pandoc_tree import citation_of, text_of
from paperbuild.engines.pandoc_types import CitationItem, Inlines
from paperbuild.findings.source import SourceFile
from paperbuild.language import terms as tables
from paperbuild.language.locators import SIGNS, slip, understood
from paperbuild.language.lookup import known_languages, language_of, with_region
from paperbuild.language.terms import PLACE_KINDS, terms_of
from paperbuild.model.manuscript import Cluster, Manuscript
from paperbuild.model.paper import Locale
from paperbuild.output.text.citations import works, written_in_full, written_in_short
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.syntax.settings import metadata_of, settings_of
from scripts.terms import terms
from tests.clock import HANGS_S
from tests.thorough import tries

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" page-range-format="expanded">
<info><title>t</title><id>t</id><updated>2026-01-01T00:00:00Z</updated></info>
<citation><layout><group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>
</layout></citation></style>"""
NOTES = Path(default_templates_folder(), "notes.csl").read_text(encoding="utf-8")
BIB = "@book{doe, author={Doe, Jane}, title={T}, date={2020}, url={https://example.org/}, urldate={2026-01-01}}\n"
LIBRARY = works(parse_bibliography(SourceFile("bibliography.bib", BIB)), None, "en", EngineLimits(HANGS_S))
MODULES = sorted(module.name for module in pkgutil.iter_modules(tables.__path__))
TAGS = [tag for name in MODULES for tag, _ in import_module(f"{tables.__name__}.{name}").TERMS]
NUMBERS = ("4", "3-4", "354-7", "iv", "iv-vi", "12(3)", "A4", "9, 51", "8.3.1", "4f", "3 7", "[17]")
WITHIN = {"Emph", "Span", "Link", "Quoted", "Strong"}


def inlines_of(words: str) -> Inlines:
    """`words` as pandoc reads them within brackets."""
    found: Inlines = []
    for at, part in enumerate(words.split(" ")):
        found += [{"t": "Space"}] if at else []
        found += [{"t": "Str", "c": part}] if part else []
    return found


def manuscript(suffixes: Iterable[str], locale: str) -> Manuscript:
    citations: list[CitationItem] = [{**citation_of("doe"), "citationSuffix": inlines_of(one)} for one in suffixes]
    clusters = tuple(Cluster(number, (one,), is_whole_note=True) for number, one in enumerate(citations, 1))
    metadata = metadata_of({"title": "T"})
    options = {"slug": "s", "locale": locale, "date": date(2026, 1, 1), "publisher": {"name": "P"}}
    paper = settings_of(options)
    return Manuscript(Locale(locale, metadata, ()), paper, (), (), (), clusters)


def ours(suffixes: Sequence[str], locale: str, style: str = STYLE) -> list[str]:
    written = written_in_full(manuscript(suffixes, locale), style, LIBRARY)
    return [text_of(one, WITHIN).replace("\u00a0", " ").replace("،", ",") for one in written]


def pandocs(suffixes: Sequence[str], locale: str, folder: Path) -> list[str]:
    """What pandoc prints for each, asked as one asks it on the command line."""
    Path(folder, "style.csl").write_text(STYLE, encoding="utf-8")
    Path(folder, "library.bib").write_text(BIB, encoding="utf-8")
    text = "\n\n".join(f"[@doe{one}]" for one in suffixes)
    command = [pandoc_path(), "--from=markdown-smart", "--to=plain", "--wrap=none", "--citeproc"]
    command += [f"--csl={folder}/style.csl", f"--bibliography={folder}/library.bib"]
    command += [f"--metadata=lang:{locale}", "--metadata=suppress-bibliography:true"]
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=True)
    return [line.replace("\u00a0", " ") for line in done.stdout.strip().split("\n\n")]


def typed_in(tag: str) -> list[str]:
    """Every word for a place that `tag` has, with some of the numbers: all words and all numbers in turn."""
    words = [
        word
        for kind, own in terms_of(with_region(tag)).items()
        for word in own
        if kind not in {"opus", "sub-verbo"} and word not in SIGNS  # printed as they are typed
    ]
    turns = [(word, NUMBERS[(at * 5 + turn) % len(NUMBERS)]) for at, word in enumerate(words) for turn in range(3)]
    return [f", {word} {number}" for word, number in turns]


@pytest.mark.parametrize("tag", TAGS)
def test_what_pandoc_reads_in_a_language_is_printed_as_pandoc_prints_it(tag: str, tmp_path: Path) -> None:
    typed = [*typed_in(tag), ", 4", ", 33-35, 38-39", ", 4ff"]
    wanted = pandocs(typed, with_region(tag), tmp_path)
    assert dict(zip(typed, ours(typed, tag), strict=True)) == dict(zip(typed, wanted, strict=True))


RECOMMENDED = [
    (language.tag, kind, word)
    for language in known_languages()
    for kind, words in language.places.items()
    for word in words.split()
]


def test_every_form_that_a_rule_recommends_comes_out_with_its_label_and_its_number() -> None:
    for tag in sorted({tag for tag, _, _ in RECOMMENDED}):
        own = [(kind, word) for language, kind, word in RECOMMENDED if language == tag]
        typed = [f", {word} 7" for _, word in own]
        for (kind, word), printed in zip(own, ours(typed, tag), strict=True):
            labels = {word} if word in SIGNS else set(terms_of(with_region(tag))[kind])
            assert printed in {f"{label} 7" for label in labels}, (tag, word)
            assert slip(f", {word} 7", tag) is None


AS_TYPED = [
    ("en", ", § 5"),
    ("en", ", s. 12"),
    ("en", ", s 12(3)"),
    ("en", ", s.v. rent"),
    ("en", ", art. 6"),
    ("en", " art. 6"),
    ("en", ", c. 1850"),
    ("en", ", op. 3"),
    ("en", ", citing X"),
    ("en", ", 3rd edition"),
    ("en", ", 2019, p. 4"),
    ("de", ", § 5"),
    ("de", ", § 5 Abs. 2"),
    ("de", ", Rn. 5"),
    ("de", ", Rz. 5"),
    ("de", ", Fn. 4"),
    ("de", ", Bl. 12"),
    ("en", ", fn. 4"),
    ("nl", ", voetnoot 4"),
    ("pl", ", przyp. 4"),
    ("pt", ", fls. 4"),
    ("de", ", s.v. 4"),
    ("fr", ", § 5"),
    ("fr", ", art. 6"),
    ("nl", ", art. 6"),
    ("es", ", § 5"),
    ("zh", ", 第4页"),
    ("zh", ", 4页"),
    ("zh", ", 4-6页"),
    ("ja", ", 4頁"),
    ("ko", ", 4쪽"),
]


@pytest.mark.parametrize(("locale", "typed"), AS_TYPED)
def test_what_the_style_has_no_word_for_is_printed_as_it_is_typed(locale: str, typed: str) -> None:
    assert ours([typed], locale) == [typed.strip(" ,")]


@pytest.mark.parametrize(
    ("locale", "typed", "printed"),
    [
        ("en", ", chap. 3-4", "chs 3–4"),
        ("en", ", sec. 2-3", "sects 2–3"),
        ("en", ", paras. 3-4", "paras 3–4"),
        ("en", ", cols. 3-4", "cols 3–4"),
        ("en", ", pt. 2", "pt 2"),
        ("en", ", p. iv", "p. iv"),
        ("en", ", p. 3)", "p. 3)"),
        ("en", ", 12(3))", "p. 12(3))"),
        ("en", ", pp. iv-vi", "pp. iv–vi"),
        ("en", ", xii", "p. xii"),
        ("en", ", pp. 4ff.", "p. 4ff."),
        ("en", ", p. 4 ff.", "p. 4 ff."),
        ("en", ", §§ 5-7", "§§ 5–7"),
        ("en", ", p. 4, n. 3", "p. 4, n. 3"),
        ("en", ", p. 4 and passim", "p. 4 and passim"),
        ("en", ", pp. 5 and 7-9", "pp. 5 and 7–9"),
        ("en", ", pp. 5 & 7", "pp. 5 & 7"),
        ("en", ", 5 and 7", "pp. 5 and 7"),
        ("en", ", chapters 3 and 4", "chs 3 and 4"),
        ("en", ", p. 5 and n. 3", "p. 5 and n. 3"),
        ("en", ", p. 5 of 7", "p. 5 of 7"),
        ("es", ", pp. 5 y 7", "pp. 5 y 7"),
        ("de", ", S. 5 und 7", "S. 5 und 7"),
        ("en", ", {p. 4, n. 3}", "pp. 4, n. 3"),
        ("en", ", {}, 99 years", "99 years"),
        ("en", ", art. 6.", "art. 6"),
        ("de", ", p. 4", "S. 4"),
        ("de", ", S. iv", "S. iv"),
        ("de", ", Bd. 2", "Bd. 2"),
        ("nl", ", blz. 4", "p. 4"),
        ("es", ", párr. 4", "párr. 4"),
        ("es", ", cap. 4", "cap. 4"),
        ("es", ", pág. 4", "p. 4"),
    ],
)
def test_a_place_has_the_word_that_the_style_has_for_it(locale: str, typed: str, printed: str) -> None:
    assert ours([typed], locale) == [printed]


@pytest.mark.parametrize("after", [", citing X", ", p. 4, citing X", ", § 5", ", p. 4 and passim", " art. 6", ", xii"])
def test_what_follows_a_work_stands_before_its_address(after: str) -> None:
    [printed] = ours([after], "en", NOTES)
    place, address = printed.split(", https://example.org/")
    assert place.endswith(after.split()[-1])
    assert address == " (accessed 1 January 2026)."


def test_a_sentence_of_its_own_stands_behind_the_whole() -> None:
    assert ours([", p. 4. It says more."], "en", NOTES)[0].endswith(
        "p. 4, https://example.org/ (accessed 1 January 2026). It says more."
    )


def test_the_same_words_are_the_same_place_to_the_style() -> None:
    written = written_in_short(manuscript([", § 5", ", § 5", ", § 6"], "en"), NOTES, LIBRARY)
    below = [[part for part in one if not (part["t"] == "Span" and FAR_CLASS in part["c"][0][1])] for one in written]
    assert [text_of(one, WITHIN) for one in below][1:] == ["Ibid.", "Ibid., § 6."]


NOTE_STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>t</title>
<id>t</id><updated>2026-01-01T00:00:00Z</updated></info><citation><layout suffix="."><group delimiter=", ">
<names variable="author"/>{}</group></layout></citation>{}</style>"""
PRINTED = '<text variable="locator" prefix="p. "/>'
STYLES = {
    "pages alone": NOTE_STYLE.format(f'<choose><if locator="page">{PRINTED}</if></choose>', ""),
    "in lists alone": NOTE_STYLE.format("", f"<bibliography><layout>{PRINTED}</layout></bibliography>"),
    "nowhere": NOTE_STYLE.format("", ""),
    "everywhere": NOTE_STYLE.format(PRINTED.replace(' prefix="p. "', ""), ""),
}


@pytest.mark.parametrize("style", STYLES)
def test_a_style_that_prints_some_places_loses_no_words(style: str) -> None:
    typed = [", art. 6", ", s.v. rent", ", p. 4, for more", ", citing X", " and passim", ", § 5"]
    words = ["art. 6", "s.v. rent", "for more", "citing X", "and passim", "§ 5"]
    for write in (written_in_full, written_in_short):
        written = write(manuscript(typed, "en"), STYLES[style], LIBRARY)
        printed = [text_of(one, WITHIN).replace("\u00a0", " ") for one in written]
        assert [line.count(word) for line, word in zip(printed, words, strict=True)] == [1] * len(words), printed
        assert [line.count("p. 4") for line in printed] == [0, 0, style == "pages alone", 0, 0, 0]


WORDS = st.lists(
    st.sampled_from(["art.", "§", "p.", "Rn.", "4", "iv", "12(3)", "and", "S.", "x", "(n", "3–4", "{", "}"]),
    min_size=1,
    max_size=5,
)


@settings(max_examples=tries(20, 200))
@given(st.sampled_from(["en", "de", "zh", "ar", "fr"]), st.lists(WORDS, min_size=8, max_size=8))
def test_no_word_that_is_typed_is_lost_and_none_is_doubled(locale: str, typed: list[list[str]]) -> None:
    for words, printed in zip(typed, ours([", " + " ".join(words) for words in typed], locale), strict=True):
        for word in {one for one in words if one in {"art.", "Rn.", "and", "x", "12(3)"}}:
            assert printed.split().count(word) == words.count(word), (words, printed)


@pytest.mark.parametrize("tag", ["en-GB", "de", "nl", "fr", "ja"])
def test_the_tables_are_what_the_installed_pandoc_says(tag: str) -> None:
    assert {kind: tuple(words) for kind, words in terms(tag).items()} == terms_of(tag)
    assert set(terms_of(tag)) <= set(PLACE_KINDS)


def test_a_word_in_a_place_is_understood_once() -> None:
    assert understood(", p. 4", "de") == ("page", "p.", "4", 6)
    assert language_of("de").places["page"].split()[0] == "S."

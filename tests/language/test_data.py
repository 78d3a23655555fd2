"""What is known of a language stands in its own file, every file is whole, and one more file is one more language."""

import ast
import importlib
import keyword
import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from babel import Locale
from babel.core import get_global

from paperbuild.language import data, locators, lookup, spacing
from paperbuild.language.collation import sort_key
from paperbuild.language.dates import date_text
from paperbuild.language.language import Language
from paperbuild.language.languages import are_kindred
from paperbuild.language.locators import in_own_words, place_of, slip
from paperbuild.language.lookup import known_languages, language_of
from paperbuild.language.number_words import edition_in_words, names_share, numbers_in_words, small_numbers_in_words
from paperbuild.language.spacing import misset, set_spaces
from paperbuild.language.terms import PLACE_KINDS
from paperbuild.language.typography import direction, with_marks
from tests.places import ROOT

PACKAGE = ROOT / "src/paperbuild"
DATA = PACKAGE / "language/data"
FILES = sorted(path for path in DATA.glob("*.py") if path.name != "__init__.py")
# Montenegrin and Dari have codes in ISO 639, but CLDR has them as forms of Serbian and Persian.
ENGLISH = {**Locale("en").languages, "cnr": "Montenegrin", "prs": "Dari"}
TAG = re.compile(r"[a-z]{2,3}(-([A-Z][a-z]{3}|[A-Z]{2}))?")


# --- No table by languages stands elsewhere


# What HTML has by names that are languages, too: elements, and an attribute.
ELEMENTS = frozenset({"br", "col", "dd", "dl", "dt", "em", "hr", "kbd", "li", "ol", "td", "th", "tr", "tt", "ul"})
ATTRIBUTES = frozenset({"id"})


def is_tag(text: object) -> bool:
    is_like_one = isinstance(text, str) and bool(TAG.fullmatch(text)) and text not in ELEMENTS | ATTRIBUTES
    return is_like_one and text.split("-")[0] in ENGLISH


def is_table_of_tags(values: list[object]) -> bool:
    return sum(map(is_tag, values)) * 2 > len(values)


def texts(nodes: list[ast.expr]) -> list[object]:
    return [node.value if isinstance(node, ast.Constant) else None for node in nodes]


def languages_named(program: str) -> Iterator[int]:
    """The lines (from 1) of `program` where something is keyed by languages, or one of them is asked for by name.

    English may be asked for: it is what the templates and the tool itself speak.
    """
    for node in ast.walk(ast.parse(program)):
        match node:
            case ast.Dict(keys=[_, *_] as keys) if is_table_of_tags(texts([key for key in keys if key])):
                yield node.lineno
            case ast.Set(elts=elements) if is_table_of_tags(texts(elements)):
                yield node.lineno
            case ast.Tuple(elts=[_, _, *_] as elements) | ast.List(elts=[_, _, *_] as elements):
                if all(map(is_tag, texts(elements))):
                    yield node.lineno
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str() as words), attr="split")):
                if is_table_of_tags([*words.split()]):
                    yield node.lineno
            case ast.Compare(left=left, comparators=[ast.Constant(value=tag)]) if is_tag(tag) and tag != "en":
                if re.search("language|locale", ast.unparse(left)):
                    yield node.lineno
            case _:
                pass


@pytest.mark.parametrize(
    "program",
    [
        """_MARKS = {"fr": 1, "de-CH": 2}""",
        """_SPACED = frozenset({"ja", "zh"})""",
        """_SPACED = frozenset("bg cs et fi".split())""",
        """_SCRIPTS = {**dict.fromkeys(("ar", "fa"), "Arab")}""",
        """is_french = locale.split("-")[0] == "fr" """,
        """_WORDS = {"de": named("null eins")}""",
    ],
)
def test_a_table_by_languages_is_seen(program: str) -> None:
    assert list(languages_named(program)) == [1]


@pytest.mark.parametrize(
    "program",
    [
        """words_of(locale) == quotes("en")""",
        """LANGUAGE = Language(tag="fr")""",
        """_PARENTS = {"td": {"tr"}, "li": {"ol", "ul"}, "dd": {"dl", "li"}}""",
        """has_only_an_address = element.attributes.keys() == {"id"}""",
        """_EMPTY = {}, {"td": 1, "th": 2, "tr": 3, "table": 4, "caption": 5, "col": 6}, tag == "th" """,
        """is_english = base_language(locale) == "en" """,
    ],
)
def test_other_tables_are_let_be(program: str) -> None:
    assert not list(languages_named(program))


def test_no_table_by_languages_stands_outside_their_files() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.parent != DATA
        for line in languages_named(path.read_text(encoding="utf-8"))
    ]
    assert found == []


# --- Every file is whole


def forms_in(path: Path) -> tuple[Language, ...]:
    module = importlib.import_module(f"{data.__name__}.{path.stem}")
    return (module.LANGUAGE, *getattr(module, "FORMS", ()))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_named_by_its_tag_and_says_which_language_it_is(path: Path) -> None:
    language, *forms = forms_in(path)
    assert path.stem == language.tag + "_" * keyword.iskeyword(language.tag)
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) == f"{ENGLISH[language.tag]}."
    assert all(form.tag.startswith(f"{language.tag}-") for form in forms)
    tags = [tag for form in (language, *forms) for tag in (form.tag, *form.also)]
    assert len(tags) == len(set(tags))
    assert [language_of(tag) for tag in tags] == [form for form in (language, *forms) for _ in (form.tag, *form.also)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_language_has_the_script_that_unicode_says_it_is_written_in(path: Path) -> None:
    likely = get_global("likely_subtags")
    for form in forms_in(path):
        for tag in (form.tag, *form.also):
            # CLDR does not tell of every region.
            if meant := likely.get(tag.replace("-", "_")):
                assert form.script == meant.split("_")[1], tag


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_a_file_says_can_be_read(path: Path) -> None:
    for form in forms_in(path):
        assert all(form.quotes)
        assert all(re.fullmatch(r"\w:\w+(/\w+)*", group) for group in form.letters.split())
        assert all(len(letter) == 1 for letter in form.short_words)
        assert all("." in word for word in form.abbreviations.split())
        for pattern in (form.before_number, form.after_number, form.after_ordinal, form.sizes):
            re.compile(pattern)
        if form.places:
            assert form.places["page"]
        assert {*form.places, *form.places_otherwise} <= {*language_of("en").places}
        assert {*form.places_as_typed} <= {*PLACE_KINDS}
        if words := form.number_words:
            assert [len(words.units.split()), len(words.tens.split())] == [20, 8]
            named = r"\d+:[^\s:/]+(/[^\s:/]+)*"  # vowel signs of India are no letters to a pattern
            assert all(re.fullmatch(named, group) for group in words.collectives.split())
            assert all(re.fullmatch(named, group) for group in words.ordinals.split())
            for pattern in (words.shares, words.ordinal_endings, words.edition):
                re.compile(pattern)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_value_is_of_the_type_of_its_field(path: Path) -> None:
    default = Language(tag="und")
    for form in forms_in(path):
        for one in fields(Language):
            value, otherwise = getattr(form, one.name), getattr(default, one.name)
            assert otherwise is None or type(value) is type(otherwise), one.name


def test_a_language_that_is_nearly_another_has_one_beside_it() -> None:
    families = [language.family for language in known_languages() if language.family]
    assert [family for family in families if families.count(family) == 1] == []


def test_a_word_for_a_place_is_one_kind_of_place_in_every_language() -> None:
    kinds: dict[str, set[str]] = {}
    for language in known_languages():
        for word, kind in locators._kinds(language.tag).items():
            kinds.setdefault(word, set()).add(kind)
    assert {word: found for word, found in kinds.items() if len(found) > 1} == {}


def test_every_field_has_its_docstring() -> None:
    program = ast.parse((PACKAGE / "language/language.py").read_text(encoding="utf-8"))
    body = next(node.body for node in program.body if isinstance(node, ast.ClassDef) and node.name == "Language")
    named = [
        node.target.id
        for node, after in zip(body, [*body[1:], None], strict=True)
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and isinstance(after, ast.Expr)
    ]
    assert named == [one.name for one in fields(Language)]


# --- One more file is one more language

TOY = """
from paperbuild.language.language import NO_BREAK, ClauseSpaces, Language, NumberWords, Quotes

LANGUAGE = Language(
    tag="ia",
    script="Hebr",
    family="Scandinavian",
    quotes=Quotes("<", ">", "(", ")"),
    letters="a:z",
    first_day_ending="ta",
    clause_spaces=ClauseSpaces(((":", NO_BREAK),), NO_BREAK, must=True),
    before_number="lap[.]",
    sizes="tus[.]",
    places={"page": "lap. laps."},
    places_otherwise={"page": "leaf"},
    number_words=NumberWords(
        units="nol ain dwai tri ketur pen usj sept asto newin desim 11 12 13 14 15 16 17 18 19",
        tens="dwaidesim tridesim 40 50 60 70 80 90",
        hundred="simts",
        thousand="tusimts",
        million="miljon",
        between="be",
        collectives="20:skor",
        shares="pusjan",
        ordinals="1:eka",
        ordinal_endings="ta",
        edition="tira",
    ),
)
"""


def forget() -> None:
    for remembers in (
        lookup.language_of,
        lookup.known_languages,
        locators._kinds,
        locators._kinds_in_any_language,
        locators._kinds_meant,
        locators._words,
        locators._own_kinds,
        locators._by_letters,
        locators._as_typed,
        spacing._kinds,
        spacing._faults,
    ):
        remembers.cache_clear()


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A language that CLDR knows and we do not, with a file."""
    (tmp_path / "ia.py").write_text(TOY, encoding="utf-8")
    monkeypatch.setattr(data, "__path__", [*data.__path__, str(tmp_path)])
    forget()
    yield "ia"
    forget()


def test_a_new_language_is_one_more_file(toy: str) -> None:
    assert toy in {language.tag for language in known_languages()}
    assert date_text(date(2026, 11, 1), toy).startswith("1ta ")
    assert with_marks("\"one 'two' three\"", toy) == "<one (two) three>"
    assert direction(toy) == "rtl"
    assert are_kindred(toy, "da")
    assert sorted(["ab", "z", "ac", "b"], key=lambda word: sort_key(word, toy)) == ["ab", "ac", "z", "b"]


def test_a_new_language_has_its_spaces(toy: str) -> None:
    assert set_spaces("lap. 4 tus. : b", toy) == "lap.\u00a04\u00a0tus.\u00a0: b"
    assert [fault.right for fault in misset("a: b", toy)] == ["\u00a0"]


def test_a_new_language_has_its_words_for_places(toy: str) -> None:
    assert in_own_words(", p. 4", toy) == ", lap. 4"
    assert slip(", lap. 4", toy) is None
    found = slip(", leaf 4", toy)
    assert found is not None
    assert found.right == "lap. 4"
    assert place_of(", lap. 4", "en").kind == "page"


def test_a_new_language_has_its_words_for_numbers(toy: str) -> None:
    assert numbers_in_words("tridesim be pen", toy) == {"35"}
    assert small_numbers_in_words("dwai skor", toy) == {"2", "20"}
    assert edition_in_words("dwaita tira") == 2
    assert names_share("ain pusjan", toy)

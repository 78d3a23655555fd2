"""Each script has its fonts, and those that come as packages are there."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from paperbuild.engines.installing import fonts_line
from paperbuild.engines.layout.fonts import (
    CODE_FAMILY,
    HOUSE,
    RARE_LATIN,
    RARE_LATIN_LETTERS,
    Face,
    faces,
    font_files,
    typeface,
)
from paperbuild.language.scripts import blocks
from paperbuild.language.typography import script

# Letters that every font of a script must have.
USED = {
    "Beng": "অআকখগচঞতনপবমযরলশষসহািীুেো্",
    "Deva": "अआइकखगचतनपबमयरलवशषसहािीुूेैोौ्०१२",
    "Hebr": "אבגדהוזחטיכךלמםנןסעפףצץקרשת" + "\u05b0\u05b8\u05c1",
    "Khmr": "កខគឃងចឆជញដតថទធនបផពភមយរលវសហអាិីុូេែៃោ្",
    "Taml": "அஆஇஉஎஒகஙசஞடணதநபமயரலவழளறனாிீுூெேைொ்",
    "Telu": "అఆఇఉఎఒకగచజటడతదనపబమయరలవశసహాిీుూెేొో్",
    "Thai": "กขคงจชซญดตถทธนบปผพฟภมยรลวศษสหอะาิีึืุูเแโใไ็่้๊๋์",
    RARE_LATIN: "ɓɗɛɔɖɣʋƙƴ",
}


@pytest.mark.parametrize(
    ("locale", "name"),
    [
        ("fr", "Latn"),
        ("el", "Grek"),
        ("uk", "Cyrl"),
        ("sr-Latn", "Latn"),
        ("ar-EG", "Arab"),
        ("zh", "Hans"),
        ("zh-TW", "Hant"),
        ("zh-Hant-HK", "Hant"),
        ("pa-PK", "Arab"),
        ("hi", "Deva"),
    ],
)
def test_a_script_is_that_of_the_tag_or_of_the_language(locale: str, name: str) -> None:
    assert script(locale) == name


def test_latin_greek_and_cyrillic_are_in_the_house_fonts_and_no_more_is_loaded() -> None:
    assert typeface("Latn") == typeface("Grek") == typeface("Cyrl") == HOUSE
    assert not HOUSE.system


def test_arabic_has_two_weights_and_every_file_is_there() -> None:
    arabic = typeface("Arab")
    assert arabic is not None
    found = faces(arabic.families)
    assert {face.weight for face in found if face.family == "Amiri"} == {"400", "700"}
    assert all(Path(face.path).is_file() for face in found)
    assert {face.url for face in found} <= set(font_files())


def test_chinese_is_in_fonts_of_the_system_and_comes_before_latin() -> None:
    chinese = typeface("Hans")
    assert chinese is not None
    assert chinese.system == ("Noto Serif CJK SC", "Noto Sans CJK SC")
    assert chinese.serif[0] == "Noto Serif CJK SC"


def test_a_script_without_fonts_is_told() -> None:
    assert typeface("Nkoo") is None


def letters_of(face: Face) -> set[str]:
    """The letters that a font file has."""
    with TTFont(face.path, lazy=True) as font:
        return set(map(chr, font.getBestCmap()))


@pytest.mark.parametrize("script", ["Beng", "Deva", "Hebr", "Khmr", "Taml", "Telu", "Thai", RARE_LATIN])
def test_what_the_extra_brings_for_a_script_has_its_letters(script: str) -> None:
    found = typeface(script)
    assert found is not None
    letters = RARE_LATIN_LETTERS if script == RARE_LATIN else blocks()[script]
    pattern = re.compile(f"[{letters}]")
    assert all(map(pattern.match, USED[script]))
    for family in found.extra:
        for face in faces((family,)):
            assert set(USED[script]) <= letters_of(face), face.path


def test_rare_latin_letters_are_those_that_one_of_the_house_families_lacks() -> None:
    pattern = re.compile(f"[{RARE_LATIN_LETTERS}]")
    house = set.intersection(*map(letters_of, faces((*HOUSE.families, CODE_FAMILY))))
    assert [letter for letter in sorted(house) if pattern.match(letter)] == []
    assert all(letter in house or pattern.match(letter) for letter in "ɓɗƙƴŋɛɔƒʋɖɣẹọṣĩũ")


def test_of_a_family_with_one_weight_a_file_only_those_of_the_design_are_taken() -> None:
    assert {(face.weight, face.style) for face in faces(("Sarabun",))} == {
        (weight, style) for weight in ("400", "700") for style in ("normal", "italic")
    }


def test_georgian_armenian_and_ethiopic_are_in_fonts_of_the_system() -> None:
    for tag, name in (("Geor", "Georgian"), ("Armn", "Armenian"), ("Ethi", "Ethiopic")):
        found = typeface(tag)
        assert found is not None
        assert found.system == (f"Noto Serif {name}", f"Noto Sans {name}")
        assert "noto" in fonts_line(tag)

"""Each script has its fonts, and those that come as packages are there."""

from pathlib import Path

import pytest

from paperbuild.engines.layout.fonts import HOUSE, faces, font_files, typeface
from paperbuild.language.typography import script


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
    assert typeface("Deva") is None

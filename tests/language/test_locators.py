"""The words for places in a work are those that pandoc reads: the table is held against the program itself."""

import subprocess
from pathlib import Path

import pytest

from paperbuild.engines.pandoc import pandoc_path
from paperbuild.language.locators import in_own_words, slip
from paperbuild.language.lookup import known_languages, language_of

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>t</title><id>t</id><updated>2026-01-01T00:00:00Z</updated></info>
<citation><layout><text variable="locator" prefix="LOCATOR "/></layout></citation></style>"""

WITH_PLACES = [language.tag for language in known_languages() if language.places]

# English is read as it is spelt in Britain by the house style and in America by others.
LANGUAGES = {"en": ("en-GB", "en-US")}


def read_by_pandoc(forms: list[str], language: str, folder: Path) -> set[str]:
    """Which of `forms` pandoc takes for the name of a place, before a number."""
    Path(folder, "style.csl").write_text(STYLE, encoding="utf-8")
    Path(folder, "library.bib").write_text("@book{key, title = {T}}\n", encoding="utf-8")
    text = "".join(f"{form}#[@key, {form} 4]\n\n" for form in forms)
    command = [
        pandoc_path(),
        "--from=markdown",
        "--to=plain",
        "--wrap=none",
        "--citeproc",
        f"--metadata=lang:{language}",
    ]
    command += [f"--csl={folder}/style.csl", f"--bibliography={folder}/library.bib"]
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=True)
    return {line.split("#")[0] for line in done.stdout.splitlines() if "LOCATOR" in line}


@pytest.mark.parametrize("language", WITH_PLACES)
def test_every_form_that_is_taken_for_right_is_read_by_pandoc(language: str, tmp_path: Path) -> None:
    forms = " ".join(language_of(language).places.values()).split()
    read = {form for name in LANGUAGES.get(language, (language,)) for form in read_by_pandoc(forms, name, tmp_path)}
    # "p. 4" is written as a bare number, which is a page in every language, before pandoc sees it.
    assert set(forms) - read <= {"p.", "pp."}


@pytest.mark.parametrize("language", WITH_PLACES)
def test_what_is_recommended_is_no_slip_itself(language: str) -> None:
    for words in language_of(language).places.values():
        for form in words.split():
            assert slip(f", {form} 4", language) is None
            assert slip(f" {form} 4", language) is None


@pytest.mark.parametrize(
    ("suffix", "right"),
    [
        (", pg. 4", "p. 4"),
        (", pgs 4-6", "pp. 4-6"),
        (" p 4", "p. 4"),
        (", p\N{NO-BREAK SPACE}4", "p. 4"),
        (", page4", "p. 4"),
        (", 2019, p. 4", "p. 4"),
        (": 47", ", p. 47"),
        (", xii", "p. xii"),
        (", Seite 4", "p. 4"),
        (", Kap. 3", "chap. 3"),
    ],
)
def test_a_slip_names_the_right_form(suffix: str, right: str) -> None:
    found = slip(suffix, "en-GB")
    assert found is not None
    assert found.right == right


@pytest.mark.parametrize(
    "suffix", ["", ",", ", citing TAMPEP", ", art. 6", ", S4", ", p. 4, n. 3", ", and 4 others", "."]
)
def test_what_names_no_place_is_left_in_peace(suffix: str) -> None:
    assert slip(suffix, "en") is None


def test_a_language_whose_words_are_unknown_is_left_in_peace() -> None:
    assert slip(", pg. 4", "ja") is None


@pytest.mark.parametrize(
    ("locale", "typed", "printed"),
    [
        ("de", "p. 4", "S. 4"),
        ("de", ", pp. 4-5", ", S. 4-5"),
        ("de", "S. 4", "S. 4"),
        ("de", "p. p.", "p. p."),
        ("pl", "p. 4", "s. 4"),
        ("fr", "pp. 4-5", "pp. 4-5"),
        ("en", "p. 4", "p. 4"),
        ("ja", "p. 4", "p. 4"),
    ],
)
def test_an_english_page_is_shown_in_the_words_of_the_language(locale: str, typed: str, printed: str) -> None:
    assert in_own_words(typed, locale) == printed

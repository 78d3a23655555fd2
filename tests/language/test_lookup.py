"""A tag finds its own form, or the language, or the defaults: RFC 4647, Lookup."""

import subprocess
import sys

import pytest

from paperbuild.language.language import ANY_ENDING, Language
from paperbuild.language.lookup import known_languages, language_of, with_region


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("fr", "fr"),
        ("fr-BE", "fr"),
        ("fr-CH", "fr-CH"),
        ("fr-CA-x-quebec", "fr-CA"),
        ("de-CH-1996", "de-CH"),
        ("zh-Hans-TW", "zh"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh-TW", "zh-Hant"),
        ("ku-IQ", "ku-Arab"),
        ("is", "is"),
    ],
)
def test_a_tag_has_what_the_nearest_form_has(tag: str, found: str) -> None:
    assert language_of(tag).tag == found


def test_a_form_inherits_from_its_language() -> None:
    assert language_of("fr-CA").places == language_of("fr").places
    assert language_of("fr-CA").quotes != language_of("fr").quotes


@pytest.mark.parametrize(
    ("tag", "script"),
    [
        ("sr", "Cyrl"),
        ("sr-Latn", "Latn"),
        ("zh-TW", "Hant"),
        # These have no files: CLDR tells.
        ("az-Cyrl-AZ", "Cyrl"),
        ("th", "Thai"),
        ("pa", "Guru"),
        ("pa-PK", "Arab"),
        ("xx", "Latn"),
    ],
)
def test_the_script_of_a_tag_is_that_of_the_language(tag: str, script: str) -> None:
    assert language_of(tag).script == script


# The names of folders come from strangers, and some are names of modules.
@pytest.mark.parametrize("tag", ["", "tlh", "FR", "os.path", "..", "__init__", "is_", "fr/../de", "éo"])
def test_what_has_no_file_has_the_defaults(tag: str) -> None:
    assert language_of(tag) == Language(tag=tag, noun_endings=ANY_ENDING)


@pytest.mark.parametrize(("tag", "said"), [("en", "en-GB"), ("en-US", "en-US"), ("fr", "fr"), ("xx", "xx")])
def test_english_without_a_region_is_british(tag: str, said: str) -> None:
    assert with_region(tag) == said


def test_all_languages_are_found_and_their_forms_are_none() -> None:
    tags = [language.tag for language in known_languages()]
    assert {"fr", "is", "zh"} <= set(tags)
    assert len(tags) == len(set(tags))
    assert not [tag for tag in tags if "-" in tag]


def test_only_the_languages_that_are_asked_for_are_read() -> None:
    program = (
        "import sys; from paperbuild.language.typography import quotes; quotes('fr-CA'); quotes('de');"
        "print(*sorted(name for name in sys.modules if name.startswith('paperbuild.language.data.')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["paperbuild.language.data.de", "paperbuild.language.data.fr"]


def test_norwegian_without_a_form_is_bokmal() -> None:
    assert language_of("no").quotes == language_of("nb").quotes
    assert language_of("no").letters == language_of("nb").letters

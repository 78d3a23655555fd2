"""What is said of those who had a part in a work, in every language that has words for it."""

import pytest

from paperbuild.language.contributors import EDITOR_ROLES, ROLES, contribution, contributor_name
from paperbuild.language.lookup import known_languages

WITH_WORDS = [language for language in known_languages() if language.contributions or language.contributor_names]


@pytest.mark.parametrize("language", WITH_WORDS, ids=lambda language: language.tag)
def test_a_language_has_words_for_every_role_or_for_none(language: object) -> None:
    words, names = language.contributions, language.contributor_names  # type: ignore[attr-defined]
    assert words.keys() == {*ROLES, "others"}
    assert all(words[role].count("{}") == 1 for role in ROLES)
    assert names.keys() == set(EDITOR_ROLES)
    assert all(name.count("/") == 1 for name in names.values())


@pytest.mark.parametrize(
    ("role", "names", "locale", "said"),
    [
        ("compiler", ["Jo Doe"], "en", "comp. by Jo Doe"),
        ("compiler", ["A", "B", "C"], "en", "comp. by A, B and C"),
        ("foreword", ["A", "B", "C", "D"], "en", "foreword by A et al."),
        ("foreword", ["A", "others"], "en", "foreword by A et al."),
        ("foreword", ["A", "B", "others"], "en", "foreword by A, B et al."),
        ("foreword", ["A", "others"], "de", "mit einem Vorwort von A u. a."),
        ("annotator", ["A", "B"], "de-AT", "mit Anmerkungen von A und B"),
        ("annotator", ["A", "B"], "fr", "annoté par A et B"),
        ("cartographer", ["A", "B"], "fr", "A et B (cartographer)"),
        ("annotator", ["A"], "ja", "annot. by A"),
    ],
)
def test_what_somebody_did_is_said_in_the_language(role: str, names: list[str], locale: str, said: str) -> None:
    assert contribution(role, names, locale) == said


def test_editors_who_were_something_else_are_called_it() -> None:
    assert contributor_name("compiler", 1, "en") == "comp."
    assert contributor_name("compiler", 2, "en") == "comps"
    assert contributor_name("founder", 2, "de") == "Begr."
    assert contributor_name("cartographer", 2, "de") == "cartographer"

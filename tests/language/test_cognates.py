"""Names and borrowed words are known in other scripts, and days, measures and countries by their names."""

from __future__ import annotations

import pytest

from paperbuild.language.cognates import cognates, concepts


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Interview with Maria Lopez", "Интервью с Марией Лопес"),
        ("Nobody asked the engineers", "انجینئروں نے اسے بند کیا"),
        ("The hospital in Mumbai", "मुंबई का अस्पताल"),
        ("the Berlin archive", "ბერლინის არქივი"),
    ],
)
def test_names_and_borrowed_words_are_alike_in_every_script(text: str, other: str) -> None:
    assert cognates(text, other) >= 1


def test_other_words_are_not() -> None:
    assert cognates("Goats walk in during lessons", "Tas jaunimas išėjo į miestą") == 0
    assert cognates("", "") == 0


@pytest.mark.parametrize(
    ("locale", "text", "wanted"),
    [
        ("en", "two weeks in France", {"week", "FR"}),
        ("fi", "kaksi viikkoa", {"week"}),
        ("de", "am Sonntag", {"day 6"}),
        ("ja", "日曜日にドイツで", {"day 6", "DE"}),
        ("zz", "nothing", set()),
    ],
)
def test_days_measures_and_countries_are_known_by_their_names(locale: str, text: str, wanted: set[str]) -> None:
    assert wanted <= concepts(text, locale)

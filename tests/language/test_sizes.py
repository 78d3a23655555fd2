"""Sizes of files in words."""

from __future__ import annotations

import pytest

from paperbuild.language.sizes import size_text

SIZES = [
    (0, "en", "1 kB"),
    (1_499, "en", "1.5 kB"),
    (408_203, "en", "410 kB"),
    (999_999, "en", "1 MB"),
    (1_849_000, "fr", "1,8\u202fMo"),
    (43_210_000, "de", "43 MB"),
    (7_000_000_000_000, "en", "7,000 GB"),
    (5_000_000, "xx-QQ", "5 MB"),
]


@pytest.mark.parametrize(("size", "locale", "text"), SIZES)
def test_a_size_has_two_figures_in_the_largest_unit_that_fits(size: int, locale: str, text: str) -> None:
    assert size_text(size, locale).replace("\u00a0", " ") == text

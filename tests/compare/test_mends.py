"""One change of words is set into older texts, and no other."""

from __future__ import annotations

import pytest

from paperbuild.compare.mends import mended, mends


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("Rents rose sharpyl.", "Rents rose sharply.", ["`sharpyl.` → `sharply.`"]),
        ("Rents rose rose.", "Rents rose.", ["`rose` taken out"]),
        ("Rents in town", "Rents in the town", ["`the` added"]),
        ("a b c d", "x b c y", ["`a` → `x`", "`d` → `y`"]),
        ("a  b\nc", "a b c", []),
    ],
)
def test_what_changed_is_told_by_its_words(before: str, after: str, said: list[str]) -> None:
    changed = mends(before, after)
    assert sorted(map(str, changed)) == sorted(said)
    assert mended(before, after, changed) == after
    assert mended(before, after, ()) == (before if said else after)


@pytest.mark.parametrize(
    ("older", "before", "after", "made"),
    [
        (
            "Wages fell sharpyl\nlast year.",
            "Rents fell sharpyl last year.",
            "Rents fell sharply last year.",
            "Wages fell sharply\nlast year.",
        ),
        ("Rents in town in May.", "Rents in town now.", "Rents in the town now.", "Rents in the town in May."),
        ("Rents fell fell in May", "Rents fell fell in June", "Rents fell in June", "Rents fell in May"),
        ("Wages fell", "Rents fell", "Rents fell now", "Wages fell now"),
        # What stands beside an older change is not taken for the same: it stays as old as it is.
        ("Rents sank sharpyl.", "Rents fell sharpyl.", "Rents fell sharply.", "Rents sank sharpyl."),
    ],
)
def test_an_older_text_is_given_that_change_alone(older: str, before: str, after: str, made: str) -> None:
    assert " ".join(mended(older, after, mends(before, after)).split()) == " ".join(made.split())

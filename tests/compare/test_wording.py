"""Which words two versions of a text have in common, and which not."""

from __future__ import annotations

import pytest

from paperbuild.compare.wording import Wording, changed_words

SAME, OLD, NEW = Wording.SAME, Wording.OLD, Wording.NEW


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("a b c", "a b c", [("a b c", SAME)]),
        ("a b c", "a x c", [("a ", SAME), ("b ", OLD), ("x ", NEW), ("c", SAME)]),
        ("a b", "a", [("a", SAME), ("b", OLD)]),
        ("a\nb", "a\nc", [("a\n", SAME), ("b", OLD), ("c", NEW)]),
        ("房租上涨", "房租又上涨", [("房租", SAME), ("又", NEW), ("上涨", SAME)]),
        ("", "a", [("a", NEW)]),
    ],
)
def test_words_are_the_same_old_or_new(before: str, after: str, wanted: list[tuple[str, Wording]]) -> None:
    assert list(changed_words(before, after)) == wanted

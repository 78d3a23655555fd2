"""Words are counted as translators count them, in every writing."""

from __future__ import annotations

import pytest

from paperbuild.language.word_count import word_count


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", 0),
        ("Rents rose by 12,500 euros.", 5),
        ("twenty-one of d'autres", 3),
        ("房租上涨了10%。", 6),
        ("家賃が上がった", 7),
        ("집세가 올랐다", 2),
        ("ค่าเช่าเพิ่มขึ้น", 2),  # an estimate: there are three
        ("— …", 0),
        ("Iron 鉄 ore", 3),
        ("हिन्दी में दो", 3),
        ("বাংলাদেশের কৃষক", 2),
    ],
)
def test_a_text_has_so_many_words(text: str, wanted: int) -> None:
    assert word_count(text) == wanted

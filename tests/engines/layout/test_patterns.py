"""Words divide where pyphen divides them, though its patterns are only read where a word needs them."""

from __future__ import annotations

from pathlib import Path

import pyphen
import pytest

from paperbuild.engines.layout.weasy import hyphens

WORDS = (
    "misunderstanding", "criminalisation", "Menschenrechte", "décriminalisation", "explotación", "mänskliga",
    "rettigheder", "miliardrami", "Straßenverkehr", "undocumented", "naturalmente", "człowieka", "правозащитники",
)  # fmt: skip


@pytest.mark.parametrize("path", sorted(set(pyphen.LANGUAGES.values())), ids=lambda path: path.stem)
def test_every_language_divides_words_as_before(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = pyphen.HyphDict(path)
    monkeypatch.setattr(pyphen.HyphDict, "__init__", pyphen.HyphDict.__init__)  # which the test puts back
    hyphens.read_patterns_when_needed()
    ours = pyphen.HyphDict(path)
    assert [ours.positions(word) for word in WORDS] == [own.positions(word) for word in WORDS]
    values = {letters: (start, tuple(numbers)) for letters, (start, numbers) in own.patterns.items()}
    assert {letters: ours.patterns.get(letters) for letters in values} == values
    assert ours.maxlen == own.maxlen


def test_patterns_of_english_are_left_unread_until_a_word_needs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyphen.HyphDict, "__init__", pyphen.HyphDict.__init__)
    hyphens.read_patterns_when_needed()
    patterns = pyphen.HyphDict(pyphen.LANGUAGES["en_GB"])
    assert patterns.positions("misunderstanding") != []
    assert 0 < len(patterns.patterns._read) < 100

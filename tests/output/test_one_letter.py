"""Letters that Unicode has twice are printed as the one of the two that fonts have; nothing else changes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbuild.output.pdf.one_letter import with_one_letter


def test_signs_that_are_letters_are_those_letters() -> None:
    assert with_one_letter("5 \u212b, 300 \u212a, 10 k\u2126, λ\u1f79γος") == "5 Å, 300 K, 10 kΩ, λόγος"


@pytest.mark.parametrize("text", ["神 \ufa19", "\u2329x\u232a", "e\u0301 é", "ﬁ", "①", "가", "क़"])
def test_forms_that_differ_to_the_eye_stay(text: str) -> None:
    assert with_one_letter(text) == text


@given(st.text())
def test_what_is_printed_is_the_same_text_to_unicode(text: str) -> None:
    assert unicodedata.normalize("NFC", with_one_letter(text)) == unicodedata.normalize("NFC", text)

"""A paper with everything in one: formulas, numbered tables and figures, code, references and notes of all lengths."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.output.markup import pages_of, text_of, tree_of
from tests.places import PAPERS

WHOLE = PAPERS / "whole"
LOCALES = ("en", "fr", "ar")
KINDS = {"cross-reference", "listed-entry"}


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return pages_of(WHOLE)


def numbers(page: str) -> list[tuple[str, list[str]]]:
    """Of each reference and each entry of a list where it leads, and the numbers that it says."""
    links = [one for one in tree_of(page).iter("a") if one.get("class") in KINDS]
    return [(str(one.get("href")), re.findall(r"\d+[ab]?", text_of(one))) for one in links]


@pytest.mark.parametrize("code", LOCALES)
def test_references_say_the_same_numbers_in_every_language(code: str, pages: dict[str, str]) -> None:
    found = [(address, said) for address, said in numbers(pages[code]) if not address.startswith("#sec-parts")]
    assert found == [one for one in numbers(pages["en"]) if not one[0].startswith("#sec-parts")]
    assert len(found) > 40


@pytest.mark.parametrize("code", LOCALES)
def test_the_long_note_has_two_thousand_words_from_its_first_to_its_last(code: str, pages: dict[str, str]) -> None:
    text = pages[code]
    note = text[text.index('id="start-of-the-long-note"') : text.index('id="end-of-the-long-note"')]
    assert len(re.sub("<[^>]*>", " ", note).split()) > 1900


@pytest.mark.pango
@pytest.mark.slow
def test_what_is_remembered_gives_the_bytes_of_a_clean_build_after_an_edit(tmp_path: Path) -> None:
    paper, section = tmp_path / "paper", "content/en/03-homes.md"
    shutil.copytree(WHOLE, paper)
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}

    def build(*options: str) -> dict[str, bytes]:
        command = [sys.executable, "-m", "paperbuild", "--project", str(paper), "build", "-l", "en", *options]
        done = subprocess.run(command, check=False, capture_output=True, env=environment)
        assert done.returncode == 0, done.stderr.decode()
        return {path.name: path.read_bytes() for path in (paper / "build" / "en").iterdir()}

    first = build()
    text = (
        (paper / section).read_text(encoding="utf-8").replace("The house has four floors", "The old house had floors")
    )
    (paper / section).write_text(text, encoding="utf-8")
    again = build()
    assert again != first
    assert again == build("--no-cache")

"""What the tool would print in English in a source that it has no words for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.language.words import languages_with_words, strings_of
from paperbuild.model.paper import Paper
from paperbuild.rules.translations.missing_string import check_paper

MakePaper = Callable[[Mapping[str, bytes]], Paper]
SETTINGS = 'slug = "x"\nlocale = "{}"\ndate = 2026-01-02\n[publisher]\nname = "P"\n'


def told(make_paper: MakePaper, locale: str, strings: str = "") -> list[str]:
    files = {
        "content/paper.toml": SETTINGS.format(locale).encode(),
        f"content/{locale}/01-one.md": b"# One {#one}\n\nText.\n",
        f"content/{locale}/metadata.toml": f'title = "T"\n[strings]\n{strings}'.encode(),
        "bibliography.bib": b"",
    }
    return [one.message for one in check_paper(make_paper(files))]


@pytest.mark.parametrize("locale", [*languages_with_words(), "pt-BR", "zh-Hans", "en-GB"])
def test_a_source_in_a_language_that_the_tool_speaks_needs_no_words(make_paper: MakePaper, locale: str) -> None:
    assert told(make_paper, locale) == []


def test_a_source_in_another_language_is_told_its_words_once(make_paper: MakePaper) -> None:
    (message,) = told(make_paper, "sw", 'notes = "Maelezo"\n')
    assert "`contents`" in message
    assert "`notes`" not in message
    own = "".join(f'{name.replace("_", "-")} = "x"\n' for name in strings_of("en"))
    assert told(make_paper, "sw", own) == []

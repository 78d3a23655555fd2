"""What `fix` mends is mended, and nothing else is changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperbuild.checks.fix import Fixed, fix, fix_strings, with_edits
from paperbuild.engines.limits import EngineLimits
from paperbuild.findings.source import SourceFile
from paperbuild.model.paper import Paper
from paperbuild.syntax.misprints import misprints
from tests.thorough import tries

MakePaper = Callable[[dict[str, Any]], Paper]
LIMITS = EngineLimits(60)

# Pieces of French text, right and wrong, and what may not be touched.
PIECES = st.sampled_from(
    [
        *("mot", "droits?", "*oui*;", "**non**!", "«mot»", "« mot »", "5%", "ainsi: là", "mot ,", "fin .", "quoi ?"),
        *(
            "`a?b;`",
            "[@cle, p. 4; @deux]",
            "[^n]",
            "[lien](https://a.example/?a;b:c)?",
            "https://a.example/x?",
            "10:30",
        ),
        *(
            "[Who Cares?]{lang=en}",
            "&amp;",
            r"R\?",
            "$a?$",
            "<!-- a? -->",
            "*mot?*",
            "«*mot*»",
            "…",
            "’?",
            "\n",
            "\n\n- ",
        ),
        *(
            "\n\n## Quoi? {#quoi}\n\n",
            "\n\n| a: | b? |\n|:---|---:|\n| 5% | c; |\n\n",
            "\n\n::: {.case-study}\nOui?\n:::\n\n",
        ),
    ]
)


def fixed(make_paper: MakePaper, text: str, locale: str = "fr") -> list[Fixed]:
    return fix(make_paper({f"content/{locale}/01-a.md": text}).sections, LIMITS)


@pytest.mark.slow
@settings(max_examples=tries(15, 100))
@given(st.lists(PIECES, max_size=12))
def test_a_fix_removes_its_finding_adds_none_and_changes_nothing_else(make_paper: MakePaper, pieces: list[str]) -> None:
    text = "# T {#t}\n\n" + " ".join(pieces) + "\n\n[^n]: Une note.\n"
    for one in fixed(make_paper, text):
        again = make_paper({"content/fr/01-a.md": one.text}).sections[0]
        assert [fault.what for fault in misprints(again)] == [fault.what for fault in one.left]
        assert one.text == with_edits(text, one.mended)
        assert "".join(one.text.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("locale", "text", "right"),
    [
        ("fr", "# T\n\nQuoi? «*mot*»\r\n", "# T\n\nQuoi\u202f? «\u202f*mot*\u202f»\r\n"),
        ("de", "# T\n\nNur 5% .\n", "# T\n\nNur 5\u00a0%.\n"),
        ("zh-Hans", "# 题\n\n房租,工资?\n", "# 题\n\n房租，工资？\n"),
        ("ar", "# عنوان\n\nكلمة, ثم?\n", "# عنوان\n\nكلمة، ثم؟\n"),
    ],
)
def test_each_language_is_mended_by_its_own_rules(make_paper: MakePaper, locale: str, text: str, right: str) -> None:
    assert [one.text for one in fixed(make_paper, text, locale)] == [right]


def test_a_space_that_would_move_the_columns_of_a_table_is_left_to_its_author(make_paper: MakePaper) -> None:
    table = "+-----+\n| un: |\n+=====+\n| oui |\n+-----+\n"
    (one,) = fixed(make_paper, f"# T\n\nQuoi?\n\n{table}")
    assert one.text == f"# T\n\nQuoi\u202f?\n\n{table}"
    assert [one.file.position(fault.mark.start).line for fault in one.left] == [6]


def test_a_paper_without_faults_has_nothing_to_be_fixed(make_paper: MakePaper) -> None:
    assert fixed(make_paper, "# T\n\nQuoi ? Rien.\n") == []


def test_the_strings_of_a_locale_are_mended_and_nothing_else_of_the_file() -> None:
    text = '# Quoi?\r\ntitle = "Quoi? \\"Oui\\""\r\nkeywords = ["a;", "https://a.example/?b;c"]\r\n'
    text += '[strings]\r\nnote = "N :"\r\n'
    right = text.replace('"Quoi?', '"Quoi\u202f?').replace('"a;"', '"a\u202f;"')
    one = fix_strings(SourceFile("content/fr/metadata.toml", text), "fr")
    assert one is not None
    assert (one.text, one.left) == (right, ())


@pytest.mark.parametrize(
    ("text", "locale"), [("title = 'Quoi ?'", "fr"), ("title = ", "fr"), ("title = 'a?'", "french")]
)
def test_strings_that_nothing_is_wrong_with_or_that_nobody_can_read_are_left(text: str, locale: str) -> None:
    assert fix_strings(SourceFile("content/fr/metadata.toml", text), locale) is None

"""An account as text and as Markdown: what stands in a paper is words there, whatever it looks like."""

from __future__ import annotations

import json

import pytest

from paperbuild.model.changes import (
    Account,
    BlockChange,
    BlockPlace,
    ChangeKind,
    FieldChange,
    LocaleChanges,
    NoteChange,
    SideKind,
    SideName,
)
from paperbuild.report.changes_json import as_changes_json
from paperbuild.report.changes_markdown import as_changes_markdown
from paperbuild.report.changes_text import as_changes_text, changes_summary, renumbered_lines

PLACE = BlockPlace("a", "1", "A", "content/en/01-a.md", 3)
SIDES = SideName("one", SideKind.EDITION, "abc"), SideName(".", SideKind.FOLDER)


def account(*words: tuple[str, str]) -> Account:
    block = BlockChange(ChangeKind.CHANGED, "paragraph", PLACE, PLACE, words)
    return Account(*SIDES, locales=(LocaleChanges("en", blocks=(block,)),))


def test_text_has_marks_that_need_no_colour() -> None:
    said = as_changes_text(account(("same", "by "), ("gone", "12 "), ("come", "14 "), ("same", "per cent")))
    assert said == "Text\n  paragraph changed: content/en/01-a.md:3\n    by [-12-] {+14+} per cent"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a *b* _c_", "a \\*b\\* \\_c\\_"),
        ("<script>", "\\<script\\>"),
        ("[x](y)", "\\[x\\](y)"),
        ("@office", "@<!-- -->office"),
        ("#12", "\\#12"),
        ("a\n\n# b", "a \\# b"),
        ("`x`", "\\`x\\`"),
    ],
)
def test_markdown_shows_what_is_written(written: str, shown: str) -> None:
    assert f"**{shown}**" in as_changes_markdown(account(("come", written)))


def test_a_name_of_a_side_is_code_whatever_is_in_it() -> None:
    odd = Account(SideName("a`b", SideKind.REVISION), SIDES[1])
    assert "From ``a`b`` to `.`." in as_changes_markdown(odd)


def test_a_comment_is_no_longer_than_github_takes() -> None:
    many = tuple(FieldChange(f"f{number}", "x" * 50, "y" * 50) for number in range(300))
    assert "- … and 250 more" in as_changes_markdown(Account(*SIDES, settings=many))


def test_controls_cannot_drive_a_terminal() -> None:
    assert "\x1b" not in as_changes_text(account(("come", "\x1b[2J")))


def test_notes_that_follow_each_other_are_renumbered_in_one_line() -> None:
    notes = [
        NoteChange(ChangeKind.RENUMBERED, "x", old, new, ()) for old, new in [(1, 3), (2, 4), (3, 5), (9, 9), (5, 6)]
    ]
    assert renumbered_lines(notes) == ["notes 1 to 3 are now 3 to 5", "note 5 is now 6"]


def test_nothing_is_said_of_nothing() -> None:
    same = Account(*SIDES)
    assert (as_changes_text(same), changes_summary(same)) == ("", "nothing has changed")
    assert json.loads(as_changes_json(same))["differs"] is False

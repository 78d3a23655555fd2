"""The server as an editor sees it: it is started, typed at and asked, over its standard input and output."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types

from paperbuild import check, load
from tests.lsp.editor import Editor
from tests.output.test_pictures import png
from tests.thorough import tries

SECTION = """# Rents {#rents}

Rents have risen by 1,500 euros since 2010.[@doe2019, p. 4]

They rose elsewhere, too.[^elsewhere] See [the law](#law).

## The law {#law}

It says little.

[^elsewhere]: In *two* towns [@roe2020].
"""
FRENCH = """# Loyers {#rents}

Les loyers ont augmenté de 1 500 euros depuis 2010.[@doe2019, p. 4]

Ils ont augmenté ailleurs aussi.[^elsewhere] Voir [la loi](#law).

## La loi {#law}

Elle dit peu.

[^elsewhere]: Dans *deux* villes [@roe2020].
"""
LIBRARY = """@book{doe2019,
  author = {Doe, Jane},
  title = {Renting in Cities},
  date = {2019},
  publisher = {Press},
  location = {Bern},
}

@book{roe2020,
  author = {Roe, Richard},
  title = {Two Towns},
  date = {2020},
  publisher = {Press},
  location = {Bern},
}
"""
SETTINGS = """slug = "rents"
locale = "en"
date = 2024-05-01
notes = 2

[publisher]
name = "The Publisher"
"""
EN, FR, BIB, TOML = "content/en/01-rents.md", "content/fr/01-rents.md", "bibliography.bib", "content/paper.toml"
RECORD = "content/fr/made-from/01-rents.md"


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("paper").resolve()
    texts = {
        EN: SECTION,
        FR: FRENCH,
        "content/fr/made-from/01-rents.md": SECTION,
        "content/en/metadata.toml": 'title = "Rents"\n',
        "content/fr/metadata.toml": 'title = "Loyers"\n',
        "content/fr/made-from/metadata.toml": 'title = "Rents"\n',
        BIB: LIBRARY,
        TOML: SETTINGS,
    }
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    with Editor(folder) as editor:
        for path in (EN, FR, BIB, TOML):
            editor.open(path)
        yield editor


def test_a_right_paper_shows_nothing(editor: Editor) -> None:
    assert not any(editor.rules(path) for path in (EN, FR, BIB, TOML))


def test_what_is_typed_and_not_saved_is_told_at_its_place(editor: Editor) -> None:
    text = SECTION.replace("doe2019", "doe2018")
    editor.write(EN, text)
    told = next(one for one in editor.findings(EN) if one.code == "CIT001")
    line = text.splitlines()[told.range.start.line]
    assert line[told.range.start.character : told.range.end.character] == "doe2018"
    editor.write(EN, SECTION)
    assert not editor.rules(EN)


def test_a_text_that_is_closed_without_saving_counts_as_it_is_on_disk(editor: Editor) -> None:
    editor.write(EN, SECTION.replace("doe2019", "doe2018"))
    assert "CIT001" in editor.rules(EN)
    editor.close(EN)
    assert not editor.rules(EN)
    editor.open(EN)


def changed(text: str, action: types.CodeAction) -> str:
    """`text` with the edits of an action made in it; it has letters of one unit only."""
    edits = [edit for edits in (action.edit.changes or {}).values() for edit in edits] if action.edit else []
    lines = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
    for edit in sorted(edits, key=lambda one: one.range.start, reverse=True):
        start, end = (lines[at.line] + at.character for at in (edit.range.start, edit.range.end))
        text = text[:start] + edit.new_text + text[end:]
    return text


@pytest.mark.parametrize(
    ("path", "right", "wrong", "title"),
    [
        (EN, SECTION, SECTION.replace("doe2019", "doe2018"), "write `doe2019`"),
        (EN, SECTION, SECTION.replace("elsewhere, too", "elsewhere , too"), "correct: "),
        (TOML, SETTINGS, SETTINGS.replace("locale =", "local ="), "write `locale`"),
    ],
    ids=["a key", "a space", "a setting"],
)
def test_a_quick_fix_writes_what_was_meant(editor: Editor, path: str, right: str, wrong: str, title: str) -> None:
    editor.write(path, wrong)
    told = editor.findings(path)
    assert told
    params = types.CodeActionParams(
        types.TextDocumentIdentifier(editor.uri(path)), told[0].range, types.CodeActionContext(told)
    )
    offered = {one.title: one for one in editor.ask("code_action", params)}
    chosen = next(one for name, one in offered.items() if name.startswith(title))
    assert changed(wrong, chosen) == right
    editor.write(path, (editor.folder / path).read_text(encoding="utf-8"))


def test_an_ignore_takes_the_finding_away_once_it_has_a_reason(editor: Editor) -> None:
    wrong = SECTION.replace("doe2019", "unknown")
    editor.write(EN, wrong)
    told = [one for one in editor.findings(EN) if one.code == "CIT001"]
    params = types.CodeActionParams(
        types.TextDocumentIdentifier(editor.uri(EN)), told[0].range, types.CodeActionContext(told)
    )
    ignore = next(one for one in editor.ask("code_action", params) if one.title.startswith("ignore"))
    text = changed(wrong, ignore)
    editor.write(EN, text)
    assert "CIT001" in editor.rules(EN), "without a reason it ignores nothing"
    editor.write(EN, text.replace("undefined-key: ", "undefined-key: it is not published yet "))
    assert "CIT001" not in editor.rules(EN)
    editor.write(EN, SECTION)


@pytest.mark.parametrize(
    ("path", "text", "typed", "offered"),
    [
        (EN, SECTION, "See more.[@ro", "roe2020"),
        (EN, SECTION, "See more.[^el", "elsewhere"),
        (EN, SECTION, "See [more](#la", "law"),
        (EN, SECTION, "::: {.case", "case-study"),
        (EN, SECTION, "See more.[@doe2019, ch", "chap."),
        (FR, FRENCH, "Voir plus.[@doe2019, ", "chap."),
        (BIB, LIBRARY, "@boo", "book"),
        (TOML, SETTINGS, "citation", "citation-style"),
        (TOML, SETTINGS, "[rules]\nundefined", "undefined-key"),
        (TOML, SETTINGS, '[rules]\nundefined-key = "wa', "warning"),
    ],
)
def test_what_may_come_next_is_offered(editor: Editor, path: str, text: str, typed: str, offered: str) -> None:
    """Also where what stands above is finished, and what is typed is not."""
    above, _, _ = text.rpartition("\n\n") if path == TOML else (text, "", "")
    unfinished = f"{above}\n\n{typed}\n"
    editor.write(path, unfinished)
    document, position = editor.at(path, unfinished, typed)
    found = editor.ask("completion", types.CompletionParams(document, position))
    assert offered in [one.label for one in found]
    editor.write(path, text)


def test_pictures_beside_a_section_are_offered_by_their_paths(editor: Editor) -> None:
    picture = editor.folder / "content/en/maps/towns.png"
    picture.parent.mkdir()
    picture.write_bytes(png(1, 1))
    unfinished = f"{SECTION}\n![A map](ma\n"
    editor.write(EN, unfinished)
    document, position = editor.at(EN, unfinished, "](ma")
    found = editor.ask("completion", types.CompletionParams(document, position))
    assert [one.label for one in found] == ["maps/towns.png"]
    picture.unlink()
    editor.write(EN, SECTION)


def test_completion_finds_a_work_by_a_word_of_its_title(editor: Editor) -> None:
    unfinished = f"{SECTION}\nSee @x\n"
    editor.write(EN, unfinished)
    document, position = editor.at(EN, unfinished, "See @x")
    found = editor.ask("completion", types.CompletionParams(document, position))
    work = next(one for one in found if one.label == "roe2020")
    assert "Two Towns" in work.filter_text
    assert "2020" in work.detail
    editor.write(EN, SECTION)


@pytest.mark.parametrize(
    ("path", "text", "words", "shown"),
    [
        (EN, SECTION, "[@doe", "Jane Doe, Renting in Cities"),
        (EN, SECTION, "[^else", "In two towns"),
        (EN, SECTION, "](#la", "The law"),
        (FR, FRENCH, "Elle di", "It says little."),
        (FR, FRENCH, "de 1 5", "is read as 1500"),
        (BIB, LIBRARY, "@book{roe", "Two Towns"),
    ],
    ids=["a work as it is printed", "a note", "a heading", "the source", "a figure", "an entry"],
)
def test_what_is_under_the_mouse_is_explained(editor: Editor, path: str, text: str, words: str, shown: str) -> None:
    found = editor.ask("hover", types.HoverParams(*editor.at(path, text, words)))
    assert shown in found.contents.value.replace("\\", "")


@pytest.mark.parametrize(
    ("path", "text", "words", "target", "line"),
    [
        (EN, SECTION, "[@doe", BIB, 0),
        (EN, SECTION, "[^else", EN, 10),
        (FR, FRENCH, "](#la", FR, 6),
        (FR, FRENCH, "Elle di", EN, 8),
    ],
    ids=["a work", "a note", "a heading", "the source"],
)
def test_a_jump_leads_to_where_it_is_defined(
    editor: Editor, path: str, text: str, words: str, target: str, line: int
) -> None:
    found = editor.ask("definition", types.DefinitionParams(*editor.at(path, text, words)))
    assert [(one.uri, one.range.start.line) for one in found] == [(editor.uri(target), line)]


def test_every_place_that_refers_to_a_work_is_found(editor: Editor) -> None:
    context = types.ReferenceContext(include_declaration=True)
    found = editor.ask("references", types.ReferenceParams(context, *editor.at(BIB, LIBRARY, "@book{doe")))
    assert sorted(one.uri.rsplit("/", 2)[-2] for one in found if one.uri.endswith(".md")) == ["en", "fr"]
    assert any(one.uri == editor.uri(BIB) for one in found)


def test_a_section_is_outlined_with_its_headings_and_notes(editor: Editor) -> None:
    document = types.TextDocumentIdentifier(editor.uri(EN))
    found = editor.ask("document_symbol", types.DocumentSymbolParams(document))
    assert [one.name for one in found] == ["Rents", "[^elsewhere]"]
    assert [one.name for one in found[0].children] == ["The law"]
    folds = editor.ask("folding_range", types.FoldingRangeParams(document))
    assert (6, 10) in [(one.start_line, one.end_line) for one in folds]


def test_notes_show_the_numbers_that_they_have_in_print(editor: Editor) -> None:
    whole = types.Range(types.Position(0, 0), types.Position(99, 0))
    params = types.InlayHintParams(types.TextDocumentIdentifier(editor.uri(EN)), whole)
    assert [(one.label, one.position.line) for one in editor.ask("inlay_hint", params)] == [("1", 2), ("2", 4)]


def test_a_stale_block_is_accepted_by_an_edit_that_the_editor_makes(editor: Editor) -> None:
    editor.write(EN, SECTION.replace("It says little.", "It says very little."))
    document = types.TextDocumentIdentifier(editor.uri(FR))
    shown = editor.ask("code_lens", types.CodeLensParams(document))
    accept = next(one.command for one in shown if one.command.command == "paperbuild.accept")
    editor.edits.clear()
    before = {path: path.read_bytes() for path in editor.folder.rglob("*") if path.is_file()}
    editor.do(accept.command, *accept.arguments)
    (change,) = editor.edits[0].document_changes
    assert change.text_document.uri == editor.uri("content/fr/made-from/01-rents.md")
    assert "It says very little." in change.edits[0].new_text
    assert before == {path: path.read_bytes() for path in editor.folder.rglob("*") if path.is_file()}
    editor.write(EN, SECTION)


def test_the_source_of_a_block_is_shown_of_an_item_of_a_list_too(editor: Editor) -> None:
    editor.write(EN, f"{SECTION}\n- One.\n- Two things.\n")
    editor.write(FR, f"{FRENCH}\n- Un.\n- Deux choses.\n")
    editor.do("paperbuild.compare", editor.uri(FR), 14)
    assert (editor.shown[-1].uri, editor.shown[-1].selection.start.line) == (editor.uri(EN), 13)
    editor.write(EN, SECTION)
    editor.write(FR, FRENCH)


@pytest.mark.parametrize(
    ("path", "text", "words", "new", "files"),
    [
        (EN, SECTION, "[@doe", "doe2019-cities", {EN, FR, BIB, RECORD}),
        (BIB, LIBRARY, "@book{roe", "roe-towns", {EN, FR, BIB, RECORD}),
        (FR, FRENCH, "[^else", "towns", {EN, FR, RECORD}),
        (EN, SECTION, "](#la", "statute", {EN, FR, RECORD}),
    ],
    ids=["a key", "a key in the library", "a note", "an identifier"],
)
def test_a_name_changes_everywhere_and_nothing_else_does(
    editor: Editor, path: str, text: str, words: str, new: str, files: set[str]
) -> None:
    place = editor.at(path, text, words)
    old = editor.ask("prepare_rename", types.PrepareRenameParams(*place)).placeholder
    made = editor.ask("rename", types.RenameParams(*place, new)).changes
    assert {uri.removeprefix(f"{editor.folder.as_uri()}/") for uri in made} == files
    for uri, (edit,) in made.items():
        before = (editor.folder / uri.removeprefix(f"{editor.folder.as_uri()}/")).read_text(encoding="utf-8")
        action = types.CodeAction("", edit=types.WorkspaceEdit(changes={uri: [edit]}))
        assert changed(before, action) == re.sub(rf"(?<=[@^#{{]){re.escape(old)}(?=[\]}},\s)])", new, before)


def test_a_name_that_is_taken_is_refused_with_the_reason(editor: Editor) -> None:
    with pytest.raises(Exception, match="there is an entry `roe2020` already"):
        editor.ask("rename", types.RenameParams(*editor.at(EN, SECTION, "[@doe"), "roe2020"))


def test_what_cannot_be_answered_ends_no_server(editor: Editor) -> None:
    """A file of no paper, a place that no text has, a command without its arguments."""
    nowhere = types.TextDocumentIdentifier("file:///nowhere/else.md")
    assert editor.ask("hover", types.HoverParams(nowhere, types.Position(9999, 9999))) is None
    with pytest.raises(Exception, match=r"argument|param|missing"):
        editor.do("paperbuild.accept")
    assert editor.ask("hover", types.HoverParams(*editor.at(EN, SECTION, "[@doe"))) is not None


def told(editor: Editor) -> set[tuple[str, str, int, int]]:
    """What the editor shows, by file, rule and place."""
    return {
        (path, str(one.code), one.range.start.line + 1, one.range.start.character + 1)
        for path in (EN, FR, BIB, TOML)
        for one in editor.findings(path)
    }


TYPED = ("[@", "]", "😀 ", "\r\n", "\n\n", "[^elsewhere]", "@doe2019", "# ", "*", ":::", "é\u2028", "")


@pytest.mark.parametrize("number", range(tries(6, 200)))
def test_random_edits_leave_the_findings_of_a_fresh_check(editor: Editor, number: int, tmp_path: Path) -> None:
    """Typed in pieces, with emoji and CRLF, while the server is at work."""
    chance = random.Random(number)  # noqa: S311 - nothing secret
    text = SECTION
    for _ in range(30):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 0, 1, 5)))
        new = chance.choice(TYPED)
        lines = [re.split(r"\r\n|\r|\n", text[:at]) for at in (start, end)]
        if any(text[at - 1 : at + 1] == "\r\n" for at in (start, end)):
            continue
        places = [types.Position(len(one) - 1, len(one[-1].encode("utf-16-le")) // 2) for one in lines]
        editor.type(EN, types.TextDocumentContentChangePartial(types.Range(*places), new))
        text = text[:start] + new + text[end:]
    editor.write(EN, text)
    for path in editor.folder.rglob("*"):
        if path.is_file():
            copy = tmp_path / path.relative_to(editor.folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    (tmp_path / EN).write_bytes(text.encode())
    fresh = {(one.path, one.rule, one.start.line) for one in check(load(tmp_path))}
    assert {(path, rule, line) for path, rule, line, _ in told(editor)} == {
        one for one in fresh if one[0] in {EN, FR, BIB, TOML}
    }
    editor.write(EN, SECTION)

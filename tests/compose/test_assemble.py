from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from paperbuild.app.parse import parse_project
from paperbuild.compose.assemble import assemble
from paperbuild.compose.files import resolve_file
from paperbuild.engines.pandoc_tree import elements
from paperbuild.findings.source import SourceFile
from paperbuild.model.manuscript import MARK_OPEN, Manuscript
from paperbuild.model.paper import Paper
from paperbuild.model.project import LocaleSource, Project
from paperbuild.syntax.bibtex.library import library_text
from paperbuild.syntax.settings import parse_metadata
from tests.compose.words import words_in
from tests.syntax.grammar import KEYS, Example, examples

SETTINGS = 'slug = "p"\nlocale = "en"\ndate = 2026-09-01\n[publisher]\nname = "P"\n'
LIBRARY = "".join(f"@book{{{key}, title = {{T}}, date = {{2020}}}}\n" for key in ("doe", "roe2020", "_x"))


def parsed(*texts: str, library: str = LIBRARY) -> Paper:
    sections = tuple(SourceFile(f"content/en/{n:02}-s.md", text) for n, text in enumerate(texts))
    metadata = SourceFile("content/en/metadata.toml", 'title = "T"\n')
    project = Project(
        name="p",
        settings=SourceFile("content/paper.toml", SETTINGS),
        locales=(LocaleSource("en", sections, metadata),),
        bibliography=SourceFile("bibliography.bib", library),
        files={"content/en/a.png": b"", "content/b.png": b""},
    )
    return parse_project(project)[0]


def manuscript(*texts: str) -> Manuscript:
    paper = parsed(*texts)
    return assemble(paper, paper.source)


def written(made: Manuscript, number: int) -> str:
    """What stands in its file at the place of note `number`."""
    note = made.notes[number - 1]
    file = next(section.file for section in made.locale.sections if section.path == note.path)
    return file.text[note.span.start : note.span.end]


def calls_in_print(blocks: Any) -> list[int]:
    """The numbers of the calls in the order in which the writers print them: a table's caption comes first."""
    found: list[int] = []

    def visit(node: Any) -> None:
        if isinstance(node, dict) and node.get("t") == "Table":
            _, caption, _, *rows = node["c"]
            visit([caption, *rows])
        elif isinstance(node, dict) and node.get("t") == "Str":
            found.extend(int(number) for number in re.findall(f"{MARK_OPEN}n(\\d+)", node["c"]))
        elif isinstance(node, dict):
            for value in node.values():
                visit(value)
        elif isinstance(node, list):
            for item in node:
                visit(item)

    visit(blocks)
    return found


def test_notes_of_every_kind_are_numbered_in_the_order_of_print() -> None:
    made = manuscript(
        "# One\n\nA[^a] b [@doe] c^[inline] d.\n\n[^b]: Second.\n\n[^a]: First.\n\nE[^b].\n",
        "# Two\n\n| x[^c] |\n|---|\n| y [@roe2020] |\n\n: Caption[^d]\n\n[^c]: C.\n\n[^d]: D.\n",
    )
    assert [note.number for note in made.notes] == list(range(1, 8))
    assert [written(made, n) for n in range(1, 8)] == ["[^a]", "doe", "^[", "[^b]", "[^d]", "[^c]", "roe2020"]
    assert [number for part in made.parts for number in calls_in_print(part.tree)] == list(range(1, 8))


def test_a_citation_that_stands_again_has_a_note_of_its_own_with_a_name_of_its_own() -> None:
    made = manuscript("A[@doe] b[@doe, p. 3] c[@doe].\n")
    assert len({note.identifier for note in made.notes}) == 3
    assert [written(made, n) for n in (1, 2, 3)] == ["doe"] * 3
    assert len({note.span for note in made.notes}) == 3


def test_keys_of_one_citation_share_a_note() -> None:
    made = manuscript("A [@doe; @roe2020, p. 2].\n")
    assert [note.keys for note in made.notes] == [("doe", "roe2020")]


def test_a_key_that_the_library_lacks_leaves_a_broken_reference_and_the_others() -> None:
    made = manuscript("A [@doe; @nobody].\n")
    assert "broken-reference" in str(made.notes[0].blocks)
    assert len(made.clusters) == 1


def test_a_note_that_nothing_defines_is_a_broken_reference_and_takes_no_number() -> None:
    made = manuscript("A[^gone] b[^a].\n\n[^a]: A.\n")
    assert [note.identifier for note in made.notes] == ["a"]
    assert "broken-reference" in str(made.parts[0].tree)


def test_the_same_label_in_two_sections_means_two_notes() -> None:
    made = manuscript("A[^a].\n\n[^a]: First.\n", "B[^a].\n\n[^a]: Second.\n")
    assert [words_in(note.blocks) for note in made.notes] == ["First.", "Second."]


def test_only_headings_of_the_first_level_are_numbered_and_not_those_that_say_so() -> None:
    made = manuscript("# One\n\n## Sub\n", "# Preface {.unnumbered}\n", "# Two\n", "# Ack {.frontmatter}\n")
    assert [part.number for part in made.parts] == ["1", "", "2", ""]
    assert [(entry.number, entry.level, entry.part) for entry in made.contents] == [
        ("1", 1, 0),
        ("", 2, 0),
        ("", 1, 1),
        ("2", 1, 2),
        ("", 1, 3),
    ]


def test_identifiers_are_unique_across_sections() -> None:
    made = manuscript("# Same\n\n## Same\n", "# Same\n\n## Same {#same-1}\n", "text alone\n")
    identifiers = [entry.identifier for entry in made.contents]
    assert len(set(identifiers)) == 4
    assert len({part.identifier for part in made.parts}) == 3


def test_a_heading_with_a_note_is_without_it_in_the_contents() -> None:
    made = manuscript("# One[^a] two [@doe]\n\n[^a]: A.\n")
    assert MARK_OPEN not in str(made.contents[0].title)
    assert [note.number for note in made.notes] == [1, 2]


def test_a_caption_calls_its_note_once_and_an_alternative_text_none() -> None:
    made = manuscript("![Caption[^a] [@doe]](a.png)\n\ntext ![alt [@doe]](a.png) [@roe2020]\n\n[^a]: A.\n")
    assert [written(made, note.number) for note in made.notes] == ["[^a]", "doe", "roe2020"]
    assert calls_in_print(made.parts[0].tree) == [1, 2, 3]


def test_a_section_that_cannot_be_read_is_an_empty_part() -> None:
    made = manuscript("> " * 600 + "x\n", "# One\n")
    assert [part.number for part in made.parts] == ["", "1"]


def test_files_are_named_from_the_sections_folder_or_from_content_and_from_nowhere_else() -> None:
    files = {"content/en/a.png": b"", "content/b.png": b""}
    section = "content/en/01.md"
    assert resolve_file(section, "a.png", files) == "content/en/a.png"
    assert resolve_file(section, "./a.png", files) == "content/en/a.png"
    assert resolve_file(section, "../b.png", files) == "content/b.png"
    assert resolve_file(section, "b.png", files) == "content/b.png"
    for target in ("", "/content/b.png", "../../../etc/passwd", "../../content/../b.png", "http://e.org/a.png"):
        assert resolve_file(section, target, files) == ""


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"plain|naïve|résumé|Word|end|more|head\b", text))


@given(st.lists(st.lists(examples(), min_size=1, max_size=3), min_size=4, max_size=4))
@settings(max_examples=4, phases=[Phase.generate])
def test_assembling_loses_no_note_and_no_word(papers: list[list[Example]]) -> None:
    for sections in papers:
        paper = parsed(*(section.text for section in sections))
        made = assemble(paper, paper.source)
        calls = [number for part in made.parts for number in calls_in_print(part.tree)]
        assert calls == list(range(1, len(made.notes) + 1))
        assert sum(len(section.sites) for section in made.locale.sections) >= len(made.notes)
        for number in calls:
            assert re.fullmatch(r"\[\^.+\]|\^\[", written(made, number)) or written(made, number) in KEYS
        notes = "".join(json.dumps(note.blocks, ensure_ascii=False) for note in made.notes)
        for section, part in zip(made.locale.sections, made.parts, strict=True):
            # The definitions come last, and one that nothing calls is not printed.
            end = min((item.span.start for item in section.definitions), default=len(section.file.text))
            prose = " ".join(item.text for item in section.prose if item.span.start < end)
            own = words_of(prose)
            assert own - words_of(json.dumps(part.tree, ensure_ascii=False) + notes) == Counter()


def test_a_drawing_with_a_script_in_it_is_in_no_output_even_where_the_rule_is_off() -> None:
    paper = parsed("# One\n\n![A map](map.svg) ![A plan](plan.svg)\n")
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    files = {"content/en/map.svg": svg, "content/en/plan.svg": b"<svg/>"}
    unsafe = replace(paper, project=replace(paper.project, files=files))
    made = assemble(unsafe, unsafe.source)
    urls = [element["c"][2][0] for element in elements(made.parts[0].tree) if element["t"] == "Image"]
    assert urls == ["", "paper:content/en/plan.svg"]


def test_nobody_writes_a_mark_of_the_manuscript_in_a_library_or_in_metadata() -> None:
    paper = parsed("# One\n\nA.[@doe]\n", library="@book{doe, title = {T \ue000n1\ue001}, date = {2020}}\n")
    assert MARK_OPEN not in library_text(paper.bibliography)
    metadata, _ = parse_metadata(SourceFile("content/en/metadata.toml", 'title = "\ue000n7\ue001"'), "en")
    assert metadata.title == "\ufffdn7\ufffd"

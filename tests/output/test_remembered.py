"""A fragment whose part of the paper has not changed is neither made nor written again, and is what it would be."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.app.load import default_templates_folder
from paperbuild.app.parse import parse_project
from paperbuild.compose.assemble import assemble
from paperbuild.core.memo import Memo
from paperbuild.engines.memory import NO_MEMORY, EngineMemory
from paperbuild.findings.errors import EngineError
from paperbuild.model.project import Project
from paperbuild.output.text import remembered
from paperbuild.output.text.fragments import Fragments, write

MakeProject = Callable[[Mapping[str, str | bytes]], Project]

_STYLE = (default_templates_folder() / "notes.csl").read_text(encoding="utf-8")
SETTINGS = 'slug = "a"\nlocale = "en"\ndate = 2026-01-02\n[publisher]\nname = "P"\n'
SECTIONS = (
    "# One {#one}\n\nA first word.[^a]\n\n[^a]: A note.\n",
    "# Two {#two}\n\nA second word.\n\n- an item\n\nMore.\n",
)


@pytest.fixture
def fragments(make_project: MakeProject) -> Callable[..., Fragments]:
    """Writes the fragments of sections as far as a memory has not kept them."""

    def written(memory: EngineMemory, *sections: str, strings: str = "") -> Fragments:
        files: dict[str, str | bytes] = {f"content/en/{number:02}-s.md": text for number, text in enumerate(sections)}
        files |= {"content/paper.toml": SETTINGS, "bibliography.bib": "", "content/en/metadata.toml": strings}
        paper, _ = parse_project(make_project(files))
        return write(assemble(paper, paper.source), _STYLE, (), with_footnotes=True, memory=memory)

    return written


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What pandoc is asked to write."""
    found: list[str] = []
    write_fragments = remembered.write_fragments

    def noted(blocks: list[str], timeout_s: float, memory_mb: int) -> list[str]:
        found.extend(blocks)
        return write_fragments(blocks, timeout_s, memory_mb)

    monkeypatch.setattr(remembered, "write_fragments", noted)
    return found


def test_after_a_word_has_changed_one_block_is_written(fragments: Callable[..., Fragments], asked: list[str]) -> None:
    memory = Memo()
    fragments(memory, *SECTIONS)
    asked.clear()
    changed = (SECTIONS[0], SECTIONS[1].replace("second", "changed"))
    assert fragments(memory, *changed).parts[1].count("changed") == 1
    assert len(asked) == 1
    assert "changed" in asked[0]
    assert "More" not in asked[0]


def test_what_could_not_be_written_is_written_the_next_time(
    fragments: Callable[..., Fragments], monkeypatch: pytest.MonkeyPatch
) -> None:
    memory, write_fragments = Memo(), remembered.write_fragments

    def failing(*_: object) -> list[str]:
        raise EngineError("pandoc failed")

    monkeypatch.setattr(remembered, "write_fragments", failing)
    with pytest.raises(EngineError):
        fragments(memory, *SECTIONS)
    monkeypatch.setattr(remembered, "write_fragments", write_fragments)
    assert fragments(memory, *SECTIONS) == fragments(NO_MEMORY, *SECTIONS)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # What an author calls as an address would be is the author's, in whichever section.
        (SECTIONS, ("# One {#one}\n\nA first word.\n\n## Item {#two.i1}\n", SECTIONS[1])),
        (SECTIONS, (SECTIONS[0].replace("A first", "[A]{#two.p1} first"), SECTIONS[1])),
        (SECTIONS, SECTIONS[::-1]),
        (SECTIONS, (SECTIONS[0].replace("{#one}", "{#three}"), SECTIONS[1])),
        (SECTIONS, ("# Zero {#zero}\n\nWord.[^z]\n\n[^z]: Before.\n", *SECTIONS)),
    ],
)
def test_what_is_remembered_is_what_would_be_made(
    fragments: Callable[..., Fragments], before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    memory = Memo()
    fragments(memory, *before)
    assert fragments(memory, *after) == fragments(NO_MEMORY, *after)


def test_a_label_that_is_said_otherwise_stands_in_the_parts_again(fragments: Callable[..., Fragments]) -> None:
    memory, section = Memo(), "# One {#one}\n\n::: {.case-study}\nWords.\n:::\n"
    fragments(memory, section)
    found = fragments(memory, section, strings='title = "T"\n[strings]\ncase-study = "Example"\n')
    assert 'data-label="Example"' in found.parts[0]

"""Names and texts of a stranger reach a terminal as letters: no command passes on what would drive it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]

DRIVES = "\x1b]0;title\x07\x1b[31m\x9b2J\x08\x7f"
# What of it may stand in settings and texts, where some controls are no letters at all.
NAME = f"03-{DRIVES}.md"
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
COMMANDS = (
    *(("check", "--format", form) for form in ("text", "json", "github", "sarif")),
    *(("notes", "--format", form) for form in ("text", "json")),
    *(("status", "--format", form) for form in ("text", "json")),
    *(("plan", "--format", form) for form in ("github", "gitlab", "ninja")),
    ("html",),
    ("html", "--draft", "-o", f"{DRIVES}.html"),
    ("build", "--draft"),
    ("fix", "--dry-run"),
    ("fix",),
    ("locale", "diff", "fr"),
    ("locale", "accept", "fr"),
    ("locale", "add", "de"),
    ("locale", "export", "fr", "-o", f"{DRIVES}.po"),
    ("locale", "import", f"{DRIVES}.po"),
    ("init", f"{DRIVES}/paper"),
    ("restore", f"{DRIVES}.pdf", "there"),
    ("--project", DRIVES, "check"),
    ("rule", DRIVES),
    ("doctor",),
    ("check", "--baseline"),
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its names have no controls")


@pytest.fixture
def hostile(paper: Any) -> Any:
    """A paper with controls in names, keys, notes, settings and texts."""
    shown = DRIVES.replace("\x08", "")
    links = f"[a](<b{shown}>) ![](<c{shown}.png>) `x`{{=tex}}"
    text = f"# It{shown}\n\nA claim {shown}.[^n{shown}] [@k{shown}] {links}\n\n[^n{shown}]: It{shown}.\n"
    for code in ("en", "fr"):
        paper.write(f"content/{code}/{NAME}", text)
    paper.write("content/fr/made-from/" + NAME, text.replace("claim", "word"))
    escaped = "".join(f"\\u{ord(letter):04x}" if _CONTROLS.match(letter) else letter for letter in shown)
    paper.write("content/fr/metadata.toml", f'title = "A{escaped}"\nno{"p"} = "x"\n')
    paper.write(f"content/{DRIVES}/01-a.md", "# A\n")
    paper.add("bibliography.bib", f"\n@book{{k{shown}, title = {{A{shown}}}, date = {{20{shown}}}}}\n")
    paper.add("content/paper.toml", f'\n[rules]\n"{escaped}" = "off"\n')
    return paper


@pytest.mark.slow
@pytest.mark.usefixtures("hostile")
def test_no_command_passes_on_what_drives_a_terminal(run: Run) -> None:
    for command in COMMANDS:
        done = run(*command)
        for written in (done.out, done.err):
            assert not _CONTROLS.search(written), f"{command}: {written!r}"


@pytest.mark.usefixtures("hostile")
def test_colours_are_those_of_the_program_alone(run: Run) -> None:
    for command in (("check",), ("locale", "diff", "fr"), ("status",), ("notes",)):
        done = run("--color", "always", *command)
        for written in (done.out, done.err):
            assert not _CONTROLS.search(_COLOURS.sub("", written)), f"{command}: {written!r}"
            assert "\x1b[31m." not in written, "a text's own colour"

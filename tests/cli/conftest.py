"""A small paper with templates of its own, and the command line run on it in this process."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from paperbuild.cli import main

FILES = {
    "content/paper.toml": """
slug = "small-paper"
locale = "en"
date = 2026-09-01

[publisher]
name = "The Forum"
""".lstrip(),
    "content/en/metadata.toml": 'title = "A small paper"\n',
    "content/en/01-begin.md": """# Begin {#begin}

A claim.[@marsh2021, p. 4] Another.[^slug]

[^slug]: A note that says more, as @marsh2021 does.
""",
    "content/en/02-end.md": """# End {#end}

The end.[@forum2024]
""",
    "bibliography.bib": """@book{marsh2021,
  author    = {Marsh, Clara},
  title     = {The rent and the river},
  publisher = {Example Press},
  date      = {2021}
}

@report{forum2024,
  author      = {{Housing Forum}},
  title       = {A door},
  institution = {Housing Forum},
  date        = {2024-03-14}
}
""",
    "templates/page.html.jinja": """<!DOCTYPE html><html lang="{{ locale }}"><head><meta charset="utf-8">
<title>{{ paper.title }}</title></head><body>{% if draft %}<p class="draft">{{ strings.draft }}</p>{% endif %}
{% for part in parts %}{{ part.html }}{% endfor %}
{% for note in notes %}<aside id="{{ note.id }}">{{ note.number }} {{ note.html }}</aside>{% endfor %}</body></html>
""",
    "templates/screen.css": "",
    "templates/print.css": """.note { float: footnote }
.note::footnote-call, .note::footnote-marker { content: none }
""",
    "templates/print.html.jinja": """<!DOCTYPE html><html lang="{{ locale }}"><head><meta charset="utf-8">
<title>{{ paper.title }}</title><link rel="stylesheet" href="print.css"></head><body>
{% for part in parts %}{{ part.html }}{% endfor %}</body></html>
""",
    "templates/epub/epub.css": "",
    "templates/epub/package.opf.jinja": "<package>{{ paper.title }}</package>\n",
    "templates/epub/nav.xhtml.jinja": "<nav/>\n",
    "templates/epub/cover.xhtml.jinja": "<cover/>\n",
    "templates/epub/title.xhtml.jinja": "<title/>\n",
    "templates/epub/part.xhtml.jinja": """{{ part.html }}
{% for note in notes %}<aside id="{{ note.id }}">{{ note.html }}</aside>{% endfor %}
""",
}


@dataclass(frozen=True)
class Done:
    """What a command left: its exit status and what it wrote."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Folder:
    """A paper's folder."""

    path: Path

    def write(self, name: str, text: str | bytes) -> None:
        """Writes one file of it."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def replace(self, name: str, old: str, new: str) -> None:
        """Changes one file of it: `old`, which must be there, becomes `new`."""
        text = (self.path / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new, 1))

    def add(self, name: str, text: str) -> None:
        """Adds to the end of one file of it."""
        self.write(name, (self.path / name).read_text(encoding="utf-8") + text)

    def built(self) -> list[str]:
        """The files below `build/`, by their path in it."""
        build = self.path / "build"
        return sorted(path.relative_to(build).as_posix() for path in build.rglob("*") if path.is_file())


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A small paper that nothing is wrong with; it is the current folder."""
    folder = Folder(tmp_path / "paper")
    for name, text in FILES.items():
        folder.write(name, text)
    monkeypatch.chdir(folder.path)
    return folder


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests ask for what they want to know themselves."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "GITHUB_WORKSPACE", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run() -> Callable[..., Done]:
    """Runs `paperbuild` with these arguments."""

    def run(*arguments: str, encoding: str = "utf-8") -> Done:
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="strict") for _ in range(2))
        with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as exit_of:
            main(arguments)
        status = exit_of.value.code
        assert isinstance(status, int)
        return Done(status, _written(out), _written(err))

    return run


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()

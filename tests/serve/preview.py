"""A live preview for tests: the program is started as a writer starts it, asked over loopback, and ended."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Self

import httpx

from tests.clock import HANGS_S

EN, FR = "content/en/01-rents.md", "content/fr/01-rents.md"
OTHER = "content/en/02-law.md"
TOML = "content/paper.toml"
TEXTS = {
    TOML: """slug = "rents"
locale = "en"
date = 2024-05-01

[publisher]
name = "The Housing Forum"
""",
    "content/en/metadata.toml": 'title = "Rents in towns"\n',
    "content/fr/metadata.toml": 'title = "Les loyers en ville"\n',
    EN: """# Rents {#rents}

Rents have risen by 1,500 euros since 2010.[@doe2019, p. 4]

They rose elsewhere, too.[^elsewhere] See [the law](#law).

[^elsewhere]: In *two* towns [@doe2019].
""",
    OTHER: """# The law {#law}

It says little.
""",
    FR: """# Loyers {#rents}

Les loyers ont augmenté de 1 500 euros depuis 2010.[@doe2019, p. 4]

Ils ont augmenté ailleurs aussi.[^elsewhere] Voir [la loi](#law).

[^elsewhere]: Dans *deux* villes [@doe2019].
""",
    "content/fr/02-law.md": """# La loi {#law}

Elle dit peu.
""",
    "bibliography.bib": """@book{doe2019,
  author = {Doe, Jane},
  title = {Renting in Cities},
  date = {2019},
  publisher = {Press},
  location = {Bern},
}
""",
}
RECORDS = {
    path.replace("content/en/", "content/fr/made-from/"): TEXTS[path]
    for path in (EN, OTHER, "content/en/metadata.toml")
}

State = Mapping[str, Any]


class Preview:
    """`paperbuild serve` for the paper in `folder`, at a free port. Use it as a context: leaving it ends it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        command = [sys.executable, "-m", "paperbuild", "--project", str(folder), "serve", "--no-open", "--port", "0"]
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # A shell that runs the tests in the background has them ignore it, and with them whatever they start.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip().rstrip("/")
        assert self.address, self.process.stderr.read() if self.process.stderr else ""
        self.client = httpx.Client(base_url=self.address, timeout=HANGS_S)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()

    def write(self, path: str, text: str) -> None:
        """Saves a text, as most editors do: what was there is written over."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")

    def states(self, *wanted: str) -> Iterator[State]:
        """Every state that a page is told which looks at `wanted` (`en/html`)."""
        with self.client.stream("GET", "/_/events", params={"want": wanted}) as stream:
            for line in stream.iter_lines():
                if line.startswith("data: "):
                    yield json.loads(line.removeprefix("data: "))

    def until(self, is_so: Callable[[State], bool], *wanted: str) -> State:
        """The first state of which something is so."""
        return next(state for state in self.states(*wanted or ("en/html",)) if is_so(state))

    def settled(self, *wanted: str) -> State:
        """The first state in which everything that is looked at is of the paper as it is, and checked."""
        wanted = wanted or ("en/html",)
        return self.until(lambda state: is_whole(state) and set(wanted) <= set(state["made"]), *wanted)

    def page(self, code: str = "en") -> str:
        """The text of the paper as it is shown."""
        return self.client.get(f"/{code}/rents.html").raise_for_status().text

    def until_shown(self, words: str, code: str = "en") -> State:
        """Waits until `words` stand on the page."""
        return self.until(lambda state: f"{code}/html" in state["made"] and words in self.page(code), f"{code}/html")

    def until_gone(self, words: str) -> State:
        """Waits until `words` do not stand on the page any more."""
        return self.until(lambda _: words not in self.page())

    def rules(self) -> list[str]:
        """The rules of what is found now."""
        return [one["rule"] for one in self.client.get("/_/findings.json").raise_for_status().json()]

    def until_found(self, rule: str) -> State:
        """Waits until a rule finds something."""
        return self.until(lambda _: rule in self.rules())

    @property
    def token(self) -> str:
        """The token of this run, as our own page has it."""
        found = re.search(r'name="paperbuild-token" content="([^"]+)"', self.client.get("/").text)
        assert found
        return found[1]

    def post(self, path: str, said: object, **headers: str) -> httpx.Response:
        """Asks for something to be done, as our own page does."""
        return self.client.post(path, json=said, headers={"x-paperbuild-token": self.token, **headers})

    def interrupted(self, sign: signal.Signals = signal.SIGINT) -> int:
        """The exit status after a signal, once it has ended."""
        os.kill(self.process.pid, sign)
        return self.process.wait(HANGS_S)


def is_whole(state: State) -> bool:
    """Whether the paper as it is has been checked, and nothing is being laid out."""
    return state["checked"] == state["revision"] > 0 and not state["busy"]


def write_paper(folder: Path, texts: Mapping[str, str] | None = None) -> Path:
    """Writes the paper into `folder`."""
    for path, text in (texts or {**TEXTS, **RECORDS}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder

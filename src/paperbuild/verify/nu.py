"""Asks the Nu checker whether the HTML, and the pages of the EPUB, keep to the HTML standard."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from paperbuild.engines.java import run_jar
from paperbuild.engines.scratch import scratch_folder
from paperbuild.findings.diagnostic import Diagnostic, Severity
from paperbuild.findings.errors import EngineError
from paperbuild.model.formats import Format
from paperbuild.rules.outputs import html_conformance
from paperbuild.verify.checker import Lack
from paperbuild.verify.edition import Edition
from paperbuild.verify.java import java_lack
from paperbuild.verify.packages import Packages
from paperbuild.verify.place import BuiltFile, Place
from paperbuild.verify.read_epub import pages_of

_TIMEOUT_S = 300.0
# EPUB's own attributes (EPUB 3.3, 6.1.4), which the HTML standard does not have. They are made blanks where they stand:
# written anew from a tree, the file would have its faults in other lines and columns.
_EPUB_ATTRIBUTE = re.compile(rb"""\sepub:[a-z]+=(?:"[^"]*"|'[^']*')""")
# What it knows less about than browsers do, and what is not a fault: style sheets, but for what is not CSS at all; the
# role of a list that shows no bullets, which Safari forgets otherwise (WebKit bug 170179); a policy against scripts
# beside data in a `script`, which is not a script and which the policy does not touch (HTML, "prepare the script
# element"). Of a policy that allows `data:` it says (26.9.27) that it forbids an image there.
_NO_FAULT = re.compile(r"CSS: (?!Parse Error)|The “list” role is unnecessary for element “[uo]l”")
_POLICY = "Inline script violates Content Security Policy"
_DATA = 'type="application/ld+json"'
_PICTURE = "Resource violates Content Security Policy (meta tag): image “data:"
_ALLOWS_PICTURE = b"img-src data:"


@dataclass(frozen=True)
class NuChecker:
    """The Nu checker, npm's `vnu-jar`; it needs Java."""

    packages: Packages
    name: str = "nu"
    formats: tuple[Format, ...] = (Format.HTML, Format.EPUB)

    def version(self) -> str:
        """Its version."""
        return self.packages.version("vnu-jar")

    def lack(self) -> Lack | None:
        """The package and Java are needed."""
        if self._jar() is None:
            return Lack("is not installed", self.packages.install_line("vnu-jar"))
        return java_lack()

    def check(self, edition: Edition) -> Iterator[Diagnostic]:
        """What it finds in the HTML and in each page of the EPUB."""
        return self.check_all([edition])

    def check_all(self, editions: Sequence[Edition]) -> Iterator[Diagnostic]:
        """What it finds in the HTML and in each page of the EPUB of every edition."""
        jar = self._jar()
        with scratch_folder() as scratch:
            places = dict(place for edition in editions for place in _laid_out(scratch.resolve(), edition))
            if jar is None or not places:
                return
            arguments: list[str | Path] = ["--format", "json", "--stdout", "--exit-zero-always", *places]
            said = run_jar("the Nu checker", jar, arguments, _TIMEOUT_S)
        try:
            messages = json.loads(said)["messages"]
        except (ValueError, KeyError) as error:
            raise EngineError("the Nu checker gave no report") from error
        for message in messages:
            yield from _findings(message, places)

    def _jar(self) -> Path | None:
        return self.packages.file("vnu-jar", "build", "dist", "vnu.jar")


def _laid_out(within: Path, edition: Edition) -> Iterator[tuple[Path, tuple[BuiltFile, str]]]:
    """Every page as a file of its own in a new folder, with the file that it is of, and its name in that."""
    html, epub = edition.whole(Format.HTML), edition.whole(Format.EPUB)
    folder = Path(tempfile.mkdtemp(dir=within))
    if html is not None:
        path = folder / "page.html"
        path.write_bytes(html.content)
        yield path, (html, "")
    if epub is not None:
        for index, (inner, content) in enumerate(sorted(pages_of(epub.content).items())):
            path = folder / f"{index}-{re.sub(r'[^A-Za-z0-9.]', '-', PurePosixPath(inner).name)}"
            path.write_bytes(_EPUB_ATTRIBUTE.sub(lambda match: b" " * len(match[0]), content))
            yield path, (epub, inner)


def _findings(message: Mapping[str, Any], places: Mapping[Path, tuple[BuiltFile, str]]) -> Iterator[Diagnostic]:
    is_fault = message.get("type") == "error" or message.get("subType") == "warning"
    if message.get("type") == "non-document-error":
        raise EngineError(f"the Nu checker failed: {message.get('message', '')}")
    said, extract = message.get("message", ""), " ".join(message.get("extract", "").split())
    if not is_fault or _NO_FAULT.match(said) or (said.startswith(_POLICY) and _DATA in extract):
        return
    file, inner = places[Path(unquote(urlsplit(message["url"]).path))]
    if said.startswith(_PICTURE) and _ALLOWS_PICTURE in file.content:
        return
    place = Place(inner, message.get("lastLine", 0), message.get("firstColumn", message.get("lastColumn", 1)))
    severity = Severity.ERROR if message["type"] == "error" else Severity.WARNING
    hint = f"it stands in `{extract}`" if extract else ""
    yield file.finding(html_conformance.RULE, place, f"the Nu checker: {said}", hint, severity)

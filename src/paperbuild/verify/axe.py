"""Opens the HTML in the machine's Chromium, where axe looks for barriers: WCAG 2.2 A and AA, light and dark, narrow
and wide. Nothing is asked of the network, and what the page asks for is a finding."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from paperbuild.findings.diagnostic import Diagnostic, Severity
from paperbuild.findings.errors import EngineError
from paperbuild.model.formats import Format
from paperbuild.rules.outputs import accessibility, outside_request
from paperbuild.verify.checker import Lack
from paperbuild.verify.edition import Edition
from paperbuild.verify.packages import Packages, browser
from paperbuild.verify.place import WHOLE, BuiltFile, Place

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright, Route

_TIMEOUT_MS = 120_000
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_WIDTHS_PX = (320, 1440)
_HEIGHT_PX = 900
_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_SEVERITIES = {"minor": Severity.WARNING}
_MOST_TOLD = 3
_RUN = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"


@dataclass(frozen=True)
class Axe:
    """axe-core from npm, in the machine's own Chromium, which Playwright steers."""

    packages: Packages
    name: str = "axe"
    formats: tuple[Format, ...] = (Format.HTML,)

    def version(self) -> str:
        """Its version."""
        return self.packages.version("axe-core")

    def lack(self) -> Lack | None:
        """axe-core, Playwright and Chromium are needed; nothing is downloaded."""
        if self._script() is None:
            return Lack("is not installed", self.packages.install_line("axe-core"))
        if importlib.util.find_spec("playwright") is None:
            line = f"{sys.executable} -m pip install playwright"
            return Lack("needs the package playwright, which is not installed", line)
        if browser() is None:
            return Lack("needs Chromium, which is not installed", "install this system's package `chromium`")
        return None

    def check(self, edition: Edition) -> Iterator[Diagnostic]:
        """What axe finds in the HTML, each barrier once with the views in which it shows."""
        return self.check_all([edition])

    def check_all(self, editions: Sequence[Edition]) -> Iterator[Diagnostic]:
        """What axe finds in the HTML of every edition, all in one browser."""
        files = [file for edition in editions if (file := edition.whole(Format.HTML))]
        script, program = self._script(), browser()
        if not files or script is None or program is None:
            return
        yield from _look(files, script.read_text("utf-8"), program)

    def _script(self) -> Path | None:
        return self.packages.file("axe-core", "axe.min.js")


def _look(files: Sequence[BuiltFile], script: str, program: Path) -> list[Diagnostic]:
    from playwright.sync_api import Error

    arguments = ["--no-sandbox"] if _is_root() else []
    try:
        with (
            _driver() as playwright,
            closing(playwright.chromium.launch(executable_path=program, args=arguments)) as chromium,
        ):
            return [found for file in files for found in _barriers(chromium, file, script)]
    except Error as error:
        raise EngineError(f"Chromium failed: {error.message.splitlines()[0]}") from error


@contextmanager
def _driver() -> Iterator[Playwright]:
    """Playwright, whose driver is a program of its own. Raises EngineError where that does not start, as where one of
    the system's libraries is missing: Playwright (1.65) raises an Exception of no kind then."""
    from playwright.sync_api import sync_playwright

    with ExitStack() as until_the_end:
        try:
            playwright = until_the_end.enter_context(sync_playwright())
        except Exception as error:
            raise EngineError(f"Playwright's driver does not start: {error}") from error
        yield playwright


def _barriers(chromium: Browser, file: BuiltFile, script: str) -> list[Diagnostic]:
    requests: list[str] = []
    violations: dict[tuple[str, str], tuple[Mapping[str, Any], Mapping[str, Any], list[str]]] = {}
    for view, found in _views(chromium, file, script, requests):
        for violation in found:
            for node in violation["nodes"]:
                key = (violation["id"], str(node["target"]))
                violations.setdefault(key, (violation, node, []))[2].append(view)
    asked = [
        file.finding(outside_request.RULE, WHOLE, f"opened in a browser, the file asks for `{url}`")
        for url in dict.fromkeys(requests)
    ]
    return [*asked, *_told(file, violations.values())]


def _views(
    chromium: Browser, file: BuiltFile, script: str, requests: list[str]
) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    """What axe finds in each view; `requests` gathers what the page asks for meanwhile."""
    own = file.disk.resolve().as_uri()

    def answer(route: Route) -> None:
        if route.request.url.partition("#")[0] == own:
            route.continue_()
        else:
            requests.append(route.request.url)
            route.abort()

    for scheme, width in product(_SCHEMES, _WIDTHS_PX):
        context = chromium.new_context(
            color_scheme=scheme, viewport={"width": width, "height": _HEIGHT_PX}, reduced_motion="reduce"
        )
        context.set_default_timeout(_TIMEOUT_MS)
        context.route("**/*", answer)
        page = context.new_page()
        page.goto(own)
        yield f"{scheme}, {width} px", _violations(page, script)
        context.close()


def _violations(page: Page, script: str) -> list[Mapping[str, Any]]:
    page.evaluate(script)  # past the page's own policy, which allows no script
    found: list[Mapping[str, Any]] = page.evaluate(_RUN, _TAGS)["violations"]
    return found


def _is_root() -> bool:
    """Whether the user is the system's administrator, for whom Chromium's sandbox does not start."""
    import os

    return hasattr(os, "geteuid") and os.geteuid() == 0


def _told(file: BuiltFile, violations: Any) -> Iterator[Diagnostic]:
    """A finding for each element, and where one rule has many, for the first few with their number."""
    by_rule: dict[str, list[tuple[Mapping[str, Any], Mapping[str, Any], list[str]]]] = {}
    for violation, node, views in violations:
        by_rule.setdefault(violation["id"], []).append((violation, node, views))
    for found in by_rule.values():
        for index, (violation, node, views) in enumerate(found[:_MOST_TOLD]):
            more = len(found) - _MOST_TOLD
            rest = f"; and {more} more" if more > 0 and index == _MOST_TOLD - 1 else ""
            markup = " ".join(node["html"].split())[:120]
            message = f"axe: {violation['help']}: `{markup}` ({'; '.join(views)}){rest}"
            severity = _SEVERITIES.get(violation.get("impact") or "", Severity.ERROR)
            why = " ".join(node.get("failureSummary", "").split())
            hint = f"{why} (axe's rule {violation['id']})"
            yield file.finding(accessibility.RULE, _place(file, node), message, hint, severity)


def _place(file: BuiltFile, node: Mapping[str, Any]) -> Place:
    """The line of the element, where its start tag stands in the file once as axe shows it."""
    tag = node["html"].partition(">")[0].encode()
    if tag and file.content.count(tag) == 1:
        at = file.content.index(tag)
        line_start = file.content.rfind(b"\n", 0, at) + 1
        return Place(line=file.content.count(b"\n", 0, at) + 1, column=len(file.content[line_start:at].decode()) + 1)
    return WHOLE

"""Runs pandoc: reading sections, filling in citations, writing fragments. The only module that imports pypandoc.

Reading and writing many documents costs one process each: a small Lua program (`pandoc lua`) takes them as JSON on
its standard input. It touches no file; citations are filled in under `--sandbox`. Each call has a limit of time and one
of memory: `memory_mb` is how many megabytes it may take.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import BoundedSemaphore

from paperbuild.engines.limits import MEMORY_MB, RAISE_MEMORY
from paperbuild.engines.scratch import scratch_folder
from paperbuild.findings.errors import EngineError, EngineMemoryError, EngineTimeoutError, MissingToolError

# What a section may be: pandoc Markdown; without example lists (a paragraph that starts with `@key.` would be one),
# without blocks of metadata (a section is data), and with HTML kept as such, so that it can be reported.
PANDOC_TIMEOUT_S = 60.0
"""How long one run of pandoc may take in a paper that says nothing of it."""

SECTION_FORMAT = (
    "markdown-example_lists-native_divs-native_spans-yaml_metadata_block-pandoc_title_block-latex_macros"
    "-mmd_title_block"
)

_READ = Path(__file__).with_name("read.lua")
_WORKS = Path(__file__).with_name("works.lua")

_WRITING = ("--from=json", "--to=html5", "--sandbox", "--wrap=none", "--mathml")
_FORMULA = re.compile(r'<math\b|<span class="math')

# Pandoc asks GHC's runtime for 64 MB at once (`-H64m`), which cost more to fill than to do without; and it looks
# through all that it holds whenever 1 MB has outlived a while. Without that it takes a quarter less time, and 50 MB
# less (3.9).
_SPARING = ("-H1m", "-O16m")

# Of the memory that pandoc may take, the rest is for what is not its heap: 2 GB of heap take 2.2 GB.
_HEAP_SHARE = 7 / 8
_HEAP_EXHAUSTED = 251  # the exit status of GHC's runtime

_PATIENCE = 4  # how many times its time limit the reading of all sections may take

_WARNING = re.compile(r"^\[WARNING\] (.*)$", re.MULTILINE)
_UNSET = "[WARNING] Could not convert TeX math "
_REASON = re.compile(r"^  (unexpected .*)$", re.MULTILINE)


@dataclass(frozen=True)
class Reading:
    """What pandoc made of one text: its JSON (one line) and its warnings."""

    json: str
    warnings: tuple[str, ...]


@cache
def pandoc_path() -> str:
    """The pandoc program that pypandoc brings; MissingToolError where there is none."""
    # pypandoc 1.17 runs every pandoc that it finds on the machine to choose the newest: the one it brings is ours.
    if bundled := _bundled():
        return bundled
    try:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError) as error:
        raise MissingToolError("pandoc is not installed", "pip install pypandoc_binary") from error


@cache
def _bundled() -> str:
    """The pandoc program in pypandoc's own folder; empty where it has none."""
    spec = find_spec("pypandoc")
    program = Path(spec.origin).parent / "files" / "pandoc" if spec and spec.origin else None
    return str(program) if program and program.is_file() else ""


@cache
def pandoc_version(timeout_s: float, memory_mb: int = MEMORY_MB) -> str:
    """The version of pandoc, having run it.

    Raises MissingToolError where pandoc is missing, EngineError where it fails, EngineTimeoutError after `timeout_s`,
    EngineMemoryError where it needs more memory than it may have.
    """
    return _run(["--version"], "", timeout_s, memory_mb).split("\n", 1)[0].removeprefix("pandoc ").strip()


def read_sections(texts: Sequence[str], timeout_s: float, memory_mb: int = MEMORY_MB) -> list[Reading | None]:
    """Pandoc's reading of each text, in order, each read as if it stood alone.

    A text that pandoc does not finish within `timeout_s` and `memory_mb`, or fails on, gives None; the others are read
    all the same, as far as they can be within four times that. Raises MissingToolError where there is no pandoc,
    EngineError, EngineTimeoutError or EngineMemoryError where it does not even say its version.
    """
    readings: list[Reading | None] = []
    deadline = time.monotonic() + _PATIENCE * timeout_s
    while len(readings) < len(texts):
        left_s = deadline - time.monotonic()
        if left_s <= 0:
            break
        read = _read_together(texts[len(readings) :], min(timeout_s, left_s), memory_mb)
        readings += read or [None]  # the first one that fails when nothing was read before it
    if texts and not any(readings):  # a fault of the machine's is not told as one of every section
        _run(["--version"], "", PANDOC_TIMEOUT_S, memory_mb)
    return readings + [None] * (len(texts) - len(readings))


def _read_together(texts: Sequence[str], timeout_s: float, memory_mb: int) -> list[Reading]:
    """The readings of `texts` up to the first that fails or is not finished in time."""
    mark = secrets.token_hex()  # what no text has in it, and so no warning about one
    request = json.dumps({"format": SECTION_FORMAT, "texts": list(texts), "mark": mark}).encode()
    try:
        done = _started(["lua", str(_READ)], request, timeout_s, memory_mb)
        output, errors = done.stdout, done.stderr
    except subprocess.TimeoutExpired as error:
        output, errors = error.stdout or b"", error.stderr or b""
    documents = output.decode("utf-8", "replace").split("\n")[:-1]
    notices = errors.decode("utf-8", "replace").split(mark)[1:]
    return [
        Reading(document, tuple(_WARNING.findall(notice))) for document, notice in zip(documents, notices, strict=False)
    ]


def write_fragments(fragments: Sequence[str], timeout_s: float, memory_mb: int = MEMORY_MB) -> list[str]:
    """The HTML of each fragment, a JSON array of pandoc's blocks, which is also well-formed XML.

    Raises MissingToolError where pandoc is missing, EngineError where it fails, EngineTimeoutError after `timeout_s`,
    EngineMemoryError where it needs more memory than it may have.
    """
    return _written(fragments, timeout_s, memory_mb) if fragments else []


def _written(fragments: Sequence[str], timeout_s: float, memory_mb: int) -> list[str]:
    """The HTML of each fragment. They are written as one document, with a mark behind each, which takes half the time
    that as many documents take; what stands in one changes nothing in another, as notes have been taken out before."""
    mark = f"<!--{secrets.token_hex()}-->"  # what no fragment has in it
    end = json.dumps({"t": "RawBlock", "c": ["html", mark]})
    blocks = ",".join(f"{fragment[1:-1]},{end}" if fragment != "[]" else end for fragment in fragments)
    document = f'{{"pandoc-api-version":[1,23,1],"meta":{{}},"blocks":[{blocks}]}}'
    html = _run(_WRITING, document, timeout_s, memory_mb)
    *parts, _ = html.split(mark)
    return [part.strip("\n") for part in parts]


def unset_formulas(formulas: Sequence[str], timeout_s: float, memory_mb: int = MEMORY_MB) -> list[str]:
    """Of each formula (TeX), why pandoc makes no MathML of it: `unexpected control sequence \\foo`; empty where it
    does. Each is given once.

    Raises MissingToolError where pandoc is missing, EngineError where it fails, EngineTimeoutError after `timeout_s`,
    EngineMemoryError where it needs more memory than it may have.
    """
    if not formulas:
        return []
    blocks = [{"t": "Plain", "c": [{"t": "Math", "c": [{"t": "InlineMath"}, tex]}]} for tex in formulas]
    document = json.dumps({"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": blocks})
    html, warnings = _run_and_warn(_WRITING, document, timeout_s, memory_mb)
    reasons = iter([match[1] if (match := _REASON.search(one)) else "" for one in warnings.split(_UNSET)[1:]])
    unset = [line.startswith("<span") for line in _FORMULA.findall(html)]
    if len(unset) != len(formulas):
        raise EngineError("pandoc wrote other formulas than it was given")
    return [(next(reasons, "") or "unexpected TeX") if is_unset else "" for is_unset in unset]


def read_works(bibliography: str, language: str, timeout_s: float, memory_mb: int = MEMORY_MB) -> str:
    """The works of a `bibliography` (biblatex) as JSON: a list of mappings from CSL's variables to their values.

    Words for which biblatex has keys (`phdthesis`, `inpress`) are those of `language` (BCP 47). A text is a list of
    inlines of pandoc's JSON, a name a mapping of its parts, a date as CSL JSON has it. Raises MissingToolError where
    pandoc is missing, EngineError where it fails, EngineTimeoutError after `timeout_s`, EngineMemoryError where it
    needs more memory than it may have.
    """
    with scratch_folder() as folder:
        library = folder / "library.bib"
        library.write_text(bibliography, encoding="utf-8")
        return _run(["lua", str(_WORKS), str(library), language], "", timeout_s, memory_mb)


def cite(document: str, csl: str, timeout_s: float, memory_mb: int = MEMORY_MB) -> str:
    """`document` (pandoc JSON) with its citations filled in by the CSL style `csl` from the `references` in its
    metadata.

    Raises MissingToolError where pandoc is missing, EngineError where it fails, EngineTimeoutError after `timeout_s`,
    EngineMemoryError where it needs more memory than it may have.
    """
    with scratch_folder() as folder:
        style = folder / "style.csl"
        style.write_text(csl, encoding="utf-8")
        arguments = ["--from=json", "--to=json", "--sandbox", "--citeproc", f"--csl={style}"]
        return _run(arguments, document, timeout_s, memory_mb)


def _environment(folder: Path) -> Mapping[str, str]:
    """What pandoc is told: `folder` is where it may leave files, such as the history of its Lua. What a machine says to
    all of GHC's programs in GHCRTS is not passed on: an option that pandoc does not take would end it."""
    kept = {name: value for name, value in os.environ.items() if name != "GHCRTS"}
    return {**kept, "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "TMPDIR": str(folder)}


def _run(arguments: Sequence[str], text: str, timeout_s: float, memory_mb: int) -> str:
    return _run_and_warn(arguments, text, timeout_s, memory_mb)[0]


def _run_and_warn(arguments: Sequence[str], text: str, timeout_s: float, memory_mb: int) -> tuple[str, str]:
    """What pandoc says on standard output, and on standard error."""
    try:
        with _turns:
            done = _started(arguments, text.encode(), timeout_s, memory_mb)
    except subprocess.TimeoutExpired as error:
        raise EngineTimeoutError(f"pandoc took longer than {timeout_s:g} s") from error
    if done.returncode == _HEAP_EXHAUSTED:
        raise EngineMemoryError(f"pandoc needs more than {memory_mb} MB of memory", RAISE_MEMORY)
    if done.returncode != 0:
        raise EngineError("pandoc failed", done.stderr.decode("utf-8", "replace").strip()[-400:])
    return done.stdout.decode(), done.stderr.decode("utf-8", "replace")


def _started(
    arguments: Sequence[str], content: bytes, timeout_s: float, memory_mb: int
) -> subprocess.CompletedProcess[bytes]:
    # Another pandoc than the bundled one may have been built to refuse these options.
    command = [pandoc_path(), *arguments, *(_sparing(memory_mb) if _bundled() else ())]
    pipe = subprocess.PIPE
    with (
        scratch_folder() as folder,
        subprocess.Popen(  # noqa: S603 - the program is pypandoc's, the arguments are ours
            command, stdin=pipe, stdout=pipe, stderr=pipe, env=_environment(folder)
        ) as process,
    ):
        _running.add(process)
        try:
            output, errors = process.communicate(content, timeout_s)
        except subprocess.TimeoutExpired as error:
            process.kill()
            error.stdout, error.stderr = process.communicate()
            raise
        except BaseException:
            process.kill()
            raise
        finally:
            _running.discard(process)
    return subprocess.CompletedProcess(command, process.returncode, output, errors)


def _sparing(memory_mb: int) -> tuple[str, ...]:
    """What GHC's runtime is told of memory."""
    return ("+RTS", *_SPARING, f"-M{int(memory_mb * _HEAP_SHARE)}m", "-RTS")


# More at once than there are cores would only take more memory; waiting is no part of the time that one may take.
_turns = BoundedSemaphore(os.cpu_count() or 1)

_running: set[subprocess.Popen[bytes]] = set()


def end_running() -> None:
    """Ends every pandoc that runs for this process, in whatever thread: who waits for it gets an EngineError."""
    for process in tuple(_running):
        process.kill()

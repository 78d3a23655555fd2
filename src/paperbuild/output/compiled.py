"""Keeps what Jinja compiles of templates, as Python keeps what it compiles of modules: for the process, and on disk.

To compile the tool's own dozen templates costs a quarter of a build's own time. Their codes lie where Python's own lie,
in the `__pycache__` of this package (or below `sys.pycache_prefix`), never in a folder of caches that others may have
filled: who can write there can change the program as well. Where Python may write none, none are written; and what a
project's own templates become stays in the process.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import CodeType

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from paperbuild.language import languages

_KEPT = 64  # a paper has a dozen, and the words of each language
_SUFFIX = ".template"


class CompiledTemplates(BytecodeCache):
    """The newest templates that were compiled, by their names and texts. Those of the tool lie in `folder` too; where
    that is None, nowhere."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._own: set[str] = set()
        self._codes: dict[tuple[str, str], CodeType] = {}

    def note_own(self, text: str) -> None:
        """Notes that a template with this `text` is the tool's own."""
        self._own.add(self.get_source_checksum(text))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives `bucket` the code of its template, where it is known."""
        bucket.code = self._codes.get(_name(bucket)) or self._read(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code of a template."""
        if not isinstance(bucket.code, CodeType):
            return
        self._keep(bucket, bucket.code)
        if self._folder is None or sys.dont_write_bytecode or bucket.checksum not in self._own:
            return
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            with NamedTemporaryFile(dir=self._folder, prefix=".", delete=False) as file:
                file.write(marshal.dumps(bucket.code))
            os.replace(file.name, self._path(self._folder, bucket))  # noqa: PTH105 - whole, or not there
            _tidy(self._folder)

    def _keep(self, bucket: Bucket, code: CodeType) -> None:
        self._codes = dict([*self._codes.items(), (_name(bucket), code)][-_KEPT:])

    def _read(self, bucket: Bucket) -> CodeType | None:
        """The code of a template of the tool's from the disk; None where there is none that is whole."""
        if self._folder is None or bucket.checksum not in self._own:
            return None
        try:
            code = marshal.loads(self._path(self._folder, bucket).read_bytes())  # noqa: S302 - as Python's own beside it
        except (OSError, EOFError, ValueError, TypeError):
            return None
        if not isinstance(code, CodeType):
            return None
        self._keep(bucket, code)
        return code

    @staticmethod
    def _path(folder: Path, bucket: Bucket) -> Path:
        name = blake2b("\0".join((*_name(bucket), _made_by())).encode(), digest_size=16).hexdigest()
        return folder / f"{name}.{sys.implementation.cache_tag}{_SUFFIX}"


def _tidy(folder: Path) -> None:
    """Leaves the newest: those of older texts are asked for no more."""
    found = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in found[2 * _KEPT :]:
        path.unlink(missing_ok=True)


def _name(bucket: Bucket) -> tuple[str, str]:
    return bucket.key, bucket.checksum


@cache
def _made_by() -> str:
    """What compiles: Jinja, and the modules whose filters it may ask while it does, by their sizes and times."""
    digest = blake2b(jinja2.__version__.encode(), digest_size=16)
    for module in (__file__, languages.__file__):
        for entry in sorted(os.scandir(Path(module).parent), key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                state = entry.stat()
                digest.update(f"{entry.name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _own_folder() -> Path | None:
    """Where Python keeps what it compiles of this module."""
    with suppress(NotImplementedError):
        return Path(cache_from_source(__file__)).parent
    return None


COMPILED = CompiledTemplates(_own_folder())
"""Those of this process and of those before it."""

"""Renames keys, notes and files in the baseline, so that it holds back what it held back before."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from paperbuild.findings.edits import Rewritten
from paperbuild.findings.source import SourceFile

_LINE_END = re.compile(r"\r\n|\r|\n")
_ENTRY = re.compile(r"^(?P<json>\{.*\})(?P<comma>,?)(?=\r?$)", re.MULTILINE)


def renamed_in_baseline(
    file: SourceFile, rewritten: Mapping[str, Rewritten], old: str, new: str, path: Callable[[str], str] = str
) -> Rewritten | None:
    """The baseline with the lines of the texts as they are `rewritten`, and `new` for `old` in its messages; `path`
    says what each file is called from now on. None where nothing in it changes.

    An entry is known by its message and by the text of its line (`checks.baseline`).
    """
    lines = {name: _lines(one) for name, one in rewritten.items()}
    count = 0

    def changed(match: re.Match[str]) -> str:
        nonlocal count
        try:
            entry = json.loads(match["json"])
            own = lines.get(entry["path"], {})
            made = {
                **entry,
                "path": path(entry["path"]),
                "message": entry["message"].replace(f"`{old}`", f"`{new}`"),
                "text": own.get(entry["text"], entry["text"]),
            }
        except (ValueError, KeyError, TypeError, AttributeError):
            return match[0]  # it is broken, which a rule tells
        count += made != entry
        return match[0] if made == entry else json.dumps(made, ensure_ascii=False) + match["comma"]

    text = _ENTRY.sub(changed, file.text)
    return Rewritten(file, text, count) if count else None


def _lines(one: Rewritten) -> Mapping[str, str]:
    """The lines of a text that have changed, without the spaces around them, and what they say from now on."""
    pairs = zip(_LINE_END.split(one.file.text), _LINE_END.split(one.text), strict=False)
    return {before.strip(): after.strip() for before, after in pairs if before != after}

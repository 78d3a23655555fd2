"""The files of a new, small paper, which builds at once and shows all that a section can have."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

_STARTER = Path(__file__).parent / "starter"


def starter(name: str, locale: str, today: datetime.date) -> Mapping[str, str]:
    """The files of a new paper in a folder called `name`, by their path in it."""
    slug = slug_of(name)
    title = slug.replace("-", " ").capitalize()
    marks = {"@SLUG@": slug, "@TITLE@": title, "@LOCALE@": locale, "@DATE@": today.isoformat()}
    files = {}
    for path in sorted(path for path in _STARTER.rglob("*") if path.is_file()):
        text = path.read_text(encoding="utf-8")
        for mark, value in marks.items():
            text = text.replace(mark, value)
        files[_target(path.relative_to(_STARTER).as_posix(), locale)] = text
    return files


def slug_of(name: str) -> str:
    """`name` as a slug: `Housing for All` is `housing-for-all`; `paper` if none of its letters can be in one."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters)) or "paper"


def _target(name: str, locale: str) -> str:
    # A file called .gitignore would be obeyed where the starter is kept.
    return ".gitignore" if name == "gitignore" else name.replace("content/locale/", f"content/{locale}/")

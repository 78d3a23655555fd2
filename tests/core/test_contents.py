"""The key of what the tool is by its contents: the same on another machine, another where anything differs."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from paperbuild.core.contents import contents_key
from paperbuild.core.memo import Memo
from paperbuild.core.tool import tool_key

FILES = {
    "own/paper.py": "print()\n",
    "own/fonts/letters.otf": "letters",
    "packages/weasyprint-70.0.dist-info/RECORD": "weasyprint/a.py,sha256=abc,12\n../../bin/weasyprint,sha256=x,9\n",
    "libraries/libpango-1.0.so.0.5600.3": "sets text",
    f"libraries/{platform.machine()}-linux-gnu/libharfbuzz.so.0": "shapes text",
    "fonts/noto/Noto.ttf": "1234",
    "settings/conf.d/10-a.conf": "<a/>",
}


def installed(folder: Path) -> Path:
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def key(folder: Path) -> bytes:
    names = ("own", "packages", "libraries", "fonts", "settings")
    return contents_key(*([str(folder / name)] for name in names))


def rewrite(name: str, text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_text(text)


def test_the_same_installed_elsewhere_at_another_time_has_the_same_key(tmp_path: Path) -> None:
    here, there = installed(tmp_path / "here"), installed(tmp_path / "far" / "there")
    for path in there.rglob("*"):
        os.utime(path, (1, 1))
    shutil.copytree(here / "own", there / "own" / "__pycache__")
    (there / "libraries" / "libcurl.so.4").write_text("sets no text")
    (there / "packages" / "paperbuild-0.1.0.dist-info").mkdir()
    record = there / "packages" / "weasyprint-70.0.dist-info" / "RECORD"
    record.write_text(record.read_text().replace("sha256=x", "sha256=y") + "weasyprint/__pycache__/a.pyc,,\n")
    assert key(here) == key(there)


@pytest.mark.parametrize(
    "change",
    [
        rewrite("own/paper.py", "print('')\n"),
        rewrite("own/new.py", ""),
        rewrite("own/fonts/letters.otf", "lettert"),
        rewrite("packages/weasyprint-70.0.dist-info/RECORD", "weasyprint/a.py,sha256=abd,12\n"),
        lambda folder: (folder / "packages/pydyf-1.dist-info").mkdir(),
        rewrite("libraries/libpango-1.0.so.0.5600.3", "sets texts"),
        rewrite(f"libraries/{platform.machine()}-linux-gnu/libharfbuzz.so.0", "shapes it"),
        rewrite("fonts/noto/Noto.ttf", "12345"),
        rewrite("settings/conf.d/10-a.conf", "<b/>"),
        lambda folder: (folder / "fonts/noto/Noto.ttf").unlink(),
    ],
)
def test_whatever_makes_other_bytes_makes_another_key(tmp_path: Path, change: Callable[[Path], object]) -> None:
    before = key(installed(tmp_path))
    change(tmp_path)
    assert key(tmp_path) != before


def test_it_is_read_once_for_an_installation_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = Memo(tmp_path).tool
    monkeypatch.setattr("paperbuild.core.memo.contents_key", lambda: b"read again")
    assert Memo(tmp_path).tool == known
    monkeypatch.setattr("paperbuild.core.memo.tool_key", lambda: b"another installation")
    assert Memo(tmp_path).tool == b"read again"


def test_other_fonts_by_the_environment_are_another_tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def now() -> tuple[bytes, bytes]:
        monkeypatch.setattr("paperbuild.core.tool._known", [])
        return tool_key(), contents_key((), (), ())

    found = [now(), now()]
    assert found[0] == found[1]
    settings = tmp_path / "fonts.conf"
    settings.write_text("<fontconfig/>")
    monkeypatch.setenv("FONTCONFIG_FILE", str(settings))
    found.append(now())
    settings.write_text("<fontconfig></fontconfig>")
    found.append(now())
    for keys in zip(*found[1:], strict=True):
        assert len({*keys}) == 3

"""The memo on disk: what is believed, what is made again, and how large it grows."""

from __future__ import annotations

import os
import pickle
import zlib
from _blake2 import blake2b
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from paperbuild.core.memo import _HEAD, Memo, tidy
from paperbuild.core.tool import cache_folder
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.section import LinkKind


def answers(memo: Memo, question: str, answer: object) -> tuple[object, bool]:
    """What the memo answers, and whether it had to ask."""
    made = []

    def make() -> object:
        made.append(question)
        return answer

    return memo.remember("test", (question,), make), bool(made)


def test_an_answer_is_taken_by_the_next_run_and_counted(tmp_path: Path) -> None:
    assert answers(Memo(tmp_path), "q", {"a": (SourceFile("a.md", "é"), Span(0, 1))})[1]
    later = Memo(tmp_path)
    assert answers(later, "q", None) == ({"a": (SourceFile("a.md", "é"), Span(0, 1))}, False)
    assert answers(later, "another", "x") == ("x", True)
    assert (later.taken["test"], later.made["test"]) == (1, 1)


def test_a_member_of_an_enumeration_is_found_again_whatever_python_calls_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before Python 3.11.4, that of Debian 12 among them, its pickle called `getattr`, which no answer may name."""
    monkeypatch.setattr(LinkKind, "__reduce_ex__", lambda self, _: (getattr, (LinkKind, self.name)))
    kinds = list(LinkKind)
    assert answers(Memo(tmp_path), "q", kinds) == (kinds, True)
    assert answers(Memo(tmp_path), "q", None) == (kinds, False)


def test_parts_of_a_question_do_not_run_together(tmp_path: Path) -> None:
    memo = Memo(tmp_path)
    keys = {memo.key("k", parts) for parts in [("ab", "c"), ("a", "bc"), ("abc",), (b"abc",), ("abc", "")]}
    assert len(keys) == 5


def test_without_a_folder_a_few_answers_are_kept_while_the_process_lives() -> None:
    memo = Memo()
    assert [answers(memo, "q", 1), answers(memo, "q", 1)] == [(1, True), (1, False)]
    for number in range(20):
        answers(memo, f"another {number}", number)
    assert answers(memo, "q", 1) == (1, True)
    assert answers(Memo(), "q", 1) == (1, True)


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut off": lambda content: content[:-3],
    "one bit": lambda content: content[:-1] + bytes([content[-1] ^ 1]),
    "another head": lambda content: b"X" + content[1:],
    "foreign": lambda _: b"\x00" * 100,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_answer_is_made_again(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    answers(Memo(tmp_path), "q", "right")
    (path,) = tmp_path.glob("test-*")
    path.write_bytes(damage(path.read_bytes()))
    assert answers(Memo(tmp_path), "q", "right") == ("right", True)
    assert answers(Memo(tmp_path), "q", "right") == ("right", False)


class Evil:
    """What runs a function when it is read."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.path),)

    path: Path


NAMES = [b"cos\nmkdir\n.", b"cpaperbuild.engines.pandoc\nsubprocess\n.", b"cpaperbuild.core.memo\nMemo\n."]


def written(payload: bytes) -> bytes:
    """A file of the memo, rightly sealed, with `payload`."""
    packed = zlib.compress(payload)
    return _HEAD + blake2b(packed, digest_size=20).digest() + packed


def test_a_foreign_pickle_runs_nothing(tmp_path: Path) -> None:
    evil = Evil()
    evil.path = tmp_path / "evil"
    memo = Memo(tmp_path)
    for payload in [pickle.dumps(evil), *NAMES]:
        (tmp_path / memo.key("test", ("q",))).write_bytes(written(payload))
        assert answers(memo, "q", "right") == ("right", True)
        assert not evil.path.exists()


def test_a_shelf_holds_what_the_last_run_used_of_it(tmp_path: Path) -> None:
    memo = Memo(tmp_path)
    shelf = memo.shelf("test", "paper")
    shelf.put(b"a", "A")
    shelf.put(b"b", "B")
    memo.close()
    second = Memo(tmp_path)
    assert second.shelf("test", "paper").get(b"a") == "A"
    second.close()
    third = Memo(tmp_path)
    assert [third.shelf("test", "paper").get(key) for key in (b"a", b"b")] == ["A", None]
    assert third.shelf("test", "other").get(b"a") is None


def test_it_does_not_grow_beyond_its_bounds_and_keeps_what_was_used_last(tmp_path: Path) -> None:
    for number in range(10):
        path = tmp_path / f"entry-{number}"
        path.write_bytes(b"x" * 100)
        os.utime(path, (number, number))
    tidy(tmp_path, 1000)
    assert len(list(tmp_path.iterdir())) == 10
    tidy(tmp_path, 800)
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"entry-{number}" for number in range(4, 10)]


def test_many_at_once_share_it(tmp_path: Path) -> None:
    def run(number: int) -> object:
        return answers(Memo(tmp_path), f"q{number % 3}", f"a{number % 3}")[0]

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(run, range(60))) == [f"a{number % 3}" for number in range(60)]
    assert not list(tmp_path.glob("*.unfinished"))


def test_a_folder_in_which_others_may_write_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = Path(cache_folder())
    assert folder.parent == tmp_path
    folder.chmod(0o777)
    assert cache_folder() == ""


def test_without_a_home_or_a_place_there_is_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    assert cache_folder() == ""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert cache_folder() == ""


def test_where_nothing_is_kept_an_answer_is_made_before_the_tool_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_read = Event()
    monkeypatch.setattr("paperbuild.core.memo.contents_key", lambda: may_read.wait(30) and b"contents")
    memo, asked = Memo(tmp_path), []

    def make() -> str:
        asked.append("made")
        may_read.set()
        return "answer"

    assert memo.shelf("test", "document").get(b"q") is None
    assert memo.remember("test", ("q",), make) == "answer"
    assert answers(memo, "q", None) == ("answer", False)
    assert answers(Memo(tmp_path), "q", None) == ("answer", False)

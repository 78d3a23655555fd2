from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from paperbuild.engines import pandoc
from paperbuild.engines.pandoc import read_sections, unset_formulas, write_fragments
from paperbuild.findings.errors import EngineMemoryError, EngineTimeoutError
from tests.clock import HANGS_S, at_most, children_s

# Brackets that never close: pandoc tries every one of them against every other.
ENDLESS = "*a **a " * 2000 + "[" * 5000


def test_each_text_is_read_as_if_it_stood_alone() -> None:
    first, second = read_sections(["::: {.box}\nunclosed\n\n[^1]\n", "# Heading\n\n[^1]\n\n[^1]: note\n"], HANGS_S)
    assert first is not None
    assert second is not None
    assert [block["t"] for block in json.loads(first.json)["blocks"]] == ["Div"]
    assert [block["t"] for block in json.loads(second.json)["blocks"]] == ["Header", "Para"]


@pytest.mark.slow
def test_a_text_that_is_not_read_in_time_takes_no_other_with_it() -> None:
    limit_s = 5  # long enough for the others on a busy machine
    with at_most(4.5 * limit_s, children_s):
        readings = read_sections(["one", ENDLESS, "two", "three"], limit_s)
    assert [reading is not None for reading in readings] == [True, False, True, True]


@pytest.mark.slow
def test_many_texts_that_are_not_read_in_time_end_all_the_same() -> None:
    with at_most(5, children_s):
        assert read_sections([ENDLESS] * 50, 0.4) == [None] * 50


def test_pandoc_says_what_it_may_take_where_it_needs_more() -> None:
    words = ",".join(['{"t":"Str","c":"word"}'] * 100_000)
    with pytest.raises(EngineMemoryError, match="more than 32 MB") as trouble:
        write_fragments(['[{"t":"Para","c":[' + words + "]}]"], HANGS_S, 32)
    assert "memory-mb" in trouble.value.hint


@pytest.mark.parametrize("blank", ["\u2028", "\x85", "\x1e", "\x0c", "\x00", "\r"])
def test_no_character_of_a_text_is_taken_for_the_end_of_its_reading(blank: str) -> None:
    readings = read_sections([f"a{blank}b\n\n::: {{.x{blank}}}\nc\n", "second"], HANGS_S)
    assert all(readings)


def test_warnings_belong_to_their_text() -> None:
    readings = read_sections(["fine", "::: {.box}\nno end\n", "fine"], HANGS_S)
    assert [len(reading.warnings) for reading in readings if reading] == [0, 1, 0]


def test_nothing_to_read_starts_nothing() -> None:
    assert read_sections([], 0) == []
    assert write_fragments([], 0) == []


def test_each_fragment_is_written_as_if_it_stood_alone() -> None:
    text = '{"t":"Str","c":"a\\n<!--b-->"}'
    heading = '{"t":"Header","c":[1,["same",[],[]],[{"t":"Str","c":"A"}]]}'
    fragments = [f'[{{"t":"Plain","c":[{text}]}}]', "[]", f"[{heading}]", f"[{heading}]", "[]"]
    together = write_fragments(fragments, HANGS_S)
    assert together == [alone for fragment in fragments for alone in write_fragments([fragment], HANGS_S)]
    assert together[1] == together[4] == ""
    assert together[2] == '<h1 id="same">A</h1>'


def test_blocks_written_apart_are_what_they_are_together() -> None:
    inline = '{"t":"Str","c":"a"}'
    plain, empty = f'{{"t":"Plain","c":[{inline}]}}', '{"t":"Plain","c":[]}'
    para, div = f'{{"t":"Para","c":[{inline}]}}', '{"t":"Div","c":[["",[],[]],[]]}'
    blocks = [plain, empty, plain, para, '{"t":"Para","c":[]}', div, '{"t":"HorizontalRule"}', empty, para]
    apart = write_fragments([f"[{block}]" for block in blocks], HANGS_S)
    assert write_fragments([f"[{','.join(blocks)}]"], HANGS_S) == ["\n".join(filter(None, apart))]


def test_writing_that_takes_too_long_is_the_machines_trouble() -> None:
    with pytest.raises(EngineTimeoutError, match=r"longer than 0\.0001 s"):
        write_fragments(["[]"], 0.0001)


def test_threads_that_read_at_the_same_time_lose_nothing() -> None:
    texts = [f"Text {number}.\n" for number in range(3)]
    with ThreadPoolExecutor(8) as threads:
        for readings in threads.map(lambda _: read_sections(texts, HANGS_S), range(16)):
            assert [reading is not None for reading in readings] == [True, True, True]


def test_formulas_that_pandoc_cannot_set_are_told_from_the_others_in_their_order() -> None:
    formulas = ["x", r"\foo{x}", r"\frac{a", "</span><math>", "a & b", ""]
    said = unset_formulas(formulas, HANGS_S)
    assert [bool(one) for one in said] == [False, True, True, False, True, False]
    assert said[1] == r"unexpected control sequence \foo"
    assert unset_formulas([], HANGS_S) == []


def running(work: Callable[[], object], count: int) -> Iterator[tuple[int, ...]]:
    """The processes of pandoc that run at a time, while `count` threads do `work`."""
    with ThreadPoolExecutor(count) as threads:
        jobs = [threads.submit(work) for _ in range(count)]
        while not all(job.done() for job in jobs):
            yield tuple(process.pid for process in tuple(pandoc._running))
        for job in jobs:
            job.result()


def test_no_more_pandocs_write_at_once_than_there_are_cores() -> None:
    cores = os.cpu_count() or 1
    fragments = ['[{"t":"Para","c":[{"t":"Str","c":"a"}]}]'] * 2000
    counts = {len(found) for found in running(lambda: write_fragments(fragments, HANGS_S), 2 * cores + 1)}
    assert max(counts) == cores


def own_memory(process: int) -> int:
    """The memory of a process that it shares with no file, in bytes; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Anonymous:"))


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="the system does not tell")
def test_pandoc_takes_little_memory_for_a_section() -> None:
    text = "A word, *another* and [a link](https://example.org).\n\n" * 1000
    most = max(own_memory(one) for found in running(lambda: read_sections([text], HANGS_S), 1) for one in found)
    assert 5_000_000 < most < 50_000_000


def test_tabs_stand_at_the_columns_where_pandocs_program_puts_them() -> None:
    table = "Unité\tPériode\n------- -----------------\nVilles\tété 1996\n\n: Années\n\n1.\tun\n"
    spaced = "Unité   Période\n------- -----------------\nVilles  été 1996\n\n: Années\n\n1.  un\n"
    tabbed, typed = read_sections([table, spaced], HANGS_S)
    assert tabbed is not None
    assert typed is not None
    assert tabbed.json == typed.json


def test_code_keeps_its_tabs_between_tables_that_have_some() -> None:
    (reading,) = read_sections(["a\tb\n- --\n1\t2\n\n```\nkey\tvalue\n```\n\n`x\ty` and `z`\n"], HANGS_S)
    assert reading is not None
    assert '"key\\tvalue"' in reading.json


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="the system does not tell")
def test_a_text_that_needs_more_memory_than_it_may_take_gets_no_more() -> None:
    found = running(lambda: read_sections(["[" * 400_000], 6, 64), 1)
    assert max(own_memory(one) for seen in found for one in seen) < 110_000_000

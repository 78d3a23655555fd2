from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paperbuild.checks.settings import setting_findings, unknown_rules
from paperbuild.findings.source import SourceFile
from paperbuild.syntax.settings import parse_metadata, parse_settings
from paperbuild.syntax.toml_places import toml_places, toml_values

WHOLE = '''\ufeff# a comment with [brackets] and x = 1
slug = "paper"  # another = "comment"
'quoted key' = 1
"esc\\u0061ped \\"key\\"" = 2
dotted.key.here = 3
dotted . spaced = 4
text = """
[not.a.table]
nor = "a key"
"""
raw = \'\'\'
nor = 'this' \'\'\'
numbers = [1, 2, # three = 3
  4,
]
inline = { a = 1, b.c = [ { d = 1 }, { d = 2 } ], "e" = "}" }
date = 2026-09-01 12:00:00

[table]
key = true
[table.sub."quoted.part"]
key = false

[[ignore]]
rule = "A"
[[ignore]]
rule = "B"
[ignore.more]
deep = 1
[[ignore.list]]
x = 1
[[ignore.list]]
x = 2
'''.removeprefix("\ufeff")


def paths_of(value: Any, path: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    """Every path that leads to a value in what the standard library reads."""
    found = {path} if path else set()
    if isinstance(value, dict):
        return found.union(*(paths_of(item, (*path, name)) for name, item in value.items()))
    if isinstance(value, list):
        return found.union(*(paths_of(item, (*path, number)) for number, item in enumerate(value)))
    return found


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_key_is_found_where_it_is_written(end: str) -> None:
    text = WHOLE.replace("\n", end)
    places = toml_places(text)
    assert paths_of(tomllib.loads(text)) == set(places)
    written = {path: text[start:end] for path, (start, end) in places.items()}
    for path, word in written.items():
        if isinstance(path[-1], str) and path[-1].isidentifier():
            assert word.strip("\"'") == path[-1]
    assert written["quoted key",] == "'quoted key'"
    assert written['escaped "key"',] == '"esc\\u0061ped \\"key\\""'
    assert places["ignore", 1, "rule"].start > places["ignore", 0, "rule"].start
    assert text[places["ignore", 1, "list", 1, "x"].end :].startswith(" = 2")
    assert text[places["inline", "b", "c", 1, "d"].end :].startswith(" = 2")


KEYS = st.text("ab-_1", min_size=1, max_size=3)
SIMPLE = st.one_of(
    st.sampled_from(
        [
            "1",
            "-2.5e3",
            "true",
            "1979-05-27T07:32:00Z",
            '"a # = [ ] { }"',
            "'\\ = ['",
            '"""\nx = "1" \\\n]"""',
            "'''\n['''",
        ]
    )
)
VALUES = st.recursive(
    SIMPLE,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[" + " , # ] =\n ".join(items) + "\n]"),
        st.dictionaries(KEYS, inner, max_size=3).map(
            lambda items: "{ " + ", ".join(f"{key} = {value}" for key, value in items.items()) + " }"
        ),
    ),
    max_leaves=6,
)
TABLES = st.lists(
    st.tuples(
        st.sampled_from(["", "[%s]", "[ %s . x ]", "[[%s]]", '["%s".y]']),
        KEYS,
        st.dictionaries(KEYS, VALUES, max_size=4),
    ),
    max_size=5,
)


@given(TABLES)
def test_whatever_the_standard_library_reads_is_found_whole(tables: list[tuple[str, str, dict[str, str]]]) -> None:
    text = ""
    for header, name, pairs in tables:
        text += (header % name if header else "") + "\n" + "".join(f"{key} = {value}\n" for key, value in pairs.items())
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert paths_of(values) <= set(toml_places(text))


@given(st.text("ab=.[]{}\"'#,\n\r\t \\1é-"))
@example(text='"\\1"')
def test_no_text_at_all_makes_the_settings_raise(text: str) -> None:
    toml_places(text)
    parse_settings(SourceFile("content/paper.toml", text))
    parse_metadata(SourceFile("content/en/metadata.toml", text), "en")


def told(text: str) -> list[tuple[str, int, int, str, str]]:
    file = SourceFile("content/paper.toml", text)
    settings, faults = parse_settings(file)
    found = [*setting_findings(faults), *unknown_rules(file, settings)]
    return [(item.name, *item.start, item.message, item.hint) for item in sorted(found)]


GOOD = 'slug = "p"\nlocale = "en"\ndate = 2026-09-01\n[publisher]\nname = "P"\n'


def test_good_settings_are_no_finding() -> None:
    assert told(GOOD) == []
    assert told(GOOD.replace("\n", "\r\n")) == []


def test_everything_that_is_wrong_is_told_at_once_each_at_its_place() -> None:
    found = told(
        "# mine\r\n"
        'slug = "My Paper"\r\n'
        'lokale = "en"\r\n'
        'date = "soon"\r\n'
        "paper-size = 'A5'\r\n"
        'publisher.nmae = "P"\r\n'
        "[rules]\r\n"
        'CIT001 = "loud"\r\n'
        "[limits]\r\n"
        "pandoc-timeout-s = 0\r\n"
        "[[ignore]]\r\n"
        'rule = "CIT001"\r\n'
        "[[ignore]]\r\n"
        'rule = "CIT001"\r\n'
        'reson = "x"\r\n'
    )
    places = {(name, line, column) for name, line, column, _, _ in found}
    assert places >= {
        ("wrong-setting", 2, 1),
        ("unknown-setting", 3, 1),
        ("wrong-setting", 4, 1),
        ("wrong-setting", 5, 1),
        ("unknown-setting", 6, 11),
        ("wrong-setting", 8, 1),
        ("wrong-setting", 10, 1),
        ("missing-setting", 11, 3),
        ("unknown-setting", 15, 1),
    }
    hints = {(line, column): hint for name, line, column, _, hint in found if name == "unknown-setting"}
    assert hints == {
        (3, 1): "did you mean `locale`?",
        (6, 11): "did you mean `name`?",
        (15, 1): "did you mean `reason`?",
    }
    assert all(hint for *_, hint in found)


def test_an_empty_file_lacks_every_setting_that_has_no_default() -> None:
    assert [message for _, _, _, message, _ in told("")] == [
        f"the setting `{name}` is missing" for name in ("date", "locale", "publisher", "slug")
    ]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('slug = "p"\ndate = \nlocale = "en"\n', 2, 8),
        ('slug = "p\nlocale = "en"\n', 1, 10),
        ('slug = "p"\nslug = "q"\n', 2, 11),
        ("slug\n", 1, 5),
        ("[publisher\nname = 1\n", 1, 11),
        ("slug = {a = 1", 1, 14),
        ("a = 1\r\nslug = \r\n", 2, 8),
        ('a = """\nnever\n', 3, 1),
    ],
)
def test_broken_toml_is_told_where_it_breaks(text: str, line: int, column: int) -> None:
    assert [(name, at, to) for name, at, to, _, _ in told(text)] == [("toml-syntax", line, column)]


def test_what_is_good_counts_though_something_else_is_wrong() -> None:
    settings, found = parse_settings(SourceFile("content/paper.toml", GOOD.replace('"p"', '"P P"') + "\n"))
    assert (settings.locale, settings.publisher.name, len(found)) == ("en", "P", 1)


def test_a_rule_that_no_one_knows_is_told_with_the_nearest() -> None:
    found = told(GOOD + '[rules]\nundefined-kay = "off"\n[[ignore]]\nrule = "CIT0001"\nreason = "x"\n')
    assert [(name, line, column, hint) for name, line, column, _, hint in found] == [
        ("unknown-setting", 7, 1, "did you mean `undefined-key`?"),
        ("unknown-setting", 9, 1, "did you mean `CIT001`?"),
    ]


def test_each_value_is_found_as_it_is_written() -> None:
    text = 'a = "x # y"  # b\nc = [ "d", """\ne""", ]\nf.g = 1  \n[h]\ni = {j = \'k\'}\n'
    written = {path: text[span.start : span.end] for path, span in toml_values(text).items()}
    assert written == {
        ("a",): '"x # y"',
        ("c",): '[ "d", """\ne""", ]',
        ("c", 0): '"d"',
        ("c", 1): '"""\ne"""',
        ("f", "g"): "1",
        ("h", "i"): "{j = 'k'}",
        ("h", "i", "j"): "'k'",
    }

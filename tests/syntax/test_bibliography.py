"""The .bib file is read with every place exact, whatever stands in it, and one bad entry costs itself only."""

from __future__ import annotations

import json
import re
import subprocess

import bibtexparser
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from paperbuild.app.load import decoded
from paperbuild.engines.pandoc import pandoc_path
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.syntax.bibtex.latex import COMMAND, is_known_command
from paperbuild.syntax.bibtex.library import library_text
from tests.clock import HANGS_S
from tests.thorough import tries

GOOD = """\
@string{verso = "Verso"}
@book{mac-smith2018,
\tauthor = {Mac, Juno and Smith, Molly}, % a comment, with a {
\ttitle  = {Revolting {Prostitutes} 🙂},
\tpublisher = verso # " Books",
\tyear = 2018
}
% @book{commented, title = {Out}}
@ARTICLE(østergren2011, Title = "The \\"{o} {"}Act{"}", date = {2011})
"""

PIECES = [
    *(
        "@book",
        "@string",
        "@comment",
        "@preamble",
        "{",
        "}",
        "(",
        ")",
        '"',
        "=",
        ",",
        "#",
        "%",
        "\\",
        "\n",
        "\r\n",
        " ",
    ),
    *("\n@misc{k", "@book{a,", "title", "date", "crossref = {a}", "xdata={b,a}", "x = {y}", "2019", "jan", "é🙂", "$"),
    *("\\emph{", "\\def\\x{\\x}", "\\begin{a}", "\\verb|", "^", "_", "&", "~", "and", "author = {", "\\\\", "[", "\0"),
]
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)


def parsed(text: str) -> Bibliography:
    return parse_bibliography(SourceFile("bibliography.bib", text))


def shown(library: Bibliography, span: Span) -> str:
    return library.file.text[span.start : span.end]


def assert_places_invert(library: Bibliography) -> None:
    for entry in library.entries:
        assert shown(library, entry.key_span) == entry.key
        assert shown(library, entry.span) == entry.raw
        assert entry.raw.startswith("@")
        for field in (*entry.fields.values(), *entry.repeated):
            assert shown(library, field.span).lower() == field.name
            inside = shown(library, field.value_span)
            assert inside == field.value or library.file.text[field.value_span.start - 1] not in '{"' or "#" in inside
    for broken in library.broken:
        assert shown(library, broken.span).startswith(shown(library, broken.head)[: len(shown(library, broken.span))])
        assert broken.key in shown(library, broken.head)
        assert broken.reason
        assert broken.hint
    for use in library.undefined_strings:
        assert shown(library, use.span) == use.name


# What is read


def test_keys_types_fields_and_values_are_read() -> None:
    one, two = parsed(GOOD).entries
    assert (one.key, one.type) == ("mac-smith2018", "book")
    assert {name: field.value for name, field in one.fields.items()} == {
        "author": "Mac, Juno and Smith, Molly",
        "title": "Revolting {Prostitutes} 🙂",
        "publisher": "Verso Books",
        "year": "2018",
    }
    assert (two.key, two.type, two.value("title"), two.value("date")) == (
        "østergren2011",
        "article",
        'The \\"{o} {"}Act{"}',
        "2011",
    )


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("is_last_line_closed", [True, False])
def test_places_are_exact_with_every_line_end(line_end: str, is_last_line_closed: bool) -> None:
    text = GOOD.replace("\n", line_end)
    library = parsed(text if is_last_line_closed else text.rstrip())
    assert [entry.key for entry in library.entries] == ["mac-smith2018", "østergren2011"]
    assert_places_invert(library)
    title = library.entries[0].fields["title"]
    assert library.file.position(title.span.start) == (4, 2)
    assert library.file.position(title.value_span.start) == (4, 12)


def test_a_byte_order_mark_takes_no_column() -> None:
    library = parse_bibliography(decoded(b"\xef\xbb\xbf@book{a, title = {A}}", "bibliography.bib"))
    assert library.file.position(library.entries[0].key_span.start) == (1, 7)


def test_repeated_fields_are_kept_and_the_first_counts() -> None:
    (entry,) = parsed("@book{a, title = {One}, TITLE = {Two}}").entries
    assert entry.value("title") == "One"
    assert [field.value for field in entry.repeated] == ["Two"]


def test_both_entries_of_a_key_are_kept_and_an_engine_gets_the_first() -> None:
    library = parsed("@book{a, title = {One}}\n@book{a, title = {Two}}")
    assert [entry.value("title") for entry in library.entries] == ["One", "Two"]
    assert library.by_key["a"].value("title") == "One"
    assert "One" in library_text(library)
    assert "Two" not in library_text(library)


def test_what_is_commented_out_is_no_entry() -> None:
    assert parsed("% @book{a, title={x}}\n@comment{@book{b, title={x}}}\nsee a@b.org {c}").entries == ()


def test_an_entry_without_a_key_is_read_with_an_empty_one() -> None:
    assert [
        (entry.key, entry.value("title")) for entry in parsed("@book{title = {x}} @book{, title = {y}}").entries
    ] == [
        ("", "x"),
        ("", "y"),
    ]


# What cannot be read

BREAKS = {
    "a brace of a value": "  title = {Bad,\n  date = {2019}\n}",
    "the last brace": "  title = {Bad}",
    "a comma": "  title = {Bad}\n  date = {2019}\n}",
    "a quotation mark": '  title = "Bad,\n  date = "2019"\n}',
    "an equals sign": "  title {Bad}\n}",
    "a value": "  title = ,\n}",
    "a field's name": "  = {Bad}\n}",
    "an opening brace": "  title = Bad},\n  date = {2019}\n}",
    "room: too deep": f"  title = {{{'{' * 200}Bad{'}' * 200}}}\n}}",
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("indent", ["", "  "])
@pytest.mark.parametrize("inside", BREAKS.values(), ids=BREAKS.keys())
def test_an_entry_that_lacks_something_costs_itself_only(inside: str, indent: str, line_end: str) -> None:
    text = f"@book{{before, title = {{B}}}}\n\n{indent}@book{{bad,\n{inside}\n\n{indent}@book{{after, title = {{A}}}}\n"
    library = parsed(text.replace("\n", line_end))
    assert [entry.key for entry in library.entries] == ["before", "after"]
    (broken,) = library.broken
    assert broken.key == "bad"
    assert library.file.position(broken.span.start) == (3, len(indent) + 1)
    assert library.known_keys == {"before", "bad", "after"}
    assert "bad" not in library_text(library)
    assert_places_invert(library)


def test_a_broken_string_or_comment_hides_nothing_behind_it() -> None:
    library = parsed("@string{a = {x\n@comment{ {\n@book{b, title = {B}}\n@preamble{\n@book{c, title = {C}}")
    assert [entry.key for entry in library.entries] == ["b", "c"]
    assert len(library.broken) == 3


@given(HOSTILE)
@example("@book{a, title = {x\\}}")
@example("@book(a, title = {)})")
@example("@string{jan = {x}} @book{a, month = jan # }")
@example("@book{%")
@example("\r@a{\r%\r")
def test_no_text_makes_it_raise_and_every_place_inverts(text: str) -> None:
    assert_places_invert(parsed(text))


@given(HOSTILE, st.sampled_from(["\n", "\r\n"]))
def test_a_good_entry_at_the_start_of_a_line_is_found_after_anything(text: str, line_end: str) -> None:
    if "@comment" in text.lower() or "@" in text.rsplit("\n", 1)[-1]:
        return  # a comment may hold entries
    library = parsed(f"{text}{line_end}@book{{unmistakable,{line_end}  title = {{T}}{line_end}}}{line_end}")
    assert library.by_key["unmistakable"].value("title") == "T"


NASTY = {
    "opened": "@a{" * 40_000,
    "opened on lines": "@a{b,t={\n" * 40_000,
    "opened and indented": " @a{b,t={\n" * 40_000,
    "comments": "@comment{ {\n" * 40_000,
    "round comments": "@comment(\n" + "@comment(" * 100_000,
    "spaces": "@a{b, t = {x}}" + " " * 400_000 + "x",
    "spaces after each": ("@a{b}" + " " * 300) * 1_000,
    "braces": "@a{b, t = " + "{" * 200_000 + "}" * 200_000 + "}",
    "percent signs": "%" * 400_000,
    "backslashes": '@a{b, t = "' + "\\" * 400_000,
    "loop": "".join(f"@book{{k{n}, crossref = {{k{n + 1}}}}}" for n in range(10_000)),
    "joined": "@a{b, t = " + "x # " * 50_000,
}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_it_ends_soon_whatever_the_file_holds(text: str) -> None:
    parsed(text)  # in time linear to the text: a second at most; with a square in it, minutes


# What other programs make of it


@st.composite
def good_files(draw: st.DrawFn) -> str:
    words = st.text("abcé {}", max_size=12).filter(lambda word: word.count("{") == word.count("}") == 0)
    values = words.map(lambda word: f"{{{word}}}") | words.map(lambda word: f'"{word}"') | st.just("2019")
    fields = st.dictionaries(st.sampled_from(["title", "note", "year", "series"]), values, min_size=1)
    entries = draw(st.lists(fields, max_size=5))
    return "\n\n".join(
        f"@book{{k{number},\n" + ",\n".join(f"  {name} = {value}" for name, value in each.items()) + "\n}"
        for number, each in enumerate(entries)
    )


@given(good_files())
def test_bibtexparser_reads_the_same_in_a_good_file(text: str) -> None:
    theirs = bibtexparser.parse_string(text)
    ours = parsed(text)
    assert [(e.key, e.entry_type, {f.key: f.value for f in e.fields}) for e in theirs.entries] == [
        (e.key, e.type, {f.name: f.value for f in e.fields.values()}) for e in ours.entries
    ]
    assert ours.broken == ()


def pandoc_reads(library: str) -> list[dict[str, object]]:
    done = subprocess.run(
        [pandoc_path(), "--sandbox", "--from=biblatex", "--to=csljson"],
        input=library,
        capture_output=True,
        encoding="utf-8",
        timeout=HANGS_S,
        check=False,
    )
    assert done.returncode == 0, f"{done.stderr}\n{library}"
    return json.loads(done.stdout)  # type: ignore[no-any-return]


WRITABLE = re.compile(r"[\w.:;?!'()/*@+=\[\]$&-]+")


@settings(max_examples=tries(25, 200))
@given(st.lists(HOSTILE, max_size=8).map("\n".join))
@example("@book{a, crossref = {a}} @book{b, crossref = {c}} @book{c, xdata = {b}} @book{d, crossref = {b}}")
@example('@book{a, title = "x } { y \\\\", note = {$ { $ } #1 & 50%\n lost}}')
@example("@book{a, title = abc\\, note = {x}}")
@example("@book{a, title = {x\\\\}, é = {x}, a:b = {y}}")
def test_pandoc_reads_every_entry_whatever_stands_in_the_file(text: str) -> None:
    library = parsed(text)
    expected = [key for key in library.by_key if WRITABLE.fullmatch(key)]
    assert sorted(str(item["id"]) for item in pandoc_reads(library_text(library))) == sorted(expected)


LOSSY = {
    "a percent sign": ("50% of all\\% of it", "50% of all% of it"),
    "a number sign": ("Report #1", "Report #1"),
    "an ampersand": ("Smith & Sons \\& Co", "Smith & Sons & Co"),
    "a lone dollar": ("It costs $5", "It costs $5"),
    "two sums": ("It costs $5 to US$10, or $1,000-$2,000", "It costs $5 to US$10, or $1,000-$2,000"),
    "roman letters in a formula": (r"${\rm CO}_2$ and $\rm CO_2$", r"$\mathrm{CO}_2$ and $\mathrm{CO_2}$"),
    "a dollar across braces": ("{A $ b} $ c", "A $ b $ c"),
    "an unknown command": ("A \\nonsense{note} here", "A note here"),
    "an input": ("A \\input{/etc/passwd} here", "A /etc/passwd here"),
    "letters of the north": ("\\TH{}or and \\dh{}", "Þor and ð"),
    "dashes": ("a\\textendash b", "a–b"),
    "signs by their names": (r"{\textquestiondown}Qu{\'e}? \textpm 5{\textonehalf}\,{\textsection}", "¿Qué? ±5½ §"),
    "marks of German": (r"{\glqq}So{\grqq} {\quotedblbase}so{\textquotedblleft}", "„So“ „so“"),
    "a formula anywhere": (r"CO\ensuremath{_2} by \ensuremath{\mathrm{x}}", r"CO$_2$ by $\mathrm{x}$"),
    "a comma below": (r"Bucure\textcommabelow{s}ti", "București"),
    "another language": (r"\foreignlanguage{german}{Das Haus} \texorpdfstring{$x$}{x}", "Das Haus x"),
    "a blank line": ("One\n\n  two", "One two"),
    "a box": ("\\mbox{a} \\hbox{b}", "a b"),
}


@pytest.mark.parametrize(("written", "printed"), LOSSY.values(), ids=LOSSY.keys())
def test_pandoc_loses_nothing_of_a_title(written: str, printed: str) -> None:
    (item,) = pandoc_reads(library_text(parsed(f"@book{{a, title = {{{written}}}}}")))
    plain = re.sub(r"<[^>]+>", "", str(item["title"]))
    assert plain.split() == printed.split()


def test_every_command_that_is_called_known_is_printed_with_what_it_holds() -> None:
    from paperbuild.syntax.bibtex import latex

    names = sorted(latex._PRINTED) + sorted(latex._WRITTEN_OTHERWISE) + list(latex._ACCENTS + latex._SYMBOLS)
    text = "".join(f"@misc{{k{n}, title = {{begin \\{name} {{a}}{{kept}} end}}}}\n" for n, name in enumerate(names))
    for name, item in zip(names, pandoc_reads(library_text(parsed(text))), strict=True):
        assert re.fullmatch(r"\W*begin.*kept.*end\W*", re.sub(r"<[^>]+>", "", str(item.get("title"))), re.DOTALL), name


def test_a_command_is_a_word_or_one_character() -> None:
    assert [match[0] for match in COMMAND.finditer(r"\emph{x}\'e\\\foo*")] == ["\\emph", "\\'", "\\\\", "\\foo*"]
    assert not is_known_command("\\foo*")


def test_an_address_is_left_as_it_stands() -> None:
    (item,) = pandoc_reads(library_text(parsed("@online{a, title = {A}, url = {https://a.org/b%20c_d#e&f}}")))
    assert item["URL"] == "https://a.org/b%20c_d#e&f"

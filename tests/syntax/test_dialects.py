"""What other kinds of Markdown have: a table of constructs with what becomes of each, and a test of every line of it.

A construct is printed, as blocks of the kinds that are named, with no finding; or it has one finding, of the code that
is named, at its place, which `^` marks; nothing else is found then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperbuild.checks.check import found
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.paper import Paper
from paperbuild.model.section import Prose, Section
from paperbuild.syntax.markdown.dialects import CONSTRUCTS, foreign
from paperbuild.syntax.markdown.markdown import parse_sections
from tests.clock import HANGS_S, at_most
from tests.thorough import tries

LIBRARY = "@book{marsh2021, author={Marsh, Ann}, title={Rooms}, publisher={Press}, location={Leeds}, date={2021}}\n"

PRINTED = {
    "a task list (GitHub)": ("- [ ] Open\n- [x] Done\n", "BulletList", "☐ Open ☒ Done"),
    "a callout (GitHub)": ("> [!CAUTION]\n> Text and\n> more.\n>\n> - one\n", "Div", "Text and more. one"),
    "a callout in small letters, with an empty line": ("> [!tip]\n>\n> Text.\n", "Div", "Text."),
    "what a callout has behind an empty line (GitHub)": (
        "> [!TIP]\n>\n> | a | b |\n> |---|---|\n> | 1 | 2 |\n>\n> : About\n>\n> > She said.\n>\n> 1. one\n",
        "Div",
        "About a b 1 2 She said. one",
    ),
    "a list within a list": (
        "1. one\n   - two\n\n- three\n    - four\n",
        "OrderedList BulletList",
        "one two three four",
    ),
    "dashes at the beginning of lines": (
        "> The rents\n> - all of them\n> rose.\n",
        "BlockQuote",
        "The rents - all of them rose.",
    ),
    "a quotation whose lines go on without marks": (
        "> She said\nthat rents rose.\n",
        "BlockQuote",
        "She said that rents rose.",
    ),
    "a callout in a list (GitHub)": ("- one\n\n    > [!NOTE]\n    > Text.\n", "BulletList", "one Text."),
    "a definition list": ("Term\n:   Meaning\n", "DefinitionList", "Term Meaning"),
    "a block of lines": ("| A line\n|   and another\n", "LineBlock", "A line \xa0\xa0and another"),
    "a subscript": ("H~2~O and x^2^.\n", "Para", "H 2 O and x 2 ."),
    "struck text": ("~~struck~~\n", "Para", "struck"),
    "dots and dashes": ("Well... one -- two---three.\n", "Para", "Well… one – two—three."),
    "an end of a line": ("One\\\ntwo.\n", "Para", "One two."),
    "a blank that holds": ("One\\ two.\n", "Para", "One\xa0two."),
    "an underlined heading": ("Two\n---\n\nText.\n", "Header Para", "Two Text."),
    "a simple table": (
        "  a    b\n---  ---\n 1    2\n\n: About [rents](https://example.org)\n",
        "Table",
        "About rents a b 1 2",
    ),
    "a table of pipes": ("| a | b |\n|---|---|\n| 1 | 2 |\n\n: About\n", "Table", "About a b 1 2"),
    "a table of a grid": (
        "+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+\n\n: About\n",
        "Table",
        "About a b 1 2",
    ),
    "a table of several lines": (
        "-------------\n  a      b\n----- -------\n 1     2\n\n 3     4\n-------------\n\n: About\n",
        "Table",
        "About a b 1 2 3 4",
    ),
    "a caption above": ("Table: About\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "Table", "About a b 1 2"),
    "a link by reference": ("The [list][l].\n\n[l]: https://example.org\n", "Para", "The list."),
    "an address in angles": ("<https://example.org>\n", "Para", "https://example.org"),
    "an address of mail": ("Write to ann@example.org.\n", "Para", "Write to ann@example.org."),
    "an escaped handle": ("Follow \\@office.\n", "Para", "Follow @office."),
    "a comment across blocks": ("One.\n\n<!-- a\n\n- b -->\n\nTwo.\n", "Para RawBlock Para", "One. Two."),
    "numbers with brackets": ("1) one\n2) two\n\nb) two\n", "OrderedList OrderedList", "one two two"),
    "numbers that are all the same": ("1. one\n1. two\n3. three\n", "OrderedList", "one two three"),
    "numbers with a comment between them": (
        "1. one\n\n<!-- -->\n\n3. three\n",
        "OrderedList RawBlock OrderedList",
        "one three",
    ),
    "letters with Roman numbers within": (
        "(h) one\n\n    (i) two\n\n    (ii) three\n\n(i) four\n(j) five\n",
        "OrderedList",
        "one two three four five",
    ),
    "a Roman number that may be a letter": (
        "i. one\nii. two\n\ni) three\nj) four\n",
        "OrderedList " * 2 + "OrderedList",
        "one two three four",
    ),
    "letters that may be Roman numbers": (
        "(u) one\n(v) two\n\n(w) three\n(x) four\n",
        "OrderedList",
        "one two three four",
    ),
    "lists apart": ("1. one\n\nText.\n\n4. four\n5. five\n", "OrderedList Para OrderedList", "one Text. four five"),
    "Roman numbers": ("I.  Name\nII. Seat\n", "OrderedList", "Name Seat"),
    "initials": ("A. Smith and\nC. Jones came.\n", "Para", "A. Smith and C. Jones came."),
    "a tab": ("-\tone\n", "BulletList", "one"),
    "a soft hyphen": ("Wohn\u00adungen\n", "Para", "Wohn\u00adungen"),
    "a separator of lines": ("One\u2028two\n", "Para", "One\u2028two"),
    "code in a fence with its language": ("``` python\nx = 1\n```\n", "CodeBlock", ""),
    "a hashtag": ("Many wrote #MeToo in 2017.\n", "Para", "Many wrote #MeToo in 2017."),
    "a hashtag that begins a paragraph": ("#MeToo changed much.\n", "Para", "#MeToo changed much."),
    "a dash that begins a line": ("The rents\n- and the wages - rose.\n", "Para", "The rents - and the wages - rose."),
    "a year that begins a line": ("It was in\n1984. Nobody knew.\n", "Para", "It was in 1984. Nobody knew."),
    "brackets in brackets": ("He said [that [she] went].\n", "Para", "He said [that [she] went]."),
    "a ratio in colons": ("At 10:30:15 it was 3:x:4.\n", "Para", "At 10:30:15 it was 3:x:4."),
    "a sum": ("So a == b and c == d, C++ and C++.\n", "Para", "So a == b and c == d, C++ and C++."),
    "percent signs": ("Between 5%% and 6%% of it.\n", "Para", "Between 5%% and 6%% of it."),
    "a construct in code": ("`{{< pagebreak >}}`, `[[Rents]]`, `- [ ]`.\n", "Para", ", , ."),
    "an escaped construct": ("\\{{< pagebreak >}} and \\[[Rents]].\n", "Para", "{{< pagebreak >}} and [[Rents]]."),
    "a span with a class": ("[Words]{.class lang=fr}.\n", "Para", "Words."),
    "a set of braces": ("The set {a, b} and {x}.\n", "Para", "The set {a, b} and {x}."),
}

TOLD = {
    "an example (pandoc)": ("^(@) Rents rose.\n", "RAW003", "`1.`"),
    "a named example (pandoc)": ("(@^good) Rents rose.\n", "CIT001", "number the examples yourself"),
    "a handle": ("We thank @^office for it.\n", "CIT001", "write `\\@office` for a name"),
    "a handle of letters alone": ("@^WHO on X wrote.\n", "CIT001", "write `\\@WHO` for a name"),
    "a rule of CSS": ("In @^media it is.\n", "CIT001", "write `\\@media`"),
    "a key that is nearly one": ("As @^marhs2021 says.\n", "CIT001", "did you mean `marsh2021`?"),
    "a key in brackets": ("Rents rose.[@^office]\n", "CIT001", "add the work"),
    "a shortcode (Quarto)": ("^{{< pagebreak >}}\n", "RAW003", "shortcode"),
    "a shortcode (Hugo)": ('See ^{{% ref "b.md" %}}.\n', "RAW003", "write a link"),
    "a video (Quarto)": ("^{{< video https://example.org/v >}}\n", "RAW003", "`[words](address)`"),
    "Liquid (Jekyll)": ("^{% include x.html %}\n", "RAW003", "nothing is filled in"),
    "a variable (Jekyll)": ("Of ^{{ page.title }}.\n", "RAW003", "nothing is filled in"),
    "a place for contents": ("^[TOC]\n", "RAW003", "the build makes the contents"),
    "a place for contents (GitLab)": ("^[[_TOC_]]\n", "RAW003", "the build makes the contents"),
    "a wiki link (Obsidian)": ("See ^[[Rents in cities|rents]].\n", "RAW003", "`[words](05-rents.md)`"),
    "a wiki picture (Obsidian)": ("^![[map.png]]\n", "RAW003", "`![what it shows](map.png)`"),
    "a callout right below text (GitHub)": ("Text.\n^> [!NOTE]\n> More.\n", "RAW003", "a blank line"),
    "a callout right below an item (GitHub)": ("- one\n  ^> [!NOTE]\n  > More.\n", "RAW003", "a blank line"),
    "a list right below a callout's mark (GitHub)": ("> [!NOTE]\n> ^- one\n", "RAW003", "`>` alone"),
    "a table right below a callout's mark (GitHub)": (
        "> [!NOTE]\n> ^| a | b |\n> |---|---|\n> | 1 | 2 |\n",
        "RAW003",
        "`>` alone",
    ),
    "a quotation right below a callout's mark (GitHub)": ("> [!NOTE]\n> ^> She said.\n", "RAW003", "`>` alone"),
    "a callout with words behind its mark (GitHub)": ("> ^[!CAUTION] Text.\n", "RAW003", "`::: {.caution}`"),
    "a callout (Obsidian)": ("> ^[!info]- Title\n> Text.\n", "RAW003", "`::: {.note}`"),
    "a callout (MkDocs)": ('^!!! tip "Title"\n    Text.\n', "RAW003", "`::: {.tip}`"),
    "a directive (reStructuredText)": ("^.. note:: Text.\n", "RAW003", "`::: {.note}`"),
    "a role (MyST)": ("See ^{ref}`rents`.\n", "RAW003", "`[words](#identifier)`"),
    "a class (kramdown)": ("Text.\n^{: .lead}\n", "RAW003", "right after"),
    "a class of a link (kramdown)": ('[a](https://example.org)^{:target="_blank"}\n', "RAW003", "right after"),
    "a remark (kramdown)": ("^{::comment}\n", "RAW003", "`<!-- … -->`"),
    "attributes behind a blank": ("[Words] ^{.class} are.\n", "RAW003", "right after"),
    "an abbreviation (Markdown Extra)": (
        "^*[WHO]: World Health Organization\n",
        "RAW003",
        '`"WHO" = "World Health Organization"`',
    ),
    "a comment (Obsidian)": ("Text ^%% to do %% here.\n", "RAW003", "`<!-- … -->`"),
    "an insertion (CriticMarkup)": ("The ^{++high++} rents.\n", "RAW003", "as readers should see it"),
    "a change (CriticMarkup)": ("The ^{~~high~>low~~} rents.\n", "RAW003", "as readers should see it"),
    "marked text (Obsidian)": ("The ^==high== rents.\n", "RAW003", "`**words**`"),
    "inserted text": ("The ^++high++ rents.\n", "RAW003", "the words alone"),
    "an emoji by name (GitHub)": ("Well done ^:tada:\n", "RAW003", "in words"),
    "a heading without a space": ("^##Rents\n\nText.\n", "RAW003", "`## `"),
    "a heading right below text": ("Text.\n^## Rents\n", "RAW003", "a blank line"),
    "a list right below text": ("The reasons:\n^- one\n- two\n", "RAW003", "a blank line"),
    "a numbered list right below text": ("There are two\n^1. one\n2. two\n", "RAW003", "a blank line"),
    "an indented list right below text": ("The reasons:\n  ^- one\n  - two\n", "RAW003", "a blank line"),
    "a list right below text in a quotation": ("> The reasons:\n> ^1. one\n> 2. two\n", "RAW003", "`>` alone"),
    "a heading right below text in a quotation": ("> Text.\n> ^## Rents\n", "RAW003", "`>` alone"),
    "a quotation of one word": ("Said:\n^> Rooms\n", "RAW003", "a blank line"),
    "a quotation right below text in another": ("> She said:\n> ^> He did.\n", "RAW003", "`>` alone"),
    "a quotation right below text in an item": ("- one\n- She said:\n  ^> He did.\n", "RAW003", "a blank line"),
    "a quotation right below text": ("She said:\n^> The rents rose.\n", "RAW003", "a blank line"),
    "a list of Roman numbers with one blank": ("^I. Name\nII. Seat\n", "RAW003", "two spaces after it: `I.  `"),
    "a list of capitals right below text": (
        "These are:\n^A.  Name\nB.  Seat\n",
        "RAW003",
        "a blank line before it, and",
    ),
    "a number that is left out": ("1. one\n2. two\n\n    more\n\n^4. four\n6. six\n", "RAW003", "`<!-- -->`"),
    "a letter that is left out": ("(a) one\n(b) two\n(^d) three\n", "RAW003", "`d` is printed as `c`"),
    "a capital that is left out": ("A.  one\n\nB.  two\n\n^E.  three\n", "RAW003", "`E` is printed as `C`"),
    "a Roman number that is left out": ("i. one\nii. two\n^iv. three\n", "RAW003", "`iv` is printed as `iii`"),
    "a Roman number within a list of letters": ("(a) one\n(^i) two\n", "RAW003", "`i` is printed as `b`"),
    "a letter in a list within a list": ("- one\n\n    a) two\n    ^c) three\n", "RAW003", "`c` is printed as `b`"),
    "a number in a line with the item around it": (
        "1. (a) one\n   (b) two\n^3. (a) three\n",
        "RAW003",
        "`3` is printed as `2`",
    ),
    "a letter in a line with the item around it": (
        "1. one\n2. (a) two\n   (^c) three\n",
        "RAW003",
        "`c` is printed as `b`",
    ),
    "a letter in a quotation": ("> a. one\n> ^c. three\n", "RAW003", "`c` is printed as `b`"),
    "a number in brackets that is left out": ("(1) one\nand on\n(^3) three\n", "RAW003", "`<!-- -->`"),
    "a table right below text": ("The rents:\n^| a | b |\n|---|---|\n| 1 | 2 |\n", "RAW003", "a blank line"),
    "rows without hyphens": ("^| a | b |\n| 1 | 2 |\n", "RAW003", "`|---|---|`"),
    "bullets that are typed (Word)": ("^• one\n• two\n\n• three\n", "RAW003", "`- `"),
    "a bullet alone": ("^• one\n", "RAW003", "`- `"),
    "a line across the page (TeX)": ("^\\newpage\n", "RAW001", "delete it"),
    "a citation (TeX)": ("Rents rose \\cite{marsh2021}.\n".replace("\\", "^\\"), "RAW001", "`[@marsh2021]`"),
    "words (TeX)": ("Rents ^\\textbf{rose}.\n", "RAW001", "`**rose**`"),
    "a note (TeX)": ("Rents rose.^\\footnote{See.}\n", "RAW001", "`[^name]`"),
    "a new line (HTML)": ("One^<br>two.\n", "RAW001", "end the line with a backslash"),
    "code that is run (R Markdown)": (
        "^```{r, echo=FALSE}\nplot(1)\n```\n",
        "SEC004",
        "write the name without braces: `r`",
    ),
    "code that is run (Quarto)": ("^```{python}\nx\n```\n", "SEC004", "write the name without braces: `python`"),
    "a note within a line (pandoc)": ("Rents rose.^^[See.]\n", "NOT006", "no name"),
}


def placed(text: str) -> tuple[str, int]:
    """A text without the `^` that marks a place, and where that was."""
    at = text.index("^")
    return text[:at] + text[at + 1 :], at


@pytest.fixture(scope="module")
def codes(make_paper: Callable[[Mapping[str, str]], Paper]) -> Callable[[str], list[tuple[str, int, str]]]:
    """The findings in a section with a text below its heading: codes, offsets in the text, and what is said."""
    head = "# Rents {#rents}\n\nRents rose.[@marsh2021]\n\n"

    def told(text: str) -> list[tuple[str, int, str]]:
        paper = make_paper({"content/en/01-a.md": head + text, "bibliography.bib": LIBRARY})
        file = paper.sections[0].file
        return [(one.rule, file.offset(one.start) - len(head), f"{one.message}; {one.hint}") for one in found(paper)]

    return told


def words_of(node: object) -> list[str]:
    """The words in a part of pandoc's tree, code aside."""
    if isinstance(node, dict):
        if node.get("t") == "Str":
            return [node["c"]]
        return [] if node.get("t") in {"Code", "CodeBlock", "RawBlock", "RawInline"} else words_of(list(node.values()))
    return [word for one in node for word in words_of(one)] if isinstance(node, list) else []


@pytest.mark.parametrize(("text", "blocks", "words"), PRINTED.values(), ids=PRINTED.keys())
def test_what_a_section_has_is_printed_and_nothing_is_found(
    codes: Callable[[str], list[tuple[str, int, str]]], text: str, blocks: str, words: str
) -> None:
    assert codes(text) == []
    (section,) = parse_sections([(SourceFile("content/en/01-a.md", f"# A\n\n{text}"), "en")], HANGS_S)
    kinds = " ".join(block["t"] for block in section.tree()[1:])
    assert kinds == blocks
    assert "".join(words_of(section.tree()[1:])) == words.replace(" ", "")


@pytest.mark.parametrize(("text", "code", "said"), TOLD.values(), ids=TOLD.keys())
def test_what_a_section_has_not_is_told_once_at_its_place(
    codes: Callable[[str], list[tuple[str, int, str]]], text: str, code: str, said: str
) -> None:
    written, at = placed(text)
    told = codes(written)
    assert [one[:2] for one in told] == [(code, at)], told
    assert said in told[0][2]


@pytest.mark.parametrize(("between", "told"), [("\n\n", []), ("\n", ["RAW003"])], ids=["set", "right below text"])
def test_callout_in_a_note_is_told_only_where_it_is_printed(
    codes: Callable[[str], list[tuple[str, int, str]]], between: str, told: list[str]
) -> None:
    text = f"A.[^n]\n\n[^n]: Text.{between}    > [!TIP]\n    > More.\n"
    assert [one[0] for one in codes(text)] == told


def test_every_construct_of_the_table_is_told_in_a_text_of_this_table() -> None:
    texts = [placed(text)[0] for text, _, _ in TOLD.values()] + ["::: tip Title\n"]
    unseen = [one.what for one in CONSTRUCTS if not any(one.pattern.search(text) for text in texts)]
    assert unseen == []


@settings(max_examples=tries(20, 200))  # each starts pandoc
@given(st.text(alphabet="[]{}<>%:=+-|#!.~ abc@\n\\", max_size=80))
def test_no_text_makes_it_raise_and_every_place_is_in_the_text(text: str) -> None:
    (section,) = parse_sections([(SourceFile("content/en/01-a.md", text), "en")], HANGS_S)
    for one in foreign(section):
        assert 0 <= one.span.start < one.span.end <= len(text)


HOSTILE = [
    "{{<",
    "{{< a >}}",
    "{%",
    "[[a",
    "{.a",
    "{.a b.c",
    "==a",
    "%%a",
    "{~~a~>",
    "::: a ",
    "| a |\n",
    "- a\n",
    "> [!a",
]


@pytest.mark.parametrize("piece", [*HOSTILE, "- a\n", "{.a.a.a.a", "{a=b ", "• a\n", "#a\n", ":x:", "(@a) b\n"])
def test_a_long_text_takes_a_short_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    section = Section(SourceFile("a.md", text), "en", list, prose=(Prose(" ".join(text.split()), Span(0, len(text))),))
    with at_most(5):
        list(foreign(section))

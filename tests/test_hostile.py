"""Texts that were made to harm: each is read and checked to its end, with a finding that stands within its file."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from paperbuild.app.parse import parse_project
from paperbuild.checks.check import found
from tests.clock import at_most
from tests.conftest import SETTINGS, project_of

SECTION, LIBRARY, PAPER, STRINGS = (
    "content/en/01-a.md",
    "bibliography.bib",
    "content/paper.toml",
    "content/en/metadata.toml",
)
MOST_S = 20  # of the processor's time, for one: most take a tenth of a second
MANY = 1_000
SHORT = f"{SETTINGS}\n[limits]\npandoc-timeout-s = 2\n"

HOSTILE: Mapping[str, tuple[str, str]] = {
    "a number of 5,000 digits": (PAPER, f"{SETTINGS}notes = {'9' * 5_000}\n"),
    "time without end": (PAPER, f"{SETTINGS}\n[limits]\npandoc-timeout-s = inf\n"),
    "quotations within each other": (SECTION, "> " * MANY + "a"),
    "lists within each other": (SECTION, "- " * MANY + "a"),
    "numbered lists within each other": (SECTION, "1. " * MANY + "a"),
    "divs within each other": (SECTION, "::: a\n" * MANY),
    "divs that are closed": (SECTION, "::: a\n" * 200 + "a\n\n" + ":::\n" * 200),
    "links within each other": (SECTION, "[" * MANY + "a" + "](b)" * MANY),
    "links that open": (SECTION, "[a](" * 1_500),
    "notes that are called and open": (SECTION, "[^" * 1_000),
    "lists that are deep": (SECTION, "".join("  " * n + "- a\n" for n in range(300))),
    "divs that are deep": (SECTION, "".join(":" * (2_000 - n) + " a\n" for n in range(MANY)) + "a\n"),
    "quotations that are deep": (SECTION, ">" * MANY + " a"),
    "strong emphasis within each other": (SECTION, "**a __b " * MANY),
    "spans within each other": (SECTION, "[" * MANY + "a" + "]{.b}" * MANY),
    "brackets that open": (SECTION, "[" * MANY),
    "brackets that close": (SECTION, "]" * MANY),
    "brackets within each other": (SECTION, "[" * MANY + "a" + "]" * MANY),
    "emphasis within each other": (SECTION, "*a _b " * MANY),
    "stars": (SECTION, "*" * MANY),
    "notes within each other": (SECTION, "^[" * MANY),
    "notes that are closed": (SECTION, "^[a" * 200 + "]" * 200),
    "citations within each other": (SECTION, "[@a " * MANY),
    "images within each other": (SECTION, "![" * MANY + "](a)" * MANY),
    "superscripts": (SECTION, "^a" * MANY),
    "tildes": (SECTION, "~" * MANY),
    "dollars": (SECTION, "$" * MANY),
    "a formula within itself": (SECTION, "$" + "{" * MANY + "}" * MANY + "$"),
    "fractions within each other": (SECTION, "$" + "\\frac{" * 300 + "1" + "}{2}" * 300 + "$"),
    "a macro of itself": (SECTION, "\\newcommand{\\a}{\\a\\a}\n\n$\\a$"),
    "quotation marks": (SECTION, '"' * 100_000),
    "apostrophes": (SECTION, "a'" * 20_000),
    "backticks": (SECTION, "`" * MANY),
    "ever more backticks": (SECTION, " ".join("`" * n for n in range(1, 60))),
    "comments that open": (SECTION, "<!--" * MANY),
    "HTML within itself": (SECTION, "<b>" * MANY),
    "a table of many columns": (SECTION, "|a" * 500 + "|\n" + "|-" * 500 + "|\n"),
    "braces of attributes": (SECTION, "# A {" + ".a " * MANY + "}"),
    "many identifiers": (SECTION, "".join(f"## A {{#a{n}}}\n\n" for n in range(200))),
    "a null byte": (SECTION, "# A\n\na\0b [@a\0b] [^a\0b]\n"),
    "all controls": (SECTION, "# A\n\n" + "".join(map(chr, range(32)))),
    "noncharacters": (SECTION, "# A\n\n\ufffe\uffff\U0010ffff \ufdd0"),
    "letters of our marks": (SECTION, "# A\n\n" + "".join(map(chr, range(0xE000, 0xE100)))),
    "marks on one letter": (SECTION, "# A\n\na" + "\u0301" * 20_000),
    "one long word": (SECTION, "# A\n\n" + "a" * 100_000),
    "one long line of commas": (SECTION, "# A\n\n" + "a, " * 10_000),
    "a huge number": (SECTION, "# A\n\n" + "9" * 5_000 + " % of " + "1," * 3_000),
    "a huge list number": (SECTION, "# A\n\n" + "9" * 30 + ". a\n"),
    "a huge locator": (SECTION, "# A\n\n[@a, p. " + "9" * 5_000 + "]"),
    "a script in a link": (SECTION, "# A\n\n[a](javascript:alert(1)) [b](JaVaScRiPt&colon;alert(1))"),
    "a data address": (SECTION, "# A\n\n![a](data:text/html;base64,PHNjcmlwdD4=)"),
    "a file elsewhere": (SECTION, "# A\n\n![a](../../../../etc/passwd) ![b](file:///etc/passwd)"),
    "template syntax": (SECTION, "# {{ 7 * 7 }} {% raw %}\n\n{{ ''.__class__ }}"),
    "a handler": (SECTION, '# A {onclick="alert(1)"}\n\n[a]{onfocus=alert(1) style="x:expression(1)"}'),
    "bidirectional controls": (SECTION, "# A\n\n" + "\u202e\u2066" * MANY + "[@{a\u202e}]"),
    "look-alike letters": (SECTION, "# A\n\n[@p\u0430ypal]"),
    "front matter of aliases": (SECTION, "---\na: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n\n# A"),
    "braces of a library": (LIBRARY, "@book{a, title = " + "{" * MANY),
    "entries within each other": (LIBRARY, "@book{" * MANY),
    "a text that is itself": (LIBRARY, '@string{a = a # a}\n@book{k, title = a # "' + "x" * MANY + '"}'),
    "works that borrow in a circle": (LIBRARY, "@book{a, crossref = {b}}\n@book{b, crossref = {a}}"),
    "a work that borrows from itself": (LIBRARY, "@book{a, crossref = {a}, xdata = {a}, ids = {a}}"),
    "a name of commas": (LIBRARY, "@book{a, author = {" + "a," * MANY + "}}"),
    "many names": (LIBRARY, "@book{a, author = {" + " and ".join(["A, B"] * MANY) + "}}"),
    "commands of LaTeX": (LIBRARY, "@book{a, title = {" + "\\emph{" * 300 + "}" * 300 + "}}"),
    "a file that LaTeX reads": (LIBRARY, "@book{a, title = {\\input{/etc/passwd}\\write18{ls}}}"),
    "a huge year": (LIBRARY, "@book{a, title = {A}, date = {" + "9" * 5_000 + "}}"),
    "a huge range of pages": (LIBRARY, "@book{a, title = {A}, pages = {" + "1-" * 2_000 + "}}"),
    "a null byte in a key": (LIBRARY, "@book{a\0b, title = {A\0}}"),
    "a library of percent signs": (LIBRARY, "%" * 50_000),
    "arrays in the settings": (PAPER, "a = " + "[" * MANY),
    "tables in the settings": (PAPER, "a = " + "{a=" * MANY),
    "a long key in the settings": (PAPER, ".".join(["a"] * 5_000) + " = 1"),
    "no date at all in the settings": (PAPER, "date = 9999-99-99"),
    "arrays in the strings": (STRINGS, "title = " + "[" * MANY),
    "a title of markup": (STRINGS, 'title = "\\"><script>alert(1)</script>]]>{{7*7}}%s--"'),
    "abbreviations of patterns": (STRINGS, 'title = "A"\n[abbreviations]\n"((" = "a"\n"a|" = "b"\n"[" = "c"\n'),
}

# What is read as what it is, and printed.
HARMLESS: Mapping[str, str] = {
    "all controls": "those that no file of XML can have are printed as U+FFFD",
    "noncharacters": "those that no file of XML can have are printed as U+FFFD",
    "letters of our marks": "they are letters to no font, which the build tells",
    "marks on one letter": "it is one letter, if a high one",
    "one long word": "it leaves its line, which the build tells",
    "one long line of commas": "it is text",
    "a huge number": "it is text",
    "a huge list number": "pandoc reads it as text",
    "a library of percent signs": "it is a comment",
    "a title of markup": "it is printed as it is typed",
    "abbreviations of patterns": "they are looked for letter by letter",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_checked_to_its_end_and_told_at_places_in_it(name: str) -> None:
    path, text = HOSTILE[name]
    with at_most(MOST_S):
        project = project_of({SECTION: "# A\n\nText.\n", PAPER: SHORT, path: text})
        paper, noticed = parse_project(project)
        told = [*noticed, *found(paper)]
    assert name in HARMLESS or any(item.path == path for item in told)
    for item in told:
        file = project.sources.get(item.path)
        if file is None:
            assert item.start == item.end == (1, 1)
        else:
            assert file.position(file.offset(item.start)) == item.start
            assert file.offset(item.start) <= file.offset(item.end) <= len(file.text)

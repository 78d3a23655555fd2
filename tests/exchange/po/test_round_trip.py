"""What goes out as a PO file and comes back unchanged changes nothing."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperbuild.exchange.po.marks import marks_of, normal
from tests.exchange.po.conftest import BILINGUAL, Exchange, Files, files_of, small
from tests.places import ROOT
from tests.thorough import tries

Make = Callable[[Files], Exchange]


def test_nothing_is_written_where_nothing_was_changed(bilingual: Files, exchange: Make) -> None:
    merged = exchange(bilingual).back()
    assert (merged.files, merged.findings, merged.changed) == ({}, (), 0)


def test_the_french_paper_comes_back_byte_for_byte(exchange: Make) -> None:
    if not (ROOT / "content" / "fr").is_dir():
        pytest.skip("content/fr is not there yet")
    merged = exchange(files_of(ROOT)).back()
    assert (merged.files, merged.findings, merged.changed) == ({}, (), 0)


def test_another_program_that_wraps_lines_anew_and_sorts_flags_changes_nothing(
    bilingual: Files, exchange: Make
) -> None:
    out = exchange(bilingual)
    catalog = polib.pofile(out.text, wrapwidth=40)
    for entry in catalog:
        entry.flags.sort()
    out.text = str(catalog).replace("\n", "\r\n")
    assert out.back().files == {}


def test_the_file_is_the_same_from_the_same_paper(bilingual: Files, exchange: Make) -> None:
    assert exchange(bilingual).text == exchange(bilingual).text


def test_every_context_is_unique(bilingual: Files, exchange: Make) -> None:
    contexts = [entry.msgctxt for entry in exchange(bilingual).entries()]
    assert len(contexts) == len(set(contexts))


def test_a_new_paragraph_changes_no_context_under_other_headings(bilingual: Files, exchange: Make) -> None:
    before = {entry.msgctxt for entry in exchange(bilingual).entries()}
    path = "content/en/02-findings.md"
    new = bilingual[path].replace(b"Many of them", b"A new paragraph.\n\nMany of them")
    after = {entry.msgctxt for entry in exchange({**bilingual, path: new}).entries()}
    assert after - before == {"02-findings.md#tenants/paragraph-3"}
    assert before <= after


@pytest.mark.gettext
def test_msgfmt_finds_nothing_wrong(bilingual: Files, exchange: Make, tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    path.write_text(exchange(bilingual).text, encoding="utf-8")
    done = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_babel_reads_every_entry(bilingual: Files, exchange: Make) -> None:
    from io import BytesIO

    from babel.messages.pofile import read_po

    out = exchange(bilingual)
    catalog = read_po(BytesIO(out.text.encode()), abort_invalid=True)
    for entry in out.entries():
        message = catalog.get(entry.msgid, entry.msgctxt)
        assert message is not None
        assert message.string == entry.msgstr


def test_only_the_changed_lines_change_whatever_the_files_look_like(bilingual: Files, exchange: Make) -> None:
    path = "content/fr/02-findings.md"
    untidy = bilingual[path].replace(b"Beaucoup d'entre eux avaient", b"Beaucoup  d'entre eux\t avaient  ")
    untidy = untidy.replace(b"\n", b"\r\n") + b"\r\n\r\n"
    out = exchange({**bilingual, path: untidy})
    assert out.back().files == {}
    out.translate({"02-findings.md[^fear]": "Ils craignaient surtout de perdre leur logement."})
    after = out.taken()[path]
    assert after == untidy.replace(b"surtout l'expulsion.", b"surtout de perdre leur logement.")


NASTY = r"""
1. one
2) two
a. letter
(b) letter
iv. roman
# heading
- item
+ item
* item
> quote
::: {.case-study}
:::
: definition
| a | b |
---
===
***
~~~
```
a * b * c, *d* and **e**
_f_ and g_h_i and __j__
[k](l)
[m][n]
![o](p)
[q]{.r}
[s]: t
^[v]
[info@w.org]
@x says, y@z.org asks
[sic] and […]
`code` and ` one tick
<b>bold</b> and a < b > c
<https://example.org/a_b>
&amp; &#38; & co
$x$ and $5 and 6$
H~2~O, x^2^ and 5^e
~~no~~
back\slash \* and \
ends with \
{x} and {#y}
{note:none} and \{note:none}
<i>not closed is text here: \<i>
"quoted" 'so' --- and -- and ...
ends with !
tab	here
#hash and C#
%percent
--- and more
+---+
(@x) example
[ ] task
[x] task
\begin{equation}
a\
= b
"""


def test_references_are_placeholders_and_come_back_as_they_are_written(exchange: Make) -> None:
    source = (
        "# Rents\n\nSee @tbl-a, [@tbl-a; @fig-b], [-@tbl-a] and [](#tbl-a).\n\nSo\n\n$$x$$ {#eq-x}\n\nsays @eq-x.\n"
    )
    french = (
        "# Loyers\n\nVoir @tbl-a, [@tbl-a; @fig-b], [-@tbl-a] et [](#tbl-a).\n\nAinsi\n\n$$x$$ {#eq-x}\n\ndit @eq-x.\n"
    )
    paper = exchange(small(source, french))
    said = {entry.msgid for entry in paper.entries()}
    assert "See {@tbl-a}, {cite:tbl-a;fig-b}, {cite:-tbl-a} and <a:1></a:1>." in said
    assert not [text for text in said if "#eq" in text]
    entry = next(entry for entry in paper.entries() if entry.msgid.startswith("See "))
    paper.translate({str(entry.msgctxt): entry.msgstr.replace("Voir", "Cf.")})
    assert paper.taken()["content/fr/01-rent.md"].decode() == french.replace("Voir", "Cf.")


def test_words_that_look_like_mark_up_come_back_as_words(exchange: Make) -> None:
    texts = [line for line in NASTY.strip("\n").split("\n") if not marks_of(line)]
    source = "# Rent {#rent}\n\n" + "\n\n".join(f"Paragraph {letters(n)}." for n, _ in enumerate(texts)) + "\n"
    out = exchange(small(source, source))
    wanted = {f"01-rent.md#rent/paragraph-{n}": text for n, text in enumerate(texts, 1)}
    out.translate(wanted)
    again = exchange(out.taken())
    assert {context: again.entry(context).msgstr for context in wanted} == {k: normal(v) for k, v in wanted.items()}


def letters(number: int) -> str:
    """A number in letters: of two texts that differ in a figure, one could be a version of the other."""
    return chr(ord("a") + number // 26) + chr(ord("a") + number % 26)


SOURCE = """# Rents and *wages* {#rents}

A claim.[^note] Another,[@marsh2021, p. 4] [a link](https://example.org) and *stress*, which goes on
for more than one line.

- An item of a list, which is long enough to stand on more than one line of its file, as most do.

> A quotation, which is long enough to stand on more than one line of its file, as most of them do.

| City | Rent |
|------|------|
| Here | High |

[^note]: A note, which is long enough to stand on more than one line of its file, as most of them
    do, and says so.
"""
TEXT = "01-rent.md#rents/paragraph-1"
OTHERS = ["01-rent.md#rents", "01-rent.md#rents/list-item-1", "01-rent.md#rents/block-quote-1/paragraph-1"]
OTHERS += ["01-rent.md#rents/table-1/cell-1.1", "01-rent.md#rents/table-1/cell-2.2", "01-rent.md[^note]"]
MARKS = ["{note:note}", "<cite>{@marsh2021}, S. 4</cite>", "<a:1>ein Wort</a:1>", "<i>so</i>"]
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1, max_size=12)
LIKELY = st.text("ab 1.#*_-+>|[](){}<>@^~$`\\!:;\"'=&é 中", min_size=1, max_size=12)
PROSE = st.lists(st.one_of(WORDS, LIKELY, LIKELY), min_size=1, max_size=12).map(" ".join)


@pytest.mark.slow
@settings(max_examples=tries(10, 100))
@given(st.data())
def test_what_is_taken_over_comes_out_again_and_what_is_not_is_told(exchange: Make, data: st.DataObject) -> None:
    out = exchange(small(SOURCE, SOURCE))
    before = {entry.msgctxt: entry.msgstr for entry in out.entries()}
    parts = [data.draw(PROSE) for _ in range(len(MARKS) + 1)]
    marked = "".join(part + mark for part, mark in zip(parts, [*data.draw(st.permutations(MARKS)), ""], strict=True))
    wanted = {context: data.draw(PROSE) for context in data.draw(st.sets(st.sampled_from(OTHERS)))} | {TEXT: marked}
    out.translate(wanted)
    merged = out.back()
    if merged.findings:
        assert not merged.files
        return
    again = exchange({**out.files, **{path: text.encode() for path, text in merged.files.items()}})
    after = {entry.msgctxt: entry.msgstr for entry in again.entries()}
    for context, text in {**before, **wanted}.items():
        if normal(text):
            assert after[context] in {normal(text), ""}  # what is left in the source's words is to be translated


def test_a_folder_of_a_test_paper_is_whole() -> None:
    assert (BILINGUAL / "content" / "fr" / "made-from").is_dir()

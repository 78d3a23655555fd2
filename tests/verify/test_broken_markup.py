"""HTML and EPUB that are broken on purpose: each fault is named, in its file, at its place."""

from __future__ import annotations

import re

import pytest

from paperbuild.model.formats import Format
from paperbuild.verify.edition import read_edition
from tests.verify.made import found, small, told, with_content, with_html, with_member

HTML, EPUB = Format.HTML, Format.EPUB
ONE, TWO = "EPUB/one.xhtml", "EPUB/two.xhtml"
CALL = '<sup><a id="call-2" href="#note-2" role="doc-noteref">2</a></sup>'


def test_nothing_is_wrong_with_a_good_edition() -> None:
    assert told(found(small())) == []


HTML_CHANGES = {
    "an image without alternative text": (
        ' alt="An empty house"',
        "",
        "unnamed-image",
        "an image has no alternative text",
    ),
    "an external script": (
        "</main>",
        '<script src="https://example.org/count.js"></script></main>',
        "outside-request",
        "the file contains the script `https://example.org/count.js`",
    ),
    "a script within": ("</main>", "<script>1</script></main>", "outside-request", "the file contains a script"),
    "an event": ("<main", '<main onclick="x()"', "outside-request", "the file contains a script in `onclick`"),
    "a link that runs": (
        'href="#homes"',
        'href=" JavaScript:x()"',
        "outside-request",
        "the file contains a script in `href`",
    ),
    "a remote image": (
        "</main>",
        '<img alt="" src="//example.org/a.png"></main>',
        "outside-request",
        "the file asks for `//example.org/a.png`",
    ),
    "a file beside it": (
        "</head>",
        '<link rel="stylesheet" href="a.css"></head>',
        "outside-request",
        "the file asks for `a.css`",
    ),
    "a remote font": (
        "p { margin: 0 }",
        "@font-face { src: url('https://example.org/a.woff2') }",
        "outside-request",
        "the file asks for `https://example.org/a.woff2`",
    ),
    "a remote ground": (
        '<p id="last"',
        '<p style="background: url(https://example.org/a.png)"',
        "outside-request",
        "the file asks for `https://example.org/a.png`",
    ),
    "an identifier that stands twice": (
        '<p id="last"',
        '<p id="homes"',
        "repeated-identifier",
        "the identifier `homes` is used twice",
    ),
    "a link to nothing": ('href="#homes"', 'href="#hoems"', "dead-link", "the link to `#hoems` leads nowhere"),
    "a call that leads nowhere": (
        'id="call-2" href="#note-2"',
        'id="call-2"',
        "note-links",
        "the call of note 2 does not lead to it",
    ),
    "a note without a way back": (
        'href="#call-2"',
        'href="#call-1"',
        "note-links",
        "note 2 does not lead back to its call",
    ),
    "a call removed": (
        CALL,
        "",
        "built-notes",
        "the call of note 2 is missing; that of note 3 stands in its place",
    ),
    "a call with the wrong number": (CALL, CALL.replace(">2<", ">4<"), "built-notes", "call 2 shows `4`"),
    "a note without a number": ("<p>2 Of 30 homes", "<p>Of 30 homes", "built-notes", "note 2 shows no number"),
    "a table without headers": (
        "<tr><th>Year</th><th>Rent</th></tr>",
        "<tr><td>Year</td><td>Rent</td></tr>",
        "headless-table",
        "a table has no header cells",
    ),
    "a mark of the manuscript's": (
        "Nobody moved in.<sup>",
        "Nobody moved in.\ue000n10\ue001<sup>",
        "unresolved-mark",
        "the text shows a mark that paperbuild uses while it works",
    ),
    "no language": (' lang="en"', "", "missing-metadata", "the HTML does not say its language"),
    "no title": ("<title>A small paper</title>", "", "missing-metadata", "the HTML does not say its title"),
}


@pytest.mark.parametrize("change", HTML_CHANGES.values(), ids=HTML_CHANGES.keys())
def test_html_broken_on_purpose_is_named_with_its_line(change: tuple[str, str, str, str]) -> None:
    old, new, name, message = change
    made = small()
    broken = found(with_html(made, (old, new)))
    assert (name, "html", message) in told(broken)
    (one,) = (item for item in broken if item.message == message)
    text = made.files[HTML].content.decode()
    at = text[: text.index(old)].count("\n") + 1
    if name in {"missing-metadata"}:
        at = 1
    elif "is missing; that of" in message:
        at = text[: text.index('id="call-3"')].count("\n") + 1
    elif message == "a table has no header cells":
        at -= 1
    assert one.start.line == at


EPUB_CHANGES = {
    "an image without alternative text": (TWO, ' alt="An empty house"', "", "unnamed-image"),
    "a table without headers": (ONE, "<th>Year</th><th>Rent</th>", "<td>Year</td><td>Rent</td>", "headless-table"),
    "a link to no page": (ONE, "two.xhtml#homes", "three.xhtml#homes", "dead-link"),
    "a link to nothing on a page": (ONE, "two.xhtml#homes", "two.xhtml#hoems", "dead-link"),
    "a call that leads to another note": (ONE, 'href="#note-2"', 'href="#note-1"', "note-links"),
    "a note removed": (ONE, '<aside id="note-2">', "<aside>", "built-notes"),
    "a script": (ONE, "</body>", '<script src="https://example.org/a.js"></script></body>', "outside-request"),
    "a picture that is not in it": (TWO, "house.png", "../../house.png", "outside-request"),
    "a page cut short": (TWO, "</html>", "", "broken-file"),
    "two notes of one number": (TWO, 'id="note-3"', 'id="note-2"', "built-notes"),
}


@pytest.mark.parametrize("change", EPUB_CHANGES.values(), ids=EPUB_CHANGES.keys())
def test_epub_broken_on_purpose_is_named_with_its_page(change: tuple[str, str, str, str]) -> None:
    member, old, new, name = change
    broken = [one for one in found(with_member(small(), member, (old, new))) if one.path.endswith(".epub")]
    assert name in {one.name for one in broken}
    (first, *_) = (one for one in broken if one.name == name)
    assert re.match(r"EPUB/(one|two)\.xhtml:\d+: ", first.message)


def test_epub_without_a_language_is_named() -> None:
    changed = with_member(small(), "EPUB/package.opf", ("<dc:language>en</dc:language>", ""))
    assert told(found(changed)) == [("missing-metadata", "epub", "the EPUB does not say its language")]


def test_two_notes_in_the_wrong_order_are_named() -> None:
    lines = [line for line in small().files[HTML].content.decode().splitlines() if line.startswith("<aside")]
    swapped = with_html(small(), (f"{lines[0]}\n{lines[1]}", f"{lines[1]}\n{lines[0]}"))
    assert ("built-notes", "html", "the text of note 2 stands where that of note 1 should") in told(found(swapped))


def test_two_notes_that_say_what_the_other_should_are_found_by_the_other_format() -> None:
    first, last = "Clara Marsh, The rent and the river, 2021.", "Ben Okafor, Rooms, 2019."
    swapped = with_html(small(), (first, "\0"), (last, first), ("\0", last))
    messages = told(found(swapped))
    assert [(name, kind, message.partition(": ")[2][:11]) for name, kind, message in messages] == [
        ("different-notes", "epub", "note 1 says"),
        ("different-notes", "epub", "note 3 says"),
    ]


def test_a_word_changed_in_one_format_is_told_with_what_stands_before_it() -> None:
    (one,) = found(with_member(small(), ONE, ("in every town", "in every village")))
    assert (one.name, one.path, one.locale) == ("different-words", "build/en/small.epub", "en")
    assert "after `went on in every` it says `village`, the HTML `town`" in one.message
    assert one.message.startswith("EPUB/one.xhtml:")
    assert one.hint == "under the heading `1 Rents`"


def test_a_text_that_is_read_twice_may_be_hidden_in_one_format_alone() -> None:
    assert told(found(with_html(small(), (' aria-hidden="true"', "")))) == []


def test_headings_that_differ_are_named_once() -> None:
    other = told(found(with_html(small(), (">Homes<", ">Houses<"))))
    assert [name for name, *_ in other] == ["different-headings", "different-words"]
    assert other[0][2].endswith("the heading `Homes` stands where the HTML has `Houses`")
    level = told(found(with_html(small(), ('<h2 id="homes">Homes</h2>', '<h3 id="homes">Homes</h3>'))))
    assert [name for name, *_ in level] == ["different-headings"]
    assert level[0][2].endswith("is of another level than in the HTML")
    gone = told(found(with_html(small(), ('<h2 id="homes">Homes</h2>', '<p id="homes">Homes</p>'))))
    assert gone[0][2].endswith("the heading `Homes` is not in the HTML")


@pytest.mark.parametrize("name", [HTML, EPUB])
@pytest.mark.parametrize("part", ["half", "nearly all", "nothing"])
def test_a_file_cut_short_is_named_and_nothing_else_is_said_of_it(name: Format, part: str) -> None:
    content = small().files[name].content
    length = {"half": len(content) // 2, "nearly all": len(content) - 12, "nothing": 0}[part]
    findings = found(with_content(small(), name, content[:length]))
    assert [item[:2] for item in told(findings)] == [("broken-file", name.value)]


def test_bytes_that_are_no_text_are_named_with_their_line() -> None:
    content = small().files[HTML].content.replace(b"every town", b"every t\xf6wn")
    (one,) = found(with_content(small(), HTML, content))
    assert (one.name, one.message) == ("broken-file", "it is not UTF-8 from here on")
    assert one.start.line == content[: content.index(b"\xf6")].count(b"\n") + 1


def test_links_to_other_files_and_pages_of_the_web_are_left_alone() -> None:
    links = '<a href="../index.html">1</a> <a href="https://example.org/#x">2</a> <a href="mailto:a@example.org">3</a>'
    assert told(found(with_html(small(), ("</main>", f"</main><footer>{links}</footer>")))) == []


def test_data_for_machines_is_no_script_and_what_a_page_says_of_itself_no_request() -> None:
    data = '<script type="application/ld+json">{}</script><link rel="canonical" href="https://example.org/">'
    assert told(found(with_html(small(), ("</head>", f"{data}</head>")))) == []


def test_pages_nested_deeply_are_read_to_their_end() -> None:
    deep = "<div>" * 5000 + "Deep." + "</div>" * 5000
    edition, broken = read_edition(with_html(small(), ("</main>", f"<section class='part'>{deep}</section></main>")))
    assert not broken
    assert edition.readings[HTML].words[-1].text == "Deep"

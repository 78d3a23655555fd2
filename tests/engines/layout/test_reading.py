"""A page is read by expat only where that gives the tree that WeasyPrint's own parser makes."""

from __future__ import annotations

import io
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5

from paperbuild.engines.layout.weasy.reading import parsed

HEAD = '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>A &amp; B</title></head>\n'


def page(body: str) -> str:
    return f"{HEAD}<body>{body}</body>\n</html>\n"


def tree_of_html(text: str) -> Element:
    tree: Element = tinyhtml5.parse(io.StringIO(text), namespace_html_elements=False)
    return tree


def flat(tree: Element) -> list[tuple[str, list[tuple[str, str]], str, str]]:
    return [(e.tag, list(e.attrib.items()), e.text or "", e.tail or "") for e in tree.iter()]


ALIKE = {
    "words": page("<p>One <em>two</em> three<br>four.</p> after"),
    "references": page("<p>&nbsp;&amp;&lt;&copy;&#160;&#xe9;&AMP;&LT;b&GT;</p>"),
    "attributes": page('<p title="a > b &quot;c&quot;" data-x=\'d "e"\' xml:lang="fr">x</p>'),
    "style": HEAD.replace("</head>", "<style>a > b::before { content: '<&' }</style></head>") + "<body></body></html>",
    "list": page("<ul>\n<li>a<ul><li>b</li></ul></li>\n<li><p>c</p></li></ul>"),
    "table": page(
        "<table>\n<caption>c</caption><colgroup><col><col style='width: 2%' /></colgroup>\n"
        "<thead>\n<tr><th>a</th></tr></thead><tbody><tr> <td><p>b</p></td></tr></tbody></table>"
    ),
    "link in each of two cells": page("<table><tbody><tr><td><a href='#a'>a</a></td></tr></tbody></table>"),
    "four times the same mark": page("<p><b><b><b><b>a</b></b></b></b> b</p>"),
    "block in a mark": page("<div><em><p>a</p>b</em></div>"),
    "preformatted": page("<pre>a\n b</pre>"),
    "line ends of Windows": page("<p>a</p>\r\n<p>b</p>"),
    "blank everywhere": "\n<!doctype html>\n<html> \n <head>\n</head>\n\n<body>\n<p>a</p>\n</body>\n\n</html>\n\n ",
}


@pytest.mark.parametrize("text", ALIKE.values(), ids=ALIKE.keys())
def test_what_both_read_alike_is_read_by_expat(text: str) -> None:
    tree = parsed(text)
    assert tree is not None
    assert flat(tree) == flat(tree_of_html(text))


# In each of these, HTML moves, adds, drops or renames something: the tree of XML would be another.
UNLIKE = {
    "block in a paragraph": page("<p>a<div>b</div></p>"),
    "block deep in a paragraph": page("<p><span>a<ul><li>b</li></ul></span></p>"),
    "table in a paragraph": page("<p><table><tbody><tr><td>a</td></tr></tbody></table></p>"),
    "row without a body": page("<table><tr><td>a</td></tr></table>"),
    "words in a table": page("<table>words<tbody><tr><td>a</td></tr></tbody></table>"),
    "cell outside a row": page("<div><td>a</td></div>"),
    "item in an item": page("<ul><li>a<div><li>b</li></div></li></ul>"),
    "link in a link": page('<a href="#a">a<span><a href="#b">b</a></span></a>'),
    "heading in a heading": page("<h1>a<h2>b</h2></h1>"),
    "empty element of XML": page("<div/><p>a</p>"),
    "new line at the start of preformatted": page("<pre>\na</pre>"),
    "new line in an attribute": page('<p title="a\nb">c</p>'),
    "capitals": page("<P>a</P>"),
    "attribute in capitals": page('<p TITLE="a">b</p>'),
    "comment": page("<p>a<!-- b --></p>"),
    "section of XML": page("<p><![CDATA[a]]></p>"),
    "number that HTML replaces": page("<p>&#150;&#x80;</p>"),
    "attribute without quotes": page("<p class=a>b</p>"),
    "reference without an end": page("<p>&copy a</p>"),
    "no end": page("<p>a"),
    "drawing": page('<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'),
    "image by its old name": page('<image src="a">'),
    "quirks": page("<p>a</p>").replace("<!DOCTYPE html>", ""),
    "words after the head": page("").replace("<body>", "words<body>"),
    "words after the body": page("").replace("</html>", "words</html>"),
    "style in the body": page("<div><style>a</style></div>"),
    "script": page("<script>a</script>"),
    "no body": "<!DOCTYPE html><html><head></head></html>",
    "no head": "<!DOCTYPE html><html><body></body></html>",
}


@pytest.mark.parametrize("text", UNLIKE.values(), ids=UNLIKE.keys())
def test_what_html_reads_otherwise_is_left_to_its_parser(text: str) -> None:
    assert parsed(text) is None

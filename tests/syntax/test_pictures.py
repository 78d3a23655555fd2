"""A picture is what it holds, not what it is called; and an SVG keeps to itself or is refused."""

import io
import zlib

import pytest
from PIL import Image

from paperbuild.syntax.pictures import damage_of, kind_of, unwanted_in_svg


def svg(inner: str, attributes: str = "") -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>{inner}</svg>'
    )


UNWANTED = {
    "a script": svg("<script>x</script>"),
    "a script of another prefix": svg("<svg:script>x</svg:script>"),
    "an event": svg("", 'onload="x"'),
    "an event after a slash": svg("<a/onclick=x>"),
    "an event in capitals": svg("<g ONCLICK='x'/>"),
    "a script as an address": svg('<a xlink:href="javascript:x"><text/></a>'),
    "a script written with entities": svg('<a href="&#x6A;avascript:x"><text/></a>'),
    "a script with a break in it": svg('<a href="java&#10;script:x"><text/></a>'),
    "an animation that sets an address": svg('<a><set attributeName="href" to="javascript:x"/></a>'),
    "HTML in it": svg("<foreignObject><p/></foreignObject>"),
    "an image from the web": svg('<image href="https://example.org/x.png"/>'),
    "an image without a scheme": svg('<image xlink:href="//example.org/x.png"/>'),
    "an image beside it": svg('<image href="x.png"/>'),
    "another document": svg('<use href="other.svg#x"/>'),
    "an SVG in an SVG": svg('<image href="data:image/svg+xml,x"/>'),
    "a style sheet": '<?xml-stylesheet href="https://example.org/x.css"?>' + svg(""),
    "a style that imports": svg("<style>@import 'x.css';</style>"),
    "a style with an address": svg("<style>g { fill: url('https://example.org/#x') }</style>"),
    "an attribute with an address": svg('<g fill="url(https://example.org/#x)"/>'),
    "entities": '<!DOCTYPE svg [<!ENTITY a "x">]>' + svg("&a;"),
    "a document type from elsewhere": '<!DOCTYPE svg SYSTEM "https://example.org/x.dtd">' + svg(""),
    "a base": svg("", 'xml:base="https://example.org/"'),
}


@pytest.mark.parametrize("content", UNWANTED.values(), ids=UNWANTED.keys())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_svg_is_refused_with(content: str, encoding: str) -> None:
    assert unwanted_in_svg(content.encode(encoding))


WANTED = {
    "shapes": svg('<rect width="1" height="1" fill="#fff"/>'),
    "its own parts": svg('<path id="p"/><use xlink:href="#p" fill="url(#p)" style="clip-path: url( \'#p\' )"/>'),
    "a picture embedded": svg('<image href="data:image/png;base64,AAAA"/>'),
    "words that look like it": svg("<text>on = off; see javascripts and hrefs</text>"),
    "a declaration": '<?xml version="1.0" encoding="utf-8"?>\n' + svg(""),
    "the public document type": '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">' + svg(""),
}


@pytest.mark.parametrize("content", WANTED.values(), ids=WANTED.keys())
def test_an_svg_may_hold(content: str) -> None:
    assert unwanted_in_svg(content.encode()) == ""


def test_a_picture_is_known_by_how_it_begins() -> None:
    assert kind_of(b"\x89PNG\r\n\x1a\n...") == "png"
    assert kind_of(b"\xff\xd8\xff\xe0...") == "jpeg"
    assert kind_of(b"GIF89a...") == "gif"
    assert kind_of(b"RIFF....WEBP") == "webp"
    assert kind_of(svg("").encode()) == "svg"
    assert kind_of(svg("").encode("utf-16")) == "svg"
    assert kind_of(b"<html>") == ""


def picture(kind: str, **how: bool) -> bytes:
    out = io.BytesIO()
    Image.radial_gradient("L").convert("P" if kind == "gif" else "RGB").save(out, kind, **how)
    return out.getvalue()


PICTURES = {
    "png": picture("png"),
    "jpeg": picture("jpeg"),
    "progressive jpeg": picture("jpeg", progressive=True),
    "gif": picture("gif"),
    "interlaced gif": picture("gif", interlace=True),
    "webp": picture("webp"),
    "lossless webp": picture("webp", lossless=True),
}


@pytest.mark.parametrize("content", PICTURES.values(), ids=PICTURES.keys())
def test_a_picture_is_whole_or_cut_short_anywhere(content: bytes) -> None:
    assert damage_of(content) == ""
    assert damage_of(content + b"\0\0") == ""
    for length in {*range(12, len(content) - 1, 97), len(content) - 1}:
        assert damage_of(content[:length]) == "is cut short", length


def test_a_picture_that_came_through_a_conversion_of_line_ends_is_damaged() -> None:
    content = PICTURES["png"]
    at = content.index(b"IDAT") + 30
    assert damage_of(content[:at] + b"?" + content[at + 1 :]).startswith("is damaged")
    head = content[: content.index(b"IDAT") - 4]
    end = b"\0\0\0\0IEND" + zlib.crc32(b"IEND").to_bytes(4, "big")
    assert damage_of(head + end) == "is empty"


def test_parts_that_do_not_follow_each_other_are_told() -> None:
    jpeg, gif, webp = PICTURES["jpeg"], PICTURES["gif"], PICTURES["webp"]
    assert damage_of(jpeg[:20] + b"\0" + jpeg[20:]).startswith("is damaged: a part")
    assert damage_of(jpeg[:2] + b"\xff" + jpeg[2:]) == ""
    assert damage_of(gif[:-1] + b"\x01").startswith("is damaged: it has a part")
    assert damage_of(webp[:12] + b"XXXX" + webp[16:]) == "is empty"


def test_what_is_of_no_kind_is_not_damaged_but_no_picture() -> None:
    assert damage_of(b"") == ""
    assert damage_of(b"nothing") == ""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (svg("<g>").encode(), "is not XML: line 1"),
        (svg("").encode("utf-16"), ""),
        (b"\xef\xbb\xbf" + svg("").encode(), ""),
        (b'<?xml version="1.0" encoding="no-such"?>' + svg("").encode(), "is in an encoding"),
        (svg("").replace(' xmlns="http://www.w3.org/2000/svg"', "").encode(), "does not begin with `<svg"),
        (f"<html>{svg('')}</html>".encode(), "does not begin with `<svg"),
        (b"<svg:svg xmlns:svg='http://www.w3.org/2000/svg'/>", ""),
        (svg("\xe9").encode("latin-1"), "is not XML: line 1"),
    ],
)
def test_an_svg_is_xml_with_an_svg_around_it(content: bytes, said: str) -> None:
    found = damage_of(content)
    assert found.startswith(said)
    assert bool(found) == bool(said)

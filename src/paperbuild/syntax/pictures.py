"""What kind of picture a file holds, whether it is whole, and whether an SVG keeps to itself."""

from __future__ import annotations

import html
import re
import zlib
from collections.abc import Callable, Iterator, Mapping

from paperbuild.syntax.svg_weight import excess_in_svg, without_css_escapes

_SIGNATURES: Mapping[str, Callable[[bytes], bool]] = {
    "png": lambda content: content.startswith(b"\x89PNG\r\n\x1a\n"),
    "jpeg": lambda content: content.startswith(b"\xff\xd8\xff"),
    "gif": lambda content: content.startswith((b"GIF87a", b"GIF89a")),
    "webp": lambda content: content[:4] == b"RIFF" and content[8:12] == b"WEBP",
    "svg": lambda content: b"<svg" in content or "<svg" in _text(content),
}

KINDS: Mapping[str, str] = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "gif": "gif", "webp": "webp", "svg": "svg"}
"""The kinds of pictures that every format can show, by the suffix of the file's name."""

_UNWANTED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<\s*(?:[\w-]+:)?script\b", re.I), "a script"),
    (re.compile(r"[\s\"'/](on[a-z]+)\s*=", re.I), "a script"),
    (re.compile(r"(?:javascript|vbscript)\s*:", re.I), "a script"),
    (
        re.compile(r"<\s*(?:[\w-]+:)?(?:foreignObject|iframe|object|embed|audio|video|handler)\b", re.I),
        "foreign content",
    ),
    (re.compile(r"<!(?:DOCTYPE|ENTITY)\b(?>(?:[^<>\[s]|s(?!ystem))*)(?:\[|SYSTEM|<)", re.I), "entities"),
    (re.compile(r"<\?(?!xml\s)", re.I), "an instruction to a program"),
    (re.compile(r"@import|url\(\s*['\"]?(?!\s*['\"]?(?:#|data:image/(?:png|jpeg|gif|webp)))", re.I), "an address"),
    (re.compile(r"\b(?:image-set|src)\(\s*['\"]", re.I), "an address"),
    (re.compile(r"\bxml:base\s*=", re.I), "an address"),
)
_REFERENCE = re.compile(r"(?:href|src)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]*)", re.I)
_OWN = re.compile(r"#|data:image/(?:png|jpeg|gif|webp)[;,]", re.I)


def kind_of(content: bytes) -> str:
    """The kind of picture that `content` is, or an empty text."""
    return next((kind for kind, is_kind in _SIGNATURES.items() if is_kind(content[:4096])), "")


def damage_of(content: bytes) -> str:
    """What is wrong with a picture of a known kind: a clause that `the picture` begins, empty where it is whole.

    Its parts are followed from the first to the last. Pillow, which could tell too, makes a picture of them for that:
    of a few bytes from a stranger, one of a gigabyte.
    """
    find = _DAMAGES.get(kind_of(content))
    try:
        return find(content) if find else ""
    except (IndexError, ValueError):
        return _CUT


_CUT = "is cut short"


def _png_damage(content: bytes) -> str:
    """A length, a name, so many bytes and their sum, again and again (PNG 3, 5.3); a sum that is not right is told."""
    at, names = 8, set()
    while at < len(content):
        length, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(content):
            return _CUT
        if zlib.crc32(content[at + 4 : end - 4]) != int.from_bytes(content[end - 4 : end], "big"):
            return "is damaged: its checksum is wrong"
        names.add(name)
        at = end
        if name == b"IEND":
            return "" if {b"IHDR", b"IDAT"} <= names else "is empty"
    return _CUT


def _jpeg_damage(content: bytes) -> str:
    """Segments of which each says its length, up to that of the picture itself, which ends with a mark (T.81, B.1)."""
    at = 2
    while content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:  # a byte that only fills
            at += 1
            continue
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        if length < 2 or at + 2 + length > len(content):
            return _CUT
        at += 2 + length
        if marker == 0xDA:
            return "" if content.find(b"\xff\xd9", at) >= 0 else _CUT
    return "is damaged: a part of it does not begin where the part before it ends"


def _gif_damage(content: bytes) -> str:
    """A head, a palette, then blocks that consist of short pieces, up to a semicolon (GIF89a, 12 to 27)."""
    at = 13 + _palette(content[10])
    while content[at] != 0x3B:
        if content[at] == 0x21:
            at += 2
        elif content[at] == 0x2C:
            at += 11 + _palette(content[at + 9])
        else:
            return "is damaged: it has a part that no GIF has"
        while content[at]:
            at += 1 + content[at]
        at += 1
    return ""


def _palette(flags: int) -> int:
    """How many bytes a palette takes of which `flags` tell."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _webp_damage(content: bytes) -> str:
    """It says its length, and holds a picture (RFC 9649, 2)."""
    if int.from_bytes(content[4:8], "little") + 8 > len(content):
        return _CUT
    return "" if content[12:15] == b"VP8" else "is empty"


def _svg_damage(content: bytes) -> str:
    """Browsers show an SVG by itself only where it is XML with an `svg` of SVG's own namespace around it."""
    from xml.parsers.expat import ExpatError, ParserCreate, errors

    if unwanted_in_svg(content):
        return ""  # which is told anyway; and so nothing is read that could grow without end
    roots: list[str] = []
    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, _: None if roots else roots.append(name)
    try:
        parser.Parse(content, True)
    except ExpatError as error:
        said = errors.messages[error.code]
        return f"is not XML: line {error.lineno}, column {error.offset + 1}: {said}"
    except (LookupError, ValueError):
        return "is in an encoding that programs do not read"
    if roots != ["http://www.w3.org/2000/svg svg"]:
        return 'does not begin with `<svg xmlns="http://www.w3.org/2000/svg">`'
    return ""


_DAMAGES: Mapping[str, Callable[[bytes], str]] = {
    "png": _png_damage,
    "jpeg": _jpeg_damage,
    "gif": _gif_damage,
    "webp": _webp_damage,
    "svg": _svg_damage,
}


def unwanted_in_picture(path: str, content: bytes) -> str:
    """What the picture at `path` holds that no output may carry, or an empty text: only an SVG can hold such."""
    is_svg = path.lower().endswith(".svg") or kind_of(content) == "svg"
    return unwanted_in_svg(content) if is_svg else ""


def unwanted_in_svg(content: bytes) -> str:
    """What the SVG `content` holds that no output may carry: a script, anything fetched, more than anybody could draw;
    or an empty text."""
    text = _text(content)
    texts = (html.unescape(text), text)
    readings = dict.fromkeys((*texts, *map(without_css_escapes, texts)))
    return next((what for reading in readings for what in _unwanted(reading)), "") or excess_in_svg(content)


def _unwanted(text: str) -> Iterator[str]:
    for pattern, what in _UNWANTED:
        if pattern.search(text):
            yield what
    for match in _REFERENCE.finditer(text):
        if not _OWN.match(re.sub(r"[\s\x00-\x1f]", "", match[1].strip("\"'"))):
            yield "an address"


def _text(content: bytes) -> str:
    """The text of an XML file (XML 1.0, appendix F: UTF-8 unless it begins like UTF-16)."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"} or content[:2] in {b"<\x00", b"\x00<"}:
        little = content[:2] in {b"\xff\xfe", b"<\x00"}
        return content.decode("utf-16-le" if little else "utf-16-be", "replace")
    return content.decode("utf-8", "replace")

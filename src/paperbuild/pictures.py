"""What kind of picture a file holds, and whether an SVG keeps to itself."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping

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
    (re.compile(r"<!(?:DOCTYPE|ENTITY)\b[^>]*(?:\[|SYSTEM|<!ENTITY)", re.I), "entities"),
    (re.compile(r"<\?(?!xml\s)", re.I), "an instruction to a program"),
    (re.compile(r"@import|url\(\s*['\"]?(?!\s*['\"]?(?:#|data:image/(?:png|jpeg|gif|webp)))", re.I), "an address"),
    (re.compile(r"\bxml:base\s*=", re.I), "an address"),
)
_REFERENCE = re.compile(r"(?:[\w-]+:)?(?:href|src)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]*)", re.I)
_OWN = re.compile(r"#|data:image/(?:png|jpeg|gif|webp)[;,]", re.I)


def kind_of(content: bytes) -> str:
    """The kind of picture that `content` is, or an empty text."""
    return next((kind for kind, is_kind in _SIGNATURES.items() if is_kind(content[:4096])), "")


def unwanted_in_picture(path: str, content: bytes) -> str:
    """What the picture at `path` holds that no output may carry, or an empty text: only an SVG can hold such."""
    is_svg = path.lower().endswith(".svg") or kind_of(content) == "svg"
    return unwanted_in_svg(content) if is_svg else ""


def unwanted_in_svg(content: bytes) -> str:
    """What the SVG `content` holds that no output may carry, a script or anything fetched; or an empty text."""
    text = _text(content)
    return next(_unwanted(html.unescape(text)), "") or next(_unwanted(text), "")


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

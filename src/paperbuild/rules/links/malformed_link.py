"""A web address or mail address cannot be right as it is written.

    [Rents](htps://example.org/rents)
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ did you mean `https:`?

A web address has `https://`, a host with a full stop in it, and a path. A mail address is `mailto:name@host`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.nearest import did_you_mean
from paperbuild.model.section import Link, LinkKind, Section
from paperbuild.syntax.targets import TargetKind, target_of

RULE = Rule("LNK006", "malformed-link", Severity.ERROR, __doc__)

_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
_HOST = re.compile(rf"(?:{_LABEL}\.)+(?!\d){_LABEL}\.?|\d{{1,3}}(?:\.\d{{1,3}}){{3}}|(?=[0-9a-f.]*+:)[0-9a-f:.]*+")
_MAIL = re.compile(r"mailto:[^\s@]+@(?:[\w-]+\.)+[^\W\d_]{2,}(?:\?\S*)?", re.IGNORECASE)
_WEB = frozenset({"http", "https", "ftp"})


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every address that no browser could open."""
    for link in section.links:
        found = _fault(link, section.path)
        if found:
            yield RULE.at(section.file, link.span, *found, section.locale)


def _fault(link: Link, section_path: str) -> tuple[str, str] | None:
    target = target_of(link.target, section_path)
    if target.kind is TargetKind.STRANGE:
        hint = "write `https://doi.org/…`" if target.scheme == "doi" else ""
        near = did_you_mean(f"{target.scheme}:", ["http:", "https:", "mailto:", "tel:"])
        return (
            f"`{target.scheme}:` does not begin a web address",
            hint or near or "a web address begins with `https://`",
        )
    if target.kind is TargetKind.HOST and link.kind is LinkKind.LINK:
        return f"`{link.target}` has no scheme", f"write `https://{link.target.lstrip('/')}`"
    if target.kind is not TargetKind.ADDRESS:
        return None
    if target.scheme in _WEB:
        return _web_fault(link.target)
    if target.scheme == "mailto" and not _MAIL.fullmatch(link.target):
        return f"`{link.target}` is not a mail address", "write `mailto:name@example.org`"
    return None


def _web_fault(written: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(written)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return f"`{written}` is not a web address", "write `https://`, the host, and the path"
    if not host:
        return (
            f"`{written}` has no host",
            "write two slashes after the colon, and then the host: `https://example.org/`",
        )
    if re.search(r"https?:", written[len(parts.scheme) + 3 :][:8], re.IGNORECASE):
        return f"`{written}` begins twice", "delete one of the two beginnings"
    if not _HOST.fullmatch(host):
        return f"`{host}` is not a host", "a host is a name such as `example.org`"
    return None

"""The paper as a ContextObject in Span (COinS, OpenURL 1.0: ANSI/NISO Z39.88), which reference managers read in a page.

Zotero takes a COinS before the names in the head of a page, and can be told in it that an author is an organisation:
of `citation_author` it makes a person, with "The Housing" as given names. It knows fewer fields there, so that there is
one only where an organisation is among the authors.
"""

from __future__ import annotations

from urllib.parse import quote

from paperbuild.model.front import Contributor
from paperbuild.model.manuscript import Manuscript
from paperbuild.output.citing import full_title, own_address, plain_spaces


def coins(manuscript: Manuscript) -> str:
    """The title of the span: an OpenURL context object as a query; empty where every author is a person."""
    settings, metadata = manuscript.settings, manuscript.locale.metadata
    if settings.authors and not any(one.literal for one in settings.authors):
        return ""
    identifiers = settings.identifiers
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"),
        ("rft.genre", "report"),
        ("rft.btitle", plain_spaces(full_title(manuscript))),
        *(pair for one in settings.authors for pair in _author(one)),
        *([] if settings.authors else [("rft.aucorp", settings.publisher.name)]),
        ("rft.date", settings.date.isoformat()),
        ("rft.pub", settings.publisher.name),
        ("rft.isbn", identifiers.isbn or ""),
        ("rft_id", f"info:doi/{identifiers.doi}" if identifiers.doi else ""),
        ("rft_id", own_address(manuscript)),
        ("rft.language", manuscript.locale.code),
        ("rft.description", plain_spaces(metadata.abstract or metadata.description)),
        ("rft.rights", settings.licence.url if settings.licence else ""),
        *(("rft.subject", word) for word in metadata.keywords),
    ]
    return "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs if value)


def _author(one: Contributor) -> list[tuple[str, str]]:
    if one.literal:
        return [("rft.aucorp", one.literal)]
    return [("rft.au", ", ".join(part for part in (one.family, one.given) if part))]

"""What a paper publishes now in one of its languages, worked out once for all that ask."""

from __future__ import annotations

from paperbuild.compare.kept import kept_addresses
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.published import Published

_KEPT_AS = "published"


def published_now(paper: Paper, locale: Locale) -> Published:
    """What `locale` of `paper` publishes. It stays with the paper, as several rules ask for it."""
    known: dict[str, Published] = paper.__dict__.setdefault(_KEPT_AS, {})
    if locale.code not in known:
        source = () if locale.code == paper.source.code else paper.source.sections
        kept = kept_addresses(paper.editions, locale.code, locale.sections, source)
        known[locale.code] = Published(locale.sections, paper.settings.number_depth, kept, paper.bibliography)
    return known[locale.code]


def addresses_there(paper: Paper, locale: Locale) -> frozenset[str]:
    """Everything that a link in `locale` may lead to; what is not translated yet stands there as in the source."""
    own = published_now(paper, locale).addresses
    return own if locale.code == paper.source.code else own | published_now(paper, paper.source).addresses

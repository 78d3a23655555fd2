"""How far the translations of a paper have come, as values that other programs may rely on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from paperbuild.checks.check import standing
from paperbuild.model.paper import Paper
from paperbuild.model.translation import State, Translation


def status_of(paper: Paper, translations: tuple[Translation, ...] | None = None) -> Mapping[str, Any]:
    """`{"source": CODE, "locales": [{"locale", "sections", "blocks", "fresh", "stale", "broken", "missing",
    "untranslated", "complete"}]}`; `translations` are how those of `paper` stand, where that is known already."""
    stand = standing(paper) if translations is None else translations
    return {"source": paper.settings.locale, "locales": [_values(translation) for translation in stand]}


def _values(translation: Translation) -> Mapping[str, Any]:
    counts = translation.counts
    return {
        "locale": translation.code,
        "sections": len(translation.sections) + len(translation.missing) + len(translation.extra),
        "blocks": counts.total(),
        **{state.value: counts[state] for state in (State.FRESH, State.STALE, State.BROKEN)},
        **{state.value: counts[state] for state in (State.MISSING, State.UNTRANSLATED)},
        "complete": translation.is_complete,
    }

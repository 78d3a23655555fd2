"""Old addresses that stand for others now: the `[aliases]` of `paper.toml`."""

from __future__ import annotations

from collections.abc import Mapping

from paperbuild.model.settings import Settings


def aliases_of(settings: Settings, code: str) -> Mapping[str, str]:
    """The old addresses of the language `code`, each with the one that is named for it."""
    return {**settings.aliases, **settings.locale_aliases.get(code, {})}


def meant(address: str, aliases: Mapping[str, str]) -> str:
    """What stands for `address` now, through as many aliases as there are; empty where they lead round in a loop."""
    seen = {address}
    while address in aliases:
        address = aliases[address]
        if address in seen:
            return ""
        seen.add(address)
    return address

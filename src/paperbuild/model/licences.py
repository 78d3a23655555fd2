"""The licences under which papers are published: their SPDX identifiers, what people call them, where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CC = "https://creativecommons.org"
_KINDS = {
    "BY": "Attribution",
    "BY-SA": "Attribution-ShareAlike",
    "BY-NC": "Attribution-NonCommercial",
    "BY-NC-SA": "Attribution-NonCommercial-ShareAlike",
    "BY-ND": "Attribution-NoDerivatives",
    "BY-NC-ND": "Attribution-NonCommercial-NoDerivatives",
}
# The versions that Creative Commons has published for all countries; 4.0 is called International, 3.0 Unported.
_VERSIONS = {"4.0": "International", "3.0": "Unported", "2.5": "Generic", "2.0": "Generic", "1.0": "Generic"}


@dataclass(frozen=True)
class KnownLicence:
    """A licence: its SPDX identifier, its short and its full name, and the address of its text."""

    spdx: str
    short: str
    name: str
    url: str


def _creative_commons(kind: str, version: str) -> KnownLicence:
    name = f"Creative Commons {_KINDS[kind]} {version} {_VERSIONS[version]}"
    return KnownLicence(
        f"CC-{kind}-{version}", f"CC {kind} {version}", name, f"{_CC}/licenses/{kind.lower()}/{version}/"
    )


LICENCES: tuple[KnownLicence, ...] = (
    *(_creative_commons(kind, version) for version in _VERSIONS for kind in _KINDS),
    KnownLicence(
        "CC0-1.0",
        "CC0 1.0",
        "Creative Commons CC0 1.0 Universal Public Domain Dedication",
        f"{_CC}/publicdomain/zero/1.0/",
    ),
    KnownLicence(
        "GFDL-1.3-or-later",
        "GFDL 1.3",
        "GNU Free Documentation License 1.3",
        "https://www.gnu.org/licenses/fdl-1.3.html",
    ),
    KnownLicence(
        "OGL-UK-3.0",
        "OGL 3.0",
        "Open Government Licence v3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
    KnownLicence(
        "etalab-2.0",
        "Licence Ouverte 2.0",
        "Licence Ouverte / Open Licence 2.0",
        "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    ),
    KnownLicence(
        "DL-DE-BY-2.0",
        "dl-de/by-2-0",
        "Datenlizenz Deutschland Namensnennung 2.0",
        "https://www.govdata.de/dl-de/by-2-0",
    ),
    KnownLicence("LAL-1.3", "LAL 1.3", "Licence Art Libre 1.3", "https://artlibre.org/licence/lal/en/"),
)
"""Those that papers have; any other is given with its name and its address."""


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "", name.lower())


_BY_NAME = {_plain(name): one for one in reversed(LICENCES) for name in (one.spdx, one.short, one.name)}


def licence_named(name: str) -> KnownLicence | None:
    """The licence that `name` is the SPDX identifier or the short or full name of, in whatever letters and marks."""
    return _BY_NAME.get(_plain(name))

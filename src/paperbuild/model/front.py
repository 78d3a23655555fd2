"""What a paper says of itself at its front: who wrote it, under which licence, who paid for it, what was corrected."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated

from paperbuild.findings.nearest import nearest
from paperbuild.model.forms import Form, Said, Text
from paperbuild.model.licences import LICENCES, KnownLicence, licence_named
from paperbuild.model.work import WorkName

_ORCID = re.compile(r"(?:https?://(?:www\.)?orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/?", re.IGNORECASE)
_Url = Annotated[str, Form(r'^https?://[^\x00-\x20"<>\\]+$')]


CREDIT_ROLES = (
    "conceptualization",
    "data-curation",
    "formal-analysis",
    "funding-acquisition",
    "investigation",
    "methodology",
    "project-administration",
    "resources",
    "software",
    "supervision",
    "validation",
    "visualization",
    "writing-original-draft",
    "writing-review-editing",
)
"""The roles of CRediT (ANSI/NISO Z39.104-2022), by the names in their addresses."""


def _orcid(text: str) -> str:
    match = _ORCID.fullmatch(text.strip())
    if match is None:
        raise ValueError("an ORCID iD is four groups of four digits: `0000-0002-1825-0097`")
    identifier = match[1].upper()
    if _check_figure(identifier) != identifier[-1]:
        figure = _check_figure(identifier)
        raise ValueError(
            f"a digit is wrong: with the others, the last one would be `{figure}`. Compare it with orcid.org"
        )
    return identifier


def _check_figure(identifier: str) -> str:
    """The last figure of an ORCID iD, as it follows from those before it (ISO/IEC 7064, MOD 11-2)."""
    total = 0
    for figure in identifier.replace("-", "")[:-1]:
        total = (total + int(figure)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)


def _several(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Orcid = Annotated[str, Form(kept=_orcid)]
_Several = Annotated[tuple[Text, ...], Form(before=_several)]


@dataclass(frozen=True, kw_only=True)
class Contributor:
    """Somebody who made the paper: a person with a family name, or an organisation with its `literal` alone."""

    family: Annotated[Text | None, Said("The family name, with its particle: `van Gogh`.")] = None
    given: Annotated[Text | None, Said("The given names.")] = None
    literal: Annotated[Text | None, Said("The whole name of an organisation, or of a person with only one name.")] = (
        None
    )
    affiliation: Annotated[_Several, Said("The organisation that they work for, or a list of several.")] = ()
    orcid: Annotated[Orcid | None, Said("Their ORCID iD: `0000-0002-1825-0097`.")] = None
    role: Annotated[
        _Several,
        Said("What they did: a role of CRediT, such as `writing-original-draft`, or your own words, or a list."),
    ] = ()
    email: Annotated[Text | None, Said("An e-mail address. It is published: leave it out if it is private.")] = None

    def __post_init__(self) -> None:
        """Raises ValueError where it has no name, or two."""
        if (self.literal is None) == (self.family is None) or (self.literal and self.given):
            raise ValueError("a person has `family` and `given`, an organisation has only `literal`")

    @property
    def name(self) -> WorkName:
        """The name in its parts."""
        return WorkName(family=self.family or "", given=self.given or "", literal=self.literal or "")

    @property
    def words(self) -> tuple[str, ...]:
        """What is said of them, as far as it is words."""
        return (self.name.full_name, *self.affiliation, *self.role)


@dataclass(frozen=True, kw_only=True)
class Licence:
    """A licence that is not known by a name of its own."""

    name: Annotated[Text, Said("What the licence is called.")]
    url: Annotated[_Url, Said("The address of its text, with `https://`.")]


def _known(value: object) -> object:
    if not isinstance(value, str):
        return value
    known = licence_named(value)
    if known is None:
        near = nearest(value, {one.spdx for one in LICENCES})
        hint = f"did you mean `{near}`?" if near else "known are, for example, `CC-BY-4.0` and `CC0-1.0`."
        raise ValueError(f"this licence is not known: {hint} For any other, write `{{ name = …, url = … }}`")
    return {"name": known.short, "url": known.url}


PaperLicence = Annotated[Licence, Form(before=_known)]


def known_licence(licence: Licence) -> KnownLicence | None:
    """What is known of a licence by its name: its SPDX identifier and its full name."""
    known = licence_named(licence.name)
    return known if known and known.url == licence.url else None


@dataclass(frozen=True, kw_only=True)
class Funder:
    """Who paid for the paper, or a part of the work behind it."""

    name: Annotated[Text, Said("The funder's name.")]
    url: Annotated[_Url | None, Said("The address of the funder's website, with `https://`.")] = None
    award: Annotated[Text | None, Said("The number of the grant.")] = None
    logo: Annotated[Text | None, Said("The funder's logo, a file in `content/`: `images/fund.svg`.")] = None
    alt: Annotated[Text | None, Said("What the logo shows, if that is more than the funder's name.")] = None


@dataclass(frozen=True, kw_only=True)
class Cover:
    """What the cover shows besides words."""

    picture: Annotated[Text, Said("A file in `content/`: `images/cover.jpg`. It is cut to fit.")]


@dataclass(frozen=True, kw_only=True)
class EarlierEdition:
    """An edition that was published before this one, and where it can be read."""

    name: Annotated[Text, Said("What it is called: `2026`, `1st edition`. One on record has the name of its record.")]
    title: Annotated[Text | None, Said("Its title, if it had another.")] = None
    date: Annotated[
        datetime.date | None, Said("When it was published. Of an edition on record, the record says it.")
    ] = None
    url: Annotated[_Url | None, Said("The address at which it can still be read, with `https://`.")] = None


@dataclass(frozen=True, kw_only=True)
class PaperEdition:
    """Which edition the paper is, and which were before it."""

    number: Annotated[int | None, Said("Which edition it is: 2 is printed as `2nd edition`."), Form(least=1)] = None
    name: Annotated[
        Text | None, Said("What it is called: `2026`. `paperbuild edition mark` records it under this name.")
    ] = None
    replaces: Annotated[
        Text | None, Said("The name of the edition that it takes the place of. Without it, the last one before it.")
    ] = None
    earlier: Annotated[
        tuple[EarlierEdition, ...], Said("The editions before it, with their addresses; those on record need no more.")
    ] = ()

    @property
    def label(self) -> str:
        """What a reference says of it: its number, or its name; empty where it has none."""
        return str(self.number) if self.number else self.name or ""


def _numbered(value: object) -> object:
    return {"number": value} if type(value) is int else value


SaidEdition = Annotated[PaperEdition, Form(before=_numbered, stand_in=int)]


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What was corrected after the paper was published: in words, at the addresses of the places, or both."""

    date: datetime.date
    text: str = ""
    addresses: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises ValueError where it says nothing."""
        if not (self.text.strip() or self.addresses):
            raise ValueError("a correction says in its `text` what was corrected, or in `addresses` where")

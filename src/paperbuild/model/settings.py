"""What `content/paper.toml` and a locale's `metadata.toml` say, as frozen values.

The names in the files are the names here with hyphens. `paper.toml` holds what no translator changes.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from paperbuild.engines.pandoc import PANDOC_TIMEOUT_S
from paperbuild.findings.diagnostic import Severity

# RFC 5646, as far as papers need it: language, script, region, variants.
LOCALE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*$"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


CONTRAST = 4.5  # of text with its ground, at least (WCAG 2.2, 1.4.3)


def contrast(colour: str, other: str) -> float:
    """The contrast ratio of two colours `#rrggbb`, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((_luminance(colour), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def contrast_with_white(colour: str) -> float:
    """The contrast ratio of `#rrggbb` and white."""
    return contrast(colour, "#ffffff")


def _luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2)."""
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _legible(colour: str) -> str:
    ratio = contrast_with_white(colour)
    if ratio < CONTRAST:
        message = "a darker colour: on white it has a contrast of {contrast}:1, and {least}:1 is the least"
        shown = {"contrast": f"{int(ratio * 10) / 10:g}", "least": f"{CONTRAST:g}"}
        raise PydanticCustomError("contrast", message, shown)
    return colour


Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$"), AfterValidator(_legible)]


# The address of a folder on the web: no query, no fragment, nothing that would end an attribute.
Address = Annotated[
    str,
    StringConstraints(pattern=r'^https?://[^\x00-\x20/?#@\\"<>]+(/[^\x00-\x20?#\\"<>]*)?$'),
    AfterValidator(lambda address: f"{address.rstrip('/')}/"),
]


class _Values(BaseModel):
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        alias_generator=lambda name: name.replace("_", "-"),
        json_schema_serialization_defaults_required=False,
    )


class Publisher(_Values):
    """An organisation with its address, as the publisher's block shows it."""

    name: Text = Field(description="The organisation's name, as it stands on the cover.")
    address: tuple[str, ...] = Field((), description="The lines of its postal address.")
    phone: str | None = Field(None, description="Its telephone number, as it is to be printed.")
    fax: str | None = Field(None, description="Its fax number, as it is to be printed.")
    email: str | None = Field(None, description="Its e-mail address.")
    url: str | None = Field(None, description="The address of its website.")


class Original(Publisher):
    """The work of which the paper is an edition or a translation, and whose it is."""

    title: str | None = Field(None, description="The original's title, where it is another than the paper's.")
    date: str = Field(description="When it was published: a year, a month or a day.", pattern=r"^\d{4}(-\d\d){0,2}$")


class Identifiers(_Values):
    """The paper's identifiers, as far as it has any."""

    isbn: str | None = Field(None, description="The ISBN of this edition.")
    doi: str | None = Field(None, description="The DOI of this edition, without `https://doi.org/`.")
    urn: str | None = Field(
        None, description="A URN of this edition: `urn:…`.", pattern=r"^urn:[a-z0-9][a-z0-9-]{1,31}:.+$"
    )


class Limits(_Values):
    """How long an engine may take, in seconds, before the build gives up."""

    pandoc_timeout_s: float = Field(PANDOC_TIMEOUT_S, gt=0, description="Seconds for one run of pandoc.")
    weasyprint_timeout_s: float = Field(300, gt=0, description="Seconds for the layout of one PDF.")


class Ignore(_Values):
    """Findings that are not reported: those of `rule` (its code or name), in `path` where one is given."""

    rule: Text = Field(description="The rule's code or name: `paperbuild rule` lists them.")
    path: str = Field("", description="A file of the project, or a pattern such as `content/en/*.md`.")
    reason: Text = Field(description="Why the finding is no fault here.")


class Settings(_Values):
    """The settings of a paper: `content/paper.toml`."""

    slug: str = Field(description="The name of the built files.", pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    locale: str = Field(description="The locale the paper is written in (BCP 47).", pattern=LOCALE_PATTERN)
    date: datetime.date = Field(description="When this edition is published; no output depends on any clock.")
    publisher: Publisher = Field(description="Who publishes this edition.")
    original: Original | None = Field(None, description="The work of which this is an edition, and whose it is.")
    identifiers: Identifiers = Field(Identifiers(), description="The identifiers of this edition.")
    url: Address | None = Field(
        None,
        description="Where this edition's `build/` is published, `https://example.org/papers/x/`: the pages then say "
        "their own address, which search engines and reference managers ask for.",
    )
    notes: int | None = Field(None, ge=0, description="How many notes the paper has, where that must not change.")
    citation_style: str = Field("notes.csl", description="The CSL style, a file in `templates/`.")
    paper_size: Literal["A4", "Letter"] = Field("A4", description="The size of the PDF's pages.")
    design: Literal["house", "plain"] = Field(
        "house", description="The house's design, or a plain one: black on white, for office printers."
    )
    accent: Colour = Field(
        "#7d1a35",
        description="The one colour of the house's design, `#rrggbb`; white text stands on it, and it on white.",
    )
    rules: dict[str, Severity] = Field({}, description="The severity of a rule, by its code or its name.")
    ignore: tuple[Ignore, ...] = Field((), description="Findings that are no fault here, each with the reason.")
    limits: Limits = Field(Limits(), description="How long an engine may take.")


class Strings(_Values):
    """What the templates say themselves, in English unless a locale says it in its own language."""

    contents: Text = "Contents"
    notes: Text = "Notes"
    note: Text = "Note"
    translators_note: Text = "Translator's note"
    back_to_text: Text = "Back to the text"
    skip_to_text: Text = "Skip to the text"
    case_study: Text = "Case"
    pull_quote: Text = "Quotation from the text"
    cover: Text = "Cover"
    title_page: Text = "Title page"
    published_by: Text = "Published by"
    published_on: Text = "Published on"
    original_by: Text = "The original"
    about_edition: Text = "About this edition"
    keywords: Text = "Keywords"
    phone: Text = "Tel"
    fax: Text = "Fax"
    page: Text = "Page"
    table: Text = "Table"
    start_of_text: Text = "Start of the text"
    draft: Text = "Draft"
    not_translated: Text = "Not yet translated"
    permanent_address: Text = "Permanent address"
    paragraph: Text = "Paragraph"
    list_item: Text = "List item"
    formats: Text = "Formats"
    languages: Text = "Languages"
    cite_paper: Text = "Cite this paper"
    pages: Text = "Pages of the printed paper"
    accessibility_summary: Text = (
        "Contents, headings, lists, tables and boxes are marked up as what they are; notes and their calls lead to "
        "each other; everything stands in the order in which it is to be read. No one has certified this publication."
    )

    def as_mapping(self) -> dict[str, str]:
        """The strings by their Python names."""
        return self.model_dump()


class Metadata(_Values):
    """What a translator translates besides the sections: `content/<locale>/metadata.toml`."""

    title: Text
    subtitle: str = ""
    description: str = ""
    edition_notice: str = ""
    keywords: tuple[str, ...] = ()
    strings: Strings = Strings()


def settings_schema() -> dict[str, Any]:
    """The JSON Schema of `paper.toml`, for editors."""
    schema = Settings.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "paper.toml"}

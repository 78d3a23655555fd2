"""What `content/paper.toml` and a locale's `metadata.toml` say, as frozen values.

The names in the files are the names here with hyphens. `paper.toml` holds what no translator changes. What a value has
to be like is said in its annotation, for all that read one: see `Form`.
"""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from typing import Annotated, Any, Literal

from paperbuild.engines.limits import MEMORY_MB, EngineLimits
from paperbuild.engines.pandoc import PANDOC_TIMEOUT_S
from paperbuild.findings.diagnostic import Severity
from paperbuild.model.forms import Form, Said, Text
from paperbuild.model.front import Contributor, Correction, Cover, Funder, PaperLicence, SaidEdition
from paperbuild.model.limits import COMMAND_TIMEOUT_S, DAY_S, LEAST_MEMORY_MB, MOST_MEMORY_MB

# RFC 5646, as far as papers need it: language, script, region, variants.
LOCALE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*$"


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


Colour = Annotated[str, Form(r"^#[0-9A-Fa-f]{6}$", is_legible=True)]


# The address of a folder on the web: no query, no fragment, nothing that would end an attribute.
Address = Annotated[str, Form(r'^https?://[^\x00-\x20/?#@\\"<>]+(/[^\x00-\x20?#\\"<>]*)?$', is_folder=True)]


def as_folder(address: str) -> str:
    """The address of a folder with one slash at its end."""
    return f"{address.rstrip('/')}/"


def as_table(values: Any) -> dict[str, Any]:
    """Settings or strings (one of the classes below) by their names in the files, tables in tables; without what is not
    said."""
    named = ((one.name.replace("_", "-"), getattr(values, one.name)) for one in fields(values))
    return {name: _in_table(value) for name, value in named if value is not None}


def _in_table(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_in_table, value))
    return as_table(value) if is_dataclass(value) else value


@dataclass(frozen=True, kw_only=True)
class Publisher:
    """An organisation with its address, as the publisher's block shows it."""

    name: Annotated[Text, Said("The organisation's name, as it stands on the cover.")]
    address: Annotated[tuple[str, ...], Said("The lines of its postal address.")] = ()
    phone: Annotated[str | None, Said("Its telephone number, as it is to be printed.")] = None
    fax: Annotated[str | None, Said("Its fax number, as it is to be printed.")] = None
    email: Annotated[str | None, Said("Its e-mail address.")] = None
    url: Annotated[str | None, Said("The address of its website.")] = None


@dataclass(frozen=True, kw_only=True)
class Original(Publisher):
    """The work of which the paper is an edition or a translation, and whose it is."""

    title: Annotated[str | None, Said("The title of the original, if it differs from the paper's.")] = None
    date: Annotated[str, Said("When it was published: a year, a month or a day."), Form(r"^\d{4}(-\d\d){0,2}$")]


@dataclass(frozen=True, kw_only=True)
class Identifiers:
    """The paper's identifiers, as far as it has any."""

    isbn: Annotated[str | None, Said("The ISBN of this edition.")] = None
    doi: Annotated[str | None, Said("The DOI of this edition, without `https://doi.org/`.")] = None
    urn: Annotated[str | None, Said("A URN of this edition: `urn:…`."), Form(r"^urn:[a-z0-9][a-z0-9-]{1,31}:.+$")] = (
        None
    )
    report_number: Annotated[Text | None, Said("Its number in the publisher's series: `Working paper 12`.")] = None


_SECONDS = Form(above=0, most=DAY_S)
_MEGABYTES = Form(least=LEAST_MEMORY_MB, most=MOST_MEMORY_MB)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How long an engine, and a command as a whole, may take, in seconds, before the build gives up; and how much
    memory each run of an engine may take."""

    command_timeout_s: Annotated[float, Said("Seconds for a command as a whole."), _SECONDS] = COMMAND_TIMEOUT_S
    pandoc_timeout_s: Annotated[float, Said("Seconds for one run of pandoc."), _SECONDS] = PANDOC_TIMEOUT_S
    weasyprint_timeout_s: Annotated[float, Said("Seconds for the layout of one PDF."), _SECONDS] = 300
    memory_mb: Annotated[
        int, Said("Megabytes of memory for each run of pandoc and for each process that lays out."), _MEGABYTES
    ] = MEMORY_MB

    @property
    def pandoc(self) -> EngineLimits:
        """What one run of pandoc may take."""
        return EngineLimits(self.pandoc_timeout_s, self.memory_mb)

    @property
    def weasyprint(self) -> EngineLimits:
        """What the layout of one PDF may take."""
        return EngineLimits(self.weasyprint_timeout_s, self.memory_mb)


@dataclass(frozen=True, kw_only=True)
class Ignore:
    """Findings that are not reported: those of `rule` (its code or name), in `path` where one is given."""

    rule: Annotated[Text, Said("The rule's code or name: `paperbuild rule` lists them.")]
    path: Annotated[str, Said("A file of the project, or a pattern such as `content/en/*.md`.")] = ""
    reason: Annotated[Text, Said("Why the finding is not a fault here.")]


@dataclass(frozen=True, kw_only=True)
class Translations:
    """Pages and works that differ by language."""

    links: Annotated[
        tuple[tuple[str, ...], ...],
        Said(
            "Lists of addresses that stand for each other, as the same page in several languages. Each may be the "
            "beginning of an address: what follows has to be the same. `{lang}` stands for the language: "
            '`["https://a.example/{lang}/"]`. What is usual, such as `/en/` and `/fr/`, needs no list.'
        ),
    ] = ()
    works: Annotated[
        dict[str, dict[str, str]],
        Said(
            "Published translations of cited works: the key of the work, and by locale the key to cite there instead: "
            '`mac2018 = { fr = "mac2018fr" }`.'
        ),
    ] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings of a paper: `content/paper.toml`."""

    slug: Annotated[str, Said("The name of the built files."), Form(r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    locale: Annotated[str, Said("The locale the paper is written in (BCP 47)."), Form(LOCALE_PATTERN)]
    date: Annotated[
        datetime.date, Said("The date of this edition. The paper shows this date, never that of the build.")
    ]
    publisher: Annotated[Publisher, Said("Who publishes this edition.")]
    original: Annotated[
        Original | None, Said("The original work, if this is an edition or a translation of one, and who published it.")
    ] = None
    identifiers: Annotated[Identifiers, Said("The identifiers of this edition.")] = Identifiers()
    authors: Annotated[
        tuple[Contributor, ...], Said("Who wrote it. Without authors, the publisher is named as the author.")
    ] = ()
    editors: Annotated[tuple[Contributor, ...], Said("Who edited it.")] = ()
    licence: Annotated[
        PaperLicence | None,
        Said("The licence: `CC-BY-4.0`, any Creative Commons one, or `{ name = …, url = … }`."),
    ] = None
    copyright: Annotated[Text | None, Said("The copyright notice: `© 2026 The publisher`.")] = None
    edition: Annotated[
        SaidEdition | None,
        Said("Which edition it is: a number, or a table `[edition]` that also names the editions before it."),
    ] = None
    version: Annotated[Text | None, Said("Which version of the edition it is: `1.2`.")] = None
    funders: Annotated[tuple[Funder, ...], Said("Who paid for it.")] = ()
    cover: Annotated[Cover | None, Said("What the cover shows besides words.")] = None
    url: Annotated[
        Address | None,
        Said(
            "The address at which `build/` of this edition is published: `https://example.org/papers/x/`. The pages "
            "then give their own address, which search engines and reference managers need."
        ),
    ] = None
    notes: Annotated[int | None, Said("How many notes the paper has, if that must not change."), Form(least=0)] = None
    citation_style: Annotated[str, Said("The CSL style, a file in `templates/`.")] = "notes.csl"
    library_order: Annotated[
        Literal["key", "type", "file"],
        Said(
            "In which order `paperbuild bib format` puts the works: by their keys, by type and key, or as they stand."
        ),
    ] = "key"
    number_depth: Annotated[
        int,
        Said("Down to which level headings have a number. 1: only sections (2). 2: also the headings in them (2.1)."),
        Form(least=1),
    ] = 1
    contents_depth: Annotated[
        int | None,
        Said("How many levels of headings the contents show. Without it, three in the PDF, and all in HTML and EPUB."),
        Form(least=1, most=6),
    ] = None
    attach: Annotated[
        Literal["source", "works", "none"],
        Said(
            "What a PDF contains besides its pages. `source`: the source files of its language, without comments, from "
            "which `paperbuild restore` can make the project again. `works`: the works that it cites. `none`: nothing."
        ),
    ] = "source"
    paper_size: Annotated[Literal["A4", "Letter"], Said("The size of the PDF's pages.")] = "A4"
    design: Annotated[
        Literal["house", "plain"], Said("The tool's own design, or a plain one: black on white, for office printers.")
    ] = "house"
    accent: Annotated[
        Colour,
        Said("The one colour of the design, `#rrggbb`. White text on it must be readable, and so must it on white."),
    ] = "#7d1a35"
    rules: Annotated[dict[str, Severity], Said("The severity of a rule, by its code or its name.")] = field(
        default_factory=dict
    )
    ignore: Annotated[tuple[Ignore, ...], Said("Findings that are not a fault here, each with the reason.")] = ()
    translations: Annotated[Translations, Said("What in a translation stands for something else in the source.")] = (
        Translations()
    )
    aliases: Annotated[
        dict[str, str],
        Said(
            "Addresses that an earlier edition had, each with the one that stands for it now: "
            '`"rents.p3" = "rents.p9"`, of a note `"note.old" = "note.new"`, of a work `"work.old" = "work.new"`. '
            "HTML and EPUB keep the old ones working."
        ),
    ] = field(default_factory=dict)
    locale_aliases: Annotated[
        dict[str, dict[str, str]],
        Said("The same where it differs by language: by locale, old addresses and new ones."),
    ] = field(default_factory=dict)
    limits: Annotated[Limits, Said("What pandoc, the layout and a command as a whole may take.")] = Limits()


@dataclass(frozen=True, kw_only=True)
class Strings:
    """What a paper says in other words than the tool does in that language (`language/words`, and `language/labels.py`
    for tables, figures and their lists); None where it has no words of its own."""

    contents: Text | None = None
    notes: Text | None = None
    note: Text | None = None
    translators_note: Text | None = None
    back_to_text: Text | None = None
    skip_to_text: Text | None = None
    case_study: Text | None = None
    pull_quote: Text | None = None
    cover: Text | None = None
    title_page: Text | None = None
    published_by: Text | None = None
    published_on: Text | None = None
    original_by: Text | None = None
    about_edition: Text | None = None
    keywords: Text | None = None
    phone: Text | None = None
    fax: Text | None = None
    page: Text | None = None
    table: Text | None = None
    figure: Text | None = None
    formula: Text | None = None
    list_of_tables: Text | None = None
    list_of_figures: Text | None = None
    start_of_text: Text | None = None
    draft: Text | None = None
    not_translated: Text | None = None
    permanent_address: Text | None = None
    paragraph: Text | None = None
    list_item: Text | None = None
    formats: Text | None = None
    languages: Text | None = None
    cite_paper: Text | None = None
    pages: Text | None = None
    accessibility_summary: Text | None = None

    def as_mapping(self) -> dict[str, str]:
        """The words of its own that a paper has, by their Python names."""
        return {name: text for name, text in asdict(self).items() if text is not None}


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """What a translator translates besides the sections: `content/<locale>/metadata.toml`.

    `abstract` has a blank line between its paragraphs; `cover_alt` says what the picture on the cover shows, and is
    empty where it is only ornament; `translated` has words of `paper.toml` (affiliations, roles, the copyright) with
    those of this locale; `abbreviations` has what each abbreviation of this locale means.
    """

    title: Text
    subtitle: str = ""
    description: str = ""
    edition_notice: str = ""
    keywords: tuple[str, ...] = ()
    short_title: str = ""
    abstract: str = ""
    cover_alt: str = ""
    translators: tuple[Contributor, ...] = ()
    corrections: tuple[Correction, ...] = ()
    translated: dict[str, str] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
    strings: Strings = Strings()

    def said(self, words: str) -> str:
        """`words` of `paper.toml`, such as an affiliation, as this locale says them."""
        return self.translated.get(words, words)

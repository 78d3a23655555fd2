"""What the tool knows of a language: one value of this kind for each, in a file of its own (`language/data/`).

Every field has a default, so that a file holds only what its language has of its own. What Babel knows (CLDR: names of
months, separators, plurals) is asked of Babel and stands in no file. Patterns are regular expressions of Python.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from paperbuild.language.letters import MARKS

NO_BREAK, NARROW = "\u00a0", "\u202f"


class Quotes(NamedTuple):
    """The marks around a quotation, and around one within it; spaces that belong to a mark are part of it."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


ANY_ENDING = rf"['’ʼ-]?(?:[^\W\d_]|[{MARKS}]){{0,6}}"
"""What a noun may end in, in a language whose endings nobody knows here: a few letters."""

ENGLISH_QUOTES = Quotes("“", "”", "‘", "’")
GUILLEMETS = Quotes("«", "»", "“", "”")
LOW_HIGH = Quotes("„", "“", "‚", "‘")


class ClauseSpaces(NamedTuple):
    """The spaces that a language sets at its marks. Where they `must` be there, one that is missing is told."""

    before: tuple[tuple[str, str], ...]
    """Patterns of marks, each with the space before it."""
    guillemets: str
    """The space after « and before »."""
    must: bool


@dataclass(frozen=True, kw_only=True)
class NumberWords:
    """The words for numbers. Where several stand for one number, they have `/` between them; `-` is none."""

    units: str
    """Those of 0 to 19, with spaces between them."""
    tens: str
    """Those of 20, 30, to 90."""
    hundred: str
    thousand: str
    million: str
    between: str
    """The word that may stand within a number: `and`."""
    collectives: str
    """Words that stand for so many, after their number: `12:dozen/dozens 20:score/scores`."""
    shares: str
    """Pattern of what may be a percentage in words: `half`, `one in five`."""
    ordinals: str
    """The words for "first" and so on that do not come of a number's word by an ending, in all forms, as
    `collectives` are: `1:first 2:second`."""
    ordinal_endings: str = r"(?!)"
    """Pattern of the endings that make an ordinal of a number's word, which may have lost its last letter: `th`."""
    edition: str
    """Pattern of the words for "edition" behind an ordinal: `ed[.]|edition`."""
    is_one_word: bool = False
    """Whether a number is written as one word: `fünfunddreißigtausend`."""


@dataclass(frozen=True, kw_only=True)
class Language:
    """A language, or the form of one that a region or a script has."""

    tag: str
    """Its BCP 47 tag: `fr`, `fr-CA`, `zh-Hant`."""
    also: tuple[str, ...] = ()
    """Other tags that mean the same: `zh-TW` of `zh-Hant`."""
    script: str = "Latn"
    """The script (ISO 15924) it is written in where a tag names none, after CLDR's likelySubtags. A language without a
    file has that which CLDR says."""
    region: str = ""
    """The region whose ways it has where a tag names none and CLDR's choice is not ours: `GB` of English."""
    family: str = ""
    """A name for languages so near to each other that whole sentences can be the same in them; no other use."""

    quotes: Quotes = ENGLISH_QUOTES
    """Quotation marks: CLDR's delimiters, where a language's own authorities do not say otherwise."""
    title_marks: tuple[str, str] | None = None
    """The marks around the title of a work, in a language that has no italics for it: `《` and `》`."""

    letters: str = ""
    """The order of its letters, where it has more than Latin or Cyrillic have: CLDR's collations. `c:č c:ć` says that
    č, then ć come after all words in c; `z:ä/æ`, that ä and æ count as one; `h:ch`, that ch is a letter."""

    first_day_ending: str = ""
    """What the first day of a month has after its figure: the `er` of `1er janvier`."""
    month_prefixes: str = ""
    """Letters for "in" or "of" that may be written as part of a month."""
    has_half_days: bool = False
    """Whether hours are counted twice to twelve: `3 pm`."""
    joined_and: str = ""
    """The word for "and", where it is written as part of the word after it."""

    date_words: Mapping[str, str] = field(default_factory=dict)
    """What is said of dates that are no plain year, month or day, as in `c. {}`: `circa`, `before`, `decade` (of a
    decade's first year; where it is missing, the decade is written as a range), `forthcoming`, `in press`, `no date`;
    `seasons`, from spring to winter. CSL's terms, where CSL has them and the language's own press would use them."""

    citation_words: Mapping[str, str] = field(default_factory=dict)
    """By CSL's name for it, what notes say in place of the word that the language's CSL locale has: `ibid`. A form of
    a word is behind `/` in its name (`editor/short`), and `/` in the word parts one from several (`ed./eds`)."""

    labels: Mapping[str, str] = field(default_factory=dict)
    """What the tool itself prints before and after the number of something, as in `Table {}`: `table`, `figure` where
    they begin a caption; `table in text`, `figure in text`, `formula in text`, `section in text`, `page in text`,
    `note in text` where a sentence refers to them. These stand in any sentence, so that a language that would inflect
    a word has it in short. `caption` joins the label and the words of a caption. Then titles: `list of tables`,
    `list of figures`, `list of abbreviations`, and those of callouts, `note`, `tip`, `warning`, `important`,
    `caution`."""

    clause_spaces: ClauseSpaces | None = None
    """The spaces before marks such as the colon, and within guillemets; None where it sets none."""
    groups_by_space: bool = False
    """Whether a space parts the thousands of a number: CLDR."""
    has_space_before_percent: bool = False
    """Whether a space stands before the percent sign. Where authorities and usage differ, False."""
    before_number: str = ""
    """Pattern of words that do not stand at the end of a line before the number that they name: `p. 4`."""
    after_number: str = ""
    """Pattern of words that do not stand at the beginning of a line after their number: months, and more."""
    after_ordinal: str = ""
    """The same, of words after a figure with a full stop: `1. Mai`."""
    sizes: str = ""
    """Pattern of the words for thousands, millions and so on that are no other language's: `Mio[.]`."""
    short_words: str = ""
    """The words of one letter that do not stand at the end of a line."""
    abbreviations: str = ""
    """Those of several parts, which stay together, written without the spaces within them: `z.B. d.h.`."""
    keeps_dash: bool = False
    """Whether no line begins with a dash between two parts of a sentence."""

    places: Mapping[str, str] = field(default_factory=dict)
    """By kind of place in a work (CSL's locators), the forms that are understood besides those that pandoc reads
    (`terms`), the one to recommend first, then its plural. Where it is empty, nothing is said about how authors write
    places."""
    places_as_typed: Mapping[str, str] = field(default_factory=dict)
    """By kind, good forms that are not the same as the one to recommend, and are printed as they are typed: a footnote
    is a note, but not every note is one."""
    places_otherwise: Mapping[str, str] = field(default_factory=dict)
    """By kind, what people write for it and is no good form; without full stops."""

    contributions: Mapping[str, str] = field(default_factory=dict)
    """By role (biblatex's, in `language.contributors`), what is said of those who had it, as in `comp. by {}`; `others`
    is what stands for the rest of them. After CSL's terms, where CSL has one in the language."""
    contributor_names: Mapping[str, str] = field(default_factory=dict)
    """By role that an editor may have, what one who had it is called in brackets, then several: `comp./comps`."""

    noun_endings: str = ""
    """Pattern of the endings that a month or a word for a size may take after what CLDR's forms of it have in common,
    in a language with cases: the `cu` of `marcu`, beside `marzec` and `marca`. A language without a file has
    `ANY_ENDING`."""
    ordinary_months: str = ""
    """Names of months that are as often other words: they are months where a year stands with them."""
    months_otherwise: tuple[str, ...] = ()
    """What each month is called besides CLDR's names, from January, with `/` between several."""
    other_calendars: tuple[str, ...] = ()
    """The calendars by which years are counted besides the Gregorian one, by CLDR's names."""
    other_months: str = ""
    """Pattern of the names of their months."""
    scale_words: Mapping[str, int] = field(default_factory=dict)
    """Words that multiply the number before them, by their power of ten, besides CLDR's: `lakh`, 5."""
    percent_words: tuple[str, ...] = ()
    """Patterns of what "percent" is called behind a number, besides the words that CLDR has."""
    percent_before: tuple[str, ...] = ()
    """Patterns of what stands before the number of a percentage."""
    shares: str = ""
    """Pattern of what may be a percentage in words, where `number_words` has none."""
    has_particles: bool = False
    """Whether particles are written as part of the word before them: `2019년에는`."""
    times: str = ""
    """Pattern of the words for times of the day: `half past`, `noon`."""
    has_slash_decimals: bool = False
    """Whether a decimal may be written with a slash: `۳/۵`."""
    growth: float = 0.0
    """How many letters a text has in it for each letter of English: the median over the pairs of `bench/pairs`. 0 where
    nobody knows."""
    out_of: str = ""
    """Pattern of what stands between the numbers of a share: the `in` of `three in ten`."""
    joins_words: bool = False
    """Whether the words of a number are written as one word, or in spaces that tell nothing."""
    ordinary_numbers: str = ""
    """Pattern of whole words that may be those of numbers, and are as often others: nothing is told of such a word."""
    number_forms: str = ""
    """Words for numbers up to 19 in forms that num2words does not know, as `4:four 5:five/fives`; they must be whole
    words, and mean nothing else."""
    num2words_name: str = ""
    """What num2words calls the language, where that is no tag of it: `kz` of Kazakh."""
    number_words: NumberWords | None = None
    """The words for numbers; None where they are not read."""

"""The classes that an author may give, and those that are the tool's own: the two never meet.

Templates and style sheets, a project's own among them, find an author's class by its name. Where that name is one of
the tool's own, whose look and meaning it would take on, the class is written with `x-` before it: `{.cover}` becomes
`x-cover`. A class that is new to the tool begins with `pb-`: no author's class changes because of it.
"""

from __future__ import annotations

from collections.abc import Iterable

CASE_CLASS, PULL_QUOTE_CLASS, WORKS_CLASS = "case-study", "pull-quote", "bibliography"
"""The classes of the divs that are a boxed case, a pull quote, a list of works."""

ABBREVIATIONS_CLASS = "abbreviations"
"""The class of the divs that the build fills with what the paper's abbreviations mean."""

CALLOUTS = ("note", "tip", "warning", "important", "caution")
"""The kinds of callouts; a div of class `note` or, as Quarto has it, `callout-note` is one."""
QUOTED_CALLOUT_CLASS = "quoted-callout"
"""The second class of a callout that is written as a quotation, `> [!NOTE]` (`engines/read.lua`); no output has it."""

LANDSCAPE_CLASS, PAGE_BREAK_CLASSES = "landscape", ("pagebreak", "page-break")
"""The classes of the divs that are printed on pages turned to the side, and before which a page of print begins."""

INSERTED_CLASS, DELETED_CLASS = "pb-ins", "pb-del"
"""The classes of the spans that are inserted and deleted in a redline; in HTML they are `ins` and `del`."""
CHANGED_BLOCK_CLASS, INSERTED_BLOCK_CLASS, DELETED_BLOCK_CLASS = "pb-changed", "pb-inserted", "pb-deleted"
MOVED_BLOCK_CLASS, POINTER_CLASS = "pb-moved", "pb-moved-away"
"""The classes of the divs around blocks of a redline in which something has changed, that are new, that are gone, that
have moved; and around the words that stand where something has moved away."""
REDLINE_LABEL_CLASS, WHOLE_CLASS, GONE_NOTE_CLASS = "pb-redline-label", "pb-whole", "pb-gone-note"
"""The classes of what a redline says by itself; of blocks that are only marked as a whole; and of what a note said that
is gone with its call."""

_CALLOUT_START = "callout-"
_KIND_OF = {name: kind for kind in CALLOUTS for name in (kind, f"{_CALLOUT_START}{kind}")}

MEANT = frozenset(
    {
        *(CASE_CLASS, PULL_QUOTE_CLASS, WORKS_CLASS, ABBREVIATIONS_CLASS, LANDSCAPE_CLASS, *PAGE_BREAK_CLASSES),
        *(f"{_CALLOUT_START}{kind}" for kind in CALLOUTS),
        QUOTED_CALLOUT_CLASS,
        *("unnumbered", "frontmatter", "backmatter", "list-of-tables", "list-of-figures"),
        *("page", "numbered-formula"),  # a reference to a page; what a reader's mark for a numbered formula becomes
        *("uri", "email", "smallcaps"),  # pandoc gives them to an address in `<>` and to small capitals
    }
)
"""The classes that mean something to this tool where an author gives them."""

_OWN = frozenset(
    """
    Z3988 about about-inner abstract affiliation ample back-cover back-notice broken-reference byline caption-label cite
    code-line contents contents-inner copyright corrected corrections cover cover-foot cover-image cover-inner
    cover-original cover-picture cover-publisher cover-title cross-reference date description design-house
    design-plain downloads draft draft-mark edition edition-notice editions entry-title files formula-number funder
    funders gap heading imprint imprint-inner item label latin lead level-1 level-2 level-3 level-4 level-5 level-6
    list-mark listed-entry logo makers marked name note note-arrow note-back
    note-back-text note-call note-comma note-head note-kind note-number note-site note-text notes nowrap number
    numbered orcid paper part part-back part-body part-front person publisher publisher-block
    publisher-name publishers roles running section-number single size skip subtitle table-wide title title-page
    to-contents to-others to-self unseen untranslated use ways with-picture
    """.split()
)
_OWN_START, _MOVED = "pb-", "x-"


def written_class(name: str) -> str:
    """How the class `name` of an author's is written: as it is, or with `x-` before it where it is one of ours."""
    is_ours = name not in MEANT and (name in _OWN or name.startswith(_OWN_START))
    return f"{_MOVED}{name}" if is_ours else name


def callout_kind(classes: Iterable[str]) -> str:
    """Which of `CALLOUTS` a div with these `classes` is; empty where it is none."""
    return next((_KIND_OF[name] for name in classes if name in _KIND_OF), "")


def written_div_classes(classes: Iterable[str]) -> list[str]:
    """How the classes of an author's div are written: the first that makes a callout of it as `callout-note`."""
    kind, found = callout_kind(classes), [*classes]
    if kind:
        at = next(number for number, name in enumerate(found) if name in _KIND_OF)
        found[at] = f"{_CALLOUT_START}{kind}"
    return [written_class(name) for name in found]

"""The classes that an author may give, and those that are the tool's own: the two never meet.

Templates and style sheets, a project's own among them, find an author's class by its name. Where that name is one of
the tool's own, whose look and meaning it would take on, the class is written with `x-` before it: `::: {.cover}` has
the class `x-cover`. A class that is new to the tool begins with `pb-`: no author's class changes its name because of it.
"""

from __future__ import annotations

CASE_CLASS, PULL_QUOTE_CLASS, WORKS_CLASS = "case-study", "pull-quote", "bibliography"
"""The classes of the divs that are a boxed case, a pull quote, a list of works."""

ABBREVIATIONS_CLASS = "abbreviations"
"""The class of the divs that the build fills with what the paper's abbreviations mean."""

MEANT = frozenset(
    {
        *(CASE_CLASS, PULL_QUOTE_CLASS, WORKS_CLASS, ABBREVIATIONS_CLASS),
        *("unnumbered", "frontmatter", "backmatter", "list-of-tables", "list-of-figures"),
        *("uri", "email", "smallcaps"),  # pandoc gives them to an address in `<>` and to small capitals
    }
)
"""The classes that mean something to this tool where an author gives them."""

_OWN = frozenset(
    """
    Z3988 about about-inner abstract affiliation back-cover back-notice broken-reference byline caption-label cite
    code-line contents contents-inner copyright corrected corrections cover cover-foot cover-image cover-inner
    cover-original cover-picture cover-publisher cover-title cross-reference date description design-house
    design-plain downloads draft draft-mark edition edition-notice editions entry-title files formula-number funder
    funders gap heading imprint imprint-inner item label latin lead level-1 level-2 level-3 level-4 level-5 level-6
    list-mark  listed-entry logo makers marked name note note-arrow note-back
    note-back-text note-call note-comma note-head note-kind note-number note-site note-text notes nowrap number
    numbered numbered-formula orcid page paper part part-back part-body part-front person publisher publisher-block
    publisher-name publishers roles running section-number single size skip subtitle table-wide title title-page
    to-contents to-others to-self unseen untranslated use ways with-picture
    """.split()
)
_OWN_START, _MOVED = "pb-", "x-"


def written_class(name: str) -> str:
    """How the class `name` of an author's is written: as it is, or with `x-` before it where it is one of ours."""
    is_ours = name not in MEANT and (name in _OWN or name.startswith(_OWN_START))
    return f"{_MOVED}{name}" if is_ours else name

"""A citation style that cannot be used is found by a check, before anything is built."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.checks.check import check
from paperbuild.model.paper import Paper

MakePaper = Callable[[Mapping[str, str]], Paper]

WHOLE = '<style xmlns="http://purl.org/net/xbiblio/csl"><citation><layout/></citation></style>'
STYLES = {
    "<style": "not well-formed",
    "<a/>": "no `citation`",
    f"<!DOCTYPE a>{WHOLE}": "document type",
    WHOLE: "",
}


@pytest.mark.parametrize(("style", "message"), STYLES.items())
def test_a_style_that_cannot_be_used_is_found(style: str, message: str, make_paper: MakePaper) -> None:
    paper = make_paper({"content/en/01-a.md": "# One {#one}\n\nText.\n", "templates/notes.csl": style})
    found = [item for item in check(paper) if item.rule == "TPL002"]
    assert [message in item.message for item in found] == [True] * bool(message)

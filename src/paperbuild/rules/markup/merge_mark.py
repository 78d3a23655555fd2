"""Git could not merge a file, and marked both texts in it: nobody has said yet which of them is right.

Everything between the marks would be printed twice, and the marks with it.

    <<<<<<< HEAD
    ^^^^^^^^^^^^ git could not merge this: two texts stand here, down to line 5
    Rents rose by 4%.
    =======
    Rents rose by 5%.
    >>>>>>> spring

Keep the text that is right, and delete the other one and git's marks, also one that was left over. Until then, the
first text is checked. A block of code may show such marks. Records of what a translation was made from:
`broken-record`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import SourceFile
from paperbuild.model.paper import Paper
from paperbuild.model.project import BASELINE_PATH
from paperbuild.syntax.merge_marks import conflicts_in, left_marks

RULE = Rule("RAW004", "merge-mark", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every place that git could not merge, in all files but records and baselines, which have rules of their own."""
    locales = paper.project.locales
    code = {file.path: one.code for one in locales for file in (*one.sections, one.metadata) if file}
    spared = {BASELINE_PATH, *(record.path for one in locales for record in one.all_records)}
    for path, file in paper.project.sources.items():
        if path not in spared:
            yield from in_file(file, code.get(path, ""))
            yield from _left(file, code.get(path, ""))


def in_file(file: SourceFile, locale: str = "") -> Iterator[Diagnostic]:
    """Every place in `file` that git could not merge."""
    for one in conflicts_in(file):
        line = file.position(one.end).line
        message = f"git could not merge this: two texts stand here, down to line {line}"
        yield RULE.at(file, one.opening, message, "keep the right one, and delete the other and git's marks", locale)


def _left(file: SourceFile, locale: str) -> Iterator[Diagnostic]:
    for mark in left_marks(file):
        message = "git leaves this line where it cannot merge two texts; its other marks are missing"
        yield RULE.at(file, mark, message, "see that only the right text is left, and delete this line", locale)

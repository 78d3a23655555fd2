"""`paperbuild locale diff`: what has changed in the source since it was translated, block by block."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import click

from paperbuild.app.locales import target_of
from paperbuild.app.named import named_translation
from paperbuild.app.parse import parse_project
from paperbuild.cli.findings import painted
from paperbuild.cli.output import put, tell
from paperbuild.cli.session import Session
from paperbuild.compare.wording import Word, Wording, compared_words, word_runs
from paperbuild.model.translation import Change, TranslatedSection, Translation
from paperbuild.report.text import columns, counted, plain, shown


@click.command("diff")
@click.argument("code", metavar="CODE")
@click.argument("file", metavar="[FILE]", required=False)
@click.pass_obj
def _diff(session: Session, code: str, file: str | None) -> None:
    """Shows what has changed in the source since CODE was made from it: the old words and the new."""
    session.start_progress()
    paper, _ = parse_project(session.load(), session.memo)
    translation = named_translation(paper, code)
    name = target_of(file, code, paper.source.code).name if file else ""
    sections = [section for section in translation.compared if name in {"", section.name}]
    session.quiet()
    is_coloured = session.is_coloured_on_stdout()
    blocks = [
        "\n".join(_lines(section, change, session.width, is_coloured=is_coloured))
        for section in sections
        for change in section.changes
    ]
    if blocks:
        put("\n\n".join(blocks), is_painted=True)
    tell(_summary(translation, sections, len(blocks)))


COMMANDS: Mapping[str, click.Command] = {"diff": _diff}


def _summary(translation: Translation, sections: Sequence[TranslatedSection], count: int) -> str:
    code = translation.code
    said = f"{counted(count, 'change')} in the source since `{code}` was made from it"
    unknown = [section.name for section in sections if not section.is_recorded]
    if unknown:
        said += f"; nobody has recorded what {', '.join(unknown)} {'was' if len(unknown) == 1 else 'were'} made from"
    if count:
        said += f"\nonce a block is up to date: `paperbuild locale accept {code} FILE:LINE`"
    return said


def _lines(section: TranslatedSection, change: Change, width: int, *, is_coloured: bool) -> Iterator[str]:
    """A line with both places, and under it the words, wrapped."""
    paint = painted if is_coloured else plain
    yield paint(shown(_places(section, change)), "place")
    before, after = (shown(block.written) if block else "" for block in (change.before, change.after))
    mark = _coloured if is_coloured else _bracketed
    yield from _wrapped(list(compared_words(before.split(), after.split())), width - 2, mark)


def _places(section: TranslatedSection, change: Change) -> str:
    line = section.translated.file.position(change.span.start).line
    here = f"{section.translated.path}:{line}"
    if change.after is None:
        return f"{here}  deleted from {section.source.path}"
    if change.is_move:
        return f"{here}  stands at {change.after.place} now"
    what = "new at" if change.before is None else "from"
    return f"{here}  {'' if change.block else 'after this, '}{what} {change.after.place}"


def _wrapped(words: Sequence[Word], width: int, mark: Callable[[Sequence[Word]], str]) -> Iterator[str]:
    line: list[Word] = []
    length = 0
    for word in words:
        size = columns(word[0]) + (0 if word[1] is Wording.SAME else 4) + 1
        if line and length + size > max(width, 20):
            yield "  " + mark(line)
            line, length = [], 0
        line.append(word)
        length += size
    if line:
        yield "  " + mark(line)


def _bracketed(words: Sequence[Word]) -> str:
    shapes = {"old": "[-{}-]", "new": "{{+{}+}}", "same": "{}"}
    return " ".join(shapes[sort].format(text) for text, sort in word_runs(iter(words)))


def _coloured(words: Sequence[Word]) -> str:
    styles = {"old": {"fg": "red", "strikethrough": True}, "new": {"fg": "green"}}
    return " ".join(
        click.style(text, **styles[sort]) if sort in styles else text  # type: ignore[arg-type]
        for text, sort in word_runs(iter(words))
    )

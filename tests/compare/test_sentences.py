"""Sentences that have been left in the language of the source, whatever language that is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.compare.sentences import left_sentences
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.blocks import Block, blocks_of
from paperbuild.model.paper import Paper
from paperbuild.model.section import Piece, PieceKind, Section
from paperbuild.model.translation import State
from tests.clock import at_most
from tests.compare.conftest import BILINGUAL, files_of, translation_findings, with_change
from tests.conftest import SETTINGS

MakePaper = Callable[[Mapping[str, bytes | str]], Paper]


def left(make_paper: MakePaper, source: tuple[str, str], translation: tuple[str, str]) -> list[str]:
    """What is found to be left as it is of one paragraph in a language, the code of which comes first."""
    (code, text), (other, translated) = source, translation
    files = {
        "content/paper.toml": SETTINGS.replace('"en"', f'"{code}"'),
        f"content/{code}/01-case.md": f"# 1 {{#a}}\n\n{text}\n",
        f"content/{other}/01-case.md": f"# 1 {{#a}}\n\n{translated}\n",
    }
    paper = make_paper(files)
    lines = translated.splitlines()
    return [
        lines[item.start.line - 3][item.start.column - 1 : item.end.column - 1]
        for item in translation_findings(paper)
        if item.rule == "LOC024" and item.path.endswith(".md")
    ]


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        (("fr", "Un. Les loyers ont encore augmenté."), ("en", "One. Les loyers ont encore augmenté."), True),
        (("de", "Ja. Die Mieten sind wieder gestiegen."), ("fr", "Oui. Die Mieten sind wieder gestiegen."), True),
        (("zh-Hans", "是的。房租在每一个城市都上涨了。"), ("en", "Yes. 房租在每一个城市都上涨了。"), True),
        (("en", "Yes. Rents rose in every city."), ("zh-Hans", "是的。Rents rose in every city."), True),
        (("ar", "نعم. ارتفعت الإيجارات في كل المدن."), ("en", "Yes. ارتفعت الإيجارات في كل المدن."), True),
        # Languages that are nearly one have whole sentences in common.
        (("nb", "Ja. Det er ikke lett for dem."), ("da", "Jo. Det er ikke lett for dem."), False),
        (("es", "Sí. No es una casa para todos."), ("pt", "Sim. No es una casa para todos."), False),
        # The same language in another country.
        (("en", "Yes. Rents rose in every city."), ("en-GB", "Yes. Rents rose in every city."), False),
        # Names, numbers, and a few words that are in both.
        (
            ("en", "It says: Human Rights Watch, Amnesty International, Forum."),
            ("fr", "Human Rights Watch, Amnesty International, Forum : le voici."),
            False,
        ),
        (("en", "See 1 2 3 4 5 6 7 8 there."), ("fr", "Voir 1 2 3 4 5 6 7 8 là."), False),
        (("en", "Yes. They said no."), ("fr", "Oui. They said no."), False),
        # Words of the source that are no sentence of it: a quotation, woven in.
        (
            ("en", "He said that the rent is too high for us."),
            ("fr", "« the rent is too high for us », a-t-il dit."),
            False,
        ),
        (("en", "Yes. *The rent is too high now.*"), ("fr", "Oui. *The rent is too high now.*"), False),
        (("en", "Yes. `the rent is too high now`"), ("fr", "Oui. `the rent is too high now`"), False),
        (
            ("en", "Yes. The rent is too high now."),
            ("fr", "Oui. [The rent is too high now.]{lang=en}"),
            False,
        ),
    ],
)
def test_a_sentence_left_as_it_is_is_found_where_it_is_no_chance(
    source: tuple[str, str], translation: tuple[str, str], found: bool, make_paper: MakePaper
) -> None:
    told = left(make_paper, source, translation)
    assert bool(told) is found, told
    assert not told or translation[1].endswith(told[0])


def block_of(text: str, locale: str) -> Block:
    piece = Piece(PieceKind.PARAGRAPH, Span(0, len(text)), text)
    return blocks_of(Section(SourceFile(f"content/{locale}/01-a.md", text), locale, lambda: None, pieces=(piece,)))[0]


FRENCH = "content/fr/02-findings.md"
SOURCE = "content/en/02-findings.md"


def test_a_sentence_of_a_source_that_has_moved_on_is_found_whichever_it_comes_from(make_paper: MakePaper) -> None:
    files = with_change(files_of(BILINGUAL), SOURCE, "Nobody had asked them", "No one had ever asked them")
    new = "No one had ever asked them before."
    assert new[:26] in files[SOURCE].decode()
    for line in ("No one had ever asked them", "Nobody had asked them"):
        sentence = sentence_with(files, line)
        changed = with_change(files, FRENCH, "Personne ne leur avait", f"{sentence} Personne ne leur avait")
        found = [item for item in translation_findings(make_paper(changed)) if item.rule == "LOC024"]
        assert len(found) == 1, line


def sentence_with(files: Mapping[str, bytes], words: str) -> str:
    """The sentence that begins so, in the source or in the record of it."""
    texts = [files[path].decode() for path in (SOURCE, "content/fr/made-from/02-findings.md")]
    text = next(" ".join(text.split()) for text in texts if words in " ".join(text.split()))
    start = text.index(words)
    return text[start : text.index(".", start) + 1]


def test_a_block_with_a_sentence_left_is_broken_and_its_others_are_not(make_paper: MakePaper) -> None:
    files = files_of(BILINGUAL)
    sentence = sentence_with(files, "Nobody had asked them")
    changed = with_change(files, FRENCH, "Personne ne leur avait", f"{sentence} Personne ne leur avait")
    counts = make_paper(changed).translations[0].counts
    assert (counts[State.BROKEN], counts[State.UNTRANSLATED]) == (1, 0)


@pytest.mark.parametrize("text", ["`" * 8000, "*a " * 2600, "w-" * 4000, "<!-- " * 1600, "{a " * 2600])
def test_no_text_of_marks_that_begin_nothing_holds_up_the_search(text: str) -> None:
    words = "Rents rose in every city that was looked at. "
    mine, other = (block_of(words + text, code) for code in ("en", "fr"))
    with at_most(10):  # it takes some tenths
        assert list(left_sentences(mine, other))

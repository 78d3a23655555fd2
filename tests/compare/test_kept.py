"""What an edition published keeps its address through every later edition, wherever it stands."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperbuild.compare.now import published_now
from paperbuild.compare.publication import edition_of
from paperbuild.model.edition import Editions
from paperbuild.model.paper import Paper
from tests.conftest import Text

MakePaper = Callable[[Mapping[str, Text]], Paper]

WORDS = (
    "rents rose again while wages stayed behind and councils built nothing for families who waited years on lists that "
    "nobody kept in order although laws asked them to publish figures every spring and autumn before winter came"
).split()


def words_of(number: int) -> str:
    """A paragraph that says what no other does: of the same words, in an order of its own."""
    return f"Case{number} " + " ".join(random.Random(number).sample(WORDS, 14))  # noqa: S311 - no secret


def paper_of(make: MakePaper, sections: Sequence[Sequence[str]], editions: Editions) -> Paper:
    files: dict[str, Text] = {
        f"content/en/{at:02}-{name}.md": f"# {name.title()} {{#{name}}}\n\n" + "\n\n".join(texts) + "\n"
        for at, (name, texts) in enumerate(zip(("rents", "homes"), sections, strict=True), start=1)
    }
    return replace(make(files), editions=editions)


def marked(paper: Paper, number: int) -> Editions:
    record = replace(edition_of(paper, str(number)), date=date(2026, 1, 1) + timedelta(days=number))
    return Editions((*paper.editions.records, record))


def addresses_of(paper: Paper) -> dict[str, str]:
    """By its address, each paragraph."""
    now = published_now(paper, paper.source)
    return {now.address(one): one.piece.text for one in now.placed if one.letter == "p" and one.piece}


def test_without_an_edition_an_address_is_that_of_the_place(make_paper: MakePaper) -> None:
    paper = paper_of(make_paper, (["One here.", "Two here."], ["Three here."]), Editions())
    assert [*addresses_of(paper)] == ["rents.p1", "rents.p2", "homes.p1"]


def test_what_is_put_in_before_changes_no_address_and_gets_one_that_none_had(make_paper: MakePaper) -> None:
    before = paper_of(make_paper, ([words_of(1), words_of(2)], [words_of(3)]), Editions())
    after = paper_of(make_paper, ([words_of(1), words_of(9), words_of(2)], [words_of(3)]), marked(before, 1))
    assert [*addresses_of(after)] == ["rents.p1", "rents.p3", "rents.p2", "homes.p1"]


def test_what_is_moved_and_reworded_keeps_its_address(make_paper: MakePaper) -> None:
    before = paper_of(make_paper, ([words_of(1), words_of(2)], [words_of(3)]), Editions())
    other = words_of(2).replace("Case2", "A case")
    after = paper_of(make_paper, ([words_of(1)], [other, words_of(3)]), marked(before, 1))
    assert addresses_of(after)["rents.p2"] == other


def test_what_is_written_anew_in_the_place_of_another_is_new(make_paper: MakePaper) -> None:
    before = paper_of(make_paper, ([words_of(1), words_of(2)], [words_of(3)]), Editions())
    new = "Elephants remember waterholes longer than any surveyor."
    after = paper_of(make_paper, ([words_of(1), new], [words_of(3)]), marked(before, 1))
    assert addresses_of(after) == {"rents.p1": words_of(1), "rents.p3": new, "homes.p1": words_of(3)}


def test_a_pull_quote_is_known_by_what_is_in_it(make_paper: MakePaper) -> None:
    def quote(number: int) -> str:
        return f"::: {{.pull-quote}}\n{words_of(number)}\n:::"

    before = paper_of(make_paper, ([quote(1), words_of(2)], [words_of(3)]), Editions())
    after = paper_of(make_paper, ([quote(8), words_of(2), quote(1)], [words_of(3)]), marked(before, 1))
    now = published_now(after, after.source)
    assert [now.address(one) for one in now.placed] == ["rents.q2", "rents.p1", "rents.q1", "homes.p1"]


def test_what_comes_back_has_the_address_that_it_had(make_paper: MakePaper) -> None:
    first = paper_of(make_paper, ([words_of(1), words_of(2)], [words_of(3)]), Editions())
    second = paper_of(make_paper, ([words_of(1)], [words_of(3)]), marked(first, 1))
    third = paper_of(make_paper, ([words_of(8), words_of(1), words_of(2)], [words_of(3)]), marked(second, 2))
    assert [*addresses_of(third)] == ["rents.p3", "rents.p1", "rents.p2", "homes.p1"]


def test_paragraphs_that_say_the_same_keep_their_order(make_paper: MakePaper) -> None:
    same = "See the table above."
    before = paper_of(make_paper, ([same, words_of(2), same], [same]), Editions())
    after = paper_of(make_paper, ([words_of(5), same, words_of(2), same], [same]), marked(before, 1))
    assert [*addresses_of(after)] == ["rents.p4", "rents.p1", "rents.p2", "rents.p3", "homes.p1"]


CHANGE = st.tuples(st.sampled_from(["insert", "delete", "move"]), st.integers(0, 11), st.integers(0, 11))


@pytest.mark.slow
@settings(max_examples=40)
@given(st.lists(st.lists(CHANGE, min_size=1, max_size=4), min_size=1, max_size=3))
def test_no_address_is_ever_of_another_paragraph(
    make_paper: MakePaper, updates: list[list[tuple[str, int, int]]]
) -> None:
    sections = [[words_of(number) for number in range(1, 5)], [words_of(number) for number in range(5, 8)]]
    editions, fresh, owner = Editions(), 100, {}
    for number, changes in enumerate([[], *updates], start=1):
        for what, at, to in changes:
            fresh += 1
            home, other = sections[at % 2], sections[to % 2]
            if what == "insert":
                home.insert(at % (len(home) + 1), words_of(fresh))
            elif len(home) > 1:
                text = home.pop(at % len(home))
                if what == "move":
                    other.insert(to % (len(other) + 1), text)
        paper = paper_of(make_paper, sections, editions)
        found = addresses_of(paper)
        assert sorted(found.values()) == sorted(text for section in sections for text in section)
        known = {text: address for address, text in owner.items()}
        for address, text in found.items():
            assert owner.setdefault(address, text) == text, "an address is of another paragraph now"
            assert known.get(text, address) == address, "a paragraph has lost its address"
        editions = marked(paper, number)


def test_a_translation_has_the_addresses_of_its_source(make_paper: MakePaper) -> None:
    def files(english: Sequence[str], french: Sequence[str]) -> dict[str, Text]:
        return {
            "content/en/01-rents.md": "# Rents {#rents}\n\n" + "\n\n".join(english) + "\n",
            "content/fr/01-rents.md": "# Loyers {#rents}\n\n" + "\n\n".join(french) + "\n",
        }

    before = make_paper(files([words_of(1), words_of(2)], ["Les loyers montent encore.", "Rien ne se construit ici."]))
    editions = marked(before, 1)
    after = replace(
        make_paper(
            files(
                [words_of(1), words_of(7), words_of(2)],
                ["Les loyers montent encore.", "Une phrase toute neuve.", "Tout autre chose que jadis."],
            )
        ),
        editions=editions,
    )
    for locale in after.locales:
        now = published_now(after, locale)
        assert [now.address(one) for one in now.placed] == ["rents.p1", "rents.p3", "rents.p2"], locale.code


def test_where_a_translation_has_more_than_its_source_nothing_is_told_by_the_place(make_paper: MakePaper) -> None:
    english, french = [words_of(1), words_of(2)], ["Les loyers montent encore.", "Rien ne se construit ici."]

    def paper(french: Sequence[str]) -> Paper:
        return make_paper(
            {
                "content/en/01-rents.md": "# Rents {#rents}\n\n" + "\n\n".join(english) + "\n",
                "content/fr/01-rents.md": "# Loyers {#rents}\n\n" + "\n\n".join(french) + "\n",
            }
        )

    editions = marked(paper(french), 1)
    after = replace(paper([french[0], "Une phrase toute neuve.", "Tout autre chose que jadis."]), editions=editions)
    now = published_now(after, after.locales[1])
    assert [now.address(one) for one in now.placed] == ["rents.p1", "rents.p3", "rents.p4"]

"""Lists of works: which works a list holds, and in which order."""

from __future__ import annotations

import json

import pytest

from paperbuild.compose.assemble import assemble
from paperbuild.compose.works_order import works_order
from paperbuild.findings.source import SourceFile
from paperbuild.model.manuscript import CITE_MARK, Manuscript
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from tests.compose.test_assemble import parsed

LIBRARY = r"""
@book{zola, author = {{\'E}mile Zola}, title = {Zola}, date = {1890}, keywords = {old}}
@book{adams, author = {Adams, Ann}, title = {Adams}, date = {2001}}
@article{beethoven, author = {Ludwig van Beethoven}, title = {Beet}, journaltitle = {J}, date = {2001}}
@report{quinn, author = {Quinn, Ann}, title = {Quinn}, date = {2001}}
@book{uncited, author = {Nobody, Ned}, title = {N}, date = {2001}, keywords = {other, old}}
@xdata{shared, title = {X}, keywords = {old}}
"""


def _listed(made: Manuscript) -> list[list[str]]:
    """The keys in each list of works of a manuscript, in order."""
    lists: list[list[str]] = []

    def visit(node: object) -> None:
        if isinstance(node, dict):
            if node.get("t") == "Div" and "bibliography" in node["c"][0][1]:
                marks = CITE_MARK.findall(json.dumps(node["c"][1], ensure_ascii=False))
                lists.append([made.clusters[int(mark)].citations[0]["citationId"] for mark in marks])
            node = node.get("c")
        for child in node if isinstance(node, list) else ():
            visit(child)

    for part in made.parts:
        visit(part.tree)
    return lists


def _lists(*texts: str) -> list[list[str]]:
    paper = parsed(*texts, library=LIBRARY)
    return _listed(assemble(paper, paper.source))


CITING = "# A {#a}\n\nOne.[@quinn][^n]\n\n[^n]: See @zola; @beethoven.\n\nTwo.[@adams; @quinn; @missing]\n"
ASKED = {
    "::: {.bibliography}": ["adams", "beethoven", "quinn", "zola"],
    "::: {#refs}": ["adams", "beethoven", "quinn", "zola"],
    '::: {#refs .bibliography order="appearance"}': ["quinn", "zola", "beethoven", "adams"],
    '::: {.bibliography keyword="old"}': ["uncited", "zola"],
    '::: {.bibliography keyword="old" order="appearance"}': ["zola", "uncited"],
    '::: {.bibliography type="book"}': ["adams", "zola"],
    '::: {.bibliography type="report, article"}': ["beethoven", "quinn"],
    '::: {.bibliography type="report" keyword="old"}': [],
}


@pytest.mark.parametrize("asked", ASKED)
def test_a_list_holds_what_it_asks_for_wherever_it_stands(asked: str) -> None:
    listing = f"# L {{#l}}\n\n{asked}\n:::\n"
    assert _lists(CITING, listing) == [ASKED[asked]]
    assert _lists(listing, CITING) == [ASKED[asked]]


def test_what_is_only_listed_is_not_cited() -> None:
    listing = '# L {#l}\n\n::: {.bibliography keyword="old"}\n:::\n\n::: {.bibliography}\n:::\n'
    assert _lists(listing, CITING) == [["uncited", "zola"], ["adams", "beethoven", "quinn", "zola"]]


def test_a_work_is_placed_by_what_it_takes_from_others() -> None:
    library = r"""
    @xdata{hands, author = {Zell, Ida and Able, Kim}}
    @collection{whole, title = {Whole}, editor = {Moe, Cy}, date = {1850}}
    @book{lent, title = {Sand}, author = {xdata=hands-author-2}}
    @incollection{child, title = {Part}, author = {Moe, Cy}, crossref = {whole}}
    @book{later, title = {Mud}, author = {Moe, Cy}, date = {1900}}
    """
    paper = parsed("# A {#a}\n\nSo.[@later; @child; @lent]\n\n::: {#refs}\n:::\n", library=library)
    assert _listed(assemble(paper, paper.source)) == [["lent", "child", "later"]]


def _in_order(entries: str, locale: str) -> list[str]:
    library = parse_bibliography(SourceFile("bibliography.bib", entries))
    return [entry.key for entry in sorted(library.entries, key=lambda entry: works_order(entry, locale))]


def _by_authors(names: list[str], locale: str) -> list[str]:
    entries = (f"@book{{k{at}, author = {{{name}}}, title = {{T}}}}\n" for at, name in enumerate(names))
    return [names[int(key[1:])] for key in _in_order("".join(entries), locale)]


def test_names_sort_as_they_are_printed_and_not_as_they_are_typed() -> None:
    names = [
        *("Adams, Ann", "Ludwig van Beethoven", "{Center for Law}", "de la Cruz, Ana", r"{\'E}mile Durand"),
        *(r"{\O}st, Per", "family=Quill, given=Ann", "family=Rijn, given=Rembrandt, prefix=van", "Émile Zola"),
    ]
    expected = [*names[:5], *("Ludwig van Omen", names[5]), *names[6:]]
    assert _by_authors([*names[::-1], "Ludwig van Omen"], "en") == expected


def test_a_prefix_that_belongs_to_the_name_is_sorted_with_it() -> None:
    entries = (
        "@book{a, author={van Gogh, V.}, options={useprefix=true}, title={T}}@book{b, author={Smith, A}, title={T}}"
    )
    assert _in_order(entries, "nl") == ["b", "a"]


LETTERS = {
    "da": ["Zeuthen, A", "Ærø, A", "Østergaard, A", "Aagaard, A", "Åkjær, A"],
    "nb": ["Zeuthen, A", "Ærø, A", "Østergaard, A", "Aasen, A", "Åsen, B"],
    "sv": ["Aagaard, A", "Zeuthen, A", "Åkesson, A", "Ärlig, A", "Öberg, A"],
    "es": ["Nunez, A", "Nzo, A", "Ñáñez, A", "Ochoa, A"],
    "de": ["Ahn, A", "Ärger, A", "Azur, A", "Zander, A"],
    "cs": ["Cibulka, A", "Čapek, A", "Hus, A", "Chalupa, A", "Ibl, A"],
    "pl": ["Lem, A", "Łuk, A", "Mak, A"],
}


@pytest.mark.parametrize("locale", LETTERS)
def test_names_sort_by_the_letters_of_the_language(locale: str) -> None:
    assert _by_authors(LETTERS[locale][::-1], locale) == LETTERS[locale]


def test_works_of_one_author_sort_by_date_then_by_title() -> None:
    entries = "".join(
        f"@book{{{key}, author = {{Smith, Ann}}, title = {{{title}}}, {date}}}\n"
        for key, title, date in (
            *(("d", "A", "year = {in press}"), ("c", "B", "date = {2001-05}"), ("b2", "Z", "year = 2001")),
            *(("b1", "Y", "date = {2001}"), ("a", "C", "date = {1850~}")),
        )
    )
    assert _in_order(entries, "en") == ["a", "b1", "b2", "c", "d"]


def test_a_key_of_its_own_goes_before_the_name_and_the_title_stands_for_a_name() -> None:
    entries = """
    @book{z, author = {Adams, Ann}, sortkey = {Zz}, title = {T}}
    @book{m, title = {{Middle}}}
    @book{b, author = {Smith, Ann}, sortname = {Best, Ann}, title = {T}}
    @book{n, author = {Many, Ann and others}, title = {T}}
    """
    assert _in_order(entries, "en") == ["b", "n", "m", "z"]

"""What our citation style makes of works: in full, and, in print, for short when they come again."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from paperbuild.app.load import default_templates_folder
from paperbuild.engines.csl import without_positions
from paperbuild.engines.layout.request import FAR_CLASS, NEAR_CLASS
from paperbuild.engines.limits import EngineLimits
from paperbuild.engines.pandoc import cite
from paperbuild.engines.pandoc_types import Inlines
from paperbuild.findings.source import SourceFile
from paperbuild.model.manuscript import Cluster, Manuscript
from paperbuild.model.paper import Locale
from paperbuild.model.settings import Metadata
from paperbuild.model.work import Work
from paperbuild.output.text.citations import works, written_in_full, written_in_short
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.syntax.settings import settings_of
from tests.clock import HANGS_S

STYLE = Path(default_templates_folder(), "notes.csl").read_text(encoding="utf-8")
LIBRARY = """
@report{org, author={{Committee of Sex Workers}}, shortauthor={{CSW}}, title={Surveilled. Exploited. Deported.},
  subtitle={Rights in {Europe}}, type={Briefing Paper}, date={2016-11}}
@article{journal, author={Deering, K. and others}, title={A Review of ‘Violence’}, shorttitle={A Review},
  journaltitle={Public Health}, volume={104}, number={5}, pages={42--54}, date={2014}}
@article{press, author={Bindel, Julie}, title={Why not}, journaltitle={The Guardian}, date={2017-10-11}}
@book{book, author={Mac, J. and Smith, M.}, title={The Fight}, publisher={Verso}, location={London and Brooklyn},
  edition={2}, date={2018}}
@incollection{chapter, author={Doe, Ann}, title={Part One}, booktitle={The Whole Book}, editor={Roe, Bea and Poe, Cy},
  series={Papers}, number={4}, publisher={Press}, date={2011}, pages={1--9}}
@online{web, author={{UNAIDS}}, shortauthor={{UNAIDS}}, title={A Page}, date={2012}, url={https://example.org/a_b?c=1},
  urldate={2026-11-24}}
@article{doi, author={Mai, Nicola}, title={Embodied}, journaltitle={Gender}, date={2012-01},
  doi={10.1080/x_y}, url={https://example.org}}
@thesis{thesis, author={Lee, Ann}, title={On Borders}, type={phdthesis}, institution={University of X}, date={2010}}
@inproceedings{talk, author={Kay, Al}, title={Speaking}, booktitle={Proceedings of It}, eventtitle={The Conference},
  venue={Rome}, date={2009}}
@jurisdiction{case, title={A v. B}, number={C-1/12}, institution={Court}, date={2016-02-01}}
@legislation{law, title={Act 2016}, journaltitle={Official Journal}, volume={L}, pages={12}, date={2016-02-01}}
@software{program, title={The Program}, version={2.1}, date={2020}}
@misc{plain, author={{STRASS}}, title={Press statement}, note={unpublished}}
@report{untitlecased, author={{Ministry}}, title={Purchasing in Sweden and Norway},
  titleaddon={abridged English version}}
"""

FULL = {
    "org": "Committee of Sex Workers (CSW), *Surveilled. Exploited. Deported. Rights in Europe*, Briefing Paper, "
    "November 2016.",
    "journal": "K. Deering et al., “A Review of ‘Violence’”, *Public Health*, vol. 104, no. 5, 2014, pp. 42–54.",
    "press": "Julie Bindel, “Why not”, *The Guardian*, 11 October 2017.",
    "book": "J. Mac and M. Smith, *The Fight*, 2nd edn, London/Brooklyn: Verso, 2018.",
    "chapter": "Ann Doe, “Part One”, in Bea Roe and Cy Poe (eds), *The Whole Book*, Papers 4, Press, 2011, pp. 1–9.",
    "web": "UNAIDS, “A Page”, 2012, https://example.org/a_b?c=1 (accessed 24 November 2026).",
    "doi": "Nicola Mai, “Embodied”, *Gender*, January 2012, https://doi.org/10.1080/x_y.",
    "thesis": "Ann Lee, *On Borders*, PhD thesis, University of X, 2010.",
    "talk": "Al Kay, “Speaking”, in *Proceedings of It*, The Conference, Rome, 2009.",
    "case": "*A v. B*, C-1/12, Court, 1 February 2016.",
    "law": "Act 2016, L *Official Journal* 12, 1 February 2016.",
    "program": "*The Program*, version 2.1, 2020.",
    "plain": "STRASS, Press statement, unpublished.",
    "untitlecased": "Ministry, *Purchasing in Sweden and Norway. Abridged English version*.",
}


@pytest.fixture(scope="module")
def library() -> tuple[Work, ...]:
    return works(parse_bibliography(SourceFile("bibliography.bib", LIBRARY)), None, "en", EngineLimits(HANGS_S))


def _cluster(note: int, *keys: str, suffix: str = "", whole: bool = True) -> Cluster:
    words = suffix.split(" ") if suffix else []
    inlines = [part for word in words for part in ({"t": "Space"}, {"t": "Str", "c": word})]
    after = [{"t": "Str", "c": ","}, *inlines] if inlines else []
    citations = tuple({"citationId": k, "citationPrefix": [], "citationSuffix": after, "citationHash": 0} for k in keys)
    return Cluster(note, citations, whole)


def _manuscript(*clusters: Cluster, locale: str = "en") -> Manuscript:
    settings = settings_of({"slug": "x", "locale": "en", "date": "2026-11-24", "publisher": {"name": "X"}})
    return Manuscript(Locale(locale, (), Metadata(title="X")), settings, (), (), (), clusters)


def _text(inlines: Inlines, without: str = FAR_CLASS) -> str:
    """Inlines as a line of text, emphasis between stars, without what is of a class: what a note says that is apart
    from the one before it, or what it says below that one."""
    parts = []
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind == "Span" and without in content[0][1]:
            continue
        if kind == "Str":
            parts.append(content)
        elif kind == "Emph":
            parts.append(f"*{_text(content)}*")
        elif kind in {"Link", "Span"}:
            parts.append(_text(content[1]))
        else:
            parts.append(" ")
    return "".join(parts).replace("\u00a0", " ")


@pytest.mark.parametrize("key", FULL)
def test_each_type_of_work_is_named_in_full(key: str, library: tuple[Work, ...]) -> None:
    [written] = written_in_full(_manuscript(_cluster(1, key)), STYLE, library)
    assert _text(written) == FULL[key]


def test_an_address_is_a_link(library: tuple[Work, ...]) -> None:
    [written] = written_in_full(_manuscript(_cluster(1, "doi")), STYLE, library)
    assert [i["c"][2][0] for i in written if i["t"] == "Link"] == ["https://doi.org/10.1080/x_y"]


def test_every_work_is_named_in_full_again_where_notes_stand_alone(library: tuple[Work, ...]) -> None:
    written = written_in_full(_manuscript(*[_cluster(n, "press") for n in (1, 2, 3)]), STYLE, library)
    assert [_text(line) for line in written] == [FULL["press"]] * 3


def test_a_repeated_work_is_ibid_and_then_has_its_short_title_and_its_first_note(library: tuple[Work, ...]) -> None:
    clusters = [_cluster(4, "org"), _cluster(5, "org"), _cluster(6, "press"), _cluster(7, "org", suffix="p. 12")]
    written = [_text(line) for line in written_in_short(_manuscript(*clusters), STYLE, library)]
    assert written[1] == "Ibid."
    assert written[3] == "CSW, *Surveilled. Exploited. Deported.* (note 4), p. 12."


def test_ibid_takes_a_locator_of_its_own(library: tuple[Work, ...]) -> None:
    clusters = [_cluster(1, "book", suffix="p. 3"), _cluster(2, "book", suffix="pp. 4-5")]
    assert _text(written_in_short(_manuscript(*clusters), STYLE, library)[1]) == "Ibid., pp. 4–5."


def test_a_note_that_is_apart_from_the_one_before_names_its_work(library: tuple[Work, ...]) -> None:
    clusters = [_cluster(4, "org"), _cluster(5, "org"), _cluster(6, "org", suffix="p. 2"), _cluster(7, "press")]
    written = [_text(line, NEAR_CLASS) for line in written_in_short(_manuscript(*clusters), STYLE, library)]
    assert written == [
        FULL["org"],
        "CSW, *Surveilled. Exploited. Deported.* (note 4).",
        "CSW, *Surveilled. Exploited. Deported.* (note 4), p. 2.",
        FULL["press"],
    ]


def test_ibid_does_not_follow_a_note_that_names_several_works(library: tuple[Work, ...]) -> None:
    clusters = [_cluster(1, "press", whole=False), _cluster(1, "book", whole=False), _cluster(2, "book")]
    assert _text(written_in_short(_manuscript(*clusters), STYLE, library)[2]) == "Mac and Smith, *The Fight* (note 1)."


def test_a_note_that_is_the_first_to_name_a_work_never_says_that_it_did(library: tuple[Work, ...]) -> None:
    clusters = [_cluster(1, "press"), _cluster(2, "press", "book"), _cluster(3, "press", "book")]
    for without in (NEAR_CLASS, FAR_CLASS):
        written = [_text(line, without) for line in written_in_short(_manuscript(*clusters), STYLE, library)]
        assert written[1] == f"Bindel, “Why not” (note 1); {FULL['book']}"


def test_within_a_sentence_a_repeated_work_is_named_and_has_no_full_stop(library: tuple[Work, ...]) -> None:
    clusters = [_cluster(1, "press"), _cluster(2, "press", whole=False)]
    assert _text(written_in_short(_manuscript(*clusters), STYLE, library)[1]) == "Bindel, “Why not” (note 1)"


def test_a_list_of_works_counts_as_no_note(library: tuple[Work, ...]) -> None:
    clusters = [_cluster(1, "press"), _cluster(0, "book"), _cluster(2, "press")]
    written = written_in_short(_manuscript(*clusters), STYLE, library)
    assert [_text(line) for line in written[1:]] == ["", "Ibid."]


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en-US", "Julie Bindel, “Why not,” *The Guardian*, October 11, 2017, p. 4."),
        ("de", "Julie Bindel, „Why not“, *The Guardian*, 11. Oktober 2017, S. 4."),
        ("fr", "Julie Bindel, « Why not », *The Guardian*, 11 octobre 2017, p. 4."),
        ("es", "Julie Bindel, «Why not», *The Guardian*, 11 de octubre de 2017, p. 4."),
    ],
)
def test_dates_quotation_marks_and_pages_are_those_of_the_locale(
    locale: str, expected: str, library: tuple[Work, ...]
) -> None:
    manuscript = _manuscript(_cluster(1, "press", suffix="p. 4"), locale=locale)
    text = _text(written_in_full(manuscript, STYLE, library)[0])
    assert re.sub("[\u202f\u00a0]", " ", text) == expected


@pytest.mark.parametrize("locale", ["bg", "de", "el", "es", "fr", "it", "nl", "pl", "pt", "ro", "sv", "uk"])
def test_our_style_says_nothing_of_its_own_in_another_language(locale: str, library: tuple[Work, ...]) -> None:
    clusters = [_cluster(n, key) for n, key in enumerate(("web", "chapter", "book", "web"), 1)]
    written = written_in_short(_manuscript(*clusters, locale=locale), STYLE, library)
    text = " ".join(map(_text, written))
    assert not re.search(r"\b(accessed|and|by)\b", text)


def test_what_is_left_of_the_style_without_positions_is_accepted_by_pandoc() -> None:
    document = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": []}
    assert json.loads(cite(json.dumps(document), without_positions(STYLE), HANGS_S))


def test_the_works_of_a_library_are_read_once_for_each_language() -> None:
    library = parse_bibliography(SourceFile("bibliography.bib", "@book{doe2019,\n  title = {Renting},\n}\n"))
    limits = EngineLimits(60)
    first = works(library, {"doe2019"}, "en", limits)
    assert works(library, {"doe2019"}, "en", limits) is first
    assert works(library, {"doe2019"}, "fr", limits) is not first
    assert works(library, set(), "en", limits) == ()
    assert works(library, {"doe2019"}, "en", limits) is first

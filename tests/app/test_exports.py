"""Libraries with the habits of the programs that write most of them: they build without an error, and print right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import pytest

from paperbuild.app.parse import parse_project
from paperbuild.checks.check import check
from paperbuild.findings.diagnostic import Severity
from paperbuild.model.formats import Format
from paperbuild.model.project import Project
from tests.output.markup import built, html_of

MakeProject = Callable[[Mapping[str, str | bytes]], Project]

ZOTERO = r"""
@article{okafor_tidal_2019,
	title = {Tidal flats and {LNG} ports: a review},
	volume = {14},
	issn = {1234-5679, 2049-3630},
	shorttitle = {Tidal flats and {LNG} ports},
	url = {https://journal.example/10.1000/j.1234\_5},
	doi = {10.1000/j.1234_5},
	abstract = {Ports grow by 10\% a year \& more. {\textless}p{\textgreater}Text{\textless}/p{\textgreater}},
	language = {en},
	number = {2},
	urldate = {2024-03-04},
	journal = {Journal of Harbour Studies},
	author = {Okafor, Chidi and O'Neill, Síle},
	month = apr,
	year = {2019},
	note = {Number: 2
Publisher: Harbour Press},
	keywords = {ports, tides},
	pages = {101--119},
	file = {Full Text PDF:C\:\\Users\\a\\Zotero\\storage\\AB12\\Okafor.pdf:application/pdf},
}

@misc{noauthor_ports_nodate,
	title = {Ports {\textbar} {Coast} {Agency}},
	url = {https://coast.example/ports},
	urldate = {2024-03-05},
}
"""

BETTER_BIBTEX = r"""
@report{coastagencyDredging2021,
  type = {Report},
  title = {Dredging in {{Natura}} 2000 Areas},
  author = {{Coast Agency}},
  date = {2021-05},
  institution = {{Ministry of Ports and Sea}},
  location = {{The Hague}},
  url = {https://coast.example/d%20r.pdf},
  urldate = {2024-03-04},
  langid = {british},
  annotation = {00012},
  keywords = {⛔ No DOI found}
}

@incollection{vandenbergSilt2018,
  title = {Silt and Its {{Owners}}},
  booktitle = {The {{Law}} of {{Rivers}}},
  author = {family=Berg, given=Tom, prefix=van den, useprefix=true and Roe, Ann},
  editor = {Poe, Ben},
  date = {2018},
  series = {Water {{Law Series}}},
  number = {3},
  pages = {12--40},
  publisher = {Hill and Sea},
  isbn = {978-3-16-148410-0}
}
"""

JABREF = r"""% Encoding: UTF-8

@InProceedings{Muller2017,
  author    = {J{\"u}rgen M{\"u}ller and Ana Garc{\'\i}a and others},
  title     = {Ebb and Flow of {CO$_2$}},
  booktitle = {Proc. 3rd Conf. on Estuaries},
  year      = {2017},
  month     = sep,
  pages     = {3--9},
  groups    = {ports},
  owner     = {ana},
  timestamp = {2019.04.02},
  __markedentry = {[ana:6]},
}

@Comment{jabref-meta: databaseType:bibtex;}
@Comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:ports\;0\;1\;\;\;\;;
}
"""

MENDELEY = r"""
@article{Ito2016,
abstract = {We show that ports {\&} people {\textgreater} 3.},
author = {Ito, Kenji and {de la Cruz}, Mar{\'{i}}a},
doi = {10.1000/s0140-6736(16)30001-2},
file = {:C$\backslash$:/Users/k/ito.pdf:pdf},
issn = {20493630},
journal = {The Port Review},
mendeley-groups = {Ports},
mendeley-tags = {ports},
number = {10},
pages = {77--81},
pmid = {12345678},
title = {{Who pays for the harbour? A survey}},
url = {http://dx.doi.org/10.1000/s0140-6736(16)30001-2},
volume = {388},
year = {2016}
}
"""

PRINTED = {
    "okafor_tidal_2019": (
        "Chidi Okafor and Síle O’Neill, “Tidal flats and LNG ports: a review”, Journal of Harbour "
        "Studies, vol. 14, no. 2, April 2019, pp. 101–119, Number: 2 Publisher: Harbour Press, "
        "https://doi.org/10.1000/j.1234_5."
    ),
    "noauthor_ports_nodate": ("Ports | Coast Agency, https://coast.example/ports (accessed 5 March 2024)."),
    "coastagencyDredging2021": (
        "Coast Agency, Dredging in Natura 2000 Areas, Report, The Hague: Ministry of Ports and Sea, May "
        "2021, https://coast.example/d%20r.pdf (accessed 4 March 2024)."
    ),
    "vandenbergSilt2018": (
        "Tom van den Berg and Ann Roe, “Silt and Its Owners”, in Ben Poe (ed.), The Law of Rivers, Water "
        "Law Series 3, Hill and Sea, 2018, pp. 12–40."
    ),
    "Muller2017": (
        "Jürgen Müller, Ana García et al., “Ebb and Flow of CO2”, in Proc. 3rd Conf. on Estuaries, "
        "September 2017, pp. 3–9."
    ),
    "Ito2016": (
        "Kenji Ito and María de la Cruz, “Who pays for the harbour? A survey”, The Port Review, vol. "
        "388, no. 10, 2016, pp. 77–81, https://doi.org/10.1000/s0140-6736(16)30001-2."
    ),
}
EXPORTS = {"Zotero": ZOTERO, "Better BibTeX": BETTER_BIBTEX, "JabRef": JABREF, "Mendeley": MENDELEY}


def keys_of(library: str) -> Sequence[str]:
    return [key for key in PRINTED if key in library]


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_has_no_false_error_and_is_printed_right(name: str, make_project: MakeProject) -> None:
    library = EXPORTS[name]
    keys = keys_of(library)
    text = "# One\n\n" + "\n\n".join(f"It is so.[@{key}]" for key in keys) + "\n"
    project = make_project({"content/en/01-one.md": text, "bibliography.bib": library})
    paper, found = parse_project(project)
    assert [one for one in check(paper, found) if one.severity is Severity.ERROR] == []
    page = html_of(built(project, (Format.HTML,)))
    notes = [
        " ".join(re.sub(r"<[^>]*>", "", note).split())
        for note in re.findall(r'class="note-text">(.*?)</div>', page, re.S)
    ]
    for key, note in zip(keys, notes, strict=True):
        assert PRINTED[key] in note.replace("\N{NO-BREAK SPACE}", " ")

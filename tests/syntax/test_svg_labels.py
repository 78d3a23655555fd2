"""The labels of a drawing are read, whatever it is made of."""

from __future__ import annotations

import pytest

from paperbuild.syntax.svg_labels import labels_of_svg


@pytest.mark.parametrize(
    ("drawing", "labels"),
    [
        ("<svg><text>Rents</text><text x='1'>in <tspan>euros</tspan></text></svg>", ("Rents", "in euros")),
        ("<svg><g><svg:text>A &amp; B</svg:text></g><title>No label</title></svg>", ("A & B",)),
        ("<svg><text/>no<text> </text></svg>", ()),
        ("<svg><switch><text systemLanguage='en'>Rents</text></switch></svg>", ()),
        ("<svg><text>never closed", ()),
        ("", ()),
    ],
)
def test_each_text_is_a_label(drawing: str, labels: tuple[str, ...]) -> None:
    assert labels_of_svg(drawing.encode()) == labels

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from paperbuild.parse.markdown import parse_sections
from paperbuild.section import Section
from paperbuild.source import SourceFile
from tests.parse.grammar import Example, examples


def parsed(*texts: str) -> tuple[Section, ...]:
    return parse_sections([(SourceFile(f"content/en/{n:02}.md", text), "en") for n, text in enumerate(texts)], 60)


def places(section: Section) -> list[tuple[str, str, int]]:
    text = section.file.text
    spans = [("cite", item.span) for item in section.citations]
    spans += [("call", item.span) for item in section.calls]
    spans += [("definition", item.span) for item in section.definitions]
    spans += [("link", item.span) for item in section.links if "@doe" not in item.target]
    spans += [("heading", item.span) for item in section.headings]
    spans += [("div", item.span) for item in section.divs]
    return sorted(((kind, text[slice(*span)], span.start) for kind, span in spans), key=lambda place: place[2])


@given(st.lists(examples(), min_size=15, max_size=15))
@settings(max_examples=6, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_everything_is_found_where_it_was_written(batch: list[Example]) -> None:
    for written, section in zip(batch, parsed(*(item.text for item in batch)), strict=True):
        assert section.trouble == ""
        assert (written.text, places(section)) == (written.text, list(written.places))

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperbuild.findings.source import SourceFile
from paperbuild.output import sandbox
from paperbuild.output.html.reach import _read, reach_of
from paperbuild.output.sandbox import BoundedEnvironment
from paperbuild.output.templates import BrokenTemplateError, Templates
from tests.clock import at_most
from tests.thorough import tries


def rendered(text: str, **values: object) -> str:
    return Templates({"page.jinja": SourceFile("templates/page.jinja", text)}).render("page.jinja", values)


def broken(text: str, **values: object) -> BrokenTemplateError:
    with pytest.raises(BrokenTemplateError) as caught:
        rendered(text, **values)
    return caught.value


def test_loops_filters_and_escaping_work() -> None:
    assert rendered(
        "{% for x in xs %}{{ loop.index }}{{ x }}{{ ',' if not loop.last }}{% endfor %}", xs=["a", "<"]
    ) == ("1a,2&lt;")


DOUBLED = "{{% set ns = namespace(s='xx') %}}{{% for i in range(60) %}}{{% set ns.s = {} %}}{{% endfor %}}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}", "loops run more than"),
        ("{{ 'x' * 99999999 }}", "more text here than a paper"),
        ("{{ 10 ** 99999999 }}", "more text here than a paper"),
        ("{{ '%99999999d' % 1 }}", "not formatted with"),
        ("{{ 'x'|center(99999999) }}", "no page is as wide"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "recursion"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ xs.append(1) }}", "unsafe"),
        ("{% include '/etc/passwd' %}", "no template is named"),
        ("{{ self.__init__.__globals__ }}", "unsafe"),
        ("{{ cycler.__init__.__globals__.os }}", "unsafe"),
        ("{{ '%999999999s'|format('a') }}", "No filter named"),
        ("{{ '{:999999999}'.format('a') }}", "unsafe"),
        ("{{ 'a'.ljust(999999999) }}", "unsafe"),
        ("{{ missing.name }}", "nothing is called `missing`"),
        ("{{ ''|attr('__class__') }}", "unsafe"),
        ("{{ xs.__class__.__base__.__subclasses__() }}", "unsafe"),
        ("{% include '../page.jinja' %}", "no template is named"),
        ("{% include 'https://example.org/a' %}", "no template is named"),
        ("{% include 'page.jinja' ignore missing %}{% include 'page.jinja' %}", "recursion"),
        ("{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}", "loops run"),
        (DOUBLED.format("ns.s ~ ns.s"), "more text here"),
        (DOUBLED.format("ns.s + ns.s"), "more text here"),
        (DOUBLED.format("[ns.s, ns.s]|join"), "more text here"),
        (DOUBLED.format("ns.s.replace('x', 'xx')"), "more text here"),
        (DOUBLED.format("ns.s|replace('x', 'xx')"), "more text here"),
        (DOUBLED.replace("'xx'", "[1, 2]").format("ns.s + ns.s"), "more text here"),
        (
            "{% for i in range(99999) %}{% for j in range(9) %}" + "x" * 5000 + "{% endfor %}{% endfor %}",
            "more text here",
        ),
        ("{% for i in range(99999) %}{{ 'x' * 999999 }}{% endfor %}", "more text here"),
        ("{% for i in range(99999) %}{{ range(99999)|sum }}{% endfor %}", "more text here"),
        ("{{ xs|batch(1000000000, 'x')|list }}", "no page is as wide"),
        ("{{ xs|slice(1000000000)|list }}", "no page is as wide"),
        ("{{ xs|tojson(indent=1000000000) }}", "no page is as wide"),
        ("{{ ('a\n' * 9999)|indent(99999) }}", "more text here"),
        ("{{ range(99999)|join('x' * 99999) }}", "more text here"),
        ("{{ 'x'.translate({120: 'x' * 999999}) }}", "unsafe"),
        ("{{ ('a@' * 400000)|urlize }}", "shorter texts"),
        ("{{ lipsum(n=999999) }}", "nothing is called `lipsum`"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ xs[5] }}", "no element 5"),
        ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", "recursion"),
        ("{% if xs %}" * 500 + "{% endif %}" * 500, "recursion"),
        ("{% do xs.append(1) %}", "unknown tag"),
        ("{% import os %}", "expected token"),
    ],
)
def test_a_template_that_reaches_out_or_does_not_end_is_a_finding(text: str, said: str) -> None:
    with at_most(20):
        assert said in broken(text, xs=[]).diagnostic.message


def test_a_page_that_takes_too_long_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_MOST_S", 0.1)
    slow = "{% for i in range(99999) %}{% if 'xy' in long %}{% endif %}{% endfor %}"
    assert "takes longer" in broken(slow, long="x" * 1_000_000).diagnostic.message


def test_a_fault_is_told_at_its_line_of_its_own_file() -> None:
    diagnostic = broken("<p>\n{{ papers.title }}\n</p>", paper={"title": "A"}).diagnostic
    assert (diagnostic.path, diagnostic.start.line, diagnostic.rule) == ("templates/page.jinja", 2, "TPL001")
    assert "did you mean `paper`" in diagnostic.hint


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<script>alert(1)</script>", ("<script>",)),
        ('<img src="http://evil.example/x.png"><img src="data:image/png;base64,AA">', ("http://evil.example/x.png",)),
        (
            "<style>@import 'http://e.example/a.css'; b { background: url(http://e.example/b) }</style>",
            ("http://e.example/a.css", "http://e.example/b"),
        ),
        ('<link rel="stylesheet" href="//e.example/a.css"><link rel="alternate" href="p.pdf">', ("//e.example/a.css",)),
        ('<p onclick="x()">', ("onclick=",)),
        ('<a href="javascript:x()">a</a><a href="https://example.org">b</a><a href="#c">c</a>', ("javascript:x()",)),
        ('<iframe srcdoc="x"></iframe>', ('<iframe srcdoc="x">',)),
        ('<script type="application/ld+json">{"a": "url(http://a.example)"}</script>', ()),
    ],
)
def test_what_a_page_runs_or_fetches_is_found(page: str, found: tuple[str, ...]) -> None:
    assert reach_of(page) == found


TAGS = (
    "<p>|</p>|<!--|-->|<style>|</style>|<script>|</script>|<textarea>|</textarea>|<title>|</title>|<![CDATA[|]]>|<?x|</"
)
PIECES = (
    *TAGS.split("|"), "\n<p>", "\n<p onclick='x'>", "\n<section class='", "'>", "\n<h2 ", "id=x>", "\n<li>", ">",
    '"', "&", "&#",
    "\n<div style='background: url(//c)'>", "<img src=http://b>", "<a href='javascript:x'>", "a & b", "url(http://a)",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12))
@settings(max_examples=tries(400, 20_000))
def test_a_page_that_is_read_block_by_block_reaches_what_it_does_when_it_is_read_in_one(pieces: list[str]) -> None:
    page = "".join(pieces)
    assert reach_of(page) == tuple(dict.fromkeys(_read(page)[0]))


def test_a_template_is_compiled_once_in_a_process_and_anew_when_its_text_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiled: list[str] = []
    compile_template = BoundedEnvironment.compile

    def noted(self: BoundedEnvironment, source: str, *more: Any) -> Any:
        compiled.append(source)
        return compile_template(self, source, *more)

    monkeypatch.setattr(BoundedEnvironment, "compile", noted)
    texts = ["{{ x }} told once", "{{ x }} told once", "{{ x }} told otherwise"]
    assert [rendered(text, x="a") for text in texts] == ["a told once", "a told once", "a told otherwise"]
    assert compiled == [texts[0], texts[2]]


def test_a_line_with_a_direction_of_its_own_is_set_apart_from_the_words_around_it() -> None:
    text = "{% for line in lines %}{{ line | apart('rtl') }} {% endfor %}"
    templates = Templates({"a.jinja": SourceFile("templates/a.jinja", text)})
    lines = ["1 Tide & Street", "شارع 7", "11181"]
    assert templates.render("a.jinja", {"lines": lines}) == '<bdi dir="ltr">1 Tide &amp; Street</bdi> شارع 7 11181 '

"""Spaces are set in a paragraph as a whole, and only in what is text of its language."""

from typing import Any

from paperbuild.output.text.typeset import typeset


def words(text: str) -> list[Any]:
    inlines: list[Any] = []
    for word in text.split(" "):
        inlines += [{"t": "Space"}] if inlines else []
        inlines.append({"t": "Str", "c": word})
    return inlines


def plain(inlines: list[Any]) -> str:
    pieces = []
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind == "Str":
            pieces.append(content)
        elif kind in {"Emph", "Strong"}:
            pieces.append(plain(content))
        elif kind in {"Link", "Span"}:
            pieces.append(plain(content[1]))
        else:
            pieces.append({"Space": " ", "SoftBreak": "\n"}.get(kind) or content[1])
    return "".join(pieces)


def set_in(locale: str, *inlines: Any) -> str:
    return plain(typeset([{"t": "Para", "c": list(inlines)}], locale)[0]["c"])


def test_a_mark_after_emphasis_has_its_space() -> None:
    assert set_in("fr", {"t": "Emph", "c": words("le droit")}, *words(" ?")) == "le droit\u202f?"


def test_a_mark_within_a_link_has_its_space() -> None:
    link = {"t": "Link", "c": [["", [], []], words("Quoi ? Oui"), ["https://a.example/", ""]]}
    assert set_in("fr", *words("Voici :"), {"t": "SoftBreak"}, link) == "Voici\u00a0:\nQuoi\u202f? Oui"


def test_code_and_addresses_stay_as_they_are_and_another_language_keeps_its_rules() -> None:
    code = {"t": "Code", "c": [["", [], []], "a ; b"]}
    address = {"t": "Link", "c": [["", ["uri"], []], words("a.example/x ;"), ["https://a.example/x", ""]]}
    english = {"t": "Span", "c": [["", [], [["lang", "en"]]], words("5 % ; x")]}
    assert set_in("fr", code, {"t": "Space"}, address, {"t": "Space"}, english) == "a ; b a.example/x ; 5\u00a0% ; x"


def test_chinese_lines_are_joined_without_a_space() -> None:
    line = [{"t": "Str", "c": "住房"}, {"t": "SoftBreak"}, {"t": "Str", "c": "政策"}, {"t": "SoftBreak"}]
    assert set_in("zh-Hans", *line, {"t": "Strong", "c": [{"t": "Str", "c": "报告"}]}) == "住房政策报告"
    assert set_in("en", *line) == "住房\n政策\n"


def test_attributes_and_targets_are_no_text() -> None:
    header = {"t": "Header", "c": [1, ["a", ["b c"], [["lang", "fr"]]], words("Quoi ?")]}
    assert typeset([header], "fr")[0]["c"][:2] == header["c"][:2]


def test_in_a_redline_what_is_deleted_is_a_text_of_its_own() -> None:
    def marked(kind: str, text: str) -> Any:
        return {"t": "Span", "c": [["", [kind], []], words(text)]}

    assert set_in("fr", marked("pb-del", "Note 2"), marked("pb-ins", "Note 3")) == "Note\u00a02Note\u00a03"
    assert set_in("fr", *words("Quoi"), marked("pb-del", "!"), *words(" ?")) == "Quoi!\u202f?"
    assert set_in("fr", *words("12 "), marked("pb-del", "ans"), marked("pb-ins", "%")) == "12\u00a0ans%"

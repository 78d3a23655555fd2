"""Asks pandoc which words it reads as places in a work (`p.`, `Kap.`), and writes them beside `language.terms`.

One file a language: by tag, by kind of place (CSL's locators), the words that pandoc reads before a number, the one
that it prints first, then its plural. A region stands there only with the words that its language has otherwise. A
language of which pandoc knows nothing has no file. Run it again when pandoc's version changes.
"""

import json
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from keyword import iskeyword
from pathlib import Path

from babel import localedata

from paperbuild.engines.pandoc import pandoc_path
from paperbuild.language.terms import PLACE_KINDS

FOLDER = Path(__file__).parent.parent / "src/paperbuild/language/terms"

Terms = Mapping[str, list[str]]

_FUTURE = "from __future__ import annotations"
_FORMS = [f'form="{form}" plural="{plural}"' for form in ("short", "long", "symbol") for plural in ("false", "true")]
_STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>t</title><id>t</id><updated>2026-01-01T00:00:00Z</updated></info>
<citation><layout>{}</layout></citation></style>"""


def terms(tag: str) -> Terms:
    """By kind of place, the words that pandoc reads in the language `tag`."""
    printed = dict(zip(PLACE_KINDS, _printed(tag), strict=True))
    candidates = [(kind, word) for kind, words in printed.items() for word in dict.fromkeys(words) if word]
    kinds = _kinds_read([word for _, word in candidates], tag)
    read: dict[str, list[str]] = {}
    for (kind, word), found in zip(candidates, kinds, strict=True):
        if found == kind:
            read.setdefault(kind, []).append(word)
    return read


def _printed(tag: str) -> list[list[str]]:
    """For each kind, its word in each form, empty where the language has none."""
    fields = "".join(f'<text term="{kind}" {form}/><text value="|"/>' for kind in PLACE_KINDS for form in _FORMS)
    words = _cited("[@key]", _STYLE.format(fields), tag).split("|")
    return [[word.strip() for word in words[at : at + len(_FORMS)]] for at in range(0, len(words) - 1, len(_FORMS))]


def _kinds_read(words: Sequence[str], tag: str) -> list[str]:
    """As which kind of place each word is read before a number."""
    branches = "".join(
        f'<{"else-if" if at else "if"} locator="{kind}"><text value="{kind}"/></{"else-if" if at else "if"}>'
        for at, kind in enumerate(PLACE_KINDS)
    )
    chosen = f'<choose><if variable="locator"><choose>{branches}</choose></if></choose><text value="#"/>'
    text = "".join(f"[@key, {word} 4]\n\n" for word in words)
    lines = _cited(text, _STYLE.format(chosen), tag).split("\n\n")
    return [line.split("#")[0].strip() for line in lines]


def _cited(text: str, style: str, tag: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        csl, library = Path(folder, "style.csl"), Path(folder, "library.bib")
        csl.write_text(style, encoding="utf-8")
        library.write_text("@book{key, title = {T}}\n", encoding="utf-8")
        command = [pandoc_path(), "--from=markdown-smart", "--to=plain", "--wrap=none", "--citeproc", f"--csl={csl}"]
        command += [f"--bibliography={library}", f"--metadata=lang:{tag}", "--metadata=suppress-bibliography:true"]
        done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=True)  # noqa: S603 - pandoc
    return done.stdout.strip()


def tables() -> Mapping[str, Mapping[str, Terms]]:
    """By language, then by tag, what pandoc reads there."""
    tags = sorted({name.replace("_", "-") for name in localedata.locale_identifiers()})
    unknown = terms("und")
    found: dict[str, dict[str, Terms]] = {}
    for tag in sorted(tags, key=lambda tag: (tag.count("-"), tag)):
        language, _, region = tag.partition("-")
        read = terms(tag)
        own = found.setdefault(language, {})
        if not region:
            own.update({tag: read} if read != unknown or language == "en" else {})
        elif own and (others := otherwise(read, nearest(own, tag))):
            own[tag] = others
    return {language: own for language, own in found.items() if own}


def nearest(own: Mapping[str, Terms], tag: str) -> Terms:
    """What a language has for every beginning of `tag`, the longest last."""
    steps = tag.split("-")
    beginnings = ("-".join(steps[:end]) for end in range(1, len(steps)))
    return {kind: words for one in beginnings for kind, words in own.get(one, {}).items()}


def otherwise(read: Terms, near: Terms) -> Terms:
    """What of `read` is not in `near`; a kind that has no word any more has an empty list."""
    return {kind: read.get(kind, []) for kind in {**near, **read} if read.get(kind, []) != near.get(kind, [])}


def text(own: Mapping[str, Terms]) -> str:
    """A file as it stands: for each tag, a line for each kind."""
    lines = ['"""Written by `scripts/terms.py`, which says what this is."""', "", _FUTURE, "", "TERMS = ("]
    for tag, kinds in own.items():
        lines += ["    (", f'        "{tag}",', "        {"]
        for kind, words in kinds.items():
            quoted = ", ".join(json.dumps(word, ensure_ascii=False) for word in words)
            lines.append(f'            "{kind}": ({quoted}{"," if len(words) == 1 else ""}),')
        lines += ["        },", "    ),"]
    return "\n".join([*lines, ")", ""])


if __name__ == "__main__":
    for language, own in tables().items():
        name = f"{language}{'_' * iskeyword(language)}.py"
        (FOLDER / name).write_text(text(own), encoding="utf-8")

"""Asks pandoc what it calls the parts of a document in each language, and writes it beside `language.names`.

One file a language, by tag: what stands before a number (`Table`), and the titles of lists. Pandoc has these for LaTeX
and Word. A region or a script stands there only with what its language has otherwise; a language of which pandoc knows
nothing has no file. Run it again when pandoc's version changes.
"""

import json
import subprocess
from collections.abc import Mapping
from keyword import iskeyword
from pathlib import Path

from babel import localedata

from paperbuild.engines.pandoc import pandoc_path
from paperbuild.language.names import NAMED

FOLDER = Path(__file__).parent.parent / "src/paperbuild/language/names"

Names = Mapping[str, str]


def names(tag: str) -> Names:
    """By what it is the name of, the name that pandoc has in the language `tag`; empty where it does not know that."""
    command = [pandoc_path(), f"--print-default-data-file=translations/{tag}.yaml"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - pandoc
    if done.returncode:
        return {}
    lines = (line.partition(":") for line in done.stdout.splitlines())
    said = {name.strip(): word.strip().strip("\"'") for name, _, word in lines}
    return {ours: said[theirs] for ours, theirs in NAMED.items() if said.get(theirs)}


def tables() -> Mapping[str, Mapping[str, Names]]:
    """By language, then by tag, what pandoc says there. A language that is written in two scripts may have no entry of
    its own: what it has in the script that CLDR takes for it stands for it."""
    tags = sorted({name.replace("_", "-") for name in localedata.locale_identifiers()})
    found: dict[str, dict[str, Names]] = {}
    for tag in sorted(tags, key=lambda tag: (tag.count("-"), tag)):
        language, _, rest = tag.partition("-")
        said, own = names(tag), found.setdefault(language, {})
        near = own.get(language, {})
        if said and (not rest or not near):
            own[language] = said
        elif others := {name: word for name, word in said.items() if near.get(name) != word}:
            own[tag] = others
    return {language: own for language, own in found.items() if own}


def text(own: Mapping[str, Names]) -> str:
    """A file as it stands: for each tag, a line for each name."""
    lines = ['"""Written by `scripts/names.py`, which says what this is."""', "", "from __future__ import annotations"]
    lines += ["", "NAMES = ("]
    for tag, said in own.items():
        lines += ["    (", f'        "{tag}",', "        {"]
        lines += [f'            "{name}": {json.dumps(word, ensure_ascii=False)},' for name, word in said.items()]
        lines += ["        },", "    ),"]
    return "\n".join([*lines, ")", ""])


if __name__ == "__main__":
    for language, own in tables().items():
        name = f"{language}{'_' * iskeyword(language)}.py"
        (FOLDER / name).write_text(text(own), encoding="utf-8")

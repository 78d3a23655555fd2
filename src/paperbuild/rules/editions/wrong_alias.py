"""An alias or a correction leads nowhere, an alias round in a loop, or its old address is still there.

    [aliases]
    "rents.p3" = "rents.p99"
    ^^^^^^^^^^ nothing in the paper is called `rents.p99`

An alias has the old address on the left and, on the right, one that the paper has now: `paperbuild edition promise`
lists these. If the old address is still there, delete the alias: the address leads to where it has always led. That is
a warning, the other two are errors. Where languages differ, write the alias into `[locale-aliases.fr]`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from paperbuild.compare.now import addresses_there
from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.nearest import did_you_mean
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.aliases import aliases_of, meant
from paperbuild.model.paper import Locale, Paper
from paperbuild.syntax.merge_marks import without_conflicts
from paperbuild.syntax.toml_places import Path, toml_places

RULE = Rule("UPD007", "wrong-alias", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every alias that does not do what it should, in the first language in which it does not."""
    file, settings = paper.project.settings, paper.settings
    is_whole = all(section.is_readable for section in paper.sections)
    yield from _of_corrections(paper) if is_whole else ()
    if file is None or not (settings.aliases or settings.locale_aliases) or not is_whole:
        return
    places = toml_places(without_conflicts(file.text))
    locales = {one.code: one for one in paper.locales if one.sections}
    for old in settings.aliases:
        others = [one for code, one in locales.items() if old not in settings.locale_aliases.get(code, {})]
        yield from _first(file, ("aliases", old), places, [_fault(paper, one, old) for one in others])
    for code, own in settings.locale_aliases.items():
        for old in own if code in locales else ():
            path: Path = ("locale-aliases", code, old)
            yield from _first(file, path, places, [_fault(paper, locales[code], old)])
        if code not in locales:
            span = places.get(("locale-aliases", code), Span(0, 0))
            hint = did_you_mean(code, locales) or f"the paper has {', '.join(f'`{one}`' for one in locales)}"
            yield RULE.at(file, span, f"the paper has no locale `{code}`", hint)


def _of_corrections(paper: Paper) -> Iterator[Diagnostic]:
    """Every address in a correction that leads nowhere."""
    files = {one.code: one.metadata for one in paper.project.locales}
    for locale in paper.locales:
        file, named = files.get(locale.code), [one.addresses for one in locale.metadata.corrections]
        if file is None or not any(named) or not locale.sections:
            continue
        there, aliases = addresses_there(paper, locale), aliases_of(paper.settings, locale.code)
        places = toml_places(without_conflicts(file.text))
        for number, addresses in enumerate(named):
            for address in addresses:
                if meant(address, aliases) in there or _is_work(address, paper):
                    continue
                span = places.get(("corrections", number, "addresses"), Span(0, 0))
                hint = did_you_mean(address, there) or "`paperbuild edition promise` lists the addresses that there are"
                message = f"the correction leads to `{address}`, and nothing in the paper is called so"
                yield RULE.at(file, span, message, hint, locale.code)


def _is_work(address: str, paper: Paper) -> bool:
    return address.startswith("work.") and address.removeprefix("work.") in paper.bibliography.known_keys


_Fault = tuple[Rule, str, str, str]


def _first(
    file: SourceFile, path: Path, places: Mapping[Path, Span], faults: list[_Fault | None]
) -> Iterator[Diagnostic]:
    fault = next(filter(None, faults), None)
    if fault:
        rule, message, hint, code = fault
        yield rule.at(file, places.get(path, Span(0, 0)), message, hint, code)


def _fault(paper: Paper, locale: Locale, old: str) -> _Fault | None:
    """What is wrong with the alias of `old` in one language."""
    aliases = aliases_of(paper.settings, locale.code)
    there, new = addresses_there(paper, locale), meant(old, aliases)
    if not new:
        return RULE, f"the alias of `{old}` leads round in a loop", "let it lead to what stands in the paper", ""
    if new not in there and not _is_work(new, paper):
        hint = did_you_mean(new, there) or "`paperbuild edition promise` lists the addresses that there are"
        return RULE, f"nothing in the paper is called `{new}`", hint, locale.code
    if old in there:
        rule = RULE.weighing(Severity.WARNING)
        return rule, f"`{old}` is still an address of the paper", "delete the alias", locale.code
    return None

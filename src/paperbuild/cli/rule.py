"""`paperbuild rule`: what a rule means, with an example, or a list of them all."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from itertools import groupby

import click

from paperbuild.cli.output import put
from paperbuild.cli.session import Session
from paperbuild.findings.diagnostic import Rule
from paperbuild.findings.errors import UsageError
from paperbuild.findings.nearest import did_you_mean
from paperbuild.report.text import columns
from paperbuild.rules.registry import FAMILIES, KNOWN_RULES, RULE_BY_NAME, RULES


@click.command("rule")
@click.argument("name", metavar="[CODE|NAME]", required=False)
@click.pass_obj
def _rule(session: Session, name: str | None) -> None:
    """Explains a rule with an example; without a rule, lists all rules by family."""
    if name is None:
        put("\n".join(_list(session)), is_painted=True)
        return
    rule = RULE_BY_NAME.get(name.lower()) or RULE_BY_NAME.get(name.upper())
    if rule is None:
        hint = did_you_mean(name, KNOWN_RULES) or "`paperbuild rule` lists them all"
        raise UsageError(f"no rule is called `{name}`", hint)
    put("\n".join(_explained(rule, session)), is_painted=True)


COMMANDS: Mapping[str, click.Command] = {"rule": _rule}


def _list(session: Session) -> Iterator[str]:
    """Each family with its rules: code, name, how much it weighs, and the first sentence about it."""
    longest = max(len(rule.name) for rule in RULES)
    for family, rules in groupby(RULES, key=lambda rule: rule.code[:3]):
        yield _styled(session, f"{family}  {FAMILIES[family]}", bold=True)
        for rule in rules:
            start = f"  {rule.code}  {rule.name:<{longest}}  {rule.severity.value:<7}"
            room = session.width - columns(start) - 2
            sentence = " ".join(rule.doc.strip().split("\n\n")[0].split())
            yield f"{start}  {textwrap.shorten(sentence, room, placeholder=' …')}" if room > 30 else start.rstrip()
    yield f"\n{len(RULES)} rules; `paperbuild rule CODE` explains one"


def _explained(rule: Rule, session: Session) -> Iterator[str]:
    yield _styled(session, f"{rule.code} {rule.name}", bold=True)
    yield f"{rule.severity.value}, unless paper.toml says otherwise under [rules]"
    for block in textwrap.dedent(rule.doc).strip().split("\n\n"):
        yield ""
        yield from _block(block, session)


def _block(block: str, session: Session) -> Iterator[str]:
    """A paragraph, filled to the width, or an example, as it stands."""
    lines = block.splitlines()
    if lines[0].startswith(" ") or any(line.lstrip().startswith("^") for line in lines):
        for line in textwrap.indent(textwrap.dedent(block), "    ").splitlines():
            yield _styled(session, line, fg="yellow") if line.lstrip().startswith("^") else line
    elif lines[0].startswith(("- ", "* ", "| ")):
        yield from lines
    else:
        yield from textwrap.wrap(block, min(session.width, 80), break_long_words=False, break_on_hyphens=False)


def _styled(session: Session, text: str, *, bold: bool = False, fg: str | None = None) -> str:
    return click.style(text, bold=bold or None, fg=fg) if session.is_coloured_on_stdout() else text

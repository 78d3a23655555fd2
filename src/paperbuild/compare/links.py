"""Compares where the links of a translation lead with where those of its source do.

A page in the language of the translation stands for the page in that of the source, where the two addresses differ by
the language alone: `/en/` and `/fr/`, `?lang=en` and `?lang=fr`, `report-en.pdf` and `report-fr.pdf`; or where only
that of the translation names one. Articles of Wikipedia and its sister projects have another title in each language.
A link to a heading without an identifier of its own names the words of the heading, which are others in each language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from urllib.parse import SplitResult, unquote, urlsplit

from paperbuild.findings.source import Span
from paperbuild.language.in_addresses import names_language
from paperbuild.model.blocks import Block
from paperbuild.model.section import Link
from paperbuild.model.translation import Difference, Kind, Pair

LANGUAGE_MARK = "{lang}"

_WIKIS = frozenset(
    "wikipedia.org wiktionary.org wikisource.org wikiquote.org wikibooks.org wikinews.org wikiversity.org"
    " wikivoyage.org".split()
)
_ARTICLE = "/wiki/"
_PARAMETERS = frozenset(
    "hl idioma l lang langid langue language lc lg ln lng locale set_lang setlang sprache ui_lang uselang".split()
)
"""What a query names a language by, where the source's address has none."""
_JOINTS = "-_.~"
_ENDS = 3  # how many places, from where two parts begin to differ, a code may begin or end at
_LONGEST = 1_000  # of an address
_STEPS = 40  # of a path, or parts of a query, at most: what has more is compared letter by letter
_NEAR = 20  # so many links of one block may change places, and be found
_WEB = frozenset({"http", "https"})
_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"“”»]+")
_AFTER_ADDRESS = ".,;:!?)]}'’…。、，）"
_WORD = re.compile(r"[^\W_]+")


def compare_links(
    source: Block, block: Block, groups: Sequence[Sequence[str]], anchors: Mapping[str, str]
) -> Iterator[Difference]:
    """Links that lead elsewhere; where they stand in a sentence is the translator's affair. `groups` are beginnings of
    addresses that stand for each other; `anchors` are the targets in the translation of links to headings, by those in
    the source (`anchors_of`)."""
    links = [replace(link, target=anchors.get(link.target, link.target)) for link in source.links]
    meant = {link.span: was.target for link, was in zip(links, source.links, strict=True)}
    wanted = Counter(link.target for link in links)
    written = Counter(link.target for link in block.links)
    if wanted == written:
        return
    missing, extra = _surplus(links, wanted - written), _surplus(block.links, written - wanted)
    languages = _Languages(source.locale, block.locale, groups, frozenset(anchors.values()))
    for mine in list(missing):
        other = next((one for one in extra[:_NEAR] if languages.are_one(mine.target, one.target)), None)
        if other is not None:
            missing.remove(mine)
            extra.remove(other)
    # A target of the source that the translation does not have leads nowhere here, which another rule tells.
    missing, extra = _unlike(missing, extra, meant)
    extra = _unwritten(extra, source.text, languages)
    for mine, other in zip_longest(missing, extra):
        span, written_target = (other.span, other.target) if other else (block.span, "")
        wanted_target, source_span, right = (meant[mine.span], mine.span, mine.target) if mine else ("", None, "")
        yield Difference(
            Kind.LINK, span, source, block, written_target, wanted_target, source_span=source_span, right=right
        )


def _unlike(missing: Sequence[Link], extra: Sequence[Link], meant: Mapping[Span, str]) -> tuple[list[Link], list[Link]]:
    """Links of the source and of the translation without those that are typed alike; `meant` is what is typed there."""
    alike = Counter(meant[link.span] for link in missing) & Counter(link.target for link in extra)
    mine, other = Counter(alike), Counter(alike)
    return _beyond(missing, mine, lambda link: meant[link.span]), _beyond(extra, other, lambda link: link.target)


def _beyond(links: Sequence[Link], count: Counter[str], target: Callable[[Link], str]) -> list[Link]:
    """`links` without as many to each target as `count` says."""
    left = []
    for link in links:
        if count[target(link)] > 0:
            count[target(link)] -= 1
        else:
            left.append(link)
    return left


def anchors_of(pairs: Iterable[Pair]) -> dict[str, str]:
    """By the target of a link to each heading of the source that of one to its counterpart: `#rents-in-cities` is
    `#loyers-des-villes` in French, if the headings have no identifier of their own."""
    headings = [(mine, other) for mine, other in pairs if mine and other and mine.anchor and other.anchor]
    return {f"#{mine.anchor}": f"#{other.anchor}" for mine, other in headings}


def _unwritten(links: Sequence[Link], text: str, languages: _Languages) -> list[Link]:
    """Those of `links` of the translation whose address the source, which is `text`, does not write out as words."""
    plain = [found.rstrip(_AFTER_ADDRESS) for found in _ADDRESS.findall(text)] if links else []
    left = []
    for link in links:
        is_bare = link.text.strip() == link.target
        same = next((one for one in plain[:_NEAR] if is_bare and languages.are_one(one, link.target)), None)
        if same is None:
            left.append(link)
        else:
            plain.remove(same)
    return left


def _surplus(links: Iterable[Link], count: Counter[str]) -> list[Link]:
    """Of `links`, as many to each target as `count` says: the last ones."""
    left = Counter(count)
    found = []
    for link in reversed(list(links)):
        if left[link.target] > 0:
            left[link.target] -= 1
            found.append(link)
    return found[::-1]


@dataclass(frozen=True)
class _Languages:
    """The language that addresses of the source name, and that which those of the translation do; the `groups` of
    addresses that stand for each other, and the `anchors` of the translation whose counterparts are known."""

    source: str
    translation: str
    groups: Sequence[Sequence[str]]
    anchors: frozenset[str]

    def are_one(self, mine: str, other: str) -> bool:
        """Whether an address of the translation stands for one of the source."""
        if mine == other:
            return True
        if max(len(mine), len(other)) > _LONGEST:
            return False
        if {mine[:1], other[:1]} == {"#"} or {mine, other} & self.anchors:
            return False  # within the paper an identifier is the same in every language
        is_one = self._are_in_one_group(mine, other) or self._differ_by_language(mine, other)
        return is_one or ("://" not in mine and _are_headings_one(mine, other))

    def _are_in_one_group(self, mine: str, other: str) -> bool:
        """Whether two addresses begin as one of the groups says, and are the same after that."""
        sides = (self.source, self.translation)
        return any({*_rests(mine, group, sides[0])} & {*_rests(other, group, sides[1])} for group in self.groups)

    def _differ_by_language(self, mine: str, other: str) -> bool:
        try:
            first, second = urlsplit(mine), urlsplit(other)
        except ValueError:
            return False
        if not ({first.scheme, second.scheme} <= _WEB or first.scheme == second.scheme):
            return False
        if "@" in first.netloc + second.netloc or (first.scheme and not first.netloc):
            return False
        host, other_host = (address.netloc.casefold().removeprefix("www.") for address in (first, second))
        if host != other_host:
            if not self._are_hosts_one(host.split("."), other_host.split(".")):
                return False
            if ".".join(host.split(".")[-2:]) in _WIKIS:
                return _is_article(first) and _is_article(second)
        return (
            self._are_paths_one(first.path or "/", second.path or "/", host)
            and self._are_queries_one(first.query, second.query, host)
            and self._is_same(first.fragment, second.fragment, host)
        )

    def _are_hosts_one(self, mine: list[str], other: list[str]) -> bool:
        """Labels of hosts; the last is a country's or a kind's, and never a language."""
        if mine[-1] != other[-1]:
            return False
        if len(mine) == len(other):
            pairs = [(a, b) for a, b in zip(mine, other, strict=True) if a != b]
            return len(pairs) == 1 and self._is_exchange(*pairs[0])
        return self._is_added(mine[:-1], other[:-1])

    def _is_added(self, mine: list[str], other: list[str]) -> bool:
        """Whether `other` has one step more than `mine`, which names the translation's language."""
        return len(other) == len(mine) + 1 and any(
            names_language(step, self.translation) and [*other[:at], *other[at + 1 :]] == mine
            for at, step in enumerate(other)
        )

    def _are_paths_one(self, mine: str, other: str, host: str) -> bool:
        first, second = mine.split("/"), other.split("/")
        if len(second) > _STEPS:
            return False
        if len(first) == len(second):
            return all(self._is_same(a, b, host) for a, b in zip(first, second, strict=True))
        return self._is_added(first, second)

    def _are_queries_one(self, mine: str, other: str, host: str) -> bool:
        first, second = (query.split("&") if query else [] for query in (mine, other))
        if len(second) > _STEPS:
            return False
        left = list(second)
        for pair in first:
            same = pair if pair in left else next((one for one in left if self._is_same_value(pair, one, host)), None)
            if same is None:
                return False
            left.remove(same)
        added = [pair.partition("=") for pair in left]
        return len(added) < 2 and all(
            name.casefold() in _PARAMETERS and names_language(value, self.translation, host) for name, _, value in added
        )

    def _is_same_value(self, mine: str, other: str, host: str) -> bool:
        """Whether two parts of a query, such as `lang=en`, have one name and are the same but for the language."""
        (name, is_pair, was), (other_name, _, now) = mine.partition("="), other.partition("=")
        return bool(is_pair) and name == other_name and self._is_same(was, now, host)

    def _is_exchange(self, mine: str, other: str, host: str = "") -> bool:
        return names_language(mine, self.source, host) and names_language(other, self.translation, host)

    def _is_same(self, mine: str, other: str, host: str) -> bool:
        """Whether two parts of addresses are the same but for the language that they name in one place; or that only
        the translation's names."""
        if mine == other:
            return True
        shorter = min(len(mine), len(other))
        start = _common(mine, other, shorter)
        end = _common(mine[::-1], other[::-1], shorter - start)
        for begin in _joints(mine, other, range(start, -1, -1)):
            for tail in _ends(mine, other, range(end, -1, -1)):
                was, now = mine[begin : len(mine) - tail], other[begin : len(other) - tail]
                if self._is_exchange(was, now, host):
                    return True
                if not was.strip(_JOINTS) and names_language(now.strip(_JOINTS), self.translation, host):
                    return True
        return False


def _are_headings_one(mine: str, other: str) -> bool:
    """Whether two places on one other page are named by words, those of the source and others: `a.md#our-rights` and
    `a.md#nos-droits`. Where most of the words are the same, they are names that the source has for two places."""
    (page, _, name), (other_page, _, other_name) = mine.partition("#"), other.partition("#")
    words, other_words = ({*_WORD.findall(unquote(one).casefold())} for one in (name, other_name))
    is_made = len(words) > 1 and (len(other_words) > 1 or not other_name.isascii())
    return page == other_page != "" and is_made and 2 * len(words & other_words) <= len(other_words)


def _common(first: str, second: str, most: int) -> int:
    """How many letters two texts begin with that are the same, `most` of them at most."""
    return next((at for at in range(most) if first[at] != second[at]), most)


def _rests(address: str, group: Sequence[str], tag: str) -> Iterator[str]:
    """What follows in `address` each beginning of the group that it has; its `{lang}` names the language of `tag`."""
    for beginning in group:
        before, is_marked, after = beginning.partition(LANGUAGE_MARK)
        if not address.startswith(before):
            continue
        rest = address[len(before) :]
        if not is_marked:
            yield rest
            continue
        end = rest.find(after) if after else len(rest)
        if end > 0 and names_language(rest[:end], tag, before.partition("://")[2].partition("/")[0]):
            yield rest[end + len(after) :]


def _is_article(address: SplitResult) -> bool:
    return address.path.startswith(_ARTICLE) and len(address.path) > len(_ARTICLE)


def _joints(mine: str, other: str, places: Iterable[int]) -> list[int]:
    """The first of `places`, counted from the start, at which a word may begin in both."""
    return [at for at in places if _is_joint(mine, at) and _is_joint(other, at)][:_ENDS]


def _ends(mine: str, other: str, places: Iterable[int]) -> list[int]:
    """The first of `places`, counted from the end, at which a word may end in both."""
    return [at for at in places if _is_joint(mine, len(mine) - at) and _is_joint(other, len(other) - at)][:_ENDS]


def _is_joint(text: str, at: int) -> bool:
    """Whether a word may begin or end at an offset: at either end, beside a sign or a figure, where capitals begin."""
    if at in {0, len(text)}:
        return True
    before, after = text[at - 1], text[at]
    return not (before.isalpha() and after.isalpha()) or (before.islower() and after.isupper())

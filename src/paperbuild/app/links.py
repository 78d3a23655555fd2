"""Asks the addresses of a paper, several hosts at a time and each host gently; remembers for a while what they said."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from paperbuild.app.write import write_files
from paperbuild.engines.web import Web, WebAnswer
from paperbuild.findings.errors import OutputError
from paperbuild.upkeep.web_addresses import Asked, hosts_of

_AT_A_TIME = 12  # hosts
_OF_A_HOST = 2  # addresses at a time
_DAY_S = 86_400
_MOST_KEPT = 20_000


@dataclass
class AnswersKept:
    """What addresses said, in a file, each with the second at which it was said (since 1970); none counts that is older
    than `age_days` at `now`. Without a `path`, nothing is kept."""

    path: Path | None
    now: float
    age_days: float
    _known: dict[str, list[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        try:
            said = json.loads(self.path.read_text(encoding="utf-8")) if self.path else {}
        except (OSError, ValueError):
            said = {}
        self._known = said if isinstance(said, dict) else {}

    def get(self, address: str) -> WebAnswer | None:
        """What an address said lately."""
        try:
            at, status, moved, body = self._known[address]
            is_young = 0 <= self.now - at < self.age_days * _DAY_S
            return WebAnswer(int(status), str(moved), body=str(body).encode()) if is_young else None
        except (KeyError, TypeError, ValueError):
            return None

    def put(self, address: str, answer: WebAnswer) -> None:
        """Keeps what an address said; not that nothing was heard, which may be otherwise the next time."""
        if answer.status > 0 and answer.status < 500 and answer.status != 429:
            body = answer.body.decode("utf-8", "replace") if len(answer.body) < 2000 else ""
            self._known[address] = [self.now, answer.status, answer.moved, body]

    def close(self) -> None:
        """Writes down what is known; a folder that cannot be written to keeps nothing."""
        if self.path is None:
            return
        newest = sorted(self._known.items(), key=_age, reverse=True)[:_MOST_KEPT]
        try:
            write_files({self.path: json.dumps(dict(newest)).encode()})
        except OutputError:
            return


def _age(pair: tuple[str, list[Any]]) -> float:
    at = pair[1][0] if isinstance(pair[1], list) and pair[1] else 0
    return at if isinstance(at, int | float) else 0.0


@dataclass(frozen=True)
class LinkAnswers:
    """What each address `said`, now or lately; `known` are those that were not asked again."""

    said: Mapping[str, WebAnswer]
    known: Collection[str]

    @property
    def summary(self) -> str:
        """How many addresses were asked, in a line; and how many were not, or gave no answer."""
        fresh = [one for address, one in self.said.items() if address not in self.known]
        asked = [one for one in fresh if one.was_asked]
        silent = sum(one.status == 0 and not one.is_no_host for one in asked)
        said = f"{len(asked) or 'no'} {'address' if len(asked) < 2 else 'addresses'} asked"
        counts = (
            (silent, "without an answer"),
            (len(self.known), "known from an earlier run"),
            (len(fresh) - len(asked), "not asked"),
        )
        return ", ".join([said, *(f"{count} {what}" for count, what in counts if count)])


def ask_all(asked: Sequence[Asked], web: Web, kept: AnswersKept, told: Callable[[int, int], None]) -> LinkAnswers:
    """What each address said; `told` hears how many of how many are known, while they come in."""
    bodies = {one.address for one in asked if one.doi}
    answers = {one.address: answer for one in asked if (answer := kept.get(one.address)) is not None}
    known = frozenset(answers)
    left = {host: [one for one in own if one not in answers] for host, own in hosts_of(asked).items()}
    lanes = [own[start::_OF_A_HOST] for own in left.values() for start in range(_OF_A_HOST) if own[start::_OF_A_HOST]]
    total = len(answers) + sum(map(len, lanes))
    told(len(answers), total)

    def ask_lane(lane: Sequence[str]) -> None:
        for address in lane:
            answers[address] = answer = web.ask(address, wants_body=address in bodies)
            kept.put(address, answer)
            told(len(answers), total)

    with ThreadPoolExecutor(_AT_A_TIME, "links") as threads:
        for done in [threads.submit(ask_lane, lane) for lane in lanes]:
            done.result()
    kept.close()
    return LinkAnswers(answers, known)

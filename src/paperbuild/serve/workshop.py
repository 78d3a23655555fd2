"""Makes what the browsers show, in one thread for the text and one for the pages: the newest paper wins.

Whatever happens, the last good result stays until there is a better one; what is in the way of that is told.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from paperbuild.app.locales import Target, accepted
from paperbuild.app.named import named_translation
from paperbuild.app.records import write_records
from paperbuild.checks.check import judge
from paperbuild.core.memo import Memo
from paperbuild.engines.layout.pool import LayoutPool
from paperbuild.engines.pandoc import end_running
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.errors import PaperbuildError
from paperbuild.language.dates import language_name
from paperbuild.language.typography import direction
from paperbuild.model.formats import Format
from paperbuild.model.paper import Paper
from paperbuild.report.json import finding_as_values
from paperbuild.serve.living import LivingPaper
from paperbuild.serve.making import BESIDE, Made, Shown, make_beside, make_files

Wanted = tuple[str, str]
"""Something that may be shown: a locale by its code, and what of it (`serve.making.SHOWN_KINDS`)."""

_Answer = TypeVar("_Answer")
_BREATH_S = 0.03  # in which browsers fetch what is new, before the paper is checked in this same process
_PRINTED = (Format.PDF.value, Format.EPUB.value)  # for which pages are laid out


class Workshop:
    """Keeps what is shown of the paper in `folder` as new as it can; calls `tell` whenever there is something new.

    All of it but what runs in its threads belongs to the event loop in which it runs.
    """

    def __init__(self, folder: Path, memory: Memo, tell: Callable[[], None]) -> None:
        self.shown: dict[Wanted, Shown] = {}
        self.findings: Sequence[Mapping[str, Any]] = ()
        self._folder, self._memory, self._tell = folder, memory, tell
        self._living = LivingPaper(folder, memory)
        self._pool = LayoutPool(0)
        self._paper_thread, self._layout_thread = ThreadPoolExecutor(1, "paper"), ThreadPoolExecutor(1, "layout")
        self._wake = asyncio.Event()
        self._laying_out: asyncio.Task[None] | None = None
        self._wants: dict[object, tuple[Wanted, ...]] = {}
        self._is_touched, self._revision, self._checked = True, 0, -1
        self._made_at: dict[Wanted, int] = {}
        self._noticed: dict[Wanted, tuple[Diagnostic, ...]] = {}
        self._trouble: Mapping[str, str] | None = None
        self._about: Mapping[str, Any] = {"title": "", "slug": "", "source": "", "locales": []}
        self._busy: tuple[Wanted, ...] = ()

    # What others tell it

    def touch(self) -> None:
        """Something in the folder has changed, perhaps."""
        self._is_touched = True
        self._wake.set()

    def want(self, who: object, wanted: Iterable[Wanted]) -> None:
        """What `who` looks at from now on; nothing any more where that is empty."""
        self._wants[who] = tuple(wanted)
        if not self._wants[who]:
            del self._wants[who]
        self._wake.set()

    async def accept(self, code: str, path: str, line: int) -> tuple[str, ...]:
        """Records that the block of the translation `code` at a `line` (from 1) of the text at `path` is up to date, as
        `locale accept` does; gives back the paths of the records that were written.

        Raises UsageError where there is no such block, OutputError where a record cannot be written.
        """
        written = await self._in_turn(partial(self._accept, code, path, line))
        self.touch()
        return written

    def _accept(self, code: str, path: str, line: int) -> tuple[str, ...]:
        paper = self._living.whole
        steps = path.split("/")
        target = Target(steps[-1], line, is_source=steps[1:2] == [paper.source.code])
        return write_records(self._folder, paper, accepted(paper, named_translation(paper, code), target))

    # What it tells

    def state(self) -> Mapping[str, Any]:
        """What a browser is told: what there is of the paper, by digests, and how it stands."""
        counts = Counter(one["severity"] for one in self.findings)
        return {
            **self._about,
            "revision": self._revision,
            "made": {"/".join(key): shown.about for key, shown in self.shown.items()},
            "busy": ["/".join(key) for key in self._busy],
            "checked": self._checked,
            "counts": {"error": counts["error"], "warning": counts["warning"], "note": counts["note"]},
            "broken": list(self._living.broken),
            "trouble": self._trouble,
        }

    async def of(self, wanted: Wanted, answer: Callable[[Shown], _Answer]) -> _Answer | None:
        """What `answer` says, in turn with all else, of something that is shown; None where it is not there."""
        shown = self.shown.get(wanted)
        return None if shown is None else await self._in_turn(partial(answer, shown))

    # What it does

    async def run(self) -> None:
        """Works until it is cancelled; then `close` ends what is still at work."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            try:
                await self._work()
            except Exception as error:  # a fault of ours in one text must not end the preview
                self._say(error)

    def close(self) -> None:
        """Ends every process and thread at once."""
        self._pool.end()
        end_running()
        for thread in (self._layout_thread, self._paper_thread):
            thread.shutdown(cancel_futures=True)
        self._living.close()
        self._pool.__exit__()
        self._memory.close()

    def _say(self, error: Exception) -> None:
        """Tells what is in the way; not of a paper that has changed meanwhile, which is read again."""
        if self._is_touched:
            return
        if isinstance(error, PaperbuildError):
            self._trouble = {"message": str(error), "hint": error.hint}
        elif isinstance(error, OSError):
            self._trouble = {"message": f"the paper cannot be shown: {error.strerror or error}", "hint": ""}
        else:
            said = f"paperbuild failed: {type(error).__name__}: {error}"
            self._trouble = {"message": said, "hint": "this is a fault of paperbuild: please report it"}
        self._tell()

    async def _work(self) -> None:
        await self._renew()
        if self._is_printed_first():
            self._begin_layout()
        is_free = not (self._is_printed_first() and self._laying_out)
        for wanted in self._wanted(Format.HTML.value, BESIDE) if is_free else ():
            made = await self._in_turn(partial(self._make_text, *wanted))
            if await self._renew():
                self._wake.set()
                return
            self._take([wanted], made, self._revision)
        self._begin_layout()
        if self._checked != self._revision:
            await asyncio.sleep(_BREATH_S)
            await self._check()
        if self._laying_out is None:
            await self._in_turn(self._memory.close)  # forgets what the last paper needed and this one does not

    def _is_printed_first(self) -> bool:
        """Whether pages are what everybody looks at: what else is wanted waits for them."""
        return bool(self._wants) and all(wanted[0][1] in _PRINTED for wanted in self._wants.values())

    def _begin_layout(self) -> None:
        if self._wanted(*_PRINTED) and self._laying_out is None:
            self._laying_out = asyncio.create_task(self._lay_out())

    async def _renew(self) -> bool:
        """Looks at the folder where something may have changed; whether the paper is another now."""
        if not self._is_touched:
            return False
        self._is_touched = False
        first = tuple(dict.fromkeys(code for code, _ in self._all_wanted()))
        is_new = await self._in_turn(partial(self._living.renew, first))
        if self._trouble is not None:
            self._trouble = None
            self._tell()
        if is_new:
            self._revision += 1
            self._about = await self._in_turn(self._read_about)
        return is_new

    def _read_about(self) -> Mapping[str, Any]:
        paper = self._living.edition(self._living.source_code)
        return {
            "title": paper.source.metadata.title,
            "slug": paper.settings.slug,
            "source": paper.source.code,
            "locales": [
                {"code": one.code, "name": language_name(one.code), "direction": direction(one.code)}
                for one in paper.project.locales
                if one.sections
            ],
        }

    def _all_wanted(self) -> list[Wanted]:
        """What somebody looks at, each once; where nobody does, the text of the source, so that it is there at once."""
        wanted = list(dict.fromkeys(one for many in self._wants.values() for one in many))
        return wanted or [(self._about["source"], Format.HTML.value)]

    def _wanted(self, *kinds: str) -> list[Wanted]:
        """What is to be made of those kinds: of locales that are there, and not made yet of the paper as it is."""
        codes = {one["code"] for one in self._about["locales"]}
        wanted = [(code, kind) for code, kind in self._all_wanted() if kind in kinds and code in codes]
        return [one for one in wanted if self._made_at.get(one) != self._revision]

    def _make_text(self, code: str, kind: str) -> Made:
        if kind == BESIDE:
            return make_beside(self._living.edition(code), code)
        return make_files(self._living.edition(code), code, [kind], self._pool, self._memory)

    def _take(self, wanted: Sequence[Wanted], made: Made, revision: int) -> None:
        """Shows what was made, if there is any; else what was shown before stays."""
        for one in wanted:
            self._made_at[one] = revision
            self._noticed[one] = made.noticed
            if (shown := made.shown.get(one[1])) is not None:
                self.shown[one] = shown
        self._tell()

    async def _check(self) -> None:
        revision = self._revision
        noticed = [one for many in self._noticed.values() for one in many]
        found = await self._in_turn(partial(self._find, noticed))
        if revision == self._revision:
            self.findings, self._checked = found, revision
            self._tell()

    def _find(self, noticed: Sequence[Diagnostic]) -> Sequence[Mapping[str, Any]]:
        verdict = judge(self._living.whole, [*self._living.findings(), *noticed])
        return [finding_as_values(one) for one in verdict.findings]

    async def _lay_out(self) -> None:
        """Lays out pages until those that are looked at are those of the paper as it is."""
        try:
            while wanted := self._wanted(*_PRINTED):
                code, revision = wanted[0][0], self._revision
                keys = [one for one in wanted if one[0] == code]
                try:
                    await self._lay_out_one(code, keys)
                except Exception as error:  # as above
                    self._say(error)
                    self._made_at |= dict.fromkeys(keys, revision)  # it would fail again
        finally:
            self._busy, self._laying_out = (), None
            self._tell()
            self._wake.set()

    async def _lay_out_one(self, code: str, keys: Sequence[Wanted]) -> None:
        revision = self._revision
        paper: Paper = await self._in_turn(partial(self._living.edition, code))
        self._busy = tuple(keys)
        self._tell()
        kinds = [kind for _, kind in keys]
        work = partial(make_files, paper, code, kinds, self._pool, self._memory)
        made = await asyncio.get_running_loop().run_in_executor(self._layout_thread, work)
        if revision == self._revision:
            self._take(keys, made, revision)
            self._checked = -1  # what was noticed in the pages is told, too

    async def _in_turn(self, work: Callable[[], _Answer]) -> _Answer:
        """What `work` gives back, done in the thread of the paper after all that was begun before."""
        return await asyncio.get_running_loop().run_in_executor(self._paper_thread, work)

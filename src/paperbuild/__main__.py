"""Where the program begins: where nothing has changed it says again what it said, otherwise it does what it is told."""

from __future__ import annotations

import os
import sys
import time

from paperbuild.core.again import Question, Said, Unknown, known_answer
from paperbuild.core.tool import cache_folder


def main() -> None:
    """Runs `paperbuild` with the arguments of this process, and exits."""
    start = time.perf_counter()
    _open_ends()
    question = _question(sys.argv[1:])
    answer = known_answer(question) if question else None
    if question and answer:
        status, said = answer
        if question.is_timed:
            seconds = round(time.perf_counter() - start, 4)
            said.append((2, b'{"step": "nothing has changed", "seconds": %s}\n' % str(seconds).encode()))
        _say(said)
        sys.exit(status)
    from paperbuild.cli import main as run

    run(question=question)


def _open_ends() -> None:
    """Where standard output or error is closed, what is said goes nowhere: not into the next file that is opened."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w"))  # noqa: PTH123, SIM115 - as long as the process


def _question(arguments: list[str]) -> Question | None:
    try:
        cache = cache_folder()
        return Question(arguments, cache) if cache else None
    except (OSError, Unknown):
        return None


def _say(said: Said) -> None:
    try:
        for stream, text in said:
            out = (sys.stdout if stream == 1 else sys.stderr).buffer
            out.write(text)
            out.flush()
    except BrokenPipeError:
        # Whoever read has seen enough; what is left in a buffer has nowhere to go, and Python would complain of it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(141)  # 128 + SIGPIPE
    except OSError as error:
        for number in (1, 2) if stream == 2 else (1,):
            os.dup2(os.open(os.devnull, os.O_WRONLY), number)
        sys.stderr.write(
            f"paperbuild: cannot write to standard {'output' if stream == 1 else 'error'}: {error.strerror}\n"
        )
        sys.exit(2)


if __name__ == "__main__":
    main()

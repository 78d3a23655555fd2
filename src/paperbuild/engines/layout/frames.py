"""Messages over a pipe: eight bytes that say how long a message is, then the message."""

from __future__ import annotations

from typing import IO

_LENGTH_BYTES = 8


def write_frame(pipe: IO[bytes], message: bytes) -> None:
    """Writes `message` and sends it off. Raises OSError where nobody reads any more."""
    pipe.write(len(message).to_bytes(_LENGTH_BYTES))
    pipe.write(message)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> bytes | None:
    """The next message; None where the pipe ends, also amid a message."""
    length = pipe.read(_LENGTH_BYTES)
    if len(length) < _LENGTH_BYTES:
        return None
    wanted = int.from_bytes(length)
    message = pipe.read(wanted)
    return message if len(message) == wanted else None

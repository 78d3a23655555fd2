"""Makes a picture smaller that has more pixels than anybody could see: Pillow decodes it in a process of its own.

A picture may come from a stranger: what it does to Pillow ends that process, which has a limit of time and of memory.
Pillow is pinned: the same picture gives the same bytes.
"""

from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from paperbuild.engines.heap import limit_memory
from paperbuild.engines.limits import EngineLimits
from paperbuild.engines.python import python_command

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

_PROGRAM = f"from {__name__} import main; main()"
_QUALITY = 90
_SHARPNESS = 3.0  # how many times the size in the end may be left to the better, slower way: Pillow's own advice


def smaller_picture(content: bytes, width: int, height: int, limits: EngineLimits) -> bytes:
    """The picture `content` in the same format, its proportions kept, in at most `width` × `height` pixels.

    Its transparency and its colour profile are kept, and how it is turned is done to its pixels; all else that is said
    in it about it goes. Empty where it stays as it is: it moves, Pillow cannot read it within `limits`, or it would be
    no smaller file.
    """
    command = python_command(_PROGRAM, str(width), str(height), str(limits.memory_mb))
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=limits.timeout_s, check=False)  # noqa: S603 - our own program
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout if done.returncode == 0 and len(done.stdout) < len(content) else b""


def main() -> None:
    """Writes the picture that comes in, made smaller, to standard output."""
    width, height, memory_mb = map(int, sys.argv[1:])
    limit_memory(memory_mb)
    sys.stdout.buffer.write(_smaller(sys.stdin.buffer.read(), width, height))


def _smaller(content: bytes, width: int, height: int) -> bytes:
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # what is too large is told before
    with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "WEBP")) as picture:
        form = picture.format or ""
        if getattr(picture, "n_frames", 1) > 1:
            return b""
        how = _how(form, content, picture)
        smooth = _with_tones(picture)
        smooth.thumbnail((width, height), Image.Resampling.LANCZOS, _SHARPNESS)
        turned = ImageOps.exif_transpose(smooth)
        out = io.BytesIO()
        turned.save(out, form, **how)
        return out.getvalue()


def _how(form: str, content: bytes, picture: Picture) -> dict[str, Any]:
    """With what a picture of a format is written. `exif` is empty: Pillow would write what it has read."""
    how: dict[str, Any] = {"icc_profile": picture.info.get("icc_profile"), "exif": b""}
    if form == "PNG":
        return {**how, "optimize": True}
    if form == "JPEG":
        return {**how, "quality": _QUALITY, "optimize": True}
    return {**how, "quality": _QUALITY, "lossless": content[12:16] == b"VP8L", "method": 4}


def _with_tones(picture: Picture) -> Picture:
    """The picture in colours between which there are others: of a palette there are none."""
    if picture.mode in {"P", "PA"} or "transparency" in picture.info:
        has_alpha = picture.mode == "PA" or "transparency" in picture.info
        return picture.convert("RGBA" if has_alpha else "RGB")
    return picture.convert("L") if picture.mode == "1" else picture

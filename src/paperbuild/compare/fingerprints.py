"""Fingerprints of what a block says: by them an edition's record knows it again, word for word or reworded.

A fingerprint begins with a digest of all the words. Behind it stands a sample of the pairs of words that follow each
other: the pairs with the smallest checksums (bottom-k sketch; Broder 1997, "On the resemblance and containment of
documents"). Two texts that share many pairs share many of the sample.

Signs of vowels belong to their words in the digest; the sample is made of letters alone, so that a record of an earlier
version of this tool, which knew no such signs, is still like the text that it is of.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from zlib import crc32

from paperbuild.language.letters import MARKS

_BY_LETTER = r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_WORD = re.compile(rf"{_BY_LETTER}|[^\W_]+(?:[{MARKS}]+[^\W_]*)*")
_PART = re.compile(rf"{_BY_LETTER}|[^\W_]+")
_SAMPLE = 16
_BITS = 0xFFFFF


def digest_of(text: str) -> str:
    """What stands for the words of `text`: capitals, spaces and punctuation do not count, nor does how an accent is
    stored; marks that are put on letters do, as the vowels of Hindi and Arabic are."""
    words = _WORD.findall(_folded(text))
    return blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


def fingerprint(text: str) -> str:
    """The digest of the words of `text`, and the sample of their pairs."""
    words = _PART.findall(_folded(text))
    pairs = {crc32(f"{one} {other}".encode()) & _BITS for one, other in zip(["", *words], [*words, ""], strict=True)}
    return " ".join([digest_of(text), *(f"{one:05x}" for one in sorted(pairs)[:_SAMPLE])])


def _folded(text: str) -> str:
    folded = text.casefold()
    if folded.isascii():
        return folded
    return unicodedata.normalize("NFC", folded.replace("i\u0307", "i"))  # what a Turkish capital becomes


def likeness(one: str, other: str) -> float:
    """How much two fingerprints have in common, 0 to 1: about the share of the pairs that both texts have."""
    (digest, *mine), (its_digest, *its) = one.split(), other.split()
    if digest == its_digest:
        return 1.0
    union = sorted({*mine, *its})[: max(len(mine), len(its))]
    both = {*mine} & {*its}
    return sum(pair in both for pair in union) / max(1, len(union))

"""Fingerprints of what a block says: by them an edition's record knows it again, word for word or reworded.

A fingerprint begins with a digest of all the words. Behind it stands a sample of the pairs of words that follow each
other: the pairs with the smallest checksums (bottom-k sketch; Broder 1997, "On the resemblance and containment of
documents"). Two texts that share many pairs share many of the sample.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from zlib import crc32

_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
_SAMPLE = 16
_BITS = 0xFFFFF


def digest_of(text: str) -> str:
    """What stands for the words of `text`: capitals, spaces and punctuation do not count, nor does how an accent is
    stored; marks that are put on letters do, as the vowels of Hindi and Arabic are."""
    return _digest(_words(text))


def fingerprint(text: str) -> str:
    """The digest of the words of `text`, and the sample of their pairs."""
    words = _words(text)
    pairs = {crc32(f"{one} {other}".encode()) & _BITS for one, other in zip(["", *words], [*words, ""], strict=True)}
    return " ".join([_digest(words), *(f"{one:05x}" for one in sorted(pairs)[:_SAMPLE])])


def likeness(one: str, other: str) -> float:
    """How much two fingerprints have in common, 0 to 1: about the share of the pairs that both texts have."""
    (digest, *mine), (its_digest, *its) = one.split(), other.split()
    if digest == its_digest:
        return 1.0
    union = sorted({*mine, *its})[: max(len(mine), len(its))]
    both = {*mine} & {*its}
    return sum(pair in both for pair in union) / max(1, len(union))


def _words(text: str) -> list[str]:
    folded = text.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFC", folded.replace("i\u0307", "i"))  # what a Turkish capital becomes
        folded = folded.translate({ord(letter): f"{ord(letter):x}" for letter in _marks(folded)})
    return _WORD.findall(folded)


def _marks(text: str) -> list[str]:
    """The marks in `text` that stand on a letter and are no letter to `re`: each becomes a number in its word."""
    return [one for one in {*text} if unicodedata.category(one).startswith("M") and not _WORD.match(one)]


def _digest(words: list[str]) -> str:
    return blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()

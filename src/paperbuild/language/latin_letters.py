"""Writes words of every script in the letters of ASCII. Only this module imports anyascii.

anyascii (ISC licence) has a table of what each letter is in ASCII, by the romanisations of its script: `Щербак` becomes
`Shcherbak`, `王` `Wang`, `ø` `o`, `ß` `ss`. It knows no language: Japanese characters get their Chinese readings, and
`ü` is `u` in German, too.
"""

from __future__ import annotations


def in_ascii(text: str) -> str:
    """`text` in ASCII. What has no counterpart there is left out."""
    if text.isascii():
        return text
    from anyascii import anyascii

    return anyascii(text)

"""Urdu."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(tag="ur", script="Arab", family="Hindustani")

"""Finds every format there is: the folders of `output/` that have a module `format`, each with its `FORMAT`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from importlib import import_module

from paperbuild.output.format import OutputFormat
from paperbuild.output.names import format_names


def _formats() -> Mapping[str, OutputFormat]:
    found = [import_module(f"paperbuild.output.{name}.format").FORMAT for name in format_names()]
    return {one.name: one for one in sorted(found, key=lambda one: one.place)}


FORMATS: Mapping[str, OutputFormat] = _formats()
"""Every format by its name, in the order in which they are made."""


def needs_layout(formats: Collection[str]) -> bool:
    """Whether the pages have to be laid out for these formats: the EPUB, too, names the pages of the PDF."""
    return any(FORMATS[name].needs_layout for name in formats)

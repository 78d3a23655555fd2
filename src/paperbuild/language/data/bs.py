"""Bosnian."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(tag="bs", family="Serbo-Croatian", letters="c:č c:ć d:dž d:đ l:lj n:nj s:š z:ž")

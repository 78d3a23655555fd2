"""Kurdish."""

from __future__ import annotations

from dataclasses import replace

from paperbuild.language.language import Language

LANGUAGE = Language(tag="ku")

FORMS = (replace(LANGUAGE, tag="ku-Arab", also=("ku-IQ",), script="Arab"),)

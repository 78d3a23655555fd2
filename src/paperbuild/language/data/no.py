"""Norwegian."""

from __future__ import annotations

from dataclasses import replace

from paperbuild.language.data.nb import LANGUAGE as BOKMAL

# Where a tag does not say which Norwegian, it is Bokmål: CLDR's parentLocales.
LANGUAGE = replace(BOKMAL, tag="no")

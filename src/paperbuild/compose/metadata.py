"""Sets what a translator wrote in `metadata.toml` as the language does."""

from __future__ import annotations

from typing import Any

from paperbuild.language.spacing import set_spaces
from paperbuild.language.typography import with_marks
from paperbuild.model.settings import Metadata, as_table
from paperbuild.syntax.settings import metadata_of


def typeset_metadata(metadata: Metadata, locale: str) -> Metadata:
    """`metadata` with the marks and spaces of its language in everything that a translator wrote."""

    def typeset(value: Any) -> Any:
        if isinstance(value, str):
            return set_spaces(with_marks(value, locale), locale)
        if isinstance(value, dict):
            return {name: typeset(inner) for name, inner in value.items() if inner is not None}
        return tuple(map(typeset, value)) if isinstance(value, tuple) else value

    table = as_table(metadata)
    # Names and addresses of people are as they are; so are abbreviations, which are looked for as they are typed.
    return metadata_of({**typeset(table), "translators": table["translators"]})

"""Nothing says which text of the source a section was translated from, so nobody can tell what has changed since.

    content/fr/05-rents.md
    ^ nothing in content/fr/made-from/ says what this was made from

When the translation says what the source says today, record it: `paperbuild locale accept fr 05-rents.md`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.paper import Paper
from paperbuild.model.project import RECORDS_FOLDER

RULE = Rule("LOC026", "not-recorded", Severity.WARNING, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every translated section, and every `metadata.toml`, without a record; of a broken one another rule tells."""
    recorded = {file.path for locale in paper.project.locales for file in locale.all_records}
    for translation in paper.translations:
        for section in translation.compared:
            path = f"content/{translation.code}/{RECORDS_FOLDER}/{section.name}"
            if not section.is_recorded and path not in recorded:
                message = f"nothing in content/{translation.code}/{RECORDS_FOLDER}/ says what it was made from"
                hint = f"when it is up to date, run `paperbuild locale accept {translation.code} {section.name}`"
                yield RULE.at_file(section.translated.path, message, hint, translation.code)

"""paperbuild builds position papers from Markdown sections and one BibTeX file.

What Python can call is listed in `__all__` and described, with examples, in docs/api.md:

    project = paperbuild.load("housing")
    for finding in paperbuild.check(project):
        print(finding.path, finding.start.line, finding.message)
    pdf = paperbuild.build(project, ["pdf"]).files["en", "pdf"]

Everything else may change with any release.
"""

from __future__ import annotations

__version__ = "0.1.0"

# Where each name is. It is imported when it is asked for: who wants the version alone has no use for the engines. Types
# are in `__init__.pyi`, as an import for them would make each room that names the version know the rooms above it.
_HOMES = {
    "Built": "app.api",
    "Diagnostic": "findings.diagnostic",
    "EngineError": "findings.errors",
    "EngineTimeoutError": "findings.errors",
    "Format": "model.formats",
    "MissingToolError": "findings.errors",
    "PaperbuildError": "findings.errors",
    "Project": "model.project",
    "Severity": "findings.diagnostic",
    "UsageError": "findings.errors",
    "build": "app.api",
    "check": "app.api",
    "load": "app.api",
    "status": "app.api",
}

__all__ = ["__version__", *_HOMES]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found  # so that it is looked for once
    return found


def __dir__() -> list[str]:
    return sorted(__all__)

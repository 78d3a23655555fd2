from paperbuild.app.api import Built, build, check, load, status
from paperbuild.findings.diagnostic import Diagnostic, Severity
from paperbuild.findings.errors import EngineError, EngineTimeoutError, MissingToolError, PaperbuildError, UsageError
from paperbuild.model.formats import Format
from paperbuild.model.project import Project

__all__ = [
    "Built",
    "Diagnostic",
    "EngineError",
    "EngineTimeoutError",
    "Format",
    "MissingToolError",
    "PaperbuildError",
    "Project",
    "Severity",
    "UsageError",
    "__version__",
    "build",
    "check",
    "load",
    "status",
]

__version__: str

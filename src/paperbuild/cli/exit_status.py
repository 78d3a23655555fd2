"""What a command tells the shell by its exit status; 0 says that all is well."""

from __future__ import annotations

FINDINGS = 1
CANNOT_GO_ON = 2

"""Shows findings: as text on a terminal, as JSON, as annotations for GitHub, as SARIF."""

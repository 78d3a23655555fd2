"""The options that several commands have, each said once."""

from __future__ import annotations

import click

report_format = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    help="For people, programs, GitHub's runner or a code scanner.",
)
list_format = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or for programs."
)
strict = click.option("--strict", "is_strict", is_flag=True, help="Warnings count as errors do.")

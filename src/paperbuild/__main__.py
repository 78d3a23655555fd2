"""Lets `python -m paperbuild` do what `paperbuild` does."""

from paperbuild.cli import main

main()

"""Holds finished files against validators, this project's own rules and each other."""

from __future__ import annotations

from paperbuild.verify.verify import Event, Unchecked, Verification, checkers, missing, verify

__all__ = ["Event", "Unchecked", "Verification", "checkers", "missing", "verify"]

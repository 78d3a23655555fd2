"""Holds finished files against validators, this project's own rules and each other."""

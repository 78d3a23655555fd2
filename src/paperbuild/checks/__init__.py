"""Runs the rules and weighs what they find; mends what is certain."""

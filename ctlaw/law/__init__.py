"""Rulesets: what a law says, element by element, in the version in force on a day."""

"""Lint: what is wrong, or deserves a second look, in rulesets, vocabulary and case files.

One module for each rule; `docs/lint.md` has a paragraph on each.
"""

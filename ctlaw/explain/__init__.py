"""Findings: what came out for a case under a definition, why, and what would settle the rest."""

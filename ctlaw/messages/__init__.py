"""Message catalogues: every interface sentence, by language, whole and never glued together."""

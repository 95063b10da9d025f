"""The answer under every law of a library at once: outcomes only, from one formula graph."""

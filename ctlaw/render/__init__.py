"""Views of a report: terminal text, Markdown and JSON. They add nothing to what it says."""

"""YAML files as their authors see them: with positions, limits and faults worth reading."""

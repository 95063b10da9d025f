"""What can be asked about a case, and what a case answers."""

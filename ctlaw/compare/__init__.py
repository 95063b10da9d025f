"""Two laws side by side: element by element in their text, and by what they cover."""

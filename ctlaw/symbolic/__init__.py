"""What holds for all fact patterns at once: whether one formula lies within another, where not."""

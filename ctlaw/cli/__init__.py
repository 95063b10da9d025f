"""The commands of ctlaw: one file for each, and the terminal they write to."""

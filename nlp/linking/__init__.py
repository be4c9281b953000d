"""Linking: which mentions of persons, bodies, laws and plans are one and the same, and what the archive abbreviates."""

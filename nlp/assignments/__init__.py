"""Assignments (uppdrag): who must report what to whom by when, and what became of it."""

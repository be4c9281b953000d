"""Builds the gold assignments: each quoted clause is found in its package, and pages and text are filled in."""

from __future__ import annotations

from examples.render.gold import Row
from examples.render.questions import Sources

STATUSES = ("oppet", "forsenat", "aterrapporterat", "avslutat")
KEYS = {"id", "receiver", "deadline", "status", "places"}
PLACE_KEYS = {"file", "quote", "nr"}


def assignment_rows(sources: Sources) -> list[Row]:
    """One row an assignment."""
    rows: list[Row] = []
    for entry in sources.load():
        sources.check_keys(entry, KEYS, KEYS)
        if entry["status"] not in STATUSES or not entry["places"]:
            raise sources.error(entry, f"unknown status {entry['status']!r}, or no places")
        for place in entry["places"]:
            sources.check_keys(place, PLACE_KEYS, PLACE_KEYS - {"nr"})
        row: Row = {key: entry[key] for key in ("id", "receiver", "deadline", "status")}
        rows.append({**row, "places": [sources.passage(place) for place in entry["places"]]})
    return rows

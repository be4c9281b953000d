"""Launcher of Kommunsök; the code lives in the packages beside it (or under `_app/` in a wheel)."""

"""Measuring every stage against gold."""

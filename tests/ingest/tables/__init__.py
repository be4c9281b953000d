"""Tests of tables as cells."""

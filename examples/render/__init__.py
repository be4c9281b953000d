"""Renders the shipped sample: markup to PDF packages and to the gold files that describe them."""

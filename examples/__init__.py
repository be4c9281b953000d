"""The shipped sample: an invented municipality, its packages, gold and demonstration."""

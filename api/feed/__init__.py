"""The change feed: what was created, modified and withdrawn, in the order in which it was seen."""

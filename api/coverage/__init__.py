"""What an archive covers, and what seems to be missing."""

from api.coverage.cover import Cell, Coverage, Row, coverage
from api.coverage.gaps import Gap

__all__ = ["Cell", "Coverage", "Gap", "Row", "coverage"]

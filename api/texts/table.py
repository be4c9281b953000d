"""What a table of texts is: both languages of a text stand beside each other, so that neither can be forgotten."""

from collections.abc import Mapping
from typing import TypeAlias

Table: TypeAlias = Mapping[str, tuple[str, str]]

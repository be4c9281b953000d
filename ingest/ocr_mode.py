"""When pages are read by OCR: the choice that a user has."""

from enum import StrEnum


class OcrMode(StrEnum):
    """When pages are read by OCR."""

    AUTO = "auto"
    NEVER = "aldrig"
    ALWAYS = "alltid"

"""The Swedish spaCy pipeline: the one that ships, or any other that is installed (`nlp.language.load`)."""

from typing import Final

BUNDLED: Final = "kommunsok"

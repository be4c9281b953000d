"""The Swedish spaCy pipeline: the one that ships, or any other that is installed."""

from nlp.language.load import BUNDLED, load_language

__all__ = ["BUNDLED", "load_language"]

"""Swedish analysis for index and query alike: tokens, stems, compound parts and character n-grams."""

from nlp.analyzer.analyzer import Analyzer, AnalyzerOptions, Step, Token

__all__ = ["Analyzer", "AnalyzerOptions", "Step", "Token"]

"""Extractive answers: the sentence, decision clause or table cell that answers a question, word for word, or none."""

from index.answers.finder import AnswerFinder

__all__ = ["AnswerFinder"]

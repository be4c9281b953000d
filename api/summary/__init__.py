"""Summaries written by a language model that the operator has set, of which only what the sources say is shown."""

"""Swedish language analysis: tokens, entities, decision clauses, ärenden."""

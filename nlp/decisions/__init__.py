"""Decision clauses (att-satser): found by a grammar of Swedish papers, labelled by trained classifiers.

`nlp.decisions.extractor.DecisionExtractor` is the way in.
"""

"""Compiles the bundled thesaurus: checks its CSV files and works out the keys, so that loading need not."""

from nlp.analyzer import Analyzer
from nlp.thesaurus.concepts import BUNDLED, load_concepts
from nlp.thesaurus.postings import COMPILED, compiled, keyed


def main() -> None:
    """Write the compiled file beside the CSV files."""
    analyzer = Analyzer()
    concepts = load_concepts([BUNDLED]).values()
    COMPILED.write_text(compiled(keyed(concept, analyzer) for concept in concepts), encoding="utf-8")


if __name__ == "__main__":
    main()

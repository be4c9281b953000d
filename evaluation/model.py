"""The gold in memory: what a careful reader finds in packages, stage by stage."""

from dataclasses import dataclass
from typing import Final

from evaluation.predictions import BlockRow, DecisionRow, DocumentRow, HeadingRow
from nlp.model import Entity

NO_ANSWER: Final = "noanswer"
STYLES: Final = ("plain", "precedent", "acronym", "compound", "numeric", "keyword", NO_ANSWER)


@dataclass(frozen=True, slots=True)
class EntityPage:
    """A page whose entities are annotated completely.

    Args:
        id: its name in the gold.
        file: name of the source file.
        text: the text to run on.
        entities: offsets into the text.
    """

    id: str
    file: str
    text: str
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Relevant:
    """A passage that answers a query.

    Args:
        file: name of the source file.
        page_first: 1-based.
        page_last: 1-based.
        text: the passage.
        grade: 2 answers, 1 helps.
    """

    file: str
    page_first: int
    page_last: int
    text: str
    grade: int


@dataclass(frozen=True, slots=True)
class GoldQuery:
    """A user's query.

    Args:
        id: its name in the gold.
        style: one of `STYLES`.
        query: as the user writes it.
        relevant: passages that answer it; none when the packages have no answer.
    """

    id: str
    style: str
    query: str
    relevant: tuple[Relevant, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A question for a figure or fact.

    Args:
        id: its name in the gold.
        question: as the user writes it.
        answer: the figure, with or without words around it.
        text: the passage that holds it.
        file: name of the source file that it stands in.
        page_first: 1-based.
        page_last: 1-based.
        row: the row header of its cell as printed; "" when the gold does not say.
        column: the column header of its cell as printed; "" when the gold does not say.
    """

    id: str
    question: str
    answer: str
    text: str
    file: str = ""
    page_first: int = 1
    page_last: int = 1
    row: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Gold:
    """All gold of a folder; None where its file is absent, so that the stage is not measured.

    Args:
        headings: of headings.jsonl.
        blocks: of blocks.jsonl.
        documents: of documents.jsonl.
        decisions: of decisions.jsonl.
        entities: of entities.jsonl.
        retrieval: of queries.jsonl.
        facts: of facts.jsonl.
    """

    headings: tuple[HeadingRow, ...] | None = None
    blocks: tuple[BlockRow, ...] | None = None
    documents: tuple[DocumentRow, ...] | None = None
    decisions: tuple[DecisionRow, ...] | None = None
    entities: tuple[EntityPage, ...] | None = None
    retrieval: tuple[GoldQuery, ...] | None = None
    facts: tuple[Fact, ...] | None = None

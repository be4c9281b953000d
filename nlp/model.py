"""What Swedish language analysis says about a text: entities and decision clauses."""

from dataclasses import dataclass, field

from nlp.references import DecisionReference


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing in a text.

    Args:
        start: offset of its first character.
        end: offset after its last character.
        text: the characters between them.
        label: a key of `nlp.labels.ENTITY_LABELS`.
        norm: normal form (ISO date, amount in kronor, normalised diarienummer, SFS number …) or None.
    """

    start: int
    end: int
    text: str
    label: str
    norm: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision clause (att-sats) with what it means.

    Args:
        document: ordinal of its logical document in the source.
        section: ordinal of its section in the source.
        page_first: 1-based.
        page_last: 1-based.
        start: offset in the source's text.
        end: offset after its text.
        text: the clause, white space folded.
        status: a key of `nlp.labels.STATUSES`.
        types: keys of `nlp.labels.DECISION_TYPES`, most certain first.
        subject: a key of `nlp.labels.SUBJECTS`.
        body: the deciding (or proposed to decide) body, or None.
        paragraph: "§ 45", or None.
        diarienummer: as written, or None.
        date: ISO date of the decision or the proposal, or None.
        confidence: 0–1, that this is a clause with this status.
        model: name and version of what said so.
        detail: a key of `nlp.labels.DETAILS`: what kind of proposal or decision, inside the status.
        mover: who moves a proposal ("Sara Ek (S)", several with commas; a party), or None.
        votes: how the § voted ("7 ja, 4 nej, 1 avstår"), of decisions of minutes, or None.
        cites: normal forms of the laws that it names.
        amounts: whole kronor that it names.
    """

    document: int
    section: int
    page_first: int
    page_last: int
    start: int
    end: int
    text: str
    status: str
    types: tuple[str, ...]
    subject: str
    body: str | None = None
    paragraph: str | None = None
    diarienummer: str | None = None
    date: str | None = None
    confidence: float = 0.0
    model: str = ""
    detail: str = ""
    mover: str | None = None
    votes: str | None = None
    cites: tuple[str, ...] = ()
    amounts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that `nlp` says about one source.

    Args:
        entities: offsets into the source's text, in order.
        decisions: in reading order.
        model: name and version of the pipeline.
        references: mentions of other decisions, offsets into the source's text, in order.
    """

    entities: tuple[Entity, ...] = field(default=())
    decisions: tuple[Decision, ...] = field(default=())
    model: str = ""
    references: tuple[DecisionReference, ...] = ()

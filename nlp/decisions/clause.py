"""A clause that the grammar found, before it is labelled."""

from dataclasses import dataclass
from typing import Final

from nlp.decisions.units import Unit

PROPOSED: Final = "forslag"
DECIDED: Final = "beslut"
DELEGATED: Final = "delegationsbeslut"
RETOLD: Final = "uppdrag_historik"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with what the grammar knows of it.

    Args:
        unit: the text that it stands in.
        start: offset in the unit's text.
        end: offset after the clause.
        status: a key of `nlp.labels.STATUSES`, by heading, document and tense.
        prior: how sure this rule is by itself, 0–1.
        body: who decides, as far as the stem or a field says, else "".
        stem: what introduces it ("Nämnden beslutar"), or "".
        assigns: it stands under a heading of assignments, or says "Uppdrag:".
        proposes: its stem proposes it to a higher body ("föreslår kommunfullmäktige besluta").
        sure: the place alone makes it a clause (a decision block), whatever its words.
    """

    unit: Unit
    start: int
    end: int
    status: str
    prior: float
    body: str = ""
    sure: bool = False
    proposes: bool = False
    assigns: bool = False
    stem: str = ""

    @property
    def text(self) -> str:
        """The clause, white space folded."""
        return " ".join(self.unit.text[self.start : self.end].split())

"""What stands beside a clause: what kind of proposal or decision it is, who moved it, which laws and amounts."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from nlp.decisions.clause import DECIDED, DELEGATED, RETOLD, Clause
from nlp.decisions.headings import Role, role_of
from nlp.decisions.places import Place
from nlp.model import Decision, Entity

_RESERVATION: Final = re.compile(r"\breservation|\breserverar\b|\bsärskilt yttrande", re.IGNORECASE)
_MOVED: Final = re.compile(r"\byrka[rt]?\b|\byrkade\b|yrkande\b", re.IGNORECASE)
_MOTION: Final = re.compile(r"\bi\s(?:en|sin|motionen|medborgarförslaget)\s?(?:motion)?\b|\bmotionären", re.IGNORECASE)
_COMMITTEE: Final = re.compile(r"utskott|beredning(?!en av)|presidi", re.IGNORECASE)
_VERB: Final = re.compile(r"\b(?:yrkar|yrkade|föreslår|föreslog|hemställer|reserverar)\b", re.IGNORECASE)
_PERSON: Final = re.compile(
    r"[A-ZÅÄÖÉ][\w-]+(?:\s(?:von|af|de|da|van))?(?:\s[A-ZÅÄÖÉ][\w-]+){1,3}\s\((?:-|[A-ZÅÄÖ][A-Za-zÅÄÖåäö-]{0,4})\)"
)
_PARTY: Final = re.compile(r"\b[A-ZÅÄÖ][\wåäö]*(?:partiet|partierna|demokraterna|moderaterna|liberalerna|alliansen)\b")
_PROPOSALS: Final = {"tjansteutlatande": "tjansteforslag"}


def detail_of(clause: Clause, place: Place) -> str:
    """The kind of a clause inside its status: a key of `nlp.labels.DETAILS`.

    Args:
        clause: the clause.
        place: where it stands.
    """
    if clause.status == RETOLD:
        return "uppdrag" if clause.assigns else "aterberattat"
    return clause.status if clause.status in (DECIDED, DELEGATED) else _proposed(clause, place)


def _proposed(clause: Clause, place: Place) -> str:
    heading, said = place.section.heading, f"{clause.stem} {clause.text}"
    if _RESERVATION.search(heading):
        return "reservation"
    if role_of(heading) is Role.MOTION or _MOVED.search(said):
        return "yrkande"
    if _MOTION.search(said):
        return "motion"
    if _COMMITTEE.search(heading) or _COMMITTEE.search(clause.body):
        return "utskottsforslag"
    return _PROPOSALS.get(place.document.doc_type, "forslag")


def mover_of(clause: Clause, place: Place) -> str | None:
    """Who moves a proposal: persons with their party before the verb, in the clause, its stem or its heading; a party.

    Args:
        clause: the clause.
        place: where it stands.
    """
    if clause.status in (DECIDED, DELEGATED, RETOLD):
        return None
    for text in (clause.text, clause.stem):
        verb = _VERB.search(text)
        found = _movers(text[: verb.start()]) if verb else None
        if found:
            return found
    heading = place.section.heading
    return _movers(heading) if role_of(heading) is Role.MOTION else None


def _movers(text: str) -> str | None:
    persons = _PERSON.findall(" ".join(text.split()))
    if persons:
        return ", ".join(persons)
    party = _PARTY.search(text)
    return party.group() if party else None


def with_entities(decisions: Sequence[Decision], entities: Sequence[Entity]) -> tuple[Decision, ...]:
    """Decisions with the laws and amounts that stand in them.

    Args:
        decisions: in reading order; none overlaps another.
        entities: of the same text, in order.
    """
    found, at = [], 0
    for decision in decisions:
        while at < len(entities) and entities[at].start < decision.start:
            at += 1
        last = at
        while last < len(entities) and entities[last].start < decision.end:
            last += 1
        inside = entities[at:last]
        laws = tuple(dict.fromkeys(each.norm or each.text for each in inside if each.label == "LAW"))
        found.append(replace(decision, cites=laws, amounts=_amounts(inside)))
    return tuple(found)


def _amounts(entities: Sequence[Entity]) -> tuple[int, ...]:
    """Whole kronor of amounts, in order; of a range its upper end."""
    norms = (each.norm for each in entities if each.label == "MONEY" and each.norm)
    values = (norm.removesuffix(" SEK") for norm in norms)
    return tuple(dict.fromkeys(round(float(value.rpartition("/")[2])) for value in values))

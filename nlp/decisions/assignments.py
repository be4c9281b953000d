"""Assignments in plans and follow-ups: what stands under headings such as "Uppdrag från fullmäktige"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ingest.model import BlockKind
from nlp.decisions.clause import Clause
from nlp.decisions.headings import plain
from nlp.decisions.sentences import sentences, without_lead
from nlp.decisions.units import Unit
from nlp.decisions.words import pattern

_PRIOR: Final = 0.85
_TITLE_PRIOR: Final = 0.65
_FEW: Final = 3
_SUBORDINATE: Final = frozenset(("som", "att", "om", "när", "eftersom", "vilka"))
_LABELLED: Final = pattern(r"^(?:nytt\s|särskilt\s)?uppdrag(?:\sfrån\s[\w\s]{2,40})?\s?:\s+(?=\S+\s\S+)")
_IMPERATIVE: Final = pattern(
    r"(?:att\s)?(?:utreda?|ta\sfram|implementera?|genomföra?|testa?|prioritera?|se\söver|utveckla?|säkerställa?|minska?|öka?|införa?|inför|pröva?|revidera?|kartlägga?|kartlägg"
    r"|redovisa?|återrapportera?|återkomma?|utvärdera?|följa?\supp|följ\supp|starta?|bygga?|bygg|stärka?|stärk|förbättra?|skapa?|undersöka?|undersök|analysera?|samordna?|effektivisera?|förändra?|inrätta?"
    r"|arbeta?|bidra|verka?|fortsätta?|fortsätt|ge|erbjuda?|erbjud|höja|höj|sänka|sänk|avveckla?|påbörja?|upphandla?|digitalisera?|översyn|inom\sramen)\b"
)
_DIRECTIVE: Final = pattern(
    r"\b(?:ska|skall|uppdras|föreslås|måste|får\si\suppdrag|ges\si\suppdrag|ges\sdå\smöjlighet|ges\smöjlighet|uppmanas|har\si\suppdrag)\b"
)
_PURPOSE: Final = pattern(r"^(?:för|i\ssyfte)\satt\s")
_FINITE: Final = pattern(r"\b(?:är|var|har|hade|finns|innebär|kan|kunde|skulle|blir|behöver|ger|pågår|bör|visar)\b")


@dataclass(slots=True)
class Assignment:
    """An assignment being read: its title, its description, who gave it."""

    title: Unit | None = None
    described: list[Unit] = field(default_factory=list)
    body: str = ""


def assignment_clauses(assignment: Assignment, status: str) -> Iterator[Clause]:
    """Clauses of an assignment: the sentences of its description that direct, else its title.

    The title stands beside them where the description begins with reasons.

    Args:
        assignment: title and description.
        status: that the clauses get.
    """
    spans = [(unit, *span) for unit in assignment.described for span in _spans(unit)]
    directs = [is_directive(unit.text[start:end], len(spans) == 1) for unit, start, end in spans]
    if assignment.title is not None and not (directs and directs[0]):
        yield from _title_clauses(assignment, status)
    for (unit, start, end), wanted in zip(spans, directs, strict=True):
        if wanted:
            yield Clause(unit, start, end, status, _PRIOR, assignment.body, assigns=True)


def _spans(unit: Unit) -> list[tuple[int, int]]:
    """An item is one span; a paragraph has one a sentence."""
    spans = [without_lead(unit.text, *span) for span in sentences(unit.text)]
    if unit.kind is BlockKind.ITEM and 0 < len(spans) <= _FEW:
        return [(spans[0][0], spans[-1][1])]
    return spans


def item_clauses(units: Sequence[Unit], status: str, body: str) -> Iterator[Clause]:
    """Clauses of the items and sentences that stand right under a heading of assignments.

    Args:
        units: up to the next heading.
        status: that the clauses get.
        body: who gave them, or "".
    """
    for unit in units:
        if unit.kind is BlockKind.TABLE:
            continue
        for start, end in _spans(unit):
            if is_directive(unit.text[start:end], False):
                yield Clause(unit, start, end, status, _PRIOR, body, assigns=True)


def labelled_clause(unit: Unit, status: str) -> Clause | None:
    """The clause of a line "Uppdrag: …", or None.

    Args:
        unit: a paragraph, item or heading.
        status: that the clause gets.
    """
    start, end = without_lead(unit.text, 0, len(unit.text))
    if unit.kind is BlockKind.HEADING:
        start = max(0, unit.text.find(plain(unit.text)))
    if _LABELLED.match(unit.text[start:end]) is None:
        return None
    return Clause(unit, start, end, status, _PRIOR, sure=True, assigns=True)


def is_directive(text: str, alone: bool) -> bool:
    """Whether a sentence tells someone to do something.

    Args:
        text: a sentence.
        alone: it is the whole description; then a phrase without a finite verb ("Översyn av …") counts too.
    """
    if len(text.split()) < 3:
        return False
    if _IMPERATIVE.match(text) or _directs(text):
        return True
    return alone and not _FINITE.search(text)


def _directs(text: str) -> bool:
    """Whether the main clause has "ska" or the like; a subordinate one ("… som ska tas om hand") does not count."""
    text = _PURPOSE.sub("", text, count=1)
    return any(
        _SUBORDINATE.isdisjoint(text[: match.start()].lower().split()[-3:]) for match in _DIRECTIVE.finditer(text)
    )


def _title_clauses(assignment: Assignment, status: str) -> Iterator[Clause]:
    unit = assignment.title
    if unit is None:
        return
    first = max(0, unit.text.find(plain(unit.text)))
    for start, end in sentences(unit.text[first:]):
        if len(unit.text[first + start : first + end].split()) >= 4:
            yield Clause(unit, first + start, first + end, status, _TITLE_PRIOR, assignment.body, assigns=True)


_NAMED_BODY: Final = re.compile(r"[\wåäöÅÄÖ ,-]{3,60}")


def named_body(unit: Unit) -> str:
    """Who gave an assignment, as a field "Beslutad av" names it, or ""."""
    text = " ".join(unit.text.split()).rstrip(".")
    return text if _NAMED_BODY.fullmatch(text) else ""

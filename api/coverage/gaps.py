"""What seems to be missing in an archive, by rules that hold for any municipality.

Minutes number their paragraphs through the year, so that a number which nobody holds is a paragraph that is missing.
Numbers before the first minutes of a year count too. Where a board starts anew at each meeting, only what is missing
inside of a meeting is seen.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from statistics import median
from typing import Final

from api.coverage.meetings import Body, Held

KINDS: Final = {
    "paragrafer": "Paragrafer saknas i numreringen",
    "protokoll": "Kallelse utan protokoll",
    "tyst": "Nämnden har varit tyst länge",
}
ADJUSTED: Final = timedelta(days=30)
"""Minutes are signed within 14 days of the meeting, and published then."""
_FEWEST_MEETINGS: Final = 4
_TIMES_LONGER: Final = 3
_SHORTEST_SILENCE: Final = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that seems to be missing.

    Args:
        kind: key of `KINDS`.
        body: whose it is.
        year: of what is missing.
        date: ISO date of the meeting that it is about, or after which it is missing; "" for before the first.
        first: first paragraph that is missing, or None.
        last: last such paragraph, or None.
        extracts: for minutes that are missing, the paragraphs of the meeting that are there as extracts.
        days: days of silence, or None.
    """

    kind: str
    body: Body
    year: str
    date: str
    first: int | None = None
    last: int | None = None
    extracts: int = 0
    days: int | None = None


def gaps(bodies: Mapping[Body, Sequence[Held]], today: date) -> tuple[Gap, ...]:
    """All that seems to be missing.

    Args:
        bodies: the boards of an archive with their documents.
        today: day that it is asked on.
    """
    newest: dict[str, str] = {}
    for body, own in bodies.items():
        met = (one.meeting for one in own if one.meeting <= today.isoformat())
        newest[body.municipality] = max(newest.get(body.municipality, ""), max(met, default=""))
    found = list[Gap]()
    for body, own in bodies.items():
        found += _without_paragraphs(own)
        found += _without_minutes(own, today)
        found += _silent(own, newest[body.municipality])
    return tuple(found)


def _without_paragraphs(documents: Sequence[Held]) -> Iterator[Gap]:
    """Stretches of numbers that nobody holds, year by year."""
    dated = sorted((one for one in documents if one.meeting and one.paragraphs), key=lambda one: one.meeting)
    for year, run in groupby(dated, key=lambda one: one.meeting[:4]):
        there = list(run)
        seen = {number for one in there for number in one.paragraphs if number is not None}
        last, before, hidden = 0, "", False
        for minutes in (one for one in there if one.is_minutes):
            numbers = [number for number in minutes.paragraphs if number is not None]
            if numbers and numbers[0] <= last:
                last, before = numbers[0] - 1, minutes.meeting
            for number in minutes.paragraphs:
                if number is None:
                    hidden = True
                elif number > last:
                    if not hidden:
                        yield from _stretches(documents[0].body, year, before, range(last + 1, number), seen)
                    last, before, hidden = number, minutes.meeting, False


def _stretches(body: Body, year: str, before: str, numbers: range, seen: set[int]) -> Iterator[Gap]:
    """The parts of a stretch that no extract holds either."""
    missing = [number for number in numbers if number not in seen]
    cuts = [at for at, (one, other) in enumerate(pairwise(missing), 1) if other != one + 1]
    for start, end in pairwise([0, *cuts, len(missing)]):
        if end > start:
            yield Gap("paragrafer", body, year, before, missing[start], missing[end - 1])


def _without_minutes(documents: Sequence[Held], today: date) -> Iterator[Gap]:
    """Meetings that were called, and should have been minuted by now."""
    due = (today - ADJUSTED).isoformat()
    minuted = {one.meeting for one in documents if one.is_minutes}
    called = sorted({one.meeting for one in documents if one.is_notice and one.meeting and one.meeting <= due})
    for meeting in called:
        if meeting not in minuted:
            there = {number for one in documents if one.meeting == meeting for number in one.paragraphs}
            yield Gap("protokoll", documents[0].body, meeting[:4], meeting, extracts=len(there))


def _silent(documents: Sequence[Held], newest: str) -> Iterator[Gap]:
    """A board that has met regularly and not any more, while others of its municipality have.

    Args:
        documents: of the board.
        newest: date of the newest meeting in its municipality.
    """
    meetings = sorted({one.meeting for one in documents if one.meeting and (one.is_notice or one.is_minutes)})
    days = [date.fromisoformat(meeting) for meeting in meetings if meeting <= newest]
    if len(days) < _FEWEST_MEETINGS:
        return
    usual = median((later - sooner).days for sooner, later in pairwise(days))
    silence = date.fromisoformat(newest) - days[-1]
    if silence > max(_SHORTEST_SILENCE, timedelta(days=_TIMES_LONGER * usual)):
        yield Gap("tyst", documents[0].body, newest[:4], days[-1].isoformat(), days=silence.days)

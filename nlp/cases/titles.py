"""The title of an ärende, and the key by which papers on the same matter in one package find each other."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from ingest.templates import is_template_heading
from nlp.cases.model import Step
from nlp.diarienummer import find
from nlp.names import fold

_LEAD: Final = re.compile(
    r"^(?:(?:(?-i:[A-ZÅÄÖ]{2,6}\s)?§+\s{0,2}\d{1,4}(?:[-–/]\d{1,4})?|\d{1,3}[.)])[\s.:–-]*|(?:tjänsteutlåtande|tjänsteskrivelse|beslutsärende"
    r"|informationsärende|protokollsutdrag|ärende\s\d{1,3}|dnr|diarienummer)\b(?!\som\b)[\s.:–-]*)+",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(r"\b(?:dnr|diarienummer)[\s.:]*\Z", re.IGNORECASE)
_TAIL: Final = re.compile(r"(?:[\s,.:;–-]|\bdnr\b|\bdiarienummer\b|\(\s*\))+$", re.IGNORECASE)
_REPORTS: Final = ("tjansteutlatande", "skrivelse", "yttrande", "remiss")
_LEAST_CHARACTERS: Final = 12


def clean_title(title: str) -> str:
    """A title without § and number, the name of the form and its diarienummer; "" when nothing else is said.

    Args:
        title: as it stands in a document.
    """
    text = title
    for number in reversed(list(find(text))):
        text = f"{_LABEL.sub('', text[: number.start])} {text[number.end :]}"
    text = _TAIL.sub("", _LEAD.sub("", " ".join(text.split())))
    return "" if is_template_heading(text) else text[:1].upper() + text[1:]


@lru_cache(maxsize=4096)
def title_key(title: str) -> str:
    """What a title is compared by: folded letters and digits; "" for one too short to tell matters apart.

    Args:
        title: as it stands in a document.
    """
    key = " ".join(re.findall(r"\w+", fold(clean_title(title))))
    return key if len(key) >= _LEAST_CHARACTERS and " " in key else ""


def best_title(steps: Iterable[Step]) -> str:
    """The title of an ärende: of its report, else of a § of minutes, else of any document, else a clause."""
    ordered = tuple(steps)
    documents = [step for step in ordered if step.kind == "document"]
    reports = [step.text for kind in _REPORTS for step in documents if step.doc_type == kind]
    minutes = [step.heading for step in ordered if step.doc_type == "protokoll"]
    others = [step.heading for step in ordered]
    for title in (*reports, *minutes, *(step.text for step in documents), *others):
        cleaned = clean_title(title)
        if cleaned:
            return cleaned
    return next((step.text for step in (*documents, *ordered) if step.text), "")

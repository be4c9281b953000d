"""Everything about the personal data of a source in one pass: masked, flagged, looked through for secrecy."""

from dataclasses import replace
from datetime import date

from ingest.model import ParsedSource
from nlp.personal.flags import flags_of
from nlp.personal.forgotten import Forgotten
from nlp.personal.identities import identities
from nlp.personal.masking import mask_source
from nlp.personal.model import Finder, PersonalData, Span
from nlp.personal.secrecy import secret_sections
from nlp.personal.withhold import withheld


def finder(today: date, forgotten: Forgotten | None = None, file: str = "") -> Finder:
    """Finds all that no archive may hold.

    Args:
        today: birth dates after it are none.
        forgotten: what was removed on request.
        file: what users call the file that the texts stand in.
    """

    def find(text: str) -> list[Span]:
        found = identities(text, today)
        if forgotten is not None and forgotten.rules:
            found += forgotten.find(text, file)
        return sorted(found, key=lambda span: (span.start, span.end))

    return find


def masked(parsed: ParsedSource, find: Finder, drop_secrets: bool = False) -> tuple[ParsedSource, PersonalData]:
    """A source as it may be stored, and what is known of its personal data.

    Args:
        parsed: as it was read.
        find: finds what is masked.
        drop_secrets: leave the text of sections under secrecy out for good.
    """
    made, places = mask_source(parsed, find)
    data = replace(reviewed(made), masked=places)
    if drop_secrets and data.secrets:
        made = withheld(made, data.secrets)
        data = replace(data, flags=reviewed(made).flags)
    return made, data


def reviewed(parsed: ParsedSource) -> PersonalData:
    """What a source that is masked already holds for a registrar to look at, and its sections under secrecy.

    Args:
        parsed: the source.
    """
    return PersonalData(flags=flags_of(parsed), secrets=secret_sections(parsed))

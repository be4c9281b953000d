"""Invented parts of meeting packages, clear enough that any sensible reading of them agrees."""

from typing import Final

from tests.support.typeset import Row, Rows, chapter, heading, title


def prose(subject: str) -> tuple[str | Row, ...]:
    """Two paragraphs on a subject; the same rows on several pages would be taken for running headers."""
    return (
        f"Förvaltningen har under året följt upp hur {subject} har gått och redovisar här vad som",
        "har hänt i verksamheten sedan den förra rapporten lämnades till nämnden i våras.",
        "",
        f"Arbetet med {subject} har skett tillsammans med de fackliga organisationerna och med råden,",
        f"som har fått lämna synpunkter på ett tidigt utkast om {subject} till den rapporten.",
        "",
    )


REPORT: Final[Rows] = (
    "Tjänsteutlåtande",
    "Ekdala kommun",
    "Datum: 2023-04-12",
    "Diarienummer: SN 2023/101",
    "",
    title("Uppföljning av hemtjänsten"),
    "",
    chapter("Förslag till beslut"),
    "Socialnämnden beslutar att godkänna uppföljningen av hemtjänsten.",
    "",
    chapter("Sammanfattning"),
    *prose("hemtjänsten"),
    chapter("Ekonomiska konsekvenser"),
    *prose("kostnaderna"),
    "Karin Ek Lars Björk",
    "Förvaltningschef Utredare",
)

SECOND_REPORT: Final[Rows] = (
    "Tjänsteutlåtande",
    "Ekdala kommun",
    "Datum: 2023-04-20",
    "Diarienummer: SN 2023/117",
    "",
    title("Ny taxa för trygghetslarm"),
    "",
    chapter("Förslag till beslut"),
    "Socialnämnden beslutar att anta taxan för trygghetslarm.",
    "",
    chapter("Bakgrund"),
    *prose("trygghetslarmen"),
)

MINUTES: Final[Rows] = (
    "Sammanträdesprotokoll",
    "Socialnämnden",
    "Sammanträdesdatum: 2023-05-03",
    "",
    title("§ 45 Uppföljning av hemtjänsten"),
    "",
    chapter("Beslut"),
    "Socialnämnden godkänner uppföljningen av hemtjänsten.",
    "",
    chapter("Sammanfattning av ärendet"),
    *prose("sammanträdet"),
)

PLAN: Final[Rows] = (
    title("Plan för äldreomsorgen 2024–2027"),
    "",
    chapter("1 Inledning"),
    *prose("målbilden"),
    chapter("2 Mål"),
    *prose("inriktningen"),
    heading("2.1 Delmål"),
    *prose("nyckeltalen"),
)

PLAN_GOES_ON: Final[Rows] = (
    chapter("3 Genomförande"),
    *prose("genomförandet"),
    chapter("4 Uppföljning"),
    *prose("resultaten"),
)

SUMMONS: Final[Rows] = (
    title("Kallelse till socialnämnden"),
    "Sammanträdesdatum: 2023-05-03",
    "",
    chapter("Ärenden"),
    "1. Uppföljning av hemtjänsten",
    "2. Ny taxa för trygghetslarm",
    "3. Plan för äldreomsorgen",
    "",
    *prose("kallelsen"),
)

PACKAGE: Final[tuple[Rows, ...]] = (SUMMONS, REPORT, PLAN, PLAN_GOES_ON, SECOND_REPORT, MINUTES)
"""One document a page, but for the plan, which has two."""


def numbered(pages: tuple[Rows, ...]) -> tuple[Rows, ...]:
    """The pages with a running footer in small print."""
    count = len(pages)
    return tuple(
        (*rows, Row(f"Ekdala kommun, sida {number} av {count}", 8.0, y=30.0))
        for number, rows in enumerate(pages, start=1)
    )

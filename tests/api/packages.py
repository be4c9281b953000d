"""Two small meeting packages for the tests of the service, with text that a careless page would run as a script."""

from pathlib import Path
from typing import Final

from tests.support.pdfs import write_pdf
from tests.support.typeset import Rows, chapter, title

REPORT: Final = "provby-omsorgsnamnden-2023-10.pdf"
MINUTES: Final = "provby-omsorgsnamnden-2023-11.pdf"
SCRIPT: Final = "<script>alert(1)</script>"
IMAGE: Final = '"><img src=x onerror=alert(2)>'

_CARE: Final[Rows] = (
    "TJÄNSTEUTLÅTANDE",
    "Omsorgsnämnden, Provby kommun",
    "Datum 2023-09-28",
    "Diarienummer ON 2023/145",
    "",
    title("Revidering av riktlinjer för hemtjänst"),
    "",
    chapter("Förslag till beslut"),
    "Omsorgsnämnden beslutar att anta reviderade riktlinjer för hemtjänst.",
    "",
    "Omsorgsnämnden beslutar att uppdra åt förvaltningen att följa upp riktlinjerna.",
    "",
    chapter("Sammanfattning"),
    "Riktlinjerna för hemtjänsten behöver ses över med anledning av lagen (2008:962)",
    "om valfrihetssystem (LOV) och socialtjänstlagen (2001:453). Förvaltningen föreslår",
    f"att insatserna ges med lika villkor i hela kommunen {SCRIPT} och att",
    f"brukarna får ett tydligare besked {IMAGE} om beslutet.",
    "",
    chapter("Ekonomiska konsekvenser"),
    "Förändringen ryms inom nämndens budget för 2024.",
)
_PREMISES: Final[Rows] = (
    "TJÄNSTEUTLÅTANDE",
    "Omsorgsnämnden, Provby kommun",
    "Datum 2023-10-02",
    "Diarienummer ON 2023/150",
    "",
    title(f"Lokaler för dagverksamhet {SCRIPT}"),
    "",
    chapter("Förslag till beslut"),
    "Omsorgsnämnden beslutar att godkänna hyresavtalet för dagverksamheten i Norrby.",
    "",
    chapter("Ärendet"),
    "Dagverksamheten behöver större lokaler från januari 2024.",
)
_MINUTES: Final[Rows] = (
    "PROTOKOLL",
    "Omsorgsnämnden, Provby kommun",
    "Sammanträdesdatum 2023-11-15",
    "",
    title("§ 45 Revidering av riktlinjer för hemtjänst"),
    "Dnr ON 2023/145",
    "",
    chapter("Beslut"),
    "Omsorgsnämnden beslutar att anta reviderade riktlinjer för hemtjänst.",
    "",
    chapter("Ärendet"),
    "Förvaltningen har sett över riktlinjerna för hemtjänsten.",
)


def write_packages(folder: Path) -> Path:
    """Write both packages.

    Returns:
        The folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write_pdf(folder / REPORT, (_CARE, _PREMISES))
    write_pdf(folder / MINUTES, (_MINUTES,))
    return folder

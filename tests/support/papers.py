"""Heads of policies, plans, reports and annexes in the styles of many municipalities, and pages that are no heads."""

from typing import Final

from tests.support.heads import Head
from tests.support.typeset import Row, Rows, chapter, footer, header, heading, title

PAPERS: Final = (
    Head(
        "policy with a table of fields",
        (
            title("Policy för upphandling"),
            "Dokumenttyp: Policy",
            "Diarienummer: KS 2022/48",
            "Fastställd av kommunfullmäktige 2022-06-13",
            "Dokumentansvarig: Ekonomichefen",
            "Giltighetstid: Tills vidare",
            "",
        ),
        *("policy", "Policy för upphandling", "KS 2022/48", "2022-06-13", "Kommunfullmäktige"),
    ),
    Head(
        "adopted above the title",
        ("Antagen av kommunfullmäktige 2021-09-06", title("Plan för klimatanpassning"), ""),
        *("plan", "Plan för klimatanpassning", None, "2021-09-06", "Kommunfullmäktige"),
    ),
    Head(
        "guidelines valid from",
        (title("Riktlinjer för representation"), "Upprättad: 2023-01-16", "Giltig från 2023-03-01", "Version 1.0", ""),
        *("riktlinje", "Riktlinjer för representation", None, "2023-01-16", None),
    ),
    Head(
        "version and day in one line",
        (title("Rutin för lex Sarah, rapport 2023"), "Version 1.0 2023-05-04", ""),
        *("rapport", "Rutin för lex Sarah, rapport 2023", None, "2023-05-04", None),
    ),
    Head(
        "reglemente",
        (
            header("REGLEMENTE"),
            title("Reglemente för valnämnden"),
            "Beslutat av kommunfullmäktige den 12 december 2022, § 140",
            "",
        ),
        *("riktlinje", "Reglemente för valnämnden", None, "2022-12-12", "Kommunfullmäktige"),
    ),
    Head(
        "delårsrapport",
        (
            header("Delårsrapport april 2025 1(2)"),
            title("Delårsrapport per april 2025"),
            "Diarienummer: BUN.2025.15",
            "Datum: 2025-05-16",
            "",
        ),
        *("delarsrapport", "Delårsrapport per april 2025", "BUN.2025.15", "2025-05-16", None),
    ),
    Head(
        "årsredovisning",
        (title("Årsredovisning 2023"), "Socialnämnden, Ekdala kommun", "2024-02-02", ""),
        *("arsredovisning", "Årsredovisning 2023", None, "2024-02-02", "Socialnämnden"),
    ),
    Head(
        "internkontrollplan",
        (title("Internkontrollplan 2024"), "Dnr: SN 2023/400", "Datum 2023-11-01", ""),
        *("plan", "Internkontrollplan 2024", "SN 2023/400", "2023-11-01", None),
    ),
    Head(
        "agreement with spaced letters",
        (header("A V T A L"), title("Samverkan om skolhälsovård"), "Parter: Ekdala kommun och Provby kommun", ""),
        *("avtal", "Samverkan om skolhälsovård", None, None, None),
    ),
    Head(
        "statistics",
        (title("Statistik över elevfrånvaro"), "Rapporteringstillfälle: 2022-06-20", "Ansvarig: Rektor", ""),
        *("statistik", "Statistik över elevfrånvaro", None, "2022-06-20", None),
    ),
    Head(
        "inquiry",
        (
            header("Utredning 1(9)"),
            title("Utredning om lokaler för gymnasiet"),
            "Dnr UN 2022/5",
            "2022-03-14",
            "Eva Ek, utredare",
            "",
        ),
        *("utredning", "Utredning om lokaler för gymnasiet", "UN 2022/5", "2022-03-14", None),
    ),
    Head(
        "annex by its number",
        (header("Bilaga 2"), title("Kalkyl för ny idrottshall"), ""),
        *("bilaga", "Kalkyl för ny idrottshall", None, None, None),
    ),
    Head(
        "audit report",
        (header("Revisionsrapport 1(12)"), title("Granskning av intern styrning"), "2023-11-17", ""),
        *("rapport", "Granskning av intern styrning", None, "2023-11-17", None),
    ),
)

GOING_ON: Final[dict[str, Rows]] = {
    "the next page of a report": (header("TJÄNSTEUTLÅTANDE 2(3)"), chapter("Bedömning")),
    "a running header on every page": (header("Uppföljning av hemtjänsten"), heading("Kostnader")),
    "a chapter set as large as a title": (title("Metod"),),
    "a common chapter": (title("Slutsatser"),),
    "a chapter with a number": (title("3 Genomförande"),),
    "a template heading set large": (title("Beslutsunderlag"), "Tjänsteutlåtande, 2023-04-12"),
    "a table of dates": ("Datum Plats", "2023-05-04 Ekdala", "2023-06-01 Provby"),
    "recipients": (chapter("Beslutet skickas till"), "Kommunstyrelsen", "Förvaltningschefen"),
    "a signature": ("Karin Ek Lars Björk", "Förvaltningschef Utredare"),
    "an address at the foot": (
        "Ekonomin är i balans.",
        footer("Ekdala kommun, Box 1, 123 45 Ekdala, www.ekdala.example"),
    ),
    "a page number alone": (footer("Sida 2"), "Arbetet går vidare under hösten."),
    "a small heading": (Row("Bilaga till budget i sammandrag", 11.0, bold=True),),
}
"""What stands at the top of a page in the middle of a document."""

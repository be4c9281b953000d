"""Heads of documents in the styles of many municipalities, all invented, with what a registrar reads in them."""

from dataclasses import dataclass
from typing import Final

from tests.support.typeset import Rows, chapter, header, title


@dataclass(frozen=True, slots=True)
class Head:
    """The first rows of a document.

    Args:
        name: style, for the reader of a failing test.
        rows: as set on the page.
        doc_type: what it is.
        title: as a reader sees it.
        diarienummer: as written, or None.
        date: ISO date, or None.
        board: body, or None.
        meeting: ISO date of the meeting, or None.
    """

    name: str
    rows: Rows
    doc_type: str
    title: str
    diarienummer: str | None = None
    date: str | None = None
    board: str | None = None
    meeting: str | None = None


PROPOSAL: Final[Rows] = ("", chapter("Förslag till beslut"), "Nämnden beslutar att godkänna förslaget.", "")

HEADS: Final = (
    Head(
        "page number beside the word",
        (
            header("Tjänsteskrivelse 1 (3)"),
            "Datum",
            "2023-05-04",
            "Diarienummer",
            "KS 2023/00117",
            "Kommunstyrelsen",
            "",
        ),
        *("tjansteutlatande", "Medfinansiering av cykelväg", "KS 2023/00117", "2023-05-04", "Kommunstyrelsen"),
    ),
    Head(
        "capitals and 'Sida 1 av 3'",
        (
            header("TJÄNSTESKRIVELSE Sida 1 av 3"),
            "Datum: 4 maj 2023",
            "Vår beteckning: BUN-2023-311",
            "Barn- och ungdomsnämnden",
            "",
        ),
        *("tjansteutlatande", "Ny skolstruktur i norr", "BUN-2023-311", "2023-05-04", "Barn- och ungdomsnämnden"),
    ),
    Head(
        "two columns of labels over their values",
        ("Tjänsteutlåtande", "Datum Diarienummer", "2024-02-19 VON 2024/88", "Vård- och omsorgsnämnden", ""),
        *("tjansteutlatande", "Avgifter i äldreomsorgen", "VON 2024/88", "2024-02-19", "Vård- och omsorgsnämnden"),
    ),
    Head(
        "fields in one line",
        (
            "TJÄNSTEUTLÅTANDE",
            "Upprättad: 2024-02-19 Ärendenummer: MBN 2024/17 Version: 1.0",
            "Miljö- och byggnadsnämnden",
            "",
        ),
        *("tjansteutlatande", "Taxa för livsmedelskontroll", "MBN 2024/17", "2024-02-19", "Miljö- och byggnadsnämnden"),
    ),
    Head(
        "addressed with 'Till'",
        (
            "Tjänsteskrivelse",
            "Dnr KFN 2022/45",
            "2022.09.12",
            "Till: Kultur- och fritidsnämnden",
            "Handläggare: Eva Ek",
            "",
        ),
        *("tjansteutlatande", "Stöd till bygdegårdar", "KFN 2022/45", "2022-09-12", "Kultur- och fritidsnämnden"),
    ),
    Head(
        "mottagare and slash date",
        ("Tjänsteutlåtande", "Datum: 4/5 2023", "Dnr: TN 2023.12", "Mottagare", "Tekniska nämnden", ""),
        *("tjansteutlatande", "Beläggningsprogram för gator", "TN 2023.12", "2023-05-04", "Tekniska nämnden"),
    ),
    Head(
        "short date and officer first",
        (
            "Samhällsbyggnadsförvaltningen",
            "Handläggare Per Ek",
            "Datum 230504",
            "Dnr SBN 2023/9",
            "Samhällsbyggnadsnämnden",
            "",
        ),
        *("tjansteutlatande", "Detaljplan för Ekbacken", "SBN 2023/9", "2023-05-04", "Samhällsbyggnadsnämnden"),
    ),
    Head(
        "board with a purpose",
        ("Tjänsteskrivelse", "Datum 2023-10-02", "Diarienr: NAV 2023/4", "Nämnden för arbete och välfärd", ""),
        *("tjansteutlatande", "Sommarjobb för unga", "NAV 2023/4", "2023-10-02", "Nämnden för arbete och välfärd"),
    ),
    Head(
        "only a board above the title",
        ("Socialnämnden", ""),
        *("tjansteutlatande", "Rapport om ej verkställda beslut", None, None, "Socialnämnden"),
    ),
    Head(
        "dotted letters in the diarienummer",
        ("TJÄNSTEUTLÅTANDE 1(2)", "Diarienummer:S.N.2021.88", "Datum: 2021-11-04", "Socialnämnden", ""),
        *("tjansteutlatande", "Förlängt avtal om jour", "S.N.2021.88", "2021-11-04", "Socialnämnden"),
    ),
)
"""Reports: a proposal follows below the title."""

LETTERS: Final = (
    Head(
        "motion set as plain text",
        ("Till kommunfullmäktige i Ekdala", "Inkom 2023-03-01", "Motion: Fler offentliga toaletter", ""),
        *("skrivelse", "Motion: Fler offentliga toaletter", None, None, "Kommunfullmäktige"),
    ),
    Head(
        "motion under its title",
        (header("MOTION"), title("Motion om gratis vattenprov"), "Till kommunfullmäktige", "Ekdala den 4 maj 2023", ""),
        *("skrivelse", "Motion om gratis vattenprov", None, "2023-05-04", "Kommunfullmäktige"),
    ),
    Head(
        "medborgarförslag",
        ("Medborgarförslag", "Dnr KS 2023/55", "Inkom: 2023-04-11", title("Medborgarförslag om hundrastgård"), ""),
        *("skrivelse", "Medborgarförslag om hundrastgård", "KS 2023/55", None, None),
    ),
    Head(
        "interpellation",
        ("Interpellation", "2023-09-18", title("Interpellation till kommunstyrelsens ordförande"), ""),
        *("skrivelse", "Interpellation till kommunstyrelsens ordförande", None, "2023-09-18", None),
    ),
    Head(
        "missiv of a region",
        (
            "Missiv",
            "Region Mellanbygden",
            "Datum: 2023-12-18",
            "Diarienummer: RMB 2023-02214",
            title("Ny regional plan på remiss"),
            "",
        ),
        *("remiss", "Ny regional plan på remiss", "RMB 2023-02214", "2023-12-18", "Region Mellanbygden"),
    ),
    Head(
        "remissvar with two numbers",
        (
            header("Remissvar 1(2)"),
            "Er beteckning: 424-118-2022",
            "Vår beteckning: KS 2022/31",
            "Datum: 2022-02-28",
            title("Svar på remiss om klimatplan"),
            "",
        ),
        *("yttrande", "Svar på remiss om klimatplan", "KS 2022/31", "2022-02-28", None),
    ),
    Head(
        "yttrande of a board",
        (
            "YTTRANDE",
            "Omsorgsnämnden i Ekdala kommun",
            "ON 2024/61",
            "2024-01-30",
            title("Yttrande över förslag om hemsjukvård"),
            "",
        ),
        *("yttrande", "Yttrande över förslag om hemsjukvård", "ON 2024/61", "2024-01-30", "Omsorgsnämnden"),
    ),
    Head(
        "granskningsutlåtande",
        (
            "Granskningsutlåtande 1(6)",
            "Datum 2023-08-21",
            "Dnr SBN 2022/310",
            title("Detaljplan för Västra torget"),
            "",
        ),
        *("yttrande", "Detaljplan för Västra torget", "SBN 2022/310", "2023-08-21", None),
    ),
    Head(
        "skrivelse dated at its end of head",
        ("Till barn- och utbildningsnämnden", "Norrtorp den 24 augusti 2022", "Skrivelse från föräldrarådet", ""),
        *("skrivelse", "Skrivelse från föräldrarådet", None, "2022-08-24", "Barn- och utbildningsnämnden"),
    ),
)

MEETINGS: Final = (
    Head(
        "sammanträdesprotokoll with fields",
        (
            header("SAMMANTRÄDESPROTOKOLL"),
            "Kommunstyrelsen",
            "Sammanträdesdatum",
            "2023-06-07",
            title("§ 88 Årsredovisning"),
            chapter("Beslut"),
            "",
        ),
        *("protokoll", "§ 88 Årsredovisning", None, "2023-06-07", "Kommunstyrelsen", "2023-06-07"),
    ),
    Head(
        "protokollsutdrag, number beside the §",
        (
            "PROTOKOLLSUTDRAG",
            "Omsorgsnämndens arbetsutskott",
            "Sammanträde 2023-09-14",
            title("§ 61 Dnr ON 2023/14 Ny taxa"),
            chapter("Beslut"),
            "",
        ),
        *("protokoll", "§ 61 Ny taxa", "ON 2023/14", "2023-09-14", "Omsorgsnämndens arbetsutskott", "2023-09-14"),
    ),
    Head(
        "extract whose header holds all",
        (
            header("Protokollsutdrag Kommunstyrelsen 2024-11-20 1(2)"),
            title("§ 158 Lokaler för fritidsgården"),
            "Dnr KS 2024/77",
            chapter("Beslut"),
            "",
        ),
        *("protokoll", "§ 158 Lokaler för fritidsgården", "KS 2024/77", "2024-11-20", "Kommunstyrelsen", "2024-11-20"),
    ),
    Head(
        "minutes of a negotiation",
        (
            title("Förhandlingsprotokoll enligt 11 § MBL"),
            "Datum: 2022-11-01",
            "Tid: 09.00–11.40",
            "Socialförvaltningen",
            "",
        ),
        *(
            "protokoll",
            "Förhandlingsprotokoll enligt 11 § MBL",
            None,
            "2022-11-01",
            "Socialförvaltningen",
            "2022-11-01",
        ),
    ),
    Head(
        "minutes of a committee of staff",
        (title("Minnesanteckningar"), "Central samverkansgrupp (CSG)", "Datum: 2023-02-03", "Plats: Kommunhuset", ""),
        *("protokoll", "Minnesanteckningar", None, "2023-02-03", "Central samverkansgrupp (CSG)", "2023-02-03"),
    ),
    Head(
        "summons",
        (
            header("KALLELSE 1(1)"),
            title("Kallelse"),
            "Tekniska nämnden",
            "Datum: 2023-08-22",
            "Tid: onsdag 2023-08-30 kl. 13.00",
            "",
        ),
        *(
            "kallelse",
            "Kallelse till tekniska nämnden 2023-08-30",
            None,
            "2023-08-22",
            "Tekniska nämnden",
            "2023-08-30",
        ),
    ),
    Head(
        "agenda",
        (
            header("Föredragningslista"),
            title("Föredragningslista"),
            "Kommunfullmäktige",
            "Sammanträdesdatum: 2023-09-25",
            "",
        ),
        *(
            "foredragningslista",
            "Föredragningslista kommunfullmäktige 2023-09-25",
            None,
            None,
            "Kommunfullmäktige",
            "2023-09-25",
        ),
    ),
    Head(
        "delegationslista",
        (
            header("DELEGATIONSLISTA 1(2)"),
            title("Redovisning av delegationsbeslut i oktober"),
            "Upprättad: 2021-11-05",
            "Dnr ON 2021/3",
            "",
        ),
        *("delegationslista", "Redovisning av delegationsbeslut i oktober", "ON 2021/3", "2021-11-05", None),
    ),
)

"""The one error tree of Kommunsök.

KommunsokError
├── BadInputError          what we were given cannot be used; the message says what to do
│   ├── DocumentError        a file that cannot be read: E101 … E121
│   ├── QueryError           a question, filter or parameter we cannot honour: E201
│   ├── NotFoundError        no such document, section, ärende: E202
│   ├── GoldError            an evaluation file that breaks its format: E203
│   ├── ManifestError        an import manifest that breaks its format: E205
│   ├── ThesaurusError       a file of the thesaurus that breaks its format: E207
│   └── CorrectionError      a correction that cannot be made or taken back: E601 … E606
├── LimitError             a limit of docs/limits.md was reached: E301 … E307
├── StateError             the data folder is not in a state for this: E401 … E414
└── DefectError            our own mistake: E900
Every error carries a stable code of the table `ERROR_CODES`, which docs/errors.md and the HTTP service read.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """One row of the table of errors.

    Args:
        code: stable, greppable identifier.
        title: what happened, in Swedish, one line.
        advice: what the reader can do about it, in Swedish.
        http_status: status that the HTTP service answers with.
        exit_code: exit status of the command line.
    """

    code: str
    title: str
    advice: str
    http_status: int
    exit_code: int


_ROWS: Final = (
    ErrorCode("E101", "Filen är ingen PDF", "Kontrollera att filen är en PDF och inte bara har ändelsen.", 422, 3),
    ErrorCode("E102", "PDF-filen är trasig", "Hämta filen på nytt från källan eller spara om den som PDF.", 422, 3),
    ErrorCode("E103", "PDF-filen är krypterad", "Lägg in en kopia utan lösenord.", 422, 3),
    ErrorCode("E104", "Filen kan inte läsas", "Kontrollera sökväg och rättigheter.", 422, 3),
    ErrorCode("E105", "Sidan kan inte läsas", "Sidan saknas i sökningen; resten av filen är inläst.", 422, 3),
    ErrorCode("E106", "Sidan saknar text", "Sidan är troligen inskannad och behöver textigenkänning (OCR).", 422, 3),
    ErrorCode("E107", "PDF-filen saknar sidor", "Hämta filen på nytt från källan.", 422, 3),
    ErrorCode("E108", "Läsningen avbröts oväntat", "Filen får läsaren att krascha; anmäl den.", 422, 3),
    ErrorCode("E109", "Filen finns redan under ett annat namn", "Inget behöver göras.", 409, 3),
    ErrorCode("E110", "OCR saknas", "Installera paketen tesseract-ocr och tesseract-ocr-swe.", 422, 3),
    ErrorCode("E111", "OCR misslyckades", "Sidan är kvar som den var; se den i PDF-filen.", 422, 3),
    ErrorCode("E112", "Osäker text", "Sidans text kan vara fel; jämför med PDF-filen.", 422, 3),
    ErrorCode("E113", "Filtypen läses inte", "Spara om filen som PDF, DOCX eller HTML om den ska vara sökbar.", 422, 3),
    ErrorCode("E114", "DOCX- eller HTML-filen är trasig", "Spara om filen i det program den kommer från.", 422, 3),
    ErrorCode("E115", "Filen packar upp för mycket", "Spara om filen; den är onormalt hårt packad.", 422, 3),
    ErrorCode("E116", "Filen saknar text", "Kontrollera att filen är den rätta.", 422, 3),
    ErrorCode("E117", "Filen är återkallad", "Läs in den ändå med: kommunsok ingest FIL --again", 409, 3),
    ErrorCode("E118", "Bilagan i filen läses inte", "Spara bilagan som en egen PDF, DOCX eller HTML i mappen.", 422, 3),
    ErrorCode("E119", "Filen hänvisar ut ur sig själv", "Spara om filen utan DTD och externa entiteter.", 422, 3),
    ErrorCode(
        "E120", "Filen saknas i mappen", "Den är kvar i arkivet; ta bort den med: kommunsok withdraw FIL", 404, 3
    ),
    ErrorCode("E121", "Filnamnet innehåller personuppgifter", "Byt namn på fil eller mapp och läs in på nytt.", 422, 3),
    ErrorCode("E201", "Frågan eller filtret kan inte användas", "Rätta värdet som nämns i meddelandet.", 422, 2),
    ErrorCode("E202", "Finns inte", "Jämför med listan: kommunsok documents, kommunsok cases, /v1/dokument.", 404, 4),
    ErrorCode("E203", "Facitfilen följer inte formatet", "Jämför raden som nämns med docs/evaluation.md.", 422, 2),
    ErrorCode("E204", "Filen kan inte skrivas", "Kontrollera sökväg, rättigheter och ledigt utrymme.", 500, 3),
    ErrorCode(
        "E205",
        "Importlistan följer inte formatet",
        "Rätta raden och kolumnen som nämns; se docs/operations.md.",
        422,
        2,
    ),
    ErrorCode(
        "E206", "Filen i importlistan finns inte", "Rätta namnet i importlistan eller lägg filen i mappen.", 404, 3
    ),
    ErrorCode("E207", "Ordlistan följer inte formatet", "Rätta raden och kolumnen; se docs/thesaurus.md.", 422, 2),
    ErrorCode("E301", "Filen är för stor", "Dela filen eller höj gränsen pdf_bytes.", 413, 3),
    ErrorCode("E302", "Filen har för många sidor", "Dela filen eller höj gränsen pdf_pages.", 413, 3),
    ErrorCode("E303", "Läsningen tog för lång tid", "Filen är tung; spara om den eller höj gränsen.", 422, 3),
    ErrorCode("E304", "Läsningen tog för mycket minne", "Filen är tung; spara om den eller höj gränsen.", 422, 3),
    ErrorCode("E305", "Sidan har för mycket text", "Texten efter gränsen page_characters är inte inläst.", 422, 3),
    ErrorCode("E306", "Läsprocessen kunde inte startas", "Maskinen saknar processer eller minne; försök igen.", 503, 3),
    ErrorCode("E307", "Filen har för mycket text", "Dela filen eller höj gränsen file_characters.", 422, 3),
    ErrorCode("E401", "Inget är inläst ännu", "Kör först: kommunsok ingest MAPP", 503, 5),
    ErrorCode("E402", "Sökindexet saknas", "Kör: kommunsok index", 503, 5),
    ErrorCode("E403", "Sökindexet är skadat", "Kör: kommunsok index", 503, 5),
    ErrorCode("E404", "En annan process skriver i datamappen", "Vänta tills den är klar och försök igen.", 503, 5),
    ErrorCode("E405", "Katalogen är skadad", "Återställ katalog.sqlite från en säkerhetskopia.", 503, 5),
    ErrorCode("E406", "Språkmodellen är inte installerad", "Installera den eller ta bort valet av modell.", 503, 5),
    ErrorCode("E407", "Det som träning behöver saknas", "Installera det med: pip install 'kommunsok[train]'", 503, 5),
    ErrorCode("E408", "Det som anpassning behöver saknas", "Installera: pip install 'kommunsok[models]'", 503, 5),
    ErrorCode("E409", "Det som Parquet behöver saknas", "Installera: pip install 'kommunsok[parquet]'", 503, 5),
    ErrorCode("E411", "Det sparade kan inte läsas", "Återställ sparat.sqlite från en säkerhetskopia.", 503, 5),
    ErrorCode("E412", "E-post kunde inte skickas", "Kontrollera KOMMUNSOK_SMTP_…; breven skickas nästa gång.", 503, 5),
    ErrorCode("E413", "Det som MCP behöver saknas", "Installera: pip install 'kommunsok[mcp]'", 503, 5),
    ErrorCode("E414", "Sammanfattningen kunde inte göras", "Läs träffarna; modellen svarar inte som den ska.", 503, 5),
    ErrorCode(
        "E601", "Det som ska rättas finns inte", "Hämta ref på nytt ur listan; filen kan ha fått en ny version.", 404, 4
    ),
    ErrorCode("E602", "Fältet kan inte rättas", "Välj ett av fälten som nämns; se docs/operations.md.", 422, 2),
    ErrorCode("E603", "Värdet kan inte användas i en rättelse", "Rätta värdet som nämns i meddelandet.", 422, 2),
    ErrorCode("E604", "Rättelsen finns inte", "Jämför med listan: kommunsok corrections, /v1/korrigeringar.", 404, 4),
    ErrorCode("E605", "Rättelsen kan inte ångras", "Gör en ny rättelse i stället.", 409, 2),
    ErrorCode("E606", "Rättelsen ändrar inget", "Inget behöver göras.", 409, 2),
    ErrorCode("E900", "Fel i programmet", "Anmäl felet till utvecklarna med koden och meddelandet.", 500, 70),
)
ERROR_CODES: Final = {row.code: row for row in _ROWS}


class KommunsokError(Exception):
    """Base of all errors that Kommunsök raises on purpose.

    Args:
        detail: what exactly happened, with the offending value.
        code: a key of `ERROR_CODES`; each subclass has a default.
    """

    default_code = "E900"

    def __init__(self, detail: str, code: str | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.code = code or self.default_code

    @property
    def row(self) -> ErrorCode:
        """The row of `ERROR_CODES` for this error."""
        return ERROR_CODES[self.code]

    def __str__(self) -> str:
        return f"{self.code} {self.row.title}: {self.detail} {self.row.advice}"


class BadInputError(KommunsokError):
    """What we were given cannot be used."""

    default_code = "E201"


class DocumentError(BadInputError):
    """A source file, or a page of it, cannot be read."""

    default_code = "E102"


class QueryError(BadInputError):
    """A question, filter or parameter that we cannot honour."""

    default_code = "E201"


class NotFoundError(BadInputError):
    """Something was asked for by name and does not exist."""

    default_code = "E202"


class GoldError(BadInputError):
    """A gold file breaks its format."""

    default_code = "E203"


class ManifestError(BadInputError):
    """An import manifest breaks its format, or names a file that is not there."""

    default_code = "E205"


class ThesaurusError(BadInputError):
    """A file of the thesaurus breaks its format."""

    default_code = "E207"


class CorrectionError(BadInputError):
    """A correction that cannot be made or taken back."""

    default_code = "E603"


class LimitError(KommunsokError):
    """A limit of `ingest.limits` was reached."""

    default_code = "E301"


class StateError(KommunsokError):
    """The data folder is not in a state for what was asked."""

    default_code = "E401"


class DefectError(KommunsokError):
    """Our own mistake: an invariant does not hold."""

    default_code = "E900"

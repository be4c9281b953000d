"""Parses the sample's markup (`examples/README.md`) and checks it; errors name file and line."""

from __future__ import annotations

import re
from pathlib import Path

from examples.render.model import Block, Decision, Document, Kind, Package, SourceError, fold

# fmt: off
DOC_TYPES = (
    "kallelse", "foredragningslista", "protokoll", "tjansteutlatande", "namndplan", "arsredovisning", "delarsrapport",
    "ekonomisk_rapport", "nulagesanalys", "rapport", "utredning", "plan", "policy", "riktlinje", "avtal", "remiss",
    "yttrande", "skrivelse", "delegationslista", "statistik", "bilaga", "lagtext", "ovrigt",
)
STATUSES = (
    "forslag", "beslut", "delegationsbeslut", "uppdrag_historik",
)
DECISION_TYPES = (
    "godkanna", "anta_faststalla", "avsla", "bifalla_bevilja", "bordlagga", "aterremittera", "remittera",
    "notera_lagga_till_handlingarna", "uppdra", "delegera", "foresla_overordnad", "besvara_motion_medborgarforslag",
    "yttrande_remissvar", "overklaga", "utse_valja", "entlediga", "omedelbar_justering", "begara", "tillstand_licens",
    "sanktion_avgift", "upphava_avsluta", "inga_avtal", "overlata", "avsatta_medel", "ovrigt",
)
SUBJECTS = (
    "aldreomsorg", "hemtjanst_lov", "funktionsstod_lss", "individ_familj", "forsorjningsstod", "missbruk",
    "barn_unga_vard", "forskola", "grundskola", "gymnasium_vux", "elevhalsa", "kultur_fritid", "ekonomi_budget",
    "personal_arbetsmiljo", "digitalisering_it", "lokaler_fastighet", "upphandling_avtal", "styrning_uppfoljning",
    "internkontroll_kvalitet", "juridik_delegation", "halso_sjukvard", "tillstand_tillsyn", "samverkan_region",
    "integration_arbetsmarknad", "val_fortroendevalda", "ovrigt",
)
# fmt: on
LAYOUTS = ("normal", "dubbel", "skannad", "uniform")
TYPOGRAPHIES = ("sans", "serif", "vera")
YES_NO = ("ja", "nej")

# key -> allowed values; an empty tuple allows any value
HEAD_KEYS: dict[str, tuple[str, ...]] = {
    "paket": (),
    "kommun": (),
    "namnd": (),
    "mote": (),
    "bokmarken": YES_NO,
    "typografi": TYPOGRAPHIES,
    "tusental": ("hart", "blank"),
    "punkt": ("ingen", "punkt", "streck"),
}
DOCUMENT_KEYS: dict[str, tuple[str, ...]] = {
    "doc_type": DOC_TYPES,
    "titel": (),
    "diarienummer": (),
    "datum": (),
    "namnd": (),
    "signerat": (),
    "sidhuvud": (),
    "sidfot": (),
    "layout": LAYOUTS,
    "ny_sida": YES_NO,
    "avstavning": YES_NO,
}
DECISION_KEYS = ("body", "paragraf", "dnr", "datum")
REQUIRED_HEAD = ("paket", "kommun", "namnd", "mote")
REQUIRED_DOCUMENT = ("doc_type", "titel")

_KEY = re.compile(r"([a-zåäö_]+):(?:\s+(.*))?$")
_HEADING = re.compile(r"(#{1,4}) +(\S.*)$")
_PARAGRAPH_SIGN = re.compile(r"(§ ?\d+ ?[a-z]?)\b")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")


def parse_package(path: Path) -> Package:
    """Read one source file."""
    return _Parser(path, path.read_text(encoding="utf-8").splitlines()).run()


def parse_all(folder: Path) -> list[Package]:
    """Read every source package of a folder, in the order of their names."""
    return [parse_package(path) for path in sorted(folder.glob("*.txt")) if path.name != "entities.txt"]


class _Parser:
    """One pass over the lines; `document` is None while the head is read."""

    def __init__(self, path: Path, lines: list[str]) -> None:
        self.path = path
        self.lines = lines
        self.number = 0
        self.package = Package(path, {}, [])
        self.document: Document | None = None
        self.in_meta = True
        self.open: Block | None = None  # the block that the next line may continue
        self.unruled = False
        self.paragraph: str | None = None

    def error(self, message: str, line: int | None = None) -> SourceError:
        return SourceError(self.path, line or self.number, message)

    def run(self) -> Package:
        for number, raw in enumerate(self.lines, start=1):
            self.number = number
            self._line(raw.rstrip())
        self._check_head()
        for document in self.package.documents:
            self._check_document(document)
        return self.package

    def _line(self, line: str) -> None:
        strange = [letter for letter in line if not _printable(letter)]
        if strange:
            raise self.error(f"character U+{ord(strange[0]):04X} is not in the fonts of all typographies")
        if line == "=== dokument":
            self.document = Document(self.number, {})
            self.package.documents.append(self.document)
            self.in_meta, self.open, self.paragraph, self.unruled = True, None, None, False
        elif line.startswith("==="):
            raise self.error(f"unknown separator {line!r}; a document starts with '=== dokument'")
        elif not line.strip():
            self.open = None
            self.in_meta = self.in_meta and (self.document is None or not self.document.meta)
        elif self.in_meta:
            self._meta(line)
        else:
            self._body(line)

    def _meta(self, line: str) -> None:
        allowed, target = (
            (HEAD_KEYS, self.package.head) if self.document is None else (DOCUMENT_KEYS, self.document.meta)
        )
        match = _KEY.match(line)
        if match is None:
            raise self.error(f"expected 'key: value', found {line!r}; a blank line ends the head of a document")
        key, value = match.group(1), (match.group(2) or "").strip()
        if key not in allowed:
            raise self.error(f"unknown key {key!r}; known: {', '.join(allowed)}")
        if key in target:
            raise self.error(f"key {key!r} given twice")
        if value and allowed[key] and value not in allowed[key]:
            raise self.error(f"unknown value {value!r} of {key}; known: {', '.join(allowed[key])}")
        if value and key in ("datum", "mote") and not _DATE.match(value):
            raise self.error(f"{key} {value!r} is no date of the form 2023-10-18")
        target[key] = value

    def _body(self, line: str) -> None:
        if line.startswith("^"):
            self._decision(line[1:])
        elif line.startswith("#"):
            self._heading(line)
        elif line.startswith("|"):
            self._table(line)
        elif line.startswith(">>"):
            self._keep(Kind.ATTENDANCE, line[2:])
        elif line.startswith(">"):
            self._keep(Kind.SIGNATURE, line[1:])
        elif line.startswith("~"):
            self._keep(Kind.VERBATIM, line[1:])
        elif line == "%% sida":
            self._start(Block(Kind.PAGE_BREAK, self.number))
            self.open = None
        elif line.startswith("%%"):
            raise self.error(f"unknown instruction {line!r}; known: %% sida")
        elif line.startswith("- "):
            self._start(Block(Kind.ITEM, self.number, fold_keeping_hard_spaces(line[2:])))
        else:
            self._prose(line)

    def _start(self, block: Block) -> None:
        assert self.document is not None
        self.document.blocks.append(block)
        self.open = block

    def _heading(self, line: str) -> None:
        match = _HEADING.match(line)
        if match is None:
            raise self.error(f"no heading: {line[:40]!r}; write '# ' to '#### ' and the text")
        level, text = len(match.group(1)), fold(match.group(2))
        self._start(Block(Kind.HEADING, self.number, text, level=level))
        self.open = None
        assert self.document is not None
        sign = _PARAGRAPH_SIGN.match(text)
        if sign and (level == 1 or self.document.meta.get("doc_type") == "protokoll"):
            self.paragraph = fold(sign.group(1).replace("§", "§ "))

    def _prose(self, line: str) -> None:
        block = self.open
        indented = line[0] in " \t"
        if block is not None and (block.kind is Kind.PARAGRAPH or (block.kind is Kind.ITEM and indented)):
            block.text = f"{block.text} {fold_keeping_hard_spaces(line)}"
        elif indented:
            raise self.error("an indented line continues a paragraph or list item; there is none above")
        else:
            self._start(Block(Kind.PARAGRAPH, self.number, fold_keeping_hard_spaces(line)))

    def _keep(self, kind: Kind, rest: str) -> None:
        if self.open is None or self.open.kind is not kind:
            self._start(Block(kind, self.number))
        assert self.open is not None
        self.open.lines.append(rest.removeprefix(" "))

    def _table(self, line: str) -> None:
        if line.startswith("|!"):
            self.unruled = True
            line = line[2:].strip()
            if not line:
                self.open = None
                return
        cells = tuple(fold_keeping_hard_spaces(cell) for cell in line.strip("|").split("|"))
        if all(re.fullmatch(r":?-{2,}:?", cell) for cell in cells):
            raise self.error("a table has no separator row; the first row is the header")
        if self.open is None or self.open.kind is not Kind.TABLE:
            self._start(Block(Kind.TABLE, self.number, ruled=not self.unruled))
            self.unruled = False
        assert self.open is not None
        rows = self.open.rows
        if rows and len(rows[0]) != len(cells):
            raise self.error(f"table row has {len(cells)} cells, its header has {len(rows[0])}")
        rows.append(cells)

    def _decision(self, rest: str) -> None:
        assert self.document is not None
        above = self.document.blocks[-1] if self.document.blocks else None
        if above is None or above.kind not in (Kind.PARAGRAPH, Kind.ITEM):
            raise self.error("decision line without a paragraph or list item above it")
        if above.decision is not None:
            raise self.error("the paragraph above has a decision line already")
        fields = [part.strip() for part in rest.split(";")]
        if len(fields) < 3:
            raise self.error("a decision line reads '^ status; typ[, typ]; amne[; body=…][; paragraf=…]…'")
        types = tuple(part.strip() for part in fields[1].split(","))
        self._known(fields[0], STATUSES, "status")
        for name in types:
            self._known(name, DECISION_TYPES, "decision type")
        self._known(fields[2], SUBJECTS, "subject")
        options = self._options(fields[3:])
        meta, head = self.document.meta, self.package.head
        date = meta.get("datum") or (head.get("mote") if meta.get("doc_type") == "protokoll" else None)
        above.decision = Decision(
            status=fields[0],
            types=types,
            subject=fields[2],
            body=options.get("body", meta.get("namnd") or head.get("namnd")) or None,
            paragraph=options.get("paragraf", self.paragraph) or None,
            diarienummer=options.get("dnr", meta.get("diarienummer")) or None,
            date=options.get("datum", date) or None,
        )
        self.open = None

    def _options(self, fields: list[str]) -> dict[str, str]:
        options: dict[str, str] = {}
        for part in fields:
            key, equals, value = (piece.strip() for piece in part.partition("="))
            if key not in DECISION_KEYS or not equals:
                raise self.error(f"unknown part {part!r} of a decision line; known: {', '.join(DECISION_KEYS)}")
            options[key] = value
        return options

    def _known(self, value: str, allowed: tuple[str, ...], what: str) -> None:
        if value not in allowed:
            raise self.error(f"unknown {what} {value!r}; known: {', '.join(allowed)}")

    def _check_head(self) -> None:
        for key in REQUIRED_HEAD:
            if key not in self.package.head:
                raise self.error(f"the head of the package lacks {key!r}", 1)
        if self.package.head["paket"] != self.path.stem:
            raise self.error(f"paket {self.package.head['paket']!r} is not the file's name {self.path.stem!r}", 1)
        if not self.package.documents:
            raise self.error("the package has no document", 1)

    def _check_document(self, document: Document) -> None:
        for key in REQUIRED_DOCUMENT:
            if not document.get(key):
                raise self.error(f"the document lacks {key!r}", document.line)
        if not any(block.kind is not Kind.PAGE_BREAK for block in document.blocks):
            raise self.error("the document has no text", document.line)
        previous = self.package.documents.index(document) - 1
        if not document.own_page and (previous < 0 or document.scanned or self.package.documents[previous].scanned):
            raise self.error("ny_sida: nej needs a document above that is no scan, nor is this", document.line)


def fold_keeping_hard_spaces(text: str) -> str:
    """Fold blanks and tabs, keep no-break spaces as the writer put them."""
    return re.sub(r"[ \t]+", " ", text).strip(" ")


def _printable(letter: str) -> bool:
    """Whether the standard fonts of PDF hold the character."""
    return letter in ("\t", "\u00a0") or (letter.isprintable() and bool(letter.encode("cp1252", "ignore")))

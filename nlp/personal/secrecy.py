"""Sections under secrecy: what a heading, a line or a stamp says of its own section, not what a text says of secrecy.

A marker is the whole of a line or heading ("Sekretess", "Omfattas av sekretess enligt 26 kap. 1 § OSL"), or stands at
the end or in front of the heading of a paragraph ("§ 45 Yttrande (sekretess)"). Where it is doubtful whether a heading
"Sekretess" is a marker or a chapter, the text under it decides: a chapter on secrecy goes on to speak of it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.model import Block, BlockKind, LogicalDocument, ParsedSource, Section
from nlp.personal.model import Secret

_LAW: Final = r"(?:osl|offentlighets-?\s*och\s+sekretesslagen|sekretesslagen)(?:\s*\(?(?:2009:400|osl)\)?)*"
_CHAPTER: Final = (
    r"\d{1,2}\s*(?:kap\.?|:)\s*(?:\d{1,2}\s*(?:[a-z]\s*)?(?:§+|paragrafen)?)?(?:\s*(?:och|,|-|–)\s*\d{1,2}\s*§+)*"
)
_BASIS: Final = (
    r"(?:\s*[,(–-]?\s*(?:(?:enligt|jml\.?|jämlikt|med stöd av|jfr)\s+)?"
    rf"(?:{_CHAPTER}(?:\s*(?:i\s+)?{_LAW})?|{_LAW}\s*(?:{_CHAPTER})?)\)?)"
)
_THING: Final = (
    r"(?:(?:denna|detta|hela|följande)\s+)?(?:paragraf(?:en)?|ärende(?:t)?|bilaga(?:n)?|handling(?:en|ar|arna)?|"
    r"protokoll(?:et)?|beslut(?:et)?|uppgift(?:en|er|erna)?|dokument(?:et)?|avsnitt(?:et)?|underlag(?:et)?|text(?:en)?|"
    r"innehåll(?:et)?|tjänsteskrivelse(?:n)?|tjänsteutlåtande(?:t)?|information(?:en)?)(?:\s+\d+)?"
)
_STATE: Final = (
    r"(?:sekretess(?:belagd|belagt|belagda|markerad|markerat|markerade|skyddad|skyddat|skyddade|ärende|paragraf|handling)"
    r"(?:\s+(?:handling|bilaga|paragraf|ärende|uppgift(?:er)?|protokoll|handlingar|ärenden|information))?|"
    r"sekretess)"
)
_NOT_OUT: Final = (
    r"(?:(?:ska|skall|får|bör|kan)\s+(?:ej|inte)\s+publiceras|publiceras\s+(?:ej|inte)|ej\s+för\s+publicering|"
    r"får\s+(?:ej|inte)\s+(?:spridas|lämnas\s+ut)|undantas\s+från\s+publicering|inte\s+för\s+publicering|ej\s+publik)"
)
_WHY: Final = (
    r"(?:\s+(?:på\s+(?:webben|internet|hemsidan|webbplatsen|grund\s+av\s+sekretess)|digitalt|"
    r"(?:med\s+hänsyn\s+till|av\s+hänsyn\s+till|på\s+grund\s+av|p\.?g\.?a\.?)\s+(?:gdpr|sekretess|personuppgifter|dataskyddsförordningen)))*"
)
_MARKER: Final = re.compile(
    rf"(?:(?:{_THING})\s+(?:(?:är|innehåller)\s+)?)?"
    rf"(?:{_STATE}{_BASIS}*|(?:som\s+)?(?:omfattas\s+av|innehåller|belagd\s+med|belagt\s+med|skyddas\s+av|lyder\s+under|under)"
    rf"\s+(?:stark\s+|absolut\s+)?sekretess{_BASIS}*|sekretess\s+(?:gäller|råder){_BASIS}*|{_NOT_OUT}{_WHY})"
    rf"(?:\s+och\s+{_NOT_OUT}{_WHY})?",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"(?:§+\s*\d+(?:\s*[a-z]\b)?|\d+(?:\s*[a-z])?\s*§+)[\s.:–-]*", re.IGNORECASE)
_CHAPTER_NUMBER: Final = re.compile(r"\d+(?:\.\d+)*\.?\s+\D")
_EDGES: Final = " \t\n.:;!*–—-_•()[]\u00a0"
_AT_END: Final = re.compile(
    r"(?:[(\[]\s*(?P<in>[^()\[\]]{3,80})\s*[)\]]|\s[–—-]\s*(?P<after>[^–—]{3,80}))\s*$", re.IGNORECASE
)
_IN_FRONT: Final = re.compile(r"(?P<mark>[^:–—]{3,60}?)\s*(?::|\s[–—-])\s+\S", re.IGNORECASE)
_STAMP: Final = re.compile(r"(?:§+\s*\d+|\d+\s*§)[\s.:–-]*SEKRETESS\w*\b")
_SPEAKS: Final = re.compile(
    r"sekretess|tystnadsplikt|utlämna|lämnas ut|parterna|leverantören|personuppgiftsbiträde|röja|förbinder sig",
    re.IGNORECASE,
)
# Documents that speak of secrecy as their subject.
_ABOUT: Final = re.compile(
    r"\b(?:policy|riktlinje|rutin|handbok|reglemente|avtal|plan\b|dataskydd|informationssäkerhet|arkiv|delegationsordning|"
    r"sekretess(?:lagen|prövning|bestämmelse))",
    re.IGNORECASE,
)
_STAMP_BLOCKS: Final = 4
_LONGEST: Final = 160


def secret_sections(parsed: ParsedSource) -> tuple[Secret, ...]:
    """The sections of a source that are under secrecy, in order.

    Args:
        parsed: the source.
    """
    marked: set[int] = set()
    for section in parsed.sections:
        blocks = parsed.blocks[section.block_first : section.block_last + 1]
        document = parsed.documents[section.document]
        if _is_marked(section, blocks, document):
            marked.update(_reach(parsed, section, blocks))
    marked.update(_stamped(parsed))
    return tuple(
        Secret(section.ordinal, section.page_first, section.page_last, section.start, section.end)
        for section in parsed.sections
        if section.ordinal in marked
    )


def is_marker(text: str) -> bool:
    """Whether a line says that what it stands at is secret, and nothing else.

    Args:
        text: a heading or a line.
    """
    if len(text) > _LONGEST or text.rstrip().endswith("?"):
        return False
    bare = _NUMBER.sub("", " ".join(text.split()), count=1) if _NUMBER.match(text) else " ".join(text.split())
    return _MARKER.fullmatch(bare.strip(_EDGES)) is not None


def marks_heading(text: str) -> bool:
    """Whether the heading of a paragraph carries a marker beside its subject: "§ 45 Yttrande (sekretess)".

    Args:
        text: the heading.
    """
    if len(text) > _LONGEST:
        return False
    if _STAMP.match(text):
        return True
    if (end := _AT_END.search(text)) and is_marker(end["in"] or end["after"]):
        return True
    front = _IN_FRONT.match(_NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text)
    return bool(front and is_marker(front["mark"]) and (_NUMBER.match(text) or front["mark"].isupper()))


def _is_marked(section: Section, blocks: Sequence[Block], document: LogicalDocument) -> bool:
    heading = section.heading
    below = [block for block in blocks if block.kind is not BlockKind.HEADING]
    if heading and (is_marker(heading) or marks_heading(heading)):
        return not _is_chapter(heading, below, document)
    return any(_is_line(block) and is_marker(block.text) for block in below)


def _is_line(block: Block) -> bool:
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and "\n" not in block.text


def _is_chapter(heading: str, below: Sequence[Block], document: LogicalDocument) -> bool:
    """Whether a heading that looks like a marker is one of a text that treats of secrecy."""
    if heading.isupper() or _NUMBER.match(heading) or (len(heading.split()) > 1 and not _CHAPTER_NUMBER.match(heading)):
        return False
    if _CHAPTER_NUMBER.match(heading) or _ABOUT.search(document.title):
        return True
    return any(_SPEAKS.search(block.text) and not is_marker(block.text) for block in below)


def _reach(parsed: ParsedSource, section: Section, blocks: Sequence[Block]) -> Iterator[int]:
    """The sections that a marker stands for: its own with all below it, and the heading right over a bare marker.

    A marker in front of all else in a document stands for the whole document. Below a paragraph of minutes (§) all
    sections up to the next paragraph belong to it, whatever levels their headings were given.
    """
    top = section
    if is_marker(section.heading) and section.parent is not None:
        over = parsed.sections[section.parent]
        if over.block_first == over.block_last and over.ordinal == section.ordinal - 1:
            top = over
    document = parsed.documents[section.document]
    if section.level == 0 and section.block_first <= document.block_first + _STAMP_BLOCKS:
        stamps = blocks[:_STAMP_BLOCKS]
        if any(is_marker(block.text) and block.text.isupper() for block in stamps):
            # A stamp that stands alone was taken for a document of its own; it belongs to the next.
            alone = all(is_marker(block.text) for block in _blocks_of(parsed, document))
            last = document.ordinal + alone
            yield from (other.ordinal for other in parsed.sections if document.ordinal <= other.document <= last)
            return
    paragraph = bool(_NUMBER.match(top.heading))
    yield top.ordinal
    for other in parsed.sections[top.ordinal + 1 :]:
        ends = _NUMBER.match(other.heading) is not None if paragraph else other.level <= top.level
        if other.document != top.document or ends or other.level < top.level:
            return
        yield other.ordinal


def _blocks_of(parsed: ParsedSource, document: LogicalDocument) -> Sequence[Block]:
    return parsed.blocks[document.block_first : document.block_last + 1]


def _stamped(parsed: ParsedSource) -> Iterator[int]:
    """Sections on pages whose header or footer is a stamp."""
    for block in parsed.blocks:
        if block.kind in (BlockKind.FURNITURE, BlockKind.FOOTER) and any(
            line.isupper() and is_marker(line) for line in block.text.splitlines()
        ):
            for section in parsed.sections:
                if section.page_first <= block.page_first <= section.page_last and _shares(parsed, section, block):
                    yield section.ordinal


def _shares(parsed: ParsedSource, section: Section, block: Block) -> bool:
    """Whether a section is of the same document as a block."""
    document = parsed.documents[section.document]
    return document.block_first <= block.ordinal <= document.block_last

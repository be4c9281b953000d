"""A catalogue with as many documents as a test of speed needs, written straight into its tables."""

from pathlib import Path
from typing import Final

from ingest.catalogue import Catalogue
from nlp.store import AnnotationStore

_SOURCES: Final = 1000
_BOARDS: Final = ("ON", "BUN", "KS", "MBN")


def filled(path: Path, documents: int) -> Catalogue:
    """A catalogue with documents that all bear a number, two to an ärende.

    Args:
        path: where it is made.
        documents: how many.
    """
    catalogue = Catalogue(path, create=True)
    AnnotationStore(catalogue)
    run = catalogue.connection.executemany
    with catalogue.transaction():
        run(
            "INSERT INTO sources (id, sha256, file, path, version, is_current, size, extractor, page_count, status,"
            " ingested_at, text) VALUES (?, ?, ?, '', 1, 1, 1, 'prov', 1, 'ok', '2024-01-01', '')",
            ((number, f"{number:064x}", f"{number}.pdf") for number in range(_SOURCES)),
        )
        run(
            "INSERT INTO documents VALUES (?, ?, 1, 1, 0, 0, '', 'tjansteutlatande', 'Riktlinjer för hemtjänst',"
            " 'Provby kommun', 'Omsorgsnämnden', ?, '2023-09-28', NULL, '[]', '[]', NULL)",
            ((place % _SOURCES, place // _SOURCES, _number(place)) for place in range(documents)),
        )
        run(
            "INSERT INTO case_keys VALUES (?, ?, ?, 1, 'provby', ?, ?, ?, 'provby', ?)",
            (
                (place % _SOURCES, place // _SOURCES, _number(place), board, year, number, board)
                for place in range(documents)
                for board, year, number in [_parts(place)]
            ),
        )
        run(
            'INSERT INTO decisions (source, document, section, page_first, page_last, start, "end", text, status,'
            " types, subject, body, paragraph, diarienummer, date, confidence, model, dnr, laws)"
            " VALUES (?, ?, 0, 1, 1, 0, 1, 'att anta riktlinjer', 'forslag', '[]', 'ovrigt', NULL, NULL, ?,"
            " '2023-09-28', 1, '', ?, '[]')",
            ((place % _SOURCES, place // _SOURCES, _number(place), _number(place)) for place in range(documents)),
        )
        columns = "in_board, year, number, in_municipality"
        run(f"INSERT INTO case_list SELECT DISTINCT {columns} FROM case_keys", [()])
    return catalogue


def _parts(place: int) -> tuple[str, int, int]:
    case = place // 2
    return _BOARDS[case % len(_BOARDS)], 2000 + case // 4 % 25, case // 100 + 1


def _number(place: int) -> str:
    board, year, number = _parts(place)
    return f"{board} {year}/{number}"

"""The search for facts in one generation of the index."""

import json
import math
import re
import sqlite3
import threading
import weakref
from collections.abc import Sequence
from functools import lru_cache, partial
from heapq import nsmallest
from pathlib import Path
from typing import Any, Final

from index.fact_scores import Row, Word, field_of, scores
from index.facts import FACTS_FILE, Context, Fact, sentence_of, unpacked
from ingest.errors import StateError
from ingest.tables.vocabulary import UNIT_WORDS
from nlp.analyzer import Analyzer, Token
from nlp.analyzer.stop_words import STOP_WORDS

GOOD_ENOUGH: Final = 0.6
MAX_FACTS: Final = 50
_CANDIDATES: Final = 150
_KEPT: Final = 4_096  # rows, headers and counts that were read last; 1 kB each
_MOST_WORDS: Final = 40
_COMMON: Final = 0.3
_UNIT_WEIGHT: Final = 0.5
_UNKNOWN: Final = 2.0  # weight of a word that no fact has
_YEARS = re.compile(r"(?:19|20)\d{2}\s?[-–]\s?(?:19|20)?\d{2}(?!\d)")


# Words of questions → the header that such figures stand under.
_MEANT: Final = {
    "prognostiserad": "prognos",
    "prognostiserade": "prognos",
    "prognosticerade": "prognos",
    "budgeterad": "budget",
    "budgeterade": "budget",
    "budgeterat": "budget",
    "kostade": "utfall",
    "årlig": "år",
    "årliga": "år",
}


def _is_letter(text: str) -> bool:
    """Whether a word is a capital alone, as in "alternativ B"."""
    return len(text) == 1 and text.isupper()


class FactIndex:
    """Finds facts in one generation; safe to share between threads.

    Args:
        folder: of the generation.
        analyzer: the one that wrote it.

    Raises:
        StateError: the generation has no facts.
    """

    def __init__(self, folder: Path, analyzer: Analyzer) -> None:
        path = folder / FACTS_FILE
        if not path.exists():
            raise StateError("Indexet gjordes innan tabellernas siffror kom med.", "E402")
        self._connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._closer = weakref.finalize(self, self._connection.close)
        self._lock = threading.Lock()
        self._meant = {word: analyzer.stems(header)[0] for word, header in _MEANT.items()}
        self._analyzer = analyzer
        reader = _Reader(self._connection, self._lock)
        self._row = lru_cache(_KEPT)(reader.row)
        self._count = lru_cache(_KEPT)(reader.count)
        self._field = lru_cache(_KEPT)(partial(field_of, analyzer=analyzer))
        self._total = int(self._connection.execute("SELECT count(*) FROM facts").fetchone()[0])

    def close(self) -> None:
        """Close the file; twice does no harm."""
        self._closer()

    def find(self, question: str, limit: int = 3, rows: int = _CANDIDATES) -> tuple[Fact, ...]:
        """The cells that answer a question best.

        Args:
            question: as the user wrote it.
            limit: the most wanted, at most `MAX_FACTS`.
            rows: rows of tables that are looked at, those that hold the most of the question.
        """
        words = self._words(question)
        if not words:
            return ()
        looked_at = [self._row(fact) for fact in self._candidates(words, rows)]
        if not looked_at:
            return ()
        cells = [(row, cell) for row in looked_at for cell in row.cells]
        found = scores(words, looked_at, self._field).tolist()
        best = nsmallest(
            min(limit, MAX_FACTS),
            zip(found, cells, strict=True),
            key=lambda each: (-each[0], each[1][0].context.file, each[1][1].start),
        )
        return tuple(Fact(score, sentence_of(cell), cell, row.context) for score, (row, cell) in best)

    def _words(self, question: str) -> list[Word]:
        """Words of the question; spans of years (\"2024–2027\") name a table, no column, and are left out."""
        ranges = [match.span() for match in _YEARS.finditer(question)]
        tokens = {
            token.stem: token
            for token in self._analyzer.tokens(question)
            if (token.text not in STOP_WORDS or _is_letter(question[token.start : token.end]))
            and not any(start <= token.start < end for start, end in ranges)
        }
        chosen = list(tokens.values())[:_MOST_WORDS]
        return [self._word(token) for token in chosen]

    def _word(self, token: Token) -> Word:
        known = self._count(token.stem) or max((self._count(part) for part in token.parts), default=0)
        weight = math.log(1 + (self._total + 1) / (known + 1)) if known else _UNKNOWN
        year = (
            int(token.text)
            if len(token.text) == 4 and token.text.isdigit() and token.text[:2] in ("19", "20")
            else None
        )
        unit = UNIT_WORDS.get(token.text, "")
        return Word(
            token.stem,
            token.parts,
            self._meant.get(token.text, ""),
            year,
            unit,
            _UNIT_WEIGHT * weight if unit else weight,
        )

    def _candidates(self, words: Sequence[Word], most: int) -> list[int]:
        """Numbers of the rows that hold the most of the question; words that stand nearly everywhere find none."""
        weights = {term: word.weight for word in words for term in (word.stem, *word.parts)}
        rare = {term: weight for term, weight in weights.items() if 0 < self._count(term) <= _COMMON * self._total}
        with self._lock:
            rows = self._connection.execute(
                "SELECT fact FROM json_each(?) AS w JOIN postings ON postings.term = w.key"
                " GROUP BY fact ORDER BY sum(w.value) DESC, fact LIMIT ?",
                (json.dumps(rare or weights), most),
            ).fetchall()
        return [int(row[0]) for row in rows]


class _Reader:
    """Reads one row at a time; no part of a cycle with the index that keeps what it read.

    Args:
        connection: to the file of facts.
        lock: one thread at a time reads.
    """

    def __init__(self, connection: sqlite3.Connection, lock: threading.Lock) -> None:
        self._connection = connection
        self._lock = lock

    def row(self, fact: int) -> Row:
        """A row of a table by its number."""
        cells, context = self._one("SELECT cells, context FROM facts WHERE id = ?", fact)
        return Row.of(unpacked(cells), self._context(context))

    def count(self, term: str) -> int:
        """Number of rows that hold a term."""
        found = self._one("SELECT facts FROM terms WHERE term = ?", term)
        return int(found[0]) if found else 0

    def _context(self, number: int) -> Context:
        fields = json.loads(self._one("SELECT fields FROM contexts WHERE id = ?", number)[0])
        return Context(**{**fields, "heading_path": tuple(fields["heading_path"])})

    def _one(self, statement: str, key: int | str) -> Any:
        with self._lock:
            return self._connection.execute(statement, (key,)).fetchone()

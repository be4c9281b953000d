"""The search for facts in one generation of the index."""

import json
import math
import re
import sqlite3
import threading
import weakref
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from index.fact_scores import Fields, Word, scored
from index.facts import FACTS_FILE, Context, Fact, unpacked
from ingest.errors import StateError
from ingest.tables.model import Cell
from ingest.tables.vocabulary import UNIT_WORDS
from nlp.analyzer import Analyzer, Token
from nlp.analyzer.stop_words import STOP_WORDS

GOOD_ENOUGH: Final = 0.6
MAX_FACTS: Final = 50
_CANDIDATES: Final = 150
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
        self._total = int(self._connection.execute("SELECT count(*) FROM facts").fetchone()[0])

    def close(self) -> None:
        """Close the file; twice does no harm."""
        self._closer()

    def find(self, question: str, limit: int = 3) -> tuple[Fact, ...]:
        """The cells that answer a question best.

        Args:
            question: as the user wrote it.
            limit: the most wanted, at most `MAX_FACTS`.
        """
        words = self._words(question)
        if not words:
            return ()
        fields = Fields(self._analyzer)
        found = [fact for cells, context in self._candidates(words) for fact in scored(words, cells, context, fields)]
        found.sort(key=lambda fact: (-fact.score, fact.context.file, fact.cell.start))
        return tuple(found[: min(limit, MAX_FACTS)])

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

    def _count(self, term: str) -> int:
        with self._lock:
            row = self._connection.execute("SELECT facts FROM terms WHERE term = ?", (term,)).fetchone()
        return int(row[0]) if row else 0

    def _candidates(self, words: Sequence[Word]) -> Iterator[tuple[tuple[Cell, ...], Context]]:
        """Rows that hold the most of the question's weight; words that stand nearly everywhere do not find rows."""
        weights = {term: word.weight for word in words for term in (word.stem, *word.parts)}
        rare = {term: weight for term, weight in weights.items() if 0 < self._count(term) <= _COMMON * self._total}
        with self._lock:
            rows = self._connection.execute(
                "SELECT cells, fields FROM (SELECT fact, sum(w.value) AS weight FROM json_each(?) AS w"
                " JOIN postings ON postings.term = w.key GROUP BY fact ORDER BY weight DESC, fact LIMIT ?)"
                " JOIN facts ON facts.id = fact JOIN contexts ON contexts.id = facts.context",
                (json.dumps(rare or weights), _CANDIDATES),
            ).fetchall()
        for cells, fields in rows:
            known = json.loads(fields)
            yield unpacked(cells), Context(**{**known, "heading_path": tuple(known["heading_path"])})

"""What was removed on request: known by keyed digests of its words, so that it is found again and stands nowhere.

The key and the digests lie in the catalogue. They keep the words out of the data folder; they do not withstand somebody
who has the folder and tries out names.
"""

import hashlib
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ingest.catalogue import Catalogue, now
from nlp.personal.labels import FORGOTTEN
from nlp.personal.model import Span

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS forgotten_key (key BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS forgotten (
    id INTEGER PRIMARY KEY, digest TEXT NOT NULL, words INTEGER NOT NULL, file TEXT NOT NULL,
    reason TEXT NOT NULL, forgotten_at TEXT NOT NULL
)
"""
_WORD: Final = re.compile(r"\w+")
_WIDEST_GAP: Final = 3  # characters between two words of one name, number or address
_KEY_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Rule:
    """A text that was removed.

    Args:
        digest: of its words.
        words: how many they are.
        file: the only file that it is removed from, or "" for all.
    """

    digest: str
    words: int
    file: str = ""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """All that was removed from an archive, and how to know it again.

    Args:
        key: of the digests.
        rules: what was removed.
    """

    key: bytes = b""
    rules: tuple[Rule, ...] = ()

    def find(self, text: str, file: str = "") -> Iterator[Span]:
        """Where something that was removed stands in a text, in any case and with a genitive -s.

        Args:
            text: any text.
            file: what users call the file that it stands in.
        """
        wanted = {(rule.words, rule.digest) for rule in self.rules if rule.file in ("", file)}
        if not wanted:
            return
        words = list(_WORD.finditer(text))
        for length in sorted({length for length, _ in wanted}, reverse=True):
            for first in range(len(words) - length + 1):
                window = words[first : first + length]
                if any(b.start() - a.end() > _WIDEST_GAP for a, b in pairwise(window)):
                    continue
                if any((length, digest) in wanted for digest in self._digests([word[0] for word in window])):
                    yield Span(window[0].start(), window[-1].end(), FORGOTTEN)

    def _digests(self, words: list[str]) -> Iterator[str]:
        yield self.digest(words)
        if len(words[-1]) > 2 and words[-1][-1] in "sS":
            yield self.digest([*words[:-1], words[-1][:-1]])

    def digest(self, words: list[str]) -> str:
        """Keyed digest of words, whatever their case.

        Args:
            words: without what stands between them.
        """
        joined = " ".join(words).casefold()
        return hashlib.blake2b(joined.encode("utf-8", "replace"), key=self.key, digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Removal:
    """A removal as it is on record.

    Args:
        id: its number.
        file: the only file that it holds for, or "" for all.
        reason: why, in the words of who asked for it.
        forgotten_at: RFC 3339 time, UTC.
    """

    id: int
    file: str
    reason: str
    forgotten_at: str


def words_of(text: str) -> list[str]:
    """The words of a text."""
    return _WORD.findall(text)


def probe_for(text: str) -> Forgotten:
    """Finds one text before it is put on the list."""
    words = words_of(text)
    key = b"-"
    return Forgotten(key, (Rule(Forgotten(key).digest(words), len(words)),))


def load(catalogue: Catalogue) -> Forgotten:
    """All that was removed from an archive."""
    connection = catalogue.connection
    if connection.execute("SELECT 1 FROM main.sqlite_master WHERE name = 'forgotten'").fetchone() is None:
        return Forgotten()
    key = connection.execute("SELECT key FROM forgotten_key").fetchone()
    rows = connection.execute("SELECT digest, words, file FROM forgotten ORDER BY id")
    return Forgotten(bytes(key[0]) if key else b"", tuple(Rule(*row) for row in rows))


def remember(catalogue: Catalogue, text: str, file: str, reason: str) -> Forgotten:
    """Put a text on the list of what is removed, without keeping it.

    Args:
        catalogue: of the archive.
        text: what is removed.
        file: only from this file, or "" for all.
        reason: why.

    Returns:
        The key with this one rule.
    """
    connection = catalogue.connection
    with catalogue.transaction():
        for statement in _SCHEMA.split(";\n"):
            connection.execute(statement)
        key = load(catalogue).key
        if not key:
            key = secrets.token_bytes(_KEY_BYTES)
            connection.execute("INSERT INTO forgotten_key VALUES (?)", (key,))
        words = words_of(text)
        rule = Rule(Forgotten(key).digest(words), len(words), file)
        connection.execute(
            "INSERT INTO forgotten (digest, words, file, reason, forgotten_at) VALUES (?, ?, ?, ?, ?)",
            (rule.digest, rule.words, file, reason, now()),
        )
    return Forgotten(key, (rule,))


def removals(catalogue: Catalogue) -> tuple[Removal, ...]:
    """The removals on record, oldest first."""
    if not load(catalogue).rules:
        return ()
    rows = catalogue.connection.execute("SELECT id, file, reason, forgotten_at FROM forgotten ORDER BY id")
    return tuple(Removal(*row) for row in rows)

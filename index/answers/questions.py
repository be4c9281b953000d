"""What a question asks for, and whether a text holds something of that kind."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from nlp.analyzer import Analyzer
from nlp.analyzer.stop_words import STOP_WORDS

# A capital inside a sentence that small letters follow.
_NAME: Final = re.compile(r"(?<=[a-zåäö,] )[A-ZÅÄÖ][a-zåäö]\w+")
_PART: Final = 0.7
_OTHER: Final = 0.6


class Kind(StrEnum):
    """What a question asks for."""

    MONEY = "money"
    SHARE = "share"
    NUMBER = "number"
    TIME = "time"
    WHO = "who"
    LAW = "law"
    REASON = "reason"
    PERMIT = "permit"
    DECISION = "decision"
    PLACE = "place"
    OTHER = "other"


# The first that matches tells the kind.
_ASKS: Final = (
    (Kind.LAW, r"\b(?:vilk\w+ (?:lag|lagrum|paragraf|bestämmelse)\w*|lagstöd|lagrum)\b"),
    (Kind.REASON, r"\b(?:varför|anledning\w*|orsak\w*|skäl(?:et|en)?|vad beror|motiv(?:et|ering\w*))\b"),
    (Kind.TIME, r"\b(?:när|hur dags|hur länge|datum|vilket år|vilken tid|vilka tider|öppnar|stänger|sista dag)\b"),
    (
        Kind.MONEY,
        r"\b(?:kosta\w*|kostnad\w*|belopp\w*|avgift\w*|budget\w*|kronor|tkr|mnkr|mkr|kr|pris\w*|bidrag\w*|ersättning\w*|"
        r"underskott\w*|överskott\w*|prognos\w*|resultat\w*|hur mycket|betala\w*|lön\w*|skatt\w*|taxa\w*)\b",
    ),
    (Kind.SHARE, r"\b(?:andel\w*|procent\w*|hur stor del|%)"),
    (
        Kind.NUMBER,
        r"\b(?:hur (?:många|stor\w*|lång\w*|hög\w*|gammal|gamla|ofta|snabbt|nära|mycket)|antal\w*|medelvärde\w*|"
        r"riskvärde\w*|meritvärde\w*|timmar|platser|siffror|mått)\b",
    ),
    (
        Kind.DECISION,
        r"\b(?:beslut\w*|beslöt|bestämt|antog\w*|antagit|avslog|avslag\w*|godkän\w+|röst\w+|blev det|sa\w* ja)\b",
    ),
    (Kind.WHO, r"\b(?:vem|vems|vilka|vilken (?:nämnd|chef|person|enhet|myndighet)|vilket (?:bolag|företag|organ))\b"),
    (Kind.PLACE, r"\b(?:var|vart|på vilken plats)\b"),
    (Kind.PERMIT, r"\b(?:får|kan|måste|ska|har \w+ rätt)\b"),
)
_KINDS: Final = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _ASKS)

_MONTH: Final = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
_NUMBER: Final = r"\d|\b(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|hälften|varannan|dubbel\w*|tredje)\b"
_HOLDS: Final[Mapping[Kind, re.Pattern[str]]] = {
    kind: re.compile(pattern, flags)
    for kind, pattern, flags in (
        (Kind.MONEY, r"\d\s?(?:kr\b|kronor|tkr|mnkr|mkr|miljon\w*|miljard\w*|öre)", re.IGNORECASE),
        (Kind.SHARE, r"\d\s?(?:%|procent)", re.IGNORECASE),
        (Kind.NUMBER, _NUMBER, re.IGNORECASE),
        (
            Kind.TIME,
            rf"{_MONTH}|\b(?:19|20)\d\d\b|\b\d{{1,2}}[.:]\d\d\b|\b\d+ (?:år|månader|veckor|dagar|timmar)|dag(?:ar)?\b",
            re.IGNORECASE,
        ),
        (Kind.LAW, r"\blag(?:en)?\b|\w+lag(?:en)?\b|balk(?:en)?\b|förordning|\bkap\.|§|[A-ZÅÄÖ]{2,4}L\b", 0),
        (
            Kind.REASON,
            r"\b(?:eftersom|därför|på grund av|beror|berodde|för att|då|orsak\w*|anledning\w*|till följd av|genom att"
            r"|brist\w*|medför\w*|innebär\w*|skäl\w*|motiv\w*|saknas?|saknade)\b",
            re.IGNORECASE,
        ),
        (Kind.PERMIT, r"\b(?:får|kan|ska|måste|beviljas?|rätt till|tillåt\w+|gäller|krävs)\b", re.IGNORECASE),
        (Kind.DECISION, r"\b(?:beslut\w*|att|antog|fastställ\w+|avsl\w+|godkän\w+|bifall\w*)\b", re.IGNORECASE),
        (
            Kind.WHO,
            r"\b[A-ZÅÄÖ]\w+ [A-ZÅÄÖ]\w+|\w*(?:nämnd|chef|direktör|ordförande|rektor|bolag|styrelse)\w*|\bAB\b",
            0,
        ),
        (Kind.PLACE, r"\b(?:i|på|vid|till) [A-ZÅÄÖ]\w+", 0),
    )
}
_FIGURE: Final = re.compile(_NUMBER.replace(r"\d|", r"\d[\d\s.,]*|"), re.IGNORECASE)
# Numbers that answer no question for a figure: years, dates, paragraphs, numbers of ärenden and of list items.
_NO_FIGURE: Final = re.compile(
    r"\b(?:19|20)\d\d(?:[-/–]\d+)*\b|§§?\s*\d+|\b\d+ ?(?:§|kap\b)|\bårskurs \d(?:[-–]\d)?"
    r"|\d+ (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*"
    r"|^\W*\d+[.)]",
    re.IGNORECASE,
)
_FIGURES: Final = frozenset({Kind.MONEY, Kind.SHARE, Kind.NUMBER})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question.

    Args:
        stem: of the word.
        parts: stems of its parts, where it is a compound.
        others: stems of what the question is also searched as.
        weight: the rarer in the archive, the more.
        name: it is written as a name.
        text: its normal form.
    """

    stem: str
    parts: tuple[str, ...]
    others: frozenset[str]
    weight: float
    name: bool = False
    text: str = ""

    def found(self, stems: frozenset[str], parts: frozenset[str]) -> float:
        """How much of the word a text holds, 0–1.

        Args:
            stems: of the words of the text.
            parts: of the compounds of the text.
        """
        if self.stem in stems:
            return 1.0
        if self.stem in parts:
            return _PART
        own = sum(part in stems or part in parts for part in self.parts) / len(self.parts) if self.parts else 0.0
        return max(_PART * own, _OTHER if self.others & stems else 0.0)


@dataclass(frozen=True, slots=True)
class Question:
    """A question that is to be answered.

    Args:
        text: as written.
        kind: what it asks for.
        words: its words, without stop words.
        stems: of its words.
        terms: its stems, their parts and what it is also searched as: all that `covered` looks for.
        weight: of its words together.
    """

    text: str
    kind: Kind
    words: tuple[Word, ...]
    stems: frozenset[str] = field(init=False)
    terms: frozenset[str] = field(init=False)
    weight: float = field(init=False)

    def __post_init__(self) -> None:
        """Gather what every candidate is compared with."""
        terms = frozenset(term for word in self.words for term in (word.stem, *word.parts, *word.others))
        object.__setattr__(self, "stems", frozenset(word.stem for word in self.words))
        object.__setattr__(self, "terms", terms)
        object.__setattr__(self, "weight", sum(word.weight for word in self.words))

    @property
    def wants_figure(self) -> bool:
        """Whether it asks for a number."""
        return self.kind in _FIGURES

    def covered(self, stems: frozenset[str], parts: frozenset[str]) -> float:
        """The share of the question's words that a text holds, rare words weighing more, 0–1."""
        if not self.weight or not (stems or parts):
            return 0.0
        return sum(word.weight * word.found(stems, parts) for word in self.words) / self.weight

    def heaviest(self, stems: frozenset[str], parts: frozenset[str]) -> float:
        """How much of the rarest word of the question a text holds, 0–1."""
        rarest = max(self.words, key=lambda word: word.weight, default=None)
        return rarest.found(stems, parts) if rarest else 0.0

    def counted(self, pairs: Iterable[tuple[str, str]]) -> bool:
        """Whether a figure that the question does not have stands right before a word that it has.

        Args:
            pairs: stems of each figure of a text and of the word after it.
        """
        stems = self.stems
        return any(word in stems and figure not in stems for figure, word in pairs)

    def matched(self, text: str) -> float:
        """How well what a text holds is of the kind that is asked for: 1, 0.5 (a figure without its unit) or 0."""
        pattern = _HOLDS.get(self.kind)
        if pattern is None:
            return 0.5
        if not self.wants_figure:
            return float(pattern.search(text) is not None)
        if not _FIGURE.search(text):
            return 0.0
        figures = [match for match in _FIGURE.finditer(_NO_FIGURE.sub(" ", text)) if match.group() not in self.text]
        if not figures:
            return 0.0
        return 1.0 if self.kind is Kind.NUMBER or pattern.search(text) else 0.5


def kind_of(text: str) -> Kind:
    """What a question asks for, by its form alone."""
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), Kind.OTHER)


def read_question(
    text: str, analyzer: Analyzer, weight: Callable[[str], float], added: Iterable[tuple[str, str]] = ()
) -> Question:
    """Read a question.

    Args:
        text: as written.
        analyzer: the Swedish analyzer.
        weight: of a stem, the rarer it is in the archive the more.
        added: (words of the question, what it is also searched as).
    """
    others: dict[str, set[str]] = {}
    for term, also in added:
        for stem in analyzer.stems(term):
            others.setdefault(stem, set()).update(analyzer.stems(also))
    names = {match.start() for match in _NAME.finditer(text)}
    tokens = {token.stem: token for token in analyzer.tokens(text) if token.text not in STOP_WORDS}
    words = (
        Word(stem, token.parts, frozenset(others.get(stem, ())), weight(stem), token.start in names, token.text)
        for stem, token in tokens.items()
    )
    return Question(text, kind_of(text), tuple(words))

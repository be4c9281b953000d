"""Tests of the text-quality score: good pages of all kinds pass, pages damaged in all the usual ways do not."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.limits import PdfLimits
from ingest.pdfium_extractor import PdfiumExtractor
from ingest.quality import GOOD, is_bad, quality

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"


def sample_pages() -> list[str]:
    """The invented packages' source in pieces of about a page: running text, tables, lists, headings."""
    pages = []
    for path in sorted((ROOT / "examples" / "source").glob("ekdala-*.txt")):
        lines = [line for line in path.read_text("utf-8").splitlines() if line]
        pages += ["\n".join(lines[start : start + 25]) for start in range(0, len(lines), 25)]
    return [page for page in pages if sum(map(str.isalpha, page)) >= 300]


PAGES = sample_pages()


def mapped(source: str, target: str) -> Callable[[str], str]:
    table = str.maketrans(source + source.upper(), target + target.upper())
    return lambda text: text.translate(table)


def shuffled(letters: str) -> str:
    return "".join(random.Random(5).sample(letters, len(letters)))


def with_symbols(text: str) -> str:
    chance = random.Random(9)
    return "".join(chance.choice('!"#¤%&/=?*<>{}$£@') if c.isalpha() and chance.random() < 0.5 else c for c in text)


def each(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: "".join(c if c.isspace() else change(c) for c in text)


DAMAGE: dict[str, Callable[[str], str]] = {
    "shifted by one": mapped(ALPHABET, ALPHABET[1:] + ALPHABET[:1]),
    "shifted by three": mapped(ALPHABET, ALPHABET[3:] + ALPHABET[:3]),
    "shifted by thirteen": mapped(ALPHABET, ALPHABET[13:] + ALPHABET[:13]),
    "shuffled letters": mapped(ALPHABET, shuffled(ALPHABET)),
    "glyph numbers for characters": lambda text: "".join(chr(max(1, ord(c) - 29)) for c in text),
    "names of glyphs": each(lambda c: f"(cid:{ord(c)})"),
    "private use": each(lambda c: chr(0xF000 + ord(c)) if c.isalpha() else c),
    "replacement characters": each(lambda c: "\ufffd" if c in "eåäö" else c),
    "random symbols": with_symbols,
    "UTF-8 read as Windows": lambda text: text.encode().decode("cp1252", "replace"),
    "Latin-1 read as DOS": lambda text: text.encode("latin-1", "replace").decode("cp850"),
    "Mac read as Latin-1": lambda text: text.encode("mac-roman", "replace").decode("latin-1"),
    "question marks for å, ä, ö": each(lambda c: "?" if c in "åäöÅÄÖ" else c),
    "spaced letters": lambda text: "\n".join(" ".join(line.replace(" ", "")) for line in text.splitlines()),
}


def test_no_page_of_the_sample_is_bad() -> None:
    assert len(PAGES) > 100
    assert [page for page in PAGES if is_bad(page)] == []


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_seen(name: str) -> None:
    pages = PAGES[::2]
    assert sum(is_bad(DAMAGE[name](page)) for page in pages) >= 0.95 * len(pages)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \n ",
        "3 (12)",
        "Bilaga 4",
        "Konto 2023 2024\n5010 1 204 500 -33 200\n5020 88 000 12,5 %\nSumma 1 292 500 -33 200\n" * 8,
        "1.1 Inledning ........................................ 3\n1.2 Bakgrund ................................. 4\n"
        * 9,
        "Närvarande: Åsa Öberg (S), Björn Ängström (M), Çelik Yıldız (V), Łukasz Wójcik (C), Zoë Ćosić (L), An Trần\n",
        "Handlingarna finns på https://ekdala.example/protokoll?id=20&del=4 och hos registrator@ekdala.example\n" * 3,
        "The municipality shall, within the limits set by law, provide every child with a place at a preschool.\n" * 5,
        "Kunnan on tarjottava jokaiselle lapselle paikka esikoulussa lain asettamissa rajoissa viipymättä.\n" * 5,
        "البلدية مسؤولة عن توفير مكان لكل طفل في الروضة في حدود القانون\n" * 5,
        "Муниципалитет обязан предоставить каждому ребёнку место в детском саду\n" * 5,
        "KS KF SN BUN ON IFO LSS LOV SoL HSL MAS MAR SÄBO BmSS APT FSG KPR KSAU FN EU SKR IVO\n",
        "• Åtgärd 1 • Åtgärd 2 – klar ✓ ☐ ☒ § 12 ± 3 % → nästa steg = 4 \n" * 2,
    ],
)
def test_unusual_pages_are_good(text: str) -> None:
    assert quality(text) >= GOOD


def test_decomposed_letters_are_as_good_as_composed_ones() -> None:
    assert quality("A\u030akerva\u0308gens fo\u0308rskola ska sta\u0308ngas efter beslut i na\u0308mnden. " * 5) == 1.0


def test_damage_to_half_a_page_is_seen() -> None:
    halves = [page[: len(page) // 2] + DAMAGE["shuffled letters"](page[len(page) // 2 :]) for page in PAGES]
    assert sum(map(is_bad, halves)) >= 0.5 * len(halves)


def test_more_damage_is_never_better() -> None:
    garbage = "\ufffd\uf020"
    scores = [quality(PAGES[0] + garbage * count) for count in range(0, 200, 10)]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] == 0.0


@given(st.text(max_size=400))
def test_any_text_has_a_score(text: str) -> None:
    assert 0.0 <= quality(text) <= 1.0


@given(st.text(alphabet=st.characters(codec=None, min_codepoint=0xD800, max_codepoint=0x10FFFF), max_size=60))
def test_surrogates_and_other_planes_have_a_score(text: str) -> None:
    assert 0.0 <= quality(text) <= 1.0


def test_a_page_costs_little() -> None:
    quality(PAGES[0])
    started = time.process_time()
    for page in PAGES:
        quality(page)
    # 0.15 ms a page of 2,000 characters are the goal; much more on a busy machine is a defect all the same.
    assert (time.process_time() - started) / len(PAGES) < 0.001


@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"{CORPUS} is absent")
def test_no_false_alarm_on_the_shared_corpus() -> None:
    pages = []
    for path in sorted(CORPUS.glob("*.pdf")):
        opened = PdfiumExtractor().open(path, PdfLimits())
        pages += [opened.page(number)[0] for number in range(1, opened.page_count + 1)]
    texts = ["\n".join(line.text for line in page.lines) for page in pages]
    assert len(texts) >= 400
    assert [text for text in texts if is_bad(text)] == []

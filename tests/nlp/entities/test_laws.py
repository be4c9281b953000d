"""References to law with chapter and section."""

import pytest

from nlp.entities.laws import find_laws
from tests.nlp.entities.helpers import norms, spans, texts


@pytest.mark.parametrize(
    ("written", "norm"),
    [
        ("6 kap. 6 § kommunallagen (2017:725)", "2017:725 6 kap. 6 §"),
        ("Kommunallagen (2017:725) 6 kap. 6§", "2017:725 6 kap. 6 §"),
        ("skollagen (SFS 2010:800)", "2010:800"),
        ("lagen om skydd mot olyckor (LSO)", "2003:778"),
        ("lagen (1993:387) om stöd\noch service till vissa funktionshindrade", "1993:387"),
        ("Lag\n1993:387 om stöd och service till vissa funktionshindrade", "1993:387"),
        ("4 kap. 1 § och 16 kap. 2 § HSL (2017:30)", "2017:30 4 kap. 1 § och 16 kap. 2 §"),
        ("5 kap. 1-3 §§ patientlagen", "2014:821 5 kap. 1-3 §§"),
        ("9 § 8 och 9 § 9\nLSS", "1993:387 9 § 8 och 9 § 9"),
        ("16 kap. 1 §, HSL", "2017:30 16 kap. 1 §"),
        ("11 kap. § 4 Hälso- och sjukvårdslagen", "2017:30 11 kap. § 4"),
        ("7 kap. 1 § första stycket 2 skollagen", "2010:800 7 kap. 1 § första stycket 2"),
        ("MBL § 11", "1976:580 § 11"),
        ("HSL (2017:30)", "2017:30"),
        ("nya socialtjänstlagen", "2025:400"),
        ("socialtjänstlagen", None),
        ("SOU 2021:34", "SOU 2021:34"),
        ("SOSFS 2011:9", "SOSFS 2011:9"),
        ("prop. 2016/17:43", "prop. 2016/17:43"),
        ("Lex Sarah", "Lex Sarah"),
        ("5 kap. 8 a §", "5 kap. 8 a §"),
    ],
)
def test_references(written: str, norm: str | None) -> None:
    assert (written, "LAW", norm) in spans(find_laws, f"se {written} samt")


@pytest.mark.parametrize("text", ["§ 45 Mötets öppnande", "28 §", "LSS", "10 kapitel", "SoL och HSL", "punkt 8.11"])
def test_no_references(text: str) -> None:
    assert texts(find_laws, text) == []


def test_number_stated_once_holds_for_the_whole_text() -> None:
    text = "Enligt socialtjänstlagen (2001:453) och 4 kap. 1 § SoL"
    assert norms(find_laws, text) == ["2001:453", "2001:453 4 kap. 1 §"]


def test_each_law_takes_its_own_references() -> None:
    text = "3 kap. 6 § SoL och 9 § LSS"
    assert texts(find_laws, text) == ["3 kap. 6 § SoL", "9 § LSS"]

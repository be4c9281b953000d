"""Names of statutes."""

import pytest

from nlp.entities.document import Document
from nlp.entities.lawnames import abbreviations, find_names, titles


def found(text: str) -> list[tuple[str, str | None]]:
    document = Document(text)
    return [(document.text[name.start : name.end], name.sfs) for name in find_names(document)]


@pytest.mark.parametrize(
    ("text", "name", "sfs"),
    [
        ("enligt skollagen ska", "skollagen", "2010:800"),
        ("enligt Hälso- och sjukvårdslagen5", "Hälso- och sjukvårdslagen", "2017:30"),
        ("kommunallagens regler", "kommunallagens", "2017:725"),
        ("plan- och bygglagen", "plan- och bygglagen", "2010:900"),
        ("lagen om valfrihetssystem gäller", "lagen om valfrihetssystem", "2008:962"),
        ("lagen (2008:962) om valfrihetssystem", "lagen (2008:962) om valfrihetssystem", "2008:962"),
        ("lagen om skydd mot\nolyckor är", "lagen om skydd mot\nolyckor", "2003:778"),
        ("Skollag (2010:800)", "Skollag", "2010:800"),
        ("enligt LSS", "LSS", "1993:387"),
        ("den nya socialtjänstlagen", "nya socialtjänstlagen", "2001:453|2025:400"),
        ("miljöbalken", "miljöbalken", "1998:808"),
        ("lagen om okända ting som är", "lagen om okända ting", None),
        ("lagen (2099:1) om okända ting i framtiden, som är", "lagen (2099:1) om okända ting i framtiden", "2099:1"),
        ("lagen (2099:1), är", "lagen (2099:1)", "2099:1"),
    ],
)
def test_names(text: str, name: str, sfs: str | None) -> None:
    assert found(text) == [(name, sfs)]


@pytest.mark.parametrize(
    "text",
    [
        "förslagen",
        "underlagen",
        "anslagen",
        "bolagens",
        "den föreslagen plan",
        "en lag",
        "lagen är",
        "Skollag är",
        "om lagen",
    ],
)
def test_no_names(text: str) -> None:
    assert found(text) == []


def test_abbreviations_and_titles_come_from_the_gazetteers() -> None:
    assert abbreviations()["OSL"] == titles()["offentlighets- och sekretesslagen"] == "2009:400"
    assert titles()["skollagen"] == titles()["skollag"]

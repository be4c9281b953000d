"""Every entry of a gazetteer is found in running text, with its label and normal form."""

import pytest

from nlp.entities import data
from nlp.entities.places import find_places
from nlp.entities.systems import find_systems
from nlp.entities.tagger import EntityTagger
from tests.nlp.entities.helpers import spans, texts

TAGGER = EntityTagger()


def tagged(text: str) -> list[tuple[str, str, str | None]]:
    return [(entity.text, entity.label, entity.norm) for entity in TAGGER.tag(text)]


@pytest.mark.parametrize(("base", "form"), [row[:2] for row in data.rows("kommuner.tsv")])
def test_municipality(base: str, form: str) -> None:
    norm = f"{form} kommun"
    assert tagged(f"Avtalet med {norm} och {form}\nkommuns svar") == [
        (norm, "MUN", norm),
        (f"{form}\nkommuns", "MUN", norm),
    ]
    assert (base, "MUN", norm) in tagged(f"de som bor i {base} har svarat")


@pytest.mark.parametrize("county", [row[0] for row in data.rows("lan.tsv")])
def test_county(county: str) -> None:
    assert spans(find_places, f"i {county} finns") == [(county, "MUN", county)]


@pytest.mark.parametrize(("name", "short"), [row[:2] for row in data.rows("regioner.tsv")])
def test_region(name: str, short: str) -> None:
    assert (name, "MUN", name) in spans(find_places, f"avtal med {name} gäller")
    if short:
        assert (short, "MUN", name) in spans(find_places, f"avtal med {short} gäller")


@pytest.mark.parametrize("agency", sorted(data.column("myndigheter.txt")))
def test_agency(agency: str) -> None:
    assert (agency, "ORG") in [found[:2] for found in tagged(f"svar från {agency} kom")]


@pytest.mark.parametrize(("name", "kind"), [row[:2] for row in data.rows("organisationer.tsv") if row[1][-1] != "?"])
def test_organisation(name: str, kind: str) -> None:
    assert (name, "ORG") in [found[:2] for found in tagged(f"svar från {name} kom")]


@pytest.mark.parametrize(("name", "short"), [row[:2] for row in data.rows("lagar_namn.tsv")])
def test_law(name: str, short: str) -> None:
    assert [found[:2] for found in tagged(f"enligt 2 kap. 3 § {name}, gäller")] == [(f"2 kap. 3 § {name}", "LAW")]
    if short:
        assert [found[:2] for found in tagged(f"enligt 2 kap. 3 § {short}, gäller")] == [(f"2 kap. 3 § {short}", "LAW")]
        assert [found[:2] for found in tagged(f"enligt {short} gäller")] == [(short, "ABBR")]


@pytest.mark.parametrize("name", [name for name, flag in data.rows("system.tsv") if flag != "??"])
def test_system(name: str) -> None:
    assert name in texts(find_systems, f"uppgifterna i {name} visar")


@pytest.mark.parametrize("name", sorted(data.column("program.tsv")))
def test_program(name: str) -> None:
    assert (name, "PROGRAM") in [found[:2] for found in tagged(f"arbetet med {name} visar")]


@pytest.mark.parametrize("short", sorted(data.column("forkortningar.txt")))
def test_abbreviation(short: str) -> None:
    assert [found[:2] for found in tagged(f"arbetet inom {short} visar")] == [(short, "ABBR")]

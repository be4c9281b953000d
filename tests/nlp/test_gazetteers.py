"""The script that builds the gazetteers, on small lists."""

from pathlib import Path

import pytest

from nlp.training import gazetteers

FILES = {
    "freq_sv_50k_opensubtitles.txt": "vara 9000\ndag 5000\nhans 200\nbacka 400\ntill 900000\n",
    "kommuner.csv": (
        "code,name,population\n1,Vara kommun,16000\n2,Österåkers kommun,45000\n3,Borås kommun,113000\n"
        "4,Falu kommun,59000\n"
    ),
    "lan.csv": "name,letter\nSkåne län,M\nDalarnas län,W\n",
    "myndigheter.tsv": (
        "type\tname\tcity\nA\tArbetsmiljöverket (av)\tX\nA\tUngdoms-och barnmyndigheten\tX\n"
        "A\tUmeå tingsrätt och mark och miljö\tX\nA\tSida\tX\n"
    ),
    "ortsnamn.csv": "city\nAbbekås\nBacka\nKarin\nNorrhult-Klavreström\nEn och annan\n",
    "tilltalsnamn-kvinnor.csv": "name,persons\nKarin,900\nTill,30\nXyzia,3\n",
    "tilltalsnamn-man.csv": "name,persons\nDag,400\nHans,900\n",
    "sfs_laws.tsv": (
        "1991:900\tKommunallag\tX\n2017:725\tKommunallag\tX\n2008:962\tLag (2008:962) om valfrihetssystem\tX\n"
        "2009:1\tLag om ändring i kommunallagen\tX\n2010:1\tKungörelse om ting\tX\n1827:60 s.1007\tLag om gammalt\tX\n"
    ),
}


@pytest.fixture
def built(tmp_path: Path) -> dict[str, list[str]]:
    data, out = tmp_path / "lists", tmp_path / "out"
    data.mkdir()
    out.mkdir()
    for name, text in FILES.items():
        (data / name).write_text(text, encoding="utf-8")
    gazetteers.main(["--data", str(data), "--out", str(out)])
    return {path.name: path.read_text(encoding="utf-8").splitlines() for path in out.iterdir()}


def test_municipalities(built: dict[str, list[str]]) -> None:
    assert built["kommuner.tsv"] == ["Borås\tBorås\t", "Falun\tFalu\t", "Vara\tVara\t?", "Österåker\tÖsteråkers\t"]


def test_counties(built: dict[str, list[str]]) -> None:
    assert built["lan.tsv"] == ["Dalarnas län\tDalarna", "Skåne län\tSkåne"]


def test_agencies_lose_their_glosses(built: dict[str, list[str]]) -> None:
    assert built["myndigheter.txt"] == ["Arbetsmiljöverket", "Umeå tingsrätt", "Ungdoms- och barnmyndigheten"]


def test_places(built: dict[str, list[str]]) -> None:
    assert built["orter.tsv"] == ["Abbekås\t", "Backa\t?", "Klavreström\t", "Norrhult\t", "Norrhult-Klavreström\t"]


def test_given_names(built: dict[str, list[str]]) -> None:
    assert built["fornamn.tsv"] == ["namn\tHans Karin", "tveksam\tDag"]


def test_laws_keep_the_newest_number(built: dict[str, list[str]]) -> None:
    assert built["lagar.tsv"] == ["2017:725\tkommunallag", "2008:962\tlag om valfrihetssystem"]

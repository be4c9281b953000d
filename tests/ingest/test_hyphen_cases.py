"""Swedish words cut at line ends, written for this test: what each must become without help from its package."""

from typing import Final

import pytest

from ingest.hyphens import join_lines

# "-|" is the line end.
SOFT: Final = """
    hem-|tjänst äldre-|omsorgen kommunfull-|mäktige social-|nämndens verksam-|heten ut-|veckling utveckl-|ing
    organisa-|tion organisat-|ionen nation-|ell situat-|ionen möjlig-|het möj-|lighet förut-|sättningar
    förutsätt-|ningarna sjuk-|frånvaro sjuk-|sköterska under-|sköterskor un-|dersköterska gemen-|sam ge-|nomföra
    genom-|förs in-|nebär be-|döms till-|höra av-|vikelse åt-|gärder ök-|ningen fö-|redöme enhets-|chefer en-|heten
    läke-|medel läkemedels-|hantering mottag-|ningsenhet bostads-|sociala psy-|kiska kvali-|tet kvalitets-|arbete
    förskol-|lärare förskole-|klass grund-|skolan gymnasie-|skolor special-|pedagog skol-|skjuts elev-|hälsan
    elev-|hälso-|team lärar-|förbundet barn-|omsorg fritids-|hem kultur-|skolan biblioteks-|verksamhet
    budget-|propositionen års-|redovisning delårs-|rapporten kostnads-|ökningar intäkts-|bortfall eko-|nomi
    ekonomi-|avdelningen resultat-|enhet investe-|ringar avskriv-|ningar upp-|handling upphand-|lingen avtals-|period
    ram-|avtal direkt-|upphandling personal-|omsättning arbets-|miljö arbets-|givare medarbe-|tare chefs-|byten
    rekryte-|ring kompe-|tensförsörjning kompetens-|utveckling löne-|översyn semester-|dagar delega-|tion
    delegations-|ordning delege-|ringsbeslut protokolls-|utdrag ordfö-|rande vice-|ordföranden ledamö-|ter
    ersät-|tare justerings-|datum sekrete-|rare samman-|träde sammanträ-|det tjänste-|skrivelse tjänsteut-|låtande
    bi-|lagor be-|slutar före-|slår före-|slås god-|känner godkän-|ner över-|lämnar över-|enskommelse åter-|rapportera
    åter-|remiss re-|miss remiss-|version yt-|trande in-|tern intern-|kontroll kontroll-|plan risk-|analys
    konse-|kvenser säker-|het patient-|säkerhet informa-|tion informations-|säkerhet data-|skydd person-|uppgifter
    digitali-|sering system-|stöd verk-|tyg samver-|kan närvårds-|samverkan region-|fullmäktige kommu-|nen
    kommun-|styrelsen med-|borgare medborgar-|förslag förening-|ar lokal-|behov fastig-|heter bygg-|nader
    detalj-|plan bygg-|lov tek-|niska tillgäng-|lighet bistånds-|handläggare försörj-|ningsstöd familje-|hem
    ungdoms-|mottagning funktions-|nedsättning personlig-|het daglig-|vara vuxen-|utbildning arbetsmark-|nad
    exa-|men gemen-|samt efter-|som där-|till aktu-|ella ele-|ver el-|ler sam-|tal kon-|takt fram-|tid svens-|ka
"""
REAL: Final = """
    IT-|stöd IT-|avdelningen HR-|specialister PO-|medlen EU-|medel LSS-|boende LOV-|avtal FN-|konventionen
    IFO-|chef AV-|utrustning VA-|taxan SFI-|undervisning GPS-|larm MI-|utbildning APT-|möten BmSS-|boende
    e-|tjänst e-|hälsa e-|arkiv E-|handel N-|tandvård F-|klass c-|uppsats u-|sväng 65-|åringar 1990-|talet 3-|årig
    80-|procentig 12-|månadersperiod icke-|statliga icke-|diskriminering tv-|sändningar id-|kort it-|system it-|stöd
    hbtq-|personer pdf-|format va-|nämnd sfi-|lärare nordisk-|baltiska juridisk-|tekniska
    teknisk-|naturvetenskapliga praktisk-|estetiska ekonomisk-|historiska jan-|mars maj-|augusti mån-|fre
    tis-|torsdag Ek-|Berg Anna-|Lena Väst-|Sverige 2022-|2023 7-|9 1-|3
"""
SHARED: Final = """
    hälso-|och barn-|och in-|och för-|och vård-|eller mor-|eller sommar-|samt miljö-|respektive dag-|alternativt
    tjänste-|och upp-|eller kultur-|samt Hälso-|och år-|respektive
"""


def join(case: str) -> str:
    return join_lines(f"{part}-" if more else part for part, more in _parts(case))


def _parts(case: str) -> list[tuple[str, bool]]:
    parts = case.split("-|")
    return [(part, place < len(parts) - 1) for place, part in enumerate(parts)]


@pytest.mark.parametrize("case", SOFT.split())
def test_soft(case: str) -> None:
    assert join(case) == case.replace("-|", "")


@pytest.mark.parametrize("case", REAL.split())
def test_real(case: str) -> None:
    assert join(case) == case.replace("-|", "-")


@pytest.mark.parametrize("case", SHARED.split())
def test_heads_that_wait_for_a_shared_tail(case: str) -> None:
    assert join(case) == case.replace("-|", "- ")


def test_there_are_enough() -> None:
    assert len(set(f"{SOFT} {REAL} {SHARED}".split())) >= 200

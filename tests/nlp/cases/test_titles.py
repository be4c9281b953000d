"""Titles of ärenden: without template words, the best first; keys that tell matters apart."""

import pytest

from nlp.cases.titles import best_title, clean_title, title_key
from tests.nlp.cases.steps import clause, document


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("§ 64 Revidering av riktlinjer för hemtjänst", "Revidering av riktlinjer för hemtjänst"),
        ("§ 64 Dnr ON 2023/145 Revidering av riktlinjer", "Revidering av riktlinjer"),
        ("Tjänsteutlåtande - revidering av riktlinjer, dnr ON 2023/145", "Revidering av riktlinjer"),
        ("3. Svar på motion om fritidskort (KS 2021/310)", "Svar på motion om fritidskort"),
        ("Tjänsteutlåtande", ""),
        ("Sammanfattning", ""),
        ("§ 12", ""),
        ("Budget 2024", "Budget 2024"),
        ("KS § 229 Dnr KS.2021.460 Slutrapport om närvaro", "Slutrapport om närvaro"),
    ],
)
def test_template_words_go(written: str, clean: str) -> None:
    assert clean_title(written) == clean


def test_keys() -> None:
    assert title_key("§ 64 Revidering av riktlinjer") == title_key("Tjänsteutlåtande: REVIDERING av riktlinjer")
    assert title_key("Budget") == title_key("Övrigt nytt") == title_key("") == ""


def test_the_report_names_the_case() -> None:
    decided = clause("beslut", heading="§ 83 Riktlinjer")
    annex = document("rapport", "Bilaga om riktlinjer")
    report = document("tjansteutlatande", "Tjänsteutlåtande Nya riktlinjer för hemtjänst")
    assert best_title([annex, decided, report]) == "Nya riktlinjer för hemtjänst"
    assert best_title([annex, decided]) == "Riktlinjer"
    assert best_title([annex]) == "Bilaga om riktlinjer"
    assert best_title([clause("beslut", "att anta planen")]) == "att anta planen"
    assert best_title([document("rapport", "Sammanfattning")]) == "Sammanfattning"
    assert best_title([document("rapport", "")]) == ""

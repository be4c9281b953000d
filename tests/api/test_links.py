"""Identifiers and addresses."""

import pytest
from starlette.datastructures import URL

from api.links import case_href, case_slug, document_href, document_id, page_links, pdf_href, split_document_id
from ingest.errors import NotFoundError
from nlp.diarienummer import normalise

SHA = "0123456789abcdef" * 4


def test_document_id_round_trip() -> None:
    assert split_document_id(document_id(SHA, 12)) == (SHA[:12], 12)


@pytest.mark.parametrize(
    "name", ["", "0123456789ab", "0123456789ab-x", "0123456789ab-123456", "../x-1", "0123456789aB-1"]
)
def test_other_names_are_no_documents(name: str) -> None:
    with pytest.raises(NotFoundError):
        split_document_id(name)


@pytest.mark.parametrize(
    ("number", "slug"),
    [
        ("S.N.2022.344", "SN-2022-344"),
        ("UBN.2023/467", "UBN-2023-467"),
        ("Dnr 2024/00115", "2024-115"),
        ("KS-SOU.2021.460", "KS-SOU-2021-460"),
        ("FUN042 2024/00001", "FUN042-2024-1"),
        ("ÄN 2023/7", "%C3%84N-2023-7"),
        ("ÄRENDENUMMER", None),
    ],
)
def test_slug_of_a_diarienummer(number: str, slug: str | None) -> None:
    assert case_slug(number) == slug


@pytest.mark.parametrize("number", ["SN 2022/344", "KS-SOU 2021/460", "FUN042 2024/1", "2023/109", "WADE 2022/313"])
def test_slug_leads_back_to_the_diarienummer(number: str) -> None:
    assert normalise(case_slug(number) or "") == normalise(number) == number


def test_addresses() -> None:
    assert case_href(None) is None
    assert case_href("SN 2022/344") == "/arenden/SN-2022-344"
    assert pdf_href(SHA, 7) == f"/v1/filer/{SHA}.pdf#page=7"
    assert document_href("a-1") == "/dokument/a-1"
    assert document_href("a-1", 3, 'å&"<') == "/dokument/a-1?q=%C3%A5%26%22%3C#avsnitt-3"


@pytest.mark.parametrize(
    ("offset", "limit", "total", "prev", "following"),
    [
        (0, 20, 0, None, None),
        (0, 20, 20, None, None),
        (0, 20, 21, None, "/v1/x?q=a&offset=20"),
        (20, 20, 60, "/v1/x?q=a&offset=0", "/v1/x?q=a&offset=40"),
        (5, 20, 25, "/v1/x?q=a&offset=0", None),
        (999, 20, 25, "/v1/x?q=a&offset=979", None),
    ],
)
def test_links_to_other_parts(offset: int, limit: int, total: int, prev: str | None, following: str | None) -> None:
    links = page_links(URL("http://host/v1/x?q=a"), offset, limit, total)
    assert (links.self_, links.prev, links.next) == ("/v1/x?q=a", prev, following)

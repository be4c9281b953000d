"""Addresses of hits that carry the search along."""

from starlette.datastructures import QueryParams

from api.hit_steps import hit_href, search_query
from index.protocol import Passage

PASSAGE = Passage("0123456789ab-7", "0123456789ab" + "0" * 52, "a.pdf", 3, 4, 11, 12, "text")


def test_a_hit_leads_to_the_page_that_its_passage_begins_on() -> None:
    assert hit_href(PASSAGE, 2, "q=a+b&board=N") == (
        "/dokument/0123456789ab-3/sidor/11?q=a+b&board=N&plats=2&passage=0123456789ab-7"
    )
    assert hit_href(PASSAGE, 1, "") == "/dokument/0123456789ab-3/sidor/11?plats=1&passage=0123456789ab-7"


def test_a_search_is_question_filters_and_view() -> None:
    given = QueryParams("q=a+b&plats=3&passage=x&offset=20&limit=5&board=N&board=M&sort=nyast&grupp=nej&utm=1&year=")
    assert search_query(given) == "q=a+b&board=N&board=M&sort=nyast&grupp=nej"
    assert search_query(QueryParams("")) == ""

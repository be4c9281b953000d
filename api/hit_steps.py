"""From one hit of a search to the next: addresses of hits that carry the search along."""

from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from api.deps import Service
from api.forms import read_params
from api.links import document_id, sheet_href
from api.params import SearchParams
from index.embedded import MAX_OFFSET
from index.protocol import Passage, Result

_OWN: Final = frozenset({"plats", "passage", "offset", "limit"})  # of a place in the hits, not of the search
_VIEW: Final = frozenset({"sort", "grupp"})


@dataclass(frozen=True, slots=True)
class HitSteps:
    """Where a reader is among the hits.

    Args:
        rank: of the hit at hand, from 1.
        total: hits in all.
        previous: address of the hit before, or None.
        following: address of the hit after, or None.
    """

    rank: int
    total: int
    previous: str | None
    following: str | None


def search_query(given: QueryParams) -> str:
    """The search that an address carries, encoded: question, filters and how the hits are shown."""
    known = frozenset(SearchParams.model_fields) | _VIEW
    return urlencode([(name, value) for name, value in given.multi_items() if name in known - _OWN and value.strip()])


def hit_href(passage: Passage, rank: int, query: str) -> str:
    """Address of a hit: the page that its passage begins on.

    Args:
        passage: of the hit.
        rank: from 1.
        query: the search, encoded.
    """
    place = urlencode([("plats", rank), ("passage", passage.id)])
    together = f"{query}&{place}" if query else place
    name = document_id(passage.source, passage.document)
    return sheet_href(name, passage.page_first, together)


def hit_steps(service: Service, given: QueryParams, place: str) -> tuple[Result | None, HitSteps | None]:
    """The hits before and after the one at a place.

    Args:
        service: of the archive.
        given: the search.
        place: rank of the hit, as the address has it.

    Raises:
        KommunsokError: the search cannot be honoured.
    """
    if not place.isdecimal() or not 1 <= int(place) <= MAX_OFFSET:
        return None, None
    rank, query = int(place), search_query(given)
    first = max(0, rank - 2)
    asked = read_params(SearchParams, given).to_query()
    result = service.search(replace(asked, limit=3, offset=first, explain=False))
    hits = {hit.rank: hit_href(hit.passage, hit.rank, query) for hit in result.hits}
    total = max(result.total, first + len(result.hits))
    return result, HitSteps(rank, total, hits.get(rank - 1), hits.get(rank + 1))

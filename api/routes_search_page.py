"""The search page: one box, hits by ärende with their reasons, filters with counts, and what was searched."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from starlette.datastructures import URL

from api.convert import search_answer, total_of
from api.deps import Service, ServiceDep
from api.exports.links import export_links
from api.forms import is_asked, read_params
from api.hit_groups import FACETS, SORTS, WINDOW, Group, Part, Sort, counts, grouped, in_order
from api.hit_steps import hit_href, search_query
from api.links import document_id, relative, sheet_href
from api.marks import swedish_number
from api.page_views import Paging, card, filter_form
from api.params import NoParams, SearchParams
from api.problems import problem_of
from api.read_as import read_as
from api.routes_facts import good_facts
from api.routes_summary import summary_href
from api.routes_watches import watch_href
from api.search_chips import expansion_chips, restriction_chips
from api.texts import language, t, tn
from api.web import page
from index.protocol import Explanation, Hit, Result
from index.query_language import read_question
from index.snippets import Matcher
from ingest.errors import KommunsokError

router = APIRouter(include_in_schema=False)

_FIELDS: Final = ("board", "year", "doc_type", "status", "type", "subject", "diarienummer", "law")
_EXTRA: Final = ("municipality", "date_from", "date_to")
_HIDDEN: Final = ("skip", "expand", "sort", "grupp")  # sent along with a changed question, and shown beside the hits
_IN_GROUP: Final = 4  # hits of a group that are shown; the rest is a click away
_EXAMPLES: Final = ("hemtjänst", "budget och verksamhetsplan", "vilka beslut har överklagats?", "internkontroll")


class ViewParams(NoParams):
    """How the hits are shown."""

    sort: Sort = "relevans"
    grupp: Literal["ja", "nej"] = "ja"


@dataclass(frozen=True, slots=True)
class _Window:
    """The best hundred hits from a place on, and what the page shows of them."""

    result: Result
    groups: Sequence[Group]
    part: Part
    view: ViewParams

    @property
    def shown(self) -> Sequence[Group]:
        return self.part.shown(self.groups)

    @property
    def total(self) -> int:
        return total_of(self.result)


@router.get("/")
async def search_page(request: Request, service: ServiceDep) -> Response:
    """The search box with the hits of what was asked."""
    return await service.run(lambda: _search_page(request, service))


def _search_page(request: Request, service: Service) -> Response:
    values: dict[str, Any] = {"answer": None, "choices": None, "problem": None, "facets": None}
    asked = is_asked(request.query_params, ("q", *_FIELDS, *_EXTRA))
    try:
        values["choices"] = service.choices()
        if asked:
            values |= _found(request, service)
    except KommunsokError as error:
        values["problem"] = problem_of(error, language(), request.url.path)
    known, problem = values["choices"], values["problem"]
    years = sorted(known.years) if known else []
    form = filter_form(request.url, _FIELDS, _EXTRA, known, unseen=_HIDDEN, counts=values["facets"])
    return page(
        "sok.html",
        problem.status if problem else 200,
        path=request.url.path,
        **values,
        asked=asked,
        question=request.query_params.get("q", ""),
        form=form,
        examples=_EXAMPLES,
        years="–".join(dict.fromkeys((years[0], years[-1]))) if years else "",
    )


def _found(request: Request, service: Service) -> dict[str, Any]:
    """Hits for the search page.

    Raises:
        KommunsokError: the question cannot be honoured.
    """
    params = read_params(SearchParams, request.query_params)
    view = read_params(ViewParams, request.query_params)
    query = replace(params.to_query(), explain=False)
    part = Part.at(params.offset)
    result = service.search(replace(query, limit=WINDOW, offset=part.window))
    window = _Window(result, in_order(grouped(result.hits, view.grupp == "ja"), view.sort), part, view)
    analyzer, question = service.archive().analyzer, read_question(params.q).text
    matcher = Matcher(question, analyzer, {one.added: analyzer.stems(one.added) for one in result.expansions})
    hits = [_explained(hit, matcher) for group in window.shown for hit in group.hits[:_IN_GROUP]]
    shown = replace(result, hits=tuple(hits))
    answer = search_answer(shown, service.settings.snippet_characters, request.url)
    return {
        "answer": answer,
        "answer_href": _answer_href(request, result),
        "groups": _cards(window, answer.hits, request, question),
        "facets": {field: _counts(service, params, field, result, part) for field in FACETS},
        "paging": _paging(request.url, window),
        "sorts": _sorts(request.url, view),
        "regroup": _regroup(request.url, view),
        "view": view,
        "first": params.offset == 0,
        "facts": [] if params.offset or answer.answer or not params.q.strip() else good_facts(service, params),
        "restricted": restriction_chips(request.url, answer),
        "also": expansion_chips(request.url, answer),
        "narrow": _with(request.url, expand="false"),
        "watch_href": watch_href(request.url),
        "exports": export_links("passager", SearchParams, request.query_params),
        "summary_href": summary_href(request.url, service.settings) if answer.hits and not result.abstained else "",
        "named": _named(service, params.q) if params.offset == 0 else (),
        "words": [step.written for step in analyzer.steps(question) if step.stem] if result.abstained else [],
    }


def _explained(hit: Hit, matcher: Matcher) -> Hit:
    """A hit with the words that matched, found for those alone that are shown."""
    found, said = matcher.matched(hit.passage.text), hit.explanation
    return replace(hit, explanation=Explanation(found.words, said.words, said.meaning, found.added, found.spans))


def _cards(window: _Window, answers: Sequence[Any], request: Request, question: str) -> list[dict[str, Any]]:
    """Groups with their hits as cards."""
    query = search_query(request.query_params)
    left = iter(answers)
    return [
        {
            "diarienummer": group.diarienummer,
            "count": len(group.hits),
            "cards": [
                {**card(next(left), question), "href": hit_href(hit.passage, hit.rank, query)}
                for hit in group.hits[:_IN_GROUP]
            ],
            "more": _with(request.url, diarienummer=group.diarienummer, grupp="nej", offset="")
            if group.diarienummer and len(group.hits) > _IN_GROUP
            else None,
        }
        for group in window.shown
    ]


def _answer_href(request: Request, result: Result) -> str:
    """The page that the extracted answer stands on."""
    found = result.answer
    if found is None:
        return ""
    query = "&".join(
        part for part in (search_query(request.query_params), urlencode({"passage": found.passage})) if part
    )
    return sheet_href(document_id(found.source, found.document), found.page_first, query)


def _counts(service: Service, params: SearchParams, field: str, result: Result, part: Part) -> Counter[str]:
    """Hits for each choice of a filter; for a filter that is on, those that there are without it."""
    if not getattr(params, field):
        return counts(result.hits, field)
    default = SearchParams.model_fields[field].default
    query = params.model_copy(update={field: default}).to_query()
    without = service.search(replace(query, limit=WINDOW, offset=part.window, explain=False))
    return counts(without.hits, field)


def _paging(url: URL, window: _Window) -> Paging:
    """What of the hits the page shows, and where the others are."""
    part, groups, total = window.part, window.groups, window.total
    if not window.shown:
        return Paging(t("sok.inga"), None, None)
    first, last = part.skipped + 1, part.skipped + len(window.shown)
    text = t("sok.visar", first=first, last=last, groups=tn(f"sok.{_unit(window)}", len(groups)))
    about = bool(window.result.query.text.strip()) and total > WINDOW
    whole = t("sok.ungefar" if about else "sok.av_totalt", total=swedish_number(total))
    if total > WINDOW:
        ranks = {"first": swedish_number(part.window + 1), "last": swedish_number(min(part.window + WINDOW, total))}
        whole = t("sok.bland", **ranks, total=whole)
    elif len(groups) == total:
        whole = ""
    before, after = part.before(), part.after(groups, total)
    return Paging(
        f"{text} {whole}".strip(),
        None if before is None else _with(url, offset=str(before) if before else ""),
        None if after is None else _with(url, offset=str(after)),
    )


def _unit(window: _Window) -> str:
    return "arenden" if window.view.grupp == "ja" else "traffar"


def _sorts(url: URL, view: ViewParams) -> list[tuple[str, str, bool]]:
    """Ways to sort: key, address, whether it is the one at hand."""
    return [(sort, _with(url, sort="" if sort == SORTS[0] else sort, offset=""), sort == view.sort) for sort in SORTS]


def _regroup(url: URL, view: ViewParams) -> str:
    return _with(url, grupp="nej" if view.grupp == "ja" else "", offset="")


def _with(url: URL, **changed: str) -> str:
    """The address at hand with some parameters changed; empty ones are taken out."""
    without = url.remove_query_params([name for name, value in changed.items() if not value])
    return relative(without.include_query_params(**{name: value for name, value in changed.items() if value}))


def _named(service: Service, question: str) -> Sequence[Any]:
    with service.catalogue() as catalogue:
        return read_as(question, catalogue)

"""The pages of watches: the list with a form, one watch with what was found, its Atom feed, leaving its e-mail."""

from typing import Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from starlette.datastructures import URL, QueryParams

from api import desk
from api.deps import Service, ServiceDep, base_of
from api.forms import chips
from api.kept.database import open_kept
from api.kept.entries import entries
from api.kept.feed import MEDIA_TYPE, MOST_ENTRIES, feed
from api.kept.letters import confirmation
from api.kept.mail import can_mail, post_office
from api.kept.rounds import query_of
from api.kept.sending import evaluate, public
from api.kept.watches import MODES, NEARNESS, Wanted, Watch, WatchStore
from api.owner import owner_for, owner_of, remember
from api.params import SearchParams
from api.problems import problem_of
from api.texts import language, t
from api.web import page
from ingest.errors import KommunsokError, NotFoundError, QueryError

router = APIRouter(include_in_schema=False)

_FILTERS: Final = tuple(name for name in SearchParams.model_fields if name not in ("limit", "offset"))
_SHOWN: Final = ("municipality", "board", "year", "doc_type", "status", "type", "subject", "diarienummer", "law",
                 "date_from", "date_to")  # fmt: skip


def watch_href(url: URL) -> str:
    """Address of the form for watching a search.

    Args:
        url: of the search.
    """
    query = QueryParams(url.query)
    address = address_of({name: query.getlist(name) for name in query})
    return f"/bevakningar?{address}" if address else ""


@router.get("/bevakningar")
async def watches_page(request: Request, service: ServiceDep) -> Response:
    """The watches of who asks, and a form for a new one, filled in when a search leads here."""
    return await service.run(lambda: _list(request, service))


@router.post("/bevakningar")
async def add_watch(request: Request, service: ServiceDep) -> Response:
    """Keep a watch, or say why not."""
    fields = await desk.form_of(request)

    def work() -> Response:
        owner, cookie = owner_for(request)
        try:
            watch = _add(service, owner, fields)
        except KommunsokError as error:
            return _list(request, service, error, fields)
        return remember(request, desk.see(f"/bevakningar/{watch.key}"), cookie)

    return await service.run(work)


def _add(service: Service, owner: str, fields: desk.Fields) -> Watch:
    """Keep a watch; all that is in the archive now counts as known.

    Raises:
        KommunsokError: a field cannot be used, or the confirmation cannot be sent.
    """
    address = address_of(fields)
    query_of(address)
    email = desk.one(fields, "email").strip()
    if email and not can_mail(service.settings):
        raise QueryError("Tjänsten skickar ingen e-post; lämna fältet tomt och använd flödet.")
    name = " ".join(desk.one(fields, "name").split()) or _name_of(address)
    wanted = Wanted(name, address, desk.one(fields, "mode") or "bada", _number(desk.one(fields, "nearness")), email)
    with public(service.archive()) as archive, open_kept(service.settings.data) as connection:
        evaluate(archive, connection, service.settings)
        store = WatchStore(connection)
        watch = store.add(owner, wanted)
        if email:
            try:
                with post_office(service.settings) as office:
                    office.send(confirmation(watch, service.settings.base_url.rstrip("/")))
            except KommunsokError:
                store.remove(watch)
                raise
    return watch


def address_of(fields: desk.Fields) -> str:
    """Question and filters of a form or an address, without empty fields and what is none of them."""
    pairs = [(name, value.strip()) for name in _FILTERS for value in fields.get(name, []) if value.strip()]
    return urlencode(pairs)


def _name_of(address: str) -> str:
    """A name for a watch that was given none: its question, else its filters."""
    query = QueryParams(address)
    return (query.get("q") or ", ".join(chip.text for chip in chips("", query, _SHOWN)))[:100]


def _number(text: str) -> float:
    try:
        return float(text.replace(",", ".")) if text.strip() else NEARNESS
    except ValueError as error:
        raise QueryError("nearness måste vara ett tal, 1–10.") from error


def _list(
    request: Request, service: Service, error: KommunsokError | None = None, fields: desk.Fields | None = None
) -> Response:
    given: desk.Fields = fields or {name: request.query_params.getlist(name) for name in request.query_params}
    address = address_of(given)
    query = QueryParams(address)
    with open_kept(service.settings.data) as connection:
        store = WatchStore(connection)
        owner = owner_of(request)
        mine = [_row(watch, store) for watch in (store.of(owner) if owner else ())]
    values: dict[str, Any] = {
        "mine": mine,
        "question": query.get("q", ""),
        "hidden": [(name, value) for name, value in query.multi_items() if name != "q"],
        "chips": chips("/bevakningar", query, _SHOWN),
        "given": {name: desk.one(given, name) for name in ("name", "email", "mode", "nearness")},
        "modes": {mode: t(f"bevaka.lage.{mode}") for mode in MODES},
        "nearness": f"{NEARNESS:g}".replace(".", ","),
        "can_mail": can_mail(service.settings),
    }
    return _page("bevakningar.html", request, error, **values)


def _row(watch: Watch, store: WatchStore) -> dict[str, Any]:
    return {
        "name": watch.wanted.name,
        "href": f"/bevakningar/{watch.key}",
        "feed": f"/bevakningar/{watch.feed}.atom",
        "search": f"/?{watch.wanted.address}",
        "mode": t(f"bevaka.lage.{watch.wanted.mode}"),
        "email": watch.wanted.email,
        "is_confirmed": watch.is_confirmed,
        "count": store.count(watch),
        "created": watch.created_at[:10],
        "key": watch.key,
    }


@router.get("/bevakningar/{name}.atom")
async def watch_feed(name: str, request: Request, service: ServiceDep) -> Response:
    """What was found for a watch, as Atom."""

    def work() -> Response:
        with open_kept(service.settings.data) as connection:
            store = WatchStore(connection)
            watch = store.by_feed(name)
            found, total = store.found(watch, MOST_ENTRIES), store.count(watch)
        with public(service.archive()) as archive:
            shown = entries(archive, watch, found)
        headers = {"Cache-Control": "max-age=300"}
        return Response(feed(watch, shown, total, base_of(request)), 200, headers, MEDIA_TYPE)

    return await service.run(work)


@router.get("/bevakningar/{key}")
async def watch_page(key: str, request: Request, service: ServiceDep) -> Response:
    """One watch with what was found for it."""

    def work() -> Response:
        with open_kept(service.settings.data) as connection:
            store = WatchStore(connection)
            watch = store.by_key(key)
            found, row = store.found(watch, MOST_ENTRIES), _row(watch, store)
        with public(service.archive()) as archive:
            shown = entries(archive, watch, found)
        return _page("bevakning.html", request, watch=row, items=shown, feed_url=base_of(request) + row["feed"])

    return await service.run(work)


@router.post("/bevakningar/{key}/ta-bort")
async def remove_watch(key: str, request: Request, service: ServiceDep) -> Response:
    """Take a watch away."""
    await desk.form_of(request)

    def work() -> Response:
        with open_kept(service.settings.data) as connection:
            store = WatchStore(connection)
            store.remove(store.by_key(key))
        return desk.see("/bevakningar")

    return await service.run(work)


@router.get("/utskick/{key}/{what}")
async def mail_page(key: str, what: str, request: Request, service: ServiceDep) -> Response:
    """Ask once more before e-mail starts or ends: programs that look through mail open every link in it."""
    return await service.run(lambda: _mail_page(request, service, key, what, done=False))


@router.post("/utskick/{key}/{what}")
async def mail_answer(key: str, what: str, request: Request, service: ServiceDep) -> Response:
    """Start or end e-mail; whoever has the address from the mail may, so that one click in a mail program is enough."""
    return await service.run(lambda: _mail_page(request, service, key, what, done=True))


def _mail_page(request: Request, service: Service, key: str, what: str, done: bool) -> Response:
    if what not in ("bekrafta", "avsluta"):
        raise NotFoundError("Adressen finns inte.")
    with open_kept(service.settings.data) as connection:
        store = WatchStore(connection)
        watch = store.by_key(key)
        if done and what == "bekrafta" and watch.wanted.email:
            store.confirm(watch)
        elif done and what == "avsluta":
            store.forget_email(watch)
    return _page("utskick.html", request, name=watch.wanted.name, what=what, done=done, here=request.url.path)


def _page(template: str, request: Request, error: KommunsokError | None = None, **values: Any) -> Response:
    problem = problem_of(error, language(), request.url.path) if error else None
    headers = {"Cache-Control": "no-store"}
    return page(template, problem.status if problem else 200, headers, path=request.url.path, problem=problem, **values)

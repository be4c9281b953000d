"""The pages of administration: what is read, failures, corrections, models, keys, the audit log."""

from typing import Any, Final

from fastapi import APIRouter, Request, Response

from api import administration, desk
from api.access.audit import ACTIONS, Audit
from api.access.identity import current
from api.access.keys import Keys
from api.access.roles import ROLES, role_of
from api.deps import Service, ServiceDep
from api.forms import FormField, Option, read_params
from api.page_views import Form, paging
from api.params import PageParams
from api.problems import problem_of
from api.texts import language, t
from api.tracing import trace_id
from api.web import page
from ingest.errors import KommunsokError, QueryError

router = APIRouter(prefix="/administration", include_in_schema=False)

_HERE: Final = "/administration"
_EVENTS: Final = f"{_HERE}/handelser"
_FEW: Final = 10
_ROWS: Final = 50
_NO_STORE: Final = {"Cache-Control": "no-store"}


class EventParams(PageParams):
    """Which events are wanted."""

    action: str = ""
    who: str = ""


@router.get("")
async def administration_page(request: Request, service: ServiceDep) -> Response:
    """All of it on one page."""
    return await service.run(lambda: _page(request, service))


@router.post("/nycklar")
async def add_key(request: Request, service: ServiceDep) -> Response:
    """Make a key, and show it this one time."""
    fields = await desk.form_of(request)

    def work() -> Response:
        try:
            role = role_of(desk.one(fields, "role"))
            if role is None:
                raise QueryError("Välj en roll.")
            key, text = Keys(service.access).add(desk.one(fields, "name"), role)
        except QueryError as error:
            return _page(request, service, error=error)
        _tell(service, "key_added", f"{key.id} {key.name} ({key.role})")
        return _page(request, service, new=(key, text))

    return await service.run(work)


@router.post("/nycklar/{number:int}/sparra")
async def revoke_key(number: int, request: Request, service: ServiceDep) -> Response:
    """End a key."""
    await desk.form_of(request)

    def work() -> Response:
        key = Keys(service.access).revoke(number)
        _tell(service, "key_revoked", f"{key.id} {key.name} ({key.role})")
        return desk.see(f"{_HERE}#nycklar")

    return await service.run(work)


@router.get("/handelser")
async def events_page(request: Request, service: ServiceDep) -> Response:
    """The audit log."""

    def work() -> Response:
        params = read_params(EventParams, request.query_params)
        audit = Audit(service.access)
        total = audit.count(params.action, params.who)
        events = audit.events(params.action, params.who, _ROWS, params.offset)
        where = paging(request.url, params.offset, _ROWS, total, "handelser")
        return page(
            "handelser.html", 200, _NO_STORE, path=request.url.path, events=events, paging=where, form=_form(params)
        )

    return await service.run(work)


def _form(params: EventParams) -> Form:
    actions = tuple(Option(key, t(f"handelse.{key}"), None, key == params.action) for key in ACTIONS)
    fields = (
        FormField("action", t("admin.handelse"), actions, params.action, "", ()),
        FormField("who", t("admin.vem"), (), params.who, "", ()),
    )
    return Form(fields, (), (), open=True, note="")


def _page(
    request: Request, service: Service, new: tuple[Any, str] | None = None, error: KommunsokError | None = None
) -> Response:
    problem = problem_of(error, language(), request.url.path) if error else None
    with service.catalogue() as catalogue:
        imported = administration.imported(catalogue)
        corrections = administration.recent_corrections(catalogue)
    return page(
        "administration.html",
        problem.status if problem else 200,
        _NO_STORE,
        path=_HERE,
        here=_HERE,
        imported=imported,
        index=administration.index_state(service),
        corrections=corrections,
        models=administration.models(service.settings.data),
        keys=Keys(service.access).all(),
        events=Audit(service.access).events(limit=_FEW),
        events_href=_EVENTS,
        roles=list(ROLES),
        new=new,
        problem=problem,
    )


def _tell(service: Service, action: str, object_: str) -> None:
    who = current()
    Audit(service.access).add(who.name, who.role or "", action, object_, trace_id())

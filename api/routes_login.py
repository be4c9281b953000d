"""The pages for signing in, with a key or with the organisation's own service, and for signing out."""

from functools import cache
from typing import Any, Final

from fastapi import APIRouter, Request, Response

from api import desk
from api.access.audit import Audit
from api.access.gate import SIGN_IN
from api.access.identity import Identity, current
from api.access.keys import Keys
from api.access.oidc import Pending, Provider
from api.access.sealed import opened, sealed
from api.access.session import begin, end, identity_of_key, read_cookie, set_cookie
from api.deps import Service, ServiceDep, base_of
from api.problems import ServiceError, problem_of
from api.settings import Settings
from api.texts import language
from api.tracing import trace_id
from api.web import page
from ingest.errors import KommunsokError

router = APIRouter(include_in_schema=False)

_CALLBACK: Final = f"{SIGN_IN}/oidc/svar"
_COOKIE: Final = "kommunsok-oidc"
_PURPOSE: Final = "oidc"
_PENDING_SECONDS: Final = 600.0
_NO_STORE: Final = {"Cache-Control": "no-store"}
_NOT_SET: Final = ("Ingen inloggningstjänst är inställd.", "No sign-in service is set.")


@cache
def _provider(settings: Settings) -> Provider:
    """The provider of the settings, with what is known of it."""
    return Provider(settings)


def _provider_of(service: Service) -> Provider:
    """The provider.

    Raises:
        ServiceError: none is set.
    """
    if not service.settings.oidc_issuer:
        raise ServiceError("E503", *_NOT_SET)
    return _provider(service.settings)


@router.get(SIGN_IN)
async def sign_in_page(request: Request, service: ServiceDep) -> Response:
    """The ways to sign in."""
    return _page(request, service, desk.safe_path(request.query_params.get("fran", "/")))


@router.post(SIGN_IN)
async def sign_in(request: Request, service: ServiceDep) -> Response:
    """Sign in with a key, or say why not."""
    fields = await desk.form_of(request)
    back = desk.safe_path(desk.one(fields, "fran"))

    def work() -> Response:
        key = Keys(service.access).find(desk.one(fields, "key").strip())
        if key is None:
            return _refused(request, service, ServiceError("E513", "Nyckeln är fel.", "The key is wrong."), back)
        return _signed_in(request, service, identity_of_key(key, "session"), back)

    return await service.run(work)


@router.get(f"{SIGN_IN}/oidc")
async def go_to_provider(request: Request, service: ServiceDep) -> Response:
    """Go to the organisation's own service."""
    back = desk.safe_path(request.query_params.get("fran", "/"))

    def work() -> Response:
        address, pending = _provider_of(service).begin(base_of(request) + _CALLBACK)
        values = {"state": pending.state, "nonce": pending.nonce, "verifier": pending.verifier, "fran": back}
        response = desk.see(address)
        set_cookie(request, response, _COOKIE, sealed(service.access.seal(), _PURPOSE, values, _PENDING_SECONDS))
        return response

    return await service.run(work)


@router.get(_CALLBACK)
async def back_from_provider(request: Request, service: ServiceDep) -> Response:
    """Come back from there: sign in, or say why not."""

    def work() -> Response:
        query = request.query_params
        provider = _provider_of(service)
        kept = opened(service.access.seal(), _PURPOSE, read_cookie(request.headers, _COOKIE))
        back = kept["fran"] if kept else "/"
        try:
            if kept is None:
                raise ServiceError("E516", "Inloggningen tog för lång tid.", "Signing in took too long.")
            pending = Pending(kept["state"], kept["nonce"], kept["verifier"])
            code, state = query.get("code", ""), query.get("state", "")
            who = provider.finish(base_of(request) + _CALLBACK, pending, code, state)
        except ServiceError as error:
            response = _refused(request, service, error, back)
        else:
            response = _signed_in(request, service, who, back)
        response.delete_cookie(_COOKIE)
        return response

    return await service.run(work)


@router.post("/logga-ut")
async def sign_out(request: Request, service: ServiceDep) -> Response:
    """Sign out here; whoever signed in elsewhere is shown the way out there too."""
    fields = await desk.form_of(request)
    who = current()

    def work() -> Response:
        response = _left(request, service) if who.known and who.key is None else None
        response = response or desk.see(desk.safe_path(desk.one(fields, "fran")))
        end(response)
        if who.known:
            _tell(service, who, "logout")
        return response

    return await service.run(work)


def _left(request: Request, service: Service) -> Response | None:
    """The page that leads out of the provider, if it has a way out."""
    try:
        address = _provider_of(service).end()
    except ServiceError:
        return None
    return page("utloggad.html", 200, _NO_STORE, path=request.url.path, address=address) if address else None


def _signed_in(request: Request, service: Service, who: Identity, back: str) -> Response:
    response = desk.see(back)
    begin(request, response, service.access, who, service.settings.session_hours * 3600)
    _tell(service, who, "login")
    return response


def _refused(request: Request, service: Service, error: KommunsokError, back: str) -> Response:
    if service.settings.data.is_dir():
        _tell(service, Identity("–"), "login_refused", error.code)
    return _page(request, service, back, error)


def _tell(service: Service, who: Identity, action: str, object_: str = "") -> None:
    Audit(service.access).add(who.name, who.role or "", action, object_, trace_id())


def _page(request: Request, service: Service, back: str, error: KommunsokError | None = None) -> Response:
    problem = problem_of(error, language(), request.url.path) if error else None
    values: dict[str, Any] = {"fran": back, "problem": problem, "has_provider": bool(service.settings.oidc_issuer)}
    status = problem.status if problem else 200
    return page("logga_in.html", status, _NO_STORE, path=request.url.path, **values)

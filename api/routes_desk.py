"""The pages for correcting: one clause with its corrections, what is said of two entities, taking back."""

from collections.abc import Callable
from typing import Any, Final

from fastapi import APIRouter, Request, Response

from api import correcting, desk
from api.access.identity import current
from api.convert import decision_answer
from api.deps import Service, ServiceDep
from api.problems import problem_of
from api.texts import language
from api.web import page
from ingest.catalogue import Catalogue
from ingest.errors import CorrectionError, KommunsokError
from nlp.corrections import Change, parse_target
from nlp.corrections.words import FIELD_WORDS, value_words
from nlp.labels import DECISION_TYPES, STATUSES, SUBJECTS

router = APIRouter(include_in_schema=False)

_FIELDS: Final = ("status", "types", "subject")
_NO_STORE: Final = {"Cache-Control": "no-store"}


@router.post("/ratta/angra/{number:int}")
async def undo(number: int, request: Request, service: ServiceDep) -> Response:
    """Take a correction back."""

    def work(catalogue: Catalogue, seen: Catalogue, who: str) -> None:
        correcting.undo(catalogue, seen, number, who)

    return await _write(service, await desk.form_of(request), work)


@router.post("/ratta/lank")
async def judge(request: Request, service: ServiceDep) -> Response:
    """Say of two entities whether they are one."""
    fields = await desk.form_of(request)

    def work(catalogue: Catalogue, seen: Catalogue, who: str) -> None:
        change = Change("same", desk.one(fields, "same"))
        correcting.correct(catalogue, seen, parse_target(desk.one(fields, "ref")), [change], who)

    return await _write(service, fields, work)


async def _write(service: Service, fields: desk.Fields, work: Callable[[Catalogue, Catalogue, str], None]) -> Response:
    """Do what a form asks, and go back to its page."""
    back = desk.safe_path(desk.one(fields, "fran"))

    def done() -> Response:
        with service.writable() as catalogue, service.catalogue() as seen:
            work(catalogue, seen, current().name)
        return desk.see(back)

    return await service.run(done)


@router.get("/ratta/{ref}")
async def clause_page(ref: str, request: Request, service: ServiceDep) -> Response:
    """One clause, what can be corrected of it, and what was."""

    def work() -> Response:
        back = desk.safe_path(request.query_params.get("fran", "/beslut"))
        return _clause(request, service, ref, back)

    return await service.run(work)


@router.post("/ratta/{ref}")
async def correct_clause(ref: str, request: Request, service: ServiceDep) -> Response:
    """Correct a clause, and go back; or say why not, with what was filled in."""
    fields = await desk.form_of(request)

    def work() -> Response:
        back = desk.safe_path(desk.one(fields, "fran"))
        target = parse_target(ref)
        try:
            with service.writable() as catalogue, service.catalogue() as seen:
                correcting.correct(catalogue, seen, target, _changes(seen, ref, fields), current().name)
        except CorrectionError as error:
            if error.row.code == "E601":
                raise
            return _clause(request, service, ref, back, error, fields)
        return desk.see(back)

    return await service.run(work)


def _changes(seen: Catalogue, ref: str, fields: desk.Fields) -> list[Change]:
    """The fields whose value is another than before.

    Raises:
        CorrectionError: there is no such clause, or none is.
    """
    decision = correcting.clause_at(seen, parse_target(ref)).decision
    now = {"status": [decision.status], "types": list(decision.types), "subject": [decision.subject]}
    wanted = {name: fields.get(name, []) for name in _FIELDS}
    changed = [name for name in _FIELDS if sorted(wanted[name]) != sorted(now[name])]
    if not changed:
        raise CorrectionError("Allt är redan så.", "E606")
    return [Change(name, wanted[name] if name == "types" else desk.one(fields, name)) for name in changed]


def _clause(
    request: Request,
    service: Service,
    ref: str,
    back: str,
    error: KommunsokError | None = None,
    fields: desk.Fields | None = None,
) -> Response:
    """The page of a clause, with what was filled in when that could not be used."""
    target = parse_target(ref)
    with service.catalogue() as seen:
        decision = decision_answer(correcting.clause_at(seen, target))
        made = correcting.made_of(seen, target)
    given = fields or {"status": [decision.status], "types": decision.types, "subject": [decision.subject]}
    log = [
        {
            "id": row.id,
            "field": FIELD_WORDS[row.field],
            "old": value_words(row.field, row.old),
            "new": value_words(row.field, row.new),
            "who": row.who,
            "date": row.made_at[:10],
        }
        for row in made
    ]
    choices = (("status", "Status", STATUSES), ("subject", "Ämne", SUBJECTS))
    return _page(
        "ratta.html", request, error, decision=decision, made=log, given=given, fran=back, choices=choices,
        types=DECISION_TYPES, here=f"{request.url.path}?fran={back}",
    )  # fmt: skip


def _page(template: str, request: Request, error: KommunsokError | None = None, **values: Any) -> Response:
    problem = problem_of(error, language(), request.url.path) if error else None
    status = problem.status if problem else 200
    return page(template, status, _NO_STORE, path=request.url.path, problem=problem, **values)

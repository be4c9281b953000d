"""Forms that only our own pages can send, and going on to a page afterwards."""

from typing import Final
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.access.origin import is_ours
from api.problems import ServiceError

_FORM: Final = "application/x-www-form-urlencoded"
_LONGEST_PATH: Final = 2_000
_SEE_OTHER: Final = 303

Fields = dict[str, list[str]]


async def form_of(request: Request) -> Fields:
    """The fields of a form that one of our own pages has sent.

    Raises:
        ServiceError: it comes from elsewhere, or is no form.
    """
    if not is_ours(request.headers):
        raise ServiceError("E515", "Formuläret kommer inte från tjänsten.", "The form does not come from the service.")
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise ServiceError("E502", "Innehållet är inget formulär.", "The content is not a form.")
    text = (await request.body()).decode("utf-8", "replace")
    try:
        return parse_qs(text, keep_blank_values=True, max_num_fields=500)
    except ValueError as error:
        raise ServiceError("E502", "Formuläret har för många fält.", "The form has too many fields.") from error


def one(fields: Fields, name: str) -> str:
    """The value of a field, or ""."""
    return fields.get(name, [""])[-1]


def safe_path(path: str) -> str:
    """A path on this site, for going back to; "/" for anything else.

    Args:
        path: as a form or an address says.
    """
    good = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if good and len(path) <= _LONGEST_PATH and "\\" not in path else "/"


def see(path: str) -> Response:
    """Go on to a page with GET, so that reloading it sends nothing twice.

    Args:
        path: on this site.
    """
    return RedirectResponse(path, _SEE_OTHER, {"Cache-Control": "no-store"})

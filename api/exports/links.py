"""Addresses of exports of what a page shows."""

from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from api.exports.model import Format
from api.params import NoParams, PageParams


def export_links(name: str, params: type[NoParams], query: QueryParams) -> dict[str, str]:
    """Format → address of an export with the filters of a page.

    Args:
        name: of the list in the addresses of exports.
        params: what the list can be asked; what else the page was asked is left out.
        query: that the page was asked.
    """
    known = params.model_fields.keys() - PageParams.model_fields.keys()
    filters = [(field, value) for field, value in query.multi_items() if field in known and value.strip()]
    return {format_: f"/v1/exporter/{name}?{urlencode([*filters, ('format', format_)])}" for format_ in Format}

"""All routes of the service, also of the routers inside of it."""

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from starlette.routing import Mount


def routes_of(app: FastAPI) -> list[tuple[str, str]]:
    """Method and path of every route."""
    found = [(method, str(route.path)) for route in iter_route_contexts(app.routes) for method in route.methods or ()]
    mounted = [("GET", route.path) for route in app.router.routes if isinstance(route, Mount)]
    return sorted({*found, *mounted})

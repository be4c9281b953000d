"""The MCP server under /mcp of the HTTP service, behind the same gate and limits as everything else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from api.deps import Service
from ingest.errors import StateError

PATH = "/mcp"


@asynccontextmanager
async def assistants(app: FastAPI, service: Service) -> AsyncIterator[None]:
    """Answer assistants while the service runs, when the operator has set it so.

    Each request stands alone (stateless): there are no sessions that could outlive a key.

    Raises:
        StateError: what it needs is not installed.
    """
    if not service.settings.mcp:
        yield
        return
    try:
        from mcp.server.transport_security import TransportSecuritySettings  # noqa: PLC0415

        from api.assistants.server import make_server  # noqa: PLC0415
    except ImportError as error:
        raise StateError(f"{error.name} är inte installerat.", "E413") from error
    server = make_server(service, service.settings.base_url.rstrip("/"))
    inner = server.streamable_http_app(
        streamable_http_path=PATH,
        json_response=True,
        stateless_http=True,
        max_request_body_size=service.settings.body_bytes,
        # The gate compares origins wherever a cookie counts, and the names of the service are the proxy's matter.
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    app.router.routes.extend(inner.routes)
    async with server.session_manager.run():
        yield

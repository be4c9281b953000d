"""`kommunsok serve`: the service on an address, in one process or several."""

import os
import sys
import tempfile
from typing import TYPE_CHECKING, Any, Final

import uvicorn
from uvicorn.supervisors import Multiprocess

from api.metrics import MULTIPROCESS
from api.settings import PREFIX, Settings

if TYPE_CHECKING:
    from fastapi import FastAPI

_FACTORY: Final = "api.serving:from_environment"
# Opening a large index on a busy machine takes longer than the 5 s after which a worker would be taken for dead.
_HEALTHY_SECONDS: Final = 60
_GIVEN: Final = ("data", "host", "port", "workers")


def from_environment() -> "FastAPI":
    """The service of a worker process, with the settings that its parent left in the environment."""
    from api.app import create_app  # noqa: PLC0415  (the parent of several workers never needs it)

    return create_app(Settings())


def run(settings: Settings) -> None:
    """Serve until the process is told to stop; the address is printed on standard error.

    Args:
        settings: what the operator decided.
    """
    if settings.workers == 1:
        from api.app import create_app  # noqa: PLC0415

        config = _config(settings, create_app(settings))
        sockets = _listening(config)
        uvicorn.Server(config).run(sockets=sockets)
        return
    for name in _GIVEN:
        os.environ[PREFIX + name.upper()] = str(getattr(settings, name))
    with tempfile.TemporaryDirectory(prefix="kommunsok-metrics-") as folder:
        os.environ.setdefault(MULTIPROCESS, folder)
        config = _config(settings, _FACTORY, factory=True, workers=settings.workers)
        Multiprocess(config, _listening(config)).run()


def _config(settings: Settings, app: Any, **more: Any) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        http="h11",  # httptools, which uvicorn would take where it is installed, bounds no headers
        log_level="warning",
        # An access log would hold the questions, which say what officials and politicians look for.
        access_log=False,
        server_header=False,
        forwarded_allow_ips=settings.forwarded_allow_ips,
        timeout_keep_alive=10,
        timeout_worker_healthcheck=_HEALTHY_SECONDS,
        **more,
    )


def _listening(config: uvicorn.Config) -> list[Any]:
    """The socket, with its address on standard error."""
    socket = config.bind_socket()
    socket.listen(config.backlog)  # whoever reads the address can connect at once, and waits while the index opens
    host, port = socket.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    print(f"Kommunsök svarar på http://{shown}:{port}/ (avsluta med Ctrl+C)", file=sys.stderr, flush=True)
    return [socket]

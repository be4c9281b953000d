"""A language model of one thread for tests: an OpenAI-compatible endpoint that answers what it is told to."""

import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


def completion(text: str) -> bytes:
    """The body of an answer."""
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode()


@dataclass(slots=True)
class LanguageModel:
    """Use as a context; `url` is its address up to /v1.

    Args:
        body: of its answers.
        status: of its answers.
        seconds: between the halves of an answer.
        headers: more of them.
        asked: bodies of the requests, with path and key.
    """

    body: bytes = b""
    status: int = 200
    seconds: float = 0.0
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str, Any]] = field(default_factory=list)
    url: str = ""
    _server: ThreadingHTTPServer = field(init=False, repr=False)

    def __enter__(self) -> "LanguageModel":
        model = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                model.asked.append((self.path, self.headers.get("Authorization", ""), body))
                self.send_response(model.status)
                for name, value in {**model.headers, "Content-Length": str(len(model.body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                half = len(model.body) // 2
                try:
                    self.wfile.write(model.body[:half])
                    self.wfile.flush()
                    time.sleep(model.seconds)
                    self.wfile.write(model.body[half:])
                except OSError:
                    return  # whoever asked has gone

            def log_message(self, *_: object) -> None:
                """Silence."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

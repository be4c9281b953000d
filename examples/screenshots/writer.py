"""A stand-in for a language model: answers as an OpenAI-compatible service does, in sentences that it was given."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

MODEL: Final = "exempelmodell"
_PASSAGE: Final = re.compile(r"^\[(\d+)\] [^\n]*\n(.*?)(?=\n\n\[\d+\] |\Z)", re.DOTALL | re.MULTILINE)
_SENTENCE: Final = re.compile(r"^[A-ZÅÄÖ][^.\n]{40,240}(?=\.$)", re.MULTILINE)
_MOST: Final = 3


class _Answer(BaseHTTPRequestHandler):
    """Answers every question with the first sentences of its passages."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        found = [
            f"{sentence.group()} [{passage[1]}]."
            for passage in _PASSAGE.finditer(asked["messages"][-1]["content"])
            if (sentence := _SENTENCE.search(passage[2]))
        ]
        message = {"role": "assistant", "content": " ".join(found[:_MOST])}
        content = json.dumps({"choices": [{"index": 0, "message": message}]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name is the library's)
        """Say nothing."""


@contextmanager
def writer() -> Iterator[dict[str, str]]:
    """The settings that lead the service to it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        url = f"http://127.0.0.1:{server.server_port}/v1"
        yield {"KOMMUNSOK_SUMMARY_URL": url, "KOMMUNSOK_SUMMARY_MODEL": MODEL}
    finally:
        server.shutdown()
        server.server_close()

"""Cookies that a browser can keep but not change: JSON with an expiry and a seal (HMAC-SHA256)."""

import base64
import binascii
import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from typing import Any


def sealed(secret: bytes, purpose: str, values: Mapping[str, Any], seconds: float) -> str:
    """Values as the text of a cookie.

    Args:
        secret: of the data folder.
        purpose: what they are for; another purpose does not open them.
        values: what JSON can hold.
        seconds: how long they are valid.
    """
    body = json.dumps({**values, "until": time.time() + seconds}, ensure_ascii=False, separators=(",", ":"))
    text = base64.urlsafe_b64encode(body.encode()).decode().rstrip("=")
    return f"{text}.{_seal(secret, purpose, text)}"


def opened(secret: bytes, purpose: str, cookie: str) -> dict[str, Any] | None:
    """The values of a cookie, or None when it is not ours, for something else, or too old.

    Args:
        secret: of the data folder.
        purpose: what they must be for.
        cookie: as the browser sent it.
    """
    text, _, seal = cookie.rpartition(".")
    if not hmac.compare_digest(seal.encode(), _seal(secret, purpose, text).encode()):
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (binascii.Error, ValueError):
        return None
    return values if isinstance(values, dict) and values.get("until", 0) > time.time() else None


def _seal(secret: bytes, purpose: str, text: str) -> str:
    return hmac.new(secret, f"{purpose}.{text}".encode(), hashlib.sha256).hexdigest()

"""Whether one of our own pages sends a request that changes something."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers


def is_ours(headers: Headers) -> bool:
    """Whether the browser says that one of our own pages sends a request; one that says nothing is refused.

    `Sec-Fetch-Site` cannot be set by a page. Browsers leave it out over plain HTTP, where `Origin` tells; there only
    the host is compared, for a proxy may speak another scheme with us.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin, host = headers.get("origin", ""), headers.get("host", "")
    return bool(host) and urlsplit(origin).netloc.lower() == host.lower()

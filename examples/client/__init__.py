"""A typed Python client of Kommunsök's HTTP service, /v1; nothing but the standard library. Copy the folder and use it.

>>> client = Client("http://127.0.0.1:8000")
>>> client.search_passages(q="hemtjänst", status=["beslut"])["hits"]
"""

from examples.client.operations import Client
from examples.client.transport import NotAnsweredError, ProblemError, Transport, following

__all__ = ["Client", "NotAnsweredError", "ProblemError", "Transport", "following"]

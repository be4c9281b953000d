# Written by `python -m examples.client_source`; change the service, not this file.
"""The client: one method for each operation of the service, named after it."""

from examples.client.andringar import Andringar
from examples.client.arenden import Arenden
from examples.client.beslut import Beslut
from examples.client.dokument import Dokument
from examples.client.entiteter import Entiteter
from examples.client.exporter import Exporter
from examples.client.filer import Filer
from examples.client.granskning import Granskning
from examples.client.halsa import Halsa
from examples.client.om import Om
from examples.client.rattelser import Rattelser
from examples.client.sokning import Sokning
from examples.client.statistik import Statistik
from examples.client.tackning import Tackning
from examples.client.uppdrag import Uppdrag


class Client(
    Sokning,
    Dokument,
    Beslut,
    Arenden,
    Entiteter,
    Uppdrag,
    Andringar,
    Statistik,
    Rattelser,
    Tackning,
    Exporter,
    Filer,
    Halsa,
    Om,
    Granskning,
):
    """The operations of the service."""

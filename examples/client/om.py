# Written by `python -m examples.client_source`; change the service, not this file.

"""Om: operations and their models."""

from __future__ import annotations

from typing import Literal, TypedDict, cast

from examples.client.transport import Transport


class ApiInfo(TypedDict):
    """About the interface, with the names of DIGG's REST API-profil."""

    apiName: str
    apiVersion: str
    apiReleased: str
    apiDocumentation: str
    apiStatus: Literal["alpha", "beta", "active", "deprecated"]


class Om(Transport):
    """Om."""

    def get_api_info(self) -> ApiInfo:
        """Om gränssnittet (DIGG:s REST API-profil).

        Namn, version och var beskrivningen finns.
        """
        return cast(ApiInfo, self._json("GET", "/v1/api-info", {}))

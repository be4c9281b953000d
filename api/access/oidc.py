"""Signing in with the organisation's own service: OpenID Connect, authorization code with PKCE, state and nonce."""

import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import requests
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, KeySetSerialization

from api.access.identity import Identity
from api.access.roles import Role, highest, role_of
from api.problems import ServiceError
from api.settings import Settings
from ingest.errors import QueryError

_SECONDS: Final = 5.0
_KEPT_SECONDS: Final = 3_600.0
_LEEWAY_SECONDS: Final = 60
_MOST_NAME: Final = 100
# What only the provider's private key can sign with; never "none", never a shared secret.
_ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
_NEEDED: Final = frozenset({"authorization_endpoint", "token_endpoint", "jwks_uri"})
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Pending:
    """What must be the same when somebody comes back from the provider.

    Args:
        state: sent along, and back.
        nonce: sent along, and in the token.
        verifier: secret behind the challenge of PKCE.
    """

    state: str
    nonce: str
    verifier: str


class Provider:
    """The provider that the operator set.

    Args:
        settings: issuer, client and roles.

    Raises:
        QueryError: the issuer is not reached over TLS, or a role does not exist.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._issuer = settings.oidc_issuer
        address = urlsplit(self._issuer)
        if address.scheme != "https" and address.hostname not in _LOOPBACK:
            raise QueryError("KOMMUNSOK_OIDC_ISSUER ska börja med https://.")
        self._roles = group_roles(settings.oidc_roles)
        self._default = settings.oidc_default_role and _role(settings.oidc_default_role)
        self._known: tuple[float, dict[str, Any], KeySet] | None = None
        self._lock = threading.Lock()

    def begin(self, redirect: str) -> tuple[str, Pending]:
        """Where to send somebody, and what to remember until they are back.

        Args:
            redirect: address of ours that they come back to.

        Raises:
            ServiceError: the provider does not answer.
        """
        pending = Pending(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48))
        metadata, _ = self._provider()
        address, _ = self._session(redirect).create_authorization_url(
            metadata["authorization_endpoint"],
            state=pending.state,
            nonce=pending.nonce,
            code_verifier=pending.verifier,
        )
        return str(address), pending

    def finish(self, redirect: str, pending: Pending, code: str, state: str) -> Identity:
        """Who came back.

        Args:
            redirect: the same as before.
            pending: what was remembered.
            code: as the provider sent it along.
            state: the same.

        Raises:
            ServiceError: it is another one's answer, the token does not hold, or they have no role here.
        """
        if not code or not secrets.compare_digest(state.encode(), pending.state.encode()):
            raise _failed("Svaret hör inte till denna inloggning.", "The answer belongs to another sign-in.")
        metadata, keys = self._provider()
        try:
            token = self._session(redirect).fetch_token(
                metadata["token_endpoint"], code=code, code_verifier=pending.verifier, timeout=_SECONDS
            )
        except requests.RequestException as error:
            raise _silent(error) from error
        except (OAuthError, ValueError) as error:
            raise _failed("Koden godtogs inte.", "The code was not accepted.") from error
        return self._identity(self._claims(token, keys, pending.nonce))

    def end(self) -> str:
        """Address at the provider for signing out there too, or "" where there is none.

        Raises:
            ServiceError: the provider does not answer.
        """
        return str(self._provider()[0].get("end_session_endpoint", ""))

    def _session(self, redirect: str) -> OAuth2Session:
        settings = self._settings
        secret = settings.oidc_client_secret.get_secret_value()
        return OAuth2Session(
            settings.oidc_client_id,
            secret or None,
            token_endpoint_auth_method="client_secret_basic" if secret else "none",
            scope=settings.oidc_scopes,
            redirect_uri=redirect,
            code_challenge_method="S256",
        )

    def _provider(self) -> tuple[dict[str, Any], KeySet]:
        """Metadata and keys of the provider, asked for once an hour.

        Raises:
            ServiceError: it does not answer, or is another than we asked.
        """
        with self._lock:
            if self._known is None or self._known[0] < time.monotonic():
                metadata = _fetched(f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")
                if metadata.get("issuer") != self._issuer or not metadata.keys() >= _NEEDED:
                    raise _failed("Inloggningstjänsten är en annan.", "The provider is another.")
                keys = _key_set(_fetched(str(metadata["jwks_uri"])))
                self._known = (time.monotonic() + _KEPT_SECONDS, metadata, keys)
            return self._known[1:]

    def _claims(self, token: Mapping[str, Any], keys: KeySet, nonce: str) -> dict[str, Any]:
        """What the token says, once it is proved to be the provider's, for us, and of this sign-in.

        Raises:
            ServiceError: it is not.
        """
        rules = jwt.JWTClaimsRegistry(
            leeway=_LEEWAY_SECONDS,
            iss={"essential": True, "value": self._issuer},
            aud={"essential": True, "value": self._settings.oidc_client_id},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        try:
            found = jwt.decode(str(token.get("id_token", "")), keys, algorithms=[*_ALGORITHMS])
            rules.validate(found.claims)
        except (JoseError, ValueError) as error:
            with self._lock:
                self._known = None  # the provider may have changed its keys: ask anew next time
            raise _failed("Beviset om vem du är håller inte.", "The proof of who you are does not hold.") from error
        return dict(found.claims)

    def _identity(self, claims: Mapping[str, Any]) -> Identity:
        """Who the claims tell of.

        Raises:
            ServiceError: they have no role here.
        """
        said = next((str(claims[key]) for key in ("name", "preferred_username", "email", "sub") if claims.get(key)), "")
        name = "".join(sign for sign in " ".join(said.split()) if sign.isprintable())[:_MOST_NAME]
        groups = _inner(claims, self._settings.oidc_role_claim)
        given = frozenset(self._roles[group] for group in groups if group in self._roles)
        role = highest(given) or self._default or None
        if role is None:
            raise ServiceError("E514", f"{name} har ingen roll här.", f"{name} has no role here.")
        return Identity(name, role, "session")


def group_roles(text: str) -> dict[str, Role]:
    """Group → role of a setting: "registratorer=registrar; it=admin"; a group may hold "=" itself.

    Raises:
        QueryError: a part has no role, or one that does not exist.
    """
    found = {}
    for part in filter(str.strip, text.split(";")):
        group, _, name = part.strip().rpartition("=")
        if not group.strip():
            raise QueryError(f"KOMMUNSOK_OIDC_ROLES: {part.strip()!r} är inte GRUPP=ROLL.")
        found[group.strip()] = _role(name.strip())
    return found


def _role(name: str) -> Role:
    role = role_of(name)
    if role is None:
        raise QueryError(f"{name!r} är ingen roll; möjliga är reader, analyst, registrar och admin.")
    return role


def _inner(claims: Mapping[str, Any], path: str) -> list[str]:
    """The groups of a claim that may lie inside others; one group may come as a plain text."""
    value: Any = claims
    if path in claims:
        value = claims[path]
    else:
        for part in path.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
    if isinstance(value, str):
        return [value]
    return [str(group) for group in value] if isinstance(value, list) else []


def _fetched(address: str) -> dict[str, Any]:
    """JSON of the provider.

    Raises:
        ServiceError: it does not answer.
    """
    try:
        answer = requests.get(address, timeout=_SECONDS, allow_redirects=False)
        answer.raise_for_status()
        found = answer.json()
    except (requests.RequestException, ValueError) as error:
        raise _silent(error) from error
    return found if isinstance(found, dict) else {}


def _key_set(found: dict[str, Any]) -> KeySet:
    """The keys that a provider tells of.

    Raises:
        ServiceError: they are none.
    """
    try:
        return KeySet.import_key_set(KeySetSerialization(keys=found["keys"]))
    except (JoseError, LookupError, TypeError, ValueError) as error:
        raise _silent(error) from error


def _failed(detail: str, english: str) -> ServiceError:
    return ServiceError("E516", detail, english)


def _silent(error: Exception) -> ServiceError:
    return ServiceError("E517", f"{type(error).__name__}.", f"{type(error).__name__}.")

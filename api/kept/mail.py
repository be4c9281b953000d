"""Sending e-mail: one message over SMTP with the operator's settings."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime, localtime, make_msgid
from typing import Final

from api.settings import Settings
from ingest.errors import StateError

SECURITY: Final = ("starttls", "tls", "ingen")


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to somebody.

    Args:
        to: address.
        subject: one line.
        text: plain text.
        unsubscribe: address that ends such messages, or "".
    """

    to: str
    subject: str
    text: str
    unsubscribe: str = ""


def can_mail(settings: Settings) -> bool:
    """Whether the operator has set what is needed to send e-mail with links that lead back."""
    return bool(settings.smtp_host and settings.smtp_from and settings.base_url)


@contextmanager
def post_office(settings: Settings) -> Iterator["PostOffice"]:
    """A connection to the mail server, closed at the end.

    Raises:
        StateError: it cannot be reached, its certificate does not hold, or it refuses the log-in.
    """
    context = ssl.create_default_context()
    host, port, seconds = settings.smtp_host, settings.smtp_port, settings.smtp_seconds
    try:
        if settings.smtp_security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=seconds, context=context)
        else:
            server = smtplib.SMTP(host, port, timeout=seconds)
        with server:
            if settings.smtp_security == "starttls":
                server.starttls(context=context)
            if settings.smtp_user:
                server.login(settings.smtp_user, settings.smtp_password)
            yield PostOffice(server, settings.smtp_from)
    except (smtplib.SMTPException, OSError) as error:
        # What the server says can hold addresses; its kind is enough for the operator.
        raise StateError(
            f"E-postservern {host}:{port} svarar inte som den ska: {type(error).__name__}.", "E412"
        ) from error


class PostOffice:
    """An open connection to a mail server.

    Args:
        server: connected, encrypted and logged in to.
        sender: address that messages come from.
    """

    def __init__(self, server: smtplib.SMTP, sender: str) -> None:
        self._server = server
        self._sender = sender

    def send(self, letter: Letter) -> None:
        """Send a message.

        Raises:
            SMTPException: the server refuses it; `post_office` makes an error of ours of it.
        """
        self._server.send_message(_message(letter, self._sender))


def _message(letter: Letter, sender: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = letter.to
    message["Subject"] = " ".join(letter.subject.split())
    message["Date"] = format_datetime(localtime())
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2].strip(">") or None)
    message["Auto-Submitted"] = "auto-generated"
    if letter.unsubscribe:
        message["List-Unsubscribe"] = f"<{letter.unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"  # RFC 8058
    message.set_content(letter.text)
    return message

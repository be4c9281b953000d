"""A mail server of one thread for tests: keeps what it is sent; can speak TLS with a certificate of its own."""

import datetime
import socket
import ssl
import threading
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


def write_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for localhost and its key, as files."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "cert.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    secret.write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    return certificate, secret


@dataclass(slots=True)
class PostServer:
    """Use as a context: listens on `port` of localhost until the end.

    Args:
        certificate: file of the certificate and its key, for TLS.
        implicit: TLS from the first byte.
        refuses: recipients that are refused.
        letters: what was sent, with the recipients.
        secured: the last connection was encrypted.
    """

    certificate: tuple[Path, Path] | None = None
    implicit: bool = False
    refuses: frozenset[str] = frozenset()
    letters: list[tuple[tuple[str, ...], EmailMessage]] = field(default_factory=list)
    secured: bool = False
    logins: list[str] = field(default_factory=list)
    port: int = 0
    _socket: socket.socket = field(init=False, repr=False)
    _thread: threading.Thread = field(init=False, repr=False)

    def __enter__(self) -> "PostServer":
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            try:
                with connection:
                    connection.settimeout(5)
                    self._talk(connection)
            except OSError:
                continue  # a client that went, or that does not trust our certificate

    def _secure(self, connection: socket.socket) -> ssl.SSLSocket:
        assert self.certificate is not None
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*self.certificate)
        self.secured = True
        return context.wrap_socket(connection, server_side=True)

    def _talk(self, connection: socket.socket) -> None:
        """Talk in the clear, or encrypted from the first byte, until the client goes or wants to go on encrypted."""
        self.secured = False
        if not self.implicit and not self._converse(connection, "220 post"):
            return
        with self._secure(connection) as secure:
            self._converse(secure, "220 post" if self.implicit else "")

    def _converse(self, connection: socket.socket, greeting: str) -> bool:
        """Answer commands; True when the client wants to go on encrypted."""
        with connection.makefile("rwb", buffering=0) as file:
            return self._answer(file, greeting)

    def _answer(self, file: Any, greeting: str) -> bool:

        def say(text: str) -> None:
            file.write(f"{text}\r\n".encode())

        if greeting:
            say(greeting)
        recipients = list[str]()
        while line := file.readline():
            words = line.decode().strip()
            verb = words.split(" ")[0].upper()
            if verb == "EHLO":
                offers = "STARTTLS" if self.certificate and not self.secured else "AUTH PLAIN"
                say(f"250-post\r\n250 {offers}")
            elif verb == "STARTTLS":
                say("220 go")
                return True
            elif verb == "AUTH":
                self.logins.append(words)
                say("235 ok")
            elif verb == "RCPT":
                address = words.partition("<")[2].partition(">")[0]
                say("550 no" if address in self.refuses else "250 ok")
                recipients.append(address)
            elif verb == "DATA":
                say("354 go")
                self.letters.append((tuple(recipients), _read_letter(file)))
                recipients = []
                say("250 ok")
            elif verb == "QUIT":
                say("221 bye")
                return False
            else:
                say("250 ok")
        return False


def _read_letter(file: Any) -> EmailMessage:
    body = b""
    while not body.endswith(b"\r\n.\r\n"):
        body += file.readline()
    message = message_from_bytes(body[:-5].replace(b"\r\n..", b"\r\n."), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message

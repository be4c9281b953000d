"""The table that says what each address needs; the gate, docs/access.md and the tests read it.

The longest path that fits counts. What is not named needs `read` with GET, and `administer` with any other method, so
that a new route that writes is closed until somebody decides.
"""

from dataclasses import dataclass
from typing import Final

from api.access.roles import Permission

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Rule:
    """What an address needs.

    Args:
        path: the address and all below it; with a slash at the end, only what is below it.
        reading: permission for GET; None lets everybody in.
        writing: permission for other methods; None lets everybody in.
        action: what the audit log calls it, "" when it is not written there.
        audits_reading: GET is written there too.
    """

    path: str
    reading: Permission | None
    writing: Permission | None
    action: str = ""
    audits_reading: bool = False

    def fits(self, path: str) -> bool:
        """Whether an address is the rule's."""
        return path == self.path or path.startswith(f"{self.path.rstrip('/')}/")

    def permission(self, method: str) -> Permission | None:
        """What a method needs."""
        return self.reading if method in SAFE else self.writing

    def audits(self, method: str) -> bool:
        """Whether the audit log tells of a method."""
        return bool(self.action) and (self.audits_reading or method not in SAFE)


RULES: Final = (
    Rule("/static", None, "administer"),
    Rule("/v1/halsa", None, "administer"),
    Rule("/logga-in", None, None),
    Rule("/logga-ut", None, None),
    Rule("/tillganglighet", None, "administer"),
    Rule("/v1/exporter/", "export", "administer", "export", audits_reading=True),
    Rule("/v1/exporter/korrigeringar", "correct", "administer", "export", audits_reading=True),
    Rule("/v1/exporter/revisionslogg", "administer", "administer", "export", audits_reading=True),
    Rule("/liknande", "read", "read"),
    Rule("/v1/liknande", "read", "read"),
    Rule("/mcp", "read", "read"),
    Rule("/bevakningar", "read", "watch"),
    Rule("/utskick", None, None),
    Rule("/vyer", "read", "watch"),
    Rule("/beslut", "read", "correct", "correct"),
    Rule("/ratta", "correct", "correct", "correct"),
    Rule("/v1/korrigeringar", "correct", "correct", "correct"),
    Rule("/personuppgifter", "review", "administer", "review", audits_reading=True),
    Rule("/v1/personuppgifter", "review", "administer", "review", audits_reading=True),
    Rule("/administration", "administer", "administer"),
    Rule("/metrics", "administer", "administer"),
)
DEFAULT: Final = Rule("/", "read", "administer")


def rule_for(path: str) -> Rule:
    """The rule of an address."""
    return max((rule for rule in RULES if rule.fits(path)), key=lambda rule: len(rule.path), default=DEFAULT)

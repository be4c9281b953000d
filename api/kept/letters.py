"""What is written to those who watch: asking whether they want it, and the digest of what is new."""

from collections.abc import Sequence
from typing import Final

from api.kept.entries import Entry
from api.kept.feed import facts, headline
from api.kept.mail import Letter
from api.kept.watches import Watch

_MOST: Final = 50


def confirmation(watch: Watch, base: str) -> Letter:
    """Asks whoever reads the e-mail whether they want digests; without an answer none are sent.

    Args:
        watch: new.
        base: address of the service, without a slash at the end.
    """
    return Letter(
        to=watch.wanted.email,
        subject=f"Bekräfta bevakningen {watch.wanted.name}",
        text=(
            f"Någon, troligen du, har bett Kommunsök att skicka e-post till den här adressen när arkivet får något nytt"
            f" som stämmer med bevakningen ”{watch.wanted.name}”.\n\n"
            f"Bekräfta här, så börjar utskicken:\n{base}/utskick/{watch.key}/bekrafta\n\n"
            "Om du inte vill ha dem behöver du inte göra något.\n"
        ),
    )


def digest(watch: Watch, found: Sequence[Entry], base: str) -> Letter:
    """What is new for a watch.

    Args:
        watch: whose.
        found: what is new, not empty.
        base: address of the service, without a slash at the end.
    """
    count = len(found)
    end = f"{base}/utskick/{watch.key}/avsluta"
    parts = [f"{count} {'ny träff' if count == 1 else 'nya träffar'} för bevakningen ”{watch.wanted.name}”."]
    parts += [f"{headline(one)}\n{facts(one)}\n{one.excerpt}\n{base}{one.html}" for one in found[:_MOST]]
    if count > _MOST:
        parts.append(f"… och {count - _MOST} till.")
    parts.append(f"Alla träffar: {base}/bevakningar/{watch.key}\nSluta få e-post: {end}")
    parts.append("Beslut och ärenden är automatiskt tolkade ur handlingarna. Det är alltid källan som gäller.")
    subject = f"Kommunsök: {count} {'ny' if count == 1 else 'nya'} – {watch.wanted.name}"
    return Letter(watch.wanted.email, subject, "\n\n".join(parts) + "\n", end)

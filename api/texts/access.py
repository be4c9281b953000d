"""Texts of signing in and out."""

from typing import Final

from api.texts.table import Table

TEXTS: Final[Table] = {
    "inloggning.rubrik": ("Logga in", "Sign in"),
    "inloggning.ingress": (
        "Inloggning behövs för att rätta och administrera, och där arkivet inte är öppet för alla.",
        "Signing in is needed for corrections and administration, and where the archive is not open to all.",
    ),
    "inloggning.redan": ("Du är inloggad som {who}, {role}.", "You are signed in as {who}, {role}."),
    "inloggning.tjanst": ("Logga in med organisationens konto", "Sign in with your organisation's account"),
    "inloggning.eller": ("Eller med en nyckel", "Or with a key"),
    "inloggning.nyckel": ("Nyckel", "Key"),
    "inloggning.nyckel_hjalp": (
        "Nyckeln får du av den som driver tjänsten. Den är personlig: rättelser sparas med dess namn.",
        "Whoever runs the service gives you the key. It is personal: corrections are kept with its name.",
    ),
    "inloggning.kaka": (
        "Webbläsaren minns dig tills den stängs, med en kaka som bara används till detta.",
        "The browser remembers you until it is closed, with a cookie that is used for nothing else.",
    ),
    "inloggning.knapp": ("Logga in", "Sign in"),
    "inloggning.avbryt": ("Avbryt", "Cancel"),
    "inloggning.ut": ("Logga ut", "Sign out"),
    "inloggning.utloggad": ("Du är utloggad här", "You are signed out here"),
    "inloggning.kvar": (
        "Du är fortfarande inloggad hos organisationens inloggningstjänst.",
        "You are still signed in with your organisation's sign-in service.",
    ),
    "inloggning.ut_dar": ("Logga ut där också", "Sign out there too"),
    "roll.reader": ("läsare", "reader"),
    "roll.analyst": ("analytiker", "analyst"),
    "roll.registrar": ("registrator", "registrar"),
    "roll.admin": ("administratör", "administrator"),
    "meny.administration": ("Administration", "Administration"),
    "sida.tackning": ("Vad arkivet täcker", "What the archive covers"),
}

"""Texts of the page of similar cases."""

from typing import Final

from api.texts.table import Table

TEXTS: Final[Table] = {
    "liknande.rubrik": ("Liknande ärenden", "Similar cases"),
    "liknande.ingress": (
        "Klistra in en text, till exempel ett utkast till tjänsteutlåtande, och se vad som har beslutats i liknande"
        " ärenden.",
        "Paste a text, such as a draft of a report, and see what has been decided in similar cases.",
    ),
    "liknande.ur_dokument": (
        "Du kan också välja ett avsnitt i ett dokument: öppna dokumentet och följ länken ”Liknande” vid avsnittet.",
        "You can also choose a section of a document: open the document and follow the link “Similar” at the section.",
    ),
    "liknande.text": (
        "Text att jämföra med, högst {most} tecken. Den sparas inte.",
        "Text to compare with, at most {most} characters. It is not kept.",
    ),
    "liknande.hitta": ("Hitta liknande", "Find similar"),
    "liknande.jamfor": ("Jämförs med", "Compared with"),
    "liknande.avsnitt": ("Avsnitt att jämföra med", "Section to compare with"),
    "liknande.byt": ("Jämför", "Compare"),
    "liknande.eller_text": ("Jämför med en egen text", "Compare with a text of your own"),
    "liknande.inget": (
        "Inget i arkivet liknar texten tillräckligt mycket.",
        "Nothing in the archive is enough like the text.",
    ),
    "liknande.antal.one": ("En liknande.", "One similar."),
    "liknande.antal.many": (
        "{count} liknande, beslut först. Ett ärende visas en gång.",
        "{count} similar, decisions first. A case is shown once.",
    ),
    "liknande.under": ("Under rubriken", "Under the heading"),
    "liknande.fler.one": ("… och en till i samma avsnitt", "… and one more in the same section"),
    "liknande.fler.many": ("… och {count} till i samma avsnitt", "… and {count} more in the same section"),
    "liknande.beslutades": ("Vad som beslutades", "What was decided"),
    "liknande.foreslogs": ("Vad som föreslås", "What is proposed"),
    "liknande.likt": ("Vad som är likt", "What is alike"),
    "liknande.likt_ord": ("Ord", "Words"),
    "liknande.likt_lagar": ("Lagar", "Laws"),
    "liknande.likt_amnen": ("Ämnen", "Subjects"),
    "liknande.likt_typer": ("Beslutstyper", "Types of decision"),
    "liknande.lank": ("Liknande", "Similar"),
    "liknande.detta": ("detta: {title}", "this: {title}"),
    "liknande.avsnittet": ("avsnittet {heading}", "the section {heading}"),
}

"""The words that the rules of sensitive passages are made of: persons, offices, small counts, care."""

from typing import Final

_NOT_GIVEN: Final = (
    r"(?!(?:Sverige|Kommun|Region|Svenska|Socialtjänst|Nämnd|Lag|Barn|Stadga|Enhet|Verksamhet|Bilaga|Förvaltning|Rutin|"
    r"Plan|Projekt|Ett|En|Det|Den|De|Vid|I|På|Av|För|Om|Att|När|Efter|Under|Enligt|Antal|Andel|Totalt|År|Lex|God|Röda|"
    r"Rädda|Överenskommelse|Samverkan|Målgruppen|Handlingsplan|Norra|Södra|Östra|Västra|Stora|Lilla|Nya|Gamla)\b)"
)
_GIVEN: Final = rf"{_NOT_GIVEN}[A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?(?<!else)(?<!tion)(?<!het)(?<!skap)(?<!nden)"
_FAMILY: Final = (
    r"[A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?"
    r"(?<!nämnden)(?<!kommun)(?<!styrelsen)(?<!förvaltningen)(?<!skolan)(?<!lagen)(?<!centrum)(?<!boende)"
)
NAME: Final = rf"\b{_GIVEN}\s+(?:{_GIVEN}\s+)?{_FAMILY}\b"
INITIALS: Final = (
    r"(?:\b[A-ZÅÄÖ]\.\s?[A-ZÅÄÖ]\.(?![\wÅÄÖåäö])(?!\s?\d{4})|\b(?:N\.?\s?N\.?|initialer(?:na)?\s+[A-ZÅÄÖ]{2,3})\b)"
)
BORN: Final = (
    r"(?:\bf(?:ödd|\.)\s*(?:den\s+)?(?:\d{1,2}\s+[a-z]+\s+)?(?:\d{4}-\d{2}-\d{2}|\d{6,8}(?:-[xX*]{4})?|\d{4})\b|"
    r"\b(?:19|20)?\d{2}[01]\d[0-3]\d-?[xX*]{4}(?!\w))"
)
CLIENT: Final = (
    r"(?i:\b(?:brukaren|klienten|eleven|barnet|flickan|pojken|modern|fadern|sonen|dottern|"
    r"mannen|kvinnan|patienten|sökanden|ungdomen|den\s+unge)\b)"
)
PERSON: Final = rf"(?:{NAME}|{INITIALS})"
OFFICE: Final = (
    r"\b(?:[a-zåäö-]*(?:chef|direktör|handläggare|sekreterare|strateg|samordnare|utredare|controller|rektor|ordförande|"
    r"ledamot|ersättare|ledare|jurist|ombud(?:sman)?|sjuksköterska|läkare|pedagog|kurator|utvecklare|ansvarig|konsult|"
    r"professor|forskare|lektor|representant|företrädare)(?:en|n|t)?|föredrar|föredragande|yrkar|informerar|redogör|"
    r"presenterar|reserverar|justerar|justerare|tjänstgör\w*|entledig\w*|väljer|utser|utses|justera)\b|"
    r"\((?:[A-ZÅÄÖ]{1,4})\)"
)
FEW: Final = (
    r"(?i:(?<![\d.,])\b(?:en|ett|två|tre|[1-3])\s+(?:enskild[ae]?\s+)?(?:person(?:er)?|barn|elev(?:er)?|brukare|klient(?:er)?|"
    r"ungdom(?:ar)?|individ(?:er)?|kvinn(?:a|or)|m[aä]n|flick(?:a|or)|pojk(?:e|ar)|hushåll|familj(?:er)?|vuxn[ae]|"
    r"patient(?:er)?)\b)"
)
CARE: Final = (
    r"(?i:\b(?:placera[dt]|placerad[ea]|placering|omhänderta\w+|HVB|LVU|LVM|LSS|familjehem\w*|skyddat boende|"
    r"bistånd\w*|försörjningsstöd|ekonomiskt bistånd|avvisning\w*|missbruk\w*|skyddad identitet|särskol\w*|"
    r"anpassad\w* (?:grund|gymnasie)skola\w*|särskilt stöd|diagnos\w*|suicid\w*|självmord\w*|våld\w*|hedersrelat\w+|"
    r"avled\w*|kontaktfamilj\w*|kontaktperson\w*|ledsagar\w*|personlig assistans|korttidsboende\w*|orosanmäl\w+|dömts?|"
    r"tvångsvård\w*|vräk\w+|avhys\w*|öppenvård\w*|hemlös\w*|polisanmäl\w+|avstängd\w*|smittad\w*)\b)"
)
STREET: Final = r"[A-ZÅÄÖ][a-zåäö]+(?:vägen|gatan|gränd|stigen|torget|backen|allén|väg|gata)\s+\d{1,3}\s?[A-Za-z]?\b"

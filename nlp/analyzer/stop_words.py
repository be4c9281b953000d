"""Words that say nothing of what a text is about, and words that must not be cut into parts."""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP_WORDS: Final = _words(
    """
    att av bara bl blev bli blir blivit de dem den denna deras dess dessa det detta dig din dina ditt dom du där
    därför då efter eller en er era ert ett ex finns fl fler flera från få får fått för före genom gör ha hade
    han hans har hela hen hennes her hon honom hos hur här icke ifrån in inom inte jag ju just kan kommer kring
    kunde kunna lite långt man med medan mellan men mer mera mest mig min mina mitt mot mycket må måste ni nog
    nu när nästan någon något några och också om oss på redan samma samt sedan sen ser sig sin sina sitt själv
    ska skall skulle som så sådan sådana sådant tex till under upp ut utan vad var vara varför varit varje vars
    vart vem vi via vid vilka vilken vilket vill än ännu är även åt över a b c d e f g h i k m n o p s t u v w x
    y z ä å ö
    """
)

# Particles and prefixes: what they begin is no compound of two meanings (avtal, underlag, överklagan).
NO_FIRST: Final = _words(
    """
    ans ars bak bort dim efter ent ess est fast fors fort fram från för före ge genom hen hän igen inn inne
    intill isär kom kombi kon kor med mellan men mer miss mot ned ner när ombe oms oss per pos pre pri pro ret
    rev runt sen ser själv sta syssel sär ten till tran tre tve tvi två under upp uppe utan ute ver vid vän änd
    ändr äre åter över
    """
)

# Endings that look like words, and words that end no compound of two meanings.
NO_LAST: Final = _words(
    """
    ade ande anden andet are ares arna arnas art arten arter ats dom domar domarna domen domens doms ens era
    eras ern grafisk grafiska het heten hets ing ings isk iska ist kan kar lek lekar lekarna leken lig liga ligt
    ling lingar logisk logiska lös mäktige mäktiges nar nation nationen nings nism oner pen per ring ringar
    ringarna ringen sam sel ser ska skap sport sporten sporter stik sting stinget ställs sättning tag ter tör
    vis vist
    """
)

# Words whose best path is wrong, with their true parts; () for words that stay whole.
CUTS: Final[dict[str, tuple[str, ...]]] = {
    "sjuksköterska": ("sjuk", "sköterska"),
    **dict.fromkeys(_words("egendom egendomen egendomens fortfarande ordförande ordföranden ordförandens"), ()),
    **dict.fromkeys(_words("landsting landstinget landstingen landstingens landstingets"), ()),
}

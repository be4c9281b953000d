"""Texts of the accessibility statement, after the model of the supervising authority (DIGG)."""

from typing import Final

from api.texts.table import Table

TEXTS: Final[Table] = {
    "tillganglighet.rubrik": ("Tillgänglighet för Kommunsök", "Accessibility of Kommunsök"),
    "tillganglighet.ingress": (
        "{who} står bakom den här webbplatsen. Vi vill att så många som möjligt ska kunna använda den. Här beskriver "
        "vi hur den uppfyller lagen om tillgänglighet till digital offentlig service, vilka problem vi känner till "
        "och hur du rapporterar brister så att vi kan åtgärda dem.",
        "{who} is responsible for this website. We want as many people as possible to be able to use it. This page "
        "says how it meets the Swedish law on accessible digital public service, which problems we know of and how "
        "you can tell us of others.",
    ),
    "tillganglighet.kommunen": ("Kommunen", "The municipality"),
    "tillganglighet.status": ("Hur tillgänglig är webbplatsen?", "How accessible is the website?"),
    "tillganglighet.delvis": (
        "Webbplatsen är delvis förenlig med lagen om tillgänglighet till digital offentlig service. Sidorna är byggda "
        "för nivå AA i WCAG 2.1; det som inte är förenligt beskrivs nedan.",
        "The website is partially compliant with the law on accessible digital public service. Its pages are built "
        "for level AA of WCAG 2.1; what does not comply is described below.",
    ),
    "tillganglighet.brister": ("Vad är inte tillgängligt?", "What is not accessible?"),
    "tillganglighet.brist.pdf": (
        "Handlingarna är PDF-filer som de publicerades av nämnderna. Många saknar taggar, rubriker och beskrivningar "
        "av bilder. Varje handling kan i stället läsas som text på sin sida under Dokument.",
        "The documents are PDF files as the boards published them. Many lack tags, headings and descriptions of "
        "images. Each document can be read as text instead, on its page under Documents.",
    ),
    "tillganglighet.brist.tolkning": (
        "Texten i inskannade handlingar är maskinläst och kan innehålla fel. Bilder, kartor och diagram i handlingarna "
        "har ingen beskrivning.",
        "Text of scanned documents was read by machine and may be wrong. Images, maps and charts in the documents "
        "have no description.",
    ),
    "tillganglighet.brist.tabeller": (
        "Tabeller i handlingarna återges som text med mellanrum, utan rubriker som en skärmläsare kan följa.",
        "Tables in the documents are shown as text with spaces, without headers that a screen reader could follow.",
    ),
    "tillganglighet.brist.engelska": (
        "På den engelska versionen är handlingarnas text kvar på svenska, utan att språket är utmärkt överallt.",
        "In the English version the text of documents stays Swedish, and the language is not marked everywhere.",
    ),
    "tillganglighet.rapportera": ("Vad kan du göra om du inte kan använda en del?", "What if you cannot use a part?"),
    "tillganglighet.hjalp": (
        "Om du behöver innehåll som inte är tillgängligt för dig, eller hittar problem som inte beskrivs här, så hör "
        "av dig. Vi svarar så snart vi kan.",
        "If you need content that is not accessible to you, or find problems that are not described here, please "
        "tell us. We answer as soon as we can.",
    ),
    "tillganglighet.epost": ("E-post: {address}", "E-mail: {address}"),
    "tillganglighet.telefon": ("Telefon: {number}", "Telephone: {number}"),
    "tillganglighet.utan_kontakt": (
        "Kontakta kommunens växel eller medborgarservice.",
        "Contact the switchboard of the municipality.",
    ),
    "tillganglighet.tillsyn": ("Tillsyn", "Supervision"),
    "tillganglighet.digg": (
        "Myndigheten för digital förvaltning, Digg, har ansvaret för tillsyn över lagen om tillgänglighet till digital "
        "offentlig service. Om du inte är nöjd med hur vi hanterar dina synpunkter kan du {link}.",
        "The Agency for Digital Government, Digg, supervises the law on accessible digital public service. If you are "
        "not satisfied with how we handle your comments you can {link}.",
    ),
    "tillganglighet.anmal": ("anmäla det till Digg", "report it to Digg"),
    "tillganglighet.teknik": ("Teknisk information", "Technical information"),
    "tillganglighet.byggd": (
        "Sidorna fungerar med tangentbord, skärmläsare, utan JavaScript, i 400 procents förstoring, i mörkt läge och "
        "med rörelser avstängda. Webbplatsens språk är svenska och engelska.",
        "The pages work with keyboard, with screen readers, without JavaScript, at 400 per cent zoom, in dark mode "
        "and with motion switched off. The website speaks Swedish and English.",
    ),
    "tillganglighet.testad": ("Hur vi har testat webbplatsen", "How we have tested the website"),
    "tillganglighet.sjalv": (
        "Den som utvecklar Kommunsök har gjort en självskattning: varje sida prövas automatiskt med axe-core och i "
        "en webbläsare med bara tangentbord, utan JavaScript och på smal skärm. Senaste bedömningen gjordes {date}, "
        "av version {version}.",
        "The developers of Kommunsök have assessed it themselves: every page is tested automatically with axe-core, "
        "and in a browser by keyboard alone, without JavaScript and on a narrow screen. The last assessment was made "
        "{date}, of version {version}.",
    ),
}

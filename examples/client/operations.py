# Written by `python -m examples.client_source`; change the service, not this file.
# ruff: noqa: A002, PLR0913  (names and number of the parameters are the service's)
"""The client: one method for each operation of the service, named after it."""

from collections.abc import Sequence
from typing import Literal, cast

from examples.client.models import (
    AbbreviationPage,
    ApiInfo,
    AssignmentPage,
    CaseAnswer,
    CasePage,
    ChangesAnswer,
    CorrectionBody,
    CorrectionList,
    CorrectionPage,
    CoverageAnswer,
    DecisionPage,
    DocumentAnswer,
    DocumentPage,
    EntityPage,
    ExportIndex,
    FactsAnswer,
    FileAnswer,
    FlagPage,
    Live,
    Ready,
    ReferencesAnswer,
    SearchAnswer,
    SectionPage,
    SimilarAnswer,
    SimilarBody,
    StatisticsAnswer,
)
from examples.client.transport import Transport, part

DocType = Literal[
    "kallelse",
    "foredragningslista",
    "protokoll",
    "tjansteutlatande",
    "namndplan",
    "arsredovisning",
    "delarsrapport",
    "ekonomisk_rapport",
    "nulagesanalys",
    "rapport",
    "utredning",
    "plan",
    "policy",
    "riktlinje",
    "avtal",
    "remiss",
    "yttrande",
    "skrivelse",
    "delegationslista",
    "statistik",
    "bilaga",
    "lagtext",
    "ovrigt",
]
Status = Literal["forslag", "beslut", "delegationsbeslut", "uppdrag_historik"]
Type = Literal[
    "godkanna",
    "anta_faststalla",
    "avsla",
    "bifalla_bevilja",
    "bordlagga",
    "aterremittera",
    "remittera",
    "notera_lagga_till_handlingarna",
    "uppdra",
    "delegera",
    "foresla_overordnad",
    "besvara_motion_medborgarforslag",
    "yttrande_remissvar",
    "overklaga",
    "utse_valja",
    "entlediga",
    "omedelbar_justering",
    "begara",
    "tillstand_licens",
    "sanktion_avgift",
    "upphava_avsluta",
    "inga_avtal",
    "overlata",
    "avsatta_medel",
    "ovrigt",
]
Subject = Literal[
    "aldreomsorg",
    "hemtjanst_lov",
    "funktionsstod_lss",
    "individ_familj",
    "forsorjningsstod",
    "missbruk",
    "barn_unga_vard",
    "forskola",
    "grundskola",
    "gymnasium_vux",
    "elevhalsa",
    "kultur_fritid",
    "ekonomi_budget",
    "personal_arbetsmiljo",
    "digitalisering_it",
    "lokaler_fastighet",
    "upphandling_avtal",
    "styrning_uppfoljning",
    "internkontroll_kvalitet",
    "juridik_delegation",
    "halso_sjukvard",
    "tillstand_tillsyn",
    "samverkan_region",
    "integration_arbetsmarknad",
    "val_fortroendevalda",
    "ovrigt",
]
Label = Literal["PER", "ORG", "MUN", "LAW", "PROGRAM", "SYSTEM"]
ListAssignmentsStatus = Literal[
    "foreslaget", "oppet", "forsenat", "troligen_aterrapporterat", "aterrapporterat", "avslutat"
]
Kind = Literal["", "dokument", "beslut"]
Dimension = Literal["type", "subject", "board", "status", "municipality", "doc_type", "year"]
Format = Literal["csv", "xlsx", "jsonl", "parquet"]
Separator = Literal["semikolon", "komma"]


class Client(Transport):
    """The operations of the service."""

    def search_passages(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        municipality: Sequence[str] | None = None,
        board: Sequence[str] | None = None,
        doc_type: Sequence[DocType] | None = None,
        diarienummer: Sequence[str] | None = None,
        year: int | None = None,
        date_from: str | None = None,
        date_to: str | None = None,
        q: str | None = None,
        status: Sequence[Status] | None = None,
        type: Sequence[Type] | None = None,
        subject: Sequence[Subject] | None = None,
        law: Sequence[str] | None = None,
        expand: bool | None = None,
        skip: Sequence[str] | None = None,
    ) -> SearchAnswer:
        """Sök passager.

        Sök med vanliga ord; en tom fråga listar allt som filtren släpper igenom.

        Args:
            limit: Flest rader i svaret.
            offset: Rader att hoppa över.
            municipality: Kommun; kan upprepas.
            board: Nämnd eller annat organ; kan upprepas.
            doc_type: Dokumenttyp; kan upprepas.
            diarienummer: Diarienummer i valfri form; kan upprepas.
            year: År; inte ihop med date_from eller date_to.
            date_from: Första datum.
            date_to: Sista datum.
            q: Frågan i frågespråket; tom listar allt.
            status: Status för någon beslutssats i passagen; kan upprepas.
            type: Beslutstyp för samma beslutssats; kan upprepas.
            subject: Ämne för samma beslutssats; kan upprepas.
            law: Lag som passagen nämner; kan upprepas.
            expand: Sök också på andra ord för samma sak.
            skip: Ord att inte också söka på; kan upprepas.
        """
        return cast(
            SearchAnswer,
            self._json(
                "GET",
                "/v1/passager",
                {
                    "limit": limit,
                    "offset": offset,
                    "municipality": municipality,
                    "board": board,
                    "doc_type": doc_type,
                    "diarienummer": diarienummer,
                    "year": year,
                    "date_from": date_from,
                    "date_to": date_to,
                    "q": q,
                    "status": status,
                    "type": type,
                    "subject": subject,
                    "law": law,
                    "expand": expand,
                    "skip": skip,
                },
            ),
        )

    def search_facts(self, q: str, *, limit: int | None = None) -> FactsAnswer:
        """Sök siffror i tabeller.

        Celler ur tabeller med radrubrik, kolumnrubrik, enhet och sida; trust säger hur säkert cellen är läst.

        Args:
            q: Frågan, med vanliga ord.
            limit: Flest fakta i svaret.
        """
        return cast(FactsAnswer, self._json("GET", "/v1/fakta", {"q": q, "limit": limit}))

    def list_documents(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        municipality: Sequence[str] | None = None,
        board: Sequence[str] | None = None,
        doc_type: Sequence[DocType] | None = None,
        diarienummer: Sequence[str] | None = None,
        year: int | None = None,
        date_from: str | None = None,
        date_to: str | None = None,
    ) -> DocumentPage:
        """Lista dokument.

        Dokumenten i de inlästa filerna, nyast först.

        Args:
            limit: Flest rader i svaret.
            offset: Rader att hoppa över.
            municipality: Kommun; kan upprepas.
            board: Nämnd eller annat organ; kan upprepas.
            doc_type: Dokumenttyp; kan upprepas.
            diarienummer: Diarienummer i valfri form; kan upprepas.
            year: År; inte ihop med date_from eller date_to.
            date_from: Första datum.
            date_to: Sista datum.
        """
        return cast(
            DocumentPage,
            self._json(
                "GET",
                "/v1/dokument",
                {
                    "limit": limit,
                    "offset": offset,
                    "municipality": municipality,
                    "board": board,
                    "doc_type": doc_type,
                    "diarienummer": diarienummer,
                    "year": year,
                    "date_from": date_from,
                    "date_to": date_to,
                },
            ),
        )

    def get_document(self, document_id: str) -> DocumentAnswer:
        """Ett dokument.

        Uppgifterna om ett dokument.

        Args:
            document_id: Ett dokument.
        """
        return cast(DocumentAnswer, self._json("GET", f"/v1/dokument/{part(document_id)}", {}))

    def list_sections(self, document_id: str, *, limit: int | None = None, offset: int | None = None) -> SectionPage:
        """Ett dokuments avsnitt.

        Avsnitten i läsordning med rubriker, sidor och text.

        Args:
            document_id: Ett dokuments avsnitt.
            limit: Flest rader i svaret.
            offset: Rader att hoppa över.
        """
        return cast(
            SectionPage,
            self._json("GET", f"/v1/dokument/{part(document_id)}/avsnitt", {"limit": limit, "offset": offset}),
        )

    def list_decisions(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        municipality: Sequence[str] | None = None,
        board: Sequence[str] | None = None,
        doc_type: Sequence[DocType] | None = None,
        diarienummer: Sequence[str] | None = None,
        year: int | None = None,
        date_from: str | None = None,
        date_to: str | None = None,
        status: Sequence[Status] | None = None,
        type: Sequence[Type] | None = None,
        subject: Sequence[Subject] | None = None,
        law: Sequence[str] | None = None,
        text: str | None = None,
    ) -> DecisionPage:
        """Lista beslutssatser.

        Förslag, beslut, delegationsbeslut och återgivna beslut; status säger vilket.

        Args:
            limit: Flest rader i svaret.
            offset: Rader att hoppa över.
            municipality: Kommun; kan upprepas.
            board: Nämnd eller annat organ; kan upprepas.
            doc_type: Dokumenttyp; kan upprepas.
            diarienummer: Diarienummer i valfri form; kan upprepas.
            year: År; inte ihop med date_from eller date_to.
            date_from: Första datum.
            date_to: Sista datum.
            status: Status för en beslutssats; kan upprepas.
            type: Beslutstyp; kan upprepas.
            subject: Ämne; kan upprepas.
            law: Lag: namn, förkortning eller SFS-nummer; kan upprepas.
            text: Beslutssatsen ska innehålla detta.
        """
        return cast(
            DecisionPage,
            self._json(
                "GET",
                "/v1/beslut",
                {
                    "limit": limit,
                    "offset": offset,
                    "municipality": municipality,
                    "board": board,
                    "doc_type": doc_type,
                    "diarienummer": diarienummer,
                    "year": year,
                    "date_from": date_from,
                    "date_to": date_to,
                    "status": status,
                    "type": type,
                    "subject": subject,
                    "law": law,
                    "text": text,
                },
            ),
        )

    def list_cases(self, *, limit: int | None = None, offset: int | None = None) -> CasePage:
        """Lista ärenden.

        Alla ärenden med diarienummer.

        Args:
            limit: Flest rader i svaret.
            offset: Rader att hoppa över.
        """
        return cast(CasePage, self._json("GET", "/v1/arenden", {"limit": limit, "offset": offset}))

    def get_case(self, diarienummer: str, *, municipality: str | None = None) -> CaseAnswer:
        """Ett ärende.

        Ärendets gång i tidsordning; diarienumret kan skrivas i valfri form, till exempel SN-2022-344.

        Args:
            diarienummer: Ett ärende.
            municipality: Kommun, när flera har samma diarienummer.
        """
        return cast(CaseAnswer, self._json("GET", f"/v1/arenden/{part(diarienummer)}", {"municipality": municipality}))

    def list_references(self, document_id: str) -> ReferencesAnswer:
        """Beslut som ett dokument hänvisar till.

        Hänvisningar med paragraf och datum, och besluten när arkivet har dem.

        Args:
            document_id: Beslut som ett dokument hänvisar till.
        """
        return cast(ReferencesAnswer, self._json("GET", f"/v1/dokument/{part(document_id)}/hanvisningar", {}))

    def list_entities(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        q: str | None = None,
        label: Sequence[Label] | None = None,
        municipality: str | None = None,
        suggested: bool | None = None,
    ) -> EntityPage:
        """Lista entiteter.

        Personer, organ, kommuner, lagar, planer och system med alla skrivsätt och dokument.

        Args:
            limit: Flest rader i svaret.
            offset: Rader att hoppa över.
            q: Del av ett skrivsätt, eller en lags nummer.
            label: Etikett: PER, ORG, MUN, LAW, PROGRAM eller SYSTEM; kan upprepas.
            municipality: Kommun vars handlingar nämner den.
            suggested: Bara de som kan vara samma som en annan.
        """
        return cast(
            EntityPage,
            self._json(
                "GET",
                "/v1/entiteter",
                {
                    "limit": limit,
                    "offset": offset,
                    "q": q,
                    "label": label,
                    "municipality": municipality,
                    "suggested": suggested,
                },
            ),
        )

    def list_abbreviations(self, *, limit: int | None = None, offset: int | None = None) -> AbbreviationPage:
        """Lista förkortningar.

        Förkortningar som handlingarna själva förklarar; sökningen använder dem åt båda hållen.

        Args:
            limit: Flest rader i svaret.
            offset: Rader att hoppa över.
        """
        return cast(AbbreviationPage, self._json("GET", "/v1/forkortningar", {"limit": limit, "offset": offset}))

    def list_assignments(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        status: Sequence[ListAssignmentsStatus] | None = None,
        open: bool | None = None,
        overdue: bool | None = None,
        date: str | None = None,
        receiver: Sequence[str] | None = None,
        board: Sequence[str] | None = None,
        diarienummer: Sequence[str] | None = None,
        text: str | None = None,
    ) -> AssignmentPage:
        """Lista uppdrag.

        Uppdrag med mottagare, tid och vad som blev av dem; föreslagna står sist.

        Args:
            limit: Flest rader i svaret.
            offset: Rader att hoppa över.
            status: Status; kan upprepas.
            open: Bara det som inte säkert är återrapporterat; inte ihop med status.
            overdue: Bara försenade; inte ihop med status.
            date: Dag som statusen gäller; förval i dag.
            receiver: Vem som ska utföra uppdraget; kan upprepas.
            board: Organ som gav uppdraget; kan upprepas.
            diarienummer: Diarienummer i valfri form; kan upprepas.
            text: Uppdraget ska innehålla detta.
        """
        return cast(
            AssignmentPage,
            self._json(
                "GET",
                "/v1/uppdrag",
                {
                    "limit": limit,
                    "offset": offset,
                    "status": status,
                    "open": open,
                    "overdue": overdue,
                    "date": date,
                    "receiver": receiver,
                    "board": board,
                    "diarienummer": diarienummer,
                    "text": text,
                },
            ),
        )

    def list_changes(
        self, *, cursor: str | None = None, kind: Kind | None = None, limit: int | None = None
    ) -> ChangesAnswer:
        """Vad som har ändrats.

        Dokument och beslutssatser som har tillkommit, ändrats eller återkallats sedan en markör.

        Args:
            cursor: Ur förra svaret; utan den börjar listan från början.
            kind: Bara detta slag; tomt ger båda.
            limit: Flest rader i svaret.
        """
        return cast(ChangesAnswer, self._json("GET", "/v1/andringar", {"cursor": cursor, "kind": kind, "limit": limit}))

    def count_decisions(
        self,
        *,
        municipality: Sequence[str] | None = None,
        board: Sequence[str] | None = None,
        doc_type: Sequence[DocType] | None = None,
        diarienummer: Sequence[str] | None = None,
        year: int | None = None,
        date_from: str | None = None,
        date_to: str | None = None,
        status: Sequence[Status] | None = None,
        type: Sequence[Type] | None = None,
        subject: Sequence[Subject] | None = None,
        law: Sequence[str] | None = None,
        text: str | None = None,
        dimension: Dimension | None = None,
    ) -> StatisticsAnswer:
        """Räkna beslutssatser.

        Antal beslutssatser per år och typ, ämne, nämnd, status, kommun eller dokumenttyp.

        Args:
            municipality: Kommun; kan upprepas.
            board: Nämnd eller annat organ; kan upprepas.
            doc_type: Dokumenttyp; kan upprepas.
            diarienummer: Diarienummer i valfri form; kan upprepas.
            year: År; inte ihop med date_from eller date_to.
            date_from: Första datum.
            date_to: Sista datum.
            status: Status för en beslutssats; kan upprepas.
            type: Beslutstyp; kan upprepas.
            subject: Ämne; kan upprepas.
            law: Lag: namn, förkortning eller SFS-nummer; kan upprepas.
            text: Beslutssatsen ska innehålla detta.
            dimension: Egenskapen som räknas tillsammans med året.
        """
        return cast(
            StatisticsAnswer,
            self._json(
                "GET",
                "/v1/statistik",
                {
                    "municipality": municipality,
                    "board": board,
                    "doc_type": doc_type,
                    "diarienummer": diarienummer,
                    "year": year,
                    "date_from": date_from,
                    "date_to": date_to,
                    "status": status,
                    "type": type,
                    "subject": subject,
                    "law": law,
                    "text": text,
                    "dimension": dimension,
                },
            ),
        )

    def similar_to_passage(self, passage: str, *, limit: int | None = None) -> SimilarAnswer:
        """Liknande ärenden till en passage.

        Det som liknar en passage, beslut först; passagens eget ärende är inte med.

        Args:
            passage: Passagens id, ur en träff.
            limit: Flest träffar.
        """
        return cast(SimilarAnswer, self._json("GET", "/v1/liknande", {"passage": passage, "limit": limit}))

    def similar_to_text(self, body: SimilarBody) -> SimilarAnswer:
        """Liknande ärenden till en text.

        Det som liknar en text, beslut först; texten sparas inte.

        Args:
            body: Det som skickas.
        """
        return cast(SimilarAnswer, self._json("POST", "/v1/liknande", {}, body))

    def list_corrections(self, *, limit: int | None = None, offset: int | None = None) -> CorrectionPage:
        """Lista rättelser.

        Alla rättelser, nyast först, också de som är ångrade.

        Args:
            limit: Flest rader i svaret.
            offset: Rader att hoppa över.
        """
        return cast(CorrectionPage, self._json("GET", "/v1/korrigeringar", {"limit": limit, "offset": offset}))

    def make_correction(self, body: CorrectionBody) -> CorrectionList:
        """Rätta fält.

        Bara de fält som nämns ändras (som JSON Merge Patch, RFC 7396); alla eller inget. Gäller genast.

        Args:
            body: Det som skickas.
        """
        return cast(CorrectionList, self._json("POST", "/v1/korrigeringar", {}, body))

    def undo_correction(self, number: int) -> CorrectionList:
        """Ångra en rättelse.

        Det som stod före rättelsen gäller igen; båda står kvar i listan.

        Args:
            number: Ångra en rättelse.
        """
        return cast(CorrectionList, self._json("POST", f"/v1/korrigeringar/{part(number)}/angra", {}))

    def get_coverage(self) -> CoverageAnswer:
        """Vad arkivet täcker.

        Dokument, sammanträden och protokoll per nämnd och år, och vad som verkar saknas.
        """
        return cast(CoverageAnswer, self._json("GET", "/v1/tackning", {}))

    def list_exports(self) -> ExportIndex:
        """Vad som kan exporteras.

        Listorna som kan hämtas som fil, med kolumner och format.
        """
        return cast(ExportIndex, self._json("GET", "/v1/exporter", {}))

    def export_passages(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        municipality: Sequence[str] | None = None,
        board: Sequence[str] | None = None,
        doc_type: Sequence[DocType] | None = None,
        diarienummer: Sequence[str] | None = None,
        year: int | None = None,
        date_from: str | None = None,
        date_to: str | None = None,
        q: str | None = None,
        status: Sequence[Status] | None = None,
        type: Sequence[Type] | None = None,
        subject: Sequence[Subject] | None = None,
        law: Sequence[str] | None = None,
        expand: bool | None = None,
        skip: Sequence[str] | None = None,
        format: Format | None = None,
        separator: Separator | None = None,
    ) -> bytes:
        """Exportera sökträffar.

        De bästa träffarna på en fråga, förval 1 000; utan fråga det som filtren släpper igenom.

        Args:
            limit: Flest rader, de bästa först.
            offset: Rader att hoppa över.
            municipality: Kommun; kan upprepas.
            board: Nämnd eller annat organ; kan upprepas.
            doc_type: Dokumenttyp; kan upprepas.
            diarienummer: Diarienummer i valfri form; kan upprepas.
            year: År; inte ihop med date_from eller date_to.
            date_from: Första datum.
            date_to: Sista datum.
            q: Frågan i frågespråket; tom listar allt.
            status: Status för någon beslutssats i passagen; kan upprepas.
            type: Beslutstyp för samma beslutssats; kan upprepas.
            subject: Ämne för samma beslutssats; kan upprepas.
            law: Lag som passagen nämner; kan upprepas.
            expand: Sök också på andra ord för samma sak.
            skip: Ord att inte också söka på; kan upprepas.
            format: Filformat.
            separator: Skiljetecken i csv.
        """
        return self._bytes(
            "GET",
            "/v1/exporter/passager",
            {
                "limit": limit,
                "offset": offset,
                "municipality": municipality,
                "board": board,
                "doc_type": doc_type,
                "diarienummer": diarienummer,
                "year": year,
                "date_from": date_from,
                "date_to": date_to,
                "q": q,
                "status": status,
                "type": type,
                "subject": subject,
                "law": law,
                "expand": expand,
                "skip": skip,
                "format": format,
                "separator": separator,
            },
        )

    def export_documents(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        municipality: Sequence[str] | None = None,
        board: Sequence[str] | None = None,
        doc_type: Sequence[DocType] | None = None,
        diarienummer: Sequence[str] | None = None,
        year: int | None = None,
        date_from: str | None = None,
        date_to: str | None = None,
        format: Format | None = None,
        separator: Separator | None = None,
    ) -> bytes:
        """Exportera dokument.

        Dokumenten, nyast först.

        Args:
            limit: Flest rader; förval alla.
            offset: Rader att hoppa över.
            municipality: Kommun; kan upprepas.
            board: Nämnd eller annat organ; kan upprepas.
            doc_type: Dokumenttyp; kan upprepas.
            diarienummer: Diarienummer i valfri form; kan upprepas.
            year: År; inte ihop med date_from eller date_to.
            date_from: Första datum.
            date_to: Sista datum.
            format: Filformat.
            separator: Skiljetecken i csv.
        """
        return self._bytes(
            "GET",
            "/v1/exporter/dokument",
            {
                "limit": limit,
                "offset": offset,
                "municipality": municipality,
                "board": board,
                "doc_type": doc_type,
                "diarienummer": diarienummer,
                "year": year,
                "date_from": date_from,
                "date_to": date_to,
                "format": format,
                "separator": separator,
            },
        )

    def export_decisions(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        municipality: Sequence[str] | None = None,
        board: Sequence[str] | None = None,
        doc_type: Sequence[DocType] | None = None,
        diarienummer: Sequence[str] | None = None,
        year: int | None = None,
        date_from: str | None = None,
        date_to: str | None = None,
        status: Sequence[Status] | None = None,
        type: Sequence[Type] | None = None,
        subject: Sequence[Subject] | None = None,
        law: Sequence[str] | None = None,
        text: str | None = None,
        format: Format | None = None,
        separator: Separator | None = None,
    ) -> bytes:
        """Exportera beslutssatser.

        Beslutssatserna; kolumnen status skiljer förslag från beslut.

        Args:
            limit: Flest rader; förval alla.
            offset: Rader att hoppa över.
            municipality: Kommun; kan upprepas.
            board: Nämnd eller annat organ; kan upprepas.
            doc_type: Dokumenttyp; kan upprepas.
            diarienummer: Diarienummer i valfri form; kan upprepas.
            year: År; inte ihop med date_from eller date_to.
            date_from: Första datum.
            date_to: Sista datum.
            status: Status för en beslutssats; kan upprepas.
            type: Beslutstyp; kan upprepas.
            subject: Ämne; kan upprepas.
            law: Lag: namn, förkortning eller SFS-nummer; kan upprepas.
            text: Beslutssatsen ska innehålla detta.
            format: Filformat.
            separator: Skiljetecken i csv.
        """
        return self._bytes(
            "GET",
            "/v1/exporter/beslut",
            {
                "limit": limit,
                "offset": offset,
                "municipality": municipality,
                "board": board,
                "doc_type": doc_type,
                "diarienummer": diarienummer,
                "year": year,
                "date_from": date_from,
                "date_to": date_to,
                "status": status,
                "type": type,
                "subject": subject,
                "law": law,
                "text": text,
                "format": format,
                "separator": separator,
            },
        )

    def export_cases(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        format: Format | None = None,
        separator: Separator | None = None,
    ) -> bytes:
        """Exportera ärenden.

        Ärendena med vad som sist beslutades.

        Args:
            limit: Flest rader; förval alla.
            offset: Rader att hoppa över.
            format: Filformat.
            separator: Skiljetecken i csv.
        """
        return self._bytes(
            "GET", "/v1/exporter/arenden", {"limit": limit, "offset": offset, "format": format, "separator": separator}
        )

    def export_assignments(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        status: Sequence[ListAssignmentsStatus] | None = None,
        open: bool | None = None,
        overdue: bool | None = None,
        date: str | None = None,
        receiver: Sequence[str] | None = None,
        board: Sequence[str] | None = None,
        diarienummer: Sequence[str] | None = None,
        text: str | None = None,
        format: Format | None = None,
        separator: Separator | None = None,
    ) -> bytes:
        """Exportera uppdrag.

        Uppdragen med läget den dag som frågas.

        Args:
            limit: Flest rader; förval alla.
            offset: Rader att hoppa över.
            status: Status; kan upprepas.
            open: Bara det som inte säkert är återrapporterat; inte ihop med status.
            overdue: Bara försenade; inte ihop med status.
            date: Dag som statusen gäller; förval i dag.
            receiver: Vem som ska utföra uppdraget; kan upprepas.
            board: Organ som gav uppdraget; kan upprepas.
            diarienummer: Diarienummer i valfri form; kan upprepas.
            text: Uppdraget ska innehålla detta.
            format: Filformat.
            separator: Skiljetecken i csv.
        """
        return self._bytes(
            "GET",
            "/v1/exporter/uppdrag",
            {
                "limit": limit,
                "offset": offset,
                "status": status,
                "open": open,
                "overdue": overdue,
                "date": date,
                "receiver": receiver,
                "board": board,
                "diarienummer": diarienummer,
                "text": text,
                "format": format,
                "separator": separator,
            },
        )

    def export_entities(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        q: str | None = None,
        label: Sequence[Label] | None = None,
        municipality: str | None = None,
        suggested: bool | None = None,
        format: Format | None = None,
        separator: Separator | None = None,
    ) -> bytes:
        """Exportera entiteter.

        Personer, organ, lagar, planer och system med alla skrivsätt.

        Args:
            limit: Flest rader; förval alla.
            offset: Rader att hoppa över.
            q: Del av ett skrivsätt, eller en lags nummer.
            label: Etikett: PER, ORG, MUN, LAW, PROGRAM eller SYSTEM; kan upprepas.
            municipality: Kommun vars handlingar nämner den.
            suggested: Bara de som kan vara samma som en annan.
            format: Filformat.
            separator: Skiljetecken i csv.
        """
        return self._bytes(
            "GET",
            "/v1/exporter/entiteter",
            {
                "limit": limit,
                "offset": offset,
                "q": q,
                "label": label,
                "municipality": municipality,
                "suggested": suggested,
                "format": format,
                "separator": separator,
            },
        )

    def export_corrections(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        format: Format | None = None,
        separator: Separator | None = None,
    ) -> bytes:
        """Exportera rättelser.

        Rättelserna, nyast först.

        Args:
            limit: Flest rader; förval alla.
            offset: Rader att hoppa över.
            format: Filformat.
            separator: Skiljetecken i csv.
        """
        return self._bytes(
            "GET",
            "/v1/exporter/korrigeringar",
            {"limit": limit, "offset": offset, "format": format, "separator": separator},
        )

    def export_audit(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        format: Format | None = None,
        separator: Separator | None = None,
        action: str | None = None,
        who: str | None = None,
    ) -> bytes:
        """Exportera revisionsloggen.

        Vem som har gjort vad, nyast först.

        Args:
            limit: Flest rader; förval alla.
            offset: Rader att hoppa över.
            format: Filformat.
            separator: Skiljetecken i csv.
            action: Bara denna händelse.
            who: Bara vad denna har gjort.
        """
        return self._bytes(
            "GET",
            "/v1/exporter/revisionslogg",
            {"limit": limit, "offset": offset, "format": format, "separator": separator, "action": action, "who": who},
        )

    def get_file(self, sha256: str) -> bytes:
        """En inläst fil.

        Filen som den lästes in; lägg till #page=N för att öppna den på sidan N.

        Args:
            sha256: En inläst fil.
        """
        return self._bytes("GET", f"/v1/filer/{part(sha256)}.pdf", {})

    def get_file_record(self, sha256: str) -> FileAnswer:
        """Uppgifter om en inläst fil.

        Version, ursprung, bilagor och vad som läste varje sida; en ersatt version pekar på den som ersatte den.

        Args:
            sha256: Uppgifter om en inläst fil.
        """
        return cast(FileAnswer, self._json("GET", f"/v1/filer/{part(sha256)}", {}))

    def get_live(self) -> Live:
        """Lever tjänsten?

        Svarar alltid så länge processen svarar.
        """
        return cast(Live, self._json("GET", "/v1/halsa/live", {}))

    def get_ready(self) -> Ready:
        """Kan tjänsten svara på frågor?

        Svarar 503 så länge inget är inläst eller sökindexet saknas.
        """
        return cast(Ready, self._json("GET", "/v1/halsa/redo", {}))

    def get_api_info(self) -> ApiInfo:
        """Om gränssnittet (DIGG:s REST API-profil).

        Namn, version och var beskrivningen finns.
        """
        return cast(ApiInfo, self._json("GET", "/v1/api-info", {}))

    def list_personal_data(self, *, limit: int | None = None, offset: int | None = None) -> FlagPage:
        """Lista personuppgifter att granska.

        Känsliga uppgifter om enskilda, med fil och sida; för registrator och administratör.

        Args:
            limit: Flest rader i svaret.
            offset: Rader att hoppa över.
        """
        return cast(FlagPage, self._json("GET", "/v1/personuppgifter", {"limit": limit, "offset": offset}))

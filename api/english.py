"""English wording of the errors that the service answers with, by code; the Swedish wording is where the errors are."""

from typing import Final

# Code → title, advice.
ENGLISH: Final = {
    "E101": ("The file is not a PDF", "Check that the file is a PDF and does not only carry the suffix."),
    "E102": ("The PDF is broken", "Fetch the file again from its source or save it anew as PDF."),
    "E103": ("The PDF is encrypted", "Add a copy without a password."),
    "E104": ("The file cannot be read", "Check its path and permissions."),
    "E105": ("The page cannot be read", "The page is missing in search; the rest of the file is there."),
    "E106": ("The page has no text", "The page is probably scanned and needs text recognition (OCR)."),
    "E107": ("The PDF has no pages", "Fetch the file again from its source."),
    "E108": ("Reading ended unexpectedly", "The file makes the reader crash; report it."),
    "E201": ("The question or filter cannot be used", "Correct the value named in the message."),
    "E202": ("Does not exist", "Check the identifier; the list is at /v1/dokument."),
    "E203": ("The gold file breaks its format", "Compare the row with docs/evaluation.md."),
    "E301": ("The file is too large", "Split the file or raise the limit pdf_bytes."),
    "E302": ("The file has too many pages", "Split the file or raise the limit pdf_pages."),
    "E303": ("Reading took too long", "The file is heavy; save it anew or raise the limit."),
    "E304": ("Reading took too much memory", "The file is heavy; save it anew or raise the limit."),
    "E305": ("The page has too much text", "Text past the limit page_characters was not read."),
    "E401": ("Nothing has been read yet", "First run: kommunsok ingest FOLDER"),
    "E402": ("There is no search index", "Run: kommunsok index"),
    "E403": ("The search index is damaged", "Run: kommunsok index"),
    "E404": ("Another process writes to the data folder", "Wait until it has finished and try again."),
    "E501": ("Unknown parameter", "Remove the parameter or correct its name; see /v1/openapi.json."),
    "E502": ("A value cannot be used", "Correct the value named in the message."),
    "E503": ("No such address", "Start at / or read /v1/openapi.json."),
    "E504": ("The method is not supported", "The service only answers GET and HEAD."),
    "E505": ("The request is too large", "The service takes no files; ask with GET."),
    "E506": ("The address is too long", "Shorten the question or use fewer filters."),
    "E507": ("Too many requests", "Wait the number of seconds in Retry-After and try again."),
    "E508": ("The service is busy", "Wait the number of seconds in Retry-After and try again."),
    "E509": ("The answer took too long", "Narrow the question with filters and try again."),
    "E510": ("The file has changed since it was read", "Run: kommunsok ingest FOLDER"),
    "E511": ("The file is no longer where it was read", "Put the file back, or read it again from its new place."),
    "E900": ("Error in the program", "Report the error to the developers with its code and message."),
}

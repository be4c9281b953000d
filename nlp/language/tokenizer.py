"""spaCy's Swedish tokeniser, tuned to municipal documents: registry numbers, §, hours and glued labels."""

import re
from typing import Final

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# Kept whole, whatever stands around: O.N.2019.415, BUN.2021/835, LUDA-2021-00468, 2021/352, 222000-1111, 08.10-08.15.
# Stored with the pipeline as a pattern that is matched from the start, so the end is part of it.
_WHOLE: Final = re.compile(
    r"(?:(?:[A-ZÅÄÖ]{1,5}\.){1,4}\d{4}[./]\d{1,6}"
    r"|[A-ZÅÄÖ]{2,6}-\d{4}-\d{1,6}"
    r"|(?:[A-ZÅÄÖ]{2,6}\d{0,3}[. ]?)?\d{4}[/:]\d{1,6}"
    r"|\d{6}-\d{4}"
    r"|\d{1,2}[.:]\d{2}[-–]\d{1,2}[.:]\d{2})$"
)
# Written with a full stop that ends no sentence; spaCy's own list lacks them.
_ABBREVIATED: Final = (
    "dnr.",
    "Dnr.",
    "inkl.",
    "exkl.",
    "prop.",
    "bil.",
    "ordf.",
    "adj.",
    "tf.",
    "resp.",
    "avd.",
    "jfr.",
)
_PREFIXES: Final = (r"§§?", r"(?:[Dd]nr|[Dd]iarienummer|[Ää]rendenummer):(?=\S)")
_INFIXES: Final = (r"(?<=[a-zåäö]{3}):(?=[A-ZÅÄÖ\d])", r"(?<=\d)(?=§)", r"(?<=[a-zåäö])\.(?=[A-ZÅÄÖ][a-zåäö])")
_SUFFIXES: Final = (r"(?<=\d\d)\.",)  # "år 2023." ends a sentence, "3." numbers an item


def tune(nlp: Language) -> None:
    """Tunes the tokeniser of a pipeline; the result is stored with the pipeline.

    Args:
        nlp: a Swedish pipeline.
    """
    tokenizer = nlp.tokenizer
    defaults = nlp.Defaults
    tokenizer.token_match = _WHOLE.match
    tokenizer.prefix_search = compile_prefix_regex([*_PREFIXES, *(defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*_SUFFIXES, *(defaults.suffixes or ())]).search
    tokenizer.infix_finditer = compile_infix_regex([*_INFIXES, *(defaults.infixes or ())]).finditer
    for text in _ABBREVIATED:
        tokenizer.add_special_case(text, [{ORTH: text}])

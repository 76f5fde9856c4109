"""Detectors of personal data in every country: e-mail address, IBAN, date of birth.

A detector gets visible text (see ``prose.visible_text``) and yields spans. All patterns have
bounded repeats, so their running time is linear in the length of the text.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

Span = tuple[int, int]
Detector = Callable[[str], Iterator[Span]]

_AT_WORD: Final = r"apen?staart(?:je)?"
_AT: Final = (
    rf"(?:@|[ ]{{1,2}}@[ ]{{1,2}}"
    rf"|[ ]{{0,2}}[(\[{{<][ ]?(?:@|at?|bij|{_AT_WORD})[ ]?[)\]}}>][ ]{{0,2}}"
    rf"|@[ ]|[ -]{{1,2}}{_AT_WORD}[ -]{{1,2}})"
)
_WORD_DOT: Final = (
    r"(?:[ ]{0,2}[(\[{<][ ]?(?:dot|punt|\.)[ ]?[)\]}>][ ]{0,2}|[ -]{1,2}(?:dot|punt)[ -]{1,2})"
)
_DOT: Final = rf"(?:\.|{_WORD_DOT})"
_LABEL: Final = r"[^\W_](?:[\w-]{0,61}?[^\W_])?"
_LOCAL: Final = rf"(?<![\w.+'-])[\w+'-][\w.+'-]{{0,63}}?(?:{_WORD_DOT}[\w+'-]{{1,63}}){{0,2}}"
_TOP: Final = r"[^\W\d_]{2,24}(?![^\W_])"
_PROVIDERS: Final = (
    r"(?:gmail|googlemail|hotmail|outlook|live|icloud|yahoo|ziggo|kpnmail|planet|xs4all|upcmail"
    r"|home|hetnet|casema|chello|telfort|protonmail|proton)"
)
_MAIL: Final = re.compile(
    rf"{_LOCAL}(?:{_AT}{_LABEL}(?:{_DOT}{_LABEL}){{0,5}}{_DOT}{_TOP}"
    rf"|[ ]{{1,2}}at[ ]{{1,2}}(?:{_LABEL}(?:{_WORD_DOT}{_LABEL}){{0,5}}{_WORD_DOT}{_TOP}"
    rf"|{_PROVIDERS}{_DOT}{_TOP}))",
    re.IGNORECASE,
)
_MAIL_NAMED: Final = re.compile(
    rf"\be?-?mail\w{{0,12}}[^\w@]{{1,3}}(?:(?:is|naar)[ ])?"
    rf"(?P<mail>[\w.+'-]{{1,64}}[ ]at[ ]{_LABEL}\.{_TOP})",
    re.IGNORECASE,
)
_MAIL_SIGN: Final = re.compile(r"@|apen?staart|\b(?:at|bij|a)\b", re.IGNORECASE)
_RESERVED_DOMAIN: Final = re.compile(
    r"@(?:[\w-]+\.)*(?:example\.(?:com|net|org)|test|invalid)$|@example$", re.IGNORECASE
)
"""Reserved domains; a name below ``.example`` is still reported, because it looks real."""

_IBAN_HEAD: Final = re.compile(r"(?<![^\W_])[A-Z]{2}[ .-]?[0-9]{2}(?![^\W_]{31})", re.IGNORECASE)
_IBAN_CHARACTER: Final = re.compile(r"[ .\-/]{0,2}([A-Za-z0-9])")
_IBAN_LENGTHS: Final = {
    code: length
    for length, codes in (
        (15, "NO"),
        (16, "BE"),
        (18, "DK FI FO GL NL SD"),
        (19, "MK SI"),
        (20, "AT BA EE KZ LT LU XK"),
        (21, "CH HR LI LV"),
        (22, "BG BH CR DE GB GE IE ME RS VA"),
        (23, "AE GI IL IQ OM SO TL"),
        (24, "AD CZ DZ ES MD PK RO SA SE SK TN VG"),
        (25, "LY PT ST"),
        (26, "IS TR"),
        (27, "BI DJ FR GR IT MC MR SM"),
        (28, "AL AZ BY CY DO GT HU LB NI PL SV"),
        (29, "BR EG PS QA UA"),
        (30, "JO KW MU YE"),
        (31, "MT SC"),
        (32, "LC"),
        (33, "RU"),
    )
    for code in codes.split()
}
"""Characters of an account number by country (SWIFT IBAN registry, release 99)."""

_MONTH: Final = (
    r"(?:jan(?:uar[iy])?|feb(?:ruar[iy])?|maart|mrt|mar(?:ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?"
    r"|aug(?:ust(?:us)?)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\.?"
)
_YEAR: Final = r"(?:[0-9]{4}|['’‘`´]?[0-9]{2})(?![0-9])"
_DATE: Final = (
    rf"(?:[0-9]{{4}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}(?![0-9])"
    rf"|[0-9]{{1,2}}[ ]?[-/. ][ ]?[0-9]{{1,2}}[ ]?[-/. ][ ]?{_YEAR}"
    rf"|[0-9]{{1,2}}(?:e|de|ste|st|nd|rd|th|\.)?[ -]{{1,2}}(?:of[ ])?{_MONTH}[ ,-]{{0,3}}{_YEAR}"
    rf"|{_MONTH}[ ]{{1,2}}[0-9]{{1,2}}(?:st|nd|rd|th)?,?[ ]{{1,2}}{_YEAR}"
    r"|[0-3][0-9][01][0-9](?:19|20)[0-9]{2}(?![0-9])|(?:19|20)[0-9]{2}[01][0-9][0-3][0-9](?![0-9]))"
)
_BORN: Final = r"(?:geboren|geb|born)"
_BIRTH_NOUN: Final = (
    r"(?:geboorte[ -]?(?:datum|data|dag)|geb[. ]{0,2}(?:datum|dat|dd)|gbd|verjaardag"
    r"|birth[ -]?da(?:te|y)"
    r"|date[ ]of[ ]birth|d\.?o\.?b)"
)
_BIRTH: Final = re.compile(
    rf"(?<![^\W_])(?:(?P<born>{_BORN})|(?:{_BIRTH_NOUN}|(?:jarig|verjaart)[ ]op))(?![^\W_])\.?"
    rf"(?P<gap>[^0-9\x00]{{0,60}}?)(?P<date>{_DATE})",
    re.IGNORECASE,
)
_BORN_AFTER: Final = re.compile(
    rf"(?<![0-9])(?P<date>{_DATE})(?P<gap>[^.!?;0-9\x00]{{1,40}}?)\b(?:geboren|born)(?![^\W_])",
    re.IGNORECASE,
)
_BIRTH_SIGN: Final = re.compile(r"(?<![0-9*°])[°*][ ]?(?P<date>" + _DATE + ")", re.IGNORECASE)
_BIRTH_WORD: Final = re.compile(
    r"gebo|(?<![^\W_])geb(?![^\W_])|geb\.?[ ]?d|gbd|born|birth|d\.?o\.?b"
    r"|verjaardag|verjaart|jarig|[°*][ ]?[0-9]"
)
_SENTENCE_END: Final = re.compile(r"[!?;]|\.[ ]+[^\W\d_]|[ ]{2}")
_LIMIT: Final = re.compile(
    r"(?<![^\W_])(?:na|v[oó][oó]r|vanaf|tussen|sinds|tot|after|before|since|between|until)\s*$",
    re.IGNORECASE,
)
"""A word before a date that makes it the limit of an age group."""

_THING: Final = re.compile(
    r"(?<![^\W_])(?:\w{0,20}(?:idee|plan|project|initiatief|groep|aanpak|beweging|stichting"
    r"|vereniging"
    r"|droom|concept|pilot|methode|naam|buurthuis|samenwerking|coöperatie)(?:en|s)?"
    r"|idea|project|movement|initiative|foundation)(?![^\W_])",
    re.IGNORECASE,
)
"""Things other than people that can be born."""

_BEFORE: Final = 60
"""Characters before a word that are searched for its subject."""


def find_mail(text: str) -> Iterator[Span]:
    """Find e-mail addresses, also with ``at`` and ``dot`` written as words."""
    if _MAIL_SIGN.search(text):
        for match in _MAIL.finditer(text):
            if not _RESERVED_DOMAIN.search(match[0]):
                yield match.span()
        yield from (match.span("mail") for match in _MAIL_NAMED.finditer(text))


def find_iban(text: str) -> Iterator[Span]:
    """Find account numbers with a valid length and valid check digits."""
    for head in _IBAN_HEAD.finditer(text):
        country = head[0][:2].upper()
        number, end = country + head[0][-2:], head.end()
        length = _IBAN_LENGTHS.get(country, 0)
        while len(number) < length and (match := _IBAN_CHARACTER.match(text, end)):
            number, end = number + match[1], match.end()
        if len(number) == length and not text[end : end + 1].isalnum() and _is_iban(number):
            yield head.start(), end


def _is_iban(number: str) -> bool:
    from stdnum import iban  # noqa: PLC0415  (slow to load, seldom needed)

    return iban.is_valid(number, check_country=False)


def find_birth_date(text: str) -> Iterator[Span]:
    """Find full dates that the text describes as a date of birth."""
    if not _BIRTH_WORD.search(text.lower()):
        return
    for match in _BIRTH.finditer(text):
        gap = match["gap"]
        if _SENTENCE_END.search(gap) or _LIMIT.search(gap):
            continue
        if not match["born"] or not _is_about_thing(text, match.start()):
            yield match.span("date")
    for match in _BORN_AFTER.finditer(text):
        start, gap = match.start(), match["gap"]
        if not _LIMIT.search(text[:start][-_BEFORE:]) and not _is_about_thing(text, start, gap):
            yield match.span("date")
    yield from (match.span("date") for match in _BIRTH_SIGN.finditer(text))


def _is_about_thing(text: str, start: int, gap: str = "") -> bool:
    """Return whether a sentence is about the birth of an idea, a plan or the like."""
    before = text[max(0, start - _BEFORE) : start]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    return bool(_THING.search(before[ends[-1] if ends else 0 :]) or _THING.search(gap))

"""Read an e-mail (.eml): its subject is the title, its text the story.

The sender and the other headers are not kept; quoted replies and signatures are dropped and
counted.
"""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from functools import cache
from typing import Final

from casewright.i18n.catalog import available_languages, load_catalog
from casewright.i18n.message import Message
from casewright.importers.blocks import Block, Kind, escaped
from casewright.importers.html import read_html
from casewright.importers.story import Entry, Story
from casewright.importers.text import text_blocks

_QUOTED: Final = re.compile(r"\s*>")
_SEPARATOR: Final = re.compile(r"\s*(?:[-_]{2,}\s*[^-_]{3,60}\s*[-_]{2,}|_{20,}|-{20,})\s*")
_HEADER: Final = re.compile(r"\s*[*>]*\s*(?P<name>[^\W\d_][\w -]{1,20}?)\*?\s*:\*?\s*(?P<value>.*)")
_PREFIX: Final = re.compile(r"(?i)^\s*(?:(?:re|antw|aw|sv|fwd?|fw|doorgestuurd|doorst|tr)\s*:\s*)+")
_FORWARD: Final = re.compile(r"(?i)^\s*\[?(?:fwd?|fw|doorgestuurd|doorst|tr)\s*:")
_BRACKETED: Final = re.compile(r"(?i)\[((?:re|fwd?|fw)\s*:[^\]]*)\]")
_ADDRESS: Final = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_SIGNATURE: Final = re.compile(r"--\s*")
_REPLY_END: Final = re.compile(r"[^\d@\n]*[\d@].*:\s*")
_MIN_HEADERS: Final = 2
_MAX_REPLY_LINES: Final = 3
_MAX_SIGNATURE_LINES: Final = 40
_MAX_NAME_WORDS: Final = 4


def read_mail(data: bytes) -> Story | str:
    """Read an e-mail, or return the reason why not: the key of a message under ``refused``."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        return "no-mail"
    body = message.get_body(("plain", "html"))
    is_html = bool(body and body.get_content_type() == "text/html")
    text = "\n\n".join(map(_text_of, (body, *_further_texts(message))))
    subject = _header(message, "subject")
    lines = text.replace("\r\n", "\n").split("\n")
    kept, quoted = _without_quotes(lines, forwarded=bool(_FORWARD.match(subject)))
    kept, signature = _without_signature(kept)
    kept = list(_without_sender(kept, _sender_names(message)))
    title = _PREFIX.sub("", _BRACKETED.sub(r"\1", subject)).strip()
    entries = (Entry("title", (Block(Kind.TEXT, escaped(title)),)),) if title else ()
    remarks = [Message("note.mail-sender")]
    if quoted:
        remarks.append(Message("note.mail-quoted", {"count": quoted}))
    if signature:
        remarks.append(Message("note.mail-signature", {"count": signature}))
    if attached := [*filter(None, map(_attachment_name, message.iter_attachments()))]:
        remarks.append(Message("note.mail-attached", {"names": ", ".join(attached)}))
    return Story(text_blocks("\n".join(kept), markdown=is_html), entries, remarks=tuple(remarks))


def _further_texts(message: EmailMessage) -> Iterator[object]:
    """Iterate over the texts between and below attachments."""
    for part in message.iter_attachments():
        named = part.get_filename() or part.get_content_disposition() == "attachment"
        if part.get_content_maintype() == "text" and not named:
            yield part


def _attachment_name(part: object) -> str:
    """Return the name of an attached file, or the subject of an attached mail."""
    if not isinstance(part, EmailMessage):
        return ""
    inner: object = part.get_payload()
    if part.get_content_type() == "message/rfc822" and isinstance(inner, list):
        return _header(inner[0], "subject")
    return part.get_filename() or ""


def _text_of(part: object) -> str:
    """Return the text of a part of a mail; HTML as Markdown."""
    text = _content(part)
    if isinstance(part, EmailMessage) and part.get_content_type() == "text/html":
        return "\n\n".join(_plain_lines(read_html(text, page=False).blocks))
    return text


def _content(body: object) -> str:
    if not isinstance(body, EmailMessage):
        return ""
    try:
        return str(body.get_content())
    except (LookupError, UnicodeDecodeError):
        payload = body.get_payload(decode=True)
        return payload.decode("utf-8", errors="replace") if isinstance(payload, bytes) else ""


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message[name] or "").split())
    except (ValueError, IndexError, AttributeError):
        return ""


def _plain_lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Format the blocks of an HTML e-mail as Markdown lines, to find quotes as in plain text."""
    for block in blocks:
        if block.kind is Kind.ROW:
            for cell in block.cells:
                yield from _plain_lines(cell)
        elif block.kind is Kind.HEADING:
            yield f"## {block.text}"
        elif block.kind is Kind.ITEM:
            mark = f"{block.number}. " if block.number else "- "
            yield "    " * (block.level - 1) + mark + block.text.replace("\n", " ")
        else:
            yield block.text


def _without_quotes(lines: list[str], *, forwarded: bool) -> tuple[list[str], int]:
    """Return the lines without quoted replies, and how many were left out.

    Of a forwarded mail only the block of headers is left out.
    """
    kept: list[str] = []
    left_out = 0
    number = 0
    while number < len(lines):
        line = lines[number]
        headers = _header_count(lines, number)
        if headers and forwarded:
            if kept and _SEPARATOR.fullmatch(kept[-1]):
                kept.pop()
            number += headers
            forwarded = False
        elif headers or (not forwarded and _begins_reply(lines, number)):
            left_out += sum(bool(one.strip()) for one in lines[number:])
            break
        elif _QUOTED.match(line) and not forwarded:
            left_out += 1
            number += 1
        else:
            kept.append(line)
            number += 1
    while kept and _is_edge(kept[-1]):
        kept.pop()
    return kept, left_out


def _is_edge(line: str) -> bool:
    """Return whether a line is empty, or only separates a mail from the one below it."""
    text = line.strip().rstrip(":").casefold()
    return not text or text in _words("forward-begins") or bool(_SEPARATOR.fullmatch(line))


def _header_count(lines: list[str], start: int) -> int:
    """Return the number of lines of a block of headers that begins at a line; 0 for none."""
    number, found = start, 0
    while number < len(lines):
        match = _HEADER.fullmatch(lines[number])
        if match and match["name"].casefold() in _words("header-names"):
            found += 1
        elif found and not lines[number].strip() and _next_is_header(lines, number):
            pass
        else:
            break
        number += 1
    return number - start if found >= _MIN_HEADERS else 0


def _next_is_header(lines: list[str], number: int) -> bool:
    match = _HEADER.fullmatch(lines[number + 1]) if number + 1 < len(lines) else None
    return bool(match and match["name"].casefold() in _words("header-names"))


def _begins_reply(lines: list[str], number: int) -> bool:
    """Return whether a line introduces a quoted reply: ``On … wrote:``, on up to three lines."""
    for count in range(1, _MAX_REPLY_LINES + 1):
        some = lines[number : number + count]
        text = " ".join(some).strip().casefold()
        begins = text.startswith(tuple(_words("reply-begins"))) or _ADDRESS.search(lines[number])
        if not begins or not all(line.strip() for line in some):
            return False
        if _REPLY_END.fullmatch(text) and any(word in text for word in _words("reply-ends")):
            return True
    return False


def _without_signature(lines: list[str]) -> tuple[list[str], int]:
    """Return the lines without the signature at the end, and how many lines it has."""
    first = max(0, len(lines) - _MAX_SIGNATURE_LINES)
    for number, line in enumerate(lines):
        closing = line.strip().rstrip(",.!").casefold()
        is_closing = number >= first and closing.startswith(tuple(_words("closings")))
        short = len(closing.split()) <= _MAX_NAME_WORDS + 2
        if _SIGNATURE.fullmatch(line) or (is_closing and short):
            left_out = sum(bool(one.strip()) for one in lines[number:])
            return lines[:number], left_out
    return lines, 0


def _sender_names(message: EmailMessage) -> frozenset[str]:
    """Return the names of the sender as a line of the mail may have them."""
    name = re.sub(r"<[^<>]*>", "", _header(message, "from")).strip(" \"'")
    first = name.split(" ")[0] if name else ""
    return frozenset(one.casefold() for one in (name, first) if one)


def _without_sender(lines: list[str], names: frozenset[str]) -> Iterator[str]:
    """Drop lines that contain only the sender's name, and every e-mail address."""
    for line in lines:
        if line.strip(" ,.-*_\\").casefold() not in names:
            yield _ADDRESS.sub("…", line)


@cache
def _words(name: str) -> frozenset[str]:
    lines = (load_catalog(language).t(f"mail.{name}") for language in available_languages())
    return frozenset(word.strip().casefold() for line in lines for word in line.split(","))

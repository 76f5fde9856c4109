"""Escape text from files for terminals."""


def escape_invisible(text: str) -> str:
    """Replace non-printable characters, so that a file cannot send control codes to a terminal."""
    return text if text.isprintable() else "".join(map(_escape_character, text))


def _escape_character(sign: str) -> str:
    if sign == "\t":
        return " "
    return sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}"
